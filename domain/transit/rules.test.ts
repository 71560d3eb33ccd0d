import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '#domain/kit/day.ts'
import { assignTask, finishTask, recordHandOver, recordHeadCount } from './rules.ts'
import { agent, baggage, colleague, handingOver, meeting, minute, now, saw, team } from './sample-family.ts'
import type { TransitTask } from './words.ts'

const received = {
  receiverName: 'Ada Accueil-Exemple',
  receiverOrganisation: 'Association Accueil-Exemple',
  receiverIdKind: 'PROFESSIONAL_CARD',
} as const
const mishap = { code: 'NO_SHOW' } as const

/** Somebody else recorded `change` after the agent last looked. */
const changed = (task: TransitTask, change: Partial<TransitTask>): TransitTask => ({
  ...task,
  ...change,
  revision: task.revision + 1,
  lastCommand: 'theirs',
})

const accepted = {
  'an agent who takes a task has it': [
    assignTask(meeting, { ...saw(meeting), assignee: agent.accountId }, team, now),
    { state: 'ASSIGNED', assignee: agent.accountId, revision: 2 },
  ],
  'an agent who gives a task back leaves it planned': [
    assignTask({ ...meeting, state: 'ASSIGNED', assignee: agent.accountId }, { ...saw(meeting), assignee: null }, team, now),
    { state: 'PLANNED', assignee: null },
  ],
  'five of five counted at the aircraft door is done': [
    recordHeadCount(agent, meeting, { ...saw(meeting), counted: 5 }, 0, now),
    { state: 'DONE', counted: 5, doneAt: now, doneBy: agent.accountId },
  ],
  'four of five counted, with a mishap for the fifth, is a part of the work': [
    recordHeadCount(agent, meeting, { ...saw(meeting), counted: 4, mishap }, 0, now),
    { state: 'PARTIAL', counted: 4 },
  ],
  'four of five counted is a part of the work while a mishap is open for the fifth': [
    recordHeadCount(agent, meeting, { ...saw(meeting), counted: 4 }, 1, now),
    { state: 'PARTIAL', counted: 4 },
  ],
  'the fifth who turns up after all completes the count': [
    recordHeadCount(agent, { ...meeting, state: 'PARTIAL', counted: 4, doneAt: now }, { ...saw(meeting), counted: 5 }, 1, now),
    { state: 'DONE', counted: 5 },
  ],
  'bags that are all there are done, with a remark': [
    finishTask(agent, baggage, { ...saw(baggage), note: '7 pièces' }, now),
    { state: 'DONE', note: '7 pièces' },
  ],
  'an association that shows who it is receives the family': [
    recordHandOver(agent, handingOver, { ...saw(handingOver), counted: 5, ...received }, 0, now),
    { state: 'DONE', counted: 5, handOver: received },
  ],
  'a family receives in its own name': [
    recordHandOver(
      agent,
      { ...handingOver, kind: 'HANDOVER_FAMILY' },
      { ...saw(handingOver), counted: 5, receiverName: 'Amir Cousin-Exemple', receiverIdKind: 'PASSPORT' },
      0,
      now,
    ),
    { state: 'DONE', handOver: { receiverName: 'Amir Cousin-Exemple', receiverOrganisation: null, receiverIdKind: 'PASSPORT' } },
  ],
  'work done hours ago on a phone with no network keeps its own hour': [
    recordHeadCount(agent, meeting, { ...saw(meeting), counted: 5, doneAt: minute(-420) }, 0, now),
    { doneAt: minute(-420) },
  ],
  'a phone that runs four minutes fast is believed': [
    recordHeadCount(agent, meeting, { ...saw(meeting), counted: 5, doneAt: minute(4) }, 0, now),
    { state: 'DONE' },
  ],
  'a count goes through although a colleague took the task meanwhile': [
    recordHeadCount(agent, changed(meeting, { state: 'ASSIGNED', assignee: colleague.accountId }), { ...saw(meeting), counted: 5 }, 0, now),
    { state: 'DONE', assignee: colleague.accountId },
  ],
} as const

for (const [sentence, [result, expected]] of Object.entries(accepted)) {
  test(sentence, () => {
    assert.ok(result.ok, JSON.stringify(result))
    for (const [field, value] of Object.entries(expected)) assert.deepEqual(result.value[field as keyof TransitTask], value, field)
  })
}

const done = { state: 'DONE', counted: 5, doneAt: minute(-60), doneBy: colleague.accountId } as const

const refused = {
  'somebody who is not of the team is given nothing': [
    assignTask(meeting, { ...saw(meeting), assignee: agent.accountId }, [], now),
    'not_in_the_team',
  ],
  'a task that a colleague took meanwhile is not taken from them': [
    assignTask(
      changed(meeting, { state: 'ASSIGNED', assignee: colleague.accountId }),
      { ...saw(meeting), assignee: agent.accountId },
      team,
      now,
    ),
    'changed_meanwhile',
  ],
  'fewer people than the manifest is never done': [
    recordHeadCount(agent, meeting, { ...saw(meeting), counted: 4 }, 0, now),
    'someone_is_missing',
  ],
  'a mishap for one does not excuse two': [recordHeadCount(agent, meeting, { ...saw(meeting), counted: 3 }, 1, now), 'someone_is_missing'],
  'more people than the manifest are counted again': [
    recordHeadCount(agent, meeting, { ...saw(meeting), counted: 6 }, 0, now),
    'more_than_expected',
  ],
  'bags are not counted as heads': [recordHeadCount(agent, baggage, { ...saw(baggage), counted: 5 }, 0, now), 'not_counted_here'],
  'a meeting is not finished without counting': [finishTask(agent, meeting, saw(meeting), now), 'needs_a_head_count'],
  'a hand-over is not finished without a receiver': [finishTask(agent, handingOver, saw(handingOver), now), 'needs_a_hand_over'],
  'nobody is handed over at the aircraft door': [
    recordHandOver(agent, meeting, { ...saw(meeting), counted: 5, ...received }, 0, now),
    'not_handed_over_here',
  ],
  'an association receives under its name': [
    recordHandOver(agent, handingOver, { ...saw(handingOver), counted: 5, ...received, receiverOrganisation: undefined }, 0, now),
    'organisation_missing',
  ],
  'a hand-over of four of five says where the fifth is': [
    recordHandOver(agent, handingOver, { ...saw(handingOver), counted: 4, ...received }, 0, now),
    'someone_is_missing',
  ],
  'nothing is done tomorrow': [
    recordHeadCount(agent, meeting, { ...saw(meeting), counted: 5, doneAt: minute(6) }, 0, now),
    'in_the_future',
  ],
  'nothing was done before the manifest': [
    finishTask(agent, baggage, { ...saw(baggage), doneAt: instant('2026-11-10T08:54:00Z') }, now),
    'before_the_task_existed',
  ],
  'a task of a family that left the manifest is not worked on': [
    finishTask(agent, { ...baggage, state: 'CANCELLED' }, saw(baggage), now),
    'task_cancelled',
  ],
  'what is done is not counted differently': [
    recordHeadCount(agent, { ...meeting, ...done }, { ...saw(meeting), counted: 4, mishap }, 0, now),
    'already_done',
  ],
  'a count does not overwrite what a colleague counted meanwhile': [
    recordHeadCount(agent, changed(meeting, done), { ...saw(meeting), counted: 4, mishap }, 0, now),
    'changed_meanwhile',
  ],
  'a hand-over does not overwrite the receiver a colleague wrote down meanwhile': [
    recordHandOver(
      agent,
      changed(handingOver, { ...done, handOver: { ...received, receiverName: 'Bilal Bénévole-Exemple' } }),
      { ...saw(handingOver), counted: 5, ...received },
      0,
      now,
    ),
    'changed_meanwhile',
  ],
} as const

for (const [sentence, [result, word]] of Object.entries(refused)) {
  test(sentence, () => assert.equal(result.ok ? 'accepted' : result.refusal, word))
}

test('two agents who counted the same five people agree, whatever they had seen', () => {
  const theirs = changed(meeting, done)
  const result = recordHeadCount(agent, theirs, { ...saw(meeting), counted: 5 }, 0, now)
  assert.ok(result.ok)
  assert.equal(result.value, theirs)
})

test('a conflict shows both sides in numbers and codes, and nobody’s name', () => {
  const result = recordHeadCount(
    agent,
    changed(meeting, { state: 'PARTIAL', counted: 3, doneAt: minute(-60), doneBy: colleague.accountId }),
    { ...saw(meeting), counted: 5 },
    0,
    now,
  )
  assert.ok(!result.ok)
  assert.deepEqual(result.details, {
    kind: 'MEET_AT_AIRCRAFT',
    expected: 5,
    yourState: 'DONE',
    yourCount: 5,
    theirState: 'PARTIAL',
    theirCount: 3,
    theirDoneAt: minute(-60),
    revision: 2,
  })
})

test('an agent’s second step on the same phone is not mistaken for a stale one', () => {
  const first = recordHeadCount(agent, meeting, { ...saw(meeting), counted: 4, mishap }, 0, now)
  assert.ok(first.ok)
  const kept = { ...first.value, lastCommand: '0192f000-0000-7000-8000-0000000000e1' }
  const second = recordHeadCount(agent, kept, { ...saw(kept), seenCommand: kept.lastCommand, counted: 5 }, 0, now)
  assert.ok(second.ok)
  assert.deepEqual([second.value.state, second.value.revision], ['DONE', 3])
})

test('a revision of the same number made by somebody else is not what this phone had seen', () => {
  const theirs = {
    ...meeting,
    ...done,
    state: 'PARTIAL',
    counted: 4,
    revision: 2,
    lastCommand: '0192f000-0000-7000-8000-0000000000e2',
  } as const
  const mine = recordHeadCount(agent, theirs, { ...saw(theirs), seenCommand: '0192f000-0000-7000-8000-0000000000e1', counted: 5 }, 0, now)
  assert.equal(mine.ok ? 'accepted' : mine.refusal, 'changed_meanwhile')
})
