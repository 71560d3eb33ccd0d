/** Three families that wait for seats, a few flights on offer three weeks from now, and a plan of them: one family stays, and is told why. */
import type { OutputOf } from '#domain/kit/contract.ts'
import { addDays, type Day } from '#domain/kit/day.ts'
import type { AirportCode } from '#domain/kit/place.ts'
import type * as cases from '#domain/cases/contract.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import * as planning from '#domain/planning/contract.ts'
import * as runs from '#domain/planning/run-contract.ts'
import type { Hand } from './demonstration.ts'

type CaseId = OutputOf<typeof cases.openCase>['id']

export async function planSeats(demo: Hand, families: readonly CaseId[], today: Day): Promise<void> {
  const wishes = [
    ['NBO', 'ORD'],
    ['ADD', 'OSL'],
    ['NBO', 'ORD'],
  ] as const
  for (const [at, caseId] of families.slice(0, wishes.length).entries())
    await demo.must(clearances.requestTravel, {
      caseId,
      fromPlace: wishes[at]![0] as AirportCode,
      toPlace: wishes[at]![1] as AirportCode,
      earliestOn: addDays(today, 14),
      latestOn: addDays(today, 35),
      payer: 'PROJECT',
      services: [],
    })
  const on = addDays(today, 21)
  for (const [number, from, departs, to, arrives, seats] of [
    ['XX571', 'NBO', '00:10', 'CDG', '06:50', 12],
    ['XX62', 'CDG', '13:15', 'ORD', '15:35', 5],
    ['XX305', 'ADD', '00:40', 'CDG', '06:30', 9],
    ['XX48', 'CDG', '12:40', 'OSL', '15:05', 9],
  ] as const)
    await demo.must(planning.offerFlight, {
      office: 1,
      kind: 'SCHEDULED',
      use: 'CONNECTION',
      number,
      fromPlace: from as AirportCode,
      departsLocal: `${on}T${departs}`,
      toPlace: to as AirportCode,
      arrivesLocal: `${on}T${arrives}`,
      seats,
      wheelchairs: 1,
      seatPriceMinor: 38_000,
    })
  await demo.must(runs.startRun, { office: 1, fromOn: addDays(today, 14), untilOn: addDays(today, 35), seconds: 3 })
}
