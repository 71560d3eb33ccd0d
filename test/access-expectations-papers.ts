// Who may print what travellers carry and what the airport hands on. Read beside access-expectations.ts.
import type { Role } from '#domain/access/roles.ts'
import type { Expectation } from './access-expectations.ts'

export function papersExpectations(movementReaders: readonly Role[], boardReaders: readonly Role[]): Record<string, Expectation> {
  return {
    'papers.cards_pdf': { who: movementReaders, on: 'movement', input: (w) => ({ movementId: w.movement }) },
    'papers.daily_sheet_pdf': { who: boardReaders, input: (w) => ({ airport: w.airport, day: w.flightOn }) },
    'papers.slip_pdf': { who: boardReaders, on: 'group', input: (w) => ({ groupId: w.group }) },
  }
}
