/** Movements as lists: by departure, of a case, and by flight number. */
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { addDays, dayAt, startOfDay } from '#domain/kit/day.ts'
import { accept, type Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/movements/contract.ts'
import type { MovementId } from '#domain/movements/words.ts'
import { getCase } from '#server/cases/actions.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import { getMissionOffice } from '#server/kit/office.ts'
import type { Work } from '#server/kit/transaction.ts'
import { listSeatsOfCase } from './passenger-store.ts'
import { listLegs, listLegsOfFlight } from './leg-store.ts'
import { countOnBoard, listMovementRows, listMovementsByIds, type MovementRow } from './store.ts'

type Line = OutputOf<typeof contracts.listMovements>['items'][number]

export async function listMovements(
  work: Work,
  input: InputOf<typeof contracts.listMovements>,
): Promise<Result<OutputOf<typeof contracts.listMovements>, never>> {
  const after = readCursor(input.after, 2)
  if (after === null) return accept({ items: [], next: null })
  const zone = (await getMissionOffice(work, work.actor.offices[0]!)).timeZone
  const from = input.from === undefined ? undefined : startOfDay(input.from, zone)
  const to = input.to === undefined ? undefined : startOfDay(addDays(input.to, 1), zone)
  const rows = await listMovementRows(work.db, work.actor.offices, {
    from,
    to,
    status: input.status,
    order: input.order,
    after,
    limit: input.limit,
  })
  const page = pageOf(
    rows,
    input.limit,
    (row) => writeCursor(row.startsAt, row.id),
    (row) => row,
  )
  return accept({ items: await asLines(work, page.items), next: page.next })
}

export async function listJourneys(
  work: Work,
  input: InputOf<typeof contracts.listJourneys>,
): Promise<Result<OutputOf<typeof contracts.listJourneys>, 'not_found'>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  const seats = await listSeatsOfCase(work.db, input.caseId)
  const ids = [...new Set(seats.filter(({ state }) => state !== 'CANCELLED').map(({ movementId }) => movementId))]
  return accept({ items: await asLines(work, await listMovementsByIds(work.db, ids)) })
}

async function asLines(work: Work, rows: readonly MovementRow[]): Promise<Line[]> {
  const ids = rows.map(({ id }) => id)
  const [legs, counts] = await Promise.all([listLegs(work.db, ids), countOnBoard(work.db, ids)])
  const legsOf = Map.groupBy(legs, (leg) => leg.movementId)
  return rows.map((row) => {
    const own = legsOf.get(row.id) ?? []
    const count = counts.get(row.id)
    const { office: _office, compartment: _compartment, ...shown } = row
    const [first, last] = [own[0]!, own.at(-1)!]
    return {
      ...shown,
      fromPlace: first.fromPlace,
      fromZone: first.fromZone,
      toPlace: last.toPlace,
      toZone: last.toZone,
      flights: own.map((leg) => leg.number),
      passengers: count?.passengers ?? 0,
      manifestVersion: count?.version ?? null,
    }
  })
}

export async function findFlights(
  work: Work,
  input: InputOf<typeof contracts.findFlights>,
): Promise<Result<OutputOf<typeof contracts.findFlights>, never>> {
  // A local day begins up to fourteen hours before and ends up to twelve after the same day in UTC; a leg may land a day later.
  const found = await listLegsOfFlight(
    work.db,
    input.number,
    startOfDay(addDays(input.on, -2), 'UTC'),
    startOfDay(addDays(input.on, 2), 'UTC'),
  )
  const movements = [...new Set(found.map(({ movementId }) => movementId))]
  const [legs, counts] = await Promise.all([listLegs(work.db, movements), countOnBoard(work.db, movements)])
  const items = found.flatMap(({ legId, movementId, movementRef }) => {
    const leg = legs.find(({ id }) => id === legId)!
    if (dayAt(leg.departsAt, leg.fromZone) !== input.on && dayAt(leg.arrivesAt, leg.toZone) !== input.on) return []
    return [
      { ...leg, legId: leg.id, movementId: movementId as MovementId, movementRef, passengers: counts.get(movementId)?.passengers ?? 0 },
    ]
  })
  return accept({ items })
}
