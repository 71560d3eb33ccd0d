/** On the page of a movement: what its recipients are still owed, and how many have not answered. */
import * as notices from '#domain/notices/contract.ts'
import type { Movement } from '#domain/movements/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { ButtonLink } from '#desk/kit/TextLink.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { AnswerState, KindBadge } from './shared.tsx'

export function MovementNoticePanel({ movement }: { movement: Movement }) {
  const { t } = useText()
  const found = useAsk(notices.getNotice, { movementId: movement.id })
  return (
    <Panel
      title={t('notices.notice')}
      actions={
        <ButtonLink to="/notices/movements/$movementId" params={{ movementId: movement.id }} look={found.value?.due ? 'main' : 'plain'}>
          {t('notices.open')}
        </ButtonLink>
      }
    >
      <AskedPart of={found}>
        {({ due, notice }) => {
          const newest = notice?.versions[0]
          return (
            <div className="flex flex-col gap-2">
              <p className="flex flex-wrap items-center gap-2">
                {notice !== null && <Code>{notice.number}</Code>}
                {due === null
                  ? newest === undefined
                    ? t('notices.nobody_on_board')
                    : t('notices.nothing_due', { version: newest.version })
                  : t('notices.due', { kind: t(`notices.kind.${due}`) })}
                {due !== null && <KindBadge kind={due} />}
              </p>
              {newest !== undefined && (
                <ul className="flex flex-col gap-1">
                  {newest.recipients.map((recipient) => (
                    <li key={recipient.id} className="flex flex-wrap items-center gap-2">
                      <bdi>{recipient.officeName ?? recipient.organisation}</bdi>
                      <AnswerState recipient={recipient} acknowledgeBy={newest.acknowledgeBy} isNewest />
                    </li>
                  ))}
                </ul>
              )}
            </div>
          )
        }}
      </AskedPart>
    </Panel>
  )
}
