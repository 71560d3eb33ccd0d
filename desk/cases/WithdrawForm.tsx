/** The family no longer wishes to go: one click, from anywhere, and no reason is asked for. */
import * as cases from '#domain/cases/contract.ts'
import type { CaseId } from '#domain/cases/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function WithdrawForm({ caseId, onDone }: { caseId: CaseId; onDone: () => void }) {
  const { t } = useText()
  const labels = { reason: t('cases.withdraw_reason') }
  const form = useForm({
    contract: cases.withdrawCase,
    initial: { reason: '' },
    input: (values) => ({ ...values, caseId }),
    onDone: (sent) => {
      tell(t(sent.queued ? 'ui.queued' : 'cases.withdrawn'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('cases.withdraw_title')} labels={labels} reason={useWhyNot('cases.write')}>
      <p className="text-sm text-ink-soft">{t('cases.withdraw_what')}</p>
      <TextField form={form} name="reason" label={labels.reason} hint={t('cases.why_hint')} lines={2} maxLength={500} />
    </CommandForm>
  )
}
