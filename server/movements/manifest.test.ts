import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readXlsx } from 'hucre/xlsx'
import * as work from '#domain/cases/work-contract.ts'
import type { CaseId } from '#domain/cases/words.ts'
import * as movements from '#domain/movements/contract.ts'
import * as contract from '#domain/movements/manifest-contract.ts'
import type { Manifest, MovementId, PassengerState } from '#domain/movements/words.ts'
import * as people from '#domain/people/contract.ts'
import { actAs } from '#server/kit/route.ts'
import { clockNow, newId } from '#server/kit/transaction.ts'
import { listeners } from '#server/jobs.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { recordPassengerState } from './actions.ts'
import { hashOf } from './manifest-actions.ts'
import { bookedFamily, readyFamily, seatsOf } from '#server/test-family.ts'

let office: TestOffice
let agent: Visitor
let supervisor: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
  supervisor = await office.as('superviseur@paris.example.org')
})
after(() => office.close())

const statusOf = async (caseId: string): Promise<string> =>
  (await office.admin.query<{ status: string }>('select status from cases_case where id = $1', [caseId])).rows[0]!.status
const freeze = (movementId: MovementId, more: object = {}, options?: { command?: string }) =>
  agent.ask(contract.freezeManifest, { movementId, ...more }, options)

test('the list is frozen: numbered, hashed, told to the airport desk, and its case follows', async () => {
  const { family, movement } = await bookedFamily(agent)
  const command = newId()
  const frozen = await freeze(movement.id, { announcedAdults: 3, announcedChildren: 1, announcedInfants: 1 }, { command })
  const again = await freeze(movement.id, { announcedAdults: 3, announcedChildren: 1, announcedInfants: 1 }, { command })
  assert.deepEqual([frozen.status, again.replayed, again.body.id], [200, true, frozen.body.id], JSON.stringify(frozen.body))
  const manifest = frozen.body
  assert.match(manifest.number, /^MAN-PAR-20\d\d-[0-9A-Z]{8}$/)
  assert.deepEqual(
    [manifest.version, manifest.supersedes, manifest.diff, manifest.totals],
    [1, null, [], { adults: 3, children: 1, infants: 1, total: 5 }],
  )
  assert.deepEqual(
    manifest.rows.map(({ no, leadsCase, ageBand, infantWith }) => [no, leadsCase, ageBand, infantWith]),
    [
      [1, true, 'ADT', null],
      [2, false, 'ADT', null],
      [3, false, 'ADT', null],
      [4, false, 'CHD', null],
      [5, false, 'INF', 1],
    ],
  )
  assert.deepEqual(
    [manifest.rows[0]!.handoverParty, manifest.rows[0]!.caseRef, manifest.rows[0]!.docType, manifest.rows[1]!.ssr],
    ['Association d’accueil-Exemple', family.caseRef, 'CTD_1951', [{ code: 'WCHR' }]],
  )
  assert.equal(hashOf(manifest), manifest.sha256)
  assert.equal(hashOf(await read(movement.id)), manifest.sha256, 'what is kept has the hash that was given')
  assert.equal(await statusOf(family.caseId), 'MANIFESTED')
  const event = await office.admin.query<{ facts: Record<string, unknown> }>(
    `select facts from kit_event where name = 'manifest_frozen' and subject = $1`,
    [movement.id],
  )
  assert.deepEqual([event.rowCount, event.rows[0]!.facts.manifestId, event.rows[0]!.facts.version], [1, manifest.id, 1])
  const groups = await office.admin.query('select airport, head_count from transit_group where movement_id = $1', [movement.id])
  assert.deepEqual(groups.rows, [{ airport: 'CDG', head_count: 5 }])
})

async function read(movementId: MovementId, version?: number): Promise<Manifest> {
  return (await agent.ask(contract.getManifest, { movementId, ...(version === undefined ? {} : { version }) })).body
}

test('E170: without a change there is no second version; with one there is, with what changed, and the first stays as it was', async () => {
  const { family, movement } = await bookedFamily(agent)
  const first = (await freeze(movement.id)).body
  assert.equal((await freeze(movement.id)).body.refusal, 'nothing_changed')
  assert.equal((await agent.ask(movements.getMovement, { movementId: movement.id })).body.changedSinceFreeze, false)

  const mother = movement.passengers.find(({ personId }) => personId === family.mother)!
  await agent.ask(movements.updatePassenger, { passengerId: mother.id, seat: '14C' })
  assert.equal((await agent.ask(movements.getMovement, { movementId: movement.id })).body.changedSinceFreeze, true)
  const second = (await freeze(movement.id)).body
  assert.deepEqual([second.number, second.version, second.supersedes], [first.number, 2, first.sha256])
  assert.deepEqual(
    second.diff.map(({ what, field, before, after }) => [what, field, before, after]),
    [['CHANGED', 'seat', null, '14C']],
  )

  const joining = await readyFamily(agent)
  await agent.ask(movements.bookCase, {
    movementId: movement.id,
    caseId: joining.caseId,
    passengers: seatsOf(joining).map((seat) => ({ ...seat, ticketNo: undefined })),
  })
  const third = (await freeze(movement.id)).body
  assert.deepEqual(
    [third.version, third.diff.map(({ what }) => what), third.totals.total],
    [3, ['ADDED', 'ADDED', 'ADDED', 'ADDED', 'ADDED'], 10],
  )

  await agent.ask(movements.cancelBooking, { movementId: movement.id, caseId: family.caseId, reason: 'NO_SHOW' })
  assert.equal(await statusOf(family.caseId), 'TRAVEL_READY')
  const fourth = (await freeze(movement.id)).body
  assert.deepEqual(
    [fourth.version, fourth.diff.map(({ what }) => what), fourth.totals.total],
    [4, ['REMOVED', 'REMOVED', 'REMOVED', 'REMOVED', 'REMOVED'], 5],
  )

  assert.deepEqual(await read(movement.id, 1), first)
  const heads = (await agent.ask(contract.listManifests, { movementId: movement.id })).body.items
  assert.deepEqual(
    heads.map(({ version, supersedes }) => [version, supersedes]),
    [
      [4, third.sha256],
      [3, second.sha256],
      [2, first.sha256],
      [1, null],
    ],
  )
  await assert.rejects(office.admin.query('update movements_manifest set version = 9 where id = $1', [first.id]), /never changes/)
  await assert.rejects(office.admin.query('delete from movements_manifest where id = $1', [first.id]), /never changes/)
})

test('F1, E130, W131: a red connection is never frozen; an amber one waits for a supervisor, and only as tight as it was approved', async () => {
  const red = (await bookedFamily(agent, 55)).movement
  assert.deepEqual((await freeze(red.id)).body, { refusal: 'connection_red', details: { count: 1, code: 'E130', detail: 'CDG 55/90' } })
  assert.equal(
    (await supervisor.ask(movements.approveConnection, { movementId: red.id, fromSeq: 1, reason: 'Nous courrons' })).body.refusal,
    'connection_red',
  )

  const { movement } = await bookedFamily(agent, 80)
  const refused = await freeze(movement.id)
  assert.deepEqual([refused.body.refusal, refused.body.details?.code], ['connection_amber_unapproved', 'W131'])
  const approve = { movementId: movement.id, fromSeq: 1, reason: 'Fauteuil confirmé par l’aéroport, même terminal' }
  assert.equal((await agent.ask(movements.approveConnection, approve)).status, 404, 'the one who books does not approve')
  const approved = await supervisor.ask(movements.approveConnection, approve)
  assert.notEqual(approved.body.connections[0]!.approvedBy, null)
  await agent.ask(movements.recordLegTimes, {
    legId: movement.legs[0]!.id,
    expectedArrivesLocal: `${movement.legs[0]!.arrivesAt.slice(0, 10)}T06:45`,
  })
  assert.equal((await freeze(movement.id)).body.refusal, 'connection_amber_unapproved', 'five minutes tighter than approved')
  await supervisor.ask(movements.approveConnection, approve)
  assert.equal((await freeze(movement.id)).status, 200)
  const green = (await bookedFamily(agent, 95)).movement
  assert.equal(
    (await supervisor.ask(movements.approveConnection, { ...approve, movementId: green.id })).body.refusal,
    'connection_needs_no_approval',
  )
})

test('what stands against freezing is shown beforehand, with who and why', async () => {
  const { family, movement } = await bookedFamily(agent, 55)
  const mother = movement.passengers.find(({ personId }) => personId === family.mother)!
  await agent.ask(work.placeHold, { caseId: family.caseId, reason: 'MEDICAL' })
  await office.admin.query('update people_document set number = $1 where person_id = any($2)', ['SAME', [family.boy, family.girl]])
  await office.admin.query(`update movements_passenger set ticket_no = null where id = $1`, [mother.id])
  const checked = await agent.ask(contract.checkManifest, { movementId: movement.id, announcedAdults: 2 })
  assert.deepEqual(
    checked.body.problems.map(({ level, word, code }) => [level, word, code ?? '']),
    [
      ['STOP', 'document_twice', ''],
      ['STOP', 'connection_red', 'E130'],
      ['STOP', 'on_hold', ''],
      ['STOP', 'totals_mismatch', 'E180'],
      ['WARN', 'ticket_missing', ''],
    ],
  )
  assert.deepEqual([checked.body.totals.total, checked.body.wouldChange], [5, true])
  const refused = await freeze(movement.id, { announcedAdults: 2 })
  assert.deepEqual([refused.body.refusal, refused.body.details?.count], ['document_twice', 4])
  assert.equal((await agent.ask(contract.getManifest, { movementId: movement.id })).status, 404, 'nothing was frozen')
})

test('the news of the airport desk moves the passengers, their case and the movement, once', async () => {
  const { family, movement } = await bookedFamily(agent)
  await freeze(movement.id)
  const account = await office.account('transit@paris.example.org')
  const tell = (state: PassengerState, offices = [1]) =>
    actAs(
      office.house,
      listeners,
      { accountId: account as never, offices, compartments: [], airports: ['CDG'], permissions: [] },
      { account, offices, compartments: [] },
      (job) => recordPassengerState(job, movement.id, family.caseId as CaseId, state, clockNow()),
    )
  assert.deepEqual(await tell('BOARDED', [2]), { ok: false, refusal: 'not_found' })
  assert.deepEqual(await tell('BOARDED'), { ok: true, value: { moved: 5 } })
  assert.equal(await statusOf(family.caseId), 'DEPARTED')
  assert.deepEqual(await tell('BOARDED'), { ok: true, value: { moved: 0 } })
  assert.deepEqual(await tell('CONNECTED'), { ok: true, value: { moved: 5 } })
  assert.deepEqual(
    [await statusOf(family.caseId), (await agent.ask(movements.getMovement, { movementId: movement.id })).body.status],
    ['IN_TRANSIT', 'DEPARTED'],
  )
  assert.deepEqual(await tell('HANDED_OVER'), { ok: true, value: { moved: 5 } })
  assert.deepEqual(await tell('ARRIVED'), { ok: true, value: { moved: 0 } }, 'late news changes nothing')
  const seen = (await agent.ask(movements.getMovement, { movementId: movement.id })).body
  assert.deepEqual([await statusOf(family.caseId), seen.status, seen.changedSinceFreeze], ['HANDED_OVER', 'ARRIVED', false])
  assert.equal(
    (await agent.ask(movements.cancelBooking, { movementId: movement.id, caseId: family.caseId, reason: 'OTHER' })).body.refusal,
    'already_departed',
  )
})

test('a family that does not come is off the list and free again; the list is frozen anew with those who left', async () => {
  const { family, movement } = await bookedFamily(agent)
  const other = await readyFamily(agent)
  await agent.ask(movements.bookCase, { movementId: movement.id, caseId: other.caseId, passengers: seatsOf(other) })
  assert.equal((await freeze(movement.id)).status, 200)
  const account = await office.account('mouvements@paris.example.org')
  const tell = (caseId: CaseId, state: PassengerState) =>
    actAs(
      office.house,
      listeners,
      { accountId: account as never, offices: [1], compartments: [], airports: [], permissions: [] },
      { account, offices: [1], compartments: [] },
      (job) => recordPassengerState(job, movement.id, caseId, state, clockNow()),
    )
  assert.ok((await tell(other.caseId, 'BOARDED')).ok)
  assert.deepEqual(await tell(family.caseId, 'NO_SHOW'), { ok: true, value: { moved: 5 } })
  assert.deepEqual([await statusOf(family.caseId), await statusOf(other.caseId)], ['TRAVEL_READY', 'DEPARTED'])
  const second = await freeze(movement.id)
  assert.deepEqual(
    [second.status, second.body.totals?.total, second.body.diff?.map(({ what }) => what)],
    [200, 5, ['REMOVED', 'REMOVED', 'REMOVED', 'REMOVED', 'REMOVED']],
    JSON.stringify(second.body),
  )
})

test('the list is taken along as CSV and XLSX, and no cell of it is ever a formula', async () => {
  const { family, movement } = await bookedFamily(agent)
  const file = (await agent.ask(people.getPerson, { personId: family.boy })).body
  await agent.ask(people.changePerson, {
    personId: family.boy,
    reason: 'TYPING_ERROR',
    seenAt: file.person.updatedAt,
    nativeName: '=HYPERLINK("http://x","y")',
  })
  await freeze(movement.id)
  const csv = await agent.ask(contract.manifestCsv, { movementId: movement.id })
  const text = csv.raw.toString('utf8')
  assert.equal(csv.status, 200)
  assert.match(String(csv.headers['content-disposition']), /MAN-PAR-\d{4}-\w{8}-v1\.csv/)
  assert.ok(text.startsWith('\uFEFF'), 'marked as UTF-8')
  const [head, ...lines] = text.slice(1).trim().split('\r\n')
  assert.equal(
    head,
    'no,bookingRef,ticketNo,surname,givenNames,nativeName,title,sex,dob,ageAtDeparture,ageBand,nationality,docType,docNo,docIssuer,docExpiry,visaNo,seat,ssr,baggagePcs,baggageKg,escortFlag,infantWith,caseRef,finalDestination,handoverParty',
  )
  assert.equal(lines.length, 5)
  assert.ok(text.includes(`"'=HYPERLINK(""http://x"",""y"")"`))
  assert.ok(text.includes('ኣሚና ተስፋይ'))

  const xlsx = await agent.ask(contract.manifestXlsx, { movementId: movement.id, language: 'fr' })
  const book = await readXlsx(new Uint8Array(xlsx.raw))
  assert.deepEqual(
    book.sheets.map(({ name }) => name),
    ['Passagers', 'Trajets', 'Changements', 'Liste'],
  )
  const rows = book.sheets[0]!.rows
  assert.deepEqual([rows[0]![3], rows.length, rows[1]![4]], ['Nom', 6, 'AMINA'])
  const formulas = [...(book.sheets[0]!.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined)
  assert.deepEqual(formulas, [])
  assert.equal(rows.flat().includes('=HYPERLINK("http://x","y")'), true, 'kept as the text it is')
})

test('the list is printed in French and in English, each with its number and hash', async () => {
  const { movement } = await bookedFamily(agent)
  await freeze(movement.id)
  for (const language of ['fr', 'en'] as const) {
    const pdf = await agent.ask(contract.manifestPdf, { movementId: movement.id, language })
    assert.deepEqual([pdf.status, pdf.raw.subarray(0, 5).toString()], [200, '%PDF-'], JSON.stringify(pdf.body))
    if (process.env.PASSERELLE_KEEP_PRINTS !== undefined)
      await (await import('node:fs/promises')).writeFile(`${process.env.PASSERELLE_KEEP_PRINTS}/manifest-${language}.pdf`, pdf.raw)
  }
})

test('who may not, does not; another office and a sealed list are not there', async () => {
  const { movement } = await bookedFamily(agent)
  await freeze(movement.id)
  for (const email of [
    'billets@paris.example.org',
    'conseil@paris.example.org',
    'audit@paris.example.org',
    'transit@paris.example.org',
    'mouvements@marseille.example.org',
  ]) {
    const who = await office.as(email)
    assert.equal((await who.ask(contract.freezeManifest, { movementId: movement.id })).status, 404, email)
  }
  for (const email of ['transit@paris.example.org', 'mouvements@marseille.example.org', 'bailleur@paris.example.org']) {
    const who = await office.as(email)
    for (const asked of [contract.getManifest, contract.manifestCsv, contract.manifestXlsx, contract.manifestPdf, contract.listManifests])
      assert.equal((await who.askRaw(asked as never, { movementId: movement.id })).status, 404, email)
  }
})
