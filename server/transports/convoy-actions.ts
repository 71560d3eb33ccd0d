/** Convoys: the vehicles, the way they take, and who sits where. */
import type { InputOf } from '#domain/kit/contract.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { existing } from '#domain/movements/rules.ts'
import type { TransportFile } from '#domain/transports/contract.ts'
import type * as contracts from '#domain/transports/convoy-contract.ts'
import * as rules from '#domain/transports/convoy-rules.ts'
import { Convoy, type RouteStop } from '#domain/transports/convoy-words.ts'
import type { OnBoard } from '#domain/transports/rules.ts'
import type { Transport } from '#domain/transports/words.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import type { Work } from '#server/kit/transaction.ts'
import { getMovement } from '#server/movements/actions.ts'
import { asSeen, change, plan } from './actions.ts'
import {
  deleteVehicle,
  insertConvoy,
  listVehicles,
  listVehicleSeats,
  replaceSeats,
  replaceStops,
  saveVehicle,
  updateConvoy,
} from './convoy-store.ts'
import { limitsToday, onBoardOf } from './reading.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>
type Always = 'not_found' | 'transport_cancelled'

export async function planConvoy(work: Work, input: Asked<'planConvoy'>) {
  return plan(work, 'CONVOY', input, (transport) => write(work, transport, input, insertConvoy))
}

export async function changeConvoy(work: Work, input: Asked<'changeConvoy'>) {
  const { transportId, seenAt, operator } = input
  return change(work, {
    transportId,
    operator,
    event: 'convoy_changed',
    write: (transport) => asSeen(transport, 'CONVOY', seenAt, () => write(work, transport, input, updateConvoy)),
  })
}

async function write(work: Work, transport: Transport, input: Convoy, save: typeof insertConvoy): Promise<Result<true, never>> {
  await save(work.db, transport, Convoy.parse(input))
  return accept(true)
}

type VehicleAnswer = Always | 'not_a_convoy' | rules.VehicleRefusal | 'plate_taken' | 'in_the_future' | 'id_taken'

export async function recordVehicle(work: Work, input: Asked<'recordVehicle'>): Promise<Result<TransportFile, VehicleAnswer>> {
  const { transportId, ...vehicle } = input
  return change(work, {
    transportId,
    event: 'vehicle_recorded',
    facts: { kind: vehicle.kind, condition: vehicle.condition ?? 'unchecked' },
    write: async (transport) => {
      if (transport.kind !== 'CONVOY') return refuse('not_a_convoy')
      const { today } = await limitsToday(work, transport.office)
      if (vehicle.checkedOn !== null && vehicle.checkedOn > today) return refuse('in_the_future')
      const inIt = (await listVehicleSeats(work.db, transport.id)).filter(({ vehicleId }) => vehicleId === vehicle.id).length
      const checked = rules.checkVehicle(vehicle, inIt)
      if (!checked.ok) return checked
      try {
        await saveVehicle(work.db, transport, vehicle, work.now)
      } catch (error) {
        if (brokeConstraint(error, 'transports_vehicle_pkey')) return refuse('id_taken')
        if (brokeConstraint(error, 'transports_vehicle_transport_id_plate_key')) return refuse('plate_taken')
        throw error
      }
      return accept(true)
    },
  })
}

export async function removeVehicle(
  work: Work,
  input: Asked<'removeVehicle'>,
): Promise<Result<TransportFile, Always | 'vehicle_has_driver'>> {
  return change(work, {
    transportId: input.transportId,
    event: 'vehicle_removed',
    write: async (transport) => {
      try {
        return (await deleteVehicle(work.db, transport.id, input.vehicleId)) ? accept(true) : refuse('not_found')
      } catch (error) {
        if (brokeConstraint(error, 'transports_staff_vehicle_id_office_compartment_fkey')) return refuse('vehicle_has_driver')
        throw error
      }
    },
  })
}

type RouteAnswer = Always | 'not_a_convoy' | 'local_time_does_not_exist' | rules.RouteRefusal

export async function setRoute(work: Work, input: Asked<'setRoute'>): Promise<Result<TransportFile, RouteAnswer>> {
  return change(work, {
    transportId: input.transportId,
    event: 'route_set',
    facts: { stops: input.stops.length },
    write: async (transport) => {
      if (transport.kind !== 'CONVOY') return refuse('not_a_convoy')
      const stops = stopsOf(input.stops)
      if (!stops.ok) return stops
      const checked = rules.checkRoute(stops.value)
      if (checked.ok) await replaceStops(work.db, transport, stops.value)
      return checked
    },
  })
}

function stopsOf(drafts: Asked<'setRoute'>['stops']): Result<RouteStop[], 'local_time_does_not_exist'> {
  const stops: RouteStop[] = []
  for (const [at, { arrivesLocal, departsLocal, ...stop }] of drafts.entries()) {
    const arrivesAt = arrivesLocal === null ? null : existing(arrivesLocal, stop.zone)
    const departsAt = departsLocal === null ? null : existing(departsLocal, stop.zone)
    if (arrivesAt === undefined || departsAt === undefined)
      return refuse('local_time_does_not_exist', { leg: at + 1, time: (arrivesAt === undefined ? arrivesLocal : departsLocal) ?? '' })
    stops.push({ ...stop, seq: at + 1, arrivesAt, departsAt })
  }
  return accept(stops)
}

export async function seatFamilies(
  work: Work,
  input: Asked<'seatFamilies'>,
): Promise<Result<TransportFile, Always | 'not_a_convoy' | 'families_without_vehicle'>> {
  return change(work, {
    transportId: input.transportId,
    event: 'families_seated',
    write: async (transport) => {
      if (transport.kind !== 'CONVOY') return refuse('not_a_convoy')
      const onBoard = await ridersOf(work, transport)
      const { seats, left } = rules.seatFamilies(onBoard, await listVehicles(work.db, transport.id))
      if (left.length > 0) return refuse('families_without_vehicle', { count: left.length })
      const before = (await listVehicleSeats(work.db, transport.id)).map(({ passengerId }) => passengerId)
      await replaceSeats(work.db, transport, before, seats)
      return accept(true)
    },
  })
}

type SeatAnswer = Always | 'not_a_convoy' | 'vehicle_unknown' | rules.SeatRefusal

export async function seatFamily(work: Work, input: Asked<'seatFamily'>): Promise<Result<TransportFile, SeatAnswer>> {
  return change(work, {
    transportId: input.transportId,
    event: 'family_seated',
    write: async (transport) => {
      if (transport.kind !== 'CONVOY') return refuse('not_a_convoy')
      const vehicles = await listVehicles(work.db, transport.id)
      const vehicle = vehicles.find(({ id }) => id === input.vehicleId)
      if (vehicle === undefined) return refuse('vehicle_unknown')
      const family = (await ridersOf(work, transport)).filter(({ caseId }) => caseId === input.caseId)
      const asked = input.passengerIds ?? family.map(({ id }) => id)
      const others = (await listVehicleSeats(work.db, transport.id)).filter(
        ({ vehicleId, passengerId }) => vehicleId === vehicle.id && !asked.includes(passengerId),
      ).length
      const seated = rules.seatFamily(family, asked, vehicle, vehicles, others)
      if (seated.ok) await replaceSeats(work.db, transport, asked, seated.value)
      return seated
    },
  })
}

async function ridersOf(work: Work, transport: Transport): Promise<OnBoard[]> {
  const movement = await getMovement(work, transport.movementId)
  return movement.ok ? onBoardOf(work, movement.value) : []
}
