// Who may do what with flights on offer, plans and what-if. Read beside access-expectations.ts.
import type { Role } from '#domain/access/roles.ts'
import type { Expectation } from './access-expectations.ts'

const readers: readonly Role[] = ['MOVEMENT_AGENT', 'TRAVEL_BOOKER', 'AUDITOR']
const writers: readonly Role[] = ['MOVEMENT_AGENT']
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const prices = {
  person: 1000,
  lateDay: 10,
  costWeight: 0.5,
  charterSeat: 150,
  scheduledSeat: 420,
  overnight: 120,
  otherDestination: 60,
  escort: 300,
  change: 200,
}

export const planningExpectations: Record<string, Expectation> = {
  'planning.list_flights': { who: readers, input: () => ({ limit: '200' }), shows: (w) => w.flightOffer },
  'planning.offer_flight': {
    who: writers,
    input: () => ({
      kind: 'SCHEDULED',
      use: 'DIRECT',
      number: 'XX12',
      fromPlace: 'CDG',
      departsLocal: `${inDays(20)}T10:00`,
      toPlace: 'IST',
      arrivesLocal: `${inDays(20)}T16:00`,
      seats: 5,
    }),
  },
  'planning.import_flights': { who: writers, input: () => ({ csv: 'number;from\nXX1;CDG\n' }) },
  'planning.offer_movement': { who: writers, on: 'movement', input: (w) => ({ movementId: w.movement, seats: 9 }) },
  'planning.withdraw_flight': { who: writers, on: 'offer', input: (w) => ({ offerId: w.flightOffer }) },
  'planning.get_settings': { who: readers, input: () => ({}) },
  'planning.set_settings': {
    who: writers,
    input: () => ({ validFrom: inDays(9), hubs: [], escortPoolPerDay: 3, currency: 'EUR', prices, source: 'décision du bureau' }),
  },
  'planning.list_candidates': { who: readers, input: () => ({ limit: '200' }) },
  'planning.set_wish': { who: writers, on: 'case', input: (w) => ({ caseId: w.case, priority: 'URGENT' }) },
  'planning.decide': { who: writers, on: 'case', input: (w) => ({ caseId: w.case, kind: 'FREE', legs: [w.flightOffer] }) },
  'planning.start_run': {
    who: writers,
    on: 'case',
    input: (w) => ({ fromOn: inDays(10), untilOn: inDays(12), caseIds: [w.case], seconds: 1 }),
  },
  'planning.start_replan': {
    who: writers,
    on: 'movement',
    input: (w) => ({
      movementId: w.movement,
      fromOn: inDays(10),
      untilOn: inDays(12),
      seconds: 1,
      hypothesis: { kind: 'CANCELLATION', flight: w.leg },
    }),
  },
  'planning.stop_run': { who: writers, on: 'run', input: (w) => ({ runId: w.run }) },
  'planning.get_run': { who: readers, on: 'run', input: (w) => ({ runId: w.run }) },
  'planning.list_runs': { who: readers, input: () => ({ limit: '200' }), shows: (w) => w.run },
  'planning.list_run_flights': { who: readers, on: 'run', input: (w) => ({ runId: w.run }) },
  'planning.list_run_cases': { who: readers, on: 'run', input: (w) => ({ runId: w.run }) },
  'planning.list_ways': { who: readers, on: 'run', input: (w) => ({ runId: w.run, caseId: w.case }) },
  'planning.place_case': { who: writers, on: 'run', input: (w) => ({ runId: w.run, caseId: w.case, legs: [] }) },
  'planning.compare_runs': { who: readers, on: 'run', input: (w) => ({ runId: w.run, otherId: w.run }) },
  'planning.book_plan': { who: writers, on: 'run', input: (w) => ({ runId: w.run, caseIds: [w.case] }) },
}
