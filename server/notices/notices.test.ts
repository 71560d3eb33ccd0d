import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import * as movements from '#domain/movements/contract.ts'
import * as manifests from '#domain/movements/manifest-contract.ts'
import type { MovementId } from '#domain/movements/words.ts'
import * as contract from '#domain/notices/contract.ts'
import type { NoticeVersion, RecipientDraft } from '#domain/notices/words.ts'
import { newId } from '#server/kit/transaction.ts'
import { mailNoticesEverywhere } from '#server/nightly.ts'
import { bookedFamily, planFlights } from '#server/test-family.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'

let office: TestOffice
let agent: Visitor
/** Of the airport team: reads what was told, and sends nothing. */
let airside: Visitor
let marseille: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
  airside = await office.as('transit@paris.example.org')
  marseille = await office.as('mouvements@marseille.example.org')
})
after(() => office.close())

const outside: RecipientDraft = { role: 'DESTINATION', organisation: 'Réception-Exemple', email: 'accueil@example.org' }
const everybody: RecipientDraft[] = [{ role: 'TRANSIT_DESK', office: 1 }, { role: 'BOOKING_DESK', office: 1 }, outside]

const drafted = async (movementId: MovementId) => (await agent.ask(contract.getNotice, { movementId })).body
async function send(movementId: MovementId, more: { remarks?: string; recipients?: RecipientDraft[] } = {}, command = newId()) {
  const { draftSha256 } = await drafted(movementId)
  return agent.ask(contract.sendNotice, { movementId, draftSha256, recipients: everybody, ...more }, { command })
}
async function sent(movementId: MovementId, more: { remarks?: string; recipients?: RecipientDraft[] } = {}): Promise<NoticeVersion> {
  const answered = await send(movementId, more)
  assert.equal(answered.status, 200, JSON.stringify(answered.body))
  return answered.body
}
const refusal = (answered: { status: number; body: { refusal?: string } }) => (answered.status === 200 ? 'accepted' : answered.body.refusal)
const received = async (who: Visitor, show: 'WAITING' | 'ALL' = 'WAITING') =>
  (await who.ask(contract.listReceived, { show, limit: '200' as never })).body.items

test('a booked family is announced: numbered, hashed, to the airport desk and to the association that waits', async () => {
  const { family, movement } = await bookedFamily(agent)
  const before = await drafted(movement.id)
  assert.deepEqual([before.due, before.notice, before.draft.pax], ['NEW', null, { adults: 3, children: 1, infants: 1, total: 5 }])
  assert.deepEqual(before.draft.caseRefs, [family.caseRef])
  const command = newId()
  const first = await send(movement.id, {}, command)
  const again = await send(movement.id, {}, command)
  assert.deepEqual([first.status, again.replayed, again.body.id], [200, true, first.body.id], JSON.stringify(first.body))
  const after = await drafted(movement.id)
  assert.match(after.notice!.number, /^ABN-PAR-20\d\d-\d{5}$/)
  assert.deepEqual([after.due, after.changes, after.notice!.versions.length], [null, [], 1])
  assert.deepEqual(
    after.notice!.versions[0]!.recipients.map(({ role, officeName, organisation }) => [role, officeName ?? organisation]).toSorted(),
    [
      ['BOOKING_DESK', 'Paris'],
      ['DESTINATION', 'Réception-Exemple'],
      ['TRANSIT_DESK', 'Paris'],
    ],
  )
})

test('numbers follow each other without a gap', async () => {
  const numbers: number[] = []
  for (let at = 0; at < 3; at += 1) {
    const { movement } = await bookedFamily(agent)
    assert.equal(refusal(await send(movement.id, { recipients: [] })), 'nobody_to_tell', 'what is refused takes no number')
    await sent(movement.id)
    numbers.push(Number((await drafted(movement.id)).notice!.number.slice(-5)))
  }
  assert.deepEqual(
    numbers.map((number) => number - numbers[0]!),
    [0, 1, 2],
  )
})

test('no name, birth date, ticket or document of the family is in a notice, on screen, on paper or in the mail', async () => {
  const { movement } = await bookedFamily(agent)
  const version = await sent(movement.id)
  const pdf = await agent.ask(contract.noticePdf, { versionId: version.id })
  const text = await agent.ask(contract.noticeText, { versionId: version.id, language: 'en' })
  assert.deepEqual([pdf.status, pdf.raw.subarray(0, 5).toString(), text.status], [200, '%PDF-', 200])
  assert.match(text.raw.toString(), /^ABN-PAR-\d{4}-\d{5} v1 – NEW – 5 pax – \d{2}[A-Z]{3}\d{2} – CDG transit\n/)
  await mailNoticesEverywhere(office.house)
  const folder = join(office.house.filesFolder, 'messages')
  const mails = await Promise.all((await readdir(folder)).map(async (name) => readFile(join(folder, name), 'utf8')))
  const mail = mails.find((each) => each.includes(version.content.movementRef) || each.includes('accueil@example.org'))
  assert.ok(mail !== undefined)
  const persons = await office.admin.query<{ words: string[] }>(
    `select array_remove(array[p.family_name, p.given_names, p.native_name, p.born_on::text, s.ticket_no, d.number], null) as words
     from movements_passenger s join people_person p on p.id = s.person_id left join people_document d on d.person_id = p.id where s.movement_id = $1`,
    [movement.id],
  )
  for (const told of [JSON.stringify(version), text.raw.toString(), mail])
    for (const word of persons.rows.flatMap(({ words }) => words)) assert.ok(!told.includes(word), word)
})

test('a mail is written once, and who is late is reminded once', async () => {
  const { movement } = await bookedFamily(agent)
  await sent(movement.id)
  await mailNoticesEverywhere(office.house)
  assert.deepEqual(await mailNoticesEverywhere(office.house), { mailed: 0 })
  await asOwner(`update notices_recipient set acknowledge_by = now() - interval '1 hour' where organisation is not null and is_newest
    and version_id in (select v.id from notices_version v join notices_notice n on n.id = v.notice_id where n.movement_id = '${movement.id}')`)
  const late = (await agent.ask(contract.listNotices, { show: 'OVERDUE', limit: '200' as never })).body.items
  assert.ok(late.some(({ movementId }) => movementId === movement.id))
  assert.deepEqual(await mailNoticesEverywhere(office.house), { mailed: 1 })
  assert.deepEqual(await mailNoticesEverywhere(office.house), { mailed: 0 })
})

test('the airport team reads what it was told, and its answer reaches the sender', async () => {
  const { movement } = await bookedFamily(agent)
  await sent(movement.id, { remarks: 'Une grand-mère se déplace en fauteuil' })
  const { number } = (await drafted(movement.id)).notice!
  const line = (await received(airside)).find((one) => one.number === number && one.role === 'TRANSIT_DESK')!
  const copy = (await airside.ask(contract.getReceived, { receivedId: line.id })).body
  assert.deepEqual([copy.content.remarks, copy.fromOfficeName, copy.isNewest], ['Une grand-mère se déplace en fauteuil', 'Paris', true])
  assert.equal(refusal(await airside.ask(contract.acknowledgeNotice, { receivedId: line.id, sha256: '0'.repeat(64) })), 'version_not_shown')
  const answered = await airside.ask(contract.acknowledgeNotice, { receivedId: line.id, sha256: copy.sha256 })
  assert.ok(answered.body.acknowledgedAt !== null)
  const twice = await airside.ask(contract.acknowledgeNotice, { receivedId: line.id, sha256: copy.sha256 })
  assert.equal(twice.body.acknowledgedAt, answered.body.acknowledgedAt, 'the first answer stands')
  assert.ok(!(await received(airside)).some(({ id }) => id === line.id))
  const { recipients } = (await drafted(movement.id)).notice!.versions[0]!
  const desk = recipients.find(({ role }) => role === 'TRANSIT_DESK')!
  assert.deepEqual(
    [desk.acknowledgedAt, desk.acknowledgedBy],
    [answered.body.acknowledgedAt, await office.account('transit@paris.example.org')],
  )
  assert.equal(refusal(await agent.ask(contract.recordAnswer, { recipientId: desk.id, how: 'Au téléphone' })), 'answers_in_the_desk')
})

test('another office of the mission is told in its own list, answers there, and sees nothing else of the journey', async () => {
  const { movement } = await bookedFamily(agent)
  await sent(movement.id, { recipients: [...everybody, { role: 'OTHER', office: 2 }] })
  const { number } = (await drafted(movement.id)).notice!
  const line = (await received(marseille)).find((one) => one.number === number)!
  const copy = (await marseille.ask(contract.getReceived, { receivedId: line.id })).body
  assert.equal((await marseille.ask(contract.acknowledgeNotice, { receivedId: line.id, sha256: copy.sha256 })).status, 200)
  assert.equal((await marseille.ask(contract.getNotice, { movementId: movement.id })).status, 404)
  assert.equal((await agent.ask(contract.getReceived, { receivedId: line.id })).status, 404, 'the copy is Marseille’s own')
  const { recipients } = (await drafted(movement.id)).notice!.versions[0]!
  assert.ok(recipients.find(({ office: to }) => to === 2)!.acknowledgedAt !== null)
})

test('whoever was told of a journey must be told how it goes on, and an older version is not acknowledged any more', async () => {
  const { movement } = await bookedFamily(agent)
  await sent(movement.id, { recipients: [...everybody, { role: 'OTHER', office: 2 }] })
  const { number } = (await drafted(movement.id)).notice!
  const old = (await received(marseille)).find((one) => one.number === number)!
  const { sha256 } = (await marseille.ask(contract.getReceived, { receivedId: old.id })).body
  const passenger = movement.passengers[0]!
  await agent.ask(movements.updatePassenger, { passengerId: passenger.id, ssr: [{ code: 'MAAS', text: 'premier voyage' }] })
  const now = await drafted(movement.id)
  assert.deepEqual([now.due, now.changes.map(({ field }) => field)], ['UPDATE', ['needs']])
  assert.ok(now.required.some(({ office: to, role }) => to === 2 && role === 'OTHER'))
  assert.equal(refusal(await send(movement.id)), 'recipient_missing')
  const second = await sent(movement.id, { recipients: [...everybody, { role: 'OTHER', office: 2 }] })
  assert.deepEqual([second.version, second.kind, second.supersedes], [2, 'UPDATE', sha256])
  assert.equal(refusal(await marseille.ask(contract.acknowledgeNotice, { receivedId: old.id, sha256 })), 'newer_version')
  assert.deepEqual(
    (await received(marseille, 'ALL')).filter((one) => one.number === number).map(({ version, isNewest }) => [version, isNewest]),
    [
      [2, true],
      [1, false],
    ],
  )
})

test('what was read is what is sent: a change meanwhile is shown first', async () => {
  const { movement } = await bookedFamily(agent)
  const { draftSha256 } = await drafted(movement.id)
  await agent.ask(movements.updatePassenger, { passengerId: movement.passengers[0]!.id, bagsPieces: 5 })
  const asked = { movementId: movement.id, draftSha256, recipients: everybody }
  assert.equal(refusal(await agent.ask(contract.sendNotice, asked)), 'changed_meanwhile')
})

test('the last family gives its seats back: those who wait are told that nobody comes, and a new booking is announced anew', async () => {
  const { family, movement } = await bookedFamily(agent)
  await sent(movement.id)
  await agent.ask(movements.cancelBooking, { movementId: movement.id, caseId: family.caseId, reason: 'PERSON_ASKED' })
  const toSend = (await agent.ask(contract.listNotices, { limit: '200' as never })).body.items
  assert.equal(toSend.find(({ movementId }) => movementId === movement.id)!.due, 'CANCEL')
  const cancelled = await sent(movement.id)
  assert.deepEqual([cancelled.kind, cancelled.content.pax.total], ['CANCEL', 0])
  assert.equal(refusal(await send(movement.id)), 'nothing_due')
})

test('E180: a list is not frozen with other numbers than those announced', async () => {
  const { family, movement } = await bookedFamily(agent)
  await sent(movement.id)
  const grandmother = movement.passengers.find(({ ssr }) => ssr.some(({ code }) => code === 'WCHR'))!
  await asOwner(`update movements_passenger set state = 'CANCELLED' where id = '${grandmother.id}'`)
  const check = (await agent.ask(manifests.checkManifest, { movementId: movement.id })).body
  const problem = check.problems.find(({ word }) => word === 'totals_mismatch')!
  assert.deepEqual([problem.level, problem.code], ['STOP', 'E180'])
  assert.ok(family.caseRef)
})

test('a version that was sent cannot be changed in the database, whoever tries', async () => {
  const { movement } = await bookedFamily(agent)
  await sent(movement.id)
  await assert.rejects(asOwner(`update notices_version set kind = 'CANCEL'`), /never changes/)
  await assert.rejects(asOwner(`delete from notices_version`), /never changes/)
})

test('a journey on which nobody is booked is not announced', async () => {
  const movement = await planFlights(agent)
  const { due, draftSha256 } = await drafted(movement.id)
  assert.equal(due, null)
  assert.equal(
    refusal(await agent.ask(contract.sendNotice, { movementId: movement.id, draftSha256, recipients: everybody })),
    'nothing_due',
  )
  assert.equal(refusal(await send(movement.id, { recipients: [{ role: 'OTHER', office: 99 }] })), 'unknown_office')
})

test('an auditor reads, the airport team reads what it was told, and neither sends; a supervisor of cases finds nothing', async () => {
  const { movement } = await bookedFamily(agent)
  const version = await sent(movement.id)
  const auditor = await office.as('audit@paris.example.org')
  assert.equal((await auditor.ask(contract.getNotice, { movementId: movement.id })).status, 200)
  const asked = { movementId: movement.id, draftSha256: version.sha256, recipients: everybody }
  for (const who of [auditor, airside]) assert.equal((await who.ask(contract.sendNotice, asked)).status, 404)
  assert.equal((await airside.ask(contract.getNotice, { movementId: movement.id })).status, 404)
  const supervisor = await office.as('superviseur@paris.example.org')
  assert.equal((await supervisor.ask(contract.listReceived, {})).status, 404)
})

test('a sealed journey is announced to members alone, and its number leaves no gap among the others', async () => {
  const member = await office.as('sealed@paris.example.org')
  const { movement } = await bookedFamily(agent)
  await sent(movement.id)
  const before = Number((await drafted(movement.id)).notice!.number.slice(-5))
  await asOwner(`update movements_movement set compartment = 1 where id = '${movement.id}'`)
  assert.equal((await agent.ask(contract.getNotice, { movementId: movement.id })).status, 404)
  const { number } = (await member.ask(contract.getNotice, { movementId: movement.id })).body.notice!
  assert.ok(!(await received(airside, 'ALL')).some((one) => one.number === number), 'the copies are sealed with the journey')
  assert.ok((await received(member, 'ALL')).some((one) => one.number === number))
  const next = await bookedFamily(agent)
  await sent(next.movement.id)
  assert.equal(Number((await drafted(next.movement.id)).notice!.number.slice(-5)), before + 1)
})

async function asOwner(sql: string): Promise<void> {
  await office.admin.query(`begin; set local app.offices = '1,2'; set local app.compartments = '1'`)
  try {
    await office.admin.query(sql)
    await office.admin.query('commit')
  } catch (error) {
    await office.admin.query('rollback')
    throw error
  }
}
