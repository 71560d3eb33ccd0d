// The journey, the airport desk, the plan and the work profile of a world.
import { newId } from '#server/kit/transaction.ts'
import type { Insert, World } from './world-words.ts'

export async function movements(insert: Insert, world: World, now: string, departs: Date): Promise<void> {
  const arrives = new Date(departs.getTime() + 7 * 3_600_000)
  await insert('movements_clearance', {
    id: world.clearance,
    case_id: world.case,
    person_id: world.person,
    kind: 'EXIT_PERMIT',
    status: 'CLEARED',
    valid_until: world.flightOn,
    restriction: world.familyName,
    updated_at: now,
  })
  await insert('movements_clearance', {
    id: world.medical,
    case_id: world.case,
    person_id: world.person,
    kind: 'MED_FIT_TO_TRAVEL',
    status: 'REQUESTED',
    restriction: world.familyName,
    updated_at: now,
  })
  await insert('movements_movement', {
    id: world.movement,
    public_ref: `MOV-${world.caseRef.slice(4)}`,
    movement_type: 'AVRR',
    mode: 'AIR',
    status: 'MANIFESTED',
    starts_at: departs.toISOString(),
    ends_at: arrives.toISOString(),
    created_at: now,
    updated_at: now,
  })
  await insert('movements_leg', {
    id: world.leg,
    movement_id: world.movement,
    seq: 1,
    mode: 'AIR',
    carrier: 'XX',
    number: world.flight,
    from_place: world.airport,
    from_zone: 'Europe/Paris',
    departs_at: departs.toISOString(),
    to_place: 'IST',
    to_zone: 'Europe/Istanbul',
    arrives_at: arrives.toISOString(),
  })
  // Eighty minutes in Istanbul: a connection to speak about.
  await insert('movements_leg', {
    id: newId(),
    movement_id: world.movement,
    seq: 2,
    mode: 'AIR',
    carrier: 'XX',
    number: `${world.flight}9`,
    from_place: 'IST',
    from_zone: 'Europe/Istanbul',
    departs_at: new Date(arrives.getTime() + 80 * 60_000).toISOString(),
    to_place: 'EBL',
    to_zone: 'Asia/Baghdad',
    arrives_at: new Date(arrives.getTime() + 4 * 3_600_000).toISOString(),
  })
  await insert('movements_passenger', {
    id: world.passenger,
    movement_id: world.movement,
    case_id: world.case,
    person_id: world.person,
    state: 'MANIFESTED',
    travels: `[${departs.toISOString()},${arrives.toISOString()})`,
    changed_at: now,
    updated_at: now,
  })
  await insert('movements_manifest', {
    id: world.manifest,
    movement_id: world.movement,
    number: `MAN-${world.number}`,
    version: 1,
    frozen_at: now,
    frozen_by: world.account,
    sha256: 'a'.repeat(64),
    rows: '[]',
    legs: JSON.stringify([
      {
        seq: 1,
        mode: 'AIR',
        carrier: 'XX',
        number: world.flight,
        fromPlace: world.airport,
        fromTerminal: null,
        fromZone: 'Europe/Paris',
        departsAt: departs.toISOString(),
        toPlace: 'IST',
        toTerminal: null,
        toZone: 'Europe/Istanbul',
        arrivesAt: arrives.toISOString(),
        bagsRechecked: false,
        borderEntry: false,
      },
    ]),
    totals: JSON.stringify({ adults: 1, children: 0, infants: 0, total: 1 }),
  })
}

export async function airport(insert: Insert, world: World, now: string, departs: Date): Promise<void> {
  const flight = {
    number: world.flight,
    from: world.airport,
    fromTerminal: null,
    fromZone: 'Europe/Paris',
    departsAt: departs.toISOString(),
    expectedDepartsAt: null,
    to: 'IST',
    toTerminal: null,
    toZone: 'Europe/Istanbul',
    arrivesAt: new Date(departs.getTime() + 7 * 3_600_000).toISOString(),
    expectedArrivesAt: null,
    status: 'SCHEDULED',
    bagsRechecked: false,
    borderEntry: false,
  }
  await insert('transit_group', {
    id: world.group,
    airport: world.airport,
    zone: 'Europe/Paris',
    serves_on: world.flightOn,
    serves_until: world.flightOn,
    passage: 'DEPARTURE',
    movement_id: world.movement,
    movement_type: 'AVRR',
    manifest_version: 1,
    case_id: world.case,
    case_ref: world.caseRef,
    lead_name: world.familyName,
    head_count: 2,
    adults: 2,
    children: 0,
    infants: 0,
    unaccompanied_minor: false,
    outbound: JSON.stringify(flight),
    updated_at: now,
  })
  await insert('transit_task', {
    id: world.task,
    group_id: world.group,
    kind: 'DEPARTURE_ASSIST',
    due_at: departs.toISOString(),
    expected: 2,
    state: 'PLANNED',
    created_at: now,
    updated_at: now,
  })
  await insert('transit_mishap', {
    id: world.mishap,
    group_id: world.group,
    code: 'DELAY',
    severity: 1,
    persons: 1,
    note: world.familyName,
    opened_at: now,
    opened_by: world.account,
  })
}

export async function reintegration(insert: Insert, world: World, now: string): Promise<void> {
  await insert('reintegration_plan', {
    id: world.plan,
    case_id: world.case,
    status: 'DRAFT',
    goal: world.familyName,
    currency: 'EUR',
    ceiling_minor: 300_000,
    form_ceilings: '{"TEMP_ACCOMMODATION":30000}',
    created_at: now,
    updated_at: now,
  })
  await insert('reintegration_line', {
    id: world.line,
    plan_id: world.plan,
    form: 'BUSINESS_CREATION',
    description: world.familyName,
    amount_minor: 100_000,
    created_at: now,
  })
  await insert('reintegration_tranche', {
    id: world.tranche,
    line_id: world.line,
    plan_id: world.plan,
    seq: 1,
    amount_minor: 40_000,
    due_on: '2027-01-01',
  })
  await insert('reintegration_visit', {
    id: world.visit,
    plan_id: world.plan,
    case_id: world.case,
    month: 1,
    due_on: world.flightOn,
    window_days: 15,
  })
}

export async function employment(insert: Insert, world: World, now: string): Promise<void> {
  await insert('employment_vacancy', {
    id: world.vacancy,
    employer: world.familyName,
    title: 'Vente',
    isco: 5223,
    country: 'AFG',
    region: 'AF-KAB',
    wage_min_minor: 1,
    wage_max_minor: 2,
    currency: 'AFN',
    openings: 1,
    starts_on: world.flightOn,
    status: 'OPEN',
    checks: '{SITE_VISIT}',
    created_at: now,
    updated_at: now,
  })
  await insert('employment_candidate', {
    id: world.candidate,
    case_id: world.case,
    person_id: world.person,
    status: 'ACTIVE',
    education: 3,
    country: 'AFG',
    region: 'AF-KAB',
    available_from: world.flightOn,
    created_at: now,
    updated_at: now,
  })
  await insert('employment_occupation', { candidate_id: world.candidate, place: 0, isco: 5223, wished: true, is_active: true })
  await insert('employment_referral', {
    id: world.referral,
    candidate_id: world.candidate,
    case_id: world.case,
    vacancy_id: world.vacancy,
    status: 'PROPOSED',
    score: 10_000,
    terms: '[]',
    scale_from: '2026-01-01',
    reason: world.familyName,
    proposed_at: now,
    proposed_by: world.account,
    updated_at: now,
  })
}
