/** The numbers the carrier gave, one for each passenger, for the flights on which they have seats; the check digit is told while typing. */
import * as contracts from '#domain/ticketing/ticket-contract.ts'
import type { TicketRequestFile } from '#domain/ticketing/contract.ts'
import { checkDigitOf } from '#domain/ticketing/ticket-rules.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Field } from '#ui/Field.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { SeatName } from './shared.tsx'

export function IssueForm({ file, onDone }: { file: TicketRequestFile; onDone: () => void }) {
  const { t, write } = useText()
  const { request } = file
  const labels = {
    movementId: t('ticketing.on_movement'),
    bookingRef: t('ticketing.booking_ref'),
    agency: t('ticketing.agency'),
    tickets: t('ticketing.ticket_no'),
    returnFlights: t('ticketing.return_flight'),
  }
  const ticketed = file.tickets.filter(({ status }) => status !== 'VOID').map(({ passengerId }) => passengerId)
  const waiting = file.passengers.filter(({ id }) => !ticketed.includes(id))
  const form = useForm({
    contract: contracts.issueTickets,
    draft: `ticketing.issue/${request.id}`,
    initial: {
      movementId: file.journeys.length === 1 ? (file.journeys[0]!.movementId as string) : '',
      bookingRef: file.tickets[0]?.bookingRef ?? '',
      agency: '',
      numbers: {} as Record<string, string>,
      flight: '',
      toPlace: request.fromPlace as string,
      departsOn: '',
      departsAt: '',
      arrivesOn: '',
      arrivesAt: '',
    },
    input: (values) => ({
      requestId: request.id,
      movementId: values.movementId,
      bookingRef: values.bookingRef,
      agency: values.agency,
      tickets: waiting.map(({ id }) => ({ passengerId: id, ticketNo: values.numbers[id] ?? '' })),
      ...(request.oneWay || values.flight === ''
        ? {}
        : {
            returnFlights: [
              {
                flight: values.flight,
                fromPlace: request.toPlace,
                departsLocal: `${values.departsOn}T${values.departsAt}`,
                toPlace: values.toPlace.trim().toUpperCase(),
                arrivesLocal: `${values.arrivesOn}T${values.arrivesAt}`,
              },
            ],
          }),
    }),
    onDone: () => {
      tell(t('ticketing.issued'))
      onDone()
    },
  })
  const { numbers } = form.values
  const digitOf = (text: string) => {
    const digits = text.replace(/\D/g, '')
    return digits.length === 13 || digits.length === 14
      ? t('ticketing.digit_is', { digit: checkDigitOf(digits.slice(0, 13)) })
      : t('ticketing.number_hint')
  }
  return (
    <CommandForm form={form} submit={t('ticketing.issue')} labels={labels} reason={useWhyNot('ticketing.book')}>
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          form={form}
          name="movementId"
          label={labels.movementId}
          options={file.journeys.map((it) => ({
            value: it.movementId,
            label: `${it.publicRef} · ${it.flights.join(' ')} · ${write.day(it.startsAt.slice(0, 10))}`,
          }))}
        />
        <TextField form={form} name="bookingRef" label={labels.bookingRef} maxLength={6} />
        <TextField form={form} name="agency" label={labels.agency} hint={t('ticketing.agency_hint')} maxLength={8} />
      </div>
      {waiting.map((one, at) => (
        <Field key={one.id} label={<SeatName of={one} at={at} />} hint={digitOf(numbers[one.id] ?? '')} required>
          <TextInput
            value={numbers[one.id] ?? ''}
            onChange={(value) => form.set('numbers', { ...numbers, [one.id]: value })}
            inputMode="numeric"
            maxLength={20}
          />
        </Field>
      ))}
      {!request.oneWay && (
        <fieldset className="grid gap-3 sm:grid-cols-2">
          <legend className="mb-1 text-sm font-medium">{labels.returnFlights}</legend>
          <TextField form={form} name="flight" label={t('ticketing.flight')} maxLength={7} required />
          <TextField form={form} name="toPlace" label={t('movements.to_airport')} maxLength={3} required />
          <DateField form={form} name="departsOn" label={t('ticketing.departs_from', { place: request.toPlace })} required />
          <TextField form={form} name="departsAt" type="time" label={t('ticketing.clock_of', { place: request.toPlace })} required />
          <DateField form={form} name="arrivesOn" label={t('ticketing.arrives')} required />
          <TextField form={form} name="arrivesAt" type="time" label={t('ticketing.arrives_clock')} required />
        </fieldset>
      )}
    </CommandForm>
  )
}
