/** What is told from an airport where we have no team: a family left, arrived, was received, or did not come. */
import type { CaseId } from '#domain/cases/words.ts'
import { recordJourney } from '#domain/movements/journey-contract.ts'
import type { MovementId } from '#domain/movements/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, RadioField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function JourneyForm({ movementId, caseId, onDone }: { movementId: MovementId; caseId: CaseId; onDone: () => void }) {
  const { t } = useText()
  const labels = { state: t('movements.what_happened'), at: t('movements.happened_on') }
  const [on, clock] = nowHere()
  const form = useForm({
    contract: recordJourney,
    initial: { state: '', on, clock },
    input: ({ state, ...when }) => ({ movementId, caseId, state, at: instantHere(when.on, when.clock) }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('movements.journey_news')} labels={labels} reason={useWhyNot('movements.follow')}>
      <p className="text-sm text-ink-soft">{t('movements.journey_why')}</p>
      <RadioField
        form={form}
        name="state"
        label={labels.state}
        options={recordJourney.input.shape.state.options.map((state) => ({ value: state, label: t(`movements.state.${state}`) }))}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <DateField form={form} name="on" label={labels.at} required />
        <TextField form={form} name="clock" type="time" label={t('movements.your_clock')} required />
      </div>
    </CommandForm>
  )
}

function nowHere(): [string, string] {
  const now = new Date()
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString()
  return [local.slice(0, 10), local.slice(11, 16)]
}

/** Typed on this device, so in its zone; undefined while something is missing. */
function instantHere(on: string, clock: string): string | undefined {
  const at = new Date(`${on}T${clock}`)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}
