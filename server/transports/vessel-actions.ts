/** Vessels: the ship, its calls and the sea; and how many persons are on board, counted anew whenever that changes. */
import type { InputOf } from '#domain/kit/contract.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { existing } from '#domain/movements/rules.ts'
import type { MovementId } from '#domain/movements/words.ts'
import type { TransportFile } from '#domain/transports/contract.ts'
import type * as contracts from '#domain/transports/vessel-contract.ts'
import { type CallsRefusal, checkCalls, checkVessel, personsOnBoard, type VesselRefusal } from '#domain/transports/vessel-rules.ts'
import { type PortCall, type SeaReport, Vessel } from '#domain/transports/vessel-words.ts'
import type { Transport } from '#domain/transports/words.ts'
import type { Id } from '#domain/kit/id.ts'
import { findCountry } from '#packs/places/countries.ts'
import { listEscortsOn } from '#server/escorts/actions.ts'
import { Veto } from '#server/kit/route.ts'
import { newId, type NewEvent, type Work } from '#server/kit/transaction.ts'
import { getMovement } from '#server/movements/actions.ts'
import { asSeen, change, plan } from './actions.ts'
import { onBoardOf } from './reading.ts'
import { listStaff } from './staff-store.ts'
import { findVesselOfMovement } from './store.ts'
import { findVessel, insertSeaReport, insertVessel, replaceCalls, setPersonsOnBoard, updateVessel } from './vessel-store.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>

export async function planVessel(work: Work, input: Asked<'planVessel'>) {
  return plan(work, 'VESSEL', input, (transport) => write(work, transport, input, insertVessel))
}

export async function changeVessel(work: Work, input: Asked<'changeVessel'>) {
  const { transportId, seenAt, operator } = input
  return change(work, {
    transportId,
    operator,
    event: 'vessel_changed',
    write: (transport) => asSeen(transport, 'VESSEL', seenAt, () => write(work, transport, input, updateVessel)),
  })
}

async function write(
  work: Work,
  transport: Transport,
  input: Vessel,
  save: typeof insertVessel,
): Promise<Result<true, VesselRefusal | 'unknown_country'>> {
  const vessel = Vessel.parse(input)
  if (findCountry(vessel.flag) === undefined) return refuse('unknown_country', { country: vessel.flag })
  const persons = await countPersons(work, transport)
  const checked = checkVessel(vessel, persons)
  if (checked.ok) await save(work.db, transport, vessel, persons)
  return checked
}

/** Everybody for whom there must be a place in a boat. */
async function countPersons(work: Work, transport: Transport): Promise<number> {
  const movement = await getMovement(work, transport.movementId)
  if (!movement.ok) return 0
  const onBoard = await onBoardOf(work, movement.value)
  const escorts = (await listEscortsOn(work, transport.movementId)).length
  return personsOnBoard({ onBoard, escorts, staff: await listStaff(work.db, transport.id) })
}

/** Counted anew; refused when there would be more people than the boats can save. */
export async function recount(work: Work, transport: Transport): Promise<Result<true, 'more_people_than_life_saving'>> {
  const vessel = transport.kind === 'VESSEL' ? await findVessel(work.db, transport.id) : undefined
  if (vessel === undefined) return accept(true)
  const persons = await countPersons(work, transport)
  if (persons > vessel.lifeSavingCapacity) return refuse('more_people_than_life_saving', { persons, capacity: vessel.lifeSavingCapacity })
  await setPersonsOnBoard(work.db, transport.id, persons)
  return accept(true)
}

/** Hears of every booking and every escort (server/jobs.ts): whoever has no place in a boat is not taken on board. */
export async function recountOnEvent(work: Work, event: NewEvent): Promise<void> {
  const movementId = event.facts?.movementId ?? event.subject
  const transport = await findVesselOfMovement(work.db, movementId as MovementId)
  if (transport === undefined) return
  const counted = await recount(work, transport)
  if (!counted.ok) throw new Veto(counted)
}

type CallsAnswer = 'not_found' | 'transport_cancelled' | 'not_a_vessel' | 'unknown_country' | 'local_time_does_not_exist' | CallsRefusal

export async function setCalls(work: Work, input: Asked<'setCalls'>): Promise<Result<TransportFile, CallsAnswer>> {
  return change(work, {
    transportId: input.transportId,
    event: 'calls_set',
    facts: { calls: input.calls.length },
    write: async (transport) => {
      if (transport.kind !== 'VESSEL') return refuse('not_a_vessel')
      const calls = callsOf(input.calls)
      if (!calls.ok) return calls
      const checked = checkCalls(calls.value)
      if (checked.ok) await replaceCalls(work.db, transport, calls.value)
      return checked
    },
  })
}

/** Typed with the clocks of the ports; each becomes an instant with its zone. */
function callsOf(drafts: Asked<'setCalls'>['calls']): Result<PortCall[], 'unknown_country' | 'local_time_does_not_exist'> {
  const calls: PortCall[] = []
  for (const [at, { locode, zone, arrivesLocal, departsLocal, purpose }] of drafts.entries()) {
    if (findCountry(locode.slice(0, 2)) === undefined) return refuse('unknown_country', { country: locode.slice(0, 2) })
    const arrivesAt = arrivesLocal === null ? null : existing(arrivesLocal, zone)
    const departsAt = departsLocal === null ? null : existing(departsLocal, zone)
    if (arrivesAt === undefined || departsAt === undefined)
      return refuse('local_time_does_not_exist', { leg: at + 1, time: (arrivesAt === undefined ? arrivesLocal : departsLocal) ?? '' })
    calls.push({ seq: at + 1, locode, zone, arrivesAt, departsAt, purpose })
  }
  return accept(calls)
}

export async function reportSea(
  work: Work,
  input: Asked<'reportSea'>,
): Promise<Result<TransportFile, 'not_found' | 'transport_cancelled' | 'not_a_vessel' | 'in_the_future'>> {
  const { transportId, ...seen } = input
  return change(work, {
    transportId,
    event: 'sea_reported',
    facts: { seaState: seen.seaState },
    write: async (transport) => {
      if (transport.kind !== 'VESSEL') return refuse('not_a_vessel')
      if (seen.observedAt > work.now) return refuse('in_the_future')
      const report: SeaReport = { ...seen, id: newId() as Id, recordedBy: work.actor.accountId }
      await insertSeaReport(work.db, transport, report, work.now)
      return accept(true)
    },
  })
}
