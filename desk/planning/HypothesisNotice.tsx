/** What a what-if supposes, said before its answer; and the tickets that could be released to free more ways. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import * as runs from '#domain/planning/run-contract.ts'
import type { Hypothesis, Run } from '#domain/planning/words.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk, useCommand, usePages } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Code } from '#ui/PersonName.tsx'
import { type Text, useText } from '#ui/TextProvider.tsx'
import { isComputing } from './queries.ts'
import { flightText } from './shared.tsx'
import type { Flights } from './flights.ts'

export function HypothesisNotice({ run }: { run: Run }) {
  const text = useText()
  const { t } = text
  const sky = useAsk(runs.listRunFlights, { runId: run.id })
  const flights: Flights = new Map((sky.value?.items ?? []).map((flight) => [flight.id as string, flight]))
  return (
    <>
      <Notice mood="note" title={suppositionText(text, run.hypothesis!, flights)}>
        {t('planning.nothing_changed')}
      </Notice>
      {!isComputing(run) && <Released run={run} />}
    </>
  )
}

function suppositionText(text: Text, supposed: Hypothesis, flights: Flights): string {
  const { t, write } = text
  if (supposed.kind === 'STRIKE')
    return t('planning.suppose.STRIKE', {
      where: [supposed.airport, supposed.carrier].filter((word) => word !== undefined).join(', '),
      from: write.instant(supposed.from),
      until: write.instant(supposed.until),
    })
  // A leg of a journey has no line of its own: then the flights that change say which.
  const named = flights.get(supposed.flight) ?? [...flights.values()].find(({ supposed: change }) => change !== null)
  const flight = named === undefined ? '' : flightText(text, named)
  return supposed.kind === 'DELAY'
    ? t('planning.suppose.DELAY', { flight, minutes: supposed.minutes })
    : t('planning.suppose.CANCELLATION', { flight })
}

/** Families with issued tickets keep their seats until somebody says otherwise: then the same question is asked again without them frozen. */
function Released({ run }: { run: Run }) {
  const text = useText()
  const { t } = text
  const go = useNavigate()
  const asking = useCommand(runs.startReplan)
  const notAllowed = useWhyNot('planning.write')
  const frozen = usePages(runs.listRunCases, { runId: run.id, limit: 200 }).items.filter((one) => one.frozen && !one.hit)
  const [released, setReleased] = useState<ReadonlySet<string>>(new Set())
  if (frozen.length === 0) return null
  const toggle = (caseId: string, on: boolean) => {
    const next = new Set(released)
    if (on) next.add(caseId)
    else next.delete(caseId)
    setReleased(next)
  }
  const ask = async () => {
    const sent = await asking.send({
      movementId: frozen[0]!.beforeMovementId!,
      fromOn: run.fromOn,
      untilOn: run.untilOn,
      seconds: run.secondsMax,
      hypothesis: run.hypothesis!,
      released: [...released] as never,
    })
    if (sent.ok && !sent.queued) void go({ to: '/planning/runs/$runId', params: { runId: sent.value.id } } as never)
  }
  return (
    <details className="rounded-md border border-line bg-panel px-4 py-2">
      <summary className="min-h-(--control) cursor-pointer py-1.5">{t('planning.frozen_tickets', { count: frozen.length })}</summary>
      <p className="text-sm text-ink-soft">{t('planning.release_hint')}</p>
      <ul className="sm:columns-2">
        {frozen.map((one) => (
          <li key={one.caseId}>
            <Checkbox
              checked={released.has(one.caseId)}
              onChange={(on) => toggle(one.caseId, on)}
              label={
                <>
                  <Code>{one.caseRef}</Code> {one.leadName !== null && <bdi>{one.leadName}</bdi>}
                </>
              }
            />
          </li>
        ))}
      </ul>
      {asking.failure !== undefined && <Notice mood="bad">{failureText(text, asking.failure)}</Notice>}
      <Button
        icon="refresh"
        busy={asking.isSending}
        reason={notAllowed ?? (released.size === 0 ? t('planning.choose_first') : undefined)}
        onClick={() => void ask()}
      >
        {t('planning.ask_again')}
      </Button>
    </details>
  )
}
