/** The originals of a family that are not with them: read through the doors of cases and people, judged by the rules. */
import type { CaseId } from '#domain/cases/words.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { accept, type Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/papers/original-contract.ts'
import { isStillHere, leavingOf } from '#domain/papers/original-rules.ts'
import { getCase, listMembers } from '#server/cases/actions.ts'
import type { Work } from '#server/kit/transaction.ts'
import { getPersons } from '#server/people/actions.ts'
import { getOriginals } from '#server/people/original-actions.ts'

type Away = OutputOf<typeof contracts.listOriginals>['items'][number]

export async function listOriginals(
  work: Work,
  input: InputOf<typeof contracts.listOriginals>,
): Promise<Result<OutputOf<typeof contracts.listOriginals>, 'not_found'>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  return accept({ leaving: leavingOf(found.value.status), items: await originalsAway(work, input.caseId) })
}

/** Those of the members of a case that somebody else than the person holds, the oldest first. */
export async function originalsAway(work: Work, caseId: CaseId): Promise<Away[]> {
  const ids = (await listMembers(work, caseId)).map(({ personId }) => personId)
  const persons = new Map((await getPersons(work, ids)).map((person) => [person.id, person]))
  const originals = (await getOriginals(work, ids)).filter(({ standing }) => standing.holder !== 'PERSON')
  return originals.flatMap(({ document, standing }) => {
    const person = persons.get(document.personId)
    if (person === undefined) return []
    return [{ person, documentId: document.id, type: document.type, standing, isStillHere: isStillHere(standing) }]
  })
}
