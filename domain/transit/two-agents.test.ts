// Two agents, each with a phone that may be offline, and a manifest that may change under them. Whatever the order in which their
// commands reach the office: each is applied, or found to be recorded already, or refused with both sides; nothing is lost.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accept, type Result } from '#domain/kit/result.ts'
import { type Queued, drawShift } from './board-rules.ts'
import type { Shift } from './board-words.ts'
import { isSameMishap, missingFrom, openMishap, personsAway } from './mishap-rules.ts'
import type { Mishap, MishapId } from './mishap-words.ts'
import { mergeTasks } from './plan-rules.ts'
import { assignTask, finishTask, isWorked, recordHandOver, recordHeadCount } from './rules.ts'
import { agent, baggage, colleague, family, handingOver, meeting, minute, now, onBoard, shiftHolding, team } from './sample-family.ts'
import type { HeadCount } from './step-words.ts'
import type { TransitTask } from './words.ts'

type Phone = { who: typeof agent; seen: Shift; queue: Queued[] }
/** `applied`, `same`, or the word of a refusal. */
type Outcome = string

/** The office as the server keeps it: the tasks and mishaps of one group, by the same rules and nothing else. */
type Office = { tasks: TransitTask[]; mishaps: Mishap[]; receipts: Map<string, Outcome> }

const tasks = [meeting, baggage, handingOver]
const mishapId = (command: string) => `0192f000-0000-7000-8000-${command.slice(-12)}` as MishapId

function shiftOf(office: Office): Shift {
  const group = { ...onBoard(family, ...office.tasks), mishaps: office.mishaps.filter((mishap) => mishap.closedAt === null) }
  return shiftHolding(group)
}

/** What an agent sees on their own phone: the board as taken with their queue laid over it. */
function picture(phone: Phone) {
  return drawShift(phone.seen, phone.queue, phone.who).shift.boards[0]!.flights[0]!.groups[0]!
}

/** What an agent may do, chosen blindly. */
type Deed = { task: number; act: 'take' | 'giveBack' | 'count' | 'finish' | 'handOver'; counted: number; words: string | undefined }

function makeCommand(phone: Phone, deed: Deed, id: string): Queued {
  const task = picture(phone).tasks.find((one) => one.id === tasks[deed.task]!.id)!
  const before = phone.queue.findLast(
    (queued) => 'taskId' in queued.input && queued.input.taskId === task.id && queued.id === task.lastCommand,
  )
  const step = { taskId: task.id, seenRevision: task.revision, ...(before === undefined ? {} : { seenCommand: before.id }), doneAt: now }
  const counted = Math.min(deed.counted, task.expected)
  const missing =
    counted < task.expected
      ? { mishap: { id: mishapId(id), code: 'NO_SHOW' as const, ...(deed.words === undefined ? {} : { note: deed.words }) } }
      : {}
  const madeAt = now
  if (deed.act === 'take') return { id, madeAt, name: 'transit.assign_task', input: { ...step, assignee: phone.who.accountId } }
  if (deed.act === 'giveBack') return { id, madeAt, name: 'transit.assign_task', input: { ...step, assignee: null } }
  if (task.kind === 'MEET_AT_AIRCRAFT') return { id, madeAt, name: 'transit.record_head_count', input: { ...step, counted, ...missing } }
  if (task.kind === 'BAGGAGE')
    return { id, madeAt, name: 'transit.finish_task', input: { ...step, ...(deed.words === undefined ? {} : { note: deed.words }) } }
  const receiver = {
    receiverName: deed.words ?? 'Ada Accueil-Exemple',
    receiverOrganisation: 'Association Accueil-Exemple',
    receiverIdKind: 'PASSPORT' as const,
  }
  return { id, madeAt, name: 'transit.record_hand_over', input: { ...step, counted, ...missing, ...receiver } }
}

/** One command arrives at the office. Its receipt makes a second arrival harmless. */
function arrive(office: Office, who: typeof agent, queued: Queued): Outcome {
  const known = office.receipts.get(queued.id)
  if (known !== undefined && (known === 'applied' || known === 'same')) return known
  if (!('taskId' in queued.input)) throw new Error('only tasks are worked on here')
  const { taskId } = queued.input
  const task = office.tasks.find((one) => one.id === taskId)!
  const away = personsAway(office.mishaps)
  const result = decide(who, task, queued, away)
  if (!result.ok) return result.refusal
  if ('counted' in queued.input && queued.input.mishap !== undefined) openOnce(office, who, task, queued.input)
  if (result.value !== task)
    office.tasks = office.tasks.map((one) => (one.id === task.id ? { ...result.value, lastCommand: queued.id } : one))
  const outcome = result.value === task ? 'same' : 'applied'
  office.receipts.set(queued.id, outcome)
  return outcome
}

function decide(who: typeof agent, task: TransitTask, queued: Queued, away: number): Result<TransitTask, string> {
  if (queued.name === 'transit.assign_task') return assignTask(task, queued.input, team, now)
  if (queued.name === 'transit.record_head_count') return recordHeadCount(who, task, queued.input, away, now)
  if (queued.name === 'transit.finish_task') return finishTask(who, task, queued.input, now)
  if (queued.name === 'transit.record_hand_over') return recordHandOver(who, task, queued.input, away, now)
  return accept(task)
}

function openOnce(office: Office, who: typeof agent, task: TransitTask, asked: HeadCount): void {
  const draft = asked.mishap!
  if (office.mishaps.some((mishap) => mishap.id === draft.id || isSameMishap(mishap, draft, task.id))) return
  const opened = openMishap(
    who,
    family,
    draft,
    { id: draft.id!, taskId: task.id, persons: missingFrom(task.expected, asked.counted), openedAt: now },
    now,
  )
  assert.ok(opened.ok)
  office.mishaps.push(opened.value)
}

const deed = fc.record<Deed>({
  task: fc.nat(2),
  act: fc.constantFrom('take', 'giveBack', 'count', 'finish', 'handOver'),
  counted: fc.integer({ min: 3, max: 5 }),
  words: fc.option(fc.constantFrom('Bilal Bénévole-Exemple', 'Chaïma Cousine-Exemple'), { nil: undefined }),
})

/** What happens, in any order: somebody works, a phone gets its network back (perhaps losing the answer), a new list is frozen. */
const story = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ what: fc.constant('work' as const), phone: fc.nat(1), deed }) },
    { weight: 3, arbitrary: fc.record({ what: fc.constant('sync' as const), phone: fc.nat(1), answerLost: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ what: fc.constant('manifest' as const), expected: fc.integer({ min: 4, max: 6 }) }) },
  ),
  { minLength: 1, maxLength: 30 },
)

/** Every fact that a command carried, as it must be found again somewhere. */
function isKept(office: Office, history: TransitTask[], queued: Queued): boolean {
  const said = queued.input as {
    taskId: string
    counted?: number
    note?: string
    receiverName?: string
    assignee?: string | null
    mishap?: { note?: string }
  }
  const found = history.some(
    (task) =>
      task.id === said.taskId &&
      (said.counted === undefined || task.counted === said.counted) &&
      (said.note === undefined || task.note === said.note) &&
      (said.receiverName === undefined || task.handOver?.receiverName === said.receiverName) &&
      (said.assignee === undefined || task.assignee === said.assignee),
  )
  return found && (said.mishap?.note === undefined || office.mishaps.some((mishap) => mishap.note === said.mishap?.note))
}

/** What somebody reported. Whether that is all or a part of the work depends on the newest manifest, not on them. */
function reportOf({ counted, note, handOver, doneBy }: TransitTask) {
  return { counted, note, handOver, doneBy }
}

test('in any order of two agents’ commands, nothing is lost', () => {
  fc.assert(
    fc.property(story, (happenings) => {
      const office: Office = { tasks, mishaps: [], receipts: new Map() }
      const history: TransitTask[] = [...tasks]
      const phones: Phone[] = [agent, colleague].map((who) => ({ who, seen: shiftOf(office), queue: [] }))
      const refused: { queued: Queued; word: string; stood: TransitTask }[] = []
      const eyes = new Map<string, TransitTask>()
      const again = new Set<string>()
      let count = 0

      const sync = (phone: Phone, answerLost: boolean) => {
        for (const queued of phone.queue) {
          const taskId = (queued.input as { taskId: string }).taskId
          const stood = office.tasks.find((task) => task.id === taskId)!
          const before = JSON.stringify(office.tasks)
          const outcome = arrive(office, phone.who, queued)
          history.push(...office.tasks)
          if (outcome === 'applied' && !again.has(queued.id)) {
            // Reported work is changed only by somebody who had that very report before their eyes.
            if (isWorked(stood)) assert.deepEqual(reportOf(stood), reportOf(eyes.get(queued.id)!), 'a report was overwritten unseen')
            again.add(queued.id)
          }
          if (outcome === 'applied' || outcome === 'same') {
            assert.ok(isKept(office, history, queued), `${queued.name} was ${outcome} and is nowhere`)
          } else {
            refused.push({ queued, word: outcome, stood })
            assert.equal(JSON.stringify(office.tasks), before, 'a refused command changed something')
          }
        }
        if (answerLost) return // the queue is sent again another time
        phone.queue = []
        phone.seen = shiftOf(office)
      }

      for (const happening of happenings) {
        if (happening.what === 'sync') sync(phones[happening.phone]!, happening.answerLost)
        else if (happening.what === 'manifest') {
          const plans = office.tasks.map(({ kind, dueAt, noticeBy }) => ({ kind, dueAt, noticeBy, expected: happening.expected }))
          for (const changed of mergeTasks(office.tasks, plans).change) {
            office.tasks = office.tasks.map((task) => (task.id === changed.id ? { ...changed, lastCommand: `manifest ${++count}` } : task))
          }
        } else {
          const phone = phones[happening.phone]!
          const made = makeCommand(phone, happening.deed, `0192f000-0000-7000-9000-${String(++count).padStart(12, '0')}`)
          eyes.set(
            made.id,
            picture(phone).tasks.find((task) => task.id === (made.input as { taskId: string }).taskId)!,
          )
          phone.queue.push(made)
        }
      }
      for (const phone of phones) sync(phone, false)

      for (const task of office.tasks) {
        assert.ok(
          task.state !== 'DONE' || task.counted === null || task.counted >= task.expected,
          'somebody is missing from a task that is done',
        )
        if (task.state === 'PARTIAL')
          assert.ok(
            office.mishaps.length > 0 || history.some((was) => was.id === task.id && was.state === 'DONE'),
            'somebody is missing and nobody said so',
          )
      }
      // A refusal is for a reason of the trade, and a conflict only where there was something to protect.
      for (const { word, stood, queued } of refused) {
        assert.ok(['changed_meanwhile', 'already_done', 'task_cancelled', 'someone_is_missing', 'more_than_expected'].includes(word), word)
        if (word === 'changed_meanwhile') assert.ok(isWorked(stood) || (queued.name === 'transit.assign_task' && stood.assignee !== null))
      }
    }),
    { numRuns: 3_000 },
  )
})

test('a phone alone, however often its network fails, has its picture come true', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 12 }), fc.nat(3), (deeds, losses) => {
      const office: Office = { tasks, mishaps: [], receipts: new Map() }
      const phone: Phone = { who: agent, seen: shiftOf(office), queue: [] }
      deeds.forEach((one, at) => phone.queue.push(makeCommand(phone, one, `0192f000-0000-7000-9000-${String(at).padStart(12, '0')}`)))
      const promised = picture(phone)
      for (let loss = 0; loss <= losses; loss++) for (const queued of phone.queue) arrive(office, phone.who, queued)
      assert.deepEqual(
        promised.tasks.map(({ kind, state, counted, assignee, handOver, note }) => ({ kind, state, counted, assignee, handOver, note })),
        office.tasks.map(({ kind, state, counted, assignee, handOver, note }) => ({ kind, state, counted, assignee, handOver, note })),
      )
      assert.equal(promised.mishaps.length, office.mishaps.length)
    }),
    { numRuns: 1_000 },
  )
})

test('a board taken an hour ago and a full queue are drawn without asking anybody', () => {
  const office: Office = { tasks, mishaps: [], receipts: new Map() }
  const phone: Phone = { who: agent, seen: shiftOf(office), queue: [] }
  phone.queue.push({
    id: '0192f000-0000-7000-9000-000000000001',
    madeAt: minute(60),
    name: 'transit.write_shift_note',
    input: { airport: family.airport, on: family.servesOn, text: 'Fauteuil manquant en 2E', doneAt: minute(60) },
  })
  phone.queue.push(makeCommand(phone, { task: 0, act: 'count', counted: 4, words: undefined }, '0192f000-0000-7000-9000-000000000002'))
  const { shift, waiting } = drawShift(phone.seen, phone.queue, agent)
  assert.deepEqual([...waiting], [family.id])
  assert.equal(shift.notes[0]?.text, 'Fauteuil manquant en 2E')
  assert.deepEqual(
    picture(phone).mishaps.map((mishap) => [mishap.code, mishap.persons, mishap.openedBy]),
    [['NO_SHOW', 1, agent.accountId]],
  )
})
