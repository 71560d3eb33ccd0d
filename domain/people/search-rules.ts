/** How well a person answers a query and why: exact words before beginnings of words before likeness of sound. */
import { allSkeletons, type NameTraits, type Query, skeletonPrefixMin, wordsOf } from './name-rules.ts'
import type { FoundHow } from './words.ts'

export type Ranked = {
  /** Higher is better; comparable only within one query. */
  readonly score: number
  readonly why: readonly { word: string; how: FoundHow }[]
}

const worth: Record<FoundHow, number> = { DOCUMENT: 1_000, EXACT: 100, PREFIX: 60, SOUNDS_ALIKE: 30 }

/** Undefined when a word of the query is nowhere in the name: that person was not asked for. */
export function rankHit(query: Query, name: NameTraits, documents: readonly string[]): Ranked | undefined {
  const number = query.document === undefined ? undefined : documents.find((token) => token.startsWith(query.document!))
  if (number !== undefined) {
    const how = number === query.document ? 'DOCUMENT' : 'PREFIX'
    return { score: worth.DOCUMENT + worth[how], why: [{ word: number, how: 'DOCUMENT' }] }
  }
  if (query.words.length === 0) return undefined

  const known = wordsOf(name)
  const skeletons = allSkeletons(name)
  const why: { word: string; how: FoundHow }[] = []
  for (const [at, { word, skeleton }] of query.words.entries()) {
    const mayBeUnfinished = at === query.words.length - 1
    if (known.includes(word)) why.push({ word, how: 'EXACT' })
    else if (mayBeUnfinished && known.some((each) => each.startsWith(word))) why.push({ word, how: 'PREFIX' })
    else if (
      skeleton !== undefined &&
      skeletons.some((each) => each === skeleton || (mayBeUnfinished && skeleton.length >= skeletonPrefixMin && each.startsWith(skeleton)))
    )
      why.push({ word, how: 'SOUNDS_ALIKE' })
    else return undefined
  }
  const found = why.reduce((sum, { how }) => sum + worth[how], 0)
  // Of two who have every word, the one with fewer other words is the one that was meant.
  return { score: found / why.length - name.latin.length, why }
}
