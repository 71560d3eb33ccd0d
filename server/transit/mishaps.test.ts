import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { castStaff } from '#database/cast.ts'
import { addDays, addMinutes, dayAt } from '#domain/kit/day.ts'
import type { BoardGroup } from '#domain/transit/board-words.ts'
import * as transit from '#domain/transit/contract.ts'
import * as mishaps from '#domain/transit/mishap-contract.ts'
import type { MishapCode, MishapId } from '#domain/transit/mishap-words.ts'
import type { ToldLine } from '#domain/transit/told-words.ts'
import { clockNow, newId } from '#server/kit/transaction.ts'
import { mailToldEverywhere } from '#server/nightly.ts'
import { landFamilies } from '#server/test-arrivals.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'

let office: TestOffice
let agent: Visitor
let supervisor: Visitor
let counsellor: Visitor
let protection: Visitor
const lands = addMinutes(clockNow(), 30)
const today = dayAt(lands, 'Europe/Paris')

before(async () => {
  office = await openTestOffice()
  agent = await office.as('transit@paris.example.org')
  supervisor = await office.as('quart@paris.example.org')
  counsellor = await office.as('conseil@paris.example.org')
  protection = await office.as('protection@paris.example.org')
})
after(() => office.close())

async function family(compartment = 0): Promise<BoardGroup> {
  const [landed] = await landFamilies(office, [
    { surname: 'Tesfaye-Exemple', ages: [34, 71, 12, 7, 1], lands, leaves: addMinutes(lands, 80), compartment },
  ])
  const member = compartment === 0 ? supervisor : await office.as('sealed@paris.example.org')
  const board = await member.ask(transit.getBoard, { airport: 'CDG' as never, day: today })
  return board.body.flights.flatMap((flight) => flight.groups).find((group) => group.caseId === landed!.caseId)!
}

async function open(group: BoardGroup, code: MishapCode, persons = 5, more: object = {}): Promise<MishapId> {
  const who = group.compartment === 0 ? agent : await office.as('sealed@paris.example.org')
  const opened = await who.ask(transit.openMishap, { groupId: group.id, code, persons, doneAt: clockNow(), ...more })
  assert.equal(opened.status, 200, JSON.stringify(opened.body))
  return opened.body.id
}

const toldOf = async (visitor: Visitor, mishapId: MishapId): Promise<ToldLine | undefined> =>
  (await visitor.ask(mishaps.listTold, { limit: 200 })).body.items.find((line) => line.mishapId === mishapId)

test('a missed connection stands on the first page of everybody who works on the journey, until one of each says that they know', async () => {
  const group = await family()
  const id = await open(group, 'MISCONNECT')
  const mover = await office.as('mouvements@paris.example.org')
  for (const visitor of [agent, supervisor, counsellor, mover]) assert.ok(await toldOf(visitor, id))
  assert.equal(await toldOf(protection, id), undefined)
  const line = (await toldOf(counsellor, id))!
  assert.deepEqual([line.party, line.code, line.severity, line.persons, line.caseRef], ['CASE_MANAGER', 'MISCONNECT', 3, 5, group.caseRef])

  const known = await counsellor.ask(mishaps.acknowledgeTold, { toldId: line.id })
  assert.equal(known.status, 200)
  assert.equal(await toldOf(counsellor, id), undefined)
  assert.equal((await counsellor.ask(mishaps.acknowledgeTold, { toldId: line.id })).body.acknowledgedAt, known.body.acknowledgedAt)
  assert.equal((await protection.ask(mishaps.acknowledgeTold, { toldId: line.id })).status, 404, 'it was not told to them')
  const page = await supervisor.ask(mishaps.getMishap, { mishapId: id })
  assert.deepEqual(
    page.body.told.filter((one) => one.acknowledgedAt !== null).map((one) => [one.party, one.acknowledgedByName]),
    [['CASE_MANAGER', castStaff.find((one) => one.email === 'conseil@paris.example.org')!.name]],
  )
})

test('nothing that somebody is told names a traveller or says what a doctor knows', async () => {
  const group = await family()
  await open(group, 'CANCELLATION', 5, { note: 'Mme Tesfaye-Exemple est enceinte' })
  const raw = (await counsellor.ask(mishaps.listTold, { limit: 200 })).raw.toString()
  for (const secret of ['TESFAYE', 'Tesfaye', 'enceinte']) assert.ok(!raw.includes(secret), secret)
})

test('protection alone is told what an asylum request is; the supervisor is told nothing of it here', async () => {
  const id = await open(await family(), 'ASYLUM_REQUEST', 1)
  assert.equal((await toldOf(protection, id))?.code, 'ASYLUM_REQUEST')
  for (const visitor of [supervisor, counsellor, agent]) assert.equal(await toldOf(visitor, id), undefined)
  const colleague = await office.as('transit2@paris.example.org')
  const described = await colleague.ask(mishaps.describeMishap, { mishapId: id, doneAt: clockNow(), cause: 'Je ne sais pas' })
  assert.equal(described.status, 404)
  const { rows } = await office.admin.query('select checklist from transit_mishap where id = $1', [id])
  assert.equal(rows[0].checklist.length, 3, 'and the list of what to do is whole')
})

test('a delay that nobody down the line will feel is known at the airport; when it grows, the destination is told', async () => {
  const id = await open(await family(), 'DELAY', 5, { delayMinutes: 40 })
  const mover = await office.as('mouvements@paris.example.org')
  assert.equal(await toldOf(mover, id), undefined)
  assert.equal(
    (await agent.ask(mishaps.describeMishap, { mishapId: id, doneAt: clockNow(), delayMinutes: 190, cause: 'Panne du tracteur' })).status,
    200,
  )
  assert.equal((await toldOf(mover, id))?.party, 'DESTINATION')
})

test('those who must look within the hour get a mail that says where and how grave, in their language, and nothing of anybody', async () => {
  const folder = join(office.house.filesFolder, 'messages')
  await mailToldEverywhere(office.house)
  const before = new Set(await readdir(folder).catch(() => []))
  const group = await family()
  await open(group, 'NO_SHOW', 1)
  assert.equal((await mailToldEverywhere(office.house)).mailed, 0, 'a no-show waits until somebody looks')
  await open(group, 'MEDICAL', 1)
  assert.equal((await mailToldEverywhere(office.house)).mailed, 1)
  assert.equal((await mailToldEverywhere(office.house)).mailed, 0, 'once')
  const mails = await Promise.all(
    (await readdir(folder))
      .filter((name) => !before.has(name))
      .map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as Record<string, string>),
  )
  const medical = castStaff
    .filter((one) => one.office === 1 && (one.roles as readonly string[]).includes('MEDICAL'))
    .map((one) => one.email)
  assert.deepEqual(mails.map((mail) => mail['to']).toSorted(), medical.toSorted())
  for (const mail of mails) {
    assert.match(mail['subject']!, /CDG/)
    for (const secret of ['Tesfaye', 'TESFAYE', group.caseRef, 'MEDICAL', 'santé'])
      assert.ok(!JSON.stringify(mail).includes(secret), secret)
  }
})

test('a sealed family’s mishap is told to members of its compartment, and written to nobody else', async () => {
  const id = await open(await family(1), 'REFUSED_ENTRY', 2)
  assert.equal(await toldOf(supervisor, id), undefined)
  await mailToldEverywhere(office.house)
  const folder = join(office.house.filesFolder, 'messages')
  const mails = await Promise.all(
    (await readdir(folder)).map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as { to: string; at?: string }),
  )
  const members = await office.admin.query<{ email: string }>(
    'select a.email from access_compartment_member m join access_account a on a.id = m.account where m.compartment = 1 and m.left_at is null',
  )
  const outsiders = castStaff.filter(
    (one) => (one.roles as readonly string[]).includes('PROTECTION_OFFICER') && !members.rows.some((row) => row.email === one.email),
  )
  for (const one of outsiders) assert.ok(!mails.some((mail) => mail.to === one.email), one.email)
  assert.equal((await supervisor.ask(mishaps.getMishap, { mishapId: id })).status, 404)
})

test('bills are entered once, struck out and never lost, and no bill is of a day that has not come', async () => {
  const id = await open(await family(), 'MISCONNECT')
  const hotel = {
    id: newId() as never,
    mishapId: id,
    nature: 'HOTEL',
    minor: 24_500,
    currency: 'EUR',
    paidBy: 'OFFICE',
    spentOn: today,
    note: 'Trois chambres',
  } as const
  const first = await agent.ask(mishaps.addMishapCost, hotel)
  assert.equal(first.status, 200, JSON.stringify(first.body))
  assert.deepEqual((await agent.ask(mishaps.addMishapCost, hotel)).body, first.body)
  await agent.ask(mishaps.addMishapCost, {
    ...hotel,
    id: newId() as never,
    nature: 'MEALS',
    minor: 6_000,
    paidBy: 'CARRIER',
    note: undefined,
  })
  assert.equal(
    (await agent.ask(mishaps.addMishapCost, { ...hotel, id: newId() as never, spentOn: addDays(today, 2) })).body.refusal,
    'in_the_future',
  )
  assert.equal((await agent.askRaw(mishaps.addMishapCost as never, { ...hotel, minor: 0 })).status, 422)
  await agent.ask(mishaps.cancelMishapCost, { costId: hotel.id })
  const page = await agent.ask(mishaps.getMishap, { mishapId: id })
  assert.deepEqual(
    page.body.costs.map((cost) => [cost.nature, cost.minor, cost.cancelledAt !== null]),
    [
      ['HOTEL', 24_500, true],
      ['MEALS', 6_000, false],
    ],
  )
})

test('ten hours late in Montreal: the supervisor sees what the carrier owes from Addis Ababa on, and claims it once', async () => {
  const id = await open(await family(), 'MISCONNECT')
  const ask = (more = {}) => supervisor.ask(mishaps.workOutClaim, { mishapId: id, ...more })
  assert.equal((await ask()).body.reason, 'NOT_COVERED', 'the ticket begins in Addis Ababa and ends in Canada')
  // The same journey begun in Paris, as a ticket of its own.
  await office.admin.query(
    'delete from movements_leg where seq = 1 and movement_id = (select movement_id from transit_group g join transit_mishap m on m.group_id = g.id where m.id = $1)',
    [id],
  )
  assert.equal((await ask()).body.reason, 'DELAY_UNKNOWN')
  await agent.ask(mishaps.describeMishap, { mishapId: id, doneAt: clockNow(), delayMinutes: 600 })
  const owed = (await ask()).body
  assert.deepEqual(
    [owed.reason, owed.from, owed.to, owed.perPersonMinor, owed.totalMinor, owed.persons],
    ['OWED', 'CDG', 'YUL', 60_000, 300_000, 5],
  )
  assert.ok(Math.abs(owed.distanceKm! - 5_520) < 20)
  assert.equal((await ask({ extraordinary: 'true' })).body.reason, 'EXTRAORDINARY')
  assert.equal((await supervisor.ask(mishaps.sendClaim, { mishapId: id, extraordinary: true })).body.refusal, 'nothing_is_owed')
  assert.equal((await agent.ask(mishaps.sendClaim, { mishapId: id })).status, 404)
  const sent = await supervisor.ask(mishaps.sendClaim, { mishapId: id, reference: 'AF-2026-77' })
  assert.deepEqual([sent.status, sent.body.status, sent.body.workedOut.totalMinor], [200, 'SENT', 300_000])
  assert.equal((await supervisor.ask(mishaps.sendClaim, { mishapId: id })).body.refusal, 'claimed_already')
  const paid = await supervisor.ask(mishaps.settleClaim, { mishapId: id, status: 'PAID' })
  assert.equal(paid.body.status, 'PAID')
  assert.equal((await supervisor.ask(mishaps.settleClaim, { mishapId: id, status: 'REFUSED' })).body.refusal, 'settled_already')
})

test('a bag has its report, and the last day of its claim is counted from the day on which it was received', async () => {
  const group = await family()
  const id = await open(group, 'BAGGAGE_LOSS', 2)
  const described = await agent.ask(mishaps.describeMishap, { mishapId: id, doneAt: clockNow(), report: 'cdgaf12345', harm: 'DAMAGED' })
  assert.deepEqual([described.status, described.body.bag.report], [200, 'CDGAF12345'])
  await supervisor.ask(transit.closeMishap, {
    mishapId: id,
    closingNote: 'Le bagage suivra',
    lesson: 'Étiqueter chaque pièce',
    doneAt: clockNow(),
  })
  const late = await agent.ask(mishaps.describeMishap, { mishapId: id, doneAt: clockNow(), receivedOn: today })
  assert.equal(late.status, 200, 'a bag may come when everything else is over')
  assert.equal(late.body.checklist.find((line) => line.step === 'CLAIM_DATES')?.by, addDays(today, 7))
  assert.equal(late.body.lesson, 'Étiqueter chaque pièce')
  const more = await agent.ask(mishaps.describeMishap, { mishapId: id, doneAt: clockNow(), cause: 'Autre chose' })
  assert.equal(more.body.refusal, 'already_closed')
  const other = await open(group, 'DELAY')
  assert.equal(
    (await agent.ask(mishaps.describeMishap, { mishapId: other, doneAt: clockNow(), harm: 'DELAYED' })).body.refusal,
    'no_bag_is_missing',
  )
  const early = await agent.ask(mishaps.describeMishap, { mishapId: id, doneAt: clockNow(), receivedOn: addDays(today, 3) })
  assert.equal(early.body.refusal, 'in_the_future')
})
