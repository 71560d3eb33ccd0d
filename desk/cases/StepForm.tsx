/** A decision that changes where the case stands: a step forward, a rejection, a cancellation, a death. The rule's answer is shown before sending. */
import * as cases from '#domain/cases/contract.ts'
import type { CaseStory } from '#domain/cases/contract.ts'
import { moveCase } from '#domain/cases/rules.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

const asked = cases.advanceCase.input.shape.to.options

export function StepForm({ story: { case: it, byHand, holds }, onDone }: { story: CaseStory; onDone: () => void }) {
  const { t } = useText()
  const labels = { to: t('cases.choose_step'), reason: t('cases.step_reason') }
  const form = useForm({
    contract: cases.advanceCase,
    initial: { to: '', reason: '' },
    input: (values) => ({ ...values, caseId: it.id }),
    check: (input) => moveCase(it, input.to, input.reason, holds.length > 0),
    onDone: () => {
      tell(t('cases.moved'))
      onDone()
    },
  })
  const options = asked.filter((to) => byHand.includes(to)).map((to) => ({ value: to, label: t(`cases.step.${to}`) }))
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={labels} reason={useWhyNot('cases.write')}>
      <SelectField form={form} name="to" label={labels.to} options={options} />
      <TextField form={form} name="reason" label={labels.reason} hint={t('cases.why_hint')} lines={3} maxLength={500} />
    </CommandForm>
  )
}
