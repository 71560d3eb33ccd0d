/** Adds something to be done, and by when. */
import { useState } from 'react'
import * as work from '#domain/cases/work-contract.ts'
import { type CaseId, TaskKind } from '#domain/cases/words.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function TaskForm({ caseId, onDone }: { caseId: CaseId; onDone: () => void }) {
  const { t } = useText()
  const [id] = useState(newId)
  const labels = { title: t('cases.task_title'), kind: t('cases.task_kind'), dueOn: t('cases.due_on') }
  const form = useForm({
    contract: work.addTask,
    draft: `cases.task/${caseId}`,
    initial: { title: '', kind: '', dueOn: '' },
    input: (values) => ({ ...values, caseId, id }),
    onDone: (sent) => {
      tell(t(sent.queued ? 'ui.queued' : 'cases.task_added'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('cases.add_task')} labels={labels} reason={useWhyNot('cases.write')}>
      <TextField form={form} name="title" label={labels.title} maxLength={200} />
      <SelectField
        form={form}
        name="kind"
        label={labels.kind}
        options={TaskKind.options.map((kind) => ({ value: kind, label: t(`cases.task_kind.${kind}`) }))}
      />
      <DateField form={form} name="dueOn" label={labels.dueOn} />
    </CommandForm>
  )
}
