// The first plan: what is fixed, then everybody in order of what they bring for each place, then every charter that pays.
import { type Chance } from './chance.ts'
import { fillCharter } from './charters.ts'
import { beginMove, type Journal, placeGroup, takeBack } from './journal.ts'
import { gather, type Offers, recreate } from './recreate.ts'
import { fits } from './seats.ts'

/** Places the groups somebody has decided on. Returns those who cannot have it: no such option, no place left, or a charter that cannot be filled. */
export function placeLocked(journal: Journal, offers: Offers, charters: Int32Array, chance: Chance): number[] {
  const { seating, seats } = journal
  const stuck: number[] = []
  beginMove(journal)
  for (let g = 0; g < seating.groups; g += 1) {
    if (seating.locked[g] === 0) continue
    const option = seating.optionStart[g]!
    if (option === seating.optionStart[g + 1] || !fits(seating, seats, option)) stuck.push(g)
    else placeGroup(journal, option)
  }
  for (const charter of charters) {
    if (seats.used[charter]! > 0 && !fillCharter(journal, offers, charter, chance)) stuck.push(...fixedOn(journal, charter))
  }
  return stuck
}

function fixedOn({ seating, seats }: Journal, charter: number): number[] {
  const pairs = [...seating.onResource.subarray(seating.resourceStart[charter]!, seating.resourceStart[charter + 1]!)]
  const groups = pairs.map((pair) => seating.pairGroup[pair]!)
  return groups.filter((g) => seating.locked[g] === 1 && seats.option[g]! >= 0)
}

export function seatGreedily(journal: Journal, offers: Offers, charters: Int32Array, chance: Chance): void {
  const { seating, seats } = journal
  beginMove(journal)
  offers.gathered.length = 0
  for (let g = 0; g < seating.groups; g += 1) {
    if (seats.option[g]! < 0 && seating.optionStart[g + 1]! > seating.optionStart[g]!) offers.gathered.push(g)
  }
  recreate(journal, offers, 1, chance)
  for (const charter of charters) {
    const before = seats.value
    beginMove(journal)
    const filled = seats.used[charter] === 0 && fillCharter(journal, offers, charter, chance)
    if (filled) {
      gather(journal, offers, 1000, chance)
      recreate(journal, offers, 1, chance)
    }
    if (!filled || seats.short > 0 || seats.value < before) takeBack(journal)
  }
  seatLeftovers(journal)
}

/** Whoever still fits and gains is let in: after it no group on the ground could travel at a gain with everybody else where they are. */
export function seatLeftovers(journal: Journal): void {
  const { seating, seats } = journal
  for (let g = 0; g < seating.groups; g += 1) {
    if (seats.option[g]! >= 0) continue
    let best = seats.value
    let at = -1
    for (let option = seating.optionStart[g]!; option < seating.optionStart[g + 1]!; option += 1) {
      if (!fits(seating, seats, option)) continue
      beginMove(journal)
      placeGroup(journal, option)
      if (seats.short === 0 && seats.value > best) {
        best = seats.value
        at = option
      }
      takeBack(journal)
    }
    if (at >= 0) placeGroup(journal, at)
  }
}
