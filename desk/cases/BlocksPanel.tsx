/** What blocks a case and what comes next: the first thing somebody wants to know. Holds are lifted here. */
import * as work from '#domain/cases/work-contract.ts'
import type { CaseStory } from '#domain/cases/contract.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function BlocksPanel({ story }: { story: CaseStory }) {
  const { t } = useText()
  const others = story.blocks.filter((block) => block.code !== 'on_hold')
  return (
    <Panel title={t('cases.blocks')}>
      <div className="flex flex-col gap-3">
        {story.holds.map((hold) => (
          <HoldNotice key={hold.id} hold={hold} />
        ))}
        {others.map((block) => (
          <Notice key={block.code} mood={block.weight === 'STOPS' ? 'bad' : 'warn'}>
            {t(`cases.block.${block.code}`, { count: block.count ?? 0 })}
          </Notice>
        ))}
        {story.holds.length === 0 && others.length === 0 && <p className="text-ink-soft">{t('cases.blocks_none')}</p>}
        <p className="flex flex-wrap items-center gap-2 border-t border-line pt-3">
          <Icon name="next" className="text-brand" />
          <span className="text-sm text-ink-soft">{t('cases.next')}</span>
          <strong className="font-medium">{t(`cases.next.${story.next}`)}</strong>
        </p>
      </div>
    </Panel>
  )
}

function HoldNotice({ hold }: { hold: CaseStory['holds'][number] }) {
  const text = useText()
  const { t, write } = text
  const lifting = useCommand(work.liftHold)
  const lift = async () => {
    const sent = await lifting.send({ holdId: hold.id })
    tell(sent.ok ? t('cases.hold_lifted') : failureText(text, sent), sent.ok ? 'good' : 'bad')
  }
  return (
    <Notice
      mood="bad"
      title={t('cases.block.on_hold', { reason: t(`cases.hold_reason.${hold.reason}`) })}
      actions={
        <Button icon="check" busy={lifting.isSending} reason={useWhyNot('cases.write')} onClick={() => void lift()}>
          {t('cases.lift_hold')}
        </Button>
      }
    >
      {hold.note !== null && <p>{hold.note}</p>}
      <Badge icon={undefined}>{t('cases.held_since', { day: write.day(hold.placedAt.slice(0, 10)) })}</Badge>
    </Notice>
  )
}
