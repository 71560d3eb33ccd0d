// Who may print what travellers carry and what the airport hands on. Read beside access-expectations.ts.
import type { Role } from '#domain/access/roles.ts'
import type { Expectation } from './access-expectations.ts'

export function papersExpectations(movementReaders: readonly Role[], personReaders: readonly Role[]): Record<string, Expectation> {
  const boardReaders: readonly Role[] = ['MOVEMENT_AGENT', 'TRANSIT_AGENT', 'TRANSIT_SUPERVISOR', 'AUDITOR']
  const bagReaders: readonly Role[] = ['MOVEMENT_AGENT', 'TRANSIT_AGENT', 'TRANSIT_SUPERVISOR', 'CASE_SUPERVISOR', 'AUDITOR']
  const bagKeepers: readonly Role[] = ['MOVEMENT_AGENT', 'TRANSIT_AGENT', 'TRANSIT_SUPERVISOR']
  const doneAt = new Date(Date.now() - 60_000).toISOString()
  return {
    'papers.cards_pdf': { who: movementReaders, on: 'movement', input: (w) => ({ movementId: w.movement }) },
    'papers.daily_sheet_pdf': { who: boardReaders, input: (w) => ({ airport: w.airport, day: w.flightOn }) },
    'papers.slip_pdf': { who: boardReaders, on: 'group', input: (w) => ({ groupId: w.group }) },
    'papers.list_bags': { who: bagReaders, on: 'case', input: (w) => ({ caseId: w.case }) },
    'papers.get_bag': { who: bagReaders, on: 'bag', input: (w) => ({ bagId: w.bag }) },
    'papers.list_bags_at': { who: bagReaders, input: (w) => ({ airport: w.airport }) },
    'papers.seal_bag': {
      who: bagKeepers,
      on: 'case',
      input: (w) => ({ caseId: w.case, contents: [{ kind: 'TICKET', count: 1 }], holderName: 'Agent-Exemple', doneAt }),
    },
    'papers.hand_bag': {
      who: bagKeepers,
      on: 'bag',
      input: (w) => ({ bagId: w.bag, seenRevision: 1, toKind: 'TRAVELLER', toName: 'Voyageuse-Exemple', sealIntact: true, doneAt }),
    },
    'papers.list_originals': { who: personReaders, on: 'case', input: (w) => ({ caseId: w.case }) },
    'papers.bag_pdf': { who: bagReaders, on: 'bag', input: (w) => ({ bagId: w.bag }) },
  }
}
