/** On the page of a case: the medical forms of carriers. Everybody here sees outcome, help and last day; only the medical role opens the doctor's part. */
import { useState } from 'react'
import * as cases from '#domain/cases/contract.ts'
import * as medifs from '#domain/movements/medif-contract.ts'
import { medifState } from '#domain/movements/medif-rules.ts'
import type { Medif } from '#domain/movements/medif-words.ts'
import { nameOf, PersonName } from '#desk/people/shared.tsx'
import type { CasePanelProps } from '#desk/cases/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { MedifAnswerForm } from './MedifAnswerForm.tsx'
import { MedifAskForm } from './MedifAskForm.tsx'
import { MedifDetailForm } from './MedifDetailForm.tsx'

type Asked = { what: 'ask' } | { what: 'answer' | 'detail'; medif: Medif }

export function MedifPanel({ caseId }: CasePanelProps) {
  const { t } = useText()
  const [asked, setAsked] = useState<Asked>()
  const whyNotBook = useWhyNot('movements.book')
  const story = useAsk(cases.getCase, { caseId })
  const listed = useAsk(medifs.listMedifs, { caseId })
  const members = story.value?.members ?? []
  const close = () => setAsked(undefined)
  return (
    <Panel
      title={t('movements.medifs')}
      actions={
        <Button icon="add" reason={whyNotBook} onClick={() => setAsked({ what: 'ask' })}>
          {t('movements.ask_medif')}
        </Button>
      }
    >
      <AskedPart of={listed} lines={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-sm text-ink-soft">{t('movements.no_medifs')}</p>
          ) : (
            <ul aria-label={t('movements.medifs')} className="flex flex-col gap-3 divide-y divide-line [&>li+li]:pt-3">
              {items.map((medif) => (
                <li key={medif.id}>
                  <OneMedif
                    medif={medif}
                    person={members.find(({ personId }) => personId === medif.personId)?.person}
                    onAsk={(what) => setAsked({ what, medif })}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </AskedPart>
      <Dialog open={asked !== undefined} onClose={close} title={t(titles[asked?.what ?? 'ask'])}>
        {asked?.what === 'ask' && (
          <MedifAskForm
            caseId={caseId}
            members={members.map(({ personId, person }) => ({ value: personId, label: nameOf(person) }))}
            onDone={close}
          />
        )}
        {asked?.what === 'answer' && <MedifAnswerForm medif={asked.medif} onDone={close} />}
        {asked?.what === 'detail' && <MedifDetailForm medif={asked.medif} onDone={close} />}
      </Dialog>
    </Panel>
  )
}

const titles = { ask: 'movements.ask_medif', answer: 'movements.answer_medif', detail: 'movements.medif_detail' } as const

type OneProps = { medif: Medif; person: Parameters<typeof PersonName>[0]['person'] | undefined; onAsk: (what: 'answer' | 'detail') => void }

function OneMedif({ medif, person, onAsk }: OneProps) {
  const { t, write } = useText()
  const whyNotBook = useWhyNot('movements.book')
  const whyNotMedical = useWhyNot('movements.medical')
  const facts = [
    t('movements.medif_for', { carrier: medif.carrier, day: write.day(medif.travelsOn) }),
    ...(medif.validUntil === null ? [] : [t('movements.medif_until', { day: write.day(medif.validUntil) })]),
    ...(medif.escort === null ? [] : [t(`movements.medif_escort.${medif.escort}`)]),
    ...(medif.carrierRef === null ? [] : [t('movements.medif_ref', { ref: `\u2068${medif.carrierRef}\u2069` })]),
  ]
  const isFilled = medif.outcome !== null
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="font-semibold">{person === undefined ? '…' : <PersonName person={person} />}</h3>
        <StateBadge medif={medif} />
        {medif.outcome !== null && <Badge mood={outcomeMoods[medif.outcome]}>{t(`movements.fit_outcome.${medif.outcome}`)}</Badge>}
        {medif.validUntil !== null && medif.validUntil < medif.travelsOn && <Badge mood="warn">{t('movements.medif_too_short')}</Badge>}
        {medif.needs.map((need) => (
          <Badge key={need} mood="note">
            {t(`cases.need.${need}`)}
          </Badge>
        ))}
      </div>
      <p className="text-sm text-ink-soft">{facts.join(' · ')}</p>
      <div className="flex flex-wrap gap-2">
        <Button
          icon="edit"
          reason={whyNotBook ?? (isFilled ? undefined : t('movements.medif_wait_doctor'))}
          onClick={() => onAsk('answer')}
        >
          {t('movements.answer_medif')}
        </Button>
        <Button look="quiet" icon="lock" reason={whyNotMedical} onClick={() => onAsk('detail')}>
          {t('movements.medif_detail')}
        </Button>
      </div>
    </div>
  )
}

const outcomeMoods: Record<NonNullable<Medif['outcome']>, Mood> = { FIT: 'good', FIT_WITH_CONDITIONS: 'warn', UNFIT: 'bad' }
const decisionMoods: Record<NonNullable<Medif['decision']>, Mood> = { CLEARED: 'good', CONDITIONS: 'warn', REFUSED: 'bad' }

function StateBadge({ medif }: { medif: Medif }) {
  const { t } = useText()
  if (medif.decision !== null)
    return <Badge mood={decisionMoods[medif.decision]}>{t(`movements.carrier_decision.${medif.decision}`)}</Badge>
  return <Badge mood="note">{t(`movements.medif_state.${medifState(medif)}`)}</Badge>
}
