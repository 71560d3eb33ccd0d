/** The cost lines that tickets bring: written with them in one commit, at which the database weighs them against what the tickets were bought for. */
import { dayAt } from '#domain/kit/day.ts'
import type { MovementId } from '#domain/movements/words.ts'
import type { Cost, CostId, CostNature, Ticket } from '#domain/ticketing/ticket-words.ts'
import type { Choice, TicketRequest } from '#domain/ticketing/words.ts'
import { getMissionOffice } from '#server/kit/office.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { insertCosts } from './cost-store.ts'
import { major } from './ticket-events.ts'

export type TicketLine = { ticket: Ticket; nature: CostNature; amountMinor: number; reportMinor: number; person: Cost['personId'] }

/** The cost lines of tickets; at the commit the database weighs them against what the tickets were bought for. */
export async function recordLines(
  work: Work,
  request: TicketRequest,
  rate: Pick<Choice, 'rateMicro' | 'rateSource' | 'rateOn'>,
  lines: readonly TicketLine[],
): Promise<void> {
  const recordedOn = dayAt(work.now, (await getMissionOffice(work, request.office)).timeZone)
  const costs = lines
    .filter(({ amountMinor }) => amountMinor !== 0)
    .map(({ ticket, nature, amountMinor, reportMinor, person }): Cost => ({
      id: newId() as CostId,
      caseId: request.caseId,
      movementId: ticket.movementId,
      personId: person,
      requestId: request.id,
      ticketId: ticket.id,
      nature,
      payer: ticket.payer,
      projectCode: projectFor(request, ticket.payer),
      currency: ticket.currency,
      amountMinor,
      rateMicro: rate.rateMicro,
      rateSource: rate.rateSource,
      rateOn: rate.rateOn,
      reportCurrency: ticket.reportCurrency,
      reportMinor,
      note: null,
      recordedOn,
      recordedAt: work.now,
      struckAt: null,
      struckReason: null,
    }))
  await insertCosts(work.db, request, costs, work.actor.accountId)
}

/** What people pay themselves is nobody's project. */
function projectFor(request: Pick<TicketRequest, 'projectCode'>, payer: Ticket['payer']): string | null {
  return payer === 'SELF' ? null : request.projectCode
}

/** The office's own fees, paid with the seats: a cost of those who paid them. */
export async function recordFees(
  work: Work,
  request: TicketRequest,
  movementId: MovementId,
  offer: { feesMinor: number | null; currency: string | null },
): Promise<void> {
  if (offer.feesMinor === null || offer.feesMinor === 0 || offer.currency === null) return
  const currency = offer.currency
  const fee: Cost = {
    id: newId() as CostId,
    caseId: request.caseId,
    movementId,
    personId: null,
    requestId: request.id,
    ticketId: null,
    nature: 'SERVICE_FEE',
    payer: 'SELF',
    projectCode: null,
    currency,
    amountMinor: offer.feesMinor,
    rateMicro: 1_000_000,
    rateSource: null,
    rateOn: null,
    reportCurrency: currency,
    reportMinor: offer.feesMinor,
    note: null,
    recordedOn: dayAt(work.now, (await getMissionOffice(work, request.office)).timeZone),
    recordedAt: work.now,
    struckAt: null,
    struckReason: null,
  }
  await insertCosts(work.db, request, [fee], work.actor.accountId)
}

/** A sum as a timeline tells it. */
export function sumOf(ticket: Pick<Ticket, 'currency'>, minor: number): { amount: number; currency: string } {
  return { amount: major(minor, ticket.currency), currency: ticket.currency }
}
