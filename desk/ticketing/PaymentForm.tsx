/** Money of a self-payer that came in, or goes back to them. What came in is exactly what was accepted. */
import type { TicketRequestFile } from '#domain/ticketing/contract.ts'
import { recordPayment, refundPayment } from '#domain/ticketing/payer-contract.ts'
import { type Offer, PayMode } from '#domain/ticketing/payer-words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { readTypedAmount, writeTypedAmount } from '#desk/kit/typed-amount.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { deviceToday } from './typed.ts'

type Props = { file: TicketRequestFile; offer: Offer; kind: 'PAYMENT' | 'REFUND'; onDone: () => void }

export function PaymentForm({ file, offer, kind, onDone }: Props) {
  const { t, write } = useText()
  const currency = offer.currency ?? 'EUR'
  const left = offer.paidMinor - offer.refundedMinor
  const labels = {
    amountMinor: t('ticketing.amount'),
    mode: t('ticketing.mode'),
    reference: t('ticketing.reference'),
    payerName: t(kind === 'PAYMENT' ? 'ticketing.payer_name' : 'ticketing.paid_to_name'),
    paidOn: t('ticketing.paid_on'),
  }
  const form = useForm({
    contract: kind === 'PAYMENT' ? recordPayment : refundPayment,
    initial: {
      amountMinor: kind === 'PAYMENT' ? '' : writeTypedAmount(left, currency),
      mode: '',
      reference: '',
      payerName: offer.acceptedName ?? '',
      paidOn: deviceToday(),
    },
    input: (values) => ({
      ...values,
      requestId: file.request.id,
      amountMinor: values.amountMinor.trim() === '' ? undefined : readTypedAmount(values.amountMinor, currency),
    }),
    onDone: () => {
      tell(t(kind === 'PAYMENT' ? 'ticketing.payment_recorded' : 'ticketing.money_given_back'))
      onDone()
    },
  })
  return (
    <CommandForm
      form={form}
      submit={t(kind === 'PAYMENT' ? 'ticketing.record_payment' : 'ticketing.pay_back')}
      labels={labels}
      reason={useWhyNot('ticketing.pay')}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          form={form}
          name="amountMinor"
          label={labels.amountMinor}
          hint={t(kind === 'PAYMENT' ? 'ticketing.due_sum' : 'ticketing.back_at_most', {
            sum: write.money({ minor: kind === 'PAYMENT' ? (offer.totalMinor ?? 0) : left, currency }),
          })}
        />
        <SelectField
          form={form}
          name="mode"
          label={labels.mode}
          options={PayMode.options.map((value) => ({ value, label: t(`ticketing.pay_mode.${value}`) }))}
        />
        <TextField form={form} name="reference" label={labels.reference} hint={t('ticketing.reference_hint')} maxLength={60} />
        <DateField form={form} name="paidOn" label={labels.paidOn} max={deviceToday()} />
      </div>
      <TextField form={form} name="payerName" label={labels.payerName} maxLength={160} />
    </CommandForm>
  )
}
