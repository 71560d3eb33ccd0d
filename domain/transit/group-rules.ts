/**
 * What the airport desk is told of a frozen manifest: one group for each case and each airport of the office that the journey
 * touches. This is the only place where passengers become a group, so what is not copied here never reaches an airside phone.
 */
import { addMinutes, type Day, dayAt } from '#domain/kit/day.ts'
import type { CaseId } from '#domain/cases/words.ts'
import type { Leg, Manifest, ManifestRow, Movement } from '#domain/movements/words.ts'
import type { Flight, TransitGroup } from './words.ts'

export type GroupPlan = Omit<TransitGroup, 'id' | 'cancelledAt' | 'tokens'>

/** What only the case knows. */
export type CaseFacts = { readonly unaccompaniedMinor: boolean; readonly criticalOn: Day | null }

/** Work at the airport begins this long before a departure and ends this long after a landing (domain.md 1.12). */
const beforeDepartureMin = 180
const afterLandingMin = 90

/** Codes of somebody who cannot walk to the gate (domain.md 1.9). */
const wheelchairCodes: readonly string[] = ['WCHR', 'WCHS', 'WCHC', 'WCHP']

export function groupsOf(
  movement: Movement,
  manifest: Manifest,
  cases: ReadonlyMap<CaseId, CaseFacts>,
  airports: readonly string[],
): GroupPlan[] {
  const legs = movement.legs.toSorted((one, other) => one.seq - other.seq)
  const stops = airports.flatMap((airport) => stopAt(airport, legs))
  const rowsOfCases = Map.groupBy(manifest.rows, (row) => row.caseId)
  return stops.flatMap((stop) => [...rowsOfCases].map(([caseId, rows]) => groupAt(stop, movement, manifest, rows, cases.get(caseId))))
}

type Stop = { airport: string; inbound: Leg | undefined; outbound: Leg | undefined }

/** Where a journey lands at one airport and goes on from another (CDG and Orly), each sees both flights and does its own part. */
function stopAt(airport: string, legs: readonly Leg[]): Stop[] {
  const lands = legs.findIndex((leg) => leg.toPlace === airport)
  const leaves = legs.findIndex((leg) => leg.fromPlace === airport)
  if (lands === -1 && leaves === -1) return []
  return [{ airport, inbound: legs[lands === -1 ? leaves - 1 : lands], outbound: legs[leaves === -1 ? lands + 1 : leaves] }]
}

function groupAt(
  stop: Stop,
  movement: Movement,
  manifest: Manifest,
  rows: readonly ManifestRow[],
  facts: CaseFacts | undefined,
): GroupPlan {
  const { airport, inbound, outbound } = stop
  const lead = rows.find((row) => row.leadsCase) ?? rows[0]!
  const zone = inbound?.toPlace === airport ? inbound.toZone : (outbound ?? inbound)!.fromZone
  const ssr = distinct(rows.flatMap((row) => row.ssr.map((request) => request.code))) // the code only: its text may tell a birth date
  const connection = movement.connections.find((between) => between.fromSeq === inbound?.seq && between.toSeq === outbound?.seq)
  const begins =
    inbound === undefined
      ? addMinutes(outbound!.expectedDepartsAt ?? outbound!.departsAt, -beforeDepartureMin)
      : (inbound.expectedArrivesAt ?? inbound.arrivesAt)
  const ends = outbound === undefined ? addMinutes(begins, afterLandingMin) : (outbound.expectedDepartsAt ?? outbound.departsAt)
  return {
    office: movement.office,
    compartment: movement.compartment,
    airport,
    zone,
    servesOn: dayAt(begins, zone),
    servesUntil: dayAt(ends, zone),
    passage: inbound === undefined ? 'DEPARTURE' : outbound === undefined ? 'ARRIVAL' : 'CONNECTION',
    movementId: movement.id,
    movementType: movement.movementType,
    manifestVersion: manifest.version,
    caseId: lead.caseId,
    caseRef: lead.caseRef,
    leadName: `${lead.surname} ${lead.givenNames}`.trim(),
    headCount: rows.length,
    adults: bandOf(rows, 'ADT'),
    children: bandOf(rows, 'CHD'),
    infants: bandOf(rows, 'INF'),
    languages: distinct([...lead.languages, ...rows.flatMap((row) => row.languages)]),
    ssr,
    wheelchairs: rows.filter((row) => row.ssr.some(({ code }) => wheelchairCodes.includes(code))).length,
    stretchers: rows.filter((row) => row.ssr.some(({ code }) => code === 'STCR')).length,
    unaccompaniedMinor: facts?.unaccompaniedMinor === true || ssr.includes('UMNR'),
    inbound: flightOf(inbound),
    outbound: flightOf(outbound),
    connection:
      connection === undefined
        ? null
        : {
            minutes: connection.minutes,
            neededMinutes: connection.neededMinutes,
            colour: connection.colour,
            overnight: connection.overnight,
          },
    handoverParty: lead.handoverParty,
    travelBefore: facts?.criticalOn ?? null,
  }
}

function flightOf(leg: Leg | undefined): Flight | null {
  if (leg === undefined) return null
  return {
    number: leg.number,
    from: leg.fromPlace,
    fromTerminal: leg.fromTerminal,
    fromZone: leg.fromZone,
    departsAt: leg.departsAt,
    expectedDepartsAt: leg.expectedDepartsAt,
    to: leg.toPlace,
    toTerminal: leg.toTerminal,
    toZone: leg.toZone,
    arrivesAt: leg.arrivesAt,
    expectedArrivesAt: leg.expectedArrivesAt,
    status: leg.status,
    bagsRechecked: leg.bagsRechecked,
    borderEntry: leg.borderEntry,
  }
}

function bandOf(rows: readonly ManifestRow[], band: ManifestRow['ageBand']): number {
  return rows.filter((row) => row.ageBand === band).length
}

function distinct(list: readonly string[]): string[] {
  return [...new Set(list)]
}
