/** Times and hits of the search benchmark, and how they are printed: beside the peers of the same run, then the goals, held or missed. */
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import type pg from 'pg'

/** `rounds`: whether the person meant was found, question by question. */
export type Figures = { readonly name: string; readonly times: number[]; readonly rounds: boolean[]; found: number }
export type Goal = { readonly said: string; readonly value: number; readonly held: boolean }

export function figuresOf(name: string): Figures {
  return { name, times: [], rounds: [], found: 0 }
}

/** Only the first ten answers count. */
export function note(figures: Figures, { ms, ids }: { ms: number; ids: readonly string[] }, wanted?: string): void {
  figures.times.push(ms)
  const found = wanted !== undefined && ids.slice(0, 10).includes(wanted)
  figures.rounds.push(found)
  if (found) figures.found += 1
}

export async function timed(does: () => Promise<string[]>): Promise<{ ms: number; ids: string[] }> {
  const began = performance.now()
  const ids = await does()
  return { ms: performance.now() - began, ids }
}

export function recallOf({ found, rounds }: Figures): number {
  return found / Math.max(1, rounds.length)
}

export function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function printFigures(heading: string, figures: readonly Figures[]): void {
  console.log(`  ${heading.padEnd(36)}     p50     p95     p99 ms   among the first ten   asked`)
  for (const one of figures) {
    const times = [0.5, 0.95, 0.99].map((share) => at(one.times, share).toFixed(1).padStart(8)).join('')
    console.log(
      `  ${one.name.padEnd(36)}${times}${(one.found > 0 ? recallOf(one).toFixed(3) : '').padStart(14)}${String(one.rounds.length).padStart(16)}`,
    )
  }
}

export const atMost = (said: string, value: number, most: number): Goal => ({
  said: `${said}, at most ${most}`,
  value,
  held: value <= most,
})
export const atLeast = (said: string, value: number, least: number): Goal => ({
  said: `${said}, at least ${least}`,
  value,
  held: value >= least,
})

export function printGoals(heading: string, goals: readonly Goal[]): boolean {
  console.log(`\n  Goals, ${heading}; the machine's load is ${loadavg()[0]!.toFixed(1)}`)
  for (const { said, value, held } of goals) console.log(`  ${held ? 'held  ' : 'MISSED'} ${value.toFixed(3).padStart(9)}  ${said}`)
  return goals.every(({ held }) => held)
}

/** How much faster, of the questions that both were asked, at the median and at p95. */
export function ratiosTo(peer: Figures, ours: Figures): { p50: number; p95: number; recallAbove: number } {
  const asked = peer.times.length
  const same = { times: ours.times.slice(0, asked), rounds: ours.rounds.slice(0, asked) }
  const [p50, p95] = [0.5, 0.95].map((share) => at(peer.times, share) / at(same.times, share)) as [number, number]
  return { p50, p95, recallAbove: same.rounds.filter(Boolean).length / Math.max(1, asked) - recallOf(peer) }
}

/** Processor time that the database has used for the server's role so far, in milliseconds; undefined where the system does not tell. */
export async function databaseCpuMs(owner: pg.Client): Promise<number | undefined> {
  const { rows } = await owner.query<{ pid: number }>(`select pid from pg_stat_activity where usename = 'passerelle_app'`)
  try {
    return rows.reduce((sum, { pid }) => {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
      return sum + (Number(fields[11]) + Number(fields[12])) * 10
    }, 0)
  } catch {
    return undefined
  }
}
