// What a passenger list message says, as facts: one list for one journey of one conveyance. The message itself is paxlst-write.ts and
// paxlst-read.ts. Shapes only.
import type { Birth, LocalTime } from './calendar.ts'
import type { CharacterSet } from './character-sets.ts'
import type { Directory } from './paxlst-directory.ts'

/** By the codes of NAD: who they are, and whether they only change here. */
export type PersonKind = 'PASSENGER' | 'TRANSIT_PASSENGER' | 'CREW' | 'TRANSIT_CREW'
export const kindCodes: Readonly<Record<PersonKind, string>> = {
  PASSENGER: 'FL',
  TRANSIT_PASSENGER: 'DDU',
  CREW: 'FM',
  TRANSIT_CREW: 'DDT',
}

export type TravelDocument = {
  /** P passport, V visa, A, C and I cards, AC crew certificate, IP passport card, F other accepted paper; a second letter may follow P. */
  code: string
  number: string
  /** Three letters, as on the document. */
  issuer: string | null
  /** YYYY-MM-DD. */
  expiresOn: string | null
  issuedOn: string | null
}

/** AVF booking, ABO the sender's own reference of the person, SEA seat, YZY ticket, and what partners agree. */
export type Reference = { code: string; value: string }

export type PersonOnList = {
  kind: PersonKind
  /** Somebody with a single name bears it here (ICAO Doc 9303-3, 4.6). */
  surname: string
  givenNames: string
  sex: 'F' | 'M' | 'X'
  birth: Birth
  /** Three letters, also those that only travel documents know. */
  nationality: string
  /** GEI: the facts were checked against the document. */
  verified: boolean | null
  bags: { pieces: number; kg: number | null } | null
  /** First tag of a row of tags, and how many. */
  bagTags: readonly { tag: string; count: number }[]
  clearsAt: string | null
  embarksAt: string
  disembarksAt: string
  residence: string | null
  bornIn: string | null
  /** Crew only: CR1 to CR5. */
  rank: string | null
  references: readonly Reference[]
  documents: readonly TravelDocument[]
}

export type CallRole = 'LAST_DEPARTURE' | 'FIRST_ARRIVAL' | 'ON_ROUTE' | 'FINAL_DESTINATION'
export const callCodes: Readonly<Record<CallRole, string>> = {
  LAST_DEPARTURE: '125',
  FIRST_ARRIVAL: '87',
  ON_ROUTE: '92',
  FINAL_DESTINATION: '130',
}

/** A place of the journey: an airport (three letters) or, for other means of transport, a UN/LOCODE (five). Times as on the wall there. */
export type Call = { role: CallRole; place: string; arrives: LocalTime | null; departs: LocalTime | null }

export type TransportMode = 'AIR' | 'SEA' | 'RAIL' | 'ROAD'
export const modeCodes: Readonly<Record<TransportMode, string>> = { SEA: '1', RAIL: '2', ROAD: '3', AIR: '4' }

export type ListPurpose = 'ORIGINAL' | 'ADDITION' | 'FINAL' | 'CHANGE'
export const purposeCodes: Readonly<Record<ListPurpose, string>> = { ADDITION: '2', ORIGINAL: '9', FINAL: '22', CHANGE: '36' }

export type Party = { id: string; qualifier: string | null }

export type PassengerList = {
  directory: Directory
  characterSet: CharacterSet
  of: 'PASSENGERS' | 'CREW'
  purpose: ListPurpose | null
  /** The sender's number of the list, and which version of it this is. */
  document: string | null
  revision: number | null
  sender: Party
  recipient: Party
  /** In UTC. */
  prepared: LocalTime
  contact: { name: string; phone: string | null; fax: string | null; email: string | null }
  journey: { number: string; carrier: string | null; mode: TransportMode; calls: readonly Call[] }
  persons: readonly PersonOnList[]
}

/** `person` is the place in the list, from 0; null when the list as a whole is meant. */
export type WritingFault = {
  person: number | null
  word:
    | 'nobody_on_list'
    | 'too_long'
    | 'journey_incomplete'
    | 'journey_unwritable'
    | 'name_missing'
    | 'name_not_latin'
    | 'nationality_unwritable'
    | 'place_unwritable'
    | 'document_missing'
    | 'document_unwritable'
}
export const writingWarnings = [
  'contact_shortened',
  'name_shortened',
  'birth_incomplete',
  'birth_unknown',
  'references_left_out',
  'documents_left_out',
] as const
export type WritingWarning = { person: number | null; word: (typeof writingWarnings)[number] }
