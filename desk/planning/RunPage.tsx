/** One plan: how near to the best it is, who travels on what, who stays and what would help; changed by hand, compared, booked. */
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import * as runs from '#domain/planning/run-contract.ts'
import type { Run, RunCase, RunId } from '#domain/planning/words.ts'
import { AskedPart, PagesPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useAsk, usePages } from '#desk/kit/queries.ts'
import { useParam } from '#desk/kit/TextLink.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { BookPlan } from './BookPlan.tsx'
import { CompareChoice } from './CompareChoice.tsx'
import { HypothesisNotice } from './HypothesisNotice.tsx'
import { ProgressPanel } from './ProgressPanel.tsx'
import { isComputing, useRun } from './queries.ts'
import { RunCases } from './RunCases.tsx'
import { RunFlights } from './RunFlights.tsx'
import { RunBadge } from './shared.tsx'
import { WaysDialog } from './WaysDialog.tsx'

export type Wanted = { one: RunCase; flightId?: string }

export function RunPage() {
  const { t, write } = useText()
  const runId = useParam('runId') as RunId
  const queries = useQueryClient()
  const found = useRun(runId, () => void queries.invalidateQueries())
  const run = found.value
  return (
    <Page
      title={t(run?.kind === 'WHAT_IF' ? 'planning.kind.WHAT_IF' : 'planning.kind.PLAN')}
      back={{ to: '/planning', label: t('planning.planning') }}
      lead={
        run && (
          <>
            <RunBadge status={run.status} />
            <span>{t('planning.days_from_to', { from: write.day(run.fromOn), to: write.day(run.untilOn) })}</span>
            {run.startedByName !== null && (
              <span>
                <bdi>{run.startedByName}</bdi>, {write.instant(run.startedAt)}
              </span>
            )}
          </>
        )
      }
      actions={run && !isComputing(run) && <CompareChoice run={run} />}
    >
      <AskedPart of={found}>
        {(it) => (
          <>
            {it.hypothesis !== null && <HypothesisNotice run={it} />}
            <ProgressPanel run={it} />
            {!isComputing(it) && it.status !== 'FAILED' && it.status !== 'LOST' && <Plan run={it} />}
          </>
        )}
      </AskedPart>
    </Page>
  )
}

/** Cases beside flights. Dragging a case onto a flight opens the same dialog as its button does, with that flight chosen. */
function Plan({ run }: { run: Run }) {
  const cases = usePages(runs.listRunCases, { runId: run.id, limit: 200 })
  const sky = useAsk(runs.listRunFlights, { runId: run.id })
  const flights = useMemo(() => new Map((sky.value?.items ?? []).map((flight) => [flight.id as string, flight])), [sky.value])
  const [wanted, setWanted] = useState<Wanted>()
  const [dragged, setDragged] = useState<RunCase>()
  return (
    <PagesPart of={cases}>
      {(items) => (
        <>
          <BookPlan run={run} cases={items} />
          <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)]">
            <RunCases run={run} cases={items} flights={flights} pages={cases} onWant={setWanted} onDrag={setDragged} />
            <RunFlights
              run={run}
              cases={items}
              flights={sky.value?.items ?? []}
              dragged={dragged}
              onDrop={(flightId) => dragged !== undefined && setWanted({ one: dragged, flightId })}
            />
          </div>
          {wanted !== undefined && <WaysDialog run={run} wanted={wanted} flights={flights} onClose={() => setWanted(undefined)} />}
        </>
      )}
    </PagesPart>
  )
}
