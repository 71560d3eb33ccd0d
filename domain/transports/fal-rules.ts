/**
 * The lists that a port asks of a ship: IMO FAL form 5 (crew) and form 6 (passengers), field by field in the order of the forms, and
 * the same people as a PAXLST message (domain.md 1.14, 2.3). What no record says, such as a place of birth, stays empty.
 */
import type { Birth, LocalTime } from '#algorithms/edifact/calendar.ts'
import type { Directory } from '#algorithms/edifact/paxlst-directory.ts'
import type { PassengerList, PersonOnList } from '#algorithms/edifact/paxlst-facts.ts'
import type { Escort } from '#domain/escorts/words.ts'
import { clockAt, type Day, dayAt, type Instant } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { ticketName } from '#domain/movements/ssr-rules.ts'
import type { Manifest, ManifestLeg } from '#domain/movements/words.ts'
import { isAirCrew } from './charter-rules.ts'
import { isSeaCrew } from './vessel-rules.ts'
import type { PortCall, Vessel } from './vessel-words.ts'
import type { Staff } from './words.ts'

/** By the names of the forms, in their order. */
export const crewColumns = [
  'no',
  'familyName',
  'givenNames',
  'rank',
  'nationality',
  'bornOn',
  'bornAt',
  'sex',
  'docType',
  'docNumber',
  'docIssuer',
  'docExpiresOn',
] as const
export const passengerColumns = [
  'no',
  'familyName',
  'givenNames',
  'nationality',
  'bornOn',
  'bornAt',
  'sex',
  'docType',
  'docNumber',
  'docIssuer',
  'docExpiresOn',
  'embarksAt',
  'visaNumber',
  'disembarksAt',
  'transit',
] as const
export type FalColumn = (typeof crewColumns)[number] | (typeof passengerColumns)[number]
export type FalRow = Partial<Record<FalColumn, string | number | null>>

export type FalHead = {
  form: 5 | 6
  direction: 'ARRIVAL' | 'DEPARTURE'
  ship: Pick<Vessel, 'name' | 'imoNumber' | 'callSign' | 'flag' | 'voyageNumber'>
  port: string
  at: Instant | null
  zone: string
  lastPort: string | null
}

export type FalRefusal = 'port_not_called' | 'list_not_frozen' | 'crew_unknown'

/** Of the call that is named; else a list of departure is for the first port of embarkation, one of arrival for the last of disembarkation. */
export function falHead(
  form: FalHead['form'],
  direction: FalHead['direction'],
  ship: FalHead['ship'],
  calls: readonly PortCall[],
  seq?: number,
): Result<FalHead, 'port_not_called'> {
  const call =
    seq !== undefined
      ? calls.find((each) => each.seq === seq)
      : direction === 'DEPARTURE'
        ? calls.find(({ purpose }) => purpose === 'EMBARK')
        : calls.findLast(({ purpose }) => purpose === 'DISEMBARK')
  if (call === undefined) return refuse('port_not_called')
  return accept({
    form,
    direction,
    ship,
    port: call.locode,
    at: direction === 'ARRIVAL' ? call.arrivesAt : call.departsAt,
    zone: call.zone,
    lastPort: calls.findLast((each) => each.seq < call.seq)?.locode ?? null,
  })
}

const dutyOrder = ['MASTER', 'PILOT', 'SEAFARER', 'CABIN', 'MEDICAL', 'SECURITY']

/** The master first, then by duty, then by name. */
export function crewOf(staff: readonly Staff[], kind: 'CHARTER' | 'VESSEL'): Staff[] {
  const order = (one: Staff): string => `${dutyOrder.indexOf(one.duty)} ${one.familyName} ${one.givenNames} ${one.id}`
  return staff.filter(kind === 'VESSEL' ? isSeaCrew : isAirCrew).toSorted((a, b) => order(a).localeCompare(order(b)))
}

export function crewRows(crew: readonly Staff[]): FalRow[] {
  return crew.map((one, at) => ({
    no: at + 1,
    familyName: one.familyName,
    givenNames: one.givenNames,
    rank: one.rank,
    nationality: one.nationality,
    bornOn: one.bornOn,
    bornAt: one.bornAt,
    sex: one.sex,
    docType: one.docType,
    docNumber: one.docNumber,
    docIssuer: one.docIssuer,
    docExpiresOn: one.docExpiresOn,
  }))
}

/** Those of the frozen list, and the escorts after them: everybody who is no crew. */
export function passengerRows(manifest: Pick<Manifest, 'rows'>, escorts: readonly Escort[], calls: readonly PortCall[]): FalRow[] {
  const embarksAt = calls.find(({ purpose }) => purpose === 'EMBARK')?.locode ?? null
  const disembarksAt = calls.findLast(({ purpose }) => purpose === 'DISEMBARK')?.locode ?? null
  const ports = { bornAt: null, embarksAt, disembarksAt, transit: 'N' }
  const listed = manifest.rows.map((row) => ({
    familyName: row.surname,
    givenNames: row.givenNames,
    nationality: row.nationality,
    bornOn: row.bornPrecision === 'UNKNOWN' ? null : bornText(row.bornOn, row.bornPrecision ?? 'DAY'),
    sex: row.sex,
    docType: row.docType,
    docNumber: row.docNo,
    docIssuer: row.docIssuer,
    docExpiresOn: row.docExpiry,
    visaNumber: row.visaNo,
    ...ports,
  }))
  const company = escorts.map((one) => ({
    familyName: ticketName(one.familyName) ?? one.familyName.toUpperCase(),
    givenNames: ticketName(one.givenNames) ?? one.givenNames.toUpperCase(),
    nationality: one.nationality,
    bornOn: one.bornOn,
    sex: one.sex,
    docType: one.passportNumber === null ? null : 'PASSPORT',
    docNumber: one.passportNumber,
    docIssuer: one.passportIssuer,
    docExpiresOn: one.passportUntil,
    visaNumber: null,
    ...ports,
  }))
  return [...listed, ...company].map((row, at) => ({ no: at + 1, ...row }))
}

/** No more precisely than it is known. */
function bornText(on: Day | null, precision: string): string | null {
  return on === null ? null : precision === 'YEAR' ? on.slice(0, 4) : precision === 'MONTH' ? on.slice(0, 7) : on
}

// ── the same people as a message ──

/** The voyage as one leg, from the port where people come on board to the one where they leave: what the list of passengers is sent of. */
export function seaLeg(vessel: Pick<Vessel, 'voyageNumber'>, calls: readonly PortCall[]): Result<ManifestLeg, 'port_not_called'> {
  const from = calls.find(({ purpose }) => purpose === 'EMBARK')
  const to = calls.findLast(({ purpose }) => purpose === 'DISEMBARK')
  const departsAt = from?.departsAt ?? from?.arrivesAt
  const arrivesAt = to?.arrivesAt ?? to?.departsAt
  if (from === undefined || to === undefined || departsAt == null || arrivesAt == null) return refuse('port_not_called')
  return accept({
    seq: 1,
    mode: 'SEA',
    carrier: '',
    number: vessel.voyageNumber,
    // A list of a leg names places by code, whatever kind of code its means of transport has.
    fromPlace: from.locode as string as ManifestLeg['fromPlace'],
    fromTerminal: null,
    fromZone: from.zone,
    departsAt,
    toPlace: to.locode as string as ManifestLeg['toPlace'],
    toTerminal: null,
    toZone: to.zone,
    arrivesAt,
    bagsRechecked: false,
    borderEntry: true,
  })
}

export type CrewAsked = {
  directory: Directory
  office: { code: string; name: string }
  recipient: string
  preparedAt: Instant
  document: string
  leg: Pick<ManifestLeg, 'mode' | 'carrier' | 'number' | 'fromPlace' | 'fromZone' | 'departsAt' | 'toPlace' | 'toZone' | 'arrivesAt'>
}

/** A crew is a list of its own (code 250), never mixed with those who travel (745). */
export function crewListOf(crew: readonly Staff[], asked: CrewAsked): Result<PassengerList, 'crew_unknown' | 'crew_papers_missing'> {
  if (crew.length === 0) return refuse('crew_unknown')
  const lacking = crew.filter(({ docNumber }) => docNumber === null).length
  if (lacking > 0) return refuse('crew_papers_missing', { count: lacking })
  const { leg, office } = asked
  const carrier = leg.carrier.toUpperCase()
  return accept({
    directory: asked.directory,
    characterSet: 'UNOA',
    of: 'CREW',
    purpose: 'ORIGINAL',
    document: asked.document,
    revision: null,
    sender: { id: `OIM${office.code}`, qualifier: 'ZZ' },
    recipient: { id: asked.recipient, qualifier: 'ZZ' },
    prepared: timeAt(asked.preparedAt, 'UTC'),
    contact: { name: `OIM ${office.name}`, phone: null, fax: null, email: null },
    journey: {
      number: leg.number,
      carrier: leg.mode === 'AIR' && carrier !== '' && leg.number.startsWith(carrier) ? carrier : null,
      mode: leg.mode,
      calls: [
        { role: 'LAST_DEPARTURE', place: leg.fromPlace, arrives: null, departs: timeAt(leg.departsAt, leg.fromZone) },
        { role: 'FIRST_ARRIVAL', place: leg.toPlace, arrives: timeAt(leg.arrivesAt, leg.toZone), departs: null },
      ],
    },
    persons: crew.map((one) => crewMember(one, leg)),
  })
}

/** The guide's codes of papers; F is what a State accepts besides. */
const documentCodes = { PASSPORT: 'P', SEAMAN_BOOK: 'F', NATIONAL_ID: 'I', CREW_CARD: 'AC' } as const
/** CR1 in the cockpit, CR2 in the cabin: ranks that only aircraft have. */
const ranks: Partial<Record<Staff['duty'], string>> = { PILOT: 'CR1', CABIN: 'CR2' }

function crewMember(one: Staff, leg: CrewAsked['leg']): PersonOnList {
  return {
    kind: 'CREW',
    surname: ticketName(one.familyName) ?? one.familyName.toUpperCase(),
    givenNames: one.givenNames === '' ? '' : (ticketName(one.givenNames) ?? one.givenNames.toUpperCase()),
    sex: one.sex,
    birth: birthOf(one.bornOn),
    nationality: one.nationality,
    verified: null,
    bags: null,
    bagTags: [],
    clearsAt: null,
    embarksAt: leg.fromPlace,
    disembarksAt: leg.toPlace,
    residence: null,
    bornIn: null,
    rank: leg.mode === 'AIR' ? (ranks[one.duty] ?? null) : null,
    references: [],
    documents: [
      { code: documentCodes[one.docType!], number: one.docNumber!, issuer: one.docIssuer, expiresOn: one.docExpiresOn, issuedOn: null },
    ],
  }
}

/** An escort on the list of those who travel. Without a passport on file nothing truthful can be written of them. */
export function escortOnList(one: Escort, leg: CrewAsked['leg']): PersonOnList {
  return {
    ...crewMember(
      {
        ...one,
        id: one.id as string as Staff['id'],
        vehicleId: null,
        duty: 'MEDICAL',
        rank: '',
        bornAt: null,
        docType: 'PASSPORT',
        docNumber: one.passportNumber,
        docIssuer: one.passportIssuer,
        docExpiresOn: one.passportUntil,
      },
      leg,
    ),
    kind: 'PASSENGER',
    clearsAt: leg.toPlace,
  }
}

function birthOf(on: Day | null): Birth {
  if (on === null) return null
  const [year, month, day] = on.split('-').map(Number) as [number, number, number]
  return { year, month, day }
}

function timeAt(at: Instant, zone: string): LocalTime {
  return { day: dayAt(at, zone), clock: clockAt(at, zone) }
}
