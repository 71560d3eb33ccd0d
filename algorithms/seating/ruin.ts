// The first half of a move: somebody leaves. Either places are emptied at one flight or hub and at what its groups use elsewhere, or a group
// insists on an option and others make room.
import { below, type Chance } from './chance.ts'
import { fillCharter } from './charters.ts'
import { type Journal, liftGroup, placeGroup } from './journal.ts'
import { mostSorted, type Offers } from './recreate.ts'
import { fits } from './seats.ts'
import { escortsFor, type Seating, stride } from './seating.ts'

export type Field = { seating: Seating; journal: Journal; offers: Offers; chance: Chance }

/** Some groups leave a flight or a hub's three hours, and some who share another resource with the last of them. */
export function empty(search: Field, among: Int32Array): boolean {
  const { seating, journal, chance } = search
  const { seats } = journal
  let seed = -1
  for (let tries = 0; tries < 20 && seed < 0; tries += 1) {
    const g = among[below(chance, among.length)]!
    if (seats.option[g]! >= 0 && seating.locked[g] === 0) seed = g
  }
  if (seed < 0) return true
  let left = 1 + below(chance, 8)
  for (let round = 0; round < 4 && left > 0 && seed >= 0; round += 1) {
    const option = seats.option[seed]!
    const r = pickResource(seating, option, chance)
    liftGroup(journal, seed)
    left -= 1
    seed = -1
    const first = seating.resourceStart[r]!
    const count = seating.resourceStart[r + 1]! - first
    const from = below(chance, count)
    for (let i = 0; i < count && left > 0; i += 1) {
      const g = seating.pairGroup[seating.onResource[first + ((from + i) % count)]!]!
      if (seats.option[g]! < 0 || seating.locked[g] === 1 || !uses(seating, seats.option[g]!, r)) continue
      if (chance() < 0.3) {
        seed = g
        continue
      }
      liftGroup(journal, g)
      left -= 1
    }
  }
  return true
}

/**
 * A group gets an option it has not; whoever is in the way leaves, and may in turn insist on another option (an ejection chain). Those still on the
 * ground at the end are left to recreate.ts.
 */
export function insist(field: Field, among: Int32Array): boolean {
  const { journal, chance } = field
  const { seats } = journal
  let g = among[below(chance, among.length)]!
  for (let tries = 0; tries < 5 && seats.option[g]! >= 0 && chance() < 0.5; tries += 1) g = among[below(chance, among.length)]!
  const links = chance() < 0.5 ? 1 : 2 + below(chance, 4)
  for (let link = 0; link < links && g >= 0; link += 1) {
    const option = pickOption(field, g, link)
    if (seats.option[g] === option) return link > 0
    const written = journal.entries.length
    const done = insistOn(field, g, option)
    if (!done) return link > 0
    g = pickHomeless(field, written)
  }
  return true
}

/** Options that leave most at the prices are picked most. */
function pickOption({ seating, offers, chance }: Field, g: number, link: number): number {
  const count = Math.min(mostSorted, seating.optionStart[g + 1]! - seating.optionStart[g]!)
  const skew = link === 0 ? chance() * chance() : chance() * chance() * chance()
  return offers.order[seating.optionStart[g]! + Math.floor(count * skew)]!
}

/** Somebody this insistence put on the ground, and who finds no free option. */
function pickHomeless({ seating, journal, offers }: Field, written: number): number {
  const { seats, entries } = journal
  for (let i = written; i < entries.length; i += 2) {
    const g = entries[i]!
    if (seats.option[g]! >= 0) continue
    const start = seating.optionStart[g]!
    const end = Math.min(seating.optionStart[g + 1]!, start + 5)
    let home = false
    for (let at = start; at < end && !home; at += 1) home = fits(seating, seats, offers.order[at]!)
    if (!home) return g
  }
  return -1
}

function insistOn(field: Field, g: number, option: number): boolean {
  const { seating, journal, offers, chance } = field
  const { seats } = journal
  const charter = seating.pairResource[seating.optionPair[option * stride]!]!
  if (seating.minimumLoad[charter]! > 0 && seats.used[charter] === 0) return fillCharter(journal, offers, charter, chance)
  if (seats.option[g]! >= 0) liftGroup(journal, g)
  for (let k = option * stride, end = k + stride; k < end && seating.optionPair[k]! >= 0; k += 1) {
    const pair = seating.optionPair[k]!
    makeRoom(field, g, seating.pairResource[pair]!, seating.pairWeight[pair]!)
  }
  if (!fits(seating, seats, option)) return false
  placeGroup(journal, option)
  return true
}

/** Lifts groups from the resource until `need` more places are free for g: one whose leaving is enough, if there is one, or whoever comes first. */
function makeRoom({ seating, journal, chance }: Field, g: number, r: number, need: number): void {
  const { seats } = journal
  const first = seating.resourceStart[r]!
  const count = seating.resourceStart[r + 1]! - first
  const over = (): number => seats.used[r]! + need + escortsFor(seats.escorted[r]! + seating.escorted[g]!) - seating.capacity[r]!
  const isShort = (): boolean =>
    r < seating.flights &&
    (seats.wheelchairs[r]! + seating.wheelchairs[g]! > seating.wheelchairPlaces[r]! ||
      seats.stretchers[r]! + seating.stretchers[g]! > seating.stretcherPlaces[r]!)
  for (let pass = chance() < 0.7 ? 0 : 1; pass < 2; pass += 1) {
    const from = below(chance, count)
    for (let i = 0; i < count; i += 1) {
      const excess = over()
      if (excess <= 0 && !isShort()) return
      const pair = seating.onResource[first + ((from + i) % count)]!
      const other = seating.pairGroup[pair]!
      if (seats.option[other]! < 0 || other === g || seating.locked[other] === 1) continue
      if (pass === 0 && seating.pairWeight[pair]! < excess) continue
      if (uses(seating, seats.option[other]!, r)) liftGroup(journal, other)
    }
  }
}

function uses(seating: Seating, option: number, r: number): boolean {
  for (let k = option * stride, end = k + stride; k < end; k += 1) {
    const pair = seating.optionPair[k]!
    if (pair < 0) return false
    if (seating.pairResource[pair] === r) return true
  }
  return false
}

function pickResource(seating: Seating, option: number, chance: Chance): number {
  let n = 0
  while (n < stride && seating.optionPair[option * stride + n]! >= 0) n += 1
  return seating.pairResource[seating.optionPair[option * stride + below(chance, n)]!]!
}
