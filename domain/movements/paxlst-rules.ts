/**
 * A frozen manifest as an API message (PAXLST, domain.md 2.3): which of its facts the message of one leg tells, and what must be known
 * first. How it is written is algorithms/edifact. What the manifest does not say (residence, place of birth) is not made up.
 */
import type { Birth, LocalTime } from '#algorithms/edifact/calendar.ts'
import type { Directory } from '#algorithms/edifact/paxlst-directory.ts'
import {
  type PassengerList,
  type PersonOnList,
  type Reference,
  type TravelDocument,
  type WritingFault,
  type WritingWarning,
  writingWarnings,
} from '#algorithms/edifact/paxlst-facts.ts'
import { clockAt, dayAt, type Instant } from '#domain/kit/day.ts'
import { accept, refuse, type Refused, type Result } from '#domain/kit/result.ts'
import type { DocumentType } from '#domain/people/words.ts'
import type { Manifest, ManifestLeg, ManifestRow } from './words.ts'

export type PaxlstRefusal =
  | 'leg_not_on_manifest'
  | 'no_passengers'
  | 'passenger_without_document'
  | 'document_number_unwritable'
  | 'passenger_name_unwritable'
  | 'leg_unwritable'
  | 'list_too_long'
  | 'paxlst_not_valid'

export type PaxlstAsked = {
  directory: Directory
  /** The leg the message is about: its carrier reports one flight at a time. The first when not said. */
  leg: number | undefined
  office: { code: string; name: string }
  /** How the authority names its mailbox; made from the country of arrival when nobody said. */
  recipient: string | undefined
  preparedAt: Instant
}

type Listed = Pick<Manifest, 'number' | 'version' | 'legs' | 'rows'>

/** The facts of the message, or the lines of the list that lack one. Lines are told by number, never by name. */
export function paxlstOf(
  manifest: Listed,
  asked: PaxlstAsked,
  countryOf: (place: string) => string | null,
): Result<PassengerList, PaxlstRefusal> {
  const leg = asked.leg === undefined ? manifest.legs[0] : manifest.legs.find(({ seq }) => seq === asked.leg)
  if (leg === undefined) return refuse('leg_not_on_manifest', { leg: asked.leg ?? 1 })
  if (manifest.rows.length === 0) return refuse('no_passengers')
  const without = manifest.rows.filter(({ docNo, docType }) => docNo === null || docType === null)
  if (without.length > 0) return refuse('passenger_without_document', rowsOf(without))

  const country = countryOf(leg.toPlace)
  const next = manifest.legs.find(({ seq }) => seq > leg.seq)
  const onward = next !== undefined && !next.borderEntry
  return accept({
    directory: asked.directory,
    characterSet: 'UNOA',
    of: 'PASSENGERS',
    purpose: manifest.version === 1 ? 'ORIGINAL' : 'CHANGE',
    document: manifest.number,
    revision: manifest.version,
    sender: { id: `OIM${asked.office.code}`, qualifier: 'ZZ' },
    recipient: { id: asked.recipient ?? `API${country ?? ''}`, qualifier: 'ZZ' },
    prepared: timeAt(asked.preparedAt, 'UTC'),
    contact: { name: `OIM ${asked.office.name}`, phone: null, fax: null, email: null },
    journey: journeyOf(leg),
    persons: manifest.rows.map((row) => personOf(row, { number: manifest.number, leg, onward, country })),
  })
}

/** What the writer could not put down, in words of the office, with the lines it is about. */
export function refusalOf(faults: readonly WritingFault[], rows: readonly ManifestRow[]): Refused<PaxlstRefusal> {
  const word = faults[0]!.word
  const meant = faults.flatMap((fault) => (fault.word === word && fault.person !== null ? [rows[fault.person]!] : []))
  return refuse(refusals[word], meant.length === 0 ? undefined : rowsOf(meant))
}

const refusals: Record<WritingFault['word'], PaxlstRefusal> = {
  nobody_on_list: 'no_passengers',
  too_long: 'list_too_long',
  journey_incomplete: 'leg_unwritable',
  journey_unwritable: 'leg_unwritable',
  place_unwritable: 'leg_unwritable',
  name_missing: 'passenger_name_unwritable',
  name_not_latin: 'passenger_name_unwritable',
  nationality_unwritable: 'paxlst_not_valid',
  document_missing: 'passenger_without_document',
  document_unwritable: 'document_number_unwritable',
}

/** What the message shortens or leaves out, by word, with the lines it is about. */
export function warningsOf(
  warnings: readonly WritingWarning[],
  rows: readonly ManifestRow[],
): { word: WritingWarning['word']; rows: number[] }[] {
  return writingWarnings.flatMap((word) => {
    const meant = warnings.filter((warning) => warning.word === word)
    return meant.length === 0 ? [] : [{ word, rows: meant.flatMap(({ person }) => (person === null ? [] : [rows[person]!.no])) }]
  })
}

function rowsOf(rows: readonly ManifestRow[]): { rows: string; count: number } {
  return { rows: rows.map(({ no }) => no).join(', '), count: rows.length }
}

function journeyOf(leg: ManifestLeg): PassengerList['journey'] {
  const number = leg.number.toUpperCase().replaceAll(/[^A-Z0-9 ]/g, '')
  const carrier = leg.carrier.toUpperCase()
  return {
    number,
    carrier: leg.mode === 'AIR' && carrier !== '' && number.startsWith(carrier) ? carrier : null,
    mode: leg.mode,
    calls: [
      { role: 'LAST_DEPARTURE', place: leg.fromPlace, arrives: null, departs: timeAt(leg.departsAt, leg.fromZone) },
      { role: 'FIRST_ARRIVAL', place: leg.toPlace, arrives: timeAt(leg.arrivesAt, leg.toZone), departs: null },
    ],
  }
}

type OnLeg = { number: string; leg: ManifestLeg; onward: boolean; country: string | null }

/** Who flies on without entering the country is in transit there and is cleared nowhere on this leg (guide, NAD 3035 and LOC 22). */
function personOf(row: ManifestRow, { number, leg, onward, country }: OnLeg): PersonOnList {
  return {
    kind: onward ? 'TRANSIT_PASSENGER' : 'PASSENGER',
    surname: row.surname,
    givenNames: row.givenNames,
    sex: row.sex,
    birth: birthOf(row),
    nationality: row.nationality,
    verified: null,
    bags: { pieces: row.bagsPieces, kg: row.bagsKg === 0 ? null : row.bagsKg },
    bagTags: [],
    clearsAt: onward ? null : leg.toPlace,
    embarksAt: leg.fromPlace,
    disembarksAt: leg.toPlace,
    residence: null,
    bornIn: null,
    rank: null,
    references: referencesOf(row, number),
    documents: documentsOf(row, country),
  }
}

function birthOf({ bornOn, bornPrecision = 'DAY' }: ManifestRow): Birth {
  if (bornOn === null || bornPrecision === 'UNKNOWN') return null
  const [year, month, day] = bornOn.split('-').map(Number) as [number, number, number]
  if (bornPrecision === 'YEAR') return { year }
  return bornPrecision === 'MONTH' ? { year, month } : { year, month, day }
}

/** The booking first: D.05B has room for one. The line of the list is our own reference of the person. */
function referencesOf(row: ManifestRow, number: string): Reference[] {
  const known: [string, string | null][] = [
    ['AVF', row.bookingRef],
    ['ABO', `${number}-${String(row.no).padStart(3, '0')}`],
    ['SEA', row.seat],
    ['YZY', row.ticketNo?.replaceAll('-', '') ?? null],
  ]
  return known.flatMap(([code, value]) => (value === null ? [] : [{ code, value }]))
}

/** The visa on file is that of the destination: it belongs to the leg that arrives there. */
function documentsOf(row: ManifestRow, country: string | null): TravelDocument[] {
  const { docType, docNo, docIssuer, docExpiry, visaNo, destinationCountry } = row
  if (docNo === null || docType === null) return []
  const paper = {
    code: documentCodes[docType as DocumentType] ?? 'F',
    number: docNo,
    issuer: docIssuer,
    expiresOn: docExpiry,
    issuedOn: null,
  }
  if (visaNo === null || destinationCountry === null || destinationCountry !== country) return [paper]
  return [paper, { code: 'V', number: visaNo, issuer: destinationCountry, expiresOn: null, issuedOn: null }]
}

/**
 * Our kinds of paper by the guide's codes: P booklets with the zone of a passport, I cards, F what a State accepts besides. Which State
 * wants a consular pass as P and which as F was not found; F promises least.
 */
const documentCodes: Record<DocumentType, string> = {
  PASSPORT: 'P',
  CTD_1951: 'P',
  CTD_1954: 'P',
  TVE: 'P',
  UNLP: 'P',
  ETD: 'P',
  LPC: 'F',
  LP_FR: 'F',
  ICRC_ETD: 'F',
  EU_LP_RETURN: 'F',
  EU_LP_TRANSFER: 'F',
  SEAMAN_BOOK: 'F',
  NATIONAL_ID: 'I',
}

function timeAt(at: Instant, zone: string): LocalTime {
  return { day: dayAt(at, zone), clock: clockAt(at, zone) }
}
