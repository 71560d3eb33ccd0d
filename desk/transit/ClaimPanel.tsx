/** What the carrier owes for a mishap, worked out by distance and delay with the terms of the day; the claim, and how it was answered. */
import { useState } from 'react'
import type { WorkedOut } from '#domain/transit/claim-words.ts'
import * as contracts from '#domain/transit/mishap-contract.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk, useCommand } from '#desk/kit/queries.ts'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Field } from '#ui/Field.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import type { MishapFile } from './MishapPage.tsx'

const moods = { SENT: 'note', PAID: 'good', REFUSED: 'bad' } as const satisfies Record<string, Mood>

export function ClaimPanel({ file, onChanged }: { file: MishapFile; onChanged: () => void }) {
  const { t } = useText()
  return (
    <Panel title={t('transit.claim')}>
      {file.claim === null ? <Working file={file} onChanged={onChanged} /> : <Standing file={file} onChanged={onChanged} />}
    </Panel>
  )
}

function Working({ file: { mishap }, onChanged }: { file: MishapFile; onChanged: () => void }) {
  const text = useText()
  const { t, write } = text
  const [circumstances, setCircumstances] = useState({ communityCarrier: false, extraordinary: false })
  const [reference, setReference] = useState('')
  const asked = useAsk(contracts.workOutClaim, { mishapId: mishap.id, ...circumstances })
  const sending = useCommand(contracts.sendClaim)
  const whyNot = useWhyNot('transit.supervise')
  const send = async () => {
    const sent = await sending.send({
      mishapId: mishap.id,
      ...circumstances,
      ...(reference.trim() === '' ? {} : { reference: reference.trim() }),
    })
    if (!sent.ok) return tell(failureText(text, sent), 'bad')
    tell(t('ui.saved'))
    onChanged()
  }
  return (
    <div className="flex flex-col gap-3">
      <Checkbox
        checked={circumstances.communityCarrier}
        onChange={(communityCarrier) => setCircumstances({ ...circumstances, communityCarrier })}
        label={t('transit.community_carrier')}
        hint={t('transit.community_carrier_hint')}
      />
      <Checkbox
        checked={circumstances.extraordinary}
        onChange={(extraordinary) => setCircumstances({ ...circumstances, extraordinary })}
        label={t('transit.extraordinary')}
        hint={t('transit.extraordinary_hint')}
      />
      <AskedPart of={asked} lines={3}>
        {(worked) => (
          <>
            <WorkedFacts worked={worked} />
            {worked.totalMinor > 0 && (
              <div className="flex flex-wrap items-end gap-3">
                <Field label={t('transit.claim_reference')} className="w-56">
                  <TextInput value={reference} onChange={setReference} maxLength={60} />
                </Field>
                <Button look="main" reason={whyNot} busy={sending.isSending} onClick={() => void send()}>
                  {t('transit.send_claim', { sum: write.money({ minor: worked.totalMinor, currency: worked.currency }) })}
                </Button>
              </div>
            )}
          </>
        )}
      </AskedPart>
    </div>
  )
}

function Standing({ file: { mishap, claim, group }, onChanged }: { file: MishapFile; onChanged: () => void }) {
  const text = useText()
  const { t, write } = text
  const settling = useCommand(contracts.settleClaim)
  const whyNot = useWhyNot('transit.supervise')
  const settle = async (status: 'PAID' | 'REFUSED') => {
    const sent = await settling.send({ mishapId: mishap.id, status })
    if (!sent.ok) return tell(failureText(text, sent), 'bad')
    onChanged()
  }
  if (claim === null) return null
  return (
    <div className="flex flex-col gap-3">
      <p className="flex flex-wrap items-center gap-2">
        <Badge mood={moods[claim.status]}>{t(`transit.claim_status.${claim.status}`)}</Badge>
        <span>{t('transit.claimed_at', { when: write.instant(claim.claimedAt, group.zone) })}</span>
        {claim.settledAt !== null && <span>{t('transit.settled_at', { when: write.instant(claim.settledAt, group.zone) })}</span>}
        {claim.reference !== null && <Code>{claim.reference}</Code>}
      </p>
      <WorkedFacts worked={claim.workedOut} />
      {claim.status === 'SENT' && (
        <div className="flex flex-wrap gap-2">
          <Button look="main" icon="check" reason={whyNot} busy={settling.isSending} onClick={() => void settle('PAID')}>
            {t('transit.carrier_paid')}
          </Button>
          <Button icon="close" reason={whyNot} busy={settling.isSending} onClick={() => void settle('REFUSED')}>
            {t('transit.carrier_refuses')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** The sum, the reason, and all it rests on. */
function WorkedFacts({ worked }: { worked: WorkedOut }) {
  const { t, write } = useText()
  const money = (minor: number) => write.money({ minor, currency: worked.currency })
  return (
    <>
      <Notice
        mood={worked.totalMinor > 0 ? 'good' : 'neutral'}
        title={worked.totalMinor > 0 ? money(worked.totalMinor) : t('transit.nothing_owed')}
      >
        {t(`transit.claim_reason.${worked.reason}`)}
      </Notice>
      <DescriptionList
        facts={[
          {
            term: t('transit.journey'),
            value: (
              <bdi dir="ltr">
                {worked.from} – {worked.to}
              </bdi>
            ),
          },
          { term: t('transit.distance'), value: worked.distanceKm === null ? null : t('transit.kilometres', { count: worked.distanceKm }) },
          {
            term: t('transit.delay'),
            value: worked.delayMinutes === null ? null : t('transit.minutes', { count: worked.delayMinutes }),
            keep: true,
          },
          {
            term: t('transit.per_person'),
            value: worked.totalMinor > 0 && t('transit.per_person_of', { sum: money(worked.perPersonMinor), count: worked.persons }),
          },
          {
            term: t('transit.rests_on'),
            value: (
              <>
                {t('transit.terms_since', { day: write.day(worked.termsFrom, 'long'), source: worked.source })}{' '}
                {worked.toBeChecked && <Badge mood="warn">{t('transit.to_be_checked')}</Badge>}
              </>
            ),
          },
        ]}
      />
    </>
  )
}
