/** The run on screen: how far it is, what it says of each case, its flights. Asked again while it computes. */
import { useEffect, useRef } from 'react'
import * as runs from '#domain/planning/run-contract.ts'
import type { Run, RunId } from '#domain/planning/words.ts'
import { type Asked, useAsk } from '#desk/kit/queries.ts'

export function isComputing(run: Pick<Run, 'status'> | undefined): boolean {
  return run?.status === 'WAITING' || run?.status === 'RUNNING'
}

/** Calls `onOver` once when a run that was seen computing has ended. */
export function useRun(runId: RunId, onOver: () => void): Asked<Run> {
  const asked = useAsk(runs.getRun, { runId }, { refreshEveryMs: 60_000 })
  const computing = isComputing(asked.value)
  const was = useRef(false)
  const over = useRef(onOver)
  over.current = onOver
  useEffect(() => {
    if (!computing) {
      if (was.current) over.current()
      was.current = false
      return
    }
    was.current = true
    const timer = setInterval(() => asked.refresh(), 1000)
    return () => clearInterval(timer)
    // A new answer is a new object each second; only whether it still computes starts and stops the watch.
  }, [computing])
  return asked
}
