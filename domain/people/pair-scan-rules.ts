/**
 * How the look for suspected pairs goes on from where it stands, and which pairs of the lists of the index are worth weighing when very many
 * are new. Problem: of n persons in lists of names that sound alike, find every pair that may reach `suspectedFrom`. Method: the blocking of
 * algorithms/linkage, each list cut into blocks of births near enough to reach it; pairs are streamed block by block and none is stored. Cost:
 * entries × sharers of a block. A block of more than `sharersMax` is left out: a name and a day that so many share tell nobody apart. Pure.
 */
import { type Keyed, openPasses, visitPairs } from '#algorithms/linkage/keys.ts'
import { suspectedFrom } from './evidence-rules.ts'
import type { ScannedTo } from './pair-words.ts'
import type { ReasonWeights } from './weight-words.ts'

/** From so many new persons of one office on, walking the lists costs less than looking for each of them (docs/decisions/0012). */
export const walkFrom = 5_000
export const sharersMax = 1_000

export type ScanStands = {
  readonly scannedTo: ScannedTo | null
  readonly walkTo: ScannedTo | null
  readonly walkIndex: number | null
  readonly isWalkEnded: boolean
}

/**
 * BEGIN_WALK: all lists, for whoever is new by now. WALK: the next lists. REST: those of the walk by what no list of names says, their papers
 * and single names. LOOK: each new person by themselves. Lists that were written otherwise meanwhile are walked from the first one on.
 */
export type ScanStep = 'BEGIN_WALK' | 'WALK' | 'REST' | 'LOOK'

export function nextStep(scan: ScanStands, isMany: boolean, weights: ReasonWeights, index: number): ScanStep {
  if (!scan.isWalkEnded) return scan.walkIndex === index ? 'WALK' : 'BEGIN_WALK'
  if (scan.walkTo !== null && (scan.scannedTo === null || isBefore(scan.scannedTo, scan.walkTo))) return 'REST'
  return isMany && canWalk(weights) ? 'BEGIN_WALK' : 'LOOK'
}

export function isBefore(one: ScannedTo, other: ScannedTo): boolean {
  return one.at < other.at || (one.at === other.at && one.id < other.id)
}

/** False when by these weights two may be suspected whose births have nothing in common: the lists then leave out too much. */
export function canWalk(weights: ReasonWeights): boolean {
  return Math.max(0, weights.BIRTH_DATE_UNKNOWN, weights.BIRTH_DATE_DIFFERS) < neededOfBirth(weights)
}

/** What the births must add when name and nationality agree as well as they can. */
function neededOfBirth(weights: ReasonWeights): number {
  const name = Math.max(weights.SAME_NAME, weights.SAME_NAME_OTHER_ORDER, weights.NAME_SPELT_OTHERWISE, weights.PART_OF_NAME)
  return Math.round(100 * suspectedFrom) - name - Math.max(0, weights.SAME_NATIONALITY)
}

/** Somebody in a list; an unknown birth is `-infinity`, as the index has it. */
export type Entry = { readonly list: number; readonly bornOn: string }

/** Every pair of one list whose births are near enough, each once, by the places of its two entries. */
export function visitWorthPairs(entries: readonly Entry[], weights: ReasonWeights, visit: (one: number, other: number) => void): void {
  const births = entries.map(({ bornOn }) => birthOf(bornOn))
  const numbers = new Map<number, number>()
  const list: Keyed['features'][number] = {
    name: 'list',
    values: Int32Array.from(entries, ({ list: key }) => numbers.get(key) ?? numbers.set(key, numbers.size + 1).size),
  }
  const by = (name: string, of: (birth: Birth) => number): { key: Keyed; cap: number } => ({
    key: { features: [list, { name, values: Int32Array.from(births, (birth) => (birth === undefined ? 0 : of(birth))) }] },
    cap: sharersMax,
  })
  const needed = neededOfBirth(weights)
  // Finest first: of a block that is too large its parts may be small enough.
  const passes = [
    by('day', ({ days }) => days),
    ...(weights.BIRTH_DAY_AND_MONTH_SWAPPED >= needed ? [by('swapped', ({ swapped }) => swapped)] : []),
    // A day more or less counts as one month, also from the last day of one to the first of the next.
    ...(weights.SAME_BIRTH_MONTH >= needed
      ? [by('month', ({ months }) => months), by('day or next', ({ days }) => days >> 1), by('day or last', ({ days }) => (days + 1) >> 1)]
      : []),
    ...(weights.SAME_BIRTH_YEAR >= needed ? [by('year', ({ year }) => year)] : []),
    ...(weights.BIRTH_YEAR_ONE_OFF >= needed
      ? [by('year or next', ({ year }) => year >> 1), by('year or last', ({ year }) => (year + 1) >> 1)]
      : []),
  ]
  visitPairs(openPasses(passes, entries.length), visit)
}

type Birth = { readonly days: number; readonly months: number; readonly year: number; readonly swapped: number }

const dayMs = 86_400_000

/** All above 0, which is no key. */
function birthOf(bornOn: string): Birth | undefined {
  if (bornOn === '-infinity') return undefined
  const [year, month, day] = bornOn.split('-').map(Number) as [number, number, number]
  return {
    days: Date.UTC(year, month - 1, day) / dayMs + 1_000_000,
    months: year * 12 + month,
    year,
    swapped: (year * 100 + Math.min(month, day)) * 100 + Math.max(month, day),
  }
}

/** Of the whole walk, in hundredths; never whole before it is. */
export function shareWalked(read: number, entries: number): number {
  return entries === 0 ? 99 : Math.min(99, Math.floor((100 * read) / entries))
}

export type Weighed<Person> = { readonly person: Person; readonly other: Person; readonly score: number }

/** The best of each person: whoever looks like very many is not shown with each of them. */
export function bestOfEach<Person extends { readonly id: string }>(found: readonly Weighed<Person>[], most: number): Weighed<Person>[] {
  const times = new Map<string, number>()
  const timesOf = ({ id }: Person): number => times.get(id) ?? 0
  const inOrder = found.toSorted((a, b) => b.score - a.score || compareIds(a.person.id, b.person.id) || compareIds(a.other.id, b.other.id))
  return inOrder.filter(({ person, other }) => {
    if (timesOf(person) >= most && timesOf(other) >= most) return false
    for (const each of [person, other]) times.set(each.id, timesOf(each) + 1)
    return true
  })
}

function compareIds(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
