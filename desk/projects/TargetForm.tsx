/** What an office aims at in a project. What was reached is counted, never typed. */
import * as projects from '#domain/projects/contract.ts'
import { IndicatorCode } from '#domain/projects/indicator-words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useSelf } from '#desk/kit/session.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function TargetForm({ code, onDone }: { code: string; onDone: () => void }) {
  const { t } = useText()
  const self = useSelf()
  const labels = { indicator: t('projects.indicator'), target: t('projects.target'), targetBy: t('projects.target_by') }
  const form = useForm({
    contract: projects.setTarget,
    draft: `projects.target/${code}`,
    initial: { indicator: '', target: '', targetBy: '' },
    input: (values) => ({
      code,
      indicator: values.indicator,
      target: values.target === '' ? undefined : Number(values.target),
      targetBy: values.targetBy,
      office: self.office.id,
    }),
    onDone: () => {
      tell(t('projects.target_set'))
      onDone()
    },
  })
  const chosen = form.values.indicator
  return (
    <CommandForm form={form} submit={t('projects.set_target')} labels={labels} reason={useWhyNot('projects.write')}>
      <SelectField
        form={form}
        name="indicator"
        label={labels.indicator}
        options={IndicatorCode.options.map((value) => ({ value, label: t(`projects.indicator.${value}`) }))}
      />
      {chosen !== '' && <p className="text-sm text-ink-soft">{t(`projects.definition.${chosen}`)}</p>}
      <TextField form={form} name="target" type="number" label={labels.target} />
      <DateField form={form} name="targetBy" label={labels.targetBy} />
    </CommandForm>
  )
}
