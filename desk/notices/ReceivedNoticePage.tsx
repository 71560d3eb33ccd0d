/** A notice as it was sent to my office: read it, see what it changes, and say that it was read. */
import * as notices from '#domain/notices/contract.ts'
import type { ReceivedNotice, ReceivedNoticeId } from '#domain/notices/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk, useCommand } from '#desk/kit/queries.ts'
import { useParam } from '#desk/kit/TextLink.tsx'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { AnswerState, Changes, KindBadge, NoticeFacts } from './shared.tsx'

export function ReceivedNoticePage() {
  const { t } = useText()
  const found = useAsk(notices.getReceived, { receivedId: useParam('receivedId') as ReceivedNoticeId })
  return (
    <Page
      title={t('notices.received')}
      heading={found.value && <Code>{`${found.value.number} v${found.value.version}`}</Code>}
      back={{ to: '/notices', label: t('notices.notices') }}
      lead={found.value && <Lead received={found.value} />}
    >
      <AskedPart of={found}>
        {(received) => (
          <>
            {!received.isNewest && (
              <Notice mood="warn" title={t('notices.newer')}>
                {t('notices.newer_why')}
              </Notice>
            )}
            <Panel title={t(`notices.role.${received.role}`)} actions={<Acknowledge received={received} />}>
              <div className="flex flex-col gap-4">
                <Changes diff={received.diff} version={received.version - 1} />
                <NoticeFacts content={received.content} />
                <p className="text-xs break-all text-ink-soft">
                  {t('notices.hash')} <span dir="ltr">{received.sha256}</span>
                </p>
              </div>
            </Panel>
          </>
        )}
      </AskedPart>
    </Page>
  )
}

function Lead({ received }: { received: ReceivedNotice }) {
  const { t, write } = useText()
  return (
    <>
      <KindBadge kind={received.kind} />
      <span>{t('notices.from_office', { office: received.fromOfficeName })}</span>
      <span>{t('notices.sent_at', { when: write.instant(received.sentAt) })}</span>
      <AnswerState
        recipient={{ acknowledgedAt: received.acknowledgedAt, acknowledgedHow: null }}
        acknowledgeBy={received.acknowledgeBy}
        isNewest={received.isNewest}
      />
    </>
  )
}

function Acknowledge({ received }: { received: ReceivedNotice }) {
  const text = useText()
  const { t } = text
  const command = useCommand(notices.acknowledgeNotice)
  const notAllowed = useWhyNot('notices.receive')
  if (received.acknowledgedAt !== null) return null
  const say = async () => {
    const answer = await command.send({ receivedId: received.id, sha256: received.sha256 })
    if (answer.ok) tell(t('notices.acknowledge_done'))
  }
  return (
    <>
      {command.failure !== undefined && (
        <Notice mood="bad" live>
          {failureText(text, command.failure)}
        </Notice>
      )}
      <Button
        look="main"
        icon="check"
        busy={command.isSending}
        reason={notAllowed ?? (received.isNewest ? undefined : t('refusal.newer_version'))}
        onClick={() => void say()}
      >
        {t('notices.acknowledge')}
      </Button>
    </>
  )
}
