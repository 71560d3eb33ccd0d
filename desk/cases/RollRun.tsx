/** An import, or its undoing, while it is under way: how far it has come, how long it will still take, and the way to stop it. */
import { useState } from 'react'
import * as rolls from '#domain/cases/roll-contract.ts'
import type { Roll } from '#domain/cases/roll-words.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk, useCommand } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Progress } from '#ui/Progress.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

type RollRunProps = { roll: Roll; what: 'COMMIT' | 'UNDO' }

export function RollRun({ roll, what }: RollRunProps) {
  const text = useText()
  const { t } = text
  const stopping = useCommand(rolls.stopRoll)
  const whyNot = useWhyNot('cases.import')
  const isStopping = roll.underWay?.isStopping === true || stopping.isSending
  const stop = async () => {
    const sent = await stopping.send({ rollId: roll.id })
    if (!sent.ok) tell(failureText(text, sent), 'bad')
  }
  return (
    <Panel>
      <div className="flex flex-col gap-3">
        <RunProgress roll={roll} what={what} />
        <p className="text-sm text-ink-soft">{t('roll.run_what')}</p>
        <div>
          <Button look="danger" icon="close" busy={isStopping} reason={whyNot} onClick={() => void stop()}>
            {t(what === 'COMMIT' ? 'roll.stop_commit' : 'roll.stop_undo')}
          </Button>
        </div>
      </div>
    </Panel>
  )
}

/** Until the server has counted, or when a colleague gave the command, the whole is all there is to say. */
function RunProgress({ roll, what }: RollRunProps) {
  const { t } = useText()
  const { value } = useAsk(rolls.getRollProgress, { rollId: roll.id }, { refreshEveryMs: 1_000 })
  const label = t(what === 'COMMIT' ? 'roll.committing' : 'roll.undoing')
  if (value === undefined || value.done === 0) return <Progress label={label} done={0} of={roll.rowCount} />
  return (
    <>
      <Progress label={label} done={value.done} of={value.total} />
      <TimeLeft done={value.done} total={value.total} />
    </>
  )
}

/** By the speed since it was first seen to move: what was done before that took an unknown time. */
export function TimeLeft({ done, total }: { done: number; total: number }) {
  const { t, write } = useText()
  const [first] = useState({ at: Date.now(), done })
  const seconds = (Date.now() - first.at) / 1000
  if (done <= first.done || seconds < 2) return null
  const left = Math.round((seconds * (total - done)) / (done - first.done))
  return <p className="text-sm text-ink-soft">{t('roll.seconds_left', { seconds: write.number(left) })}</p>
}
