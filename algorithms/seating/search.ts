// Large-neighbourhood search under simulated annealing (Ropke and Pisinger 2006; Kirkpatrick et al. 1983): take some groups off, offer the places
// anew, keep the change when it gains or by chance. Every plan it keeps is feasible. Same seed, same steps, same prices: same plan.
import { below, type Chance, makeChance } from './chance.ts'
import { closeCharter, fillCharter, fillShort, listCharters, pickCharter } from './charters.ts'
import { seatGreedily } from './greedy.ts'
import { beginMove, type Journal, openJournal, takeBack } from './journal.ts'
import { bestLoad, type Loader, makeLoader } from './loads.ts'
import { gather, type Offers, openOffers, recreate, setPrices } from './recreate.ts'
import { empty, insist } from './ruin.ts'
import { copySeats, emptySeats, loadOn, type Seats, takeSeats } from './seats.ts'
import type { Seating } from './seating.ts'

const movesBetweenTrials = 2500
const movesInTrial = 2500
const trialBoldness = 2

export type Search = {
  seating: Seating
  journal: Journal
  offers: Offers
  charters: Int32Array
  chance: Chance
  best: Best
  /** Groups that have an option at all. */
  able: Int32Array
  /** Groups that could fly on a charter. */
  near: (charter: number) => Int32Array
  /** Charters that pay at the prices. */
  flown: Set<number>
  loader: Loader
  /** Where a trial began. */
  before: Seats
  steps: number
  untilTrial: number
  /** New prices would fly other charters than the plan does, and nobody has tried it yet. */
  untried: boolean
}

/** The best plan so far, as the option of each group; `touched`: groups that may have another one now. */
export type Best = { option: Int32Array; value: number; touched: number[]; isTouched: Uint8Array }

export function openSearch(seating: Seating, seed: number): Search {
  const seats = emptySeats(seating)
  const able: number[] = []
  for (let g = 0; g < seating.groups; g += 1) if (seating.optionStart[g + 1]! > seating.optionStart[g]!) able.push(g)
  return {
    seating,
    journal: openJournal(seating, seats),
    offers: openOffers(seating),
    charters: listCharters(seating),
    chance: makeChance(seed),
    best: { option: seats.option.slice(), value: -Infinity, touched: [], isTouched: new Uint8Array(seating.groups) },
    able: Int32Array.from(able),
    near: listNear(seating),
    flown: new Set(),
    loader: makeLoader(seating),
    before: emptySeats(seating),
    steps: 0,
    untilTrial: movesBetweenTrials,
    untried: false,
  }
}

function listNear(seating: Seating): (charter: number) => Int32Array {
  const lists = new Map<number, Int32Array>()
  return (charter) => {
    const known = lists.get(charter)
    if (known !== undefined) return known
    const pairs = seating.onResource.subarray(seating.resourceStart[charter]!, seating.resourceStart[charter + 1]!)
    const list = pairs.map((pair) => seating.pairGroup[pair]!)
    lists.set(charter, list)
    return list
  }
}

export function steer(search: Search, place: Float64Array): void {
  const { seating, loader, flown } = search
  setPrices(seating, search.offers, place)
  flown.clear()
  const share = new Float64Array(place.length)
  for (const charter of search.charters) {
    if (
      bestLoad(seating, loader, { resource: charter, price: place, escort: seating.escortPrice, share }) > 0 ||
      loader.fate[charter] === 1
    )
      flown.add(charter)
  }
  search.untried = search.charters.some((charter) => flown.has(charter) !== search.journal.seats.used[charter]! > 0)
  if (search.untried) search.untilTrial = 0
}

/** A first plan of the present prices alone (Lagrangian heuristic, Beasley 1993); taken when it is better than the present plan. */
export function seatAnew(search: Search): boolean {
  const { seating, journal, offers, charters, chance, before } = search
  const { seats } = journal
  copySeats(seats, before)
  takeSeats(
    seating,
    seats,
    seats.option.map((option, g) => (seating.locked[g] === 1 ? option : -1)),
  )
  if (seats.short === 0) seatGreedily(journal, offers, charters, chance)
  const better = seats.short === 0 && seats.value > before.value
  if (better) keepAll(search)
  else copySeats(before, seats)
  return better
}

/** `steps` moves at one temperature (in units of value); now and then one of them is a whole trial of a charter. */
export function searchOn(search: Search, steps: number, temperature: number): void {
  let left = steps
  while (left > 0) {
    const run = Math.min(left, search.untilTrial)
    moveOn(search, search.able, run, temperature)
    left -= run
    search.untilTrial -= run
    if (search.untilTrial > 0) continue
    search.untilTrial = movesBetweenTrials
    if (search.charters.length > 0) left -= tryCharter(search, temperature)
  }
  search.steps += steps - left
}

function moveOn(search: Search, among: Int32Array, steps: number, temperature: number): void {
  const { journal, chance } = search
  for (let step = 0; step < steps; step += 1) {
    const before = journal.seats.value
    beginMove(journal)
    const done = (chance() < 0.5 ? insist(search, among) : empty(search, among)) && offerAnew(search, 30)
    const change = journal.seats.value - before
    if (!done || (change < 0 && change < temperature * Math.log(chance() + 1e-12))) takeBack(journal)
    else keepBest(search)
  }
}

/**
 * Opening, closing or exchanging a charter moves a hundred people, and pays only after the others have settled: the change is made, the groups
 * that could use it search on for a while, and only then is it judged.
 */
function tryCharter(search: Search, temperature: number): number {
  const { journal, chance, before } = search
  const { seats } = journal
  copySeats(seats, before)
  const charter = pickDoubtful(search)
  beginMove(journal)
  const all = search.untried || chance() < 0.2
  search.untried = false
  const done = (all ? changeAll(search) : changeSome(search, charter)) && mendCharters(search) && offerAnew(search, 1000)
  if (!done) {
    copySeats(before, seats)
    return 1
  }
  keepBest(search)
  moveOn(search, search.near(charter), movesInTrial * 0.6, temperature)
  moveOn(search, search.able, movesInTrial * 0.4, temperature)
  if (seats.value - before.value < temperature * trialBoldness * Math.log(chance() + 1e-12)) copySeats(before, seats)
  return movesInTrial
}

/** Every charter as the prices would have it. */
function changeAll({ journal, offers, charters, chance, flown }: Search): boolean {
  const { used } = journal.seats
  for (const charter of charters) if (used[charter]! > 0 && !flown.has(charter)) closeCharter(journal, charter)
  for (const charter of charters) if (used[charter] === 0 && flown.has(charter)) fillCharter(journal, offers, charter, chance)
  return true
}

/** Closes a charter or opens one, and now and then does the like with another. */
function changeSome(search: Search, charter: number): boolean {
  const { journal, offers, chance } = search
  const { used } = journal.seats
  if (used[charter]! > 0 && chance() < 0.7) closeCharter(journal, charter)
  else if (!fillCharter(journal, offers, charter, chance)) return false
  if (chance() < 0.6) return true
  const other = pickDoubtful(search)
  if (other === charter) return true
  if (used[other]! > 0) closeCharter(journal, other)
  else fillCharter(journal, offers, other, chance)
  return true
}

/** A charter that lost too many to another is filled again, or closed when it cannot be. */
function mendCharters({ journal, offers, charters, chance }: Search): boolean {
  const { seats, seating } = journal
  for (let pass = 0; pass < 3 && seats.short > 0; pass += 1) {
    for (const charter of charters) {
      if (seats.used[charter] === 0 || loadOn(seats, charter) >= seating.minimumLoad[charter]!) continue
      if (pass === 2 || !fillCharter(journal, offers, charter, chance)) closeCharter(journal, charter)
    }
  }
  return seats.short === 0
}

/** Half the time a charter that the prices would fly and the plan does not, or the other way round. */
function pickDoubtful({ journal, charters, chance, flown }: Search): number {
  if (chance() < 0.5) {
    const from = below(chance, charters.length)
    for (let i = 0; i < charters.length; i += 1) {
      const charter = charters[(from + i) % charters.length]!
      if (flown.has(charter) !== journal.seats.used[charter]! > 0) return charter
    }
  }
  return pickCharter(charters, chance)
}

/** Offers the freed places to whoever is on the ground, then fills charters left short. */
function offerAnew({ journal, offers, chance }: Search, more: number): boolean {
  gather(journal, offers, journal.entries.length / 2 + more, chance)
  recreate(journal, offers, chance() < 0.7 ? 1 : chance(), chance)
  return journal.seats.short === 0 || fillShort(journal, offers, chance)
}

/** After each move that stands: what it changed is written over when the plan is the best, and remembered until then when not. */
function keepBest({ journal, best }: Search): void {
  const { seats, entries } = journal
  for (let i = 0; i < entries.length; i += 2) touch(best, entries[i]!)
  if (seats.value <= best.value + 1e-6) return
  for (const g of best.touched) {
    best.option[g] = seats.option[g]!
    best.isTouched[g] = 0
  }
  best.touched.length = 0
  best.value = seats.value
}

export function keepAll(search: Search): void {
  for (let g = 0; g < search.seating.groups; g += 1) touch(search.best, g)
  keepBest(search)
}

function touch(best: Best, group: number): void {
  if (best.isTouched[group] === 1) return
  best.isTouched[group] = 1
  best.touched.push(group)
}
