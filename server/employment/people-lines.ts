/** Who the people of a list are, and what of them besides their profile decides a match. Through the door of the register of people. */
import type { Standing } from '#domain/employment/match-rules.ts'
import { referralScope } from '#domain/people/sharing-rules.ts'
import type { Person, PersonId, PersonLine } from '#domain/people/words.ts'
import type { Work } from '#server/kit/transaction.ts'
import { getPersons, mayGiveOf } from '#server/people/actions.ts'

/** By id; whoever this actor may not see is not there. */
export async function linesOf(work: Work, personIds: readonly string[]): Promise<Map<string, PersonLine>> {
  const persons = personIds.length === 0 ? [] : await getPersons(work, personIds as readonly PersonId[])
  return new Map(persons.map((person) => [person.id, lineOf(person)]))
}

export type StandingBefore = (employer: string) => Standing

/**
 * Consent to share is asked of the register each time, and for the very employer: it may have been withdrawn this morning, or given for
 * somebody else (domain.md 6.4, E281).
 */
export async function standingsOf(work: Work, lines: ReadonlyMap<string, PersonLine>): Promise<Map<string, StandingBefore>> {
  const may = await mayGiveOf(
    work,
    [...lines.values()].map(({ id }) => id),
  )
  return new Map(
    [...lines.values()].map(({ id, bornOn, bornPrecision }) => [
      id,
      (employer: string) => {
        const sharing = { purpose: 'DATA_SHARING', recipient: 'EMPLOYER', recipientName: employer, scope: referralScope } as const
        return { bornOn, bornPrecision, sharesWithEmployers: may(id, sharing).ok }
      },
    ]),
  )
}

function lineOf(person: Person): PersonLine {
  const {
    id,
    office,
    compartment,
    familyName,
    givenNames,
    nativeName,
    nativeScript,
    sex,
    bornOn,
    bornPrecision,
    nationality,
    householdId,
  } = person
  return { id, office, compartment, familyName, givenNames, nativeName, nativeScript, sex, bornOn, bornPrecision, nationality, householdId }
}
