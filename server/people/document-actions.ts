/** Identity documents of a person. */
import type { InputOf, RefusalOf } from '#domain/kit/contract.ts'
import type { Instant } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type * as people from '#domain/people/contract.ts'
import { checkDocument, type CheckedDocument } from '#domain/people/document-rules.ts'
import { documentToken, documentTokens } from '#domain/people/name-rules.ts'
import type { DocumentId, IdentityDocument, Person, PersonId } from '#domain/people/words.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { insertTokens } from './search-store.ts'
import { type DocumentRow, findPerson, insertDocuments, listDocuments } from './store.ts'
import { timesOf } from './times.ts'

export async function addDocument(
  work: Work,
  input: InputOf<typeof people.addDocument>,
): Promise<Result<IdentityDocument, RefusalOf<typeof people.addDocument> | 'not_found'>> {
  const { personId: asked, ...draft } = input
  const person = await findPerson(work.db, asked)
  if (person === undefined) return refuse('not_found')
  const personId = person.id
  const checked = checkDocument(draft, person, timesOf(work))
  if (!checked.ok) return checked
  const known = await listDocuments(work.db, [personId])
  if (known.some((document) => isSameDocument(document, checked.value))) return refuse('document_known', { field: 'number' })

  const row = documentRow(checked.value, person, work.now)
  try {
    await insertDocuments(work.db, [row])
  } catch (error) {
    if (brokeConstraint(error, 'people_document_pkey')) return refuse('id_taken')
    throw error
  }
  const { office, compartment } = person
  await insertTokens(
    work.db,
    documentTokens([row.number]).map((token) => ({ ...token, person })),
  )
  work.record({ name: 'document_added', subject: personId, office, compartment, facts: { type: row.type, mrz: row.mrzValid === true } })
  return accept(row)
}

/** All documents of these persons, oldest first. */
export async function getDocuments(work: Work, personIds: readonly PersonId[]): Promise<IdentityDocument[]> {
  return listDocuments(work.db, personIds)
}

export function isSameDocument(
  a: Pick<IdentityDocument, 'type' | 'number' | 'issuer'>,
  b: Pick<IdentityDocument, 'type' | 'number' | 'issuer'>,
): boolean {
  return a.type === b.type && a.issuer === b.issuer && documentToken(a.number) === documentToken(b.number)
}

/** A checked draft as a row; it lies where its person lies. */
export function documentRow(document: CheckedDocument, person: Pick<Person, 'id' | 'office' | 'compartment'>, now: Instant): DocumentRow {
  return {
    id: document.id ?? (newId() as DocumentId),
    personId: person.id,
    office: person.office,
    compartment: person.compartment,
    type: document.type,
    number: document.number,
    issuer: document.issuer,
    nationality: document.nationality ?? null,
    issuedOn: document.issuedOn ?? null,
    expiresOn: document.expiresOn ?? null,
    mrz: document.mrz ?? null,
    mrzValid: document.mrzValid,
    createdAt: now,
  }
}
