/** What names are measured against, in the same run: greedy Jaro-Winkler over romanised words, and retrieval by skeletons. Plain on purpose. */
import { foldedWords } from '#algorithms/names/fold.ts'
import { type Romanise, skeletonOf } from '#algorithms/names/skeleton.ts'

/** The mean of the best matches of the words of the shorter name, each word used once. */
export function greedyLikeness(a: string, b: string, romanise: Romanise): number {
  const left = plainWords(a, romanise)
  const right = plainWords(b, romanise)
  const [few, many] = left.length <= right.length ? [left, right] : [right, left]
  if (few.length === 0) return 0
  const free = new Set(many.keys())
  let sum = 0
  for (const word of few) {
    let best = 0
    let taken = -1
    for (const place of free) {
      const likeness = jaroWinkler(word, many[place]!)
      if (likeness > best) {
        best = likeness
        taken = place
      }
    }
    free.delete(taken)
    sum += best
  }
  return sum / few.length
}

function plainWords(name: string, romanise: Romanise): string[] {
  return romanise(name)
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
}

export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Uint8Array(b.length)
  const common: string[] = []
  for (let i = 0; i < a.length; i++) {
    for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j++) {
      if (taken[j] === 1 || a[i] !== b[j]) continue
      taken[j] = 1
      common.push(a[i]!)
      break
    }
  }
  if (common.length === 0) return 0
  let turned = 0
  let at = 0
  for (let j = 0; j < b.length; j++) if (taken[j] === 1 && b[j] !== common[at++]) turned += 0.5
  const jaro = (common.length / a.length + common.length / b.length + (common.length - turned) / common.length) / 3
  let prefix = 0
  while (prefix < 4 && a[prefix] !== undefined && a[prefix] === b[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

/** Names that share a skeleton or a pair of letters with the query; the same skeleton first, then by the share of common letter pairs. */
export function buildSkeletonIndex(pool: readonly string[], romanise: Romanise) {
  const prepared = pool.map((name) => ({ name, skeletons: skeletonsOf(name, romanise), pairs: pairsOf(name, romanise) }))
  const byPair = new Map<string, number[]>()
  for (const [place, { pairs }] of prepared.entries()) {
    for (const pair of pairs) {
      const list = byPair.get(pair)
      if (list === undefined) byPair.set(pair, [place])
      else list.push(place)
    }
  }
  return (query: string, top: number): { name: string }[] => {
    const asked = { skeletons: skeletonsOf(query, romanise), pairs: pairsOf(query, romanise) }
    const shared = new Map<number, number>()
    for (const pair of asked.pairs) for (const place of byPair.get(pair) ?? []) shared.set(place, (shared.get(place) ?? 0) + 1)
    const ranked = [...shared].map(([place, count]) => {
      const { skeletons, pairs } = prepared[place]!
      const same = asked.skeletons.filter((skeleton) => skeletons.includes(skeleton)).length
      return { place, likeness: same + (2 * count) / (pairs.size + asked.pairs.size) }
    })
    ranked.sort((a, b) => b.likeness - a.likeness)
    return ranked.slice(0, top).map(({ place }) => ({ name: prepared[place]!.name }))
  }
}

function skeletonsOf(name: string, romanise: Romanise): string[] {
  return foldedWords(name)
    .map((word) => skeletonOf(word, romanise))
    .filter((skeleton) => skeleton !== undefined)
}

function pairsOf(name: string, romanise: Romanise): Set<string> {
  const pairs = new Set<string>()
  for (const word of plainWords(name, romanise)) {
    const text = `_${word}_`
    for (let at = 0; at < text.length - 1; at++) pairs.add(text.slice(at, at + 2))
  }
  return pairs
}
