/** How many people were counted. Everybody there: one press. Somebody missing: what happened to them, before anything is sent. */
import type { BoardGroup } from '#domain/transit/board-words.ts'
import * as transit from '#domain/transit/contract.ts'
import { personsAway } from '#domain/transit/mishap-rules.ts'
import type { MishapDraft } from '#domain/transit/mishap-words.ts'
import { recordHeadCount } from '#domain/transit/rules.ts'
import type { TransitTask } from '#domain/transit/words.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useSelf } from '#desk/kit/session.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { CountStepper } from './CountStepper.tsx'
import { MissingFields } from './MissingFields.tsx'
import { noteAnswer, seen, thisInstant } from './queries.ts'

export function HeadCountForm({
  group,
  task,
  scan,
  onDone,
}: {
  group: BoardGroup
  task: TransitTask
  scan?: string | undefined
  onDone: () => void
}) {
  const { t } = useText()
  const self = useSelf()
  const away = personsAway(group.mishaps)
  const labels = { counted: t('transit.counted'), mishap: t('transit.what_happened') }
  const form = useForm({
    contract: transit.recordHeadCount,
    initial: { counted: String(task.expected), code: '', note: '' },
    input: (values) => ({ ...seen(task), counted: Number(values.counted), mishap: mishapOf(values, task.expected), scan }),
    check: (input) => recordHeadCount(self, task, transit.recordHeadCount.input.parse(input), away, thisInstant()),
    onDone: (sent) => {
      if (!sent.queued) noteAnswer(sent.value)
      tell(t(sent.queued ? 'ui.queued' : 'ui.saved'))
      onDone()
    },
  })
  const counted = Number(form.values.counted)
  return (
    <CommandForm
      form={form}
      submit={<span className="text-lg">{t('transit.record_count', { count: counted })}</span>}
      labels={labels}
      reason={useWhyNot('transit.work')}
    >
      <CountStepper label={labels.counted} value={counted} most={task.expected} onChange={(value) => form.set('counted', String(value))} />
      {counted < task.expected && <MissingFields form={form} missing={task.expected - counted} known={away} />}
    </CommandForm>
  )
}

/** The mishap of those who are not there; undefined when everybody is, or when it is open already and nothing is said. */
export function mishapOf(values: { counted: string; code: string; note: string }, expected: number): MishapDraft | undefined {
  if (Number(values.counted) >= expected || values.code === '') return undefined
  const note = values.note.trim()
  return { id: newId(), code: values.code, ...(note === '' ? {} : { note }) } as MishapDraft
}
