import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMinutes, type Day, type Instant, instant } from '#domain/kit/day.ts'
import type { DeskShift, DeskShiftId, ShiftNoteId } from './board-words.ts'
import { agent, arriving, colleague, family, minute, now, team, terms } from './sample-family.ts'
import {
  cancelShift,
  closeShift,
  dayAhead,
  keepUntil,
  loadOf,
  loadOfDay,
  owingNotes,
  planShift,
  shiftsOn,
  shortages,
} from './shift-rules.ts'

const morning: DeskShift = {
  id: '0192f000-0000-7000-8000-000000000e01' as DeskShiftId,
  airport: family.airport,
  startsAt: instant('2026-11-14T05:00:00Z'), // 06:00 in Paris
  endsAt: instant('2026-11-14T13:00:00Z'),
  agents: [agent.accountId],
  closedAt: null,
  closedBy: null,
  noteId: null,
}
const noteId = '0192f000-0000-7000-8000-000000000e02' as ShiftNoteId
const board = { airport: family.airport, day: '2026-11-14' as Day, zone: family.zone, shifts: [morning], terms }
const refusalOf = (result: { ok: boolean; refusal?: string }) => (result.ok ? 'accepted' : result.refusal)

test('agents of the team are put on a shift of at most sixteen hours', () => {
  const cases = [
    [{}, 'accepted'],
    [{ endsAt: morning.startsAt }, 'ends_before_it_begins'],
    [{ endsAt: addMinutes(morning.startsAt, 16 * 60 + 1) }, 'shift_too_long'],
    [{ agents: [] }, 'nobody_on_shift'],
    [{ agents: ['0192f000-0000-7000-8000-0000000000ff' as typeof agent.accountId] }, 'not_in_the_team'],
  ] as const
  for (const [changes, wanted] of cases)
    assert.equal(refusalOf(planShift({ ...morning, ...(changes as Partial<DeskShift>) }, team)), wanted)
  const twice = planShift({ ...morning, agents: [agent.accountId, agent.accountId] }, team)
  assert.ok(twice.ok && twice.value.agents.length === 1)
})

test('a shift ends with its note, by whoever is first; not before it began, nor at an hour that has not come', () => {
  const closed = closeShift(agent, morning, noteId, now, now)
  assert.ok(closed.ok)
  assert.deepEqual([closed.value.closedAt, closed.value.closedBy, closed.value.noteId], [now, agent.accountId, noteId])
  const again = closeShift(colleague, closed.value, 'another' as ShiftNoteId, minute(1), minute(1))
  assert.ok(again.ok && again.value === closed.value)
  assert.equal(refusalOf(closeShift(agent, morning, noteId, minute(-90), now)), 'shift_not_begun')
  assert.equal(refusalOf(closeShift(agent, morning, noteId, minute(30), now)), 'in_the_future')
})

test('a shift is taken off the roster before it begins, and then no more', () => {
  assert.equal(refusalOf(cancelShift(morning, minute(-120))), 'accepted')
  assert.equal(refusalOf(cancelShift(morning, now)), 'shift_has_begun')
})

test('a shift that ended and left no note is owed one', () => {
  assert.deepEqual(owingNotes([morning], now), [])
  assert.deepEqual(owingNotes([morning], morning.endsAt), [morning])
  assert.deepEqual(owingNotes([{ ...morning, closedAt: now }], morning.endsAt), [])
})

test('a board lies on a phone until two hours after the shift of its holder, or twelve hours for who is on none', () => {
  assert.equal(keepUntil(agent.accountId, [morning], now, terms), addMinutes(morning.endsAt, 120))
  assert.equal(keepUntil(colleague.accountId, [morning], now, terms), addMinutes(now, 12 * 60))
  const over = addMinutes(morning.endsAt, 1)
  assert.equal(keepUntil(agent.accountId, [morning], over, terms), addMinutes(over, 12 * 60))
  const tonight = { ...morning, startsAt: addMinutes(now, 8 * 60), endsAt: addMinutes(now, 16 * 60) }
  assert.equal(keepUntil(agent.accountId, [tonight], now, terms), addMinutes(tonight.endsAt, 120))
})

test('a family of five with one wheelchair weighs seven, and a stretcher four more', () => {
  assert.equal(loadOf(family), 7)
  assert.equal(loadOf({ headCount: 5, wheelchairs: 1, stretchers: 1 }), 11)
})

test('a family binds the team from its landing until it flies on, six hours at most, or until ninety minutes after it arrived to stay', () => {
  const loads = (group: typeof family) => loadOfDay(board, [group]).map(({ load }) => load)
  assert.deepEqual(loads(family), [0, 0, 7, 0, 0, 0, 0, 0]) // 06:40 to 08:00
  const waits = { ...family, outbound: { ...family.outbound!, departsAt: instant('2026-11-14T17:00:00Z') } }
  assert.deepEqual(loads(waits), [0, 0, 7, 7, 7, 0, 0, 0]) // until 12:40
  assert.deepEqual(
    loads({ ...arriving, inbound: { ...family.inbound!, arrivesAt: instant('2026-11-14T07:00:00Z') } }),
    [0, 0, 7, 7, 0, 0, 0, 0],
  )
  assert.deepEqual(loads({ ...family, inbound: null }), [0, 7, 7, 0, 0, 0, 0, 0]) // three hours before 08:00
  assert.deepEqual(loads({ ...family, cancelledAt: now }), [0, 0, 0, 0, 0, 0, 0, 0])
})

test('the supervisor sees where hands will be missing while there is time to act, and no longer when it is over', () => {
  const two = loadOfDay(board, [family, { ...family, inbound: { ...family.inbound!, expectedArrivesAt: instant('2026-11-14T05:50:00Z') } }])
  assert.deepEqual([two[2]!.load, two[2]!.agents, two[2]!.capacity, two[2]!.persons], [14, 1, 10, 10])
  assert.deepEqual(shortages(two, now), [two[2]])
  assert.deepEqual(shortages(two, two[2]!.endsAt), [])
  const withColleague = { ...board, shifts: [{ ...morning, agents: [agent.accountId, colleague.accountId] }] }
  assert.deepEqual(shortages(loadOfDay(withColleague, [family, family]), now), [])
  const half = loadOfDay({ ...board, shifts: [{ ...morning, startsAt: instant('2026-11-14T06:30:00Z') }] }, [])
  assert.equal(half[2]!.agents, 0.5)
})

test('the day on which clocks go back has eight spans, the last of them four hours long', () => {
  const spans = loadOfDay({ ...board, day: '2026-10-25' as Day }, [])
  const hours = (at: Instant, to: Instant) => (Date.parse(to) - Date.parse(at)) / 3_600_000
  assert.deepEqual(
    spans.map(({ startsAt, endsAt }) => hours(startsAt, endsAt)),
    [3, 3, 3, 3, 3, 3, 3, 4],
  )
})

test('a coming day is told at a glance: persons, chairs, languages, connections by colour', () => {
  const { buckets, ...ahead } = dayAhead(board, [family, arriving, { ...family, cancelledAt: now }])
  assert.deepEqual(ahead, {
    day: '2026-11-14',
    groups: 2,
    persons: 10,
    wheelchairs: 2,
    stretchers: 0,
    languages: ['ti'],
    green: 0,
    amber: 1,
    red: 0,
  })
  assert.equal(buckets.length, 8)
})

test('a night shift is on the roster of both its days', () => {
  const night = { ...morning, startsAt: instant('2026-11-14T20:00:00Z'), endsAt: instant('2026-11-15T05:00:00Z') }
  assert.deepEqual(
    ['2026-11-13', '2026-11-14', '2026-11-15', '2026-11-16'].map((day) => shiftsOn([night], day as Day, family.zone).length),
    [0, 1, 1, 0],
  )
})
