/** The flights of a plan by departure, how full it makes them and with whom; a family may be dropped on one. */
import { useState } from 'react'
import type { Run, RunCase } from '#domain/planning/words.ts'
import { Badge } from '#ui/Badge.tsx'
import { classes } from '#ui/class-names.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import type { RunFlightLine } from './flights.ts'
import { FillBar, FlightName } from './shared.tsx'

type RunFlightsProps = {
  run: Run
  cases: readonly RunCase[]
  flights: readonly RunFlightLine[]
  dragged: RunCase | undefined
  onDrop: (flightId: string) => void
}

export function RunFlights({ cases, flights, dragged, onDrop }: RunFlightsProps) {
  const { t } = useText()
  const [over, setOver] = useState<string>()
  return (
    <Panel title={t('planning.flights')} flush>
      {flights.length === 0 && <EmptyState icon="movements" title={t('planning.no_flights')} />}
      <ul className="divide-y divide-line">
        {flights.map((flight) => (
          <li
            key={flight.id}
            onDragOver={(event) => {
              if (dragged === undefined || flight.supposed === 'CANCELLED') return
              event.preventDefault()
              setOver(flight.id)
            }}
            onDragLeave={() => setOver(undefined)}
            onDrop={(event) => {
              event.preventDefault()
              setOver(undefined)
              onDrop(flight.id)
            }}
            className={classes(
              'flex flex-col gap-1 px-4 py-2.5',
              over === flight.id && 'bg-brand-soft outline-2 -outline-offset-2 outline-brand',
            )}
          >
            <FlightFacts flight={flight} cases={cases.filter(({ legs }) => legs.includes(flight.id))} />
          </li>
        ))}
      </ul>
      {dragged !== undefined && <p className="border-t border-line px-4 py-2 text-sm text-ink-soft">{t('planning.drop_here')}</p>}
    </Panel>
  )
}

function FlightFacts({ flight, cases }: { flight: RunFlightLine; cases: readonly RunCase[] }) {
  const { t } = useText()
  return (
    <>
      <span className="flex flex-wrap items-center gap-2">
        <FlightName flight={flight} />
        {/* One aircraft may carry both: the same number then stands here twice. */}
        <span className="text-sm text-ink-soft">{t(`planning.offer_use.${flight.use}`)}</span>
        {flight.kind === 'CHARTER' && <Badge mood="note">{t('planning.offer_kind.CHARTER')}</Badge>}
        {flight.supposed !== null && <Badge mood="bad">{t(`planning.supposed.${flight.supposed}`)}</Badge>}
      </span>
      <span className="flex flex-wrap gap-x-4 gap-y-1">
        <FillBar taken={flight.taken} of={flight.seats} label={t('planning.seats')} />
        {(flight.wheelchairs > 0 || flight.wheelchairsTaken > 0) && (
          <span className="text-sm text-ink-soft">
            {t('planning.taken_of', { taken: flight.wheelchairsTaken, of: flight.wheelchairs, what: t('planning.wheelchairs') })}
          </span>
        )}
        {flight.stretchersTaken > 0 && (
          <span className="text-sm text-ink-soft">
            {t('planning.taken_of', { taken: flight.stretchersTaken, of: flight.stretchers, what: t('planning.stretchers') })}
          </span>
        )}
        {flight.escorts > 0 && <span className="text-sm text-ink-soft">{t('planning.escorts_of', { count: flight.escorts })}</span>}
        {flight.kind === 'CHARTER' && flight.minimumLoad > 0 && (
          <span className="text-sm text-ink-soft">{t('planning.minimum_of', { count: flight.minimumLoad })}</span>
        )}
      </span>
      {cases.length > 0 && (
        <details className="text-sm">
          <summary className="cursor-pointer text-ink-soft">{t('planning.families_of', { count: cases.length })}</summary>
          <ul className="ps-4">
            {cases.map((one) => (
              <li key={one.caseId}>
                <Code>{one.caseRef}</Code> {one.leadName !== null && <bdi>{one.leadName}</bdi>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
