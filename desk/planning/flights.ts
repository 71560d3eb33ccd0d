/** The flights of a run by their id, as its screens hand them on. */
import type { OutputOf } from '#domain/kit/contract.ts'
import type { listRunFlights } from '#domain/planning/run-contract.ts'

export type RunFlightLine = OutputOf<typeof listRunFlights>['items'][number]
export type Flights = ReadonlyMap<string, RunFlightLine>
