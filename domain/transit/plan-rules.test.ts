import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMinutes, clockAt, instant } from '#domain/kit/day.ts'
import { inOrder, mergeTasks, type Plannable, tasksFor } from './plan-rules.ts'
import { agent, arriving, baggage, family, inbound, meeting, minute, outbound } from './sample-family.ts'
import type { TransitTask } from './words.ts'

/** Who is it → which tasks, in the order of the way (domain.md 1.12). */
const plans: Record<string, [Plannable, string]> = {
  'a family between two flights is met, helped with the wheelchair and brought to the gate': [family, 'MEET_AT_AIRCRAFT PRM TRANSFER_GATE'],
  'a family whose journey ends here goes through border, bags and customs to the association': [
    { ...arriving, ssr: [] },
    'MEET_AT_AIRCRAFT BORDER_ASSIST BAGGAGE CUSTOMS HANDOVER_NGO',
  ],
  'a reunited family is handed to the family': [
    { ...arriving, ssr: [], movementType: 'FAMILY_REUNIFICATION' },
    'MEET_AT_AIRCRAFT BORDER_ASSIST BAGGAGE CUSTOMS HANDOVER_FAMILY',
  ],
  'a child who travels alone goes from hand to hand': [
    { ...arriving, ssr: ['UMNR'], unaccompaniedMinor: true },
    'MEET_AT_AIRCRAFT BORDER_ASSIST BAGGAGE CUSTOMS UM_TRANSFER',
  ],
  'somebody who returns home from France is helped until the gate': [
    { ...family, passage: 'DEPARTURE', movementType: 'AVRR', inbound: null, connection: null, ssr: [] },
    'DEPARTURE_ASSIST',
  ],
  'a wheelchair is also for those who leave': [
    { ...family, passage: 'DEPARTURE', movementType: 'AVRR', inbound: null, connection: null, ssr: ['WCHC'] },
    'PRM DEPARTURE_ASSIST',
  ],
  'two tickets mean bags and check-in once more': [
    { ...family, ssr: [], outbound: { ...outbound, bagsRechecked: true } },
    'MEET_AT_AIRCRAFT BAGGAGE CHECKIN_ONWARD TRANSFER_GATE',
  ],
  'a change that enters France passes the border': [
    { ...family, ssr: [], outbound: { ...outbound, borderEntry: true } },
    'MEET_AT_AIRCRAFT BORDER_ASSIST BAGGAGE CUSTOMS TRANSFER_GATE',
  ],
  'three hours and a minute between flights are a meal': [
    { ...family, ssr: [], connection: { minutes: 181, neededMinutes: 90, colour: 'GREEN', overnight: false } },
    'MEET_AT_AIRCRAFT MEAL_KIT TRANSFER_GATE',
  ],
  'three hours sharp are none': [
    { ...family, ssr: [], connection: { minutes: 180, neededMinutes: 90, colour: 'GREEN', overnight: false } },
    'MEET_AT_AIRCRAFT TRANSFER_GATE',
  ],
  'a flight that leaves two hours late is a meal': [
    { ...family, ssr: [], outbound: { ...outbound, expectedDepartsAt: addMinutes(outbound.departsAt, 120) } },
    'MEET_AT_AIRCRAFT MEAL_KIT TRANSFER_GATE',
  ],
  'a night between flights is a bed and a meal': [
    { ...family, ssr: [], connection: { minutes: 600, neededMinutes: 90, colour: 'GREEN', overnight: true } },
    'MEET_AT_AIRCRAFT MEAL_KIT OVERNIGHT TRANSFER_GATE',
  ],
  'at Orly, the family that landed at CDG is only brought to the gate': [
    { ...family, airport: 'ORY' as never, ssr: [], outbound: { ...outbound, from: 'ORY', borderEntry: true, bagsRechecked: true } },
    'CHECKIN_ONWARD TRANSFER_GATE',
  ],
  'at CDG, the family that leaves from Orly is met and let into France': [
    { ...family, ssr: [], outbound: { ...outbound, from: 'ORY', borderEntry: true, bagsRechecked: true } },
    'MEET_AT_AIRCRAFT BORDER_ASSIST BAGGAGE CUSTOMS',
  ],
}

for (const [sentence, [group, kinds]] of Object.entries(plans)) {
  test(sentence, () =>
    assert.equal(
      tasksFor(group)
        .map((task) => task.kind)
        .join(' '),
      kinds,
    ),
  )
}

test('each task is due at the hour of the table, by the newest news of the flights', () => {
  const clock = (group: Plannable) =>
    tasksFor(group).map((task) => `${task.kind} ${task.dueAt === null ? '-' : clockAt(task.dueAt, 'Europe/Paris')}`)
  assert.deepEqual(clock({ ...family, outbound: { ...outbound, bagsRechecked: true } }), [
    'MEET_AT_AIRCRAFT 06:45', // landing 06:40 + 5
    'PRM 06:45',
    'BAGGAGE -',
    'CHECKIN_ONWARD 05:00', // departure 08:00 − 180
    'TRANSFER_GATE 06:45', // boarding 07:30 − 45
  ])
  const late = { ...arriving, ssr: [], inbound: { ...inbound, expectedArrivesAt: instant('2026-11-14T06:10:00Z') } }
  assert.deepEqual(clock(late), ['MEET_AT_AIRCRAFT 07:15', 'BORDER_ASSIST -', 'BAGGAGE -', 'CUSTOMS -', 'HANDOVER_NGO 08:40'])
  const leaving: Plannable = { ...family, passage: 'DEPARTURE', inbound: null, connection: null, ssr: [] }
  assert.deepEqual(clock(leaving), ['DEPARTURE_ASSIST 05:00'])
})

test('the airport hears of a wheelchair 48 hours before the flight', () => {
  const chair = tasksFor(family).find((task) => task.kind === 'PRM')
  assert.equal(chair?.noticeBy, instant('2026-11-11T20:00:00Z'))
})

test('everybody on the list is expected at every task', () => {
  assert.ok(tasksFor({ ...arriving, headCount: 7 }).every((task) => task.expected === 7))
})

const done = { state: 'DONE', counted: 5, doneAt: minute(0), doneBy: agent.accountId } as const
const planned = (...tasks: TransitTask[]) => tasks.map(({ kind, dueAt, noticeBy, expected }) => ({ kind, dueAt, noticeBy, expected }))

test('a list frozen twice changes nothing the second time', () => {
  assert.deepEqual(mergeTasks([meeting, baggage], planned(meeting, baggage)), { add: [], change: [] })
})

test('a new list adds what is new and cancels what is no longer asked for', () => {
  const { add, change } = mergeTasks([meeting], planned(baggage))
  assert.deepEqual(
    add.map((task) => task.kind),
    ['BAGGAGE'],
  )
  assert.deepEqual(
    change.map((task) => [task.kind, task.state, task.revision]),
    [['MEET_AT_AIRCRAFT', 'CANCELLED', 2]],
  )
})

test('work that is done stays done when the list asks for it no more, or for fewer people', () => {
  assert.deepEqual(mergeTasks([{ ...meeting, ...done }], []), { add: [], change: [] })
  assert.deepEqual(mergeTasks([{ ...meeting, ...done }], planned({ ...meeting, expected: 4 })), { add: [], change: [] })
})

test('a sixth person on the new list is somebody whom nobody has met yet', () => {
  const { change } = mergeTasks([{ ...meeting, ...done }], planned({ ...meeting, expected: 6 }))
  assert.deepEqual(
    change.map((task) => [task.state, task.counted, task.expected, task.doneBy]),
    [['PARTIAL', 5, 6, agent.accountId]],
  )
})

test('a missing person who is no longer on the list completes the count', () => {
  const { change } = mergeTasks([{ ...meeting, ...done, state: 'PARTIAL', counted: 4 }], planned({ ...meeting, expected: 4 }))
  assert.deepEqual(
    change.map((task) => [task.state, task.expected]),
    [['DONE', 4]],
  )
})

test('a family that comes back on the list finds its tasks again, with whoever had them', () => {
  const { change } = mergeTasks(
    [
      { ...meeting, state: 'CANCELLED', assignee: agent.accountId },
      { ...baggage, state: 'CANCELLED' },
    ],
    planned(meeting, baggage),
  )
  assert.deepEqual(
    change.map((task) => task.state),
    ['ASSIGNED', 'PLANNED'],
  )
})

test('people who were counted before their family left the list are not counted again when it comes back', () => {
  const gone = mergeTasks([{ ...meeting, ...done, state: 'PARTIAL', counted: 4 }], []).change
  assert.deepEqual(
    gone.map((task) => [task.state, task.counted]),
    [['CANCELLED', 4]],
  )
  assert.deepEqual(
    mergeTasks(gone, planned(meeting)).change.map((task) => [task.state, task.counted]),
    [['PARTIAL', 4]],
  )
})

test('tasks are read in the order of the way through the airport', () => {
  assert.deepEqual(
    inOrder([baggage, meeting]).map((task) => task.kind),
    ['MEET_AT_AIRCRAFT', 'BAGGAGE'],
  )
})
