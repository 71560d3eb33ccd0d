/** The notice of one journey: what would be said now and to whom, every version that was sent, and who has answered. */
import { useState } from 'react'
import type { OutputOf } from '#domain/kit/contract.ts'
import type { MovementId } from '#domain/movements/words.ts'
import * as notices from '#domain/notices/contract.ts'
import type { NoticeVersion, Recipient } from '#domain/notices/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { DownloadButton } from '#desk/kit/DownloadButton.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { useParam } from '#desk/kit/TextLink.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { SendForm } from './SendForm.tsx'
import { AnswerState, Changes, KindBadge, NoticeFacts } from './shared.tsx'

type Found = OutputOf<typeof notices.getNotice>

export function NoticePage() {
  const { t } = useText()
  const movementId = useParam('movementId') as MovementId
  const found = useAsk(notices.getNotice, { movementId })
  const number = found.value?.notice?.number
  return (
    <Page
      title={t('notices.notice')}
      heading={found.value && <Code>{number ?? found.value.draft.movementRef}</Code>}
      lead={found.value?.due && <KindBadge kind={found.value.due} />}
      back={{ to: '/movements/$movementId', params: { movementId }, label: t('movements.movement') }}
    >
      <AskedPart of={found}>
        {(value) => (
          <>
            <DraftPanel found={value} movementId={movementId} />
            <SentPanel found={value} />
          </>
        )}
      </AskedPart>
    </Page>
  )
}

function DraftPanel({ found, movementId }: { found: Found; movementId: MovementId }) {
  const { t } = useText()
  const [sending, setSending] = useState(false)
  const notAllowed = useWhyNot('notices.send')
  const newest = found.notice?.versions[0]
  const nobody = found.draft.pax.total === 0 && newest === undefined
  return (
    <Panel
      title={t('notices.draft')}
      actions={
        <Button
          look={found.due === null ? 'plain' : 'main'}
          icon="next"
          reason={notAllowed ?? (nobody ? t('notices.nobody_on_board') : undefined)}
          onClick={() => setSending(true)}
        >
          {t('notices.send')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-sm text-ink-soft">{t('notices.draft_why')}</p>
        {found.due === null ? (
          <Notice>{newest === undefined ? t('notices.nobody_on_board') : t('notices.nothing_due', { version: newest.version })}</Notice>
        ) : (
          <Notice mood="warn" title={t('notices.due', { kind: t(`notices.kind.${found.due}`) })}>
            {newest !== undefined && <Changes diff={found.changes} version={newest.version} />}
          </Notice>
        )}
        <NoticeFacts content={found.draft} />
      </div>
      <Dialog open={sending} onClose={() => setSending(false)} title={t('notices.send')}>
        <SendForm found={found} movementId={movementId} onDone={() => setSending(false)} />
      </Dialog>
    </Panel>
  )
}

function SentPanel({ found }: { found: Found }) {
  const { t } = useText()
  const versions = found.notice?.versions ?? []
  return (
    <Panel title={t('notices.sent_versions')}>
      {versions.length === 0 && <p className="text-sm text-ink-soft">{t('notices.never_sent')}</p>}
      <ol className="flex flex-col gap-6">
        {versions.map((version, at) => (
          <li key={version.id}>
            <Version version={version} isNewest={at === 0} />
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function Version({ version, isNewest }: { version: NoticeVersion; isNewest: boolean }) {
  const { t, write, language } = useText()
  const input = { versionId: version.id, language: language === 'en' ? ('en' as const) : ('fr' as const) }
  return (
    <article className="flex flex-col gap-3">
      <header className="flex flex-wrap items-center gap-3">
        <h3 className="font-medium">
          {t('notices.version')} {version.version}
        </h3>
        <KindBadge kind={version.kind} />
        <span className="text-sm text-ink-soft">{t('notices.sent_at', { when: write.instant(version.sentAt) })}</span>
        <DownloadButton contract={notices.noticePdf} input={input} look="quiet">
          {t('notices.pdf')}
        </DownloadButton>
        <DownloadButton contract={notices.noticeText} input={input} look="quiet">
          {t('notices.text')}
        </DownloadButton>
      </header>
      <Changes diff={version.diff} version={version.version - 1} />
      {version.content.remarks !== '' && <p className="whitespace-pre-line">{version.content.remarks}</p>}
      <ul className="flex flex-col gap-2">
        {version.recipients.map((recipient) => (
          <RecipientLine key={recipient.id} recipient={recipient} version={version} isNewest={isNewest} />
        ))}
      </ul>
    </article>
  )
}

function RecipientLine({ recipient, version, isNewest }: { recipient: Recipient; version: NoticeVersion; isNewest: boolean }) {
  const { t } = useText()
  const [answering, setAnswering] = useState(false)
  const notAllowed = useWhyNot('notices.send')
  const mayAnswer = recipient.office === null && recipient.acknowledgedAt === null && isNewest
  return (
    <li className="flex flex-wrap items-center gap-3">
      <span>
        <bdi className="font-medium">{recipient.officeName ?? recipient.organisation}</bdi>{' '}
        <span className="text-sm text-ink-soft">{t(`notices.role.${recipient.role}`)}</span>
      </span>
      <AnswerState recipient={recipient} acknowledgeBy={version.acknowledgeBy} isNewest={isNewest} />
      {mayAnswer && (
        <Button look="quiet" icon="check" reason={notAllowed} onClick={() => setAnswering(true)}>
          {t('notices.record_answer')}
        </Button>
      )}
      <Dialog open={answering} onClose={() => setAnswering(false)} title={t('notices.record_answer')}>
        <AnswerForm recipient={recipient} onDone={() => setAnswering(false)} />
      </Dialog>
    </li>
  )
}
