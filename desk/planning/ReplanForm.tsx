/** The supposition: a leg later or cancelled, or an airport or airline on strike; and the days in which people may be moved. */
import { useNavigate } from '@tanstack/react-router'
import { addDays, dayAt, instantAt } from '#domain/kit/day.ts'
import type { Movement } from '#domain/movements/words.ts'
import * as runs from '#domain/planning/run-contract.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, RadioField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useSelf } from '#desk/kit/session.ts'
import { useText } from '#ui/TextProvider.tsx'
import { useOfficeDay } from './office-day.ts'
import { flightText } from './shared.tsx'

const kinds = ['DELAY', 'CANCELLATION', 'STRIKE'] as const

export function ReplanForm({ movement }: { movement: Movement }) {
  const text = useText()
  const { t } = text
  const go = useNavigate()
  const zone = useSelf().office.timeZone
  const first = movement.legs[0]!
  const departsOn = dayAt(first.departsAt, zone)
  const today = useOfficeDay()
  const labels = { hypothesis: t('planning.supposition'), fromOn: t('planning.from_on'), untilOn: t('planning.until_on') }
  const form = useForm({
    contract: runs.startReplan,
    initial: {
      kind: 'DELAY',
      leg: first.id as string,
      minutes: '180',
      airport: first.fromPlace as string,
      carrier: '',
      strikeFrom: departsOn as string,
      strikeUntil: departsOn as string,
      // A day or two before, because another way may leave earlier; never a day that is over.
      fromOn: (addDays(departsOn, -2) < today ? today : addDays(departsOn, -2)) as string,
      untilOn: addDays(departsOn, 7) as string,
    },
    input: (values) => ({
      movementId: movement.id,
      fromOn: values.fromOn,
      untilOn: values.untilOn,
      hypothesis:
        values.kind === 'STRIKE'
          ? {
              kind: 'STRIKE',
              airport: values.airport.trim().toUpperCase() || undefined,
              carrier: values.carrier.trim().toUpperCase() || undefined,
              from: instantAt(`${values.strikeFrom}T00:00`, zone),
              until: instantAt(`${values.strikeUntil}T23:59`, zone),
            }
          : values.kind === 'DELAY'
            ? { kind: 'DELAY', flight: values.leg, minutes: Number(values.minutes) }
            : { kind: 'CANCELLATION', flight: values.leg },
    }),
    onDone: (sent) => {
      if (!sent.queued) void go({ to: '/planning/runs/$runId', params: { runId: sent.value.id } } as never)
    },
  })
  const { kind } = form.values
  return (
    <CommandForm form={form} submit={t('planning.ask_what_if')} labels={labels} reason={useWhyNot('planning.write')}>
      <RadioField
        form={form}
        name="kind"
        label={labels.hypothesis}
        inline
        options={kinds.map((value) => ({ value, label: t(`planning.hypothesis.${value}`) }))}
      />
      {kind === 'STRIKE' ? (
        <div className="grid grid-cols-1 items-end gap-3 sm:grid-cols-2">
          <TextField form={form} name="airport" label={t('planning.strike_airport')} hint={t('planning.strike_hint')} maxLength={3} />
          <TextField form={form} name="carrier" label={t('planning.strike_carrier')} hint={t('planning.strike_hint')} maxLength={2} />
          <DateField form={form} name="strikeFrom" label={t('planning.strike_from')} required />
          <DateField form={form} name="strikeUntil" label={t('planning.strike_until')} required />
        </div>
      ) : (
        <div className="grid grid-cols-1 items-end gap-3 sm:grid-cols-2">
          <SelectField
            form={form}
            name="leg"
            label={t('planning.flight')}
            required
            options={movement.legs.map((leg) => ({ value: leg.id, label: flightText(text, { ...leg, numbers: [leg.number] }) }))}
          />
          {kind === 'DELAY' && <TextField form={form} name="minutes" type="number" label={t('planning.delay_minutes')} required />}
        </div>
      )}
      <div className="grid grid-cols-1 items-end gap-3 sm:grid-cols-2">
        <DateField form={form} name="fromOn" label={labels.fromOn} />
        <DateField form={form} name="untilOn" label={labels.untilOn} />
      </div>
    </CommandForm>
  )
}
