/** An organisation outside has confirmed by telephone or by mail: who said so, by function. */
import * as notices from '#domain/notices/contract.ts'
import type { Recipient } from '#domain/notices/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function AnswerForm({ recipient, onDone }: { recipient: Recipient; onDone: () => void }) {
  const { t } = useText()
  const labels = { how: t('notices.answered_by') }
  const form = useForm({
    contract: notices.recordAnswer,
    initial: { how: '' },
    input: ({ how }) => ({ recipientId: recipient.id, how: how.trim() }),
    onDone: () => {
      tell(t('notices.answer_kept'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('notices.record_answer')} labels={labels} reason={useWhyNot('notices.send')}>
      <TextField form={form} name="how" label={labels.how} hint={t('notices.answered_by_hint')} />
    </CommandForm>
  )
}
