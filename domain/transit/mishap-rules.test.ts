import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minutesBetween } from '#domain/kit/day.ts'
import {
  acknowledgeMishap,
  acknowledgeWithinMin,
  asSeenBy,
  closeMishap,
  isSameMishap,
  isSeenAt,
  mishapKinds,
  openMishap,
  personsAway,
  tickStep,
} from './mishap-rules.ts'
import type { Mishap, MishapId } from './mishap-words.ts'
import { agent, colleague, family, meeting, minute, now } from './sample-family.ts'

const opening = { id: '0192f000-0000-7000-8000-0000000000f0' as MishapId, taskId: meeting.id, persons: 1, openedAt: now }

function opened(draft: Parameters<typeof openMishap>[2]): Mishap {
  const result = openMishap(agent, family, draft, opening, now)
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

const refusalOf = (result: { ok: boolean; refusal?: string }) => (result.ok ? 'accepted' : result.refusal)

test('a family that misses its connection at CDG: severity 3, a hotel, and a new seat before the visa ends (F9)', () => {
  const mishap = opened({ code: 'MISCONNECT' })
  assert.equal(mishap.severity, 3)
  assert.deepEqual(mishap.checklist, [
    { step: 'HOTEL', by: null, doneAt: null },
    { step: 'REBOOK_BEFORE_VISA_END', by: '2026-11-20', doneAt: null },
  ])
})

test('a supervisor takes up a danger to life within 15 minutes, a missed flight within 60, a no-show within 240', () => {
  const minutes = (['MEDICAL', 'MISCONNECT', 'NO_SHOW'] as const).map((code) => minutesBetween(now, opened({ code }).acknowledgeBy!))
  assert.deepEqual(minutes, [15, 60, 240])
  assert.equal(opened({ code: 'DELAY' }).acknowledgeBy, null)
  assert.deepEqual(acknowledgeWithinMin, { 1: null, 2: 240, 3: 60, 4: 15 })
})

test('every code has a severity, something to do at once and somebody to tell', () => {
  for (const kind of Object.values(mishapKinds)) assert.ok(kind.checklist.length > 0 && kind.notify.length > 0)
})

test('a severity is raised by whoever sees it, never lowered', () => {
  assert.equal(opened({ code: 'FAMILY_SPLIT', severity: 4 }).severity, 4)
  assert.equal(opened({ code: 'DELAY', severity: 3 }).severity, 3)
  assert.equal(refusalOf(openMishap(agent, family, { code: 'MEDICAL', severity: 2 }, opening, now)), 'severity_too_low')
})

test('nobody reports more people than the group has, nor an hour that has not come', () => {
  assert.equal(refusalOf(openMishap(agent, family, { code: 'DELAY' }, { ...opening, persons: 6 }, now)), 'more_than_expected')
  assert.equal(refusalOf(openMishap(agent, family, { code: 'DELAY' }, { ...opening, openedAt: minute(6) }, now)), 'in_the_future')
})

test('a mishap is reported from a task of the group itself, or of none', () => {
  assert.equal(refusalOf(isSeenAt([meeting], meeting.id)), 'accepted')
  assert.equal(refusalOf(isSeenAt([meeting], null)), 'accepted')
  assert.equal(refusalOf(isSeenAt([], meeting.id)), 'task_of_another_group')
})

test('the first supervisor to take it up stands, and the second changes nothing', () => {
  const first = acknowledgeMishap(agent, opened({ code: 'MISCONNECT' }), now, now)
  assert.ok(first.ok)
  assert.deepEqual([first.value.acknowledgedAt, first.value.acknowledgedBy], [now, agent.accountId])
  const second = acknowledgeMishap(colleague, first.value, now, now)
  assert.ok(second.ok && second.value === first.value)
})

test('a line of the list is ticked once, and only a line that is on it', () => {
  const ticked = tickStep(opened({ code: 'MISCONNECT' }), 'HOTEL', now, now)
  assert.ok(ticked.ok)
  assert.deepEqual(
    ticked.value.checklist.map((line) => line.doneAt),
    [now, null],
  )
  const again = tickStep(ticked.value, 'HOTEL', minute(1), minute(1))
  assert.ok(again.ok && again.value === ticked.value)
  assert.equal(refusalOf(tickStep(ticked.value, 'LODGING', now, now)), 'not_on_the_list')
})

test('a mishap with a clock is closed only after somebody took it up, and only once', () => {
  const mishap = opened({ code: 'MISCONNECT' })
  assert.equal(refusalOf(closeMishap(agent, mishap, 'Replacés le lendemain', now, now)), 'not_acknowledged')
  const closed = closeMishap(agent, { ...mishap, acknowledgedAt: now }, 'Replacés le lendemain', now, now)
  assert.ok(closed.ok)
  assert.deepEqual(
    [closed.value.closedAt, closed.value.closedBy, closed.value.closingNote],
    [now, agent.accountId, 'Replacés le lendemain'],
  )
  assert.equal(refusalOf(closeMishap(colleague, closed.value, 'Autrement', now, now)), 'already_closed')
  assert.ok(closeMishap(agent, opened({ code: 'DELAY' }), 'Parti avec 40 minutes de retard', now, now).ok)
})

test('two agents who report the same of the same task report it once; words of one’s own are kept', () => {
  const mishap = opened({ code: 'NO_SHOW' })
  assert.ok(isSameMishap(mishap, { code: 'NO_SHOW' }, meeting.id))
  assert.ok(!isSameMishap(mishap, { code: 'NO_SHOW', note: 'Vu au départ' }, meeting.id))
  assert.ok(!isSameMishap(mishap, { code: 'MEDICAL' }, meeting.id))
  assert.ok(!isSameMishap({ ...mishap, closedAt: now }, { code: 'NO_SHOW' }, meeting.id))
})

test('a lost bag takes nobody away from the group; a person in hospital, and a closed mishap, are told apart', () => {
  const away = opened({ code: 'MEDICAL' })
  assert.equal(personsAway([opened({ code: 'BAGGAGE_LOSS' }), away]), 1)
  assert.equal(personsAway([{ ...away, closedAt: now }]), 0)
})

test('who asks for asylum in transit is written in a log that only its writer and a supervisor read', () => {
  const mishap = opened({ code: 'ASYLUM_REQUEST', note: 'Souhaite parler à un avocat' })
  const seen = asSeenBy({ accountId: colleague.accountId, permissions: ['transit.work'] }, mishap)
  assert.deepEqual([seen.code, seen.note, seen.checklist, seen.severity], [null, null, [], 4])
  assert.equal(asSeenBy({ accountId: colleague.accountId, permissions: ['transit.supervise'] }, mishap), mishap)
  assert.equal(asSeenBy({ accountId: agent.accountId, permissions: [] }, mishap), mishap)
  const open = opened({ code: 'NO_SHOW' })
  assert.equal(asSeenBy({ accountId: colleague.accountId, permissions: [] }, open), open)
})
