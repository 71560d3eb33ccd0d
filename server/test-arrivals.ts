/**
 * Fictitious families on frozen lists, landing at an airport: what the tests of this desk begin with, in process and in the
 * browser. What other rooms would have written is put in place as the owner of the schema; groups and tasks come from the real
 * listener. Only tests import this file.
 */
import type { Actor } from '#domain/access/words.ts'
import { addMinutes, type Day, dayAt, type Instant } from '#domain/kit/day.ts'
import { publicRef } from '#domain/kit/id.ts'
import { accept } from '#domain/kit/result.ts'
import type { ManifestRow } from '#domain/movements/words.ts'
import { listeners } from './jobs.ts'
import { actAs } from './kit/route.ts'
import { clockNow, newId, newRandom } from './kit/transaction.ts'
import { loadPacks } from './load-packs.ts'
import type { TestOffice } from './test-office.ts'

export type Arrival = {
  /** Surname of the one whom the desk asks for. */
  surname: string
  /** Ages of everybody, the lead first. */
  ages: readonly number[]
  lands: Instant
  /** The next flight; without it the journey ends here. */
  leaves?: Instant
  airport?: string
  flight?: string
  language?: string
  ssr?: readonly string[]
  movementType?: string
  office?: number
  compartment?: number
  receivedBy?: string
  /** A child, or children, without an adult of the family. */
  alone?: boolean
}

export type Landed = Required<Pick<Arrival, 'surname' | 'airport'>> & {
  movementId: string
  caseId: string
  caseRef: string
  rows: ManifestRow[]
  office: number
  compartment: number
}

/** Puts the families on version 1 of their lists and lets the desk hear of it. */
export async function landFamilies(office: TestOffice, arrivals: readonly Arrival[]): Promise<Landed[]> {
  await loadPacks(office.house)
  const programme = ['TRANSIT_CDG', 1, '{}', 'sample', '2011-01-01', clockNow()]
  await office.admin.query(
    'insert into programmes_programme (code, version, definition, definition_hash, valid_from, published_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
    programme,
  )
  const landed: Landed[] = []
  for (const arrival of arrivals) {
    const one = await landFamily(office, arrival)
    await freeze(office, one, 1, one.rows)
    landed.push(one)
  }
  return landed
}

/** Freezes another version of the list of a family, as movements would. */
export async function freeze(office: TestOffice, landed: Landed, version: number, rows: readonly ManifestRow[]): Promise<void> {
  const booker = await office.account('mouvements@paris.example.org')
  const band = (code: string) => rows.filter((row) => row.ageBand === code).length
  const totals = { adults: band('ADT'), children: band('CHD'), infants: band('INF'), total: rows.length }
  await insert(office, 'movements_manifest', {
    id: newId(),
    movement_id: landed.movementId,
    office: landed.office,
    compartment: landed.compartment,
    number: `MAN-${landed.caseRef}`,
    version,
    frozen_at: clockNow(),
    frozen_by: booker,
    sha256: 'sample',
    rows: JSON.stringify(rows),
    legs: '[]',
    totals: JSON.stringify(totals),
  })
  await tell(office, landed, 'manifest_frozen', { version })
}

/** Says an event of movements in the office of the family, with the real listeners. */
export async function tell(office: TestOffice, landed: Landed, name: string, facts: Record<string, string | number> = {}): Promise<void> {
  const booker = (await office.account('mouvements@paris.example.org')) as Actor['accountId']
  const actor: Actor = {
    accountId: booker,
    offices: [landed.office],
    compartments: [landed.compartment],
    airports: [],
    permissions: ['movements.freeze'],
  }
  const told = await actAs(
    office.house,
    listeners,
    actor,
    { account: booker, offices: actor.offices, compartments: actor.compartments },
    async (work) => {
      work.record({ name, subject: landed.movementId, office: landed.office, compartment: landed.compartment, facts })
      return accept(null)
    },
  )
  if (!told.ok) throw new Error(told.refusal)
}

async function landFamily(office: TestOffice, arrival: Arrival): Promise<Landed> {
  const { airport = 'CDG', office: at = 1, compartment = 0, movementType = 'RESETTLEMENT' } = arrival
  const place = { office: at, compartment }
  const [caseId, movementId, caseRef, now] = [newId(), newId(), publicRef('OIM', newRandom(8)), clockNow()]
  const departs = addMinutes(arrival.lands, -460)
  await insert(office, 'cases_case', {
    id: caseId,
    ...place,
    public_ref: caseRef,
    programme_code: 'TRANSIT_CDG',
    programme_version: 1,
    movement_type: movementType,
    destination_country: arrival.leaves === undefined ? 'FRA' : 'CAN',
    receiving_party: arrival.receivedBy ?? 'Association Accueil-Exemple',
    unaccompanied_minor: arrival.alone ?? false,
    status: 'MANIFESTED',
    status_since: now,
    critical_on: dayAt(addMinutes(arrival.lands, 6 * 1440), 'Europe/Paris'),
    opened_at: now,
    updated_at: now,
  })
  const ends = arrival.leaves === undefined ? arrival.lands : addMinutes(arrival.leaves, 480)
  const movement = {
    id: movementId,
    ...place,
    public_ref: publicRef('MOV', newRandom(8)),
    movement_type: movementType,
    mode: 'AIR',
    status: 'MANIFESTED',
  }
  await insert(office, 'movements_movement', { ...movement, starts_at: departs, ends_at: ends, created_at: now, updated_at: now })
  const leg = (
    seq: number,
    number: string,
    from: string,
    fromZone: string,
    departsAt: Instant,
    to: string,
    toZone: string,
    arrivesAt: Instant,
  ) =>
    insert(office, 'movements_leg', {
      id: newId(),
      movement_id: movementId,
      ...place,
      seq,
      mode: 'AIR',
      carrier: number.slice(0, 2),
      number,
      from_place: from,
      from_terminal: from === 'CDG' ? '2E' : null,
      from_zone: fromZone,
      departs_at: departsAt,
      to_place: to,
      to_terminal: to === 'CDG' ? '2E' : null,
      to_zone: toZone,
      arrives_at: arrivesAt,
    })
  await leg(1, arrival.flight ?? 'XX123', 'ADD', 'Africa/Addis_Ababa', departs, airport, 'Europe/Paris', arrival.lands)
  if (arrival.leaves !== undefined) await leg(2, 'XX456', airport, 'Europe/Paris', arrival.leaves, 'YUL', 'America/Toronto', ends)
  const rows: ManifestRow[] = []
  for (const [at, age] of arrival.ages.entries())
    rows.push(await boardMember(office, arrival, { caseId, movementId, caseRef, place, departs, ends, at, age }))
  return { surname: arrival.surname, airport, movementId, caseId, caseRef, rows, office: at, compartment }
}

type Boarding = {
  caseId: string
  movementId: string
  caseRef: string
  place: { office: number; compartment: number }
  departs: Instant
  ends: Instant
  at: number
  age: number
}

async function boardMember(
  office: TestOffice,
  arrival: Arrival,
  { caseId, movementId, caseRef, place, departs, ends, at, age }: Boarding,
): Promise<ManifestRow> {
  const [personId, passengerId, now] = [newId(), newId(), clockNow()]
  const givenNames = ['Almaz', 'Biniam', 'Chaltu', 'Dawit', 'Elsa', 'Feven', 'Gebre', 'Hanna'][at % 8]!
  const bornOn = `${Number(arrival.lands.slice(0, 4)) - age - 1}-06-15` as Day
  const languages = [arrival.language ?? 'ti']
  const person = {
    family_name: arrival.surname,
    given_names: givenNames,
    sex: 'F',
    born_on: bornOn,
    nationality: 'ERI',
    languages,
    sort_key: `${arrival.surname} ${givenNames}`.toLowerCase(),
  }
  const ssr = at === 0 ? (arrival.ssr ?? []).map((code) => ({ code })) : []
  await insert(office, 'people_person', { id: personId, ...place, ...person, created_at: now, updated_at: now })
  await insert(office, 'cases_member', { case_id: caseId, person_id: personId, ...place, role: at === 0 ? 'PA' : 'CHILD', joined_at: now })
  const travels = `[${departs},${ends}]`
  const seat = {
    id: passengerId,
    movement_id: movementId,
    case_id: caseId,
    person_id: personId,
    state: 'MANIFESTED',
    ssr: JSON.stringify(ssr),
    travels,
  }
  await insert(office, 'movements_passenger', { ...seat, ...place, changed_at: now, updated_at: now })
  return {
    no: at + 1,
    passengerId,
    personId,
    caseId,
    caseRef,
    leadsCase: at === 0,
    bookingRef: null,
    ticketNo: null,
    surname: arrival.surname.toUpperCase(),
    givenNames: givenNames.toUpperCase(),
    nativeName: null,
    title: 'MRS',
    sex: 'F',
    bornOn,
    ageAtDeparture: age,
    ageBand: age < 2 ? 'INF' : age < 12 ? 'CHD' : 'ADT',
    nationality: 'ERI',
    languages,
    docType: null,
    docNo: null,
    docIssuer: null,
    docExpiry: null,
    visaNo: null,
    seat: null,
    ssr,
    bagsPieces: 2,
    bagsKg: 40,
    escortKind: null,
    infantWith: null,
    finalDestination: arrival.leaves === undefined ? (arrival.airport ?? 'CDG') : 'YUL',
    destinationCountry: null,
    handoverParty: arrival.receivedBy ?? 'Association Accueil-Exemple',
  } as unknown as ManifestRow
}

async function insert(office: TestOffice, table: string, row: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(row)
  await office.admin.query(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(row),
  )
}
