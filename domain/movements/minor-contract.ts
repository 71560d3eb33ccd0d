/** What crosses the wire about the file of a minor who travels without an adult of the family. */
import { z } from 'zod'
import { CaseId } from '#domain/cases/words.ts'
import { command, query } from '#domain/kit/contract.ts'
import { Day } from '#domain/kit/day.ts'
import { PersonId } from '#domain/people/words.ts'
import { MinorDraft, MinorFile } from './minor-words.ts'

export const listMinors = query({
  name: 'movements.list_minors',
  path: '/api/movements/cases/:caseId/minors',
  summary: 'The minors of a case who travel, whether an adult of the family goes with them, and the file of each who is without',
  input: z.object({ caseId: CaseId }),
  output: z.object({
    items: z.array(z.object({ personId: PersonId, bornOn: Day, needsFile: z.boolean(), file: MinorFile.nullable() })),
  }),
})

export const recordMinor = command({
  name: 'movements.record_minor',
  path: '/api/movements/cases/:caseId/minors/:personId',
  summary: 'Who answers for a minor at both ends, on what authority, and who goes along',
  input: MinorDraft.extend({
    caseId: CaseId,
    personId: PersonId,
    /** Kept as a hash; left out, the word stays as it is. */
    codeWord: z.string().trim().min(4).max(40).optional(),
  }),
  output: MinorFile,
  refusals: [
    'not_member',
    'case_ended',
    'of_age',
    'checked_in_the_future',
    'identity_and_day_together',
    'same_person_at_both_ends',
    'code_word_too_short',
  ],
})

export const checkCodeWord = command({
  name: 'movements.check_code_word',
  path: '/api/movements/cases/:caseId/minors/:personId/check-word',
  summary: 'Whether the receiver knows the word; after five wrong words the file rests for half an hour',
  input: z.object({ caseId: CaseId, personId: PersonId, codeWord: z.string().trim().min(1).max(40) }),
  output: z.object({ matches: z.boolean() }),
  refusals: ['code_word_locked', 'no_code_word'],
})
