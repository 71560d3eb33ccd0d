// Fields are not independent of one another among strangers: who shares a town often shares half a postcode, who shares a nationality or
// a sex often shares a first name. Counting both as separate proof joins neighbours. So a field may lean on one other (a dependence tree,
// Chow & Liu 1968): where its parent is the same, its agreement has an m and a u of its own.
import { blocksOf, pairsOfBlock } from './blocks.ts'
import type { Agreement, Model } from './expectation.ts'
import { DIFFERENT, natures, sameLevel } from './levels.ts'
import type { Comparer } from './patterns.ts'
import type { Register } from './register.ts'
import { drawer, withoutMatches } from './strangers.ts'

/** What random pairs that share one field's value show of all the others; by field, undefined for one that nothing leans on. */
export type Sharing = readonly ({ readonly levels: readonly (readonly number[] | undefined)[]; readonly chance: number } | undefined)[]

/** Bits by which knowing the parent must change what agreement proves among strangers, on average, to be worth a lean. */
const worthwhile = 0.1

/** Where more of those who share the parent are one person than this, nothing is learned of strangers. */
const mostMatches = 0.3

export const rarest = 1e-7

export function measureSharing(register: Register, comparer: Comparer, draws: number): Sharing {
  return comparer.fields.map((field, p) =>
    field.nature === 'choice' || field.nature === 'text' ? drawSharing(register, comparer, p, draws) : undefined,
  )
}

/** Chooses a parent for each field that gains by one, and sets what holds under it; a lean chosen before keeps its m. */
export function chooseParents(model: Model, sharing: Sharing): void {
  const { fields } = model
  fields.forEach((field, f) => {
    let best = worthwhile
    let chosen = -1
    sharing.forEach((shared, p) => {
      const parent = fields[p]!
      const levels = shared?.levels[f]
      // The coarser of two leans on nothing finer, so that the leans make no ring.
      if (p === f || levels === undefined || uOfSame(parent) <= uOfSame(field)) return
      const share = matchesAmong(model, parent, shared!.chance)
      if (share > mostMatches) return
      // All matches might agree: only what is left then is the strangers'.
      const certain = { m: field.m.map((m, level) => (level === field.m.length - 1 ? 1 : m)) }
      const gain = gainOf(withoutMatches(levels, certain, share, rarest), field)
      if (gain <= best) return
      best = gain
      chosen = p
    })
    if (chosen < 0) delete field.given
    else if (field.given?.parent !== chosen) field.given = { parent: chosen, share: 0, m: [...field.m], u: [...field.u] }
  })
  correctGiven(model, sharing)
}

/** What strangers show under each parent, with the present belief of how many of the pairs were matches. */
export function correctGiven(model: Model, sharing: Sharing): void {
  for (const [f, field] of model.fields.entries()) {
    const { given } = field
    if (given === undefined) continue
    const { levels, chance } = sharing[given.parent]!
    const share = Math.min(mostMatches, matchesAmong(model, model.fields[given.parent]!, chance))
    field.given = { ...given, share, u: withoutMatches(levels[f]!, given, share, rarest) }
  }
}

/** Share of the pairs that share the parent's value that are one person. */
function matchesAmong(model: Model, parent: Agreement, chance: number): number {
  return (model.share * parent.m.at(-1)!) / Math.max(1e-12, chance)
}

function uOfSame(field: Agreement): number {
  return field.u[sameLevel(field.nature)]!
}

/** How much more strangers agree who share the parent: the divergence of the levels. */
function gainOf(u: readonly number[], field: Agreement): number {
  let gain = 0
  for (let level = DIFFERENT; level < u.length; level++) gain += u[level]! * Math.log2(u[level]! / field.u[level]!)
  return gain
}

/** Shares of the levels of every field among random pairs that have the same value of field `p`, and the chance of such a pair. */
function drawSharing(register: Register, comparer: Comparer, p: number, draws: number) {
  const { size, second } = register
  const blocks = blocksOf(register.fields[p]!.codes, size)
  const until = new Float64Array(blocks.count)
  let pairs = 0
  for (let block = 0; block < blocks.count; block++) until[block] = pairs += pairsOfBlock(blocks, block, second)
  if (pairs < draws / 4) return undefined
  const draw = drawer(77 + p)
  const counts = comparer.fields.map((field) => new Float64Array(natures[field.nature].length))
  const levels = new Uint8Array(comparer.fields.length)
  for (let n = 0; n < draws; n++) {
    const block = firstOver(until, ((draw(0x40000000) + 0.5) / 0x40000000) * pairs)
    const start = blocks.starts[block]!
    const length = blocks.starts[block + 1]! - start
    const a = blocks.order[start + draw(length)]!
    const b = blocks.order[start + draw(length)]!
    if (a === b || (second !== undefined && a < second === b < second)) continue
    comparer.levelsOf(a, b, levels)
    for (let f = 0; f < levels.length; f++) counts[f]![levels[f]!]!++
  }
  const all = second === undefined ? (size * (size - 1)) / 2 : second * (size - second)
  return { levels: counts.map(sharesOf), chance: pairs / all }
}

function firstOver(until: Float64Array, value: number): number {
  let low = 0
  let high = until.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (until[middle]! > value) high = middle
    else low = middle + 1
  }
  return low
}

/** Undefined where too few pairs know the field. */
function sharesOf(counts: Float64Array): number[] | undefined {
  let known = 0
  for (let level = 1; level < counts.length; level++) known += counts[level]!
  if (known < 500) return undefined
  return Array.from(counts, (count, level) => (level === 0 ? 0 : (count + 0.5) / (known + counts.length / 2)))
}
