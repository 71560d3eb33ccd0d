import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addMinutes, dayAt, type Instant } from '#domain/kit/day.ts'
import type { BoardGroup } from '#domain/transit/board-words.ts'
import * as transit from '#domain/transit/contract.ts'
import type { MishapId } from '#domain/transit/mishap-words.ts'
import type { TaskKind, TransitTask } from '#domain/transit/words.ts'
import { clockNow, newId } from '#server/kit/transaction.ts'
import { freeze, type Landed, landFamilies, tell } from '#server/test-arrivals.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'

let office: TestOffice
let agent: Visitor
let colleague: Visitor
let supervisor: Visitor
let marseille: Visitor
const lands = addMinutes(clockNow(), 30)
const today = dayAt(lands, 'Europe/Paris')

before(async () => {
  office = await openTestOffice()
  agent = await office.as('transit@paris.example.org')
  colleague = await office.as('transit2@paris.example.org')
  supervisor = await office.as('quart@paris.example.org')
  marseille = await office.as('mouvements@marseille.example.org')
})
after(() => office.close())

/** A family of five whose journey ends at CDG, and its group on the board. */
async function arrival(changes: Partial<Parameters<typeof landFamilies>[1][number]> = {}): Promise<{ landed: Landed; group: BoardGroup }> {
  const [landed] = await landFamilies(office, [{ surname: 'Tesfaye-Exemple', ages: [34, 71, 12, 7, 1], lands, ...changes }])
  return { landed: landed!, group: (await onBoard(supervisor, landed!))! }
}

async function onBoard(visitor: Visitor, landed: Pick<Landed, 'caseId' | 'airport'>): Promise<BoardGroup | undefined> {
  const board = await visitor.ask(transit.getBoard, { airport: landed.airport as never, day: today })
  assert.equal(board.status, 200, JSON.stringify(board.body))
  return board.body.flights.flatMap((flight) => flight.groups).find((group) => group.caseId === landed.caseId)
}

function taskOf(group: BoardGroup, kind: TaskKind): TransitTask {
  return group.tasks.find((task) => task.kind === kind)!
}

const step = (task: TransitTask, doneAt: Instant = clockNow()) => ({ taskId: task.id, seenRevision: task.revision, doneAt })
const receiver = {
  receiverName: 'Ada Accueil-Exemple',
  receiverOrganisation: 'Association Accueil-Exemple',
  receiverIdKind: 'PROFESSIONAL_CARD',
} as const

async function eventsOf(caseId: string): Promise<string[]> {
  const { rows } = await office.admin.query<{ name: string }>('select name from kit_event where case_id = $1 order by at, id', [caseId])
  return rows.map((row) => row.name)
}

async function caseStatus(caseId: string): Promise<string> {
  return (await office.admin.query<{ status: string }>('select status from cases_case where id = $1', [caseId])).rows[0]!.status
}

test('a frozen list becomes a group with its tasks, and the board says nothing of birth, papers or health', async () => {
  const { landed, group } = await arrival({ ssr: ['WCHR', 'MEDA'] })
  assert.deepEqual(
    group.tasks.map((task) => task.kind),
    ['MEET_AT_AIRCRAFT', 'PRM', 'BORDER_ASSIST', 'BAGGAGE', 'CUSTOMS', 'HANDOVER_NGO'],
  )
  assert.deepEqual(
    [group.leadName, group.headCount, group.adults, group.children, group.infants, group.passage],
    ['TESFAYE-EXEMPLE ALMAZ', 5, 3, 1, 1, 'ARRIVAL'],
  )
  assert.deepEqual([group.ssr, group.languages, group.handoverParty], [['WCHR', 'MEDA'], ['ti'], 'Association Accueil-Exemple'])
  const board = await agent.ask(transit.getBoard, { airport: 'CDG' as never, day: today })
  const told = board.raw.toString()
  for (const row of landed.rows) assert.ok(!told.includes(row.bornOn!) && !told.includes(row.personId) && !told.includes('"docNo"'))
})

test('a family between two flights carries the connection’s colour: 80 minutes where 90 are needed are amber (F1)', async () => {
  const { group } = await arrival({ leaves: addMinutes(lands, 80), ssr: ['WCHR'] })
  assert.deepEqual(
    [group.passage, group.connection?.minutes, group.connection?.neededMinutes, group.connection?.colour],
    ['CONNECTION', 80, 90, 'AMBER'],
  )
  const green = await arrival({ leaves: addMinutes(lands, 95), ssr: ['WCHR'] })
  const red = await arrival({ leaves: addMinutes(lands, 55), ssr: ['WCHR'] })
  assert.deepEqual([green.group.connection?.colour, red.group.connection?.colour], ['GREEN', 'RED'])
})

test('only airports of the office get tasks', async () => {
  const [landed] = await landFamilies(office, [{ surname: 'Ailleurs-Exemple', ages: [30], lands, airport: 'LYS' }])
  const { rows } = await office.admin.query('select 1 from transit_group where case_id = $1', [landed!.caseId])
  assert.equal(rows.length, 0)
})

test('the same list told twice changes nothing; a newer one keeps the work, asks for the sixth person and cancels who left', async () => {
  const { landed, group } = await arrival()
  await agent.ask(transit.recordHeadCount, { ...step(taskOf(group, 'MEET_AT_AIRCRAFT')), counted: 5 })
  const before = await onBoard(supervisor, landed)
  await tell(office, landed, 'manifest_frozen', { version: 1 })
  assert.deepEqual(await onBoard(supervisor, landed), before)

  const sixth = { ...landed.rows[1]!, no: 6, passengerId: newId() as never, personId: newId() as never }
  await freeze(office, landed, 2, [...landed.rows, sixth])
  const six = (await onBoard(supervisor, landed))!
  assert.deepEqual([six.headCount, six.manifestVersion], [6, 2])
  assert.deepEqual(
    [taskOf(six, 'MEET_AT_AIRCRAFT').state, taskOf(six, 'MEET_AT_AIRCRAFT').counted, taskOf(six, 'BAGGAGE').expected],
    ['PARTIAL', 5, 6],
  )

  await freeze(office, landed, 3, [{ ...landed.rows[0]!, caseId: newId() as never }])
  const gone = (await onBoard(supervisor, landed))!
  assert.notEqual(gone.cancelledAt, null)
  assert.deepEqual([taskOf(gone, 'BAGGAGE').state, taskOf(gone, 'MEET_AT_AIRCRAFT').state], ['CANCELLED', 'CANCELLED'])
  assert.equal(taskOf(gone, 'MEET_AT_AIRCRAFT').counted, 5)
})

test('nobody waits at the door for a journey that was given up: its families leave the board, and what was done for them stays', async () => {
  const { landed, group } = await arrival()
  await agent.ask(transit.recordHeadCount, { ...step(taskOf(group, 'MEET_AT_AIRCRAFT')), counted: 5 })
  await tell(office, landed, 'movement_cancelled')
  const gone = (await onBoard(supervisor, landed))!
  assert.notEqual(gone.cancelledAt, null)
  assert.deepEqual([taskOf(gone, 'MEET_AT_AIRCRAFT').counted, taskOf(gone, 'BAGGAGE').state], [5, 'CANCELLED'])
})

test('news of a late flight moves the hours of the tasks and nothing else', async () => {
  const { landed, group } = await arrival()
  await office.admin.query("update movements_leg set expected_arrives_at = arrives_at + interval '20 minutes' where movement_id = $1", [
    landed.movementId,
  ])
  await tell(office, landed, 'leg_times_recorded')
  const later = (await onBoard(supervisor, landed))!
  assert.equal(taskOf(later, 'MEET_AT_AIRCRAFT').dueAt, addMinutes(taskOf(group, 'MEET_AT_AIRCRAFT').dueAt!, 20))
  assert.equal(later.inbound?.expectedArrivesAt, addMinutes(lands, 20))
})

test('an agent takes the task, counts five of five, and the case has arrived', async () => {
  const { landed, group } = await arrival()
  const meeting = taskOf(group, 'MEET_AT_AIRCRAFT')
  const taken = await agent.ask(transit.assignTask, {
    ...step(meeting),
    assignee: (await office.account('transit@paris.example.org')) as never,
  })
  assert.deepEqual([taken.status, taken.body.state, taken.body.revision], [200, 'ASSIGNED', 2])
  const counted = await agent.ask(transit.recordHeadCount, { ...step(taken.body), counted: 5 })
  assert.deepEqual([counted.status, counted.body.state, counted.body.counted], [200, 'DONE', 5])
  assert.equal(await caseStatus(landed.caseId), 'ARRIVED')
  const events = await eventsOf(landed.caseId)
  for (const name of ['transit_tasks_made', 'transit_task_assigned', 'head_count_recorded', 'passenger_state_recorded'])
    assert.ok(events.includes(name), name)
})

test('a head count sent twice with the same command is recorded once', async () => {
  const { landed, group } = await arrival()
  const command = newId()
  const asked = { ...step(taskOf(group, 'MEET_AT_AIRCRAFT')), counted: 5 }
  const first = await agent.ask(transit.recordHeadCount, asked, { command })
  const second = await agent.ask(transit.recordHeadCount, asked, { command })
  assert.deepEqual([first.status, second.status, second.replayed], [200, 200, true])
  assert.deepEqual(first.body, second.body)
  assert.equal((await eventsOf(landed.caseId)).filter((name) => name === 'head_count_recorded').length, 1)
})

test('four of five are never done: refused alone, a part of the work with the mishap of the fifth', async () => {
  const { landed, group } = await arrival()
  const meeting = taskOf(group, 'MEET_AT_AIRCRAFT')
  const alone = await agent.ask(transit.recordHeadCount, { ...step(meeting), counted: 4 })
  assert.deepEqual([alone.status, alone.body.refusal, alone.body.details], [409, 'someone_is_missing', { counted: 4, expected: 5 }])
  const id = newId() as MishapId
  const told = await agent.ask(transit.recordHeadCount, {
    ...step(meeting),
    counted: 4,
    mishap: { id, code: 'NO_SHOW', note: 'Pas vue à bord' },
  })
  assert.deepEqual([told.status, told.body.state], [200, 'PARTIAL'])
  const after = (await onBoard(agent, landed))!
  assert.deepEqual(
    after.mishaps.map((mishap) => [mishap.id, mishap.code, mishap.severity, mishap.persons, mishap.taskId]),
    [[id, 'NO_SHOW', 2, 1, meeting.id]],
  )
  // The fifth is accounted for at the next door, and nobody has to report her again.
  const border = await agent.ask(transit.recordHeadCount, { ...step(taskOf(after, 'BORDER_ASSIST')), counted: 4 })
  assert.deepEqual([border.status, border.body.state], [200, 'PARTIAL'])
  assert.equal((await onBoard(agent, landed))!.mishaps.length, 1)
})

test('bags are finished with a remark, and not before they are asked for properly', async () => {
  const { group } = await arrival()
  const finished = await agent.ask(transit.finishTask, { ...step(taskOf(group, 'BAGGAGE')), note: '9 pièces sur 9' })
  assert.deepEqual([finished.status, finished.body.state, finished.body.note], [200, 'DONE', '9 pièces sur 9'])
  const meeting = await agent.ask(transit.finishTask, step(taskOf(group, 'MEET_AT_AIRCRAFT')))
  assert.deepEqual([meeting.status, meeting.body.refusal], [409, 'needs_a_head_count'])
})

test('an association receives the family, and of its paper only the kind is kept', async () => {
  const { landed, group } = await arrival()
  await agent.ask(transit.recordHeadCount, { ...step(taskOf(group, 'MEET_AT_AIRCRAFT')), counted: 5 })
  const handing = taskOf(group, 'HANDOVER_NGO')
  const withNumber = await agent.askRaw(transit.recordHandOver as never, {
    ...step(handing),
    counted: 5,
    ...receiver,
    receiverIdNumber: '21AB12345',
  })
  assert.equal(withNumber.status, 422)
  const received = await agent.ask(transit.recordHandOver, { ...step(handing), counted: 5, ...receiver })
  assert.deepEqual([received.status, received.body.handOver], [200, receiver])
  assert.equal(await caseStatus(landed.caseId), 'HANDED_OVER')
  const missing = await agent.ask(transit.recordHandOver, { ...step(handing), counted: 5, ...receiver, receiverOrganisation: undefined })
  assert.equal(missing.body.refusal, 'organisation_missing')
})

test('two agents who counted the same are both right; the case hears it once', async () => {
  const { landed, group } = await arrival()
  const asked = { ...step(taskOf(group, 'MEET_AT_AIRCRAFT')), counted: 5 }
  const [first, second] = [await agent.ask(transit.recordHeadCount, asked), await colleague.ask(transit.recordHeadCount, asked)]
  assert.deepEqual([first.status, second.status], [200, 200])
  assert.deepEqual(first.body, second.body)
  assert.equal((await eventsOf(landed.caseId)).filter((name) => name === 'head_count_recorded').length, 1)
})

test('a stale count that differs is refused with both sides, and the other side can be read', async () => {
  const { group } = await arrival()
  const meeting = taskOf(group, 'MEET_AT_AIRCRAFT')
  const doneAt = addMinutes(clockNow(), -3)
  await supervisor.ask(transit.recordHeadCount, { ...step(meeting, doneAt), counted: 3, mishap: { code: 'MEDICAL' } })
  const late = await agent.ask(transit.recordHeadCount, { ...step(meeting), counted: 5 })
  assert.deepEqual([late.status, late.body.refusal], [409, 'changed_meanwhile'])
  assert.deepEqual(late.body.details, {
    kind: 'MEET_AT_AIRCRAFT',
    expected: 5,
    yourState: 'DONE',
    yourCount: 5,
    theirState: 'PARTIAL',
    theirCount: 3,
    theirDoneAt: doneAt,
    revision: 2,
  })
  const theirs = await agent.ask(transit.getTask, { taskId: meeting.id })
  assert.deepEqual([theirs.body.task.counted, theirs.body.doneByName, theirs.body.group.mishaps.length], [3, 'Quentin Quart-Exemple', 1])
})

test('two counts sent at the same instant: one stands, the other is refused, none is lost', async () => {
  const { group } = await arrival()
  const meeting = taskOf(group, 'MEET_AT_AIRCRAFT')
  const answers = await Promise.all([
    agent.ask(transit.recordHeadCount, { ...step(meeting), counted: 5 }),
    colleague.ask(transit.recordHeadCount, { ...step(meeting), counted: 4, mishap: { code: 'NO_SHOW' } }),
  ])
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 409])
  assert.equal(answers.find((answer) => answer.status === 409)!.body.refusal, 'changed_meanwhile')
})

test('the second command of one phone is understood although the first was still waiting when it was made', async () => {
  const { group } = await arrival()
  const meeting = taskOf(group, 'MEET_AT_AIRCRAFT')
  const [first, second] = [newId(), newId()]
  const partial = { ...step(meeting), counted: 4, mishap: { code: 'NO_SHOW' } } as const
  assert.equal((await agent.ask(transit.recordHeadCount, partial, { command: first })).status, 200)
  const complete = { ...step(meeting), seenRevision: 2, seenCommand: first, counted: 5 }
  const answer = await agent.ask(transit.recordHeadCount, complete, { command: second })
  assert.deepEqual([answer.status, answer.body.state, answer.body.revision, answer.body.lastCommand], [200, 'DONE', 3, second])
})

test('nothing is recorded for an hour that has not come, nor before the task existed', async () => {
  const { group } = await arrival()
  const baggage = taskOf(group, 'BAGGAGE')
  assert.equal((await agent.ask(transit.finishTask, step(baggage, addMinutes(clockNow(), 7)))).body.refusal, 'in_the_future')
  assert.equal((await agent.ask(transit.finishTask, step(baggage, addMinutes(clockNow(), -60)))).body.refusal, 'before_the_task_existed')
  assert.equal((await agent.ask(transit.finishTask, step(baggage, addMinutes(clockNow(), 4)))).status, 200)
})

test('a missed connection stops the case until a supervisor took it up and closed it (F9)', async () => {
  const { landed, group } = await arrival({ leaves: addMinutes(lands, 80) })
  await agent.ask(transit.recordHeadCount, { ...step(taskOf(group, 'MEET_AT_AIRCRAFT')), counted: 5 })
  assert.equal(await caseStatus(landed.caseId), 'IN_TRANSIT')
  const opened = await agent.ask(transit.openMishap, { groupId: group.id, code: 'MISCONNECT', persons: 5, doneAt: clockNow() })
  assert.deepEqual([opened.status, opened.body.severity], [200, 3])
  assert.deepEqual(
    opened.body.checklist.map((line) => [line.step, line.by]),
    [
      ['HOTEL', null],
      ['REBOOK_BEFORE_VISA_END', dayAt(addMinutes(lands, 6 * 1440), 'Europe/Paris')],
    ],
  )
  assert.equal(await caseStatus(landed.caseId), 'MISHAP')

  const mishapId = opened.body.id
  const early = await supervisor.ask(transit.closeMishap, { mishapId, closingNote: 'Replacés demain', doneAt: clockNow() })
  assert.equal(early.body.refusal, 'not_acknowledged')
  assert.equal((await agent.ask(transit.acknowledgeMishap, { mishapId, doneAt: clockNow() })).status, 404)
  const taken = await supervisor.ask(transit.acknowledgeMishap, { mishapId, doneAt: clockNow() })
  assert.equal(taken.body.acknowledgedBy, await office.account('quart@paris.example.org'))
  const ticked = await agent.ask(transit.tickMishapStep, { mishapId, step: 'HOTEL', doneAt: clockNow() })
  assert.notEqual(ticked.body.checklist[0]!.doneAt, null)
  const closed = await supervisor.ask(transit.closeMishap, { mishapId, closingNote: 'Replacés demain', doneAt: clockNow() })
  assert.equal(closed.status, 200)
  assert.equal(await caseStatus(landed.caseId), 'IN_TRANSIT')
  const again = await supervisor.ask(transit.closeMishap, { mishapId, closingNote: 'Autre histoire', doneAt: clockNow() })
  assert.equal(again.body.refusal, 'already_closed')
})

test('a family that arrived while a mishap was open has arrived when it is closed', async () => {
  const { landed, group } = await arrival()
  await office.admin.query(`update cases_case set status = 'IN_TRANSIT' where id = $1`, [landed.caseId])
  const opened = await agent.ask(transit.openMishap, { groupId: group.id, code: 'NO_SHOW', persons: 1, doneAt: clockNow() })
  assert.equal(await caseStatus(landed.caseId), 'MISHAP')
  await agent.ask(transit.recordHeadCount, { ...step(taskOf(group, 'MEET_AT_AIRCRAFT')), counted: 5 })
  assert.equal(await caseStatus(landed.caseId), 'MISHAP')
  await supervisor.ask(transit.acknowledgeMishap, { mishapId: opened.body.id, doneAt: clockNow() })
  await supervisor.ask(transit.closeMishap, { mishapId: opened.body.id, closingNote: 'Elle était au fond de l’avion', doneAt: clockNow() })
  assert.equal(await caseStatus(landed.caseId), 'ARRIVED')
})

test('a mishap keeps the task it was reported from; a task of another family, or of nobody, is refused with the same word', async () => {
  const [own, other] = [await arrival(), await arrival()]
  const from = (taskId: string) => ({
    groupId: own.group.id,
    taskId: taskId as TransitTask['id'],
    code: 'BAGGAGE_LOSS' as const,
    persons: 1,
    doneAt: clockNow(),
  })
  const bags = taskOf(own.group, 'BAGGAGE')
  const opened = await agent.ask(transit.openMishap, from(bags.id))
  assert.deepEqual([opened.status, opened.body.taskId], [200, bags.id])
  assert.equal((await onBoard(agent, own.landed))!.mishaps[0]!.taskId, bags.id)
  for (const taskId of [taskOf(other.group, 'BAGGAGE').id, newId()])
    assert.equal((await agent.ask(transit.openMishap, from(taskId))).body.refusal, 'task_of_another_group')
})

test('an asylum request is a mishap that colleagues see without its story, and the case’s timeline without its code', async () => {
  const { landed, group } = await arrival()
  const mishap = { groupId: group.id, code: 'ASYLUM_REQUEST', persons: 1, note: 'Souhaite parler à un avocat', doneAt: clockNow() } as const
  assert.equal((await agent.ask(transit.openMishap, mishap)).status, 200)
  const seenBy = async (visitor: Visitor) =>
    (await onBoard(visitor, landed))!.mishaps.map(({ code, note, severity }) => [code, note, severity])
  assert.deepEqual(await seenBy(colleague), [[null, null, 4]])
  assert.deepEqual(await seenBy(agent), [['ASYLUM_REQUEST', mishap.note, 4]])
  assert.deepEqual(await seenBy(supervisor), [['ASYLUM_REQUEST', mishap.note, 4]])
  const { rows } = await office.admin.query(`select facts from kit_event where case_id = $1 and name = 'mishap_opened'`, [landed.caseId])
  assert.equal(rows[0].facts.code, 'RESTRICTED')
})

test('a shift takes along two boards, the team and the notes of the last shifts', async () => {
  const { landed } = await arrival()
  const note = { airport: 'CDG' as never, on: today, text: 'Un fauteuil manque au 2E, demandé pour 7 h.', doneAt: clockNow() }
  assert.equal((await supervisor.ask(transit.writeShiftNote, note)).status, 200)
  const shift = await agent.ask(transit.getShift, { airport: 'CDG' as never })
  assert.equal(shift.status, 200)
  assert.equal(shift.body.boards.length, 2)
  assert.ok(
    shift.body.boards.some((board) => board.flights.some((flight) => flight.groups.some((group) => group.caseId === landed.caseId))),
  )
  assert.ok(shift.body.team.some((member) => member.name === 'Thaïs Piste-Exemple'))
  assert.deepEqual([shift.body.notes[0]!.text, shift.body.notes[0]!.writerName], [note.text, 'Quentin Quart-Exemple'])
})

test('notes of the shifts are read page by page, newest first, and each is written once', async () => {
  const id = newId() as never
  for (const at of [-3, -2, -1]) {
    const note = {
      ...(at === -1 ? { id } : {}),
      airport: 'ORY' as never,
      on: today,
      text: `Relève ${at}`,
      doneAt: addMinutes(clockNow(), at),
    }
    assert.equal((await agent.ask(transit.writeShiftNote, note)).status, 200)
    if (at === -1) assert.equal((await agent.ask(transit.writeShiftNote, note)).body.id, id)
  }
  const first = await colleague.ask(transit.listShiftNotes, { airport: 'ORY' as never, limit: 2 })
  const rest = await colleague.ask(transit.listShiftNotes, { airport: 'ORY' as never, limit: 2, after: first.body.next! })
  assert.deepEqual(
    [...first.body.items, ...rest.body.items].map((note) => note.text),
    ['Relève -1', 'Relève -2', 'Relève -3'],
  )
  assert.equal(rest.body.next, null)
  assert.equal(
    (await agent.ask(transit.writeShiftNote, { airport: 'MRS' as never, on: today, text: 'Ailleurs', doneAt: clockNow() })).body.refusal,
    'not_your_airport',
  )
})

test('persons assisted are counted by month as the source defines it: transit, arrivals and departures, once a task is done', async () => {
  const lastMonth = addMinutes(lands, -40 * 1440)
  const families = await landFamilies(office, [
    { surname: 'Mois-Exemple', ages: [30, 28, 4], lands: lastMonth },
    { surname: 'Passage-Exemple', ages: [40, 38], lands: lastMonth, leaves: addMinutes(lastMonth, 120) },
    { surname: 'Reste-Exemple', ages: [50], lands: lastMonth },
  ])
  await office.admin.query(`update transit_task set created_at = created_at - interval '60 days'`)
  const board = await agent.ask(transit.getBoard, { airport: 'CDG' as never, day: dayAt(lastMonth, 'Europe/Paris') })
  const groups = board.body.flights.flatMap((flight) => flight.groups)
  for (const landed of families.slice(0, 2)) {
    const meeting = taskOf(
      groups.find((group) => group.caseId === landed.caseId)!,
      'MEET_AT_AIRCRAFT',
    )
    assert.equal((await agent.ask(transit.recordHeadCount, { ...step(meeting, lastMonth), counted: landed.rows.length })).status, 200)
  }
  const until = dayAt(lastMonth, 'Europe/Paris').slice(0, 7)
  const figures = await supervisor.ask(transit.monthlyFigures, { airport: 'CDG' as never, until, months: 2 })
  assert.deepEqual(
    figures.body.months.map(({ transit: t, arrivals, departures, assisted, cases }) => [t, arrivals, departures, assisted, cases]),
    [
      [0, 0, 0, 0, 0],
      [2, 3, 0, 5, 2],
    ],
  )
  assert.equal(figures.body.months[1]!.month, until)

  // Two came to Canada on the first of that month, three to France later: of a month, where most went stands first, whoever came first.
  const [three, two] = families.map(({ caseId }) => caseId)
  await office.admin.query(`update cases_case set destination_country = case when id = $1 then 'FRA' else 'CAN' end where id = any($2)`, [
    three,
    [three, two],
  ])
  await office.admin.query(`update transit_assisted set serves_on = date_trunc('month', serves_on) where case_id = $1`, [two])
  const anew = await supervisor.ask(transit.monthlyFigures, { airport: 'CDG' as never, until, months: 2 })
  assert.deepEqual(
    anew.body.destinations.map(({ month, country, persons }) => [month, country, persons]),
    [
      [until, 'FRA', 3],
      [until, 'CAN', 2],
    ],
  )
})

test('whoever may not work at the airport finds no board, no task and no command', async () => {
  const { group } = await arrival()
  const meeting = taskOf(group, 'MEET_AT_AIRCRAFT')
  const counsellor = await office.as('conseil@paris.example.org')
  const mover = await office.as('mouvements@paris.example.org')
  assert.equal((await counsellor.ask(transit.getBoard, { airport: 'CDG' as never })).status, 404)
  assert.equal((await counsellor.ask(transit.recordHeadCount, { ...step(meeting), counted: 5 })).status, 404)
  assert.equal((await mover.ask(transit.getBoard, { airport: 'CDG' as never })).status, 200)
  assert.equal((await mover.ask(transit.recordHeadCount, { ...step(meeting), counted: 5 })).status, 404)
})

test('Marseille finds nothing of what lands in Paris', async () => {
  const { group } = await arrival()
  assert.equal((await marseille.ask(transit.getBoard, { airport: 'CDG' as never })).status, 404)
  assert.equal((await marseille.ask(transit.getShift, { airport: 'CDG' as never })).status, 404)
  assert.equal((await marseille.ask(transit.getTask, { taskId: group.tasks[0]!.id })).status, 404)
  assert.equal((await marseille.ask(transit.recordHeadCount, { ...step(group.tasks[0]!), counted: 5 })).status, 404)
  assert.equal((await marseille.ask(transit.openMishap, { groupId: group.id, code: 'DELAY', persons: 1, doneAt: clockNow() })).status, 404)
})

test('a sealed family is on the board of its members and of nobody else', async () => {
  const [landed] = await landFamilies(office, [{ surname: 'Secret-Exemple', ages: [26, 3], lands, compartment: 1 }])
  const sealed = await office.as('sealed@paris.example.org')
  const group = (await onBoard(sealed, landed!))!
  assert.equal(group.headCount, 2)
  assert.equal(await onBoard(agent, landed!), undefined)
  assert.equal(await onBoard(supervisor, landed!), undefined)
  assert.equal((await agent.ask(transit.getTask, { taskId: group.tasks[0]!.id })).status, 404)
  const counted = { ...step(group.tasks[0]!), counted: 2 }
  assert.equal((await agent.ask(transit.recordHeadCount, counted)).status, 404)
  assert.equal((await sealed.ask(transit.recordHeadCount, counted)).status, 200)
})
