/** The peer of the planning benchmarks: HiGHS in WebAssembly (npm `highs`), given the whole problem as one mixed-integer programme in the same seconds. */
import { createRequire } from 'node:module'
import { listOptions } from '#algorithms/seating/options.ts'
import { groupsPerEscort, escortsPerFlight, type Seating, stride } from '#algorithms/seating/seating.ts'
import type { Instance } from '#algorithms/seating/words.ts'

type Highs = { solve(problem: string, options: Record<string, unknown>): { Status: string; ObjectiveValue: number } }

/** The value HiGHS reaches within the seconds; 0 when it has none, undefined when the package is not installed. */
export async function solveWithHighs(instance: Instance, seconds: number): Promise<number | undefined> {
  return solveText(writeProgramme(listOptions(instance)), seconds)
}

export async function solveText(text: string, seconds: number): Promise<number | undefined> {
  const load = findHighs()
  if (load === undefined) {
    console.log('HiGHS is not installed (npm install --no-save highs@1.15.3): measured without it.')
    return undefined
  }
  const highs = await load()
  const solved = highs.solve(text, { time_limit: seconds, mip_rel_gap: 1e-6, output_flag: false })
  return Number.isFinite(solved.ObjectiveValue) ? solved.ObjectiveValue : 0
}

function findHighs(): (() => Promise<Highs>) | undefined {
  const require = createRequire(process.env['PASSERELLE_HIGHS'] ?? import.meta.url)
  try {
    return require('highs') as () => Promise<Highs>
  } catch {
    return undefined
  }
}

/** The problem in CPLEX LP format: one binary for each option, whole escorts for each flight, one binary for each charter. */
function writeProgramme(seating: Seating): string {
  const terms = {
    gain: [] as string[],
    group: openTerms(),
    seats: openTerms(),
    chairs: openTerms(),
    beds: openTerms(),
    escorted: openTerms(),
    days: openTerms(),
  }
  for (let option = 0; option < seating.optionValue.length; option += 1) {
    const g = seating.optionGroup[option]!
    terms.gain.push(`${signed(seating.optionValue[option]!)} x${option}`)
    terms.group.add(g, `+ x${option}`)
    for (let k = option * stride; k < option * stride + stride && seating.optionPair[k]! >= 0; k += 1) {
      const pair = seating.optionPair[k]!
      const r = seating.pairResource[pair]!
      terms.seats.add(r, `+ ${seating.pairWeight[pair]} x${option}`)
      if (r >= seating.flights) continue
      if (seating.wheelchairs[g]! > 0) terms.chairs.add(r, `+ ${seating.wheelchairs[g]} x${option}`)
      if (seating.stretchers[g]! > 0) terms.beds.add(r, `+ ${seating.stretchers[g]} x${option}`)
      if (seating.escorted[g] === 1) terms.escorted.add(r, `+ x${option}`)
    }
  }
  const rows: string[] = []
  const binaries = Array.from({ length: seating.optionValue.length }, (_, option) => `x${option}`)
  const escorts: string[] = []
  for (const [, row] of terms.group.rows) rows.push(`${row} <= 1`)
  for (const [r, row] of terms.chairs.rows) rows.push(`${row} <= ${seating.wheelchairPlaces[r]}`)
  for (const [r, row] of terms.beds.rows) rows.push(`${row} <= ${seating.stretcherPlaces[r]}`)
  for (const [r, row] of terms.escorted.rows) {
    rows.push(`${row} - ${groupsPerEscort} e${r} <= 0`)
    terms.days.add(seating.day[r]!, `+ e${r}`)
    terms.gain.push(`${signed(-seating.escortPrice)} e${r}`)
    terms.seats.add(r, `+ e${r}`)
    escorts.push(`e${r}`)
  }
  for (const [, row] of terms.days.rows) rows.push(`${row} <= ${seating.escortPool}`)
  for (const [r, row] of terms.seats.rows) {
    if (seating.minimumLoad[r] === 0 && seating.fixedCost[r] === 0) rows.push(`${row} <= ${seating.capacity[r]}`)
    else {
      rows.push(`${row} - ${seating.capacity[r]} y${r} <= 0`, `${row} - ${seating.minimumLoad[r]} y${r} >= 0`)
      terms.gain.push(`${signed(-seating.fixedCost[r]!)} y${r}`)
      binaries.push(`y${r}`)
    }
  }
  const limits = escorts.map((name) => ` ${name} <= ${escortsPerFlight}`)
  return [
    'Maximize',
    ` obj: ${fold(terms.gain)}`,
    'Subject To',
    ...rows.map((row, index) => ` c${index}: ${fold(row.split(' '))}`),
    'Bounds',
    ...limits,
    'Binary',
    fold(binaries),
    'General',
    fold(escorts),
    'End',
    '',
  ].join('\n')
}

type Terms = { rows: Map<number, string>; add: (row: number, term: string) => void }

function openTerms(): Terms {
  const rows = new Map<number, string>()
  return { rows, add: (row, term) => rows.set(row, `${rows.get(row) ?? ''} ${term}`.trimStart()) }
}

function signed(value: number): string {
  return value < 0 ? `- ${-value}` : `+ ${value}`
}

/** Lines of the format may not be endless. */
function fold(words: string[]): string {
  const lines: string[] = []
  for (let at = 0; at < words.length; at += 24) lines.push(words.slice(at, at + 24).join(' '))
  return lines.join('\n ')
}
