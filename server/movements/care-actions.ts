/**
 * What the airport desk learns of the files of minors and of medical forms (transit asks). The doctor's part is never read here, and a
 * code word only as "was it given right".
 */
import type { CaseId } from '#domain/cases/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import type { Medif } from '#domain/movements/medif-words.ts'
import type { MinorFile } from '#domain/movements/minor-words.ts'
import type { Work } from '#server/kit/transaction.ts'
import { listMedifsOfCases } from './medif-store.ts'
import { listMinorFilesOfCases, listRightWords } from './minor-store.ts'

export type CareOfCases = { readonly minors: MinorFile[]; readonly medifs: Medif[] }

/** One file and one form a person: the newest file counts, and of the forms the newest that a doctor has filled. */
export async function listCareOfCases(work: Work, caseIds: readonly CaseId[]): Promise<CareOfCases> {
  if (caseIds.length === 0) return { minors: [], medifs: [] }
  const files = await listMinorFilesOfCases(work.db, caseIds)
  const forms = (await listMedifsOfCases(work.db, caseIds)).toSorted((one, other) => rankOf(other).localeCompare(rankOf(one)))
  return { minors: firstOfEach(files), medifs: firstOfEach(forms) }
}

/** Which of these minors' words were given right, at the earliest at that hour and not before the file was last written. */
export async function findRightWords(work: Work, files: readonly MinorFile[], since: Instant): Promise<ReadonlySet<string>> {
  return new Set(await listRightWords(work.db, files, since))
}

function rankOf({ outcome, askedAt }: Medif): string {
  return `${outcome === null ? 0 : 1} ${askedAt}`
}

function firstOfEach<Row extends { caseId: string; personId: string }>(rows: readonly Row[]): Row[] {
  const seen = new Map<string, Row>()
  for (const row of rows) {
    const of = `${row.caseId} ${row.personId}`
    if (!seen.has(of)) seen.set(of, row)
  }
  return [...seen.values()]
}
