/**
 * Is there time to change planes, trains or ships? The least time of the airport, what these people need on top, and a colour (domain.md 1.11). The
 * rows of least times and the countries of airports come as arguments; they are packs of the office.
 */
import { ageOn, clockAt, type Day, dayAt, type Instant, minutesBetween } from '#domain/kit/day.ts'
import { inSchengen } from './schengen-rules.ts'
import type { Connection, ConnectionColour, Leg, Ssr } from './words.ts'

/** A row without terminal, kind or carrier holds for all of them. */
export type MinimumRow = {
  airport: string
  toAirport?: string | undefined
  arrTerminal?: string | undefined
  depTerminal?: string | undefined
  kind?: FlightPair | undefined
  carrierArr?: string | undefined
  carrierDep?: string | undefined
  minutes: number
  validFrom: Day
  validTo?: Day | undefined
}

/** D: domestic, or inside the Schengen area; I: over an outer border; of the leg that arrives, then of the one that leaves. */
export type FlightPair = 'DD' | 'DI' | 'ID' | 'II'

/** What is known of an airport that no row names: long enough for most, and said to be a placeholder (domain.md 1.11). */
export const unlistedMinimumMinutes = 90

/** Figures of domain.md 1.11; they are design values, not law. */
export const buffers = { assistance: 30, groupStep: 15, groupOf: 10, groupMost: 60, bags: 30, border: 30, elderAge: 65 }
export const overnightMinutes = 6 * 60

const needsAssistance = ['WCHR', 'WCHS', 'WCHC', 'UMNR', 'DPNA', 'STCR', 'WCHP']

/** Somebody of the group, as far as a connection needs to know. */
export type Companion = { bornOn: Day | null; ssr: readonly Pick<Ssr, 'code'>[] }
export type Changing = Pick<
  Leg,
  | 'seq'
  | 'carrier'
  | 'fromPlace'
  | 'fromTerminal'
  | 'fromZone'
  | 'departsAt'
  | 'expectedDepartsAt'
  | 'toPlace'
  | 'toTerminal'
  | 'toZone'
  | 'arrivesAt'
  | 'expectedArrivesAt'
  | 'bagsRechecked'
  | 'borderEntry'
>
export type CountryOf = (airport: string) => string | undefined
/** What a supervisor approved, newest last. */
export type Approval = {
  fromSeq: number
  minutes: number
  neededMinutes: number
  approvedBy: Connection['approvedBy']
  approvedAt: Connection['approvedAt']
}

export function connectionsOf(
  legs: readonly Changing[],
  companions: readonly Companion[],
  rows: readonly MinimumRow[],
  countryOf: CountryOf,
  approvals: readonly Approval[],
): Connection[] {
  return legs.slice(1).map((next, at) => connect(legs[at]!, next, companions, minimumBetween(legs[at]!, next, rows, countryOf), approvals))
}

/** One change: `minimum` minutes of the airport, against the time there is by the latest news. */
export function connect(
  arrives: Changing,
  leaves: Changing,
  companions: readonly Companion[],
  minimum: number,
  approvals: readonly Approval[],
): Connection {
  const arrivesAt = arrives.expectedArrivesAt ?? arrives.arrivesAt
  const departsAt = leaves.expectedDepartsAt ?? leaves.departsAt
  const minutes = minutesBetween(arrivesAt, departsAt)
  const parts = buffersFor(leaves, companions, dayAt(arrivesAt, arrives.toZone))
  const neededMinutes = minimum + parts.reduce((sum, part) => sum + part.minutes, 0)
  const approval = approvals.findLast(
    (each) => each.fromSeq === arrives.seq && minutes >= each.minutes && neededMinutes <= each.neededMinutes,
  )
  return {
    fromSeq: arrives.seq,
    toSeq: leaves.seq,
    airport: arrives.toPlace,
    toAirport: leaves.fromPlace,
    minutes,
    minimumMinutes: minimum,
    neededMinutes,
    buffers: parts,
    colour: colourOf(minutes, minimum, neededMinutes),
    overnight: isOvernight(arrivesAt, departsAt, minutes, arrives.toZone),
    approvedBy: approval?.approvedBy ?? null,
    approvedAt: approval?.approvedAt ?? null,
  }
}

/** domain.md 1.11: green is enough for these people, amber only for the airport, red not even for the airport. */
export function colourOf(minutes: number, minimum: number, needed: number): ConnectionColour {
  if (minutes < minimum) return 'RED'
  return minutes < needed ? 'AMBER' : 'GREEN'
}

function buffersFor(leaves: Changing, companions: readonly Companion[], on: Day): Connection['buffers'] {
  const parts: Connection['buffers'] = []
  if (companions.some((each) => needsMoreTime(each, on))) parts.push({ reason: 'ASSISTANCE', minutes: buffers.assistance })
  // Each ten people begun beyond the first ten: a group is as fast as its last person.
  const tens = Math.ceil(Math.max(0, companions.length - buffers.groupOf) / buffers.groupOf)
  if (tens > 0) parts.push({ reason: 'GROUP', minutes: Math.min(buffers.groupMost, tens * buffers.groupStep) })
  if (leaves.bagsRechecked) parts.push({ reason: 'BAGS', minutes: buffers.bags })
  if (leaves.borderEntry) parts.push({ reason: 'BORDER', minutes: buffers.border })
  return parts
}

function needsMoreTime({ bornOn, ssr }: Companion, on: Day): boolean {
  if (ssr.some(({ code }) => needsAssistance.includes(code))) return true
  if (bornOn === null) return false
  const age = ageOn(bornOn, on)
  return age < 2 || age >= buffers.elderAge
}

/** A wait of more than six hours, or one that touches the night between midnight and five at the place. */
function isOvernight(arrivesAt: Instant, departsAt: Instant, minutes: number, zone: string): boolean {
  if (minutes > overnightMinutes) return true
  return minutes > 0 && (clockAt(arrivesAt, zone) < '05:00' || dayAt(departsAt, zone) > dayAt(arrivesAt, zone))
}

/** The most specific row that holds on the day; of two equally specific ones, the longer time. */
export function minimumBetween(arrives: Changing, leaves: Changing, rows: readonly MinimumRow[], countryOf: CountryOf): number {
  const asked = {
    airport: arrives.toPlace,
    toAirport: leaves.fromPlace,
    arrTerminal: arrives.toTerminal ?? undefined,
    depTerminal: leaves.fromTerminal ?? undefined,
    kind: pairOf(arrives, leaves, countryOf),
    carrierArr: arrives.carrier,
    carrierDep: leaves.carrier,
    on: dayAt(arrives.arrivesAt, arrives.toZone),
  }
  return findMinimum(rows, asked) ?? unlistedMinimumMinutes
}

export type MinimumAsked = Omit<MinimumRow, 'minutes' | 'validFrom' | 'validTo'> & { toAirport: string; on: Day }

/** Undefined when no row says anything of the airport, or of changing between these two. */
export function findMinimum(rows: readonly MinimumRow[], asked: MinimumAsked): number | undefined {
  const fitting = rows.filter(
    (row) =>
      row.airport === asked.airport &&
      (row.toAirport ?? row.airport) === asked.toAirport &&
      row.validFrom <= asked.on &&
      (row.validTo === undefined || asked.on <= row.validTo) &&
      specifics.every((field) => row[field] === undefined || row[field] === asked[field]),
  )
  const best = fitting.toSorted((a, b) => weightOf(b) - weightOf(a) || b.minutes - a.minutes)[0]
  return best?.minutes
}

const specifics = ['arrTerminal', 'depTerminal', 'kind', 'carrierArr', 'carrierDep'] as const

/** A carrier says more than a terminal, a terminal more than the kind of flight. */
function weightOf(row: MinimumRow): number {
  const carriers = (row.carrierArr === undefined ? 0 : 8) + (row.carrierDep === undefined ? 0 : 8)
  const terminals = (row.arrTerminal === undefined ? 0 : 2) + (row.depTerminal === undefined ? 0 : 2)
  return carriers + terminals + (row.kind === undefined ? 0 : 1)
}

/** D inside one country or inside the Schengen area on that day, I otherwise: where no border is crossed, none takes time. */
function pairOf(arrives: Changing, leaves: Changing, countryOf: CountryOf): FlightPair {
  const kind = (leg: Changing, on: Day): 'D' | 'I' => (isInside(countryOf(leg.fromPlace), countryOf(leg.toPlace), on) ? 'D' : 'I')
  return `${kind(arrives, dayAt(arrives.arrivesAt, arrives.toZone))}${kind(leaves, dayAt(leaves.departsAt, leaves.fromZone))}`
}

function isInside(from: string | undefined, to: string | undefined, on: Day): boolean {
  if (from === undefined || to === undefined) return false
  return from === to || (inSchengen(from, on) && inSchengen(to, on))
}
