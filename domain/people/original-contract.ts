/** What crosses the wire about the originals of documents: who holds them, every hand, and the receipts. */
import { z } from 'zod'
import { command, download, query } from '#domain/kit/contract.ts'
import { AskingBack, HandingOriginal, OriginalOfDocument, SigningReceipt } from './original-words.ts'
import { DocumentId, PersonId } from './words.ts'

export const listOriginals = query({
  name: 'people.list_originals',
  path: '/api/people/persons/:personId/originals',
  summary: 'The documents of a person, each with who holds its original and every hand it went through',
  input: z.object({ personId: PersonId }),
  output: z.object({ items: z.array(OriginalOfDocument) }),
})

export const handOriginal = command({
  name: 'people.hand_original',
  path: '/api/people/documents/:documentId/hand',
  summary: 'An original goes from one hand to another, or back to the person; its receipt has a number from then on',
  input: HandingOriginal,
  output: OriginalOfDocument,
  refusals: ['in_the_future', 'before_last_step', 'changed_meanwhile', 'original_already_there', 'function_missing'],
})

export const askOriginalBack = command({
  name: 'people.ask_original_back',
  path: '/api/people/documents/:documentId/ask-back',
  summary: 'The person asks for an original: it is due from that day on, until it is back',
  input: AskingBack,
  output: OriginalOfDocument,
  refusals: ['in_the_future', 'before_last_step', 'changed_meanwhile', 'original_with_person', 'already_asked_back'],
})

export const signReceipt = command({
  name: 'people.sign_original_receipt',
  path: '/api/people/documents/:documentId/sign',
  summary: 'The receipt of a hand-over came back signed, with its scan when there is one',
  input: SigningReceipt,
  output: OriginalOfDocument,
  refusals: [
    'in_the_future',
    'changed_meanwhile',
    'no_such_receipt',
    'receipt_signed',
    'signed_before_hand_over',
    'file_not_found',
    'file_of_other_office',
    'file_sealed_elsewhere',
  ],
})

export const receiptPdf = download({
  name: 'people.original_receipt_pdf',
  path: '/api/people/documents/:documentId/receipts/:step',
  summary: 'The receipt of a hand-over to print and sign: in French, in English and in the first of the person’s languages that there is',
  input: z.object({ documentId: DocumentId, step: z.coerce.number().int().min(1) }),
  produces: ['application/pdf'],
  refusals: ['no_such_receipt', 'print_busy'],
})
