// One move of the search: groups lifted and placed, written down so that the move can be taken back, and the resources where places came free.
import { fits, lift, place, type Seats } from './seats.ts'
import { type Seating, stride } from './seating.ts'

export type Journal = {
  seating: Seating
  seats: Seats
  /** Group, and the option it had before, in order. */
  entries: number[]
  /** Resources that lost somebody in this move, each once. */
  freed: number[]
  freedIn: Int32Array
  move: number
}

export function openJournal(seating: Seating, seats: Seats): Journal {
  return { seating, seats, entries: [], freed: [], freedIn: new Int32Array(seating.resources), move: 0 }
}

export function beginMove(journal: Journal): void {
  journal.entries.length = 0
  journal.freed.length = 0
  journal.move += 1
}

export function liftGroup(journal: Journal, group: number): void {
  const { seating, seats, entries, freed, freedIn, move } = journal
  const option = seats.option[group]!
  entries.push(group, option)
  lift(seating, seats, group)
  for (let k = option * stride, end = k + stride; k < end; k += 1) {
    const pair = seating.optionPair[k]!
    if (pair < 0) break
    const r = seating.pairResource[pair]!
    if (freedIn[r] === move) continue
    freedIn[r] = move
    freed.push(r)
  }
}

export function placeGroup(journal: Journal, option: number): void {
  journal.entries.push(journal.seating.optionGroup[option]!, -1)
  place(journal.seating, journal.seats, option)
}

/** Places the option when all its places are free, lifting its group from where it sits. */
export function changeOption(journal: Journal, option: number): boolean {
  const { seating, seats } = journal
  if (!fits(seating, seats, option)) return false
  const group = seating.optionGroup[option]!
  if (seats.option[group]! >= 0) liftGroup(journal, group)
  placeGroup(journal, option)
  return true
}

export function takeBack(journal: Journal): void {
  const { seating, seats, entries } = journal
  for (let i = entries.length - 2; i >= 0; i -= 2) {
    const group = entries[i]!
    if (seats.option[group]! >= 0) lift(seating, seats, group)
    if (entries[i + 1]! >= 0) place(seating, seats, entries[i + 1]!)
  }
}
