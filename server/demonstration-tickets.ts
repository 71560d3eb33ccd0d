/**
 * Seats in the demonstration: a family that pays for itself and was told its price, and one whose dear quotes wait for a second person.
 * Carriers, fares and rates are examples; nobody here exists.
 */
import type { CaseId } from '#domain/cases/words.ts'
import { addDays, type Day, startOfDay } from '#domain/kit/day.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import type { TicketRequestFile } from '#domain/ticketing/contract.ts'
import * as ticketing from '#domain/ticketing/contract.ts'
import * as payers from '#domain/ticketing/payer-contract.ts'
import * as quotes from '#domain/ticketing/quote-contract.ts'
import type { Hand } from './demonstration.ts'

export async function askForSeats(demo: Hand, families: readonly CaseId[], today: Day): Promise<void> {
  const [self, dear] = families
  if (self !== undefined) {
    const file = await seatsFor(demo, self, 'SELF', today)
    const { id: requestId } = file.request
    const cheaper = await quote(demo, file, { carrier: 'XX', baseMinor: 24_000, tariff: 'MIGRANT' }, today)
    await quote(demo, file, { carrier: 'XY', baseMinor: 31_000, tariff: 'PUBLISHED' }, today)
    await demo.must(quotes.chooseQuote, { requestId, quoteId: cheaper })
    await demo.must(payers.confirmEligible, { requestId, checks: ['IDENTITY', 'VISA', 'FAMILY'] })
    await demo.must(payers.tellPrice, { requestId })
  }
  if (dear !== undefined) {
    const file = await seatsFor(demo, dear, 'GOV', today)
    const chosen = await quote(demo, file, { carrier: 'XX', baseMinor: 290_000, tariff: 'PUBLISHED' }, today)
    await quote(demo, file, { carrier: 'XY', baseMinor: 320_000, tariff: 'PUBLISHED' }, today)
    await demo.must(quotes.chooseQuote, { requestId: file.request.id, quoteId: chosen })
  }
}

async function seatsFor(demo: Hand, caseId: CaseId, payer: 'SELF' | 'GOV', today: Day): Promise<TicketRequestFile> {
  const wish = await demo.must(clearances.requestTravel, {
    caseId,
    fromPlace: 'ADD',
    toPlace: 'YUL',
    earliestOn: addDays(today, 20),
    latestOn: addDays(today, 40),
    payer,
  })
  // What a family needs on the way is known of its case; a need that asks for the airline's own form brings its reference.
  return demo.must(ticketing.requestTickets, { caseId, travelRequestId: wish.id, medifRef: 'MEDIF-EXEMPLE' })
}

type Offered = { carrier: string; baseMinor: number; tariff: 'MIGRANT' | 'PUBLISHED' }

async function quote(demo: Hand, file: TicketRequestFile, { carrier, baseMinor, tariff }: Offered, today: Day) {
  const bands = [...new Set(file.passengers.map(({ ptc }) => ptc))]
  const on = addDays(today, 25)
  const offered = await demo.must(quotes.addQuote, {
    requestId: file.request.id,
    carrier,
    fareBasis: 'YEXEMPLE',
    tariff,
    fares: bands.map((ptc) => ({
      ptc,
      baseMinor: ptc === 'INF' ? Math.round(baseMinor / 10) : baseMinor,
      taxesMinor: ptc === 'INF' ? 500 : 6_000,
    })),
    currency: 'EUR',
    validUntil: startOfDay(addDays(today, 4), 'Europe/Paris'),
    refundable: tariff === 'MIGRANT',
    ...(tariff === 'MIGRANT' ? { changeFeeMinor: 5_000 } : {}),
    flights: [`${carrier}123`, `${carrier}456`],
    via: ['CDG'],
    departsLocal: `${on}T00:20`,
    arrivesLocal: `${on}T${carrier === 'XX' ? '10:45' : '14:30'}`,
    shortestConnectionMin: carrier === 'XX' ? 150 : 330,
    bagsPieces: tariff === 'MIGRANT' ? 2 : 1,
    bagsKg: tariff === 'MIGRANT' ? 46 : 23,
  })
  return offered.quotes.findLast((one) => one.carrier === carrier)!.id
}
