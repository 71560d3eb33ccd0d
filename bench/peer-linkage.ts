/**
 * The published method in its plainest form, measured beside ours in the same run because no other linker can be installed here: six fixed
 * blocking rules, every pair kept in memory, Jaro-Winkler on strings at three levels, expectation-maximisation, probability one half.
 */
export type PeerRow = readonly string[]
export type PeerLinkage = { seconds: number; pairs: number; matches: [number, number][] }

/** `columns`: which columns of a row are compared, and `rules`: which of them must be equal for a pair to be looked at. */
export function linkLikePublished(
  rows: readonly PeerRow[],
  columns: readonly number[],
  rules: readonly (readonly number[])[],
): PeerLinkage {
  const began = process.cpuUsage()
  const pairs = new Map<string, [number, number]>()
  for (const rule of rules) {
    const blocks = new Map<string, number[]>()
    rows.forEach((row, at) => {
      if (rule.some((column) => row[column] === '')) return
      const key = rule.map((column) => row[column]).join('|')
      const block = blocks.get(key)
      if (block === undefined) blocks.set(key, [at])
      else block.push(at)
    })
    for (const block of blocks.values())
      for (let i = 0; i < block.length; i++)
        for (let j = i + 1; j < block.length; j++) pairs.set(`${block[i]},${block[j]}`, [block[i]!, block[j]!])
  }
  const compared = [...pairs.values()].map(([a, b]) => ({
    a,
    b,
    levels: columns.map((column) => levelOf(rows[a]![column]!, rows[b]![column]!)),
  }))
  const weights = learn(
    compared.map(({ levels }) => levels),
    columns.map((column) => chanceOfEqual(rows.map((row) => row[column]!))),
  )
  const matches = compared.filter(({ levels }) => weights.prior + levels.reduce((sum, level, f) => sum + weights.bits[f]![level]!, 0) > 0)
  const spent = process.cpuUsage(began)
  return { seconds: (spent.user + spent.system) / 1e6, pairs: pairs.size, matches: matches.map(({ a, b }) => [a, b]) }
}

/** 0 missing, 1 different, 2 near, 3 equal. */
function levelOf(a: string, b: string): number {
  if (a === '' || b === '') return 0
  if (a === b) return 3
  return jaroWinkler(a, b) >= 0.88 ? 2 : 1
}

function jaroWinkler(a: string, b: string): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const takenA = new Set<number>()
  const takenB = new Set<number>()
  for (let i = 0; i < a.length; i++)
    for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j++)
      if (!takenB.has(j) && a[i] === b[j]) {
        takenA.add(i)
        takenB.add(j)
        break
      }
  const matches = takenA.size
  if (matches === 0) return 0
  const [left, right] = [[...a].filter((_, i) => takenA.has(i)), [...b].filter((_, j) => takenB.has(j))]
  const crossed = left.filter((letter, at) => letter !== right[at]).length / 2
  const jaro = (matches / a.length + matches / b.length + (matches - crossed) / matches) / 3
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

function chanceOfEqual(values: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  const known = values.filter((value) => value !== '').length
  return [...counts.values()].reduce((sum, count) => sum + (count / known) ** 2, 0)
}

function learn(patterns: readonly (readonly number[])[], equal: readonly number[]): { prior: number; bits: number[][] } {
  const u = equal.map((chance) => [1, 1 - 3 * chance, 2 * chance, chance])
  let m = equal.map(() => [1, 0.1, 0.2, 0.7])
  let share = 0.1
  for (let round = 0; round < 20; round++) {
    const sums = equal.map(() => [0, 1, 1, 1])
    let matches = 0
    for (const levels of patterns) {
      let odds = share / (1 - share)
      levels.forEach((level, f) => (odds *= level === 0 ? 1 : m[f]![level]! / u[f]![level]!))
      // Blocked strangers agree on the rule's columns: their odds are lowered by what the rule took for granted.
      const chance = odds / (odds + 1e4)
      matches += chance
      levels.forEach((level, f) => level > 0 && (sums[f]![level]! += chance))
    }
    share = Math.min(0.9, matches / patterns.length)
    m = sums.map((levels) => {
      const all = levels[1]! + levels[2]! + levels[3]!
      return [1, levels[1]! / all, levels[2]! / all, levels[3]! / all]
    })
  }
  return {
    prior: Math.log2(share / (1 - share)) - Math.log2(1e4),
    bits: m.map((levels, f) => levels.map((value, level) => (level === 0 ? 0 : Math.log2(value / u[f]![level]!)))),
  }
}
