/** One task in the list of a group: what, until when, who has it, how it stands, the button that does it, and what went wrong at it. */
import type { TeamMember } from '#domain/transit/board-words.ts'
import { isOpen } from '#domain/transit/rules.ts'
import type { TaskState, TransitTask } from '#domain/transit/words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { actionIcon, actionName } from './TaskDialog.tsx'

const moods: Record<TaskState, Mood> = { PLANNED: 'neutral', ASSIGNED: 'note', DONE: 'good', PARTIAL: 'warn', CANCELLED: 'neutral' }

export type TaskItemProps = {
  task: TransitTask
  zone: string
  team: readonly TeamMember[]
  onDo: () => void
  onAssign: () => void
  onMishap: () => void
}

export function TaskItem({ task, zone, team, onDo, onAssign, onMishap }: TaskItemProps) {
  const { t, write } = useText()
  const reason = useWhyNot('transit.work')
  const assignee = team.find((member) => member.id === task.assignee)
  const doer = team.find((member) => member.id === task.doneBy)
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 p-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2 text-lg font-semibold">
          {t(`status.transit.task.${task.kind}`)}
          <Badge mood={moods[task.state]}>{t(`status.transit.state.${task.state}`)}</Badge>
        </p>
        <p className="flex flex-wrap gap-x-3 text-base text-ink-soft">
          {task.dueAt !== null && <span>{t('transit.due_at', { time: write.clock(task.dueAt, zone) })}</span>}
          {task.noticeBy !== null && isOpen(task) && <span>{t('transit.notice_by', { when: write.instant(task.noticeBy, zone) })}</span>}
          {task.counted !== null && <span>{t('transit.counted_of', { count: task.counted, expected: task.expected })}</span>}
          {task.doneAt !== null && <span>{t('transit.done_at', { time: write.clock(task.doneAt, zone) })}</span>}
          {doer !== undefined && <bdi>{doer.name}</bdi>}
          {task.doneAt === null && assignee !== undefined && <bdi>{assignee.name}</bdi>}
        </p>
        {task.handOver !== null && (
          <p className="text-base">
            <bdi>{[task.handOver.receiverName, task.handOver.receiverOrganisation].filter(Boolean).join(' · ')}</bdi>
            {' · '}
            {t(`status.transit.paper.${task.handOver.receiverIdKind}`)}
          </p>
        )}
        {task.note !== null && (
          <p className="text-base whitespace-pre-line">
            <bdi>{task.note}</bdi>
          </p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        {isOpen(task) && (
          <>
            <Button icon="person" reason={reason} onClick={onAssign} className="min-h-12">
              {t('transit.assign')}
            </Button>
            <Button look="main" icon={actionIcon(task)} reason={reason} onClick={onDo} className="min-h-12">
              {actionName(task, t)}
            </Button>
          </>
        )}
        {/* Also of a task that is done: a bag is missed when everybody has left the hall. */}
        {task.state !== 'CANCELLED' && (
          <Button look="danger" icon="warning" reason={reason} onClick={onMishap} className="min-h-12">
            {t('transit.report_mishap')}
          </Button>
        )}
      </div>
    </li>
  )
}
