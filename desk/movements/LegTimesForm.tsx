/** The latest news of a leg: expected hours on the walls of its airports, or that it left, landed or does not fly. Every journey on it hears them. */
import { clockAt, dayAt } from '#domain/kit/day.ts'
import * as movements from '#domain/movements/contract.ts'
import { type Leg, LegStatus } from '#domain/movements/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function LegTimesForm({ leg, onDone }: { leg: Leg; onDone: () => void }) {
  const { t } = useText()
  const departs = leg.expectedDepartsAt ?? leg.departsAt
  const arrives = leg.expectedArrivesAt ?? leg.arrivesAt
  const labels = { departsOn: t('movements.departs_on'), arrivesOn: t('movements.arrives_on'), status: t('movements.status') }
  const form = useForm({
    contract: movements.recordLegTimes,
    initial: {
      departsOn: dayAt(departs, leg.fromZone) as string,
      departsTime: clockAt(departs, leg.fromZone),
      arrivesOn: dayAt(arrives, leg.toZone) as string,
      arrivesTime: clockAt(arrives, leg.toZone),
      status: '',
    },
    input: (values) => ({
      legId: leg.id,
      expectedDepartsLocal: `${values.departsOn}T${values.departsTime}`,
      expectedArrivesLocal: `${values.arrivesOn}T${values.arrivesTime}`,
      status: values.status,
    }),
    onDone: (sent) => {
      const others = sent.queued ? 0 : sent.value.others
      tell(others === 0 ? t('ui.saved') : t('movements.others_told', { others }))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('movements.record_times')} labels={labels} reason={useWhyNot('movements.book')}>
      <div className="grid grid-cols-2 gap-3">
        <DateField form={form} name="departsOn" label={t('movements.departs_from', { place: leg.fromPlace })} required />
        <TextField form={form} name="departsTime" type="time" label={t('movements.local_clock')} required />
        <DateField form={form} name="arrivesOn" label={t('movements.arrives_at', { place: leg.toPlace })} required />
        <TextField form={form} name="arrivesTime" type="time" label={t('movements.local_clock')} required />
      </div>
      <SelectField
        form={form}
        name="status"
        label={labels.status}
        placeholder={t('movements.by_the_hours')}
        options={LegStatus.options.map((each) => ({ value: each, label: t(`movements.leg_status.${each}`) }))}
      />
    </CommandForm>
  )
}
