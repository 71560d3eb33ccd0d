/** The one window in which a task is done: it opens the form that fits the task's last step. */
import type { TeamMember } from '#domain/transit/board-words.ts'
import type { BoardGroup } from '#domain/transit/board-words.ts'
import { lastStep } from '#domain/transit/rules.ts'
import type { TransitTask } from '#domain/transit/words.ts'
import { Dialog } from '#ui/Dialog.tsx'
import type { IconName } from '#ui/Icon.tsx'
import type { Translate } from '#ui/languages/icu.ts'
import { useText } from '#ui/TextProvider.tsx'
import { FinishForm } from './FinishForm.tsx'
import { HandOverForm } from './HandOverForm.tsx'
import { HeadCountForm } from './HeadCountForm.tsx'

export type TaskDialogProps = { group: BoardGroup; task: TransitTask; team: readonly TeamMember[]; onClose: () => void }

export function TaskDialog({ group, task, onClose }: TaskDialogProps) {
  const { t } = useText()
  const step = lastStep[task.kind]
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <>
          {t(`status.transit.task.${task.kind}`)} · <bdi>{group.leadName}</bdi>
        </>
      }
    >
      {step === 'HEAD_COUNT' && <HeadCountForm group={group} task={task} onDone={onClose} />}
      {step === 'HAND_OVER' && <HandOverForm group={group} task={task} onDone={onClose} />}
      {step === 'FINISH' && <FinishForm task={task} onDone={onClose} />}
    </Dialog>
  )
}

/** What the button of a task says: the verb of its last step, and the task. */
export function actionName(task: TransitTask, t: Translate): string {
  return t(`transit.do.${lastStep[task.kind]}`, { task: t(`status.transit.task.${task.kind}`) })
}

export function actionIcon(task: TransitTask): IconName {
  return lastStep[task.kind] === 'FINISH' ? 'check' : lastStep[task.kind] === 'HAND_OVER' ? 'next' : 'people'
}
