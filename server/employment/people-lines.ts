/** Who the people of a list are, and what of them besides their profile decides a match. Through the door of the register of people. */
import type { Standing } from '#domain/employment/match-rules.ts'
import type { Person, PersonId, PersonLine } from '#domain/people/words.ts'
import type { Work } from '#server/kit/transaction.ts'
import { getPersons, hasConsent } from '#server/people/actions.ts'

/** By id; whoever this actor may not see is not there. */
export async function linesOf(work: Work, personIds: readonly string[]): Promise<Map<string, PersonLine>> {
  const persons = personIds.length === 0 ? [] : await getPersons(work, personIds as readonly PersonId[])
  return new Map(persons.map((person) => [person.id, lineOf(person)]))
}

/** Consent to share is asked of the register each time: it may have been withdrawn this morning. */
export async function standingsOf(work: Work, lines: ReadonlyMap<string, PersonLine>): Promise<Map<string, Standing>> {
  const sharing = await hasConsent(
    work,
    [...lines.values()].map(({ id }) => id),
    'DATA_SHARING',
    work.now,
  )
  return new Map(
    [...lines.values()].map(({ id, bornOn, bornPrecision }) => [id, { bornOn, bornPrecision, sharesWithEmployers: sharing.has(id) }]),
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
