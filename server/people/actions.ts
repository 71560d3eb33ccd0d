/** Persons and households: registering, changing, reading, and taking back an import nobody has worked on. The door of the people room. */
import type { InputOf, OutputOf, RefusalOf } from '#domain/kit/contract.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type * as people from '#domain/people/contract.ts'
import { checkDocument, type CheckedDocument, type DocumentRefusal } from '#domain/people/document-rules.ts'
import { sortKeyOf } from '#domain/people/name-rules.ts'
import { spanOfAges } from '#domain/people/probe-rules.ts'
import { canChange, changedFields, checkParticulars, type PersonRefusal } from '#domain/people/rules.ts'
import type { HouseholdId, Person, PersonDraft, PersonId } from '#domain/people/words.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import { brokeConstraint, inOneFlight } from '#server/kit/database.ts'
import { chooseOffice } from '#server/kit/office.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { listConsents } from './consent-store.ts'
import { documentRow, isSameDocument } from './document-actions.ts'
import { listPersonLines } from './list-store.ts'
import { contactRows, nameRows, tokenRows } from './entry-rows.ts'
import { rememberEntries } from './pair-actions.ts'
import { suspect } from './pair-scan-actions.ts'
import { listMergesOf } from './merge-store.ts'
import { placeAsked } from './place.ts'
import { deleteContactTokens, deletePostings, insertPostings, insertTokens } from './search-store.ts'
import * as store from './store.ts'
import { timesOf, todayOf } from './times.ts'

export { getDocuments } from './document-actions.ts'
export { hasConsent, type MayGive, mayGiveOf, recordConsent } from './consent-actions.ts'
export { findLikely, findLikelyForAll, weighLikely } from './likely-actions.ts'
export { type AmongWritten, likelyAmongWritten } from './likely-since-actions.ts'
export { proposeNames } from './names.ts'
export { rememberEntries } from './pair-actions.ts'
export { type RemovalRefusal, removeUntouched } from './removal-actions.ts'

export type AddRefusal = PersonRefusal | DocumentRefusal | 'document_known' | 'not_your_office' | 'which_office' | 'id_taken'

/** Registers one person with their documents and the words that find them. */
export async function addPerson(work: Work, draft: PersonDraft): Promise<Result<Person, AddRefusal>> {
  const added = await addPersons(work, [draft])
  if (added.ok) return accept(added.value[0]!)
  const { row: _row, ...details } = added.details ?? {}
  return refuse(added.refusal, details)
}

/**
 * Registers many persons in a few round trips, all or none. A refusal names the draft (`row`, from 0) and its field. Answers in the
 * order of the drafts.
 */
export async function addPersons(work: Work, drafts: readonly PersonDraft[]): Promise<Result<Person[], AddRefusal>> {
  const rows: store.PersonRow[] = []
  const documents: store.DocumentRow[] = []
  for (const [at, draft] of drafts.entries()) {
    const checked = checkDraft(work, draft)
    if (!checked.ok) return refuse(checked.refusal, { ...checked.details, row: at })
    rows.push(checked.value.row)
    documents.push(...checked.value.documents)
  }
  const numbers = new Map<PersonId, string[]>()
  for (const { personId, number } of documents) numbers.set(personId, [...(numbers.get(personId) ?? []), number])
  const tokens = rows.flatMap((row) => tokenRows(row, numbers.get(row.id) ?? []))
  try {
    await inOneFlight(
      store.insertPersons(work.db, rows),
      store.insertDocuments(work.db, documents),
      insertTokens(work.db, tokens),
      insertPostings(work.db, rows.map(nameRows)),
    )
  } catch (error) {
    if (brokeConstraint(error, 'people_person_pkey') || brokeConstraint(error, 'people_document_pkey')) return refuse('id_taken')
    throw error
  }

  for (const { id, office, compartment, rollId } of rows) {
    work.record({
      name: 'person_added',
      subject: id,
      office,
      compartment,
      facts: { documents: numbers.get(id)?.length ?? 0, fromRoll: rollId !== null },
    })
  }
  return accept(rows.map(personOf))
}

function checkDraft(work: Work, draft: PersonDraft): Result<{ row: store.PersonRow; documents: store.DocumentRow[] }, AddRefusal> {
  const office = chooseOffice(work, draft.office)
  if (!office.ok) return office
  const particulars = checkParticulars({ ...draft, nativeName: draft.nativeName ?? null, bornOn: draft.bornOn ?? null }, timesOf(work))
  if (!particulars.ok) return particulars

  const person: Person = {
    ...particulars.value,
    id: draft.id ?? (newId() as PersonId),
    office: office.value,
    compartment: draft.compartment,
    householdId: draft.householdId ?? null,
    rollId: draft.rollId ?? null,
    mergedInto: null,
    createdAt: work.now,
    updatedAt: work.now,
  }
  const documents: CheckedDocument[] = []
  for (const document of draft.documents) {
    const checked = checkDocument(document, person, timesOf(work))
    if (!checked.ok) return checked
    if (documents.some((other) => isSameDocument(other, checked.value))) return refuse('document_known', { field: 'number' })
    documents.push(checked.value)
  }
  return accept({
    row: { ...person, sortKey: sortKeyOf(person), safeContact: draft.safeContact ?? null },
    documents: documents.map((document) => documentRow(document, person, work.now)),
  })
}

/** As it comes over the wire: in an open file, or where the companion's file lies. */
export async function addPersonAsked(
  work: Work,
  input: InputOf<typeof people.addPerson>,
): Promise<Result<Person, RefusalOf<typeof people.addPerson>>> {
  const { travelsWith, decisions, ...draft } = input
  const office = chooseOffice(work, draft.office)
  if (!office.ok) return office
  const joined =
    travelsWith === undefined ? accept({ office: office.value, compartment: 0 }) : await joinHousehold(work, travelsWith, office.value)
  if (!joined.ok) return joined
  const added = await addPerson(work, { ...draft, ...joined.value })
  if (!added.ok) return added
  await rememberEntries(
    work,
    decisions.map(({ personId, decision }) => ({ person: added.value, otherId: personId, decision })),
    'ENTRY',
  )
  // Whoever is very likely on file already and of whom nothing was said waits in the list of pairs.
  await suspect(work, [added.value])
  return added
}

/** The household of a companion, made now when they have none. Another office or another compartment is not found. */
async function joinHousehold(
  work: Work,
  companionId: PersonId,
  office: number,
  compartment?: number,
): Promise<Result<{ office: number; compartment: number; householdId: HouseholdId }, 'companion_not_found'>> {
  const found = await store.findPersonToChange(work.db, companionId)
  if (found === undefined || found.person.office !== office) return refuse('companion_not_found')
  const { person, safeContact } = found
  if (compartment !== undefined && person.compartment !== compartment) return refuse('companion_not_found')
  const place = { office: person.office, compartment: person.compartment }
  if (person.householdId !== null) return accept({ ...place, householdId: person.householdId })

  const householdId = await addHousehold(work, place)
  await store.updatePerson(work.db, { ...person, householdId, updatedAt: work.now, sortKey: sortKeyOf(person), safeContact })
  work.record({ name: 'person_changed', subject: person.id, ...place, facts: { reason: 'FAMILY_CHANGE', fields: 'householdId' } })
  return accept({ ...place, householdId })
}

/** A new household; persons name it in their drafts. */
export async function addHousehold(
  work: Work,
  place: { office: number; compartment: number; rollId?: string | undefined },
): Promise<HouseholdId> {
  const [id] = await addHouseholds(work, [place])
  return id!
}

/** One household for each place, in order: a roll makes all of its households at once. */
export async function addHouseholds(
  work: Work,
  places: readonly { office: number; compartment: number; rollId?: string | undefined; id?: HouseholdId }[],
): Promise<HouseholdId[]> {
  const rows = places.map((place) => ({
    ...place,
    id: place.id ?? (newId() as HouseholdId),
    rollId: place.rollId ?? null,
    createdAt: work.now,
  }))
  await store.insertHouseholds(work.db, rows)
  return rows.map((row) => row.id)
}

export async function changePerson(
  work: Work,
  input: InputOf<typeof people.changePerson>,
): Promise<Result<Person, RefusalOf<typeof people.changePerson> | 'not_found'>> {
  const found = await store.findPersonToChange(work.db, input.personId)
  if (found === undefined) return refuse('not_found')
  const { person, safeContact } = found
  const mayChange = canChange(person, input.seenAt)
  if (!mayChange.ok) return mayChange

  const { personId: _personId, reason, seenAt: _seenAt, travelsWith, ...typed } = input
  const asked = { ...person, safeContact, ...withoutUndefined(typed) }
  const particulars = checkParticulars(asked, timesOf(work))
  if (!particulars.ok) return particulars
  const household = await changedHousehold(work, person, travelsWith)
  if (!household.ok) return household

  const becomes = { ...person, ...particulars.value, householdId: household.value, safeContact: asked.safeContact }
  const fields = changedFields({ ...person, safeContact }, becomes)
  if (fields.length === 0) return refuse('nothing_changed')
  const row: store.PersonRow = { ...becomes, updatedAt: work.now, sortKey: sortKeyOf(becomes) }
  await store.updatePerson(work.db, row)
  if (fields.some((field) => field === 'familyName' || field === 'givenNames' || field === 'nativeName')) {
    await deletePostings(work.db, row.id)
    await insertPostings(work.db, [nameRows(row)])
  }
  if (fields.includes('safeContact')) {
    await deleteContactTokens(work.db, row.id)
    await insertTokens(work.db, contactRows(row))
  }
  work.record({
    name: 'person_changed',
    subject: row.id,
    office: row.office,
    compartment: row.compartment,
    facts: { reason, fields: fields.join(' ') },
  })
  return accept(personOf(row))
}

async function changedHousehold(
  work: Work,
  person: Person,
  travelsWith: PersonId | null | undefined,
): Promise<Result<HouseholdId | null, 'companion_not_found'>> {
  if (travelsWith === undefined) return accept(person.householdId)
  if (travelsWith === null) return accept(null)
  if (travelsWith === person.id) return refuse('companion_not_found')
  const joined = await joinHousehold(work, travelsWith, person.office, person.compartment)
  return joined.ok ? accept(joined.value.householdId) : joined
}

const historyMax = 50

export async function getPerson(
  work: Work,
  { personId: asked }: InputOf<typeof people.getPerson>,
): Promise<Result<OutputOf<typeof people.getPerson>, 'not_found'>> {
  const person = await store.findPerson(work.db, asked)
  if (person === undefined) return refuse('not_found')
  const personId = person.id
  const safeContactShown = await mayWriteIn(work, person.office)
  const [safeContact, documents, consents, household, events, merges] = await Promise.all([
    safeContactShown ? store.findSafeContact(work.db, personId) : null,
    store.listDocuments(work.db, [personId]),
    listConsents(work.db, personId),
    person.householdId === null ? [] : store.listLinesOfHousehold(work.db, person.householdId),
    store.listEventsOf(work.db, personId, historyMax),
    listMergesOf(work.db, personId),
  ])
  const history = events.map((event) => ({ ...event, facts: event.facts as Record<string, unknown> })) as OutputOf<
    typeof people.getPerson
  >['history']
  return accept({
    person,
    safeContact,
    safeContactShown,
    documents,
    consents,
    household: household.filter((member) => member.id !== personId),
    merges,
    history,
  })
}

/** The permission to read brought us here, perhaps in several offices; the permission to write may be held in fewer of them. */
async function mayWriteIn(work: Work, office: number): Promise<boolean> {
  if (!work.actor.permissions.includes('people.write')) return false
  if (work.actor.offices.length === 1) return true
  return (await store.listOfficesWith(work.db, work.actor.accountId, 'people.write')).includes(office)
}

/** Those of these persons whom the actor may see, in no order that means anything. */
export async function getPersons(work: Work, ids: readonly PersonId[]): Promise<Person[]> {
  return store.listPersonsById(work.db, ids)
}

export async function listPersons(
  work: Work,
  input: InputOf<typeof people.listPersons>,
): Promise<Result<OutputOf<typeof people.listPersons>, never>> {
  const after = readCursor(input.after, 2)
  if (after === null || after?.some((part) => typeof part !== 'string')) return accept({ items: [], next: null })
  const { offices } = await placeAsked(work, input)
  const born = input.ageFrom === undefined && input.ageUntil === undefined ? undefined : spanOfAges(input, todayOf(work))
  const rows = await listPersonLines(work.db, offices, { ...input, born }, after as [string, string] | undefined, input.limit)
  return accept(
    pageOf(
      rows,
      input.limit,
      (row) => writeCursor(row.sortKey, row.line.id),
      (row) => row.line,
    ),
  )
}

/** What is told of a row: never the safe contact. */
function personOf({ sortKey: _sortKey, safeContact: _safeContact, ...person }: store.PersonRow): Person {
  return person
}

/** Fields left out of a change stay as they are. */
function withoutUndefined<Fields extends object>(fields: Fields): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}
