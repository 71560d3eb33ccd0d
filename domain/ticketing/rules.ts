/**
 * Who may be on a ticket request, under which name, as what age, until when, and who pays (domain.md 1.7). Quotes are judged in
 * quote-rules.ts, tickets in ticket-rules.ts. No clock, no database.
 */
import { ageOn, type Day } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { titleOf } from '#domain/movements/manifest-rules.ts'
import { ageBandOf, ticketName } from '#domain/movements/ssr-rules.ts'
import type { AgeBand, Payer, Ssr, TravelRequest } from '#domain/movements/words.ts'
import { readLines } from '#domain/people/document-rules.ts'
import type { IdentityDocument, PersonId } from '#domain/people/words.ts'
import type { TicketPassenger, TicketRequest, TicketTitle } from './words.ts'

/** What a ticket needs to know of somebody. */
export type Traveller = {
  personId: PersonId
  familyName: string
  givenNames: string
  sex: 'F' | 'M' | 'X'
  bornOn: Day | null
  specialNeeds: readonly string[]
  papers: readonly Pick<IdentityDocument, 'id' | 'type' | 'mrz' | 'expiresOn'>[]
}

export type Wanted = {
  personId: PersonId
  payer?: Payer | undefined
  surname?: string | undefined
  givenNames?: string | undefined
  ssr?: readonly Ssr[] | undefined
  bagsPieces: number
  bagsKg: number
}

/** The wishes that go with the places and the window of the family's own request. */
export type Wishes = Pick<TicketRequest, 'transitPreferred' | 'transitForbidden' | 'minConnectionMin' | 'minConnectionReason' | 'medifRef'>

/** The last day on which everything still holds, and the paper that ends then. */
export type Critical = { on: Day | null; kind: string | null }

export type NameRefusal = 'name_not_latin' | 'ticket_name_differs'
export type AskRefusal =
  | NameRefusal
  | 'travel_request_closed'
  | 'ticket_after_critical_day'
  | 'nobody_travels'
  | 'not_member'
  | 'passenger_twice'
  | 'transit_contradiction'
  | 'connection_reason_missing'
  | 'medif_reference_missing'
  | 'project_missing'

export type AskedPassenger = Omit<TicketPassenger, 'id' | 'requestId'>

/** Seats for members of a case, on what the family asked for. Accepts with everybody as the carrier will read them. */
export function askForTickets(
  asked: { travelRequest: TravelRequest; critical: Critical; wishes: Wishes; projectCode: string | null },
  wanted: readonly Wanted[],
  travellers: readonly Traveller[],
  today: Day,
): Result<AskedPassenger[], AskRefusal> {
  const { travelRequest, critical, wishes } = asked
  if (travelRequest.status === 'CANCELLED') return refuse('travel_request_closed')
  if (wanted.length === 0) return refuse('nobody_travels')
  if (new Set(wanted.map(({ personId }) => personId)).size < wanted.length) return refuse('passenger_twice')
  // The critical day may have come nearer since the family asked.
  if (critical.on !== null && travelRequest.latestOn > critical.on)
    return refuse('ticket_after_critical_day', {
      latestOn: travelRequest.latestOn,
      criticalOn: critical.on,
      kind: critical.kind ?? 'OTHER',
    })
  const wishesHold = checkWishes(wishes)
  if (!wishesHold.ok) return wishesHold

  const passengers: AskedPassenger[] = []
  for (const one of wanted) {
    const traveller = travellers.find(({ personId }) => personId === one.personId)
    if (traveller === undefined) return refuse('not_member', { person: one.personId })
    const passenger = passengerOf(one, traveller, travelRequest, today)
    if (!passenger.ok) return passenger
    passengers.push(passenger.value)
  }
  if (asked.projectCode === null && passengers.some(({ payer }) => payer === 'PROJECT')) return refuse('project_missing')
  const needsForm = passengers.find(({ ssr }) => ssr.some(({ code }) => medicalCodes.includes(code)))
  if (needsForm !== undefined && wishes.medifRef === null)
    return refuse('medif_reference_missing', { code: 'E161', person: needsForm.personId })
  return accept(passengers)
}

/** What the carrier's doctor must have cleared, with the reference of the form (domain.md 1.9, E161). */
const medicalCodes: readonly string[] = ['MEDA', 'STCR', 'OXYG']

export function checkWishes(wishes: Wishes): Result<true, 'transit_contradiction' | 'connection_reason_missing'> {
  const both = wishes.transitPreferred.find((place) => wishes.transitForbidden.includes(place))
  if (both !== undefined) return refuse('transit_contradiction', { airport: both })
  if (wishes.minConnectionMin !== null && wishes.minConnectionReason === null) return refuse('connection_reason_missing')
  return accept(true)
}

function passengerOf(one: Wanted, traveller: Traveller, window: TravelRequest, today: Day): Result<AskedPassenger, NameRefusal> {
  const paper = choosePaper(traveller.papers, window.latestOn)
  const typed = one.surname === undefined ? undefined : { surname: one.surname, givenNames: one.givenNames ?? '' }
  const name = printedName(traveller, paper?.mrz ?? null, typed, Number(today.slice(0, 4)))
  if (!name.ok) return name
  return accept({
    personId: one.personId,
    payer: one.payer ?? window.payer,
    ...name.value,
    title: titleFor(traveller, window.earliestOn),
    ptc: ageBandOf(traveller.bornOn, [window.earliestOn, window.latestOn]),
    documentId: paper?.id ?? null,
    escortKind: null,
    ssr: [...(one.ssr ?? traveller.specialNeeds.map((code) => ({ code })))],
    bagsPieces: one.bagsPieces,
    bagsKg: one.bagsKg,
  })
}

/** The paper that is valid longest after the journey; null when none is. A national card is no travel document for a flight abroad. */
export function choosePaper<Paper extends Pick<IdentityDocument, 'type' | 'expiresOn'>>(
  papers: readonly Paper[],
  latestOn: Day,
): Paper | null {
  const valid = papers.filter(({ type, expiresOn }) => type !== 'NATIONAL_ID' && (expiresOn === null || expiresOn >= latestOn))
  return valid.toSorted((a, b) => (b.expiresOn ?? '').localeCompare(a.expiresOn ?? ''))[0] ?? null
}

export type PrintedPair = { surname: string; givenNames: string }

/**
 * The name on the ticket: what the machine readable lines say, since the airline's scanner reads them; without lines, the name on file
 * in the letters of a ticket. A typed name must be the same, letter for letter (domain.md 1.7, E102, E110).
 */
export function printedName(
  person: Pick<Traveller, 'personId' | 'familyName' | 'givenNames'>,
  mrz: string | null,
  typed: PrintedPair | undefined,
  year: number,
): Result<PrintedPair, NameRefusal> {
  const lines = mrz === null ? undefined : namesOfLines(mrz, year)
  if (lines !== undefined && !lines.truncated) {
    if (typed === undefined) return accept(lines.name)
    return sameLetters(typed, lines.name) ? accept(typed) : refuse('ticket_name_differs', differing(typed, lines.name, person.personId))
  }
  const own = { surname: ticketName(person.familyName), givenNames: person.givenNames.trim() === '' ? '' : ticketName(person.givenNames) }
  const spelt = typed ?? own
  if (spelt.surname === undefined || spelt.surname === '')
    return refuse('name_not_latin', { code: 'E110', field: 'familyName', person: person.personId })
  if (spelt.givenNames === undefined) return refuse('name_not_latin', { code: 'E110', field: 'givenNames', person: person.personId })
  const name = { surname: spelt.surname, givenNames: spelt.givenNames }
  // A line holds 39 characters: of a longer name it knows the beginning.
  if (
    lines !== undefined &&
    !(letters(name.surname).startsWith(letters(lines.name.surname)) && letters(name.givenNames).startsWith(letters(lines.name.givenNames)))
  )
    return refuse('ticket_name_differs', differing(name, lines.name, person.personId))
  return accept(name)
}

function namesOfLines(mrz: string, year: number): { name: PrintedPair; truncated: boolean } | undefined {
  const read = readLines(mrz, year)
  if (!read.ok) return undefined
  const { familyName, givenNames, namesTruncated } = read.content
  // A single name stands in one of the two boxes; a ticket has it as the surname.
  const name = familyName === '' ? { surname: givenNames, givenNames: '' } : { surname: familyName, givenNames }
  return name.surname === '' ? undefined : { name, truncated: namesTruncated }
}

function sameLetters(a: PrintedPair, b: PrintedPair): boolean {
  return letters(a.surname) === letters(b.surname) && letters(a.givenNames) === letters(b.givenNames)
}

function differing(a: PrintedPair, b: PrintedPair, person: string) {
  return { code: 'E102', field: letters(a.surname) === letters(b.surname) ? 'givenNames' : 'familyName', person }
}

/** Lines write hyphens and spaces alike. */
function letters(name: string): string {
  return name.replace(/[^A-Z]/g, '')
}

function titleFor(traveller: Pick<Traveller, 'sex' | 'bornOn'>, on: Day): TicketTitle {
  return titleOf(traveller.sex, traveller.bornOn === null ? null : ageOn(traveller.bornOn, on))
}

/** Who turns two or twelve between the first and the last day: their fare depends on the flight that is found. */
export function bandMayChange(bornOn: Day | null, window: Pick<TravelRequest, 'earliestOn' | 'latestOn'>): boolean {
  const bands = new Set<AgeBand>([ageBandOf(bornOn, [window.earliestOn]), ageBandOf(bornOn, [window.latestOn])])
  return bands.size > 1
}

export type EscortRefusal = 'request_closed' | 'escorts_of_escorts' | 'return_before_journey' | 'window_backwards'

/** Seats for those who go along are asked for apart, and with their way back (domain.md 1.7, 1.8). */
export function askForEscorts(
  family: Pick<TicketRequest, 'kind' | 'status' | 'earliestOn'>,
  back: { returnEarliestOn: Day; returnLatestOn: Day },
): Result<true, EscortRefusal> {
  if (family.status === 'CANCELLED') return refuse('request_closed', { status: family.status })
  if (family.kind === 'ESCORT') return refuse('escorts_of_escorts')
  if (back.returnLatestOn < back.returnEarliestOn)
    return refuse('window_backwards', { validFrom: back.returnEarliestOn, validUntil: back.returnLatestOn })
  if (back.returnEarliestOn < family.earliestOn) return refuse('return_before_journey', { earliestOn: family.earliestOn })
  return accept(true)
}

/** A request is given up as long as no ticket of it is worth anything; who paid is paid back first. */
export function canCancel(
  request: Pick<TicketRequest, 'status'>,
  tickets: readonly { status: string }[],
  offer: { paidMinor: number; refundedMinor: number } | undefined,
): Result<true, 'request_closed' | 'tickets_still_living' | 'refund_the_payer_first'> {
  if (request.status === 'CANCELLED') return refuse('request_closed', { status: request.status })
  if (tickets.some(({ status }) => status === 'ISSUED')) return refuse('tickets_still_living')
  if (offer !== undefined && offer.paidMinor > offer.refundedMinor) return refuse('refund_the_payer_first')
  return accept(true)
}
