import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as cases from '#domain/cases/contract.ts'
import * as work from '#domain/cases/work-contract.ts'
import type { Case, CaseStatus } from '#domain/cases/words.ts'
import * as people from '#domain/people/contract.ts'
import type { Person } from '#domain/people/words.ts'
import { actAs } from '#server/kit/route.ts'
import { newId } from '#server/kit/transaction.ts'
import { publishPacks } from '#server/programmes/actions.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { advanceCase, isOnHold, openCase, setCriticalDay } from './actions.ts'

let office: TestOffice
let counsellor: Visitor
let supervisor: Visitor
before(async () => {
  office = await openTestOffice()
  await publishPacks(office.house)
  counsellor = await office.as('conseil@paris.example.org')
  supervisor = await office.as('superviseur@paris.example.org')
})
after(() => office.close())

async function person(visitor: Visitor, familyName: string, bornOn: string): Promise<Person> {
  const added = await visitor.ask(people.addPerson, { familyName, givenNames: 'Essai', sex: 'F', bornOn, nationality: 'ERI' } as never)
  assert.equal(added.status, 200, JSON.stringify(added.body))
  return added.body
}

async function opened(visitor: Visitor, input: Record<string, unknown> = {}): Promise<Case> {
  const answer = await visitor.ask(cases.openCase, { programmeCode: 'TRANSIT_CDG', destinationCountry: 'CAN', ...input } as never)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body
}

/** A fact told by another room, in its own transaction, as the supervisor. */
async function told<Value>(does: (work: Parameters<typeof advanceCase>[0]) => Promise<Value>): Promise<Value> {
  const account = (await office.account('superviseur@paris.example.org')) as never
  const actor = { accountId: account, offices: [1], compartments: [], airports: [], permissions: [] }
  const result = await actAs(office.house, [], actor, { account, offices: [1], compartments: [] }, async (opened) => ({
    ok: true as const,
    value: await does(opened),
  }))
  assert.ok(result.ok)
  return result.value
}

async function bring(one: Case, ...path: CaseStatus[]): Promise<void> {
  for (const to of path) {
    const moved = await told((opened) => advanceCase(opened, one.id, to))
    assert.ok(moved.ok, `${to}: ${moved.ok ? '' : moved.refusal}`)
  }
}

test('the thirteen countries of ARER are accepted and every other is refused with the reason (M090, M091, F6)', async () => {
  const accepted = ['AFG', 'BGD', 'DJI', 'ETH', 'IND', 'IRN', 'KEN', 'XKX', 'PAK', 'SRB', 'SDN', 'LKA']
  for (const country of accepted)
    assert.equal((await opened(counsellor, { programmeCode: 'ARER', destinationCountry: country })).destinationCountry, country)
  const erbil = await opened(counsellor, { programmeCode: 'ARER', destinationCountry: 'IRQ', destinationSubregion: 'IQ-AR' })
  assert.deepEqual([erbil.status, erbil.movementType, erbil.programmeVersion], ['DRAFT', 'AVRR', 1])
  const ask = (input: object) => counsellor.ask(cases.openCase, { programmeCode: 'ARER', ...input } as never)
  const basra = await ask({ destinationCountry: 'IRQ', destinationSubregion: 'IQ-BA' })
  assert.deepEqual(
    [basra.status, basra.body.refusal, basra.body.details?.['covered']],
    [409, 'subregion_not_in_programme', 'Erbil, Dahouk (Dohuk), Souleimaniye (Sulaymaniyah)'],
  )
  for (const country of ['MAR', 'USA', 'SYR'])
    assert.equal((await ask({ destinationCountry: country })).body.refusal, 'country_not_in_programme')
  assert.equal((await ask({})).body.refusal, 'destination_missing')
  assert.equal(
    (await counsellor.ask(cases.openCase, { programmeCode: 'NOWHERE', destinationCountry: 'CAN' } as never)).body.refusal,
    'unknown_programme',
  )
})

test('a case opened twice with one command is opened once, and its reference tells nothing', async () => {
  const command = newId()
  const input = { programmeCode: 'TRANSIT_CDG', destinationCountry: 'CAN', externalRef: 'hcr-77' } as never
  const first = await counsellor.ask(cases.openCase, input, { command })
  const second = await counsellor.ask(cases.openCase, input, { command })
  assert.deepEqual([first.status, second.replayed, second.body], [200, true, first.body])
  assert.match(first.body.publicRef, /^OIM-[0-9A-HJKMNP-TV-Z]{8}$/)
  const found = await counsellor.ask(cases.findCases, { q: 'HCR-7' })
  assert.deepEqual(
    found.body.items.map((row) => row.id),
    [first.body.id],
  )
  const ours = await counsellor.ask(cases.findCases, { q: first.body.publicRef.slice(0, 8).toLowerCase() })
  assert.ok(ours.body.items.some((row) => row.id === first.body.id))
  const taken = await counsellor.ask(cases.openCase, {
    id: first.body.id,
    programmeCode: 'TRANSIT_CDG',
    destinationCountry: 'CAN',
  } as never)
  assert.equal(taken.body.refusal, 'id_taken')
})

test('a family is registered once everybody of age agreed to their data being kept', async () => {
  const mother = await person(counsellor, 'Haile-Exemple', '1992-03-14')
  const child = await person(counsellor, 'Haile-Exemple', '2014-05-20')
  const one = await opened(counsellor, { members: [{ personId: mother.id, role: 'PA' }] })
  const second = await counsellor.ask(cases.addMember, { caseId: one.id, personId: child.id, role: 'PA' } as never)
  assert.equal(second.body.refusal, 'principal_already_there')
  const joined = await counsellor.ask(cases.addMember, {
    caseId: one.id,
    personId: child.id,
    role: 'CHILD',
    specialNeeds: ['MAAS'],
  } as never)
  assert.deepEqual([joined.status, joined.body.specialNeeds], [200, ['MAAS']])

  const story = await counsellor.ask(cases.getCase, { caseId: one.id })
  assert.deepEqual(
    story.body.members.map((member) => [member.role, member.person.familyName]),
    [
      ['PA', 'Haile-Exemple'],
      ['CHILD', 'Haile-Exemple'],
    ],
  )
  assert.deepEqual(
    [story.body.next, story.body.blocks.map((block) => [block.code, block.count])],
    ['record_consent', [['consent_missing', 1]]],
  )
  const early = await counsellor.ask(cases.advanceCase, { caseId: one.id, to: 'REGISTERED' })
  assert.deepEqual([early.body.refusal, early.body.details], ['consent_missing', { count: 1 }])
  const consent = await counsellor.ask(people.recordConsent, {
    personId: mother.id,
    kind: 'DATA_PROCESSING',
    form: 'EXPLICIT_WRITTEN',
    language: 'ti',
  } as never)
  assert.equal(consent.status, 200, JSON.stringify(consent.body))
  assert.equal((await counsellor.ask(cases.advanceCase, { caseId: one.id, to: 'REGISTERED' })).body.status, 'REGISTERED')
  assert.equal((await counsellor.ask(cases.advanceCase, { caseId: one.id, to: 'REGISTERED' })).body.refusal, 'cannot_move')
  assert.equal((await counsellor.ask(cases.advanceCase, { caseId: one.id, to: 'REJECTED' })).body.refusal, 'cannot_move')
  const row = (await counsellor.ask(cases.listCases, { personId: child.id })).body.items[0]!
  assert.deepEqual([row.id, row.principal?.givenNames, row.memberCount], [one.id, 'Essai', 2])
})

test('a child is principal applicant only of a case that says that the child travels alone', async () => {
  const child = await person(counsellor, 'Seule-Exemple', '2013-05-20')
  const members = [{ personId: child.id, role: 'PA' }]
  const refused = await counsellor.ask(cases.openCase, { programmeCode: 'TRANSIT_CDG', destinationCountry: 'CAN', members } as never)
  assert.deepEqual([refused.body.refusal, refused.body.details?.['adultAge']], ['principal_under_age', 18])
  const alone = await opened(counsellor, { members, unaccompaniedMinor: true })
  const story = await counsellor.ask(cases.getCase, { caseId: alone.id })
  assert.deepEqual(
    story.body.blocks.map((block) => block.code),
    ['consent_missing'],
    'whoever answers for the child consents',
  )
})

test('a member’s role is corrected, and somebody who leaves may come back', async () => {
  const [one, two] = [
    await person(counsellor, 'Corrigée-Exemple', '1980-01-15'),
    await person(counsellor, 'Corrigée-Exemple', '1982-01-15'),
  ]
  const file = await opened(counsellor, {
    members: [
      { personId: one.id, role: 'PA' },
      { personId: two.id, role: 'SIBLING' },
    ],
  })
  const change = (personId: string, role: string, travelling = true) =>
    counsellor.ask(cases.changeMember, { caseId: file.id, personId, role, travelling, specialNeeds: [], visaNumber: null } as never)
  assert.equal((await change(two.id, 'PA')).body.refusal, 'principal_already_there')
  assert.equal((await change(one.id, 'SPOUSE')).body.refusal, 'principal_needed')
  assert.deepEqual(
    [(await change(two.id, 'SPOUSE', false)).body.role, (await change(newId(), 'CHILD')).body.refusal],
    ['SPOUSE', 'not_member'],
  )
  assert.equal((await counsellor.ask(cases.removeMember, { caseId: file.id, personId: one.id } as never)).body.refusal, 'principal_needed')
  assert.equal((await counsellor.ask(cases.removeMember, { caseId: file.id, personId: two.id } as never)).status, 200)
  assert.equal((await counsellor.ask(cases.getCase, { caseId: file.id })).body.members.length, 1)
  assert.equal((await counsellor.ask(cases.addMember, { caseId: file.id, personId: two.id, role: 'CAREGIVER' } as never)).status, 200)
  assert.equal(
    (await counsellor.ask(cases.addMember, { caseId: file.id, personId: newId(), role: 'CHILD' } as never)).body.refusal,
    'person_not_found',
  )
})

test('a hold stops booking for whoever asks, and the case goes on when the last hold is lifted', async () => {
  const one = await opened(counsellor)
  await bring(one, 'REGISTERED', 'IN_CLEARANCE', 'TRAVEL_READY')
  const hold = await counsellor.ask(work.placeHold, { caseId: one.id, reason: 'MEDICAL', note: 'à revoir lundi' })
  assert.equal(hold.status, 200)
  assert.equal((await counsellor.ask(work.placeHold, { caseId: one.id, reason: 'MEDICAL' })).body.refusal, 'already_held')
  const other = await counsellor.ask(work.placeHold, { caseId: one.id, reason: 'DOCUMENTS' })
  assert.equal(await told((opened) => isOnHold(opened, one.id)), true)
  const booking = await told((opened) => advanceCase(opened, one.id, 'BOOKED'))
  assert.deepEqual([booking.ok, booking.ok ? '' : booking.refusal], [false, 'cannot_move'])
  const story = (await counsellor.ask(cases.getCase, { caseId: one.id })).body
  assert.deepEqual(
    [story.case.status, story.case.statusBefore, story.next, story.holds.length],
    ['ON_HOLD', 'TRAVEL_READY', 'lift_hold', 2],
  )

  assert.equal((await counsellor.ask(work.liftHold, { holdId: hold.body.id })).status, 200)
  assert.equal((await counsellor.ask(work.liftHold, { holdId: hold.body.id })).body.refusal, 'already_lifted')
  assert.equal((await counsellor.ask(cases.getCase, { caseId: one.id })).body.case.status, 'ON_HOLD')
  await counsellor.ask(work.liftHold, { holdId: other.body.id })
  assert.equal((await counsellor.ask(cases.getCase, { caseId: one.id })).body.case.status, 'IN_CLEARANCE')
  assert.equal(await told((opened) => isOnHold(opened, one.id)), false)

  // Booked already: the case keeps its place, and the next booking is stopped all the same.
  await bring(one, 'TRAVEL_READY', 'BOOKED')
  await counsellor.ask(work.placeHold, { caseId: one.id, reason: 'PERSON_ASKED' })
  const manifest = await told((opened) => advanceCase(opened, one.id, 'MANIFESTED'))
  assert.deepEqual([manifest.ok, manifest.ok ? '' : manifest.refusal], [false, 'on_hold'])
})

test('a family withdraws with one click, wherever the case stands, and a supervisor alone takes it up again', async () => {
  const one = await opened(counsellor)
  await bring(one, 'REGISTERED', 'IN_CLEARANCE', 'TRAVEL_READY', 'BOOKED', 'MANIFESTED', 'DEPARTED', 'IN_TRANSIT')
  await counsellor.ask(work.placeHold, { caseId: one.id, reason: 'OTHER' })
  const withdrawn = await counsellor.ask(cases.withdrawCase, { caseId: one.id })
  assert.deepEqual([withdrawn.body.status, withdrawn.body.statusBefore], ['WITHDRAWN', 'IN_TRANSIT'])
  assert.equal((await counsellor.ask(cases.withdrawCase, { caseId: one.id })).body.refusal, 'cannot_move')
  assert.equal((await counsellor.ask(work.addTask, { caseId: one.id, kind: 'OTHER', title: 'x' })).body.refusal, 'case_ended')
  assert.equal((await counsellor.ask(work.placeHold, { caseId: one.id, reason: 'OTHER' })).body.refusal, 'case_ended')

  assert.equal(
    (await counsellor.ask(cases.reopenCase, { caseId: one.id, reason: 'la famille souhaite partir' })).status,
    404,
    'a counsellor may not',
  )
  const back = await supervisor.ask(cases.reopenCase, { caseId: one.id, reason: 'la famille souhaite partir' })
  assert.deepEqual([back.body.status, back.body.statusReason], ['IN_TRANSIT', 'la famille souhaite partir'])
  assert.equal((await supervisor.ask(cases.reopenCase, { caseId: one.id, reason: 'encore' })).body.refusal, 'not_ended')
  assert.equal((await supervisor.ask(cases.reopenCase, { caseId: one.id, reason: '' })).status, 422)
})

test('a case is closed when its tasks are done', async () => {
  const one = await opened(counsellor)
  await bring(one, 'REGISTERED', 'IN_CLEARANCE', 'TRAVEL_READY', 'BOOKED', 'MANIFESTED', 'DEPARTED', 'ARRIVED', 'HANDED_OVER')
  const task = await counsellor.ask(work.addTask, {
    caseId: one.id,
    kind: 'RECEPTION',
    title: 'Rappeler l’accueil',
    dueOn: '2026-01-15',
  } as never)
  assert.equal(task.status, 200)
  assert.deepEqual((await counsellor.ask(cases.closeCase, { caseId: one.id })).body, { refusal: 'tasks_open', details: { count: 1 } })
  const story = (await counsellor.ask(cases.getCase, { caseId: one.id })).body
  assert.deepEqual(story.blocks.map((block) => [block.code, block.count]).at(-1), ['task_overdue', 1])
  assert.equal((await counsellor.ask(work.finishTask, { taskId: task.body.id })).body.state, 'DONE')
  assert.equal((await counsellor.ask(work.finishTask, { taskId: task.body.id })).body.refusal, 'already_finished')
  assert.equal((await counsellor.ask(cases.closeCase, { caseId: one.id })).body.status, 'CLOSED')
})

test('notes and files stay with the case, and the timeline tells the story without a name', async () => {
  const one = await opened(counsellor)
  const mother = await person(counsellor, 'Racontée-Exemple', '1990-01-15')
  await counsellor.ask(cases.addMember, { caseId: one.id, personId: mother.id, role: 'PA' } as never)
  await counsellor.ask(work.addNote, { caseId: one.id, text: 'La famille Racontée-Exemple préfère partir un dimanche.' })
  const file = await counsellor.upload('acte.csv', Buffer.from('a;b\n1;2\n'))
  assert.equal((await counsellor.ask(work.attachFile, { caseId: one.id, fileId: file.body.id })).body.mediaType, 'text/csv')
  assert.equal((await counsellor.ask(work.attachFile, { caseId: one.id, fileId: file.body.id })).body.refusal, 'already_attached')
  assert.equal((await counsellor.ask(work.attachFile, { caseId: one.id, fileId: newId() })).body.refusal, 'file_not_found')
  const story = (await counsellor.ask(cases.getCase, { caseId: one.id })).body
  assert.deepEqual([story.notes[0]?.accountName, story.files.map((each) => each.name)], ['Célia Conseil-Exemple', ['acte.csv']])

  const whole = await counsellor.ask(cases.timeline, { caseId: one.id })
  assert.deepEqual(
    whole.body.items.map((event) => event.name),
    ['file_attached', 'note_added', 'member_added', 'case_opened'],
  )
  assert.ok(!whole.raw.toString().includes('Racontée'))
  const first = await counsellor.ask(cases.timeline, { caseId: one.id, limit: 3 })
  const rest = await counsellor.ask(cases.timeline, { caseId: one.id, limit: 3, after: first.body.next! })
  assert.deepEqual([...first.body.items, ...rest.body.items], whole.body.items)
})

test('the work list is read page by page, newest first or by critical day, with those that have none last', async () => {
  const agent = await office.as('mouvements@marseille.example.org')
  const made: Case[] = []
  for (let n = 0; n < 7; n++)
    made.push(await opened(agent, { programmeCode: n % 2 === 0 ? 'TRANSIT_CDG' : 'ARER', destinationCountry: n % 2 === 0 ? 'CAN' : 'KEN' }))
  const account = (await office.account('mouvements@marseille.example.org')) as never
  const actor = { accountId: account, offices: [2], compartments: [], airports: [], permissions: [] }
  for (const [at, day] of ['2027-01-01', '2026-12-01', '2027-01-01'].entries()) {
    await actAs(office.house, [], actor, { account, offices: [2], compartments: [] }, async (opened) => ({
      ok: true as const,
      value: await setCriticalDay(opened, made[at]!.id, day as never),
    }))
  }
  const all = async (input: object) => {
    const rows = []
    let after: string | undefined
    do {
      const page = await agent.ask(cases.listCases, { limit: 2, ...input, ...(after === undefined ? {} : { after }) } as never)
      assert.ok(page.body.items.length <= 2)
      rows.push(...page.body.items)
      after = page.body.next ?? undefined
    } while (after !== undefined)
    return rows
  }
  assert.deepEqual(
    (await all({})).map((row) => row.id),
    made.map((one) => one.id).toReversed(),
  )
  const critical = await all({ sort: 'critical' })
  assert.deepEqual(
    [critical.map((row) => row.criticalOn).slice(0, 4), new Set(critical.map((row) => row.id)).size],
    [['2026-12-01', '2027-01-01', '2027-01-01', null], 7],
  )
  assert.equal((await all({ programme: 'ARER' })).length, 3)
  assert.equal((await all({ mine: 'yes', status: 'DRAFT,REGISTERED' })).length, 7)
  assert.equal((await all({ status: 'CLOSED' })).length, 0)
  assert.equal((await agent.ask(cases.listCases, { status: 'NOWHERE' })).status, 422)
  for (const forged of ['Zm9v', Buffer.from('["now","me"]').toString('base64url')]) {
    assert.deepEqual(
      (await agent.ask(cases.listCases, { after: forged })).body,
      { items: [], next: null },
      'a cursor that we did not write',
    )
  }
})

test('roles that may not are told that there is nothing, and another office sees nothing', async () => {
  const one = await opened(counsellor)
  const open = { programmeCode: 'TRANSIT_CDG', destinationCountry: 'CAN' } as never
  for (const email of ['transit@paris.example.org', 'bailleur@paris.example.org', 'billets@paris.example.org']) {
    const visitor = await office.as(email)
    assert.equal((await visitor.ask(cases.listCases, {})).status, 404, email)
    assert.equal((await visitor.ask(cases.openCase, open)).status, 404, email)
  }
  const reader = await office.as('emploi@paris.example.org')
  assert.equal((await reader.ask(cases.getCase, { caseId: one.id })).status, 200)
  for (const command of [
    () => reader.ask(cases.openCase, open),
    () => reader.ask(cases.withdrawCase, { caseId: one.id }),
    () => reader.ask(work.addNote, { caseId: one.id, text: 'x' }),
    () => reader.ask(work.placeHold, { caseId: one.id, reason: 'OTHER' }),
  ]) {
    assert.equal((await command()).status, 404)
  }
  const marseille = await office.as('mouvements@marseille.example.org')
  for (const asked of [
    () => marseille.ask(cases.getCase, { caseId: one.id }),
    () => marseille.ask(cases.timeline, { caseId: one.id }),
    () => marseille.ask(cases.withdrawCase, { caseId: one.id }),
    () => marseille.ask(cases.closeCase, { caseId: one.id }),
    () => marseille.ask(work.addTask, { caseId: one.id, kind: 'OTHER', title: 'x' }),
    () => marseille.ask(cases.reopenCase, { caseId: one.id, reason: 'x' }),
  ]) {
    assert.deepEqual([(await asked()).status, (await asked()).body], [404, { refusal: 'not_found' }])
  }
  assert.deepEqual((await marseille.ask(cases.findCases, { q: one.publicRef })).body.items, [])
  assert.equal((await counsellor.ask(cases.openCase, { ...(open as object), office: 2 } as never)).body.refusal, 'not_your_office')
})

test('a sealed case is, for everybody outside, exactly a case that does not exist', async () => {
  const insider = await office.as('sealed@paris.example.org')
  const hidden = await opened(insider, { compartment: 1, externalRef: 'SEALED-1' })
  const task = await insider.ask(work.addTask, { caseId: hidden.id, kind: 'OTHER', title: 'appeler' })
  await insider.ask(work.addNote, { caseId: hidden.id, text: 'rien' })
  const hold = await insider.ask(work.placeHold, { caseId: hidden.id, reason: 'PROTECTION' })
  const file = await insider.upload('secret.csv', Buffer.from('x;y\n3;4\n'))
  assert.equal((await counsellor.ask(work.attachFile, { caseId: hidden.id, fileId: file.body.id })).status, 404)
  await insider.ask(work.attachFile, { caseId: hidden.id, fileId: file.body.id })

  const nowhere = newId()
  for (const outsider of [counsellor, supervisor]) {
    const questions = [
      (caseId: string) => outsider.ask(cases.getCase, { caseId } as never),
      (caseId: string) => outsider.ask(cases.timeline, { caseId } as never),
      (caseId: string) => outsider.ask(work.addNote, { caseId, text: 'x' } as never),
      (caseId: string) => outsider.ask(cases.withdrawCase, { caseId } as never),
      (caseId: string) => outsider.ask(cases.closeCase, { caseId } as never),
      (caseId: string) => outsider.ask(cases.addMember, { caseId, personId: nowhere, role: 'PA' } as never),
    ]
    for (const question of questions) {
      const [sealed, absent] = [await question(hidden.id), await question(nowhere)]
      assert.deepEqual([sealed.status, sealed.body], [absent.status, absent.body])
      assert.equal(sealed.status, 404)
    }
    assert.equal((await outsider.ask(work.finishTask, { taskId: task.body.id })).status, 404)
    assert.equal((await outsider.ask(work.liftHold, { holdId: hold.body.id })).status, 404)
    assert.deepEqual((await outsider.ask(cases.findCases, { q: 'SEALED' })).body.items, [])
    assert.ok(!(await outsider.ask(cases.listCases, { limit: 200 })).body.items.some((row) => row.id === hidden.id))
    const opening = await outsider.ask(cases.openCase, { programmeCode: 'TRANSIT_CDG', destinationCountry: 'CAN', compartment: 1 } as never)
    const elsewhere = await outsider.ask(cases.openCase, {
      programmeCode: 'TRANSIT_CDG',
      destinationCountry: 'CAN',
      compartment: 99,
    } as never)
    assert.deepEqual([opening.status, opening.body], [elsewhere.status, elsewhere.body])
  }
  const fetched = (visitor: Visitor) =>
    office.app.inject({ method: 'GET', url: `/api/files/${file.body.id}`, headers: { cookie: visitor.cookie } })
  assert.deepEqual(
    [(await fetched(counsellor)).statusCode, (await fetched(insider)).statusCode],
    [404, 200],
    'the attached file is sealed with the case',
  )
})

test('moving a case to a compartment carries its members, tasks, notes, holds and files', async () => {
  const mother = await person(counsellor, 'Déplacée-Exemple', '1991-01-15')
  const one = await opened(counsellor, { members: [{ personId: mother.id, role: 'PA' }] })
  await counsellor.ask(work.addTask, { caseId: one.id, kind: 'OTHER', title: 'x' })
  await counsellor.ask(work.addNote, { caseId: one.id, text: 'x' })
  await counsellor.ask(work.placeHold, { caseId: one.id, reason: 'PROTECTION' })
  const file = await counsellor.upload('b.csv', Buffer.from('x;y\n5;6\n'))
  await counsellor.ask(work.attachFile, { caseId: one.id, fileId: file.body.id })
  await office.admin.query('update cases_case set compartment = 1 where id = $1', [one.id])
  for (const table of ['cases_member', 'cases_task', 'cases_note', 'cases_hold', 'cases_file']) {
    const { rows } = await office.admin.query(`select distinct compartment from ${table} where case_id = $1`, [one.id])
    assert.deepEqual(rows, [{ compartment: 1 }], table)
  }
  assert.deepEqual((await office.admin.query('select compartment from kit_file where id = $1', [file.body.id])).rows, [{ compartment: 1 }])
  assert.equal((await counsellor.ask(cases.getCase, { caseId: one.id })).status, 404)
  assert.equal((await counsellor.ask(cases.listCases, { personId: mother.id })).body.items.length, 0)
  const insider = await office.as('sealed@paris.example.org')
  assert.equal((await insider.ask(cases.getCase, { caseId: one.id })).body.members.length, 1)
})

test('a person whose own file is sealed never shows through an open case', async () => {
  const insider = await office.as('sealed@paris.example.org')
  const [open, sealed] = [await person(insider, 'Ouverte-Exemple', '1985-01-15'), await person(insider, 'Scellée-Exemple', '1986-01-15')]
  const one = await opened(insider, {
    members: [
      { personId: open.id, role: 'PA' },
      { personId: sealed.id, role: 'SPOUSE' },
    ],
  })
  await office.admin.query('update people_person set compartment = 1 where id = $1', [sealed.id])
  const seen = await counsellor.ask(cases.getCase, { caseId: one.id })
  assert.deepEqual(
    seen.body.members.map((member) => member.person.familyName),
    ['Ouverte-Exemple'],
  )
  const row = (await counsellor.ask(cases.listCases, { personId: open.id })).body.items[0]!
  assert.deepEqual([row.memberCount, (await counsellor.ask(cases.listCases, { personId: sealed.id })).status], [1, 200])
  const joining = await insider.ask(cases.addMember, { caseId: (await opened(insider)).id, personId: sealed.id, role: 'PA' } as never)
  assert.equal(joining.body.refusal, 'person_sealed_elsewhere')
})

test('another room opens a case through the door, and an arrival told twice is told once', async () => {
  const one = await told((opened) => openCase(opened, { programmeCode: 'TRANSIT_CDG', destinationCountry: 'USA' as never }))
  assert.ok(one.ok)
  await bring(one.value, 'REGISTERED', 'IN_CLEARANCE', 'TRAVEL_READY', 'BOOKED', 'MANIFESTED', 'DEPARTED', 'ARRIVED', 'ARRIVED')
  const events = await office.admin.query(
    `select 1 from kit_event where case_id = $1 and name = 'case_advanced' and facts ->> 'to' = 'ARRIVED'`,
    [one.value.id],
  )
  assert.equal(events.rowCount, 1)
})
