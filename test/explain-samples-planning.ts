// A plan from its flights on offer to its bookings, and a what-if, for the explain test. Beside explain-samples.ts.
import { newId } from '#server/kit/transaction.ts'

type Inputs = [name: string, input: Record<string, unknown>][]

export function planningInputs(samples: Record<string, string>, later: (days: number) => string): Inputs {
  const [feeder, onward, run] = [newId(), newId(), newId()]
  const caseId = samples['readyCase']
  const seats = { kind: 'SCHEDULED', use: 'CONNECTION', seats: 20, wheelchairs: 2 }
  const horizon = { fromOn: later(8), untilOn: later(14), seconds: 1 }
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
  return [
    [
      'planning.set_settings',
      {
        validFrom: later(1),
        hubs: [{ airport: 'IST', minimumConnection: 90, teamPer3h: 20 }],
        escortPoolPerDay: 2,
        currency: 'EUR',
        prices,
        source: 'essai',
      },
    ],
    [
      'planning.offer_flight',
      {
        ...seats,
        id: feeder,
        number: 'XX10',
        fromPlace: 'MRS',
        departsLocal: `${later(10)}T06:00`,
        toPlace: 'CDG',
        arrivesLocal: `${later(10)}T07:30`,
      },
    ],
    [
      'planning.offer_flight',
      {
        ...seats,
        id: onward,
        number: 'XX11',
        fromPlace: 'CDG',
        departsLocal: `${later(10)}T12:00`,
        toPlace: 'BGW',
        arrivesLocal: `${later(10)}T19:00`,
      },
    ],
    [
      'planning.import_flights',
      { csv: `number;from;departs;to;arrives;kind;use;seats\nXX12;MRS;${later(11)} 06:00;IST;${later(11)} 11:00;SCHEDULED;DIRECT;9\n` },
    ],
    ['planning.offer_movement', { movementId: samples['movementId'], seats: 40 }],
    ['planning.set_wish', { caseId, priority: 'URGENT', alsoTo: ['IST'] }],
    ['planning.decide', { caseId, kind: 'FORBID', legs: [feeder] }],
    ['planning.decide', { caseId, kind: 'FREE', legs: [feeder] }],
    ['planning.start_run', { id: run, ...horizon, caseIds: [caseId] }],
    ['planning.start_run', horizon],
    ['planning.stop_run', { runId: run }],
    ['planning.place_case', { runId: run, caseId, legs: [] }],
    ['planning.book_plan', { runId: run, caseIds: [caseId] }],
    [
      'planning.start_replan',
      {
        ...horizon,
        fromOn: later(0),
        movementId: samples['movementId'],
        hypothesis: { kind: 'STRIKE', airport: 'MRS', from: `${later(0)}T00:00:00Z`, until: `${later(9)}T00:00:00Z` },
      },
    ],
    ['planning.withdraw_flight', { offerId: feeder }],
  ]
}
