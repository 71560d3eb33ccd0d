/** What crosses the wire about the originals of a family. One document’s chain of hands is in domain/people/original-contract.ts. */
import { z } from 'zod'
import { CaseId } from '#domain/cases/words.ts'
import { query } from '#domain/kit/contract.ts'
import { OriginalStanding } from '#domain/people/original-words.ts'
import { DocumentId, DocumentType, PersonLine } from '#domain/people/words.ts'
import { Leaving } from './words.ts'

export const listOriginals = query({
  name: 'papers.list_originals',
  path: '/api/papers/cases/:caseId/originals',
  summary: 'The originals of a family that somebody else holds, and which of them are still here when the family leaves',
  input: z.object({ caseId: CaseId }),
  output: z.object({
    leaving: Leaving,
    items: z.array(
      z.object({
        person: PersonLine.pick({ id: true, familyName: true, givenNames: true, nativeName: true }),
        documentId: DocumentId,
        type: DocumentType,
        standing: OriginalStanding,
        isStillHere: z.boolean(),
      }),
    ),
  }),
})
