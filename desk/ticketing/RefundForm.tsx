/** What came back of a ticket and what the carrier kept; of a ticket nobody flew on, the two are all of it, and the form says the rest. */
import { recordRefund } from '#domain/ticketing/ticket-contract.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { readTypedAmount, writeTypedAmount } from '#desk/kit/typed-amount.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import type { ListedTicket } from './TicketList.tsx'

export function RefundForm({ ticket, onDone }: { ticket: ListedTicket; onDone: () => void }) {
  const { t, write } = useText()
  const { currency, totalMinor } = ticket
  const labels = { amountMinor: t('ticketing.came_back'), keptMinor: t('ticketing.kept'), note: t('ticketing.note') }
  const flown = ticket.coupons.some(({ status }) => status === 'F')
  const typed = (text: string) => (text.trim() === '' ? undefined : readTypedAmount(text, currency))
  const form = useForm({
    contract: recordRefund,
    initial: { amountMinor: writeTypedAmount(totalMinor, currency), keptMinor: '0', note: '' },
    input: (values) => ({
      ticketId: ticket.id,
      amountMinor: typed(values.amountMinor),
      keptMinor: typed(values.keptMinor),
      note: values.note,
    }),
    onDone: () => {
      tell(t('ticketing.refunded'))
      onDone()
    },
  })
  const [back, kept] = [typed(form.values.amountMinor) ?? 0, typed(form.values.keptMinor) ?? 0]
  const rest = totalMinor - back - kept
  return (
    <CommandForm form={form} submit={t('ticketing.record_refund')} labels={labels} reason={useWhyNot('ticketing.pay')}>
      <p>{t('ticketing.worth_of', { sum: write.money({ minor: totalMinor, currency }) })}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField form={form} name="amountMinor" label={labels.amountMinor} hint={currency} />
        <TextField form={form} name="keptMinor" label={labels.keptMinor} hint={t('ticketing.kept_hint')} />
      </div>
      {!Number.isNaN(rest) && rest !== 0 && (
        <p className="text-sm text-ink-soft">
          {t(flown && rest > 0 ? 'ticketing.rest_flown' : 'ticketing.rest_missing', { sum: write.money({ minor: rest, currency }) })}
        </p>
      )}
      <TextField form={form} name="note" label={labels.note} maxLength={300} />
    </CommandForm>
  )
}
