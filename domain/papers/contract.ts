/** What crosses the wire about paper: the cards that travellers carry, the airport's sheet and slips. */
import { z } from 'zod'
import { CaseId } from '#domain/cases/words.ts'
import { download } from '#domain/kit/contract.ts'
import { Day } from '#domain/kit/day.ts'
import { AirportCode } from '#domain/kit/place.ts'
import { MovementId } from '#domain/movements/words.ts'
import { PersonId } from '#domain/people/words.ts'
import { GroupId } from '#domain/transit/words.ts'
import { CardKind, CardLanguage, CardSize } from './card-words.ts'

const language = z.enum(['fr', 'en']).default('fr')

export const cardsPdf = download({
  name: 'papers.cards_pdf',
  path: '/api/papers/movements/:movementId/cards',
  summary:
    'Contact or journey cards of those on board, one page a person, each in the first of their languages that we have unless one is named',
  input: z.object({
    movementId: MovementId,
    caseId: CaseId.optional().meta({ description: 'One family only' }),
    personId: PersonId.optional().meta({ description: 'One person only' }),
    kind: CardKind.default('CONTACT'),
    size: CardSize.default('USUAL'),
    language: CardLanguage.optional(),
  }),
  produces: ['application/pdf'],
  refusals: ['print_busy', 'nobody_on_board', 'contact_point_missing'],
})

export const dailySheetPdf = download({
  name: 'papers.daily_sheet_pdf',
  path: '/api/papers/sheets/:airport',
  summary:
    'The day of an airport on paper, A4 on its side, letters of 14 points, one line a group: no name, birth date or number (domain.md appendix E)',
  input: z.object({ airport: AirportCode, day: Day.optional().meta({ description: 'Today at the airport when left out' }), language }),
  produces: ['application/pdf'],
  refusals: ['print_busy'],
})

export const slipPdf = download({
  name: 'papers.slip_pdf',
  path: '/api/papers/groups/:groupId/slip',
  summary: 'The hand-over slip of a group: what is known, room for two signatures, and the signed code that a phone can scan',
  input: z.object({ groupId: GroupId, language }),
  produces: ['application/pdf'],
  refusals: ['print_busy'],
})
