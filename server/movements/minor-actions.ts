/** The files of minors who travel without an adult of the family: who answers for them, and the word by which the receiver is known. */
import { isActive } from '#domain/cases/rules.ts'
import type { CaseId } from '#domain/cases/words.ts'
import type { InputOf, OutputOf, RefusalOf } from '#domain/kit/contract.ts'
import { ageOn } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/movements/minor-contract.ts'
import { adultAge, afterWord, mayTryWord, recordMinor as record, spokenWord } from '#domain/movements/minor-rules.ts'
import type { MinorFile } from '#domain/movements/minor-words.ts'
import { getCase, listMembers } from '#server/cases/actions.ts'
import { hashPassword, isPassword } from '#server/kit/password.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { getPersons } from '#server/people/actions.ts'
import { todayIn } from './clearance-actions.ts'
import { findMinorForUpdate, insertMinor, listMinorFilesOfPersons, saveMinor, saveTries } from './minor-store.ts'

export async function listMinors(
  work: Work,
  input: InputOf<typeof contracts.listMinors>,
): Promise<Result<OutputOf<typeof contracts.listMinors>, 'not_found'>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  const today = await todayIn(work, found.value.office)
  const members = (await listMembers(work, input.caseId)).filter(({ travelling }) => travelling)
  const persons = await getPersons(
    work,
    members.map(({ personId }) => personId),
  )
  const isMinor = (bornOn: (typeof persons)[number]['bornOn']): boolean => bornOn !== null && ageOn(bornOn, today) < adultAge
  // Of somebody whose birth date is not known the roll says that they are grown up, as everywhere.
  const accompanied = persons.some(({ bornOn }) => !isMinor(bornOn))
  const minors = persons.filter(({ bornOn }) => isMinor(bornOn))
  const files = await listMinorFilesOfPersons(
    work.db,
    minors.map(({ id }) => id),
  )
  return accept({
    items: minors.map(({ id, bornOn }) => ({
      personId: id,
      bornOn: bornOn!,
      needsFile: !accompanied,
      file: files.find((file) => file.personId === id && file.caseId === input.caseId) ?? null,
    })),
  })
}

export async function recordMinor(
  work: Work,
  input: InputOf<typeof contracts.recordMinor>,
): Promise<Result<MinorFile, 'not_found' | RefusalOf<typeof contracts.recordMinor>>> {
  const { caseId, personId, codeWord, ...draft } = input
  const found = await getCase(work, caseId)
  if (!found.ok) return found
  const { office, compartment, status } = found.value
  if (!isActive(status)) return refuse('case_ended', { status })
  if (!(await listMembers(work, caseId)).some((member) => member.personId === personId)) return refuse('not_member')
  const [person] = await getPersons(work, [personId])
  const today = await todayIn(work, office)
  const recorded = record(draft, person?.bornOn == null ? undefined : ageOn(person.bornOn, today), today)
  if (!recorded.ok) return recorded

  // Of a word of dots and dashes nothing is left when it is spoken.
  if (codeWord !== undefined && spokenWord(codeWord).length < 4) return refuse('code_word_too_short')
  const hash = codeWord === undefined ? undefined : await hashPassword(spokenWord(codeWord))
  const written = { draft: recorded.value, codeWord: hash, by: work.actor.accountId, at: work.now }
  const before = await findMinorForUpdate(work.db, caseId, personId)
  const id = before?.id ?? newId()
  if (before === undefined) await insertMinor(work.db, { office, compartment }, { ...written, id, caseId, personId })
  else await saveMinor(work.db, id, written)
  const file = (await fileOf(work, caseId, personId))!
  work.record({ name: 'minor_recorded', subject: id, office, compartment, caseId, facts: { gaps: file.gaps.length } })
  return accept(file)
}

async function fileOf(work: Work, caseId: CaseId, personId: string): Promise<MinorFile | undefined> {
  return (await listMinorFilesOfPersons(work.db, [personId])).find((file) => file.caseId === caseId)
}

/** A wrong word is an answer, not a refusal: it must be counted, and what is refused leaves nothing behind. */
export async function checkCodeWord(
  work: Work,
  input: InputOf<typeof contracts.checkCodeWord>,
): Promise<Result<{ matches: boolean }, 'not_found' | RefusalOf<typeof contracts.checkCodeWord>>> {
  const kept = await findMinorForUpdate(work.db, input.caseId, input.personId)
  const found = kept === undefined ? undefined : await getCase(work, input.caseId)
  if (kept === undefined || found?.ok !== true) return refuse('not_found')
  if (kept.codeWord === null) return refuse('no_code_word')
  const tries = mayTryWord(kept, work.now)
  if (!tries.ok) return tries
  const matches = await isPassword(spokenWord(input.codeWord), kept.codeWord)
  await saveTries(work.db, kept.id, afterWord(tries.value, matches, work.now))
  const { office, compartment } = found.value
  work.record({ name: 'code_word_tried', subject: kept.id, office, compartment, caseId: input.caseId, facts: { matches } })
  return accept({ matches })
}
