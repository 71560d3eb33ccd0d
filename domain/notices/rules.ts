/**
 * Which notice is due, what it says, and who may say that they have read it (domain.md 1.6, appendix E). The clock, the number and the
 * hash are the server's.
 */
import { addMinutes, clockAt, dayAt, type Day, type Instant, minutesBetween } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { notOnBoard, totalsOf } from '#domain/movements/manifest-rules.ts'
import { compareTotals } from '#domain/movements/totals-rules.ts'
import type { ManifestTotals, Movement, Passenger } from '#domain/movements/words.ts'
import type { Counted, NoticeChange, NoticeContent, NoticeKind, NoticeVersion, Recipient, RecipientDraft, TransitPoint } from './words.ts'

/** Hours before the first departure by which each recipient is asked to answer (domain.md 1.6: −72 h by default). */
export const acknowledgeHoursBefore = 72
/** A notice sent later than that is to be answered within this time, and in any case before the journey begins. */
export const acknowledgeHoursLeast = 4

/** A case on board, as a notice tells of it. */
export type CaseToTell = { caseRef: string; programme: string; receivingParty: string | null; receptionConfirmedOn: Day | null }
/** The papers that those on board travel with, by their kind. */
export type PaperKinds = readonly (string | null)[]

/** What would be said now. */
export function composeNotice(movement: Movement, cases: readonly CaseToTell[], papers: PaperKinds, remarks: string): NoticeContent {
  const onBoard = boardOf(movement.passengers)
  return {
    movementRef: movement.publicRef,
    movementType: movement.movementType,
    programmes: [...new Set(cases.map(({ programme }) => programme))].toSorted(),
    caseRefs: [...new Set(cases.map(({ caseRef }) => caseRef))].toSorted(),
    pax: totalsOf(onBoard),
    legs: movement.legs.map(({ seq, number, fromPlace, fromTerminal, fromZone, toPlace, toTerminal, toZone, ...leg }) => ({
      seq,
      number,
      fromPlace,
      fromTerminal,
      fromZone,
      departsAt: leg.expectedDepartsAt ?? leg.departsAt,
      toPlace,
      toTerminal,
      toZone,
      arrivesAt: leg.expectedArrivesAt ?? leg.arrivesAt,
    })),
    transits: movement.connections.map((one) => transitOf(movement, one)),
    needs: counted(onBoard.flatMap(({ ssr }) => ssr.map(({ code }) => code))),
    languages: counted(onBoard.flatMap(({ languages }) => languages.slice(0, 1))),
    escorts: counted(onBoard.flatMap(({ escortKind }) => escortKind ?? [])),
    bagsPieces: onBoard.reduce((sum, { bagsPieces }) => sum + bagsPieces, 0),
    bagsKg: onBoard.reduce((sum, { bagsKg }) => sum + bagsKg, 0),
    papers: counted(papers.map((kind) => kind ?? 'NONE')),
    receivers: receiversOf(cases),
    remarks,
  }
}

export function boardOf(passengers: readonly Passenger[]): Passenger[] {
  return passengers.filter(({ state }) => !notOnBoard.includes(state))
}

function transitOf(movement: Movement, connection: Movement['connections'][number]): TransitPoint {
  const arrives = movement.legs.find(({ seq }) => seq === connection.fromSeq)!
  const leaves = movement.legs.find(({ seq }) => seq === connection.toSeq)!
  return {
    place: connection.airport,
    arrivesAt: arrives.expectedArrivesAt ?? arrives.arrivesAt,
    departsAt: leaves.expectedDepartsAt ?? leaves.departsAt,
    zone: arrives.toZone,
    minutes: connection.minutes,
    minimumMinutes: connection.minimumMinutes,
    neededMinutes: connection.neededMinutes,
    colour: connection.colour,
    overnight: connection.overnight,
    // Whoever changes under our care is met; this says that the time is longer because of what they need.
    assistance: connection.buffers.some(({ reason }) => reason === 'ASSISTANCE'),
  }
}

/** The most frequent first, then by code, so that the same journey always says the same. */
function counted(codes: readonly string[]): Counted[] {
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .toSorted((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1))
}

function receiversOf(cases: readonly CaseToTell[]): NoticeContent['receivers'] {
  const byParty = Map.groupBy(
    cases.filter(({ receivingParty }) => receivingParty !== null),
    ({ receivingParty }) => receivingParty!,
  )
  return [...byParty]
    .map(([party, own]) => {
      // Confirmed when every family that they receive is, and since the last of these days.
      const days = own.map(({ receptionConfirmedOn }) => receptionConfirmedOn)
      return { party, confirmedOn: days.includes(null) ? null : ((days as Day[]).toSorted().at(-1) ?? null) }
    })
    .toSorted((one, other) => (one.party < other.party ? -1 : 1))
}

export type Standing = Pick<Movement, 'status'> & { readonly onBoard: number; readonly isComplete: boolean }
type Sent = Pick<NoticeVersion, 'kind' | 'content'>

/** The notice that this movement owes its recipients now, after the versions sent so far (the newest first); null when they know all. */
export function noticeDue(standing: Standing, content: NoticeContent, sent: readonly Sent[]): NoticeKind | null {
  const newest = sent[0]
  const isKnown = newest !== undefined && newest.kind !== 'CANCEL'
  if (standing.status === 'CANCELLED' || standing.onBoard === 0) return isKnown ? 'CANCEL' : null
  if (!isKnown) return 'NEW'
  const hasLeft = standing.status === 'DEPARTED' || standing.status === 'ARRIVED'
  // Since the last time it was announced anew: a journey that was cancelled and came back may leave a second time.
  const life = sent.slice(0, sent.findIndex(({ kind }) => kind === 'NEW') + 1)
  if (hasLeft && !life.some(({ kind }) => kind === 'DEPARTED')) return 'DEPARTED'
  return isSame(newest.content, content) ? null : 'UPDATE'
}

/** Remarks are the sender's own words: they alone make no notice due. */
function isSame(one: NoticeContent, other: NoticeContent): boolean {
  return diffOfNotices({ ...one, remarks: '' }, { ...other, remarks: '' }).length === 0
}

export type SendRefusal =
  | 'nothing_due'
  | 'somebody_not_visible'
  | 'nobody_to_tell'
  | 'recipient_missing'
  | 'recipient_twice'
  | 'totals_mismatch'

/** What an office sends: the next version, after the ones before it. */
export function sendNotice(
  standing: Standing,
  content: NoticeContent,
  sent: readonly Sent[],
  recipients: readonly RecipientDraft[],
  required: readonly RecipientDraft[],
  frozen: ManifestTotals | null,
): Result<{ version: number; kind: NoticeKind; diff: NoticeChange[] }, SendRefusal> {
  const due = noticeDue(standing, content, sent)
  const newest = sent[0]
  // Words of the sender's own are worth an update too.
  const kind = due ?? (newest !== undefined && newest.kind !== 'CANCEL' && newest.content.remarks !== content.remarks ? 'UPDATE' : null)
  if (kind === null) return refuse('nothing_due')
  if (!standing.isComplete) return refuse('somebody_not_visible')
  if (recipients.length === 0) return refuse('nobody_to_tell')
  if (new Set(recipients.map(addressOf)).size < recipients.length) return refuse('recipient_twice')
  const forgotten = required.find((one) => !recipients.some((other) => other.role === one.role && covers(other, one)))
  if (forgotten !== undefined) return refuse('recipient_missing', { role: forgotten.role, office: forgotten.office ?? null })
  // E180: a list that stands and a notice must speak of the same travellers; a list that is out of date is frozen anew after this.
  if (kind !== 'CANCEL' && frozen !== null) {
    const compared = compareTotals(content.pax, frozen)
    if (!compared.ok) return compared
  }

  return accept({ version: sent.length + 1, kind, diff: newest === undefined ? [] : diffOfNotices(newest.content, content) })
}

export function addressOf({ role, office, organisation }: Pick<RecipientDraft, 'role' | 'office' | 'organisation'>): string {
  return `${role} ${office ?? organisation?.toLowerCase() ?? ''}`
}

/** A required office must be told itself; a required role without an office may be anybody who has it. */
function covers(given: RecipientDraft, wanted: RecipientDraft): boolean {
  return wanted.office === undefined || given.office === wanted.office
}

type OfficeToTell = { readonly id: number; readonly airports: readonly string[] }

/**
 * Who must be told at least: whoever receives them, the desk of every airport of ours at which they change or arrive, and the
 * office that keeps the seats. Where no office of ours stands at the end, a destination is asked for by its role.
 */
export function requiredRecipients(movement: Pick<Movement, 'legs' | 'office'>, offices: readonly OfficeToTell[]): RecipientDraft[] {
  const [last, ways] = [movement.legs.at(-1), movement.legs.slice(0, -1)]
  const at = (place: string): number[] => offices.filter(({ airports }) => airports.includes(place)).map(({ id }) => id)
  const required: RecipientDraft[] = ways.flatMap((leg) => at(leg.toPlace)).map((office) => ({ role: 'TRANSIT_DESK', office }))
  const receiving = last === undefined ? [] : at(last.toPlace)
  required.push(
    ...(receiving.length === 0
      ? [{ role: 'DESTINATION' as const }]
      : receiving.map((office) => ({ role: 'DESTINATION' as const, office }))),
  )
  required.push({ role: 'BOOKING_DESK', office: movement.office })
  const known = new Set<string>()
  return required.filter((one) => !known.has(addressOf(one)) && known.add(addressOf(one)))
}

/** Three days before the departure; for what is sent later, some hours, and never after the departure itself. */
export function acknowledgeDeadline(departsAt: Instant, now: Instant): Instant {
  const usual = addMinutes(departsAt, -acknowledgeHoursBefore * 60)
  const least = addMinutes(now, acknowledgeHoursLeast * 60)
  if (usual >= least) return usual
  return minutesBetween(now, departsAt) > acknowledgeHoursLeast * 60 ? least : departsAt > now ? departsAt : least
}

export type AcknowledgeRefusal = 'newer_version' | 'version_not_shown'

/**
 * Somebody of the office that was told has read this very version. What they saw is named by its hash: nobody acknowledges a
 * version that was not on their screen, and an older one is no news any more.
 */
export function acknowledge(
  received: { readonly sha256: string; readonly isNewest: boolean; readonly acknowledgedAt: Instant | null },
  seen: string,
): Result<{ isNew: boolean }, AcknowledgeRefusal> {
  if (received.sha256 !== seen) return refuse('version_not_shown')
  if (received.acknowledgedAt !== null) return accept({ isNew: false })
  if (!received.isNewest) return refuse('newer_version')

  return accept({ isNew: true })
}

export function isOverdue(recipient: Pick<Recipient, 'acknowledgedAt'>, acknowledgeBy: Instant, now: Instant): boolean {
  return recipient.acknowledgedAt === null && acknowledgeBy < now
}

// ── what a version changed ──

/** Field by field, as the reader of a notice would say it. */
export function diffOfNotices(before: NoticeContent, after: NoticeContent): NoticeChange[] {
  const [was, is] = [told(before), told(after)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((field) => was.get(field) !== is.get(field))
    .map((field) => ({ field, before: was.get(field) ?? null, after: is.get(field) ?? null }))
}

function told(content: NoticeContent): Map<string, string> {
  const lines = new Map<string, string>()
  lines.set('programmes', content.programmes.join(', '))
  lines.set('cases', content.caseRefs.join(', '))
  for (const count of ['total', 'adults', 'children', 'infants'] as const) lines.set(count, String(content.pax[count]))
  for (const leg of content.legs) lines.set(`leg ${leg.seq}`, legText(leg))
  for (const point of content.transits) lines.set(`transit ${point.place}`, `${point.minutes} min ${point.colour}`)
  lines.set('needs', countedText(content.needs))
  lines.set('languages', countedText(content.languages))
  lines.set('escorts', countedText(content.escorts))
  lines.set('bags', `${content.bagsPieces} / ${content.bagsKg} kg`)
  lines.set('papers', countedText(content.papers))
  lines.set('receivers', content.receivers.map(({ party, confirmedOn }) => [party, confirmedOn].filter(Boolean).join(' ')).join(' · '))
  lines.set('remarks', content.remarks)
  return lines
}

export function countedText(all: readonly Counted[]): string {
  return all.map(({ code, count }) => `${count} ${code}`).join(', ')
}

/** `XX123 ADD 2026-11-13 23:00 – CDG 2E 2026-11-14 06:40`, each end in its own local time. */
export function legText({
  number,
  fromPlace,
  fromTerminal,
  fromZone,
  departsAt,
  toPlace,
  toTerminal,
  toZone,
  arrivesAt,
}: NoticeContent['legs'][number]): string {
  const end = (place: string, terminal: string | null, at: Instant, zone: string): string =>
    [place, terminal, dayAt(at, zone), clockAt(at, zone)].filter(Boolean).join(' ')
  return `${number} ${end(fromPlace, fromTerminal, departsAt, fromZone)} – ${end(toPlace, toTerminal, arrivesAt, toZone)}`
}
