// Moves on whole charters, where one group alone changes nothing: fill one to its minimum load (from the ground and from other flights), or close it.
import { below, type Chance } from './chance.ts'
import { changeOption, type Journal, liftGroup } from './journal.ts'
import type { Offers } from './recreate.ts'
import { loadOn } from './seats.ts'
import { type Seating, stride } from './seating.ts'

export function listCharters(seating: Seating): Int32Array {
  const list: number[] = []
  for (let r = 0; r < seating.flights; r += 1) {
    const many = seating.resourceStart[r + 1]! > seating.resourceStart[r]!
    if (many && (seating.minimumLoad[r]! > 0 || seating.fixedCost[r]! > 0)) list.push(r)
  }
  return Int32Array.from(list)
}

/**
 * Brings groups to the charter until its minimum load is reached, the cheapest to move first; past it only those who gain. Another charter is left with
 * its own minimum as long as that is possible.
 */
export function fillCharter(journal: Journal, offers: Offers, charter: number, chance: Chance): boolean {
  const { seating, seats } = journal
  const { candidates, key } = listCandidates(journal, offers, charter, chance)
  for (const robbing of [false, true]) {
    for (const option of candidates) {
      const enough = loadOn(seats, charter) >= seating.minimumLoad[charter]! && seats.used[charter]! > 0
      if (enough && (robbing || key.get(option)! <= 0)) break
      if (seats.option[seating.optionGroup[option]!]! === option || (!robbing && isNeeded(journal, seating.optionGroup[option]!))) continue
      changeOption(journal, option)
    }
  }
  return loadOn(seats, charter) >= seating.minimumLoad[charter]!
}

function listCandidates(journal: Journal, offers: Offers, charter: number, chance: Chance) {
  const { seating, seats } = journal
  const candidates: number[] = []
  const key = new Map<number, number>()
  const noise = chance() < 0.5 ? 0 : 0.5
  for (let i = seating.resourceStart[charter]!; i < seating.resourceStart[charter + 1]!; i += 1) {
    const pair = seating.onResource[i]!
    const option = optionOn(seating, pair)
    const g = seating.pairGroup[pair]!
    const now = seats.option[g]!
    if (option < 0 || now === option) continue
    // What the group gains, and what its present places are worth to others.
    const gain = now < 0 ? seating.optionValue[option]! : seating.optionValue[option]! - offers.reduced[now]!
    candidates.push(option)
    key.set(option, (gain / seating.pairWeight[pair]!) * (1 + noise * (chance() - 0.5)))
  }
  candidates.sort((a, b) => key.get(b)! - key.get(a)! || a - b)
  return { candidates, key }
}

/** Whether the group sits on a charter that would fall below its minimum without it. */
function isNeeded({ seating, seats }: Journal, g: number): boolean {
  const option = seats.option[g]!
  if (option < 0) return false
  const pair = seating.optionPair[option * stride]!
  const r = seating.pairResource[pair]!
  return seating.minimumLoad[r]! > 0 && loadOn(seats, r) - seating.pairWeight[pair]! < seating.minimumLoad[r]!
}

export function closeCharter(journal: Journal, charter: number): void {
  const { seating, seats } = journal
  for (let i = seating.resourceStart[charter]!; i < seating.resourceStart[charter + 1]!; i += 1) {
    const g = seating.pairGroup[seating.onResource[i]!]!
    const option = seats.option[g]!
    if (option >= 0 && seating.locked[g] === 0 && seating.pairResource[seating.optionPair[option * stride]!] === charter)
      liftGroup(journal, g)
  }
}

/** Fills every charter this move left short of its minimum. */
export function fillShort(journal: Journal, offers: Offers, chance: Chance): boolean {
  const { seating, seats } = journal
  for (let i = 0; i < journal.freed.length && seats.short > 0; i += 1) {
    const r = journal.freed[i]!
    if (seats.used[r]! === 0 || loadOn(seats, r) >= seating.minimumLoad[r]!) continue
    if (!fillCharter(journal, offers, r, chance)) return false
  }
  return seats.short === 0
}

export function pickCharter(charters: Int32Array, chance: Chance): number {
  return charters[below(chance, charters.length)]!
}

/** The option that is this pair alone: the charter leg. -1 when the pair is part of connections. */
function optionOn(seating: Seating, pair: number): number {
  const g = seating.pairGroup[pair]!
  for (let option = seating.optionStart[g]!; option < seating.optionStart[g + 1]!; option += 1) {
    if (seating.optionPair[option * stride] === pair) return option
  }
  return -1
}
