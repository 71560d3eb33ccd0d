/** The labelled names of ../shared/data, and how a set is dealt into folds. Says so when the data is not there; invents none. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { SpellingPair } from '#algorithms/names/learn-sounds.ts'

export const labelledFolder = process.env['PASSERELLE_LABELLED'] ?? '../shared/data'

export function isAbsent(path: string): boolean {
  if (existsSync(join(labelledFolder, path))) return false
  console.log(`There is no labelled data at ${join(labelledFolder, path)} (PASSERELLE_LABELLED says where): not measured.`)
  return true
}

export type NamePair = { a: string; b: string; same: boolean; person: boolean; group: string }

export function readNamePairs(path: string): NamePair[] {
  const rows: Record<string, string>[] = parse(readFileSync(join(labelledFolder, path)), { bom: true, columns: true })
  return rows.map((row) => ({
    a: row['name1']!,
    b: row['name2']!,
    same: row['is_match'] === 'true',
    person: row['schema'] === 'Person',
    group: row['case_group']!,
  }))
}

export function readSpellings(path: string): SpellingPair[] {
  const lines = gunzipSync(readFileSync(join(labelledFolder, path)))
    .toString('utf8')
    .trim()
    .split('\n')
  return lines.map((line) => {
    const [latin, native] = line.split('\t')
    return [latin!.normalize('NFC').toLowerCase(), native!.replaceAll(' ', '')]
  })
}

/** Ethiopic word, and the Latin spelling of column `column`; lines without both are left out. */
export function readEthiopic(path: string, column: number): SpellingPair[] {
  return readFileSync(join(labelledFolder, path), 'utf8')
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter((cells) => cells[0] !== '' && /\p{Script=Latin}/u.test(cells[column] ?? ''))
    .map((cells) => [cells[column]!.replace(/-$/, '').toLowerCase(), cells[0]!])
}

/** The same fold for the same place in the list, whatever runs beside it. */
export function foldOf(place: number, folds: number, seed = 1): number {
  let state = Math.imul(place + 1, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d)
  state = Math.imul(state ^ (state >>> 12), 0x297a2d39)
  return ((state ^ (state >>> 15)) >>> 0) % folds
}
