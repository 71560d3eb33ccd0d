/** What reading a roll gives, part by part, so that a hundred thousand rows never cross from a thread in one lump. No database here. */
import { readRoll } from '#domain/cases/roll-rules.ts'
import type { RollFamily, RollFault, RollFileRefusal, RollReading } from '#domain/cases/roll-words.ts'
import type { Day } from '#domain/kit/day.ts'
import { accept, type Result } from '#domain/kit/result.ts'
import type { Programme } from '#domain/programmes/words.ts'
import { faultyRows } from './roll-faulty-rows.ts'
import { readRollFile } from './roll-file.ts'
import { meansOn } from './roll-registers.ts'

export type ReadOrder = {
  readonly bytes: Uint8Array
  readonly programme: Programme
  readonly today: Day
  /** The rows that stand in the way are wanted as a file, with these faults that only the register knows. */
  readonly faulty?: { readonly language: 'fr' | 'en'; readonly known: readonly RollFault[]; readonly onlyHeading: boolean }
}

/** The reading without its families, which came before. Long lists are cut, the counts beside are whole. */
export type ReadEnd = Omit<RollReading, 'families'> & { faultCount: number; remarkCount: number }

export type ReadPart =
  | { part: 'FAMILIES'; families: RollFamily[] }
  | { part: 'TEXT'; text: string }
  | { part: 'END'; result: Result<ReadEnd, RollFileRefusal> }

const familiesAtOnce = 500
/** More than any screen shows; the file of faulty rows has them all. */
export const keptMax = { faults: 5_000, remarks: 2_000 }

export async function* readParts({ bytes, programme, today, faulty }: ReadOrder): AsyncGenerator<ReadPart> {
  const rows = await readRollFile(bytes)
  const read = rows.ok ? readRoll(rows.value, programme, meansOn(today)) : rows
  if (!rows.ok || !read.ok) return yield { part: 'END', result: read as Result<never, RollFileRefusal> }

  const { families, faults, remarks, ...rest } = read.value
  if (faulty === undefined) {
    for (let from = 0; from < families.length; from += familiesAtOnce)
      yield { part: 'FAMILIES', families: families.slice(from, from + familiesAtOnce) }
  } else {
    const wrong = faulty.onlyHeading ? [] : [...faults, ...faulty.known]
    for (const text of faultyRows(rows.value, wrong, rest.headingLine, faulty.language)) yield { part: 'TEXT', text }
  }
  yield {
    part: 'END',
    result: accept({
      ...rest,
      faults: faults.slice(0, keptMax.faults),
      faultCount: faults.length,
      remarks: remarks.slice(0, keptMax.remarks),
      remarkCount: remarks.length,
    }),
  }
}
