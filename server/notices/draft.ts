/** What a notice would say now: the movement read whole, with what its cases and papers add. Nothing is written here. */
import { createHash } from 'node:crypto'
import type { CaseId } from '#domain/cases/words.ts'
import { dayAt } from '#domain/kit/day.ts'
import { canonicalText } from '#domain/movements/manifest-rules.ts'
import { choosePaper } from '#domain/movements/paper-rules.ts'
import type { Movement } from '#domain/movements/words.ts'
import { boardOf, type CaseToTell, composeNotice, requiredRecipients, type Standing } from '#domain/notices/rules.ts'
import type { NoticeContent, RecipientDraft } from '#domain/notices/words.ts'
import { getCase } from '#server/cases/actions.ts'
import { listMissionOffices } from '#server/kit/office.ts'
import type { Work } from '#server/kit/transaction.ts'
import { listClearances } from '#server/movements/clearance-actions.ts'
import { papersOn } from '#server/movements/guard-actions.ts'

export type Draft = { content: NoticeContent; standing: Standing; required: RecipientDraft[] }

export async function draftOf(work: Work, movement: Movement, remarks: string): Promise<Draft> {
  const onBoard = boardOf(movement.passengers)
  const persons = onBoard.map(({ personId }) => personId)
  const cases: CaseToTell[] = []
  const families = [...new Set(onBoard.map(({ caseId }) => caseId))]
  for (const caseId of families) {
    const found = await caseToTell(work, caseId)
    if (found !== undefined) cases.push(found)
  }
  const { bearers: seen, papers } = await papersOn(work, movement, persons)
  const last = movement.legs.at(-1)!
  const arrivesOn = dayAt(last.arrivesAt, last.toZone)
  const kinds = persons.map((personId) => choosePaper(papers.get(personId) ?? [], { arrivesOn, marginDays: 0 }).paper?.type ?? null)
  return {
    content: composeNotice(movement, cases, kinds, remarks),
    standing: {
      status: movement.status,
      onBoard: onBoard.length,
      // Somebody whose file was sealed meanwhile is on board and not for this reader: half a notice is not sent.
      isComplete: cases.length === families.length && seen.size === new Set(persons).size,
    },
    required: requiredRecipients(movement, await listMissionOffices(work)),
  }
}

async function caseToTell(work: Work, caseId: CaseId): Promise<CaseToTell | undefined> {
  const found = await getCase(work, caseId)
  const clearances = await listClearances(work, { caseId })
  if (!found.ok || !clearances.ok) return undefined
  const { publicRef, programmeCode, receivingParty } = found.value
  // The reception of a case is confirmed by its assurance (domain.md 1.4).
  const assurance = clearances.value.items.find(({ kind, status }) => kind === 'ASSURANCE' && status === 'CLEARED')
  return {
    caseRef: publicRef,
    programme: programmeCode,
    receivingParty,
    receptionConfirmedOn: assurance === undefined ? null : (assurance.validFrom ?? dayAt(assurance.updatedAt, 'UTC')),
  }
}

/** Names a text that somebody read, so that this text and no other is sent or answered. */
export function sha256Of(value: unknown): string {
  return createHash('sha256').update(canonicalText(value)).digest('hex')
}
