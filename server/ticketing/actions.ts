/** The door of the ticketing room: asking for seats, reading what was asked, giving it up. Quotes, tickets, costs and payers have their own actions. */
import { isActive } from '#domain/cases/rules.ts'
import type { Case, CaseId } from '#domain/cases/words.ts'
import type { InputOf, OutputOf, RefusalOf } from '#domain/kit/contract.ts'
import { dayAt } from '#domain/kit/day.ts'
import { publicRef } from '#domain/kit/id.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { titleOf } from '#domain/movements/manifest-rules.ts'
import type { MovementId, TravelRequest } from '#domain/movements/words.ts'
import type * as contracts from '#domain/ticketing/contract.ts'
import type { TicketRequestFile } from '#domain/ticketing/contract.ts'
import type { OfferId } from '#domain/ticketing/payer-words.ts'
import { nextDueAt } from '#domain/ticketing/quote-rules.ts'
import * as rules from '#domain/ticketing/rules.ts'
import type { Ticket } from '#domain/ticketing/ticket-words.ts'
import type { TicketPassenger, TicketPassengerId, TicketRequest, TicketRequestId } from '#domain/ticketing/words.ts'
import { findAirport } from '#packs/places/airports.ts'
import { getCase, isOnHold, listMembers } from '#server/cases/actions.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { newId, newRandom, type Work } from '#server/kit/transaction.ts'
import { getMovement } from '#server/movements/actions.ts'
import { listClearances } from '#server/movements/clearance-actions.ts'
import { listRequests } from '#server/movements/request-actions.ts'
import { getPersons } from '#server/people/actions.ts'
import { getDocuments } from '#server/people/document-actions.ts'
import { findOffer, insertOffer, saveOffer } from './payer-store.ts'
import { asSeenBy, readRequestFile, termsToday, withCoupons } from './request-file.ts'
import {
  findRequest,
  insertPassengers,
  insertRequest,
  listPassengers,
  listRequestLines,
  listRequestsOfCase,
  lockRequest,
  saveRequestStep,
} from './store.ts'
import { record } from './ticket-events.ts'
import { listTickets } from './ticket-store.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>
type Refusal<C extends keyof typeof contracts> = RefusalOf<(typeof contracts)[C]> | 'not_found'

export async function requestTickets(
  work: Work,
  input: Asked<'requestTickets'>,
): Promise<Result<TicketRequestFile, Refusal<'requestTickets'>>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  if (!isActive(found.value.status)) return refuse('case_ended', { status: found.value.status })
  if (await isOnHold(work, input.caseId)) return refuse('on_hold')
  const wished = await listRequests(work, { caseId: input.caseId })
  const travelRequest = wished.ok ? wished.value.items.find(({ id }) => id === input.travelRequestId) : undefined
  if (travelRequest === undefined) return refuse('not_found')
  if (termsToday(work) === undefined) return refuse('no_terms_today')
  const unknown = [...input.transitPreferred, ...input.transitForbidden].find((place) => findAirport(place) === undefined)
  if (unknown !== undefined) return refuse('unknown_airport', { airport: unknown })

  const request = newRequest(work, found.value, travelRequest, input)
  const travellers = await travellersOf(work, input.caseId)
  const wanted: rules.Wanted[] = input.passengers ?? travellers.map(({ personId }) => ({ personId, bagsPieces: 0, bagsKg: 0 }))
  const critical = { on: found.value.criticalOn, kind: await endsFirst(work, found.value) }
  const asked = rules.askForTickets(
    { travelRequest, critical, wishes: request, projectCode: request.projectCode },
    wanted,
    travellers,
    dayAt(work.now, 'UTC'),
  )
  if (!asked.ok) return asked
  const passengers = asked.value.map((one): TicketPassenger => ({ ...one, id: newId() as TicketPassengerId, requestId: request.id }))
  return save(work, request, passengers)
}

async function save(
  work: Work,
  request: TicketRequest,
  passengers: TicketPassenger[],
): Promise<Result<TicketRequestFile, 'id_taken' | 'tickets_already_asked'>> {
  try {
    await insertRequest(work.db, request, work.now)
  } catch (error) {
    if (brokeConstraint(error, 'ticketing_request_pkey')) return refuse('id_taken')
    if (brokeConstraint(error, 'ticketing_request_once')) return refuse('tickets_already_asked')
    throw error
  }
  await insertPassengers(work.db, request, passengers)
  if (passengers.some(({ payer }) => payer === 'SELF')) {
    const place = { office: request.office, compartment: request.compartment }
    await insertOffer(work.db, place, { id: newId() as OfferId, requestId: request.id, caseId: request.caseId }, work.now)
  }
  record(work, request, 'tickets_requested', {
    from: request.fromPlace,
    to: request.toPlace,
    latestOn: request.latestOn,
    persons: passengers.length,
    kind: request.kind,
  })
  return accept(await readRequestFile(work, request))
}

function newRequest(work: Work, of: Case, travel: TravelRequest, input: Asked<'requestTickets'>): TicketRequest {
  return {
    id: input.id ?? (newId() as TicketRequestId),
    caseId: of.id,
    office: of.office,
    compartment: of.compartment,
    publicRef: publicRef('BIL', newRandom(8)),
    kind: 'FAMILY',
    travelRequestId: travel.id,
    escortsRequestId: null,
    fromPlace: travel.fromPlace,
    toPlace: travel.toPlace,
    earliestOn: travel.earliestOn,
    latestOn: travel.latestOn,
    oneWay: true,
    returnEarliestOn: null,
    returnLatestOn: null,
    projectCode: input.projectCode ?? of.projectCode,
    wbs: input.wbs ?? null,
    donor: input.donor ?? null,
    transitPreferred: input.transitPreferred,
    transitForbidden: input.transitForbidden,
    avoidDays: input.avoidDays,
    daylightArrival: input.daylightArrival,
    minConnectionMin: input.minConnectionMin ?? null,
    minConnectionReason: input.minConnectionReason ?? null,
    medifRef: input.medifRef ?? null,
    status: 'OPEN',
    dueAt: nextDueAt(travel, [], undefined, work.now),
    cancelledReason: null,
    requestedBy: work.actor.accountId,
    requestedAt: work.now,
  }
}

async function travellersOf(work: Work, caseId: CaseId): Promise<rules.Traveller[]> {
  const members = (await listMembers(work, caseId)).filter(({ travelling }) => travelling)
  const ids = members.map(({ personId }) => personId)
  const [persons, papers] = [await getPersons(work, ids), await getDocuments(work, ids)]
  return members.flatMap(({ personId, specialNeeds }) => {
    const person = persons.find(({ id }) => id === personId)
    if (person === undefined) return []
    const { familyName, givenNames, sex, bornOn } = person
    return [{ personId, familyName, givenNames, sex, bornOn, specialNeeds, papers: papers.filter((paper) => paper.personId === personId) }]
  })
}

/** The paper that ends on the critical day: why the family cannot travel later. */
async function endsFirst(work: Work, { id, criticalOn }: Case): Promise<string | null> {
  if (criticalOn === null) return null
  const all = await listClearances(work, { caseId: id })
  return all.ok ? (all.value.items.find(({ validUntil }) => validUntil === criticalOn)?.kind ?? null) : null
}

export async function requestEscortSeats(
  work: Work,
  input: Asked<'requestEscortSeats'>,
): Promise<Result<TicketRequestFile, Refusal<'requestEscortSeats'>>> {
  const family = await lockRequest(work.db, input.requestId)
  if (family === undefined) return refuse('not_found')
  const asked = rules.askForEscorts(family, input)
  if (!asked.ok) return asked
  if (input.payer === 'PROJECT' && family.projectCode === null) return refuse('project_missing')
  const request: TicketRequest = {
    ...family,
    id: input.id ?? (newId() as TicketRequestId),
    publicRef: publicRef('BIL', newRandom(8)),
    kind: 'ESCORT',
    escortsRequestId: family.id,
    oneWay: false,
    returnEarliestOn: input.returnEarliestOn,
    returnLatestOn: input.returnLatestOn,
    medifRef: null,
    status: 'OPEN',
    dueAt: nextDueAt(family, [], undefined, work.now),
    cancelledReason: null,
    requestedBy: work.actor.accountId,
    requestedAt: work.now,
  }
  const passengers = input.escorts.map((escort): TicketPassenger => ({
    id: newId() as TicketPassengerId,
    requestId: request.id,
    personId: null,
    payer: input.payer,
    surname: escort.surname,
    givenNames: escort.givenNames,
    title: titleOf(escort.sex, null),
    ptc: 'ADT',
    documentId: null,
    escortKind: escort.escortKind,
    ssr: [],
    bagsPieces: escort.bagsPieces,
    bagsKg: escort.bagsKg,
  }))
  const saved = await save(work, request, passengers)
  return saved.ok || saved.refusal === 'id_taken' ? (saved as Result<TicketRequestFile, 'id_taken'>) : refuse('id_taken')
}

export async function listTicketRequests(
  work: Work,
  input: Asked<'listTicketRequests'>,
): Promise<Result<OutputOf<typeof contracts.listTicketRequests>, never>> {
  const after = readCursor(input.after, 2)
  if (after === null) return accept({ items: [], next: null })
  const rows = await listRequestLines(work.db, work.actor.offices, input.status, after, input.limit)
  return accept(
    pageOf(
      rows,
      input.limit,
      (row) => writeCursor(row.dueAt, row.id),
      (row) => row,
    ),
  )
}

export async function getTicketRequest(work: Work, input: Asked<'getTicketRequest'>): Promise<Result<TicketRequestFile, 'not_found'>> {
  const request = await findRequest(work.db, input.requestId)
  return request === undefined ? refuse('not_found') : accept(await readRequestFile(work, request))
}

export async function cancelTicketRequest(
  work: Work,
  input: Asked<'cancelTicketRequest'>,
): Promise<Result<TicketRequestFile, Refusal<'cancelTicketRequest'>>> {
  const request = await lockRequest(work.db, input.requestId)
  if (request === undefined) return refuse('not_found')
  const offer = await findOffer(work.db, request.id)
  const allowed = rules.canCancel(request, await listTickets(work.db, { requestId: request.id }), offer)
  if (!allowed.ok) return allowed
  const step = { status: 'CANCELLED', dueAt: request.dueAt, cancelledReason: input.reason } as const
  await saveRequestStep(work.db, request.id, step, work.now)
  if (offer !== undefined && offer.status !== 'REFUNDED') await saveOffer(work.db, { ...offer, status: 'CANCELLED' }, {}, work.now)
  record(work, request, 'ticket_request_cancelled', {})
  return accept(await readRequestFile(work, { ...request, ...step }))
}

/** What was asked for a case, and the tickets that came of it. */
export async function getCaseTickets(
  work: Work,
  input: Asked<'getCaseTickets'>,
): Promise<Result<OutputOf<typeof contracts.getCaseTickets>, 'not_found'>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  const wished = await listRequests(work, { caseId: input.caseId })
  return accept({
    travelRequests: wished.ok ? wished.value.items : [],
    requests: await listRequestsOfCase(work.db, input.caseId),
    tickets: await withNames(work, await listTickets(work.db, { caseId: input.caseId })),
  })
}

export async function getMovementTickets(
  work: Work,
  input: { movementId: MovementId },
): Promise<Result<OutputOf<typeof contracts.getMovementTickets>, 'not_found'>> {
  const movement = await getMovement(work, input.movementId)
  if (!movement.ok) return movement
  return accept({ tickets: await withNames(work, await listTickets(work.db, { movementId: input.movementId })) })
}

async function withNames(work: Work, tickets: readonly Ticket[]) {
  const passengers = await listPassengers(work.db, [...new Set(tickets.map(({ requestId }) => requestId))])
  return (await withCoupons(work, tickets)).map((ticket) => {
    const own = passengers.find(({ id }) => id === ticket.passengerId)
    const seen = own === undefined ? undefined : asSeenBy(work.actor, own)
    return { ...ticket, surname: seen?.surname ?? null, givenNames: seen?.givenNames ?? null }
  })
}
