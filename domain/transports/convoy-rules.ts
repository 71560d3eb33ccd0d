/** Who sits in which vehicle, families together, and what a convoy still lacks before it leaves (domain.md 1.14). */
import { type Day, type Instant, minutesBetween } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { Convoy, RouteStop, Vehicle, VehicleSeat } from './convoy-words.ts'
import { commonGaps, type Facts, type OnBoard, stop, warn, when } from './rules.ts'
import type { Gap, Staff } from './words.ts'

export type VehicleRefusal = 'vehicle_has_no_seats' | 'vehicle_check_incomplete' | 'vehicle_too_full'

/** `seated`: how many sit in it already. */
export function checkVehicle(vehicle: Omit<Vehicle, 'seq'>, seated: number): Result<true, VehicleRefusal> {
  if ((vehicle.kind === 'LUGGAGE' || vehicle.kind === 'LEAD') && vehicle.seats > 0) return refuse('vehicle_has_no_seats')
  if ((vehicle.condition === null) !== (vehicle.checkedOn === null)) return refuse('vehicle_check_incomplete')
  if (seated > vehicle.seats) return refuse('vehicle_too_full', { seats: vehicle.seats, persons: seated })

  return accept(true)
}

export type RouteRefusal = 'stops_out_of_order' | 'stop_without_time' | 'route_needs_both_ends'

export function checkRoute(stops: readonly Omit<RouteStop, 'seq'>[]): Result<true, RouteRefusal> {
  if (stops.length > 0 && (stops[0]!.kind !== 'DEPARTURE' || stops.at(-1)!.kind !== 'ARRIVAL')) return refuse('route_needs_both_ends')
  let last: Instant | null = null
  for (const [at, { arrivesAt, departsAt }] of stops.entries()) {
    if (arrivesAt === null && departsAt === null) return refuse('stop_without_time', { stop: at + 1 })
    for (const time of [arrivesAt, departsAt]) {
      if (time === null) continue
      if (last !== null && time < last) return refuse('stops_out_of_order', { stop: at + 1 })
      last = time
    }
  }
  return accept(true)
}

// ── who sits where ──

type Room = Pick<Vehicle, 'id' | 'seats' | 'condition'>

/** A vehicle that was found unfit carries nobody. */
function usable(vehicles: readonly Room[]): Room[] {
  return vehicles.filter(({ seats, condition }) => seats > 0 && condition !== 'DEFECT')
}

/** So many tries, then the best so far stands: a convoy has a few vehicles, and its families fit at the first try or nearly. */
const triesMax = 20_000

/**
 * Seats every family in one vehicle, babies too: on the road a lap is no seat. The largest families choose first, each the vehicle that
 * it fills best; where that leaves somebody out, other ways are tried. Families for whom none was found are in `left`.
 */
export function seatFamilies(
  onBoard: readonly Pick<OnBoard, 'id' | 'caseId'>[],
  vehicles: readonly Room[],
): { seats: VehicleSeat[]; left: string[] } {
  const families = [...Map.groupBy(onBoard, ({ caseId }) => caseId as string)]
    .map(([caseId, persons]) => ({ caseId, persons }))
    .toSorted((a, b) => b.persons.length - a.persons.length || (a.caseId < b.caseId ? -1 : 1))
  const rooms = usable(vehicles)
  const free = rooms.map(({ seats }) => seats)
  const chosen: number[] = families.map(() => -1)
  let best = { left: Infinity, chosen: [...chosen] }
  let tries = 0

  const place = (at: number, left: number): void => {
    if (left >= best.left || tries > triesMax) return
    if (at === families.length) {
      best = { left, chosen: [...chosen] }
      return
    }
    tries++
    const size = families[at]!.persons.length
    const fitting = free
      .map((seats, vehicle) => ({ seats, vehicle }))
      .filter(({ seats }) => seats >= size)
      .toSorted((a, b) => a.seats - b.seats || a.vehicle - b.vehicle)
    const seen = new Set<number>()
    for (const { seats, vehicle } of fitting) {
      if (seen.has(seats)) continue // two vehicles with the same room are the same choice
      seen.add(seats)
      free[vehicle]! -= size
      chosen[at] = vehicle
      place(at + 1, left)
      free[vehicle]! += size
      chosen[at] = -1
      if (best.left === 0) return
    }
    place(at + 1, left + size)
  }
  place(0, 0)
  const seats = families.flatMap(({ persons }, at) => {
    const vehicle = best.chosen[at]!
    return vehicle < 0 ? [] : persons.map(({ id }): VehicleSeat => ({ passengerId: id, vehicleId: rooms[vehicle]!.id }))
  })
  return { seats, left: families.flatMap(({ caseId }, at) => (best.chosen[at]! < 0 ? [caseId] : [])) }
}

export type SeatRefusal = 'vehicle_too_full' | 'vehicle_defect' | 'family_together' | 'not_on_board'

/**
 * Puts people of one family into a vehicle. All of them, as long as any vehicle could take them all: only a family larger than every
 * vehicle may be asked to travel in two.
 */
export function seatFamily(
  family: readonly Pick<OnBoard, 'id'>[],
  asked: readonly string[],
  vehicle: Room,
  vehicles: readonly Room[],
  othersInIt: number,
): Result<VehicleSeat[], SeatRefusal> {
  const chosen = family.filter(({ id }) => asked.includes(id))
  if (chosen.length === 0 || chosen.length < new Set(asked).size) return refuse('not_on_board')
  const largest = Math.max(...usable(vehicles).map(({ seats }) => seats), 0)
  if (chosen.length < family.length && family.length <= largest) return refuse('family_together')
  if (vehicle.condition === 'DEFECT') return refuse('vehicle_defect')
  if (othersInIt + chosen.length > vehicle.seats)
    return refuse('vehicle_too_full', { seats: vehicle.seats, persons: othersInIt + chosen.length })
  return accept(chosen.map(({ id }) => ({ passengerId: id, vehicleId: vehicle.id })))
}

// ── what is missing ──

export type ConvoyFacts = { convoy: Convoy; vehicles: readonly Vehicle[]; stops: readonly RouteStop[]; seats: readonly VehicleSeat[] }

export function convoyGaps({ convoy, vehicles, stops, seats }: ConvoyFacts, facts: Facts): Gap[] {
  return [
    ...commonGaps(facts, null),
    ...vehicleGaps(vehicles, seats, facts),
    ...seatGaps(vehicles, seats, facts),
    ...routeGaps(vehicles, stops, facts),
    ...when(convoy.radio === null && convoy.phone === null, stop('radio_missing')),
    ...when(convoy.tracking === null, warn('tracking_missing')),
    ...when(convoy.wayStation === null && !stops.some(({ kind }) => kind === 'WAY_STATION'), warn('way_station_missing')),
    ...when(!vehicles.some(({ kind }) => kind === 'MEDICAL'), warn('medical_vehicle_missing')),
    ...when(!vehicles.some(({ kind }) => kind === 'LUGGAGE'), warn('luggage_vehicle_missing')),
  ]
}

function vehicleGaps(vehicles: readonly Vehicle[], seats: readonly VehicleSeat[], { staff, leavesOn }: Facts): Gap[] {
  return [
    ...when(!vehicles.some((vehicle) => vehicle.seats > 0), stop('vehicle_missing')),
    ...vehicles.flatMap((vehicle) => {
      const { plate, condition, kind } = vehicle
      const inIt = seats.filter(({ vehicleId }) => vehicleId === vehicle.id).length
      const drivers = staff.filter(({ duty, vehicleId }) => duty === 'DRIVER' && vehicleId === vehicle.id)
      return [
        ...when(condition === null, stop('vehicle_unchecked', { plate })),
        ...when(condition === 'DEFECT', stop('vehicle_defect', { plate })),
        ...when(inIt > vehicle.seats, stop('vehicle_too_full', { plate, seats: vehicle.seats, persons: inIt })),
        // A train is driven by the railway.
        ...(kind === 'RAIL_CAR' ? [] : driverGaps(drivers, plate, leavesOn)),
      ]
    }),
  ]
}

function driverGaps(drivers: readonly Staff[], plate: string, leavesOn: Day): Gap[] {
  if (drivers.length === 0) return [stop('driver_missing', { plate })]
  return drivers.flatMap(({ licenceNumber, licenceUntil }) => [
    ...when(licenceNumber === null, stop('driver_licence_missing', { plate })),
    ...when(licenceUntil !== null && licenceUntil < leavesOn, stop('driver_licence_over', { plate, until: licenceUntil ?? '' })),
  ])
}

function seatGaps(vehicles: readonly Vehicle[], seats: readonly VehicleSeat[], { onBoard }: Facts): Gap[] {
  const vehicleOf = new Map(seats.map(({ passengerId, vehicleId }) => [passengerId as string, vehicleId as string]))
  const unseated = onBoard.filter(({ id }) => !vehicleOf.has(id)).length
  const largest = Math.max(...usable(vehicles).map((vehicle) => vehicle.seats), 0)
  const apart = [...Map.groupBy(onBoard, ({ caseId }) => caseId).values()].filter((persons) => {
    const used = new Set(persons.flatMap(({ id }) => vehicleOf.get(id) ?? []))
    return used.size > 1 && persons.length <= largest
  }).length
  return [...when(unseated > 0, stop('people_unseated', { count: unseated })), ...when(apart > 0, stop('families_apart', { count: apart }))]
}

function routeGaps(vehicles: readonly Vehicle[], stops: readonly RouteStop[], { limits }: Facts): Gap[] {
  if (stops.length < 2) return [stop('route_missing')]
  const byRail = vehicles.length > 0 && vehicles.every(({ kind }) => kind === 'RAIL_CAR')
  if (byRail) return []
  return stops.slice(1).flatMap((next, at) => {
    const from = stops[at]!.departsAt ?? stops[at]!.arrivesAt
    const to = next.arrivesAt ?? next.departsAt
    const minutes = from === null || to === null ? 0 : minutesBetween(from, to)
    return when(
      minutes > limits.longestDriveMinutes,
      stop('rest_stop_missing', { from: at + 1, minutes, most: limits.longestDriveMinutes }),
    )
  })
}
