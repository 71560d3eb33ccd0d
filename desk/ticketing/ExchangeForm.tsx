/** Another ticket for the worth of this one: its number, its price, the carrier's fee; what is newly paid is told while typing. */
import type { TicketRequestFile } from '#domain/ticketing/contract.ts'
import { exchangeTicket } from '#domain/ticketing/ticket-contract.ts'
import { checkDigitOf } from '#domain/ticketing/ticket-rules.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { RadioField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { readTypedAmount, writeTypedAmount } from '#desk/kit/typed-amount.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import type { ListedTicket } from './TicketList.tsx'

type Props = { ticket: ListedTicket; journeys: TicketRequestFile['journeys']; onDone: () => void }

export function ExchangeForm({ ticket, journeys, onDone }: Props) {
  const { t, write } = useText()
  const { currency } = ticket
  const labels = {
    ticketNo: t('ticketing.new_number'),
    movementId: t('ticketing.on_movement'),
    baseMinor: t('ticketing.base'),
    taxesMinor: t('ticketing.taxes'),
    feeMinor: t('ticketing.change_fee'),
    usedMinor: t('ticketing.used'),
    residue: t('ticketing.residue'),
  }
  const flown = ticket.coupons.some(({ status }) => status === 'F')
  const typed = (text: string) => (text.trim() === '' ? undefined : readTypedAmount(text, currency))
  const form = useForm({
    contract: exchangeTicket,
    initial: {
      ticketNo: '',
      movementId: ticket.movementId as string,
      baseMinor: writeTypedAmount(ticket.baseMinor, currency),
      taxesMinor: writeTypedAmount(ticket.taxesMinor, currency),
      feeMinor: '0',
      usedMinor: '0',
      residue: 'KEPT',
    },
    input: (values) => ({
      ticketId: ticket.id,
      ticketNo: values.ticketNo,
      movementId: values.movementId,
      baseMinor: typed(values.baseMinor),
      taxesMinor: typed(values.taxesMinor),
      feeMinor: typed(values.feeMinor),
      usedMinor: typed(values.usedMinor),
      residue: values.residue,
    }),
    onDone: () => {
      tell(t('ticketing.exchanged'))
      onDone()
    },
  })
  const { values } = form
  const worth = ticket.totalMinor - (typed(values.usedMinor) ?? 0)
  const price = (typed(values.baseMinor) ?? 0) + (typed(values.taxesMinor) ?? 0)
  const paid = Math.max(0, price - worth) + (typed(values.feeMinor) ?? 0)
  const rest = Math.max(0, worth - price)
  const digits = values.ticketNo.replace(/\D/g, '')
  return (
    <CommandForm form={form} submit={t('ticketing.exchange')} labels={labels} reason={useWhyNot('ticketing.book')}>
      <p>{t('ticketing.worth_of', { sum: write.money({ minor: ticket.totalMinor, currency }) })}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          form={form}
          name="ticketNo"
          label={labels.ticketNo}
          hint={digits.length === 13 ? t('ticketing.digit_is', { digit: checkDigitOf(digits) }) : t('ticketing.number_hint')}
        />
        {journeys.length > 0 && (
          <SelectField
            form={form}
            name="movementId"
            label={labels.movementId}
            options={journeys.map((it) => ({ value: it.movementId, label: `${it.publicRef} · ${it.flights.join(' ')}` }))}
          />
        )}
        <TextField form={form} name="baseMinor" label={labels.baseMinor} hint={currency} />
        <TextField form={form} name="taxesMinor" label={labels.taxesMinor} hint={currency} />
        <TextField form={form} name="feeMinor" label={labels.feeMinor} hint={currency} />
        {flown && <TextField form={form} name="usedMinor" label={labels.usedMinor} hint={currency} />}
      </div>
      {rest > 0 && (
        <RadioField
          form={form}
          name="residue"
          label={t('ticketing.residue_of', { sum: write.money({ minor: rest, currency }) })}
          options={(['KEPT', 'REFUND'] as const).map((value) => ({ value, label: t(`ticketing.residue.${value}`) }))}
        />
      )}
      {!Number.isNaN(paid) && <p className="font-medium">{t('ticketing.newly_paid', { sum: write.money({ minor: paid, currency }) })}</p>}
    </CommandForm>
  )
}
