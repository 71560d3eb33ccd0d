/** Plans a journey leg by leg, with the times on the walls of its places: what the ticket says is what is typed. */
import * as movements from '#domain/movements/contract.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { SelectField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { emptyLeg, LegFields, type TypedLeg } from './LegFields.tsx'

/** Why office journeys are arranged most often; the others are chosen by the case's programme. */
const movementTypes = [
  'RESETTLEMENT',
  'FAMILY_REUNIFICATION',
  'AVRR',
  'VHR',
  'HUM_ADMISSION',
  'RELOCATION_EU',
  'REPATRIATION',
  'EVACUATION_INTL',
  'STRANDED_FUND',
  'VOT_RETURN',
]

export function PlanMovementForm({ caseId, onDone }: { caseId?: string | undefined; onDone: (movementId: string) => void }) {
  const { t } = useText()
  const labels = { movementType: t('movements.type'), legs: t('movements.legs') }
  const form = useForm({
    contract: movements.planMovement,
    draft: 'movements.plan/legs',
    initial: { movementType: 'RESETTLEMENT', legs: [emptyLeg] as TypedLeg[] },
    input: ({ movementType, legs }) => ({
      movementType,
      caseId,
      legs: legs.map(
        ({
          departsOn,
          departsTime,
          arrivesOn,
          arrivesTime,
          carrier,
          fromKind: _from,
          toKind: _to,
          fromTerminal,
          toTerminal,
          fromPlace,
          toPlace,
          ...leg
        }) => ({
          ...leg,
          fromPlace: fromPlace.trim().toUpperCase(),
          toPlace: toPlace.trim().toUpperCase(),
          carrier: carrier.trim() || undefined,
          fromTerminal: fromTerminal.trim().toUpperCase() || undefined,
          toTerminal: toTerminal.trim().toUpperCase() || undefined,
          departsLocal: `${departsOn}T${departsTime}`,
          arrivesLocal: `${arrivesOn}T${arrivesTime}`,
        }),
      ),
    }),
    onDone: (sent) => {
      tell(t('ui.saved'))
      if (!sent.queued) onDone(sent.value.id)
    },
  })
  const legs = form.values.legs
  const set = (at: number, leg: TypedLeg) =>
    form.set(
      'legs',
      legs.map((each, index) => (index === at ? leg : each)),
    )
  // The next leg begins where the last one ends.
  const addLeg = () =>
    form.set('legs', [
      ...legs,
      {
        ...emptyLeg,
        mode: legs.at(-1)?.mode ?? 'AIR',
        fromKind: legs.at(-1)?.toKind ?? 'AIRPORT',
        toKind: legs.at(-1)?.toKind ?? 'AIRPORT',
        fromPlace: legs.at(-1)?.toPlace ?? '',
        fromTerminal: legs.at(-1)?.toTerminal ?? '',
        departsOn: legs.at(-1)?.arrivesOn ?? '',
        arrivesOn: legs.at(-1)?.arrivesOn ?? '',
      },
    ])
  return (
    <CommandForm form={form} submit={t('movements.plan')} labels={labels} reason={useWhyNot('movements.book')}>
      <SelectField
        form={form}
        name="movementType"
        label={labels.movementType}
        options={movementTypes.map((each) => ({ value: each, label: t(`movements.type.${each}`) }))}
        className="max-w-md"
      />
      <ol className="flex flex-col gap-4">
        {legs.map((leg, at) => (
          <li key={at} className="rounded-md border border-line p-3">
            <LegFields
              leg={leg}
              number={at + 1}
              problems={form.problems.filter(({ path }) => path.startsWith(`legs.${at}.`))}
              onChange={(next) => set(at, next)}
              onRemove={
                legs.length > 1
                  ? () =>
                      form.set(
                        'legs',
                        legs.filter((_, index) => index !== at),
                      )
                  : undefined
              }
            />
          </li>
        ))}
      </ol>
      <div>
        <Button icon="add" onClick={addLeg} reason={legs.length >= 8 ? t('movements.eight_legs') : undefined}>
          {t('movements.add_leg')}
        </Button>
      </div>
    </CommandForm>
  )
}
