/** Originals of documents: load, ask the rules, add a row, tell. Other rooms ask here what is still with us; paper is in original-print-actions.ts. */
import type { InputOf, OutputOf, RefusalOf } from '#domain/kit/contract.ts'
import { dayAt } from '#domain/kit/day.ts'
import { publicRef } from '#domain/kit/id.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type * as contracts from '#domain/people/original-contract.ts'
import * as rules from '#domain/people/original-rules.ts'
import type { OriginalOfDocument, OriginalStep } from '#domain/people/original-words.ts'
import type { DocumentId, PersonId } from '#domain/people/words.ts'
import { getMissionOffice } from '#server/kit/office.ts'
import { newRandom, type Work } from '#server/kit/transaction.ts'
import { findDocumentForUpdate, findScan, insertStep, listDocumentsOf, listSteps, type PlacedDocument } from './original-store.ts'
import { findPerson } from './store.ts'

export async function listOriginals(
  work: Work,
  input: InputOf<typeof contracts.listOriginals>,
): Promise<Result<OutputOf<typeof contracts.listOriginals>, 'not_found'>> {
  const person = await findPerson(work.db, input.personId)
  return person === undefined ? refuse('not_found') : accept({ items: await getOriginals(work, [person.id]) })
}

/** Every document of these persons with the chain of its original. */
export async function getOriginals(work: Work, personIds: readonly PersonId[]): Promise<OriginalOfDocument[]> {
  const documents = await listDocumentsOf(work.db, personIds)
  const chains = await listSteps(
    work.db,
    documents.map(({ id }) => id),
  )
  return documents.map((document) => withChain(document, chains.get(document.id) ?? []))
}

export async function handOriginal(
  work: Work,
  input: InputOf<typeof contracts.handOriginal>,
): Promise<Result<OriginalOfDocument, RefusalOf<typeof contracts.handOriginal> | 'not_found'>> {
  const receiptNo = publicRef('REC', newRandom(8))
  return addStep(work, input.documentId, (steps, by) => rules.handOriginal(steps, input, receiptNo, by))
}

export async function askOriginalBack(
  work: Work,
  input: InputOf<typeof contracts.askOriginalBack>,
): Promise<Result<OriginalOfDocument, RefusalOf<typeof contracts.askOriginalBack> | 'not_found'>> {
  return addStep(work, input.documentId, (steps, by) => rules.askBack(steps, input, by))
}

export async function signReceipt(
  work: Work,
  input: InputOf<typeof contracts.signReceipt>,
): Promise<Result<OriginalOfDocument, RefusalOf<typeof contracts.signReceipt> | 'not_found'>> {
  return addStep(work, input.documentId, async (steps, by, document) => {
    const scan = input.fileId === undefined ? accept(null) : await checkScan(work, input.fileId, document)
    return scan.ok ? rules.signReceipt(steps, input, by) : scan
  })
}

type Asks<Refusal extends string> = (
  steps: readonly OriginalStep[],
  by: rules.Recording,
  document: PlacedDocument,
) => Result<OriginalStep, Refusal> | Promise<Result<OriginalStep, Refusal>>

async function addStep<Refusal extends string>(
  work: Work,
  documentId: DocumentId,
  asks: Asks<Refusal>,
): Promise<Result<OriginalOfDocument, Refusal | 'not_found'>> {
  const document = await findDocumentForUpdate(work.db, documentId)
  if (document === undefined) return refuse('not_found')
  const steps = (await listSteps(work.db, [documentId])).get(documentId) ?? []
  const { timeZone } = await getMissionOffice(work, document.office)
  const step = await asks(steps, { actor: work.actor, today: dayAt(work.now, timeZone), now: work.now }, document)
  if (!step.ok) return step

  await insertStep(work.db, document, step.value)
  tell(work, document, step.value)
  return accept(withChain(document, [...steps, step.value]))
}

/** A scan of one sealed file never becomes readable through another. */
async function checkScan(
  work: Work,
  fileId: string,
  document: PlacedDocument,
): Promise<Result<null, 'file_not_found' | 'file_of_other_office' | 'file_sealed_elsewhere'>> {
  const scan = await findScan(work.db, fileId)
  if (scan === undefined) return refuse('file_not_found')
  if (scan.office !== document.office) return refuse('file_of_other_office')
  return scan.compartment !== 0 && scan.compartment !== document.compartment ? refuse('file_sealed_elsewhere') : accept(null)
}

const events = { HANDED: 'original_handed', SIGNED: 'receipt_signed', ASKED_BACK: 'original_asked_back' } as const

function tell(work: Work, { personId, office, compartment, type }: PlacedDocument, step: OriginalStep): void {
  const facts: Record<string, string | boolean | null> = { type, on: step.doneOn }
  if (step.what === 'HANDED') Object.assign(facts, { from: step.fromHolder, to: step.toHolder })
  if (step.what === 'SIGNED') facts['scan'] = step.fileId !== null
  work.record({ name: events[step.what], subject: personId, office, compartment, facts })
}

function withChain({ office: _office, compartment: _compartment, ...document }: PlacedDocument, steps: OriginalStep[]): OriginalOfDocument {
  return { document, standing: rules.standingOf(steps), steps }
}
