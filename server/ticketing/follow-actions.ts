/** What tickets and offers learn from the journey: listens to the events of movements (server/jobs.ts). May be told twice, and late. */
import type { CaseId } from '#domain/cases/words.ts'
import { Instant } from '#domain/kit/day.ts'
import { notOnBoard } from '#domain/movements/manifest-rules.ts'
import { type MovementId, PassengerState } from '#domain/movements/words.ts'
import { offerAfter } from '#domain/ticketing/payer-rules.ts'
import { followPassenger } from '#domain/ticketing/ticket-rules.ts'
import type { NewEvent, Work } from '#server/kit/transaction.ts'
import { getMovement } from '#server/movements/actions.ts'
import { listOffersOn, saveOffer } from './payer-store.ts'
import { listPassengers } from './store.ts'
import { listCoupons, listTickets, moveCoupons, setClaimFrom } from './ticket-store.ts'

/** Who boarded, arrived, or did not come: their coupons follow, and what nobody will fly on is claimed from now on. */
export async function followPassengers(work: Work, event: NewEvent): Promise<void> {
  if (event.caseId === undefined) return
  const movementId = event.subject as MovementId
  const caseId = event.caseId as CaseId
  const tickets = (await listTickets(work.db, { movementId, caseId })).filter(({ status }) => status === 'ISSUED')
  if (tickets.length === 0) return
  const movement = await getMovement(work, movementId)
  if (!movement.ok) return
  const passengers = await listPassengers(work.db, [...new Set(tickets.map(({ requestId }) => requestId))])
  const coupons = await listCoupons(
    work.db,
    tickets.map(({ id }) => id),
  )
  const at = Instant.safeParse(event.facts?.['at']).data ?? work.now
  const news = PassengerState.safeParse(event.facts?.['state']).data
  const givenUp: string[] = []
  for (const ticket of tickets) {
    const personId = passengers.find(({ id }) => id === ticket.passengerId)?.personId
    const own = movement.value.passengers.filter((one) => one.caseId === caseId && one.personId === personId)
    const state = own.find((one) => !notOnBoard.includes(one.state))?.state ?? own[0]?.state
    // An escort is no passenger of ours: their coupons are moved by hand.
    if (state === undefined) continue
    const moves = followPassenger(
      coupons.filter(({ ticketId }) => ticketId === ticket.id),
      state,
      at,
    )
    await moveCoupons(work.db, moves, work.now)
    if (notOnBoard.includes(state)) givenUp.push(ticket.id)
  }
  if (givenUp.length > 0) await setClaimFrom(work.db, givenUp, work.now)
  if (news !== undefined) await followOffers(work, movementId, caseId, news)
}

/** Who pays themselves is followed to the end of their journey (domain.md 7.2). */
async function followOffers(work: Work, movementId: MovementId, caseId: CaseId, state: PassengerState): Promise<void> {
  for (const offer of await listOffersOn(work.db, movementId, caseId)) {
    const next = offerAfter(offer.status, state)
    if (next !== undefined) await saveOffer(work.db, { ...offer, status: next }, {}, work.now)
  }
}
