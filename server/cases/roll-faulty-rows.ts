/** The rows of a roll that stand in the way, as somebody wrote them, with what is wrong and how to mend it at their end. */
import type * as contracts from '#domain/cases/roll-contract.ts'
import type { RollFault } from '#domain/cases/roll-words.ts'
import type { InputOf } from '#domain/kit/contract.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { csvLine } from '#server/kit/csv.ts'
import type { Download } from '#server/kit/route.ts'
import type { Work } from '#server/kit/transaction.ts'
import { getProgramme } from '#server/programmes/actions.ts'
import { type Translate, translator } from '#ui/languages/text.ts'
import { readRollOf, type RollFound } from './roll-reading.ts'
import { findRoll, type RollRow } from './roll-store.ts'

/** Of a roll that was imported nothing stands in the way: its file holds the headings alone. */
export async function rollFaults(work: Work, input: InputOf<typeof contracts.rollFaults>): Promise<Result<Download, 'not_found'>> {
  const roll = await findRoll(work.db, input.rollId)
  if (roll === undefined) return refuse('not_found')
  const found = roll.state === 'PREVIEWED' ? await readAnew(work, roll) : accept({ written: [], faults: [], headingLine: 0 })
  if (!found.ok) return refuse('not_found')
  return accept({
    fileName: `${roll.fileName.replace(/\.[^.]*$/, '')}-faults.csv`,
    mediaType: 'text/csv; charset=utf-8',
    body: faultyRows(found.value, translator(input.language)),
  })
}

async function readAnew(work: Work, roll: RollRow): Promise<Result<Written, string>> {
  const programme = await getProgramme(work, roll.programmeCode, roll.programmeVersion)
  return programme.ok ? readRollOf(work, roll, programme.value) : programme
}

type Written = Pick<RollFound, 'written' | 'faults' | 'headingLine'>

/** One line a faulty row, below the headings of the file. A fault of the headings themselves stands on their own line. */
function faultyRows({ written, faults, headingLine }: Written, t: Translate): string {
  const byRow = Map.groupBy(faults, (fault) => fault.row)
  const width = Math.max(0, ...written.map((row) => row.cells.length))
  const line = (row: Written['written'][number] | undefined, ends: string[], number: string): string =>
    csvLine([number, ...Array.from({ length: width }, (_, at) => row?.cells[at]?.text ?? ''), ...ends])
  const heading = written.find((row) => row.line === headingLine)
  const lines = [line(heading, [t('roll.fault'), t('roll.remedy')], t('roll.row'))]
  for (const row of written) {
    const wrong = byRow.get(row.line)
    if (wrong !== undefined) lines.push(line(row, [said(wrong, 'fault', t), said(wrong, 'remedy', t)], String(row.line)))
  }
  return `\uFEFF${lines.join('')}`
}

function said(wrong: readonly RollFault[], what: 'fault' | 'remedy', t: Translate): string {
  const sentences = wrong.map((fault) =>
    t(`roll.${what}.${fault.word}`, { ...fault.details, given: fault.given ?? '', heading: fault.heading }),
  )
  return [...new Set(sentences)].join(' ')
}
