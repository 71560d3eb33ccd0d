// From pairs to persons. Connected components by themselves over-merge: one wrong pair joins two families. So groups are joined from the
// heaviest pair down, and two groups become one only when the average weight between all their records allows it (average link; Sokal &
// Michener 1958), so that one doubtful pair does not outvote the others, and no group grows over the size guard.
// Independent of the order of the records: pairs are taken by weight, ties by the smaller records.

export type Edges = { readonly count: number; readonly a: Int32Array; readonly b: Int32Array; readonly weight: Float32Array }

export type ClusterRules = {
  /** Edges under this weight (bits) join nothing. */
  readonly least: number
  /** Mean weight between two groups under which they stay two. */
  readonly mean: number
  /** No person has more records than this. */
  readonly most: number
  /** Weight in bits of a pair that no pass proposed, or of any pair. */
  readonly weightOf: (a: number, b: number) => number
}

/** The person of each record: the smallest record of its group. */
export function clusterRecords(size: number, edges: Edges, rules: ClusterRules): Int32Array {
  const groupOf = Int32Array.from({ length: size }, (_, record) => record)
  const members = new Map<number, number[]>()
  /** Two groups that were refused, by the sizes they had: asked again only when one has grown. */
  const refused = new Map<number, number>()
  for (const edge of heaviestFirst(edges, rules.least)) {
    const left = groupOf[edges.a[edge]!]!
    const right = groupOf[edges.b[edge]!]!
    if (left === right) continue
    const a = members.get(left) ?? [left]
    const b = members.get(right) ?? [right]
    const together = a.length + b.length
    if (together > rules.most) continue
    const pair = Math.min(left, right) * 0x8000000 + Math.max(left, right)
    if (together > 2) {
      if (refused.get(pair) === together) continue
      if (meanWeight(a, b, rules.weightOf) < rules.mean) {
        refused.set(pair, together)
        continue
      }
    }
    const group = Math.min(left, right)
    const joined = a.concat(b)
    members.delete(Math.max(left, right))
    members.set(group, joined)
    for (const record of joined) groupOf[record] = group
  }
  return groupOf
}

/** The edges of `least` bits or more, the heaviest first; of equal ones that of the smaller records. */
export function heaviestFirst({ count, a, b, weight }: Edges, least: number): Int32Array {
  const kept: number[] = []
  for (let edge = 0; edge < count; edge++) if (weight[edge]! >= least) kept.push(edge)
  return Int32Array.from(kept).sort((x, y) => weight[y]! - weight[x]! || a[x]! - a[y]! || b[x]! - b[y]!)
}

function meanWeight(a: readonly number[], b: readonly number[], weightOf: (a: number, b: number) => number): number {
  let sum = 0
  for (const x of a) for (const y of b) sum += weightOf(x, y)
  return sum / (a.length * b.length)
}
