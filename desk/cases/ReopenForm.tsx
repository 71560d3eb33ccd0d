/** A supervisor takes an ended case up again, and says why. */
import * as cases from '#domain/cases/contract.ts'
import type { CaseId } from '#domain/cases/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function ReopenForm({ caseId, onDone }: { caseId: CaseId; onDone: () => void }) {
  const { t } = useText()
  const labels = { reason: t('cases.step_reason') }
  const form = useForm({
    contract: cases.reopenCase,
    initial: { reason: '' },
    input: (values) => ({ ...values, caseId }),
    onDone: () => {
      tell(t('cases.reopened'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('cases.reopen_title')} labels={labels} reason={useWhyNot('cases.supervise')}>
      <p className="text-sm text-ink-soft">{t('cases.reopen_what')}</p>
      <TextField form={form} name="reason" label={labels.reason} hint={t('cases.why_hint')} lines={3} maxLength={500} />
    </CommandForm>
  )
}
