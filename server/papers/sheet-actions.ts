/** The airport's papers: the sheet of a day, and the slip of a group with its signed code. */
import type { InputOf } from '#domain/kit/contract.ts'
import { dayAt } from '#domain/kit/day.ts'
import type { Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/papers/contract.ts'
import { getMissionOffice } from '#server/kit/office.ts'
import type { Download } from '#server/kit/route.ts'
import type { Work } from '#server/kit/transaction.ts'
import { boardForPaper, groupForPaper } from '#server/transit/print-actions.ts'
import { tokenFor } from '#server/transit/token-actions.ts'
import { printed } from './printed.ts'
import { sheetData, slipData } from './sheets.ts'

export async function dailySheetPdf(
  work: Work,
  input: InputOf<typeof contracts.dailySheetPdf>,
): Promise<Result<Download, 'not_found' | 'print_busy'>> {
  const found = await boardForPaper(work, input.airport, input.day)
  if (!found.ok) return found
  const { board, office, names } = found.value
  return printed('daily-sheet', sheetData(board, office, names, input.language), `${board.airport}-${board.day}.pdf`)
}

export async function slipPdf(work: Work, input: InputOf<typeof contracts.slipPdf>): Promise<Result<Download, 'not_found' | 'print_busy'>> {
  const found = await groupForPaper(work, input.groupId)
  if (!found.ok) return found
  const { group, tasks } = found.value
  const office = await getMissionOffice(work, group.office)
  const token = await tokenFor(work, group.movementId, group.caseId)
  const facts = { group, tasks, office: office.name, token }
  const name = token === undefined ? 'slip.pdf' : `slip-${token.code}.pdf`
  return printed('hand-over-slip', slipData(facts, dayAt(work.now, group.zone), input.language), name)
}
