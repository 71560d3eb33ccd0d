/** Opens the one living plan of a case: what the person wants to live from, under what the programme allows. */
import * as reintegration from '#domain/reintegration/contract.ts'
import type { PlanFile } from '#domain/reintegration/contract.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function DraftPlanForm({ file }: { file: PlanFile }) {
  const { t } = useText()
  const whyNot = useWhyNot('reintegration.write')
  const labels = { goal: t('reintegration.goal') }
  const form = useForm({
    contract: reintegration.draftPlan,
    draft: `reintegration.plan/${file.caseId}`,
    initial: { goal: '' },
    input: (values) => ({ caseId: file.caseId, goal: values.goal }),
    onDone: () => tell(t('reintegration.plan_drafted')),
  })
  const reason =
    whyNot ??
    (file.allowance === null
      ? t('refusal.no_ceiling_in_programme', { programme: file.programme.code, version: file.programme.version })
      : undefined)
  return (
    <CommandForm form={form} submit={t('reintegration.draft_plan')} labels={labels} reason={reason}>
      <TextField form={form} name="goal" lines={3} label={labels.goal} hint={t('reintegration.goal_hint')} maxLength={1000} />
    </CommandForm>
  )
}
