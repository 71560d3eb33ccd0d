/** The one window in which a task is worked on: the form that fits its last step, or what went wrong at it. */
import { useState } from 'react'
import type { TeamMember } from '#domain/transit/board-words.ts'
import type { BoardGroup } from '#domain/transit/board-words.ts'
import { lastStep } from '#domain/transit/rules.ts'
import type { TransitTask } from '#domain/transit/words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import type { IconName } from '#ui/Icon.tsx'
import type { Translate } from '#ui/languages/icu.ts'
import { useText } from '#ui/TextProvider.tsx'
import { FinishForm } from './FinishForm.tsx'
import { HandOverForm } from './HandOverForm.tsx'
import { HeadCountForm } from './HeadCountForm.tsx'
import { MishapForm } from './MishapForm.tsx'

/** `scan`: the text of the slip that was scanned, which goes along with the step. */
export type TaskDialogProps = {
  group: BoardGroup
  task: TransitTask
  team: readonly TeamMember[]
  scan?: string
  onClose: () => void
}

export function TaskDialog({ group, task, scan, onClose }: TaskDialogProps) {
  const { t } = useText()
  const [wrong, setWrong] = useState(false)
  const reason = useWhyNot('transit.work')
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
      {wrong ? (
        <MishapForm group={group} task={task} onDone={onClose} />
      ) : (
        <div className="flex flex-col gap-4">
          {step === 'HEAD_COUNT' && <HeadCountForm group={group} task={task} scan={scan} onDone={onClose} />}
          {step === 'HAND_OVER' && <HandOverForm group={group} task={task} scan={scan} onDone={onClose} />}
          {step === 'FINISH' && <FinishForm task={task} onDone={onClose} />}
          <Button look="danger" icon="warning" reason={reason} onClick={() => setWrong(true)} className="min-h-12">
            {t('transit.report_mishap')}
          </Button>
        </div>
      )}
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
