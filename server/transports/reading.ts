/** A transport read whole: its own rows, the movement it carries, who is on board, and what the rules say of all that. A fixed number of queries. */
import { getEscortsOf, listEscortsOn } from '#server/escorts/actions.ts'
import { ageOn, type Day, dayAt } from '#domain/kit/day.ts'
import { accept, type Result } from '#domain/kit/result.ts'
import { notOnBoard } from '#domain/movements/manifest-rules.ts'
import type { Movement } from '#domain/movements/words.ts'
import type { PersonId } from '#domain/people/words.ts'
import { charterGaps, costOf, freezeAt } from '#domain/transports/charter-rules.ts'
import type { Charter, Permit } from '#domain/transports/charter-words.ts'
import type { Family, TransportFile } from '#domain/transports/contract.ts'
import { convoyGaps } from '#domain/transports/convoy-rules.ts'
import type { Convoy, RouteStop, Vehicle, VehicleSeat } from '#domain/transports/convoy-words.ts'
import { checkItems, type Facts, isEvacuation, limitsOn, type OnBoard } from '#domain/transports/rules.ts'
import { personsOnBoard, placesApart, vesselGaps } from '#domain/transports/vessel-rules.ts'
import type { PortCall, SeaReport, Vessel } from '#domain/transports/vessel-words.ts'
import type { Check, Gap, Staff, StateRequest, Transport, TransportLimits } from '#domain/transports/words.ts'
import { listTransportLimits } from '#packs/transports/transport-limits.ts'
import type { Db } from '#server/kit/database.ts'
import { getMissionOffice } from '#server/kit/office.ts'
import type { Work } from '#server/kit/transaction.ts'
import { getMovement } from '#server/movements/actions.ts'
import { hasConsent } from '#server/people/actions.ts'
import { findCharter, listPermits } from './charter-store.ts'
import { findConvoy, listStops, listVehicles, listVehicleSeats } from './convoy-store.ts'
import { findStateRequest, listChecks, listStaff } from './staff-store.ts'
import { listUnaccompanied } from './store.ts'
import { findVessel, listCalls, listSeaReports } from './vessel-store.ts'

export type Parts = {
  charter: Charter | null
  permits: Permit[]
  vessel: Vessel | null
  calls: PortCall[]
  seaReports: SeaReport[]
  convoy: Convoy | null
  vehicles: Vehicle[]
  stops: RouteStop[]
  seats: VehicleSeat[]
  staff: Staff[]
  checks: Check[]
  stateRequest: StateRequest | null
}

/** Of the reports on the sea so many are shown. */
const mostReports = 10
const adultAge = 18

export async function partsOf(db: Db, { id, kind }: Transport): Promise<Parts> {
  const only = <Value>(wanted: Transport['kind'], read: () => Promise<Value>, none: Value): Promise<Value> =>
    kind === wanted ? read() : Promise.resolve(none)
  const [charter, permits, vessel, calls, seaReports, convoy, vehicles, stops, seats, staff, checks, stateRequest] = await Promise.all([
    only('CHARTER', async () => (await findCharter(db, id)) ?? null, null),
    only('CHARTER', () => listPermits(db, id), []),
    only('VESSEL', async () => (await findVessel(db, id)) ?? null, null),
    only('VESSEL', () => listCalls(db, id), []),
    only('VESSEL', () => listSeaReports(db, id, mostReports), []),
    only('CONVOY', async () => (await findConvoy(db, id)) ?? null, null),
    only('CONVOY', () => listVehicles(db, id), []),
    only('CONVOY', () => listStops(db, id), []),
    only('CONVOY', () => listVehicleSeats(db, id), []),
    listStaff(db, id),
    listChecks(db, id),
    findStateRequest(db, id),
  ])
  return { charter, permits, vessel, calls, seaReports, convoy, vehicles, stops, seats, staff, checks, stateRequest }
}

/** Who is on board, in the order of their families. */
export async function onBoardOf(work: Work, movement: Movement): Promise<OnBoard[]> {
  const unaccompanied = await listUnaccompanied(work.db, movement.id)
  return movement.passengers
    .filter(({ state }) => !notOnBoard.includes(state))
    .map((one) => ({ ...one, unaccompaniedMinor: unaccompanied.has(one.id) }))
}

/** Throws when no figures are in force: the pack ships with the code and has an entry without an end. */
export async function limitsToday(work: Work, office: number): Promise<{ today: Day; limits: TransportLimits }> {
  const today = dayAt(work.now, (await getMissionOffice(work, office)).timeZone)
  const limits = limitsOn(listTransportLimits(), today)
  if (limits === undefined) throw new Error(`No figures about transports are in force on ${today}.`)
  return { today, limits }
}

export async function fileOf(work: Work, transport: Transport): Promise<Result<TransportFile, 'not_found'>> {
  const found = await getMovement(work, transport.movementId)
  if (!found.ok) return found
  const movement = found.value
  const parts = await partsOf(work.db, transport)
  const onBoard = await onBoardOf(work, movement)
  const escorts = await getEscortsOf(work, movement)
  const escortCount = (await listEscortsOn(work, movement.id)).length
  const first = movement.legs[0]!
  const { limits } = await limitsToday(work, transport.office)
  const facts: Facts = {
    kind: transport.kind,
    movement: { ...movement, hasList: movement.manifest !== null },
    onBoard,
    escorts: escortCount,
    escortsMissing: escorts.needs.filter(({ must }) => must).reduce((sum, { missing }) => sum + missing, 0),
    staff: parts.staff,
    checks: parts.checks,
    stateRequest: parts.stateRequest,
    consentMissing: await consentMissing(work, movement, onBoard),
    limits,
    now: work.now,
    leavesOn: dayAt(first.departsAt, first.fromZone),
  }
  const frozen = parts.charter === null ? null : freezeAt(first.departsAt, parts.charter.freezeHours)
  return accept({
    transport,
    ...parts,
    items: [...checkItems[transport.kind]],
    isEvacuation: isEvacuation(movement.movementType),
    movement: {
      publicRef: movement.publicRef,
      movementType: movement.movementType,
      mode: movement.mode,
      status: movement.status,
      changedSinceFreeze: movement.changedSinceFreeze,
      legs: movement.legs,
      listVersion: movement.manifest?.version ?? null,
    },
    families: familiesOf(onBoard),
    needs: escorts.needs,
    escorts: escortCount,
    persons: personsOnBoard(facts),
    placesApart: parts.vessel === null ? null : placesApart(facts),
    freeze: frozen === null ? null : { freezeAt: frozen, isPast: frozen <= work.now },
    cost: parts.charter === null ? null : costOf(parts.charter, movement.passengers, movement.status),
    gaps: gapsOf(parts, facts),
  })
}

function gapsOf(parts: Parts, facts: Facts): Gap[] {
  const { charter, vessel, convoy } = parts
  if (charter !== null) return charterGaps(charter, parts.permits, facts)
  if (vessel !== null) return vesselGaps(vessel, parts.calls, parts.seaReports, facts)
  return convoy === null ? [] : convoyGaps({ ...parts, convoy }, facts)
}

function familiesOf(onBoard: readonly OnBoard[]): Family[] {
  return [...Map.groupBy(onBoard, ({ caseId }) => caseId).values()].map((persons) => ({
    caseId: persons[0]!.caseId,
    caseRef: persons[0]!.caseRef,
    unaccompaniedMinor: persons.some((one) => one.unaccompaniedMinor),
    persons: persons.map(({ id, familyName, givenNames, nativeName, ageBand, infantWith }) => ({
      passengerId: id,
      familyName,
      givenNames,
      nativeName,
      ageBand,
      onLap: infantWith !== null,
    })),
  }))
}

/** Asked only of an evacuation: everybody of age, and children who travel without an adult, have said that they are willing. */
async function consentMissing(work: Work, movement: Movement, onBoard: readonly OnBoard[]): Promise<number> {
  if (!isEvacuation(movement.movementType)) return 0
  const first = movement.legs[0]!
  const on = dayAt(first.departsAt, first.fromZone)
  const persons = new Map(movement.passengers.map(({ id, personId }) => [id as string, personId]))
  const asked = onBoard
    .filter(({ bornOn, unaccompaniedMinor }) => unaccompaniedMinor || bornOn === null || ageOn(bornOn, on) >= adultAge)
    .map(({ id }) => persons.get(id) as PersonId)
  const willing = await hasConsent(work, asked, 'TRAVEL', work.now)
  return asked.filter((personId) => !willing.has(personId)).length
}
