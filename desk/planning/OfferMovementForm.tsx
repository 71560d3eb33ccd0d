/** The free seats of a journey that is planned already: which one, and how many seats are ours. */
import * as movements from '#domain/movements/contract.ts'
import * as planning from '#domain/planning/contract.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { usePages } from '#desk/kit/queries.ts'
import { clockAt, dayAt } from '#domain/kit/day.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { useOfficeDay } from './office-day.ts'

export function OfferMovementForm({ onDone }: { onDone: () => void }) {
  const { t, write } = useText()
  const today = useOfficeDay()
  const notAllowed = useWhyNot('planning.write')
  const coming = usePages(movements.listMovements, { from: today, limit: 100 }).items.filter(({ status }) =>
    ['PLANNED', 'BOOKED', 'MANIFESTED'].includes(status),
  )
  const labels = { movementId: t('planning.journey'), seats: t('planning.seats_in_all'), wheelchairs: t('planning.column.wheelchairs') }
  const form = useForm({
    contract: planning.offerMovement,
    initial: { movementId: '', seats: '', wheelchairs: '0' },
    input: ({ movementId, seats, wheelchairs }) => ({ movementId, seats: Number(seats), wheelchairs: Number(wheelchairs) }),
    onDone: () => {
      tell(t('planning.offered'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('planning.offer_journey')} labels={labels} reason={notAllowed}>
      <SelectField
        form={form}
        name="movementId"
        label={labels.movementId}
        options={coming.map((one) => ({
          value: one.id,
          label: `${one.flights.join(' · ')} ${one.fromPlace} – ${one.toPlace} ${write.day(dayAt(one.startsAt, one.fromZone))} ${clockAt(one.startsAt, one.fromZone)}`,
        }))}
      />
      <TextField form={form} name="seats" type="number" label={labels.seats} hint={t('planning.seats_in_all_hint')} />
      <TextField form={form} name="wheelchairs" type="number" label={labels.wheelchairs} required />
    </CommandForm>
  )
}
