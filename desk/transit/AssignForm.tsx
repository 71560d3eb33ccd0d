/** Who takes a task: oneself at once, or a colleague out of the team. */
import type { TeamMember } from '#domain/transit/board-words.ts'
import * as transit from '#domain/transit/contract.ts'
import { assignTask } from '#domain/transit/rules.ts'
import type { TransitTask } from '#domain/transit/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { SelectField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useSelf } from '#desk/kit/session.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { noteAnswer, seen, thisInstant } from './queries.ts'

const nobody = 'nobody'

export function AssignForm({ task, team, onDone }: { task: TransitTask; team: readonly TeamMember[]; onDone: () => void }) {
  const { t } = useText()
  const self = useSelf()
  const labels = { assignee: t('transit.assignee') }
  const known = team.map((member) => member.id as string)
  const form = useForm({
    contract: transit.assignTask,
    initial: { assignee: task.assignee ?? (known.includes(self.accountId) ? self.accountId : '') },
    input: (values) => ({ ...seen(task), assignee: values.assignee === nobody ? null : values.assignee }),
    check: (input) => assignTask(task, transit.assignTask.input.parse(input), known, thisInstant()),
    onDone: (sent) => {
      if (!sent.queued) noteAnswer(sent.value)
      tell(t(sent.queued ? 'ui.queued' : 'ui.saved'))
      onDone()
    },
  })
  const members = team.map((member) => ({
    value: member.id,
    label: member.id === self.accountId ? t('transit.myself', { name: member.name }) : member.name,
  }))
  return (
    <CommandForm form={form} submit={t('transit.assign')} labels={labels} reason={useWhyNot('transit.work')}>
      <SelectField
        form={form}
        name="assignee"
        label={labels.assignee}
        options={[...members, { value: nobody, label: t('transit.nobody') }]}
      />
    </CommandForm>
  )
}
