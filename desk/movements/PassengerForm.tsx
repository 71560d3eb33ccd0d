/** Ticket, seat, bags, requests and escort of one passenger; after a freeze a change asks for a new version of the list. */
import * as movements from '#domain/movements/contract.ts'
import { notOnBoard } from '#domain/movements/manifest-rules.ts'
import { EscortKind, type Passenger, type Ssr } from '#domain/movements/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { nameOf } from '#desk/people/shared.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { SsrFields } from './SsrFields.tsx'

export function PassengerForm({
  passenger,
  companions,
  onDone,
}: {
  passenger: Passenger
  companions: readonly Passenger[]
  onDone: () => void
}) {
  const { t } = useText()
  const labels = {
    bookingRef: t('movements.booking_ref'),
    ticketNo: t('movements.column.ticketNo'),
    seat: t('movements.column.seat'),
    bagsPieces: t('movements.bags_pieces'),
    bagsKg: t('movements.bags_kg'),
    escortKind: t('movements.column.escortKind'),
    infantWith: t('movements.lap'),
    ssr: t('movements.requests_of_carrier'),
  }
  const adults = companions.filter((one) => one.personId !== passenger.personId && one.ageBand === 'ADT' && !notOnBoard.includes(one.state))
  const form = useForm({
    contract: movements.updatePassenger,
    initial: {
      bookingRef: passenger.bookingRef ?? '',
      ticketNo: passenger.ticketNo ?? '',
      seat: passenger.seat ?? '',
      bagsPieces: String(passenger.bagsPieces),
      bagsKg: String(passenger.bagsKg),
      escortKind: passenger.escortKind ?? '',
      infantWith: passenger.infantWith ?? '',
      ssr: passenger.ssr as Ssr[],
    },
    input: (values) => ({
      ...values,
      passengerId: passenger.id,
      bagsPieces: Number(values.bagsPieces),
      bagsKg: Number(values.bagsKg),
      escortKind: values.escortKind === '' ? null : values.escortKind,
      infantWith: values.infantWith === '' ? null : values.infantWith,
      ssr: values.ssr.map(({ code, text }) => (text?.trim() ? { code, text } : { code })),
    }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={labels} reason={useWhyNot('movements.book')}>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField form={form} name="bookingRef" label={labels.bookingRef} hint={t('movements.booking_hint')} maxLength={6} />
        <TextField form={form} name="ticketNo" label={labels.ticketNo} hint={t('movements.ticket_hint')} maxLength={14} />
        <TextField form={form} name="seat" label={labels.seat} maxLength={4} />
        <SelectField
          form={form}
          name="escortKind"
          label={labels.escortKind}
          placeholder={t('movements.nobody')}
          options={EscortKind.options.map((each) => ({ value: each, label: t(`movements.escort.${each}`) }))}
        />
        <TextField form={form} name="bagsPieces" type="number" label={labels.bagsPieces} />
        <TextField form={form} name="bagsKg" type="number" label={labels.bagsKg} />
      </div>
      {passenger.ageBand === 'INF' && (
        <SelectField
          form={form}
          name="infantWith"
          label={labels.infantWith}
          placeholder={t('movements.nobody')}
          options={adults.map((one) => ({ value: one.personId, label: nameOf(one) }))}
        />
      )}
      <SsrFields ssr={form.values.ssr} onChange={(ssr) => form.set('ssr', ssr)} />
    </CommandForm>
  )
}
