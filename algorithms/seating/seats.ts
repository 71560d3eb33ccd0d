// A plan under construction: who sits where, what is left of every limit, and what it is worth. Places and lifts one group at a time; never
// lets a limit be passed. Only the minimum load of charters may be broken on the way: `short` says by how many seats.
import { escortsFor, escortsPerFlight, groupsPerEscort, type Seating, stride } from './seating.ts'

export type Seats = {
  /** Per group: its option, -1 when it stays. */
  option: Int32Array
  /** Per resource. */
  used: Int32Array
  wheelchairs: Int32Array
  stretchers: Int32Array
  escorted: Int32Array
  /** Per day. */
  escorts: Int32Array
  value: number
  short: number
}

export function emptySeats(seating: Seating): Seats {
  return {
    option: new Int32Array(seating.groups).fill(-1),
    used: new Int32Array(seating.resources),
    wheelchairs: new Int32Array(seating.resources),
    stretchers: new Int32Array(seating.resources),
    escorted: new Int32Array(seating.resources),
    escorts: new Int32Array(seating.days),
    value: -seating.penalties,
    short: 0,
  }
}

export function copySeats(from: Seats, to: Seats): void {
  to.option.set(from.option)
  to.used.set(from.used)
  to.wheelchairs.set(from.wheelchairs)
  to.stretchers.set(from.stretchers)
  to.escorted.set(from.escorted)
  to.escorts.set(from.escorts)
  to.value = from.value
  to.short = from.short
}

/** Everybody leaves, and whoever has an option in the list takes it. */
export function takeSeats(seating: Seating, seats: Seats, options: Int32Array): void {
  copySeats(emptySeats(seating), seats)
  for (const option of options) if (option >= 0) place(seating, seats, option)
}

/** Whether the option's places are all free. A closed charter counts as free: its minimum load is judged later. */
export function fits(seating: Seating, seats: Seats, option: number): boolean {
  const g = seating.optionGroup[option]!
  if (seating.wheelchairs[g]! + seating.stretchers[g]! + seating.escorted[g]! > 0) return fitsWithNeeds(seating, seats, option)
  const { optionPair, pairResource, pairWeight, capacity } = seating
  const { used, escorted } = seats
  for (let k = option * stride, end = k + stride; k < end; k += 1) {
    const pair = optionPair[k]!
    if (pair < 0) break
    const r = pairResource[pair]!
    const n = escorted[r]!
    if (used[r]! + pairWeight[pair]! + (n === 0 ? 0 : escortsFor(n)) > capacity[r]!) return false
  }
  return true
}

function fitsWithNeeds(seating: Seating, seats: Seats, option: number): boolean {
  const g = seating.optionGroup[option]!
  let day = -1
  let onDay = 0
  for (let k = option * stride, end = k + stride; k < end; k += 1) {
    const pair = seating.optionPair[k]!
    if (pair < 0) break
    const r = seating.pairResource[pair]!
    const load = seats.used[r]! + seating.pairWeight[pair]!
    if (r >= seating.flights) {
      if (load > seating.capacity[r]!) return false
      continue
    }
    const escorted = seats.escorted[r]! + seating.escorted[g]!
    if (load + escortsFor(escorted) > seating.capacity[r]! || escorted > escortsPerFlight * groupsPerEscort) return false
    if (seats.wheelchairs[r]! + seating.wheelchairs[g]! > seating.wheelchairPlaces[r]!) return false
    if (seats.stretchers[r]! + seating.stretchers[g]! > seating.stretcherPlaces[r]!) return false
    const more = escortsFor(escorted) - escortsFor(seats.escorted[r]!)
    if (more === 0) continue
    onDay = seating.day[r] === day ? onDay + more : more
    day = seating.day[r]!
    if (seats.escorts[day]! + onDay > seating.escortPool) return false
  }
  return true
}

/** Seats taken, escorts included. */
export function loadOn(seats: Seats, r: number): number {
  return seats.used[r]! + escortsFor(seats.escorted[r]!)
}

export function place(seating: Seating, seats: Seats, option: number): void {
  seats.option[seating.optionGroup[option]!] = option
  shift(seating, seats, option, 1)
}

export function lift(seating: Seating, seats: Seats, group: number): void {
  const option = seats.option[group]!
  seats.option[group] = -1
  shift(seating, seats, option, -1)
}

function shift(seating: Seating, seats: Seats, option: number, sign: 1 | -1): void {
  const g = seating.optionGroup[option]!
  const special = seating.wheelchairs[g]! + seating.stretchers[g]! + seating.escorted[g]! > 0
  seats.value += sign * seating.optionValue[option]!
  for (let k = option * stride, end = k + stride; k < end; k += 1) {
    const pair = seating.optionPair[k]!
    if (pair < 0) break
    const r = seating.pairResource[pair]!
    const charter = seating.minimumLoad[r]! > 0 || seating.fixedCost[r]! > 0
    if (charter) closeAccount(seating, seats, r, -1)
    seats.used[r]! += sign * seating.pairWeight[pair]!
    if (special && r < seating.flights) shiftNeeds(seating, seats, { r, g, sign })
    if (charter) closeAccount(seating, seats, r, 1)
  }
}

function shiftNeeds(seating: Seating, seats: Seats, { r, g, sign }: { r: number; g: number; sign: 1 | -1 }): void {
  seats.wheelchairs[r]! += sign * seating.wheelchairs[g]!
  seats.stretchers[r]! += sign * seating.stretchers[g]!
  if (seating.escorted[g] === 0) return
  const before = escortsFor(seats.escorted[r]!)
  seats.escorted[r]! += sign
  const more = escortsFor(seats.escorted[r]!) - before
  seats.escorts[seating.day[r]!]! += more
  seats.value -= more * seating.escortPrice
}

/** The fixed cost and the seats short of an open charter, added (1) or taken back (-1). */
function closeAccount(seating: Seating, seats: Seats, r: number, sign: 1 | -1): void {
  if (seats.used[r] === 0) return
  const load = seats.used[r]! + escortsFor(seats.escorted[r]!)
  seats.value -= sign * seating.fixedCost[r]!
  if (load < seating.minimumLoad[r]!) seats.short += sign * (seating.minimumLoad[r]! - load)
}
