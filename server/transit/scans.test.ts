import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addMinutes, dayAt } from '#domain/kit/day.ts'
import type { CaseId } from '#domain/cases/words.ts'
import type { MovementId } from '#domain/movements/words.ts'
import type { BoardGroup } from '#domain/transit/board-words.ts'
import * as transit from '#domain/transit/contract.ts'
import * as roster from '#domain/transit/shift-contract.ts'
import { readToken, writeToken } from '#domain/transit/token-rules.ts'
import type { TransitTask } from '#domain/transit/words.ts'
import { actAs } from '#server/kit/route.ts'
import { clockNow, newId } from '#server/kit/transaction.ts'
import { accept } from '#domain/kit/result.ts'
import { freeze, type Landed, landFamilies } from '#server/test-arrivals.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { type PrintedToken, tokenFor } from './token-actions.ts'

let office: TestOffice
let agent: Visitor
let colleague: Visitor
let supervisor: Visitor
const lands = addMinutes(clockNow(), 30)
const today = dayAt(lands, 'Europe/Paris')

before(async () => {
  office = await openTestOffice()
  agent = await office.as('transit@paris.example.org')
  colleague = await office.as('transit2@paris.example.org')
  supervisor = await office.as('quart@paris.example.org')
})
after(() => office.close())

async function arrival(): Promise<{ landed: Landed; group: BoardGroup; meeting: TransitTask; slip: PrintedToken }> {
  const [landed] = await landFamilies(office, [{ surname: 'Tesfaye-Exemple', ages: [34, 71, 12, 7, 1], lands, ssr: ['WCHR'] }])
  const group = (await groupOf(landed!))!
  const meeting = group.tasks.find((task) => task.kind === 'MEET_AT_AIRCRAFT')!
  return { landed: landed!, group, meeting, slip: (await slipOf(landed!))! }
}

async function groupOf({ caseId, airport }: Landed): Promise<BoardGroup | undefined> {
  const board = await supervisor.ask(transit.getBoard, { airport: airport as never, day: today })
  return board.body.flights.flatMap((flight) => flight.groups).find((group) => group.caseId === caseId)
}

async function slipOf({ movementId, caseId, office: at, compartment }: Landed, eyes = [at]): Promise<PrintedToken | undefined> {
  const accountId = (await office.account('mouvements@paris.example.org')) as never
  const actor = { accountId, offices: eyes, compartments: [compartment], airports: [], permissions: [] }
  const printed = await actAs(office.house, [], actor, { account: accountId, offices: eyes, compartments: [compartment] }, async (work) =>
    accept(await tokenFor(work, movementId as MovementId, caseId as CaseId)),
  )
  assert.ok(printed.ok)
  return printed.value
}

const step = (task: TransitTask, doneAt = clockNow()) => ({ taskId: task.id, seenRevision: task.revision, doneAt })

test('with each frozen list every family has a slip of its own, the same each time it is printed, and another for the next list', async () => {
  const { landed, group, slip } = await arrival()
  assert.equal((await slipOf(landed))!.text, slip.text)
  assert.equal(readToken(slip.text)?.tokenId, group.tokens[0]!.id)
  await freeze(office, landed, 2, landed.rows.slice(0, 4))
  const second = (await slipOf(landed))!
  assert.deepEqual([slip.version, second.version], [1, 2])
  assert.notEqual(second.text, slip.text)
  assert.deepEqual(
    (await groupOf(landed))!.tokens.map((token) => token.version),
    [2, 1],
  )
  assert.equal(await slipOf(landed, [2]), undefined, 'another office has no slip of it')
})

test('a slip says nothing of anybody: not the case, not the movement, not the day', async () => {
  const { landed, slip } = await arrival()
  const bytes = readToken(slip.text)!
  const held = Buffer.from([...bytes.signed, ...bytes.signature]).toString('hex')
  for (const id of [landed.caseId, landed.movementId]) assert.ok(!held.includes(id.replaceAll('-', '')))
  assert.ok(!slip.text.includes(landed.caseRef))
})

test('a scanned slip marks the family met, by the rules of the button', async () => {
  const { meeting, slip } = await arrival()
  const short = await agent.ask(transit.recordHeadCount, { ...step(meeting), counted: 4, scan: slip.text })
  assert.deepEqual([short.status, short.body.refusal], [409, 'someone_is_missing'])
  const met = await agent.ask(transit.recordHeadCount, { ...step(meeting), counted: 5, scan: slip.text })
  assert.deepEqual([met.status, met.body.state, met.body.told], [200, 'DONE', undefined])
  const task = await agent.ask(transit.getTask, { taskId: meeting.id })
  assert.deepEqual(
    task.body.scans.map(({ scannedByName, stands, counted }) => [scannedByName, stands, counted]),
    [['Tarek Transit-Exemple', true, 5]],
  )
})

test('two agents scan one slip with no network: the first stands, the second is told when, and both are kept', async () => {
  const { landed, meeting, slip } = await arrival()
  const first = addMinutes(clockNow(), -4)
  await colleague.ask(transit.recordHeadCount, { ...step(meeting, first), counted: 5, scan: slip.code })
  const command = newId()
  const asked = { ...step(meeting), counted: 4, scan: slip.text, mishap: { code: 'NO_SHOW', note: 'Pas vue' } } as const
  const second = await agent.ask(transit.recordHeadCount, asked, { command })
  assert.deepEqual([second.status, second.body.counted, second.body.state], [200, 5, 'DONE'])
  assert.deepEqual([second.body.told?.word, second.body.told?.details['firstScannedAt']], ['scanned_before', first])
  const again = await agent.ask(transit.recordHeadCount, asked, { command })
  assert.deepEqual([again.replayed, again.body], [true, second.body])
  const task = await agent.ask(transit.getTask, { taskId: meeting.id })
  assert.deepEqual(
    task.body.scans.map(({ stands, counted }) => [stands, counted]),
    [
      [true, 5],
      [false, 4],
    ],
  )
  assert.equal(task.body.group.mishaps.length, 0, 'what the second said changes nothing')
  const { rows } = await office.admin.query('select said from transit_scan where id = $1', [command])
  assert.equal(rows[0].said.mishap.note, 'Pas vue')
  const events = await office.admin.query('select 1 from kit_event where case_id = $1 and name = $2', [landed.caseId, 'slip_scanned_again'])
  assert.equal(events.rowCount, 1)
})

test('a slip of another family, one whose signature was forged, and a parcel’s label are refused', async () => {
  const [one, other] = [await arrival(), await arrival()]
  const count = { ...step(one.meeting), counted: 5 }
  const token = readToken(one.slip.text)!
  const forged = writeToken(
    token.signed,
    token.signature.map((byte, at) => (at === 5 ? byte ^ 1 : byte)),
  )
  const wanted = [
    [other.slip.text, 'token_of_another_group'],
    [other.slip.code, 'token_of_another_group'],
    [forged, 'token_not_genuine'],
    ['COLIS 12345678901', 'token_not_genuine'],
  ] as const
  for (const [scan, refusal] of wanted) {
    const answer = await agent.ask(transit.recordHeadCount, { ...count, scan })
    assert.deepEqual([answer.status, answer.body.refusal], [409, refusal], scan)
  }
  const { rows } = await office.admin.query('select 1 from transit_scan where task_id = $1', [one.meeting.id])
  assert.equal(rows.length, 0)
})

test('a supervisor plans a shift; an agent ends it with its note, and it cannot be ended without one', async () => {
  const mine = (await office.account('transit@paris.example.org')) as never
  const plan = {
    airport: 'CDG' as never,
    on: dayAt(clockNow(), 'Europe/Paris'),
    from: '00:00',
    until: '15:59',
    agents: [mine],
  }
  assert.equal((await agent.ask(roster.planShift, plan)).status, 404)
  const planned = await supervisor.ask(roster.planShift, plan)
  assert.equal(planned.status, 200, JSON.stringify(planned.body))
  const shift = await agent.ask(transit.getShift, { airport: 'CDG' as never })
  assert.ok(shift.body.boards[0]!.shifts.some((one) => one.id === planned.body.id))
  if (planned.body.endsAt > clockNow()) assert.equal(shift.body.keepUntil, addMinutes(planned.body.endsAt, 120))

  const noteId = newId() as never
  const closing = { shiftId: planned.body.id, noteId, text: 'Un fauteuil manque au 2E.', doneAt: clockNow() }
  assert.equal((await agent.askRaw(roster.closeShift as never, { ...closing, text: '' })).status, 422)
  const closed = await agent.ask(roster.closeShift, closing)
  assert.deepEqual([closed.status, closed.body.closedBy, closed.body.noteId], [200, mine, noteId])
  const second = await colleague.ask(roster.closeShift, { ...closing, noteId: newId() as never, text: 'Moi aussi.' })
  assert.equal(second.body.noteId, noteId)
  const notes = await agent.ask(transit.listShiftNotes, { airport: 'CDG' as never })
  assert.deepEqual(notes.body.items.map((note) => note.text).toSorted(), ['Moi aussi.', 'Un fauteuil manque au 2E.'])
  await assert.rejects(
    office.admin.query('update transit_shift set note_id = null where id = $1', [planned.body.id]),
    /transit_shift_leaves_a_note/,
  )
})

test('the coming days show the load of each three hours against the team, and connections by colour', async () => {
  await landFamilies(office, [
    { surname: 'Demain-Exemple', ages: [30, 28], lands: addMinutes(lands, 1440), leaves: addMinutes(lands, 1440 + 80), ssr: ['WCHR'] },
  ])
  const days = await agent.ask(roster.listDays, { airport: 'CDG' as never, days: 3 })
  assert.equal(days.status, 200)
  assert.equal(days.body.days.length, 3)
  const day = days.body.days.find((one) => one.day === dayAt(addMinutes(lands, 1440), 'Europe/Paris'))!
  assert.deepEqual([day.persons, day.wheelchairs, day.amber, Math.max(...day.buckets.map(({ load }) => load))], [2, 1, 1, 4])
  const marseille = await office.as('mouvements@marseille.example.org')
  assert.equal((await marseille.ask(roster.listDays, { airport: 'CDG' as never })).status, 404)
})
