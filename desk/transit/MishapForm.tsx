/** Something went wrong at a task: what it is, for how many, and in the agent's own words. What to do first is shown before it is sent. */
import type { BoardGroup } from '#domain/transit/board-words.ts'
import * as transit from '#domain/transit/contract.ts'
import { acknowledgeWithinMin, isSeenAt, mishapKinds, openMishap } from '#domain/transit/mishap-rules.ts'
import { MishapCode, type MishapId, type Severity } from '#domain/transit/mishap-words.ts'
import type { TransitTask } from '#domain/transit/words.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useSelf } from '#desk/kit/session.ts'
import { Notice } from '#ui/Notice.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { CountStepper } from './CountStepper.tsx'
import { thisInstant } from './queries.ts'

export function MishapForm({ group, task, onDone }: { group: BoardGroup; task: TransitTask; onDone: () => void }) {
  const { t } = useText()
  const self = useSelf()
  const labels = {
    code: t('transit.what_happened'),
    severity: t('transit.severity'),
    persons: t('transit.concerned'),
    note: t('transit.note'),
  }
  const form = useForm({
    contract: transit.openMishap,
    draft: `transit.mishap/${task.id}`,
    initial: { code: '', severity: '', persons: String(group.headCount), note: '' },
    input: (values) => ({
      id: newId(),
      groupId: group.id,
      taskId: task.id,
      code: values.code,
      severity: values.severity === '' ? undefined : Number(values.severity),
      persons: Number(values.persons),
      note: values.note.trim(),
      doneAt: thisInstant(),
    }),
    check: (input) => {
      const { id, persons, doneAt, ...draft } = transit.openMishap.input.parse(input)
      const seen = isSeenAt(group.tasks, task.id)
      if (!seen.ok) return seen
      return openMishap(self, group, draft, { id: id ?? (newId() as MishapId), taskId: task.id, persons, openedAt: doneAt }, thisInstant())
    },
    onDone: (sent) => {
      tell(t(sent.queued ? 'ui.queued' : 'ui.saved'))
      onDone()
    },
  })
  const kind = form.values.code === '' ? undefined : mishapKinds[form.values.code as MishapCode]
  const severities = ([1, 2, 3, 4] as const).filter((severity) => kind === undefined || severity >= kind.severity)
  const minutes =
    kind === undefined
      ? null
      : acknowledgeWithinMin[form.values.severity === '' ? kind.severity : (Number(form.values.severity) as Severity)]
  return (
    <CommandForm form={form} submit={t('transit.report_mishap')} labels={labels} reason={useWhyNot('transit.work')}>
      <p className="text-base text-ink-soft">{t('transit.seen_at_task', { task: t(`status.transit.task.${task.kind}`) })}</p>
      <SelectField
        form={form}
        name="code"
        label={labels.code}
        options={MishapCode.options.map((code) => ({ value: code, label: t(`status.transit.mishap.${code}`) }))}
      />
      {kind !== undefined && (
        <Notice mood={kind.severity >= 3 ? 'bad' : 'warn'} title={t('transit.do_first')}>
          <ul className="list-disc ps-5">
            {kind.checklist.map((step) => (
              <li key={step}>{t(`transit.step.${step}`)}</li>
            ))}
          </ul>
          <p>{t('transit.tell_them', { who: kind.notify.map((who) => t(`transit.notified.${who}`)).join(', ') })}</p>
          {minutes !== null && <p>{t('transit.clock_starts', { minutes })}</p>}
        </Notice>
      )}
      <CountStepper
        label={labels.persons}
        value={Number(form.values.persons)}
        most={group.headCount}
        onChange={(value) => form.set('persons', String(Math.max(1, value)))}
      />
      <SelectField
        form={form}
        name="severity"
        label={labels.severity}
        placeholder={kind === undefined ? t('transit.severity_usual') : t('transit.severity_of', { severity: kind.severity })}
        options={severities.map((severity) => ({ value: String(severity), label: t(`transit.severity.${severity}`) }))}
      />
      <TextField form={form} name="note" lines={3} label={labels.note} hint={t('transit.note_hint')} />
    </CommandForm>
  )
}
