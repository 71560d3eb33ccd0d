/** A case that never was, as far as it has come by now: its steps, members, tasks, notes, clearances and the events of its timeline. */
import type { Office } from '#domain/access/words.ts'
import type { CaseId, CaseStatus } from '#domain/cases/words.ts'
import { publicRef } from '#domain/kit/id.ts'
import type { Leg, MovementId } from '#domain/movements/words.ts'
import type { Programme } from '#domain/programmes/words.ts'
import type { RowBuffer } from './copy-rows.ts'
import { dayOf, type MadeFamily } from './generated-family.ts'
import type { Route } from './generated-routes.ts'
import type { Dice } from './seeded-dice.ts'

/** What every part of the generator needs. `staffOf`: the accounts of an office. */
export type Making = { dice: Dice; rows: RowBuffer; nowMs: number; staffOf: (office: number) => readonly string[] }

export type MadeCase = {
  id: CaseId
  publicRef: string
  office: Office
  compartment: number
  family: MadeFamily
  route: Route
  programme: Programme
  openedMs: number
  departMs: number
  arriveMs: number
  /** The way it ended before the journey; undefined when it did not. */
  ends: { status: CaseStatus; ms: number } | undefined
  held: boolean
  openedBy: string
  /** The flights it has seats on, once they are booked. */
  journey?: { movementId: MovementId; legs: readonly Leg[] }
}

export type Step = { status: CaseStatus; ms: number }

export const dayMs = 86_400_000
const hourMs = 3_600_000
export const iso = (ms: number): string => new Date(ms).toISOString()

/** Families of one office and one way go on one journey; its hour is decided with the first of them. */
export function planCase(
  making: Making,
  office: Office,
  route: Route,
  programme: Programme,
  family: MadeFamily,
  openedMs: number,
): MadeCase {
  const { dice, nowMs } = making
  const departMs = Math.round((openedMs + dice.between(55, 140) * dayMs) / (hourMs / 4)) * (hourMs / 4)
  const early = dice.weighted([0.93, 0.03, 0.02, 0.019, 0.001])
  const ms = openedMs + dice.between(15, 50) * dayMs
  const status = (['DRAFT', 'WITHDRAWN', 'CANCELLED', 'REJECTED', 'DECEASED'] as const)[early]!
  return {
    id: dice.id(openedMs) as CaseId,
    publicRef: publicRef('OIM', dice.bytes(8)),
    office,
    compartment: family.compartment,
    family,
    route,
    programme,
    openedMs,
    departMs,
    arriveMs: departMs + dayMs,
    ends: early === 0 || ms > nowMs ? undefined : { status, ms },
    held: dice.chance(0.04),
    openedBy: dice.pick(making.staffOf(office.id)),
  }
}

/** The steps taken until now, the last one being where the case stands. */
export function stepsOf(one: MadeCase, nowMs: number): Step[] {
  const { openedMs, departMs, arriveMs, programme } = one
  const follows = programme.followUp.months.length > 0
  const handedMs = arriveMs + 1.5 * hourMs
  const road: Step[] = [
    { status: 'DRAFT', ms: openedMs },
    { status: 'REGISTERED', ms: openedMs + 4 * dayMs },
    { status: 'IN_CLEARANCE', ms: openedMs + 9 * dayMs },
    { status: 'TRAVEL_READY', ms: departMs - 22 * dayMs },
    { status: 'BOOKED', ms: departMs - 12 * dayMs },
    { status: 'MANIFESTED', ms: departMs - 2.5 * dayMs },
    { status: 'DEPARTED', ms: departMs },
    { status: 'ARRIVED', ms: arriveMs },
    { status: 'HANDED_OVER', ms: handedMs },
    ...(follows ? [{ status: 'FOLLOW_UP' as const, ms: handedMs + 7 * dayMs }] : []),
    { status: 'CLOSED', ms: handedMs + (follows ? 410 : 20) * dayMs },
  ]
  const until = Math.min(nowMs, one.ends?.ms ?? nowMs)
  const taken = road.filter(({ ms }) => ms <= until)
  if (one.ends !== undefined) return [...taken, one.ends]
  const last = taken.at(-1)!
  // A hold stops a case before it is booked (domain.md 1.3).
  return one.held && (last.status === 'IN_CLEARANCE' || last.status === 'REGISTERED')
    ? [...taken, { status: 'ON_HOLD', ms: last.ms + dayMs / 2 }]
    : taken
}

export function writeCase(making: Making, one: MadeCase): void {
  const { dice, rows, nowMs } = making
  const steps = stepsOf(one, nowMs)
  const now = steps.at(-1)!
  const place = { office: one.office.id, compartment: one.compartment }
  const remembers = now.status === 'ON_HOLD' || one.ends !== undefined
  const travels = ['IN_CLEARANCE', 'TRAVEL_READY', 'BOOKED', 'MANIFESTED', 'ON_HOLD'].includes(now.status)
  rows.add('cases_case', {
    id: one.id,
    ...place,
    public_ref: one.publicRef,
    external_ref: dice.chance(0.4) ? `HCR-${dice.between(100, 999)}-${dice.between(10_000, 99_999)}` : null,
    programme_code: one.programme.code,
    programme_version: one.programme.version,
    project_code: null,
    movement_type: one.programme.movementType,
    destination_country: one.route.country,
    destination_subregion: one.route.subregion,
    destination_city: one.route.city,
    receiving_party: dice.chance(0.5) ? `Accueil ${one.route.city}` : null,
    unaccompanied_minor: false,
    status: now.status,
    status_before: remembers ? (steps.at(-2)?.status ?? null) : null,
    status_reason: remembers ? 'Motif fictif' : null,
    status_since: iso(now.ms),
    critical_on: travels ? dayOf(one.departMs + dice.between(4, 40) * dayMs) : null,
    roll_id: null,
    opened_by: one.openedBy,
    opened_at: iso(one.openedMs),
    updated_at: iso(now.ms),
  })
  for (const { id, role } of one.family.members) {
    const needs = dice.chance(0.03) ? ['WCHR'] : []
    rows.add('cases_member', {
      case_id: one.id,
      person_id: id,
      ...place,
      role,
      travelling: true,
      special_needs: needs,
      visa_number: null,
      joined_at: iso(one.openedMs),
      left_at: null,
    })
  }
  writeWork(making, one, now, place)
  writeEvents(making, one, steps, place)
}

type Place = { office: number; compartment: number }

function writeWork({ dice, rows, nowMs, staffOf }: Making, one: MadeCase, now: Step, place: Place): void {
  const staff = staffOf(place.office)
  const isOver = ['CLOSED', 'WITHDRAWN', 'CANCELLED', 'REJECTED', 'DECEASED'].includes(now.status)
  for (const kind of ['DOCUMENTS', 'CONSULATE']) {
    const dueMs = one.openedMs + dice.between(10, 40) * dayMs
    const done = isOver || dueMs < nowMs - 5 * dayMs || dice.chance(0.3)
    rows.add('cases_task', {
      id: dice.id(one.openedMs),
      case_id: one.id,
      ...place,
      kind,
      title: kind === 'DOCUMENTS' ? 'Réunir les documents de voyage' : 'Rendez-vous au consulat',
      due_on: dayOf(dueMs),
      state: done ? 'DONE' : 'OPEN',
      assignee: dice.pick(staff),
      created_at: iso(one.openedMs),
      done_at: done ? iso(Math.min(dueMs, nowMs)) : null,
      done_by: done ? dice.pick(staff) : null,
    })
  }
  if (dice.chance(0.5)) {
    const writtenMs = Math.min(nowMs, one.openedMs + dice.between(1, 30) * dayMs)
    rows.add('cases_note', {
      id: dice.id(writtenMs),
      case_id: one.id,
      ...place,
      text: 'Entretien fictif : la famille confirme son souhait et ses dates.',
      account: dice.pick(staff),
      written_at: iso(writtenMs),
    })
  }
  if (now.status === 'ON_HOLD') {
    rows.add('cases_hold', {
      id: dice.id(now.ms),
      case_id: one.id,
      ...place,
      reason: dice.pick(['DOCUMENTS', 'MEDICAL', 'PERSON_ASKED']),
      note: null,
      placed_at: iso(now.ms),
      placed_by: dice.pick(staff),
      lifted_at: null,
      lifted_by: null,
    })
  }
}

/** About ten events a case: how it was opened, each step, each clearance and what came in between. */
function writeEvents({ dice, rows, staffOf }: Making, one: MadeCase, steps: readonly Step[], place: Place): void {
  const staff = staffOf(place.office)
  const tell = (name: string, ms: number, subject: string, facts: Record<string, string | number | boolean | null>): void =>
    rows.add('kit_event', {
      id: dice.id(ms),
      ...place,
      at: iso(ms),
      account: dice.pick(staff),
      command: null,
      name,
      subject,
      case_id: one.id,
      facts: JSON.stringify(facts),
    })

  tell('case_opened', one.openedMs, one.id, { programme: one.programme.code, version: one.programme.version, country: one.route.country })
  for (const { id, role } of one.family.members.slice(0, 2)) tell('member_added', one.openedMs + 60_000, id, { role, travelling: true })
  for (const [at, { status, ms }] of steps.entries()) {
    const trace = {
      at: iso(ms),
      ...place,
      account: one.openedBy,
      command: null,
      table_name: 'cases_case',
      row_id: one.id,
      operation: at === 0 ? 'INSERT' : 'UPDATE',
    }
    rows.add('kit_audit', {
      ...trace,
      before: at === 0 ? null : JSON.stringify({ status: steps[at - 1]!.status }),
      after: JSON.stringify({ status }),
    })
    if (at === 0) continue
    tell(status === 'ON_HOLD' ? 'hold_placed' : 'case_advanced', ms, one.id, { from: steps[at - 1]!.status, to: status })
  }
}
