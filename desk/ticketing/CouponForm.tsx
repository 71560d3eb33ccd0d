/** What the carrier's system says of one coupon, written by hand where no news of the passenger comes. */
import { moveCoupon } from '#domain/ticketing/ticket-contract.ts'
import { couponMoves, moveCoupon as mayMove } from '#domain/ticketing/ticket-rules.ts'
import type { CouponStatus } from '#domain/ticketing/ticket-words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { RadioField, SelectField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import type { ListedTicket } from './TicketList.tsx'

export function CouponForm({ ticket, onDone }: { ticket: ListedTicket; onDone: () => void }) {
  const { t } = useText()
  const labels = { seq: t('ticketing.flight'), to: t('ticketing.becomes') }
  const movable = ticket.coupons.filter(({ status }) => couponMoves[status].length > 0)
  const form = useForm({
    contract: moveCoupon,
    initial: { seq: movable.length === 1 ? String(movable[0]!.seq) : '', to: '' },
    input: (values) => ({ ticketId: ticket.id, seq: values.seq === '' ? undefined : Number(values.seq), to: values.to }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  const coupon = ticket.coupons.find(({ seq }) => String(seq) === form.values.seq)
  const targets = coupon === undefined ? [] : couponMoves[coupon.status].filter((to) => mayMove(ticket, coupon, to).ok)
  const word = (status: CouponStatus) => t('ticketing.coupon_is', { letter: status, word: t(`ticketing.coupon.${status}`) })
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={labels} reason={useWhyNot('ticketing.book')}>
      <SelectField
        form={form}
        name="seq"
        label={labels.seq}
        options={movable.map((one) => ({
          value: String(one.seq),
          label: `${one.flight} ${one.fromPlace} – ${one.toPlace} (${word(one.status)})`,
        }))}
      />
      {targets.length > 0 && (
        <RadioField form={form} name="to" label={labels.to} options={targets.map((to) => ({ value: to, label: word(to) }))} />
      )}
    </CommandForm>
  )
}
