/** SQL of the chain of hands of originals. Rows are added and never changed. */
import { sql } from 'kysely'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { OriginalStep } from '#domain/people/original-words.ts'
import type { DocumentId, IdentityDocument, PersonId } from '#domain/people/words.ts'
import type { Db } from '#server/kit/database.ts'
import { newId } from '#server/kit/transaction.ts'

export type PlacedDocument = Pick<IdentityDocument, 'id' | 'personId' | 'type' | 'number' | 'issuer' | 'expiresOn'> & {
  readonly office: number
  readonly compartment: number
}

const documentColumns = ['id', 'person_id', 'office', 'compartment', 'type', 'number', 'issuer', 'expires_on'] as const

export async function findDocument(db: Db, id: DocumentId): Promise<PlacedDocument | undefined> {
  const row = await db.selectFrom('people_document').select(documentColumns).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : asDocument(row)
}

/** Kept still until the end of the transaction: two hands at once follow one another. */
export async function findDocumentForUpdate(db: Db, id: DocumentId): Promise<PlacedDocument | undefined> {
  const row = await db.selectFrom('people_document').select(documentColumns).where('id', '=', id).forUpdate().executeTakeFirst()
  return row === undefined ? undefined : asDocument(row)
}

export async function listDocumentsOf(db: Db, personIds: readonly PersonId[]): Promise<PlacedDocument[]> {
  if (personIds.length === 0) return []
  const rows = await db
    .selectFrom('people_document')
    .select(documentColumns)
    .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(asDocument)
}

/** The chains of these documents, each in order; a document that never left its person has none. */
export async function listSteps(db: Db, documentIds: readonly DocumentId[]): Promise<Map<DocumentId, OriginalStep[]>> {
  if (documentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('people_original')
    .select(['document_id', 'step', 'what', 'from_holder', 'from_name', 'to_holder', 'to_name', 'to_function', 'receipt_no'])
    .select(['signed_step', 'file_id', 'done_on', 'recorded_by', 'recorded_at'])
    .where(sql<boolean>`document_id = any(${documentIds}::uuid[])`)
    .orderBy('document_id')
    .orderBy('step')
    .execute()
  const chains = new Map<DocumentId, OriginalStep[]>()
  for (const row of rows) {
    const id = row.document_id as DocumentId
    const chain = chains.get(id) ?? []
    chain.push(asStep(row))
    chains.set(id, chain)
  }
  return chains
}

export async function insertStep(db: Db, { id, office, compartment }: PlacedDocument, step: OriginalStep): Promise<void> {
  await db
    .insertInto('people_original')
    .values({
      id: newId(),
      document_id: id,
      office,
      compartment,
      step: step.step,
      what: step.what,
      from_holder: step.fromHolder,
      from_name: step.fromName,
      to_holder: step.toHolder,
      to_name: step.toName,
      to_function: step.toFunction,
      receipt_no: step.receiptNo,
      signed_step: step.signedStep,
      file_id: step.fileId,
      done_on: step.doneOn,
      recorded_by: step.recordedBy,
      recorded_at: step.recordedAt,
    })
    .execute()
}

export async function findScan(db: Db, id: string): Promise<{ office: number; compartment: number } | undefined> {
  return db.selectFrom('kit_file').select(['office', 'compartment']).where('id', '=', id).where('erased_at', 'is', null).executeTakeFirst()
}

type DocumentRow = {
  id: string
  person_id: string
  office: number
  compartment: number
  type: string
  number: string
  issuer: string
  expires_on: string | null
}

function asDocument(row: DocumentRow): PlacedDocument {
  return {
    id: row.id as DocumentId,
    personId: row.person_id as PersonId,
    office: row.office,
    compartment: row.compartment,
    type: row.type as PlacedDocument['type'],
    number: row.number,
    issuer: row.issuer as PlacedDocument['issuer'],
    expiresOn: row.expires_on as Day | null,
  }
}

type StepRow = {
  step: number
  what: string
  from_holder: string | null
  from_name: string | null
  to_holder: string | null
  to_name: string | null
  to_function: string | null
  receipt_no: string | null
  signed_step: number | null
  file_id: string | null
  done_on: string
  recorded_by: string
  recorded_at: string
}

function asStep(row: StepRow): OriginalStep {
  return {
    step: row.step,
    what: row.what as OriginalStep['what'],
    fromHolder: row.from_holder as OriginalStep['fromHolder'],
    fromName: row.from_name,
    toHolder: row.to_holder as OriginalStep['toHolder'],
    toName: row.to_name,
    toFunction: row.to_function,
    receiptNo: row.receipt_no,
    signedStep: row.signed_step,
    fileId: row.file_id,
    doneOn: row.done_on as Day,
    recordedBy: row.recorded_by as OriginalStep['recordedBy'],
    recordedAt: row.recorded_at as Instant,
  }
}
