/** What is to be done in a case, the nearest day first; what is done stays readable below. */
import { useState } from 'react'
import type { CaseStory } from '#domain/cases/contract.ts'
import { isActive } from '#domain/cases/rules.ts'
import * as work from '#domain/cases/work-contract.ts'
import type { CaseTask } from '#domain/cases/words.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { TaskForm } from './TaskForm.tsx'
import { today } from './today.ts'

export function TasksPanel({ story: { case: it, tasks } }: { story: CaseStory }) {
  const { t } = useText()
  const [adding, setAdding] = useState(false)
  const mayWrite = useWhyNot('cases.write')
  const reason = mayWrite ?? (isActive(it.status) ? undefined : t('cases.already_ended'))
  return (
    <Panel
      title={t('cases.tasks')}
      flush={tasks.length > 0}
      actions={
        <Button icon="add" reason={reason} onClick={() => setAdding(true)}>
          {t('cases.add_task')}
        </Button>
      }
    >
      {tasks.length === 0 ? (
        <p className="text-ink-soft">{t('cases.tasks_none')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {tasks.map((task) => (
            <TaskLine key={task.id} task={task} reason={mayWrite} />
          ))}
        </ul>
      )}
      <Dialog open={adding} onClose={() => setAdding(false)} title={t('cases.add_task')}>
        <TaskForm caseId={it.id} onDone={() => setAdding(false)} />
      </Dialog>
    </Panel>
  )
}

function TaskLine({ task, reason }: { task: CaseTask; reason: string | undefined }) {
  const text = useText()
  const { t, write } = text
  const finishing = useCommand(work.finishTask)
  const open = task.state === 'OPEN'
  const late = open && task.dueOn !== null && task.dueOn < today()
  const finish = async (outcome: 'DONE' | 'CANCELLED') => {
    const sent = await finishing.send({ taskId: task.id, outcome })
    tell(sent.ok ? t(sent.queued ? 'ui.queued' : 'cases.task_finished') : failureText(text, sent), sent.ok ? 'good' : 'bad')
  }
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 px-4 py-2.5">
      <span className="min-w-0">
        <span className={open ? 'block break-words' : 'block break-words text-ink-soft line-through'}>{task.title}</span>
        <span className="flex flex-wrap items-center gap-2 text-sm text-ink-soft">
          <span>{t(`cases.task_kind.${task.kind}`)}</span>
          {task.dueOn !== null && <span>{t('cases.due', { day: write.day(task.dueOn) })}</span>}
          {late && <Badge mood="warn">{t('cases.overdue')}</Badge>}
          {!open && <Badge mood={task.state === 'DONE' ? 'good' : 'neutral'}>{t(`status.tasks.${task.state}`)}</Badge>}
        </span>
      </span>
      {open && (
        <span className="flex flex-wrap gap-1">
          <Button icon="check" busy={finishing.isSending} reason={reason} onClick={() => void finish('DONE')}>
            {t('cases.finish_task')}
          </Button>
          <Button look="quiet" busy={finishing.isSending} reason={reason} onClick={() => void finish('CANCELLED')}>
            {t('cases.cancel_task')}
          </Button>
        </span>
      )}
    </li>
  )
}
