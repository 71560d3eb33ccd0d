/** Gives up a request for seats, with a word on why. */
import * as contract from '#domain/ticketing/contract.ts'
import type { TicketRequestId } from '#domain/ticketing/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function CancelRequestForm({ requestId, onDone }: { requestId: TicketRequestId; onDone: () => void }) {
  const { t } = useText()
  const labels = { reason: t('ticketing.reason') }
  const form = useForm({
    contract: contract.cancelTicketRequest,
    initial: { reason: '' },
    input: (values) => ({ requestId, reason: values.reason }),
    onDone: () => {
      tell(t('ticketing.request_cancelled'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('ticketing.cancel_request')} labels={labels} reason={useWhyNot('ticketing.book')}>
      <p className="text-sm text-ink-soft">{t('ticketing.cancel_request_why')}</p>
      <TextField form={form} name="reason" lines={2} label={labels.reason} maxLength={300} />
    </CommandForm>
  )
}
