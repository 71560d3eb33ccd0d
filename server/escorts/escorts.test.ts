// Escorts over HTTP: the register, missions that never overlap, who is wanted on a movement, reports that come late, and what only doctors read.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays, addMinutes, dayAt } from '#domain/kit/day.ts'
import type { RequestOf } from '#domain/kit/contract.ts'
import * as contract from '#domain/escorts/contract.ts'
import * as medical from '#domain/escorts/medical-contract.ts'
import type { Escort, EscortId } from '#domain/escorts/words.ts'
import * as movements from '#domain/movements/contract.ts'
import * as medifs from '#domain/movements/medif-contract.ts'
import type { Movement, MovementId } from '#domain/movements/words.ts'
import { clockNow, newId } from '#server/kit/transaction.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { recordMinorFile } from '#server/test-family.ts'
import { accepted, book, localTime, planRoute, readyHousehold } from '#server/test-party.ts'

let office: TestOffice
let agent: Visitor
let doctor: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
  doctor = await office.as('medical@paris.example.org')
})
after(() => office.close())

const today = dayAt(clockNow(), 'Europe/Paris')
const refusal = ({ body }: { body: { refusal?: string } }): string => body.refusal ?? 'accepted'

const particulars = {
  familyName: 'Escorte-Exemple',
  givenNames: 'Élise',
  sex: 'F',
  kinds: ['OPERATIONAL', 'CHILD'],
  languages: ['fr', 'ha'],
  nationality: 'FRA',
  passportNumber: 'FR7654321',
  passportIssuer: 'FRA' as never,
  passportUntil: addDays(today, 900),
  recordCheckedOn: addDays(today, -100),
} satisfies RequestOf<typeof contract.registerEscort>

const register = async (more: object = {}): Promise<Escort> =>
  accepted(agent.ask(contract.registerEscort, { ...particulars, ...more } as never))
const mission = (escortId: EscortId, movementId: MovementId, more: object = {}) =>
  agent.ask(contract.planMission, { escortId, movementId, kind: 'OPERATIONAL', legs: [1], ...more })
const passengersOf = async (movementId: MovementId) => (await agent.ask(movements.getMovement, { movementId })).body.passengers

/** The day after the arrival, back from Niamey to Tripoli. */
function wayHome(movement: Movement) {
  const leaves = addMinutes(movement.endsAt, 24 * 60)
  return [
    {
      number: 'XX4102',
      fromPlace: 'NIM' as never,
      departsLocal: localTime(leaves, 'Africa/Niamey'),
      toPlace: 'TIP' as never,
      arrivesLocal: localTime(addMinutes(leaves, 200), 'Africa/Tripoli'),
    },
  ]
}

test('a mission is planned with its way home, its daily allowance and the day by which the report is due', async () => {
  const movement = await planRoute(agent, { hours: 48 })
  const household = await readyHousehold(agent, 2)
  await book(agent, movement.id, household)
  const escort = await register()
  const command = newId()
  const input = {
    escortId: escort.id,
    movementId: movement.id,
    kind: 'OPERATIONAL' as const,
    legs: [1],
    returnLegs: wayHome(movement),
    perDiemMinor: 9_500,
    currency: 'EUR' as never,
  }
  const planned = await agent.ask(contract.planMission, input, { command })
  const again = await agent.ask(contract.planMission, input, { command })
  assert.deepEqual(
    [planned.status, again.replayed, again.body.mission.id],
    [200, true, planned.body.mission.id],
    JSON.stringify(planned.body),
  )
  const file = planned.body
  assert.deepEqual([file.state, file.mission.startsAt, file.gaps], ['PLANNED', movement.startsAt, ['briefing', 'steps', 'return_ticket']])
  assert.equal(file.mission.reportDueOn, addDays(file.mission.returnsOn, 5))
  assert.equal(file.perDiemTotalMinor, 9_500 * file.mission.perDiem!.days)
  assert.deepEqual(file.visasToLookAt, ['LBY', 'NER'])

  const { id: missionId } = file.mission
  const briefed = await accepted(agent.ask(contract.briefMission, { missionId, on: today }))
  assert.equal(briefed.state, 'BRIEFED')
  for (const step of ['PASSENGERS_MET', 'LIST_IN_HAND', 'PAPERS_IN_HAND', 'NUMBERS_IN_HAND'] as const)
    await accepted(agent.ask(contract.tickStep, { missionId, step, done: true }))
  assert.equal(refusal(await agent.ask(contract.tickStep, { missionId, step: 'KIT_CHECKED', done: true })), 'step_not_of_this_mission')
  const ready = (await agent.ask(contract.getMission, { missionId })).body
  assert.deepEqual(ready.gaps, ['return_ticket'])
  const changed = await accepted(
    agent.ask(contract.changeMission, {
      missionId,
      seenAt: ready.mission.updatedAt,
      kind: 'OPERATIONAL',
      legs: [1],
      returnLegs: wayHome(movement),
      returnTicket: 'ISSUED',
    }),
  )
  assert.deepEqual([changed.gaps, changed.mission.perDiem, changed.mission.steps.length], [[], null, 4])
  assert.equal(
    refusal(await agent.ask(contract.changeMission, { missionId, seenAt: ready.mission.updatedAt, kind: 'OPERATIONAL', legs: [1] })),
    'changed_meanwhile',
  )
  assert.equal(refusal(await agent.ask(contract.reportMission, { missionId, report: 'Bien passé' })), 'mission_not_over')
})

test('nobody is sent on two missions at once: refused by the rule, and by the database when two desks press at the same moment', async () => {
  const [one, other] = [await planRoute(agent, { hours: 50 }), await planRoute(agent, { hours: 51 })]
  const escort = await register()
  await accepted(mission(escort.id, one.id))
  assert.equal(refusal(await mission(escort.id, other.id)), 'mission_overlaps')

  const second = await register()
  const both = await Promise.all([mission(second.id, one.id), mission(second.id, other.id)])
  assert.deepEqual(both.map(refusal).toSorted(), ['accepted', 'mission_overlaps'])
  const third = await register()
  const held = (await accepted(mission(third.id, one.id))).mission
  await assert.rejects(async () => {
    await office.admin.query(`begin; set local app.offices = '1'`)
    try {
      await office.admin.query(
        `insert into escorts_mission (id, movement_id, escort_id, office, public_ref, kind, legs, away, return_ticket, returns_on, report_due_on, created_at, updated_at)
           select gen_random_uuid(), movement_id, escort_id, office, 'MIS-X', kind, legs, away, return_ticket, returns_on, report_due_on, now(), now() from escorts_mission where id = $1`,
        [held.id],
      )
    } finally {
      await office.admin.query('rollback')
    }
  }, /escorts_mission_one_at_a_time/)
  await accepted(agent.ask(contract.cancelMission, { missionId: held.id, reason: 'Autre escorte trouvée' }))
  assert.equal((await mission(third.id, other.id)).status, 200, 'given up, the days are free again')
})

test('an escort whose passport ends too soon, who has none, rests, or whose check is missing is refused with the reason', async () => {
  const movement = await planRoute(agent, { hours: 60 })
  await book(agent, movement.id, await readyHousehold(agent, 3))
  const passengers = await passengersOf(movement.id)
  const child = passengers.at(-1)!.id
  const withChild = { kind: 'CHILD', passengerIds: [child], guardianContact: 'Tante-Exemple, +227 00' }
  const cases: [more: object, plan: object, expected: string][] = [
    [{ passportUntil: addDays(today, 90) }, {}, 'escort_passport_ends_too_soon'],
    [{ passportNumber: null, passportUntil: null }, {}, 'escort_passport_missing'],
    [{ resting: true }, {}, 'escort_resting'],
    [{ kinds: ['CHILD'] }, {}, 'escort_kind_not_held'],
    [{ recordCheckedOn: null }, withChild, 'record_check_missing'],
    [{ recordCheckedOn: addDays(today, -1200) }, withChild, 'record_check_too_old'],
    [{ recordCheckedOn: null }, { passengerIds: [child] }, 'record_check_missing'],
    [{ recordCheckedOn: null }, {}, 'accepted'],
    [{}, { ...withChild, guardianContact: null }, 'guardian_contact_missing'],
    [{}, { kind: 'CHILD', guardianContact: 'Tante-Exemple' }, 'nobody_in_charge'],
    [{}, { passengerIds: [newId()] }, 'passenger_unknown'],
    [{}, { legs: [1, 7] }, 'leg_unknown'],
    [{}, { perDiemMinor: 100 }, 'per_diem_incomplete'],
    [{ kinds: ['FAMILY'] }, { kind: 'FAMILY', passengerIds: [child], perDiemMinor: 100, currency: 'EUR' }, 'family_pays_itself'],
    [{}, withChild, 'accepted'],
  ]
  for (const [more, plan, expected] of cases) {
    const escort = await register(more)
    assert.equal(refusal(await mission(escort.id, movement.id, plan)), expected, JSON.stringify([more, plan]))
  }
  assert.equal(refusal(await agent.ask(contract.registerEscort, { ...particulars, kinds: ['MEDICAL_NURSE'] })), 'escort_licence_missing')
})

test('a movement says which escorts it wants and who is still missing: a large group, a child alone, oxygen, conditions of fitness', async () => {
  const movement = await planRoute(agent, { hours: 70, lasts: 8 * 60 })
  for (let at = 0; at < 4; at++) await book(agent, movement.id, await readyHousehold(agent, 5))
  const alone = await readyHousehold(agent, 1, { ages: [12], unaccompanied: true })
  await recordMinorFile(agent, alone.caseId, alone.persons[0]!)
  await accepted(
    agent.ask(movements.bookCase, {
      movementId: movement.id,
      caseId: alone.caseId,
      passengers: [{ personId: alone.persons[0]!, escortKind: 'CHILD' }],
    }),
  )
  const passengers = await passengersOf(movement.id)
  const ill = passengers.find(({ caseId }) => caseId !== alone.caseId)!
  const travelsOn = dayAt(movement.startsAt, 'Africa/Tripoli')
  await accepted(agent.ask(medifs.askMedif, { caseId: ill.caseId, personId: ill.personId, carrier: 'XX', travelsOn }))
  await accepted(
    agent.ask(movements.updatePassenger, {
      passengerId: ill.id,
      ssr: [
        { code: 'OXYG', text: '2 L/min' },
        { code: 'MEDA', text: 'MEDIF-1' },
      ],
    }),
  )
  const conditional = passengers.find(({ id, caseId }) => id !== ill.id && caseId === ill.caseId)!
  await office.admin.query(`begin; set local app.offices = '1'`)
  await office.admin.query(
    `update movements_clearance set fit_outcome = 'FIT_WITH_CONDITIONS' where case_id = $1 and person_id = $2 and kind = 'MED_FIT_TO_TRAVEL'`,
    [conditional.caseId, conditional.personId],
  )
  await office.admin.query('commit')
  const child = passengers.find(({ caseId }) => caseId === alone.caseId)!
  const needs = async () =>
    (await agent.ask(contract.listOfMovement, { movementId: movement.id })).body.needs.map(({ reason, must, wanted, missing }) => [
      reason,
      must,
      wanted,
      missing,
    ])
  assert.deepEqual(await needs(), [
    ['CHILD_ALONE', true, 1, 1],
    ['MEDICAL_REQUEST', true, 1, 1],
    ['FIT_WITH_CONDITIONS', false, 1, 1],
    ['GROUP', true, 2, 2],
  ])
  const text = (await agent.askRaw(contract.listOfMovement as never, { movementId: movement.id })).raw.toString()
  assert.ok(!text.includes('Couloir'), 'what the condition says is not told')

  await accepted(mission((await register()).id, movement.id, { kind: 'CHILD', passengerIds: [child.id], guardianContact: 'Oncle-Exemple' }))
  await accepted(mission((await register()).id, movement.id))
  const nurse = await register({ kinds: ['MEDICAL_NURSE'], licenceNumber: 'INF-1' })
  await accepted(mission(nurse.id, movement.id, { kind: 'MEDICAL_NURSE', passengerIds: [ill.id, conditional.id] }))
  assert.deepEqual(await needs(), [
    ['CHILD_ALONE', true, 1, 0],
    ['MEDICAL_REQUEST', true, 1, 0],
    ['FIT_WITH_CONDITIONS', false, 1, 0],
    ['GROUP', true, 2, 1],
  ])
})

test('a report that is not there five days after the return stands in the late list until it is written', async () => {
  const movement = await planRoute(agent, { hours: 80 })
  const escort = await register()
  const { mission: planned } = await accepted(mission(escort.id, movement.id))
  const late = async () =>
    (await agent.ask(contract.listMissions, { which: 'LATE', limit: 200 })).body.items.filter(({ id }) => id === planned.id)
  assert.deepEqual(await late(), [])
  // The clock of the server is the clock: the mission is put back by its owner.
  await office.admin.query(`begin; set local app.offices = '1'`)
  await office.admin.query(
    `update escorts_mission set away = tstzrange(now() - interval '12 days', now() - interval '10 days'), returns_on = current_date - 10, report_due_on = current_date - 5 where id = $1`,
    [planned.id],
  )
  await office.admin.query('commit')
  assert.deepEqual(
    (await late()).map(({ state }) => state),
    ['REPORT_LATE'],
  )
  const reported = await accepted(
    agent.ask(contract.reportMission, { missionId: planned.id, report: 'Arrivés sans incident.', incidents: 0 }),
  )
  assert.equal(reported.state, 'REPORTED')
  assert.deepEqual(await late(), [])
  assert.equal(refusal(await agent.ask(contract.cancelMission, { missionId: planned.id, reason: 'Trop tard' })), 'mission_reported')
  const first = (await agent.ask(contract.listMissions, { limit: 1 })).body
  const others = (await agent.ask(contract.listMissions, { limit: 200, after: first.next! })).body.items
  assert.ok(others.length > 3 && others.every(({ id, returnsOn }) => id !== first.items[0]!.id && returnsOn >= first.items[0]!.returnsOn))
})

test('medicines under control and hand-over notes are written and read by the medical role alone; others see only that they were said', async () => {
  const movement = await planRoute(agent, { hours: 90 })
  await book(agent, movement.id, await readyHousehold(agent, 1))
  const [patient] = await passengersOf(movement.id)
  const physician = await register({ kinds: ['MEDICAL_DOCTOR', 'OPERATIONAL'], licenceNumber: 'MED-1' })
  const { mission: planned, gaps } = await accepted(
    mission(physician.id, movement.id, { kind: 'MEDICAL_DOCTOR', passengerIds: [patient!.id] }),
  )
  assert.ok(gaps.includes('drugs'))
  const missionId = planned.id
  const drugs = {
    missionId,
    medicines: [{ name: 'Midazolam-Exemple', quantity: '4 × 5 mg' }],
    authority: 'Douanes-Exemple',
    reference: 'STUP-1',
  }
  const note = {
    missionId,
    passengerId: patient!.id,
    receivingDoctor: 'Dr Suite-Exemple',
    receivingPlace: 'Hôpital-Exemple',
    note: 'À revoir sous 48 h.',
  }
  assert.equal((await agent.ask(medical.declareDrugs, drugs)).status, 404)
  assert.equal((await agent.ask(medical.writeHandOverNote, note)).status, 404)
  await accepted(doctor.ask(medical.declareDrugs, drugs))
  await accepted(doctor.ask(medical.writeHandOverNote, note))
  assert.equal(refusal(await doctor.ask(medical.writeHandOverNote, { ...note, passengerId: newId() as never })), 'passenger_unknown')
  const read = (await doctor.ask(medical.readMedical, { missionId })).body
  assert.deepEqual([read.declarations.length, read.notes[0]!.receivingDoctor], [1, 'Dr Suite-Exemple'])
  assert.equal((await agent.ask(medical.readMedical, { missionId })).status, 404)
  const seen = await agent.askRaw(contract.getMission as never, { missionId })
  assert.ok(seen.raw.toString().includes('"drugsDeclared":true'))
  for (const secret of ['Midazolam', 'Dr Suite', '48 h']) assert.ok(!seen.raw.toString().includes(secret))
  const told = await office.admin.query(`select facts from kit_event where subject = $1`, [missionId])
  assert.ok(!JSON.stringify(told.rows).includes('Midazolam'))
  const { mission: plain } = await accepted(mission((await register()).id, movement.id))
  assert.equal(refusal(await doctor.ask(medical.declareDrugs, { ...drugs, missionId: plain.id })), 'not_medical')
})

test('a sealed mission is hidden from those outside, and does not tell itself by refusing the days of its escort', async () => {
  const member = await office.as('sealed@paris.example.org')
  const household = await readyHousehold(member, 1, { compartment: 1 })
  const sealed = await planRoute(member, { hours: 100, caseId: household.caseId })
  const escort = await register()
  const hidden = await accepted(
    member.ask(contract.planMission, { escortId: escort.id, movementId: sealed.id, kind: 'OPERATIONAL', legs: [1] }),
  )
  assert.equal((await agent.ask(contract.getMission, { missionId: hidden.mission.id })).status, 404)
  assert.deepEqual((await agent.ask(contract.getEscort, { escortId: escort.id })).body.missions, [])
  const open = await planRoute(agent, { hours: 100 })
  assert.equal((await mission(escort.id, open.id)).status, 200, 'whoever is outside is told nothing by a refusal')
  // Whoever sees both is told.
  const other = await planRoute(member, { hours: 101 })
  const second = await register()
  await accepted(member.ask(contract.planMission, { escortId: second.id, movementId: sealed.id, kind: 'OPERATIONAL', legs: [1] }))
  assert.equal(
    refusal(await member.ask(contract.planMission, { escortId: second.id, movementId: other.id, kind: 'OPERATIONAL', legs: [1] })),
    'mission_overlaps',
  )
})

test('a supervisor reads escorts and does not write; a counsellor finds nothing, and Marseille sends none of ours', async () => {
  const escort = await register()
  const supervisor = await office.as('superviseur@paris.example.org')
  assert.equal((await supervisor.ask(contract.getEscort, { escortId: escort.id })).status, 200)
  assert.equal((await supervisor.ask(contract.changeEscort, { escortId: escort.id, seenAt: escort.updatedAt, ...particulars })).status, 404)
  for (const email of ['conseil@paris.example.org', 'mouvements@marseille.example.org'])
    assert.equal((await (await office.as(email)).ask(contract.getEscort, { escortId: escort.id })).status, 404, email)
  const listed = (await agent.ask(contract.listEscorts, { kind: 'CHILD', limit: 200 })).body.items
  assert.ok(listed.some(({ id }) => id === escort.id) && listed.every(({ kinds }) => kinds.includes('CHILD')))
})
