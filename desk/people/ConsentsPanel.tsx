/** What a person has consented to, kind by kind, also what was never asked; given by a form, withdrawn with one click. */
import { useState } from 'react'
import * as people from '#domain/people/contract.ts'
import { isInForce } from '#domain/people/rules.ts'
import { type Consent, ConsentKind, type Person } from '#domain/people/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { ConsentForm } from './ConsentForm.tsx'

type Line = { kind: ConsentKind; last: Consent | undefined; stands: boolean }

export function ConsentsPanel({ person, consents }: { person: Person; consents: readonly Consent[] }) {
  const { t } = useText()
  const [asking, setAsking] = useState<ConsentKind>()
  const now = new Date().toISOString() as Instant
  // Each consent in force has its line, because each has its own recipient; a kind without one says what became of the last.
  const lines = ConsentKind.options.flatMap((kind): Line[] => {
    const ofKind = consents.filter((consent) => consent.kind === kind)
    const standing = ofKind.filter((consent) => isInForce(consent, now))
    return standing.length > 0 ? standing.map((last) => ({ kind, last, stands: true })) : [{ kind, last: ofKind.at(-1), stands: false }]
  })
  return (
    <Panel title={t('people.consents')} flush>
      <Table
        caption={t('people.consents')}
        rows={lines}
        rowKey={(line) => line.last?.id ?? line.kind}
        columns={[
          { key: 'kind', title: t('people.consent_kind'), heads: true, cell: (line) => <ConsentWhat line={line} /> },
          { key: 'state', title: t('people.consent_state'), cell: (line) => <ConsentState line={line} now={now} /> },
          {
            key: 'do',
            title: t('access.actions'),
            cell: (line) =>
              line.stands && line.last !== undefined ? (
                <span className="flex flex-wrap gap-2">
                  <WithdrawButton consent={line.last} />
                  {line.kind === 'DATA_SHARING' && <GiveButton onClick={() => setAsking(line.kind)} />}
                </span>
              ) : (
                <GiveButton onClick={() => setAsking(line.kind)} />
              ),
          },
        ]}
      />
      <Dialog open={asking !== undefined} onClose={() => setAsking(undefined)} title={t('people.give_consent')}>
        {asking !== undefined && (
          <ConsentForm personId={person.id} kind={asking} languages={person.languages} onDone={() => setAsking(undefined)} />
        )}
      </Dialog>
    </Panel>
  )
}

/** For what, and when something may be given to others: to whom, and what of it. */
function ConsentWhat({ line: { kind, last } }: { line: Line }) {
  const { t, write } = useText()
  const shared = last !== undefined && last.recipient !== 'OFFICE'
  return (
    <span className="flex flex-col">
      {t(`people.consent_kind.${kind}`)}
      {shared && (
        <span className="text-sm font-normal text-ink-soft">
          {t(`register.recipient.${last.recipient}`)}
          {last.recipientName !== null && (
            <>
              {' '}
              <bdi>{last.recipientName}</bdi>
            </>
          )}
          {last.scope.length > 0 && ` · ${write.list(last.scope.map((part) => t(`register.scope.${part}`)))}`}
        </span>
      )}
    </span>
  )
}

function ConsentState({ line: { last, stands }, now }: { line: Line; now: string }) {
  const { t, write } = useText()
  if (last === undefined) return <Badge>{t('people.consent_none')}</Badge>
  const day = write.day(last.givenAt)
  if (last.withdrawnAt !== null) return <Badge mood="warn">{t('people.consent_withdrawn', { day: write.day(last.withdrawnAt) })}</Badge>
  if (last.expiresAt !== null && last.expiresAt <= now)
    return <Badge mood="warn">{t('people.consent_over', { day: write.day(last.expiresAt) })}</Badge>
  return (
    <Badge mood={stands ? 'good' : 'neutral'}>
      {last.expiresAt === null ? t('people.consent_given', { day }) : t('people.consent_until', { day, until: write.day(last.expiresAt) })}
    </Badge>
  )
}

function GiveButton({ onClick }: { onClick: () => void }) {
  const { t } = useText()
  return (
    <Button look="quiet" icon="add" reason={useWhyNot('people.write')} onClick={onClick}>
      {t('people.give_consent')}
    </Button>
  )
}

function WithdrawButton({ consent }: { consent: Consent }) {
  const text = useText()
  const { t } = text
  const withdraw = useCommand(people.withdrawConsent)
  const onClick = async () => {
    const sent = await withdraw.send({ consentId: consent.id })
    tell(sent.ok ? t(sent.queued ? 'ui.queued' : 'people.withdrawn') : failureText(text, sent), sent.ok ? 'good' : 'bad')
  }
  return (
    <Button look="quiet" icon="close" reason={useWhyNot('people.write')} busy={withdraw.isSending} onClick={() => void onClick()}>
      {t('people.withdraw_consent')}
    </Button>
  )
}
