/** What crosses the wire about nominal rolls: a list of proposed persons as a file, for one recipient. */
import { z } from 'zod'
import { CaseId } from '#domain/cases/words.ts'
import { fileCommand } from '#domain/kit/contract.ts'
import { RollFormat, RollLanguage, RollRecipient } from './roll-words.ts'
import { MovementId } from './words.ts'

/** More families than any aircraft takes. */
export const rollCasesMax = 200

export const giveRoll = fileCommand({
  name: 'movements.give_roll',
  path: '/api/movements/rolls',
  summary: 'The nominal roll of cases proposed for a journey (domain.md 1.6): printed, or as a file that the import of rolls reads back',
  input: z.object({
    caseIds: z.array(CaseId).min(1).max(rollCasesMax),
    movementId: MovementId.optional().meta({ description: 'Only those of these cases who have a seat on this journey' }),
    recipient: RollRecipient,
    format: RollFormat.default('PDF'),
    language: RollLanguage.default('fr'),
  }),
  produces: ['application/pdf', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'],
  refusals: [
    'roll_of_two_places',
    'case_not_travel_ready',
    'case_not_booked',
    'nobody_travels',
    'arabic_on_paper_only',
    'roll_without_consent',
    'print_busy',
  ],
})
