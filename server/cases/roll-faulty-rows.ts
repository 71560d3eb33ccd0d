/** The rows of a roll that stand in the way, as somebody wrote them, with what is wrong and how to mend it at their end: CSV, in pieces. */
import type { RawRow, RollFault } from '#domain/cases/roll-words.ts'
import { csvLine } from '#server/kit/csv.ts'
import { type Translate, translator } from '#ui/languages/text.ts'

const pieceOf = 64 * 1024

/** One line a faulty row, below the headings of the file. A fault of the headings themselves stands on their own line. */
export function* faultyRows(
  written: readonly RawRow[],
  faults: readonly RollFault[],
  headingLine: number,
  language: 'fr' | 'en',
): Generator<string> {
  const t = translator(language)
  const byRow = Map.groupBy(faults, (fault) => fault.row)
  const width = written.reduce((most, row) => Math.max(most, row.cells.length), 0)
  const line = (row: RawRow | undefined, ends: string[], number: string): string =>
    csvLine([number, ...Array.from({ length: width }, (_, at) => row?.cells[at]?.text ?? ''), ...ends])
  const heading = written.find((row) => row.line === headingLine)
  let piece = `\uFEFF${line(heading, [t('roll.fault'), t('roll.remedy')], t('roll.row'))}`
  for (const row of written) {
    const wrong = byRow.get(row.line)
    if (wrong === undefined) continue
    piece += line(row, [said(wrong, 'fault', t), said(wrong, 'remedy', t)], String(row.line))
    if (piece.length < pieceOf) continue
    yield piece
    piece = ''
  }
  yield piece
}

function said(wrong: readonly RollFault[], what: 'fault' | 'remedy', t: Translate): string {
  const sentences = wrong.map((fault) =>
    t(`roll.${what}.${fault.word}`, { ...fault.details, given: fault.given ?? '', heading: fault.heading }),
  )
  return [...new Set(sentences)].join(' ')
}
