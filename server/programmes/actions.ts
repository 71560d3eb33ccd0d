/** The door of the programmes room: reading what is published, and publishing the packs when the server starts. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { type Day, dayAt, type Instant } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type * as contracts from '#domain/programmes/contract.ts'
import { Instrument } from '#domain/programmes/instrument-words.ts'
import { Programme } from '#domain/programmes/words.ts'
import { countryName } from '#packs/places/countries.ts'
import { describeFault, readPack } from '#packs/read-pack.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import type { Db } from '#server/kit/database.ts'
import { clockNow, type House, inScope, type Work } from '#server/kit/transaction.ts'
import { findDated, findInstrument, listNewest, listVersions, publishVersion } from './store.ts'

/** Versions that were read before: a published version never changes, and everybody of a mission may read it. */
const known = new WeakMap<House, Map<string, Programme>>()

/** The newest version that applies today when none is named. */
export async function getProgramme(work: Work, code: string, version?: number): Promise<Result<Programme, 'not_found'>> {
  if (version === undefined) return readProgramme(work, code, undefined)
  const ofHouse = known.get(work.house) ?? new Map<string, Programme>()
  known.set(work.house, ofHouse)
  const there = ofHouse.get(`${code} ${version}`)
  if (there !== undefined) return accept(there)
  const read = await readProgramme(work, code, version)
  if (read.ok) ofHouse.set(`${code} ${version}`, read.value)
  return read
}

async function readProgramme(work: Work, code: string, version: number | undefined): Promise<Result<Programme, 'not_found'>> {
  const found = await findDated(work.db, 'programmes_programme', code, version, todayOf(work))
  return found === undefined ? refuse('not_found') : accept(Programme.parse(found.definition))
}

export async function getInstrument(work: Work, code: string, version?: number): Promise<Result<Instrument, 'not_found'>> {
  const found = await findInstrument(work.db, code, version)
  return found === undefined ? refuse('not_found') : accept(Instrument.parse(found.definition))
}

export async function listProgrammes(
  work: Work,
  input: InputOf<typeof contracts.listProgrammes>,
): Promise<Result<OutputOf<typeof contracts.listProgrammes>, never>> {
  const after = readCursor(input.after, 1)
  if (after === null) return accept({ items: [], next: null })
  const rows = await listNewest(work.db, 'programmes_programme', todayOf(work), after?.[0]?.toString(), input.limit)
  return accept(
    pageOf(
      rows,
      input.limit,
      (row) => writeCursor(row.code),
      (row) => Programme.parse(row.definition),
    ),
  )
}

export async function showProgramme(
  work: Work,
  input: InputOf<typeof contracts.getProgramme>,
): Promise<Result<OutputOf<typeof contracts.getProgramme>, 'not_found'>> {
  const programme = await getProgramme(work, input.code, input.version)
  if (!programme.ok) return programme
  const countryNames = Object.fromEntries(
    programme.value.countries.map(({ iso3 }) => [iso3, { fr: countryName(iso3, 'fr') ?? iso3, en: countryName(iso3, 'en') ?? iso3 }]),
  )
  return accept({ programme: programme.value, countryNames, versions: await listVersions(work.db, input.code) })
}

export async function listInstruments(
  work: Work,
  input: InputOf<typeof contracts.listInstruments>,
): Promise<Result<OutputOf<typeof contracts.listInstruments>, never>> {
  const after = readCursor(input.after, 1)
  if (after === null) return accept({ items: [], next: null })
  const rows = await listNewest(work.db, 'programmes_instrument', todayOf(work), after?.[0]?.toString(), input.limit)
  return accept(
    pageOf(
      rows,
      input.limit,
      (row) => writeCursor(row.code),
      (row) => Instrument.parse(row.definition),
    ),
  )
}

export async function showInstrument(
  work: Work,
  input: InputOf<typeof contracts.getInstrument>,
): Promise<Result<OutputOf<typeof contracts.getInstrument>, 'not_found'>> {
  return getInstrument(work, input.code, input.version)
}

/** What an office reads from files: the instruments and movement types that all share, a country's programmes, and the open frames. */
const packFolders = ['packs', 'packs/france', 'packs/frames'].map((folder) => fileURLToPath(new URL(`../../${folder}`, import.meta.url)))

/**
 * Publishes every version of a programme, instrument or movement type that the database does not have, in one commit. A published version never
 * changes: other content under the same number throws with the name of the file, and nothing is published.
 */
export async function publishPacks(house: House, folders: readonly string[] = packFolders): Promise<{ published: string[] }> {
  return inScope(house.pool, { account: null, offices: [], compartments: [], system: true }, async (db) => {
    const published: string[] = []
    for (const folder of folders) published.push(...(await publishFolder(db, folder, clockNow())))
    return { published }
  })
}

async function publishFolder(db: Db, folder: string, at: Instant): Promise<string[]> {
  const reading = readPack(folder)
  if (!reading.ok) throw new Error(`The pack ${folder} cannot be used:\n${reading.faults.map(describeFault).join('\n')}`)
  const drafts = [
    ...reading.pack.programmes.map((programme) => ({ kind: 'programmes_programme' as const, room: 'programmes', definition: programme })),
    ...reading.pack.instruments.map((instrument) => ({
      kind: 'programmes_instrument' as const,
      room: 'instruments',
      definition: instrument,
    })),
    ...reading.pack.movementTypes.map((sheet) => ({
      kind: 'programmes_movement_type' as const,
      room: 'movement-types',
      definition: sheet,
    })),
  ]
  const published: string[] = []
  for (const { kind, room, definition } of drafts) {
    const { code, version, validFrom } = definition
    const hash = hashOf(definition)
    const now = await publishVersion(db, kind, { code, version, definition, hash, at, validFrom })
    if (now.hash !== hash)
      throw new Error(
        `${fileOf(folder, room, code, version)}: ${code} version ${version} is published with other content. Give the changed text version ${version + 1}, in a file of its own.`,
      )
    if (now.added) published.push(kind === 'programmes_movement_type' ? `${room}/${code} ${version}` : `${code} ${version}`)
  }
  return published
}

/** The same for the same content, whatever the order of its fields. */
function hashOf(definition: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(definition)))
    .digest('hex')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

/** The file that holds a version, as a person would name it; read-pack.ts has made sure that the name fits the code. */
function fileOf(folder: string, room: string, code: string, version: number): string {
  const start = code.toLowerCase().replaceAll('_', '-')
  const names = readdirSync(join(folder, room)).filter((name) => name.startsWith(start))
  const name =
    names.find((each) => new RegExp(`^version:\\s*${version}\\s*$`, 'm').test(readFileSync(join(folder, room, each), 'utf8'))) ??
    `${start}.yaml`
  return relative(fileURLToPath(new URL('../..', import.meta.url)), join(folder, room, name))
}

export function todayOf(work: Work): Day {
  return dayAt(work.now, 'UTC')
}
