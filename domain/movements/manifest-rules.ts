/**
 * The frozen list of those who travel (domain.md 1.6): how its lines are made, what forbids it, what a new version changed, and the
 * one text of which the hash is taken. Hashing itself and numbering are the server's.
 */
import type { PersonId } from '#domain/people/words.ts'
import { ageOn, type DatePrecision, type Day, dayAt } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { GuardBlock } from './clearance-words.ts'
import { choosePaper, type TravelPaper } from './paper-rules.ts'
import type { PassengerWord } from './passenger-words.ts'
import { ageBandOf, legDaysOf, type PassengerProblem, ticketName } from './ssr-rules.ts'
import { compareTotals } from './totals-rules.ts'
import { diffOf } from './version-rules.ts'
import {
  type Connection,
  type Leg,
  type Manifest,
  type ManifestChange,
  ManifestLeg,
  type ManifestRow,
  type ManifestTotals,
  type Passenger,
  type PassengerState,
} from './words.ts'

/** States in which somebody has no seat on this movement. */
export const notOnBoard: readonly PassengerState[] = ['NO_SHOW', 'OFFLOADED', 'DENIED_BOARDING', 'CANCELLED', 'REFUNDED']

export type ManifestWord =
  | PassengerWord
  | GuardBlock['word']
  | 'no_passengers'
  | 'movement_cancelled'
  | 'movement_over'
  | 'case_not_booked'
  | 'no_longer_travels'
  | 'document_twice'
  | 'document_expired_on_arrival'
  | 'ticket_missing'
  | 'connection_red'
  | 'connection_amber_unapproved'
  | 'family_split_unapproved'
  | 'last_check_missing'
  | 'totals_mismatch'
  | 'manifest_frozen'
  | 'original_still_here'

export type ManifestProblem = {
  level: 'STOP' | 'WARN'
  word: ManifestWord
  code?: string
  personId: string | null
  caseId?: string
  detail?: string
}

/** A passenger with what a line of the list needs besides. */
export type Listed = {
  passenger: Passenger
  nationality: string
  bornPrecision?: DatePrecision
  /** Principal applicant first, then by age: how the airport desk reads a family. */
  leads: boolean
  papers: readonly TravelPaper[]
  visaNo: string | null
  destinationCountry: string | null
  handoverParty: string | null
}

/** What of a leg stands on the list: its timetable, not the latest news. */
export function manifestLegs(legs: readonly Leg[]): ManifestLeg[] {
  return legs.map((leg) => ManifestLeg.parse(leg))
}

/** The lines in order: families together, by the reference of their case; in a family who leads first, then the oldest. */
export function manifestRows(listed: readonly Listed[], legs: readonly Leg[]): ManifestRow[] {
  const ordered = listed.toSorted((a, b) => order(a).localeCompare(order(b)))
  const lineOf = new Map(ordered.map(({ passenger }, at) => [passenger.personId, at + 1]))
  const days = legDaysOf(legs)
  const last = legs.at(-1)
  const arrivesOn = last === undefined ? undefined : dayAt(last.arrivesAt, last.toZone)
  return ordered.map(({ passenger: one, ...more }, at) => {
    const paper = arrivesOn === undefined ? undefined : choosePaper(more.papers, { arrivesOn, marginDays: 0 }).paper
    const age = one.bornOn === null || days[0] === undefined ? null : ageOn(one.bornOn, days[0])
    return {
      no: at + 1,
      passengerId: one.id,
      personId: one.personId,
      caseId: one.caseId,
      caseRef: one.caseRef,
      leadsCase: more.leads,
      bookingRef: one.bookingRef,
      ticketNo: one.ticketNo,
      surname: ticketName(one.familyName) ?? one.familyName.toUpperCase(),
      givenNames: ticketName(one.givenNames) ?? one.givenNames.toUpperCase(),
      nativeName: one.nativeName,
      title: titleOf(one.sex, age),
      sex: one.sex,
      bornOn: one.bornOn,
      ...(more.bornPrecision === undefined || more.bornPrecision === 'DAY' ? {} : { bornPrecision: more.bornPrecision }),
      ageAtDeparture: age,
      ageBand: ageBandOf(one.bornOn, days),
      nationality: more.nationality,
      languages: one.languages,
      docType: paper?.type ?? null,
      docNo: paper?.number ?? null,
      docIssuer: paper?.issuer ?? null,
      docExpiry: paper?.expiresOn ?? null,
      visaNo: more.visaNo,
      seat: one.seat,
      ssr: one.ssr,
      bagsPieces: one.bagsPieces,
      bagsKg: one.bagsKg,
      escortKind: one.escortKind,
      infantWith: one.infantWith === null ? null : (lineOf.get(one.infantWith) ?? null),
      finalDestination: last?.toPlace ?? '',
      destinationCountry: more.destinationCountry,
      handoverParty: more.handoverParty,
    }
  })
}

export function totalsOf(rows: readonly Pick<ManifestRow, 'ageBand'>[]): ManifestTotals {
  const count = (band: ManifestRow['ageBand']): number => rows.filter((row) => row.ageBand === band).length
  return { adults: count('ADT'), children: count('CHD'), infants: count('INF'), total: rows.length }
}

export type ManifestFacts = {
  status: string
  rows: readonly ManifestRow[]
  passengers: readonly Passenger[]
  /** The day of the last arrival, at its place. */
  arrivesOn: Day
  connections: readonly Connection[]
  /** Findings about the people themselves (checkPassengers). */
  people: readonly PassengerProblem[]
  cases: readonly CaseOnBoard[]
  /** What the advance booking notice said, when somebody knows (domain.md E180). */
  announced: Partial<ManifestTotals>
  /** Originals of those on board that the office still holds (domain.md 2.2: return on demand, and before the journey). */
  originals?: readonly { readonly personId: string; readonly type: string }[]
  /** The newest version, and whether it no longer says what stands now. */
  frozen?: { version: number; changed: boolean } | undefined
}

export type CaseOnBoard = {
  caseId: string
  status: string
  /** Travelling members without a seat here, and whether a supervisor let the family travel apart. */
  missing: readonly string[]
  /** On board, and no travelling member of the case any more. */
  strangers: readonly string[]
  splitApproved: boolean
  /** What guard G2 says of those on board. */
  blocks: readonly GuardBlock[]
  /** What it cannot say, and somebody must look at. */
  warnings?: readonly GuardBlock[]
}

/** Everything that stands against freezing; what has level WARN is shown and stops nothing. */
export function checkManifest(facts: ManifestFacts): ManifestProblem[] {
  const problems: ManifestProblem[] = []
  if (facts.status === 'CANCELLED') problems.push(stop('movement_cancelled', null))
  if (facts.status === 'ARRIVED') problems.push(stop('movement_over', null))
  if (facts.rows.length === 0) problems.push(stop('no_passengers', null))
  problems.push(
    ...facts.people,
    ...checkDocuments(facts),
    ...checkConnections(facts.connections),
    ...facts.cases.flatMap(checkCase),
    ...checkTotals(facts),
    ...checkFrozen(facts),
  )
  for (const { personId, type } of facts.originals ?? [])
    problems.push({ level: 'WARN', word: 'original_still_here', personId, detail: type })
  for (const row of facts.rows) if (row.ticketNo === null) problems.push({ level: 'WARN', word: 'ticket_missing', personId: row.personId })
  return problems
}

function checkDocuments({ rows, arrivesOn }: ManifestFacts): ManifestProblem[] {
  const seen = new Set<string>()
  return rows.flatMap((row) => {
    if (row.docNo === null) return [stop('document_missing', row.personId)]
    const key = `${row.docIssuer} ${row.docNo}`
    const twice = seen.has(key)
    seen.add(key)
    const problems: ManifestProblem[] = twice ? [stop('document_twice', row.personId)] : []
    // A paper without a known end was already looked at by the guard; here only a known end before the arrival counts.
    if (row.docExpiry !== null && row.docExpiry < arrivesOn)
      problems.push({ ...stop('document_expired_on_arrival', row.personId, 'E103'), detail: row.docExpiry })
    return problems
  })
}

function checkConnections(connections: readonly Connection[]): ManifestProblem[] {
  return connections.flatMap((each): ManifestProblem[] => {
    const detail = `${each.airport} ${each.minutes}/${each.neededMinutes}`
    if (each.colour === 'RED') return [{ ...stop('connection_red', null, 'E130'), detail }]
    if (each.colour === 'AMBER' && each.approvedBy === null) return [{ ...stop('connection_amber_unapproved', null, 'W131'), detail }]
    return []
  })
}

/** Booked, or gone already: on the day of departure the list is frozen again without those who did not come (domain.md 1.3). */
const listedStatuses = ['BOOKED', 'MANIFESTED', 'DEPARTED', 'IN_TRANSIT', 'MISHAP', 'ARRIVED', 'HANDED_OVER', 'FOLLOW_UP', 'CLOSED']

function checkCase(one: CaseOnBoard): ManifestProblem[] {
  const { caseId } = one
  const problems: ManifestProblem[] = []
  if (!listedStatuses.includes(one.status) && !one.splitApproved)
    problems.push({ ...stop('case_not_booked', null), caseId, detail: one.status })
  if (one.missing.length > 0 && !one.splitApproved) problems.push({ ...stop('family_split_unapproved', one.missing[0]!, 'E151'), caseId })
  for (const personId of one.strangers) problems.push({ ...stop('no_longer_travels', personId), caseId })
  for (const block of one.blocks) problems.push({ ...blockProblem(block, 'STOP'), caseId })
  for (const block of one.warnings ?? []) problems.push({ ...blockProblem(block, 'WARN'), caseId })
  return problems
}

function blockProblem({ word, code, personId, kind, until, country }: GuardBlock, level: ManifestProblem['level']): ManifestProblem {
  const said = word === 'last_check_cannot_be_scheduled' ? 'last_check_missing' : word
  const detail = [kind, country, until].filter(Boolean).join(' ')
  return { ...stop(said, personId ?? null, code), level, ...(detail === '' ? {} : { detail }) }
}

function checkTotals({ rows, announced }: ManifestFacts): ManifestProblem[] {
  const compared = compareTotals(announced, totalsOf(rows))
  if (compared.ok) return []
  const { code, field, one, other } = compared.details!
  return [{ ...stop('totals_mismatch', null, String(code)), detail: `${field} ${one}/${other}` }]
}

/** E170: a frozen list is never edited; what changed since makes the next version. */
function checkFrozen({ frozen }: ManifestFacts): ManifestProblem[] {
  return frozen?.changed === true
    ? [{ level: 'WARN', word: 'manifest_frozen', code: 'E170', personId: null, detail: String(frozen.version) }]
    : []
}

/** The content of a version; number, version and chain are added by whoever writes it. */
export type ManifestContent = Pick<Manifest, 'legs' | 'rows' | 'totals'>
export type FreezeRefusal = ManifestWord | 'nothing_changed'

/**
 * A version is never changed: a change makes the next one, with what changed (domain.md 1.6, E170). The refusal is the first thing
 * that stops, as a word; the whole list is shown by the check.
 */
export function freezeManifest(
  content: ManifestContent,
  before: ManifestContent | null,
  problems: readonly ManifestProblem[],
): Result<{ diff: ManifestChange[] }, FreezeRefusal> {
  const stops = problems.filter(({ level }) => level === 'STOP')
  const first = stops[0]
  if (first !== undefined) return refuse(first.word, { count: stops.length, code: first.code ?? null, detail: first.detail ?? null })
  if (before !== null && canonicalText(before) === canonicalText(content)) return refuse('nothing_changed')
  return accept({ diff: before === null ? [] : diffOf(before, content) })
}

/** One text for one content, whatever order its fields were made in (keys sorted, no spaces): what the hash is taken of. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const fields = Object.entries(value).filter(([, each]) => each !== undefined)
  return `{${fields
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonicalText(each)}`)
    .join(',')}}`
}

export function titleOf(sex: Passenger['sex'], age: number | null): ManifestRow['title'] {
  if (sex === 'X') return 'MX'
  const child = age !== null && age < 12
  return sex === 'F' ? (child ? 'MISS' : 'MRS') : child ? 'MSTR' : 'MR'
}

function order({ passenger, leads }: Listed): string {
  return `${passenger.caseRef} ${leads ? 0 : 1} ${passenger.bornOn ?? '0000-00-00'} ${passenger.familyName} ${passenger.givenNames} ${passenger.personId}`
}

function stop(word: ManifestWord, personId: string | null, code?: string): ManifestProblem {
  return { level: 'STOP', word, personId, ...(code === undefined ? {} : { code }) }
}

const adultAge = 18

/** Grown-ups agree for themselves, and parents for their children; a child who travels with no adult of the family is asked for too. */
export function mustAgree(rows: readonly Pick<ManifestRow, 'personId' | 'caseId' | 'ageAtDeparture'>[]): PersonId[] {
  const isGrownUp = (row: Pick<ManifestRow, 'ageAtDeparture'>): boolean => row.ageAtDeparture === null || row.ageAtDeparture >= adultAge
  const withAdult = new Set(rows.filter(isGrownUp).map(({ caseId }) => caseId))
  return rows.filter((row) => isGrownUp(row) || !withAdult.has(row.caseId)).map(({ personId }) => personId)
}
