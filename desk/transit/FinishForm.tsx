/** A step that is simply done, with a remark when there is one. */
import * as transit from '#domain/transit/contract.ts'
import { finishTask } from '#domain/transit/rules.ts'
import type { TransitTask } from '#domain/transit/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useSelf } from '#desk/kit/session.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { noteAnswer, seen, thisInstant } from './queries.ts'

export function FinishForm({ task, onDone }: { task: TransitTask; onDone: () => void }) {
  const { t } = useText()
  const self = useSelf()
  const labels = { note: t('transit.remark') }
  const form = useForm({
    contract: transit.finishTask,
    initial: { note: '' },
    input: (values) => ({ ...seen(task), note: values.note.trim() }),
    check: (input) => finishTask(self, task, transit.finishTask.input.parse(input), thisInstant()),
    onDone: (sent) => {
      if (!sent.queued) noteAnswer(sent.value)
      tell(t(sent.queued ? 'ui.queued' : 'ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm
      form={form}
      submit={<span className="text-lg">{t('transit.finish')}</span>}
      labels={labels}
      reason={useWhyNot('transit.work')}
    >
      <TextField form={form} name="note" lines={2} label={labels.note} hint={t(`transit.finish_hint.${task.kind}`)} />
    </CommandForm>
  )
}
