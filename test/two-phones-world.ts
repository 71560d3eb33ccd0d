// A small world of one family at an airport: an office, two phones and a desk, and a network between them that fails at any step.
// Rules, queue and the identity of a command are the real ones; only the tables are maps and the seal of the vault is left out, so
// that ten thousand shifts fit into a minute. test/two-phones.test.ts says what must hold in it.
import assert from 'node:assert/strict'
import { addMinutes, type Instant } from '#domain/kit/day.ts'
import type { Result } from '#domain/kit/result.ts'
import { accept, refuse } from '#domain/kit/result.ts'
import { type Queued, drawShift } from '#domain/transit/board-rules.ts'
import type { BoardGroup, Shift } from '#domain/transit/board-words.ts'
import { isSameMishap, missingFrom, openMishap, personsAway } from '#domain/transit/mishap-rules.ts'
import type { Mishap, MishapId } from '#domain/transit/mishap-words.ts'
import { mergeTasks } from '#domain/transit/plan-rules.ts'
import { assignTask, finishTask, recordHandOver, recordHeadCount } from '#domain/transit/rules.ts'
import {
  agent,
  baggage,
  colleague,
  family,
  handingOver,
  meeting,
  now as begins,
  onBoard,
  shiftHolding,
  team,
} from '#domain/transit/sample-family.ts'
import { findDuplicate, judgeScan } from '#domain/transit/scan-rules.ts'
import type { Told } from '#domain/transit/scan-words.ts'
import type { HeadCount } from '#domain/transit/step-words.ts'
import { codeOf, readScanned } from '#domain/transit/token-rules.ts'
import type { TransitTask } from '#domain/transit/words.ts'
import type { Answer, Failure } from '#desk/kit/api.ts'
import { type Command, openOutbox, type Outbox } from '#desk/kit/outbox.ts'
import { memoryStorage, type Storage } from '#desk/kit/storage.ts'
import type { Vault } from '#desk/kit/vault.ts'
import { type Claim, claimFor } from '#server/kit/receipts.ts'

export type Who = typeof agent
/** What is broken on purpose, to see that the property notices. */
export type Sabotage =
  | 'nothing'
  | 'no receipts'
  | 'overwrites unseen'
  | 'forgets without an answer'
  | 'second scan is silent'
  | 'queue out of order'

export const standing = [meeting, baggage, handingOver]
export const slipCode = codeOf(family.tokens[0]!.id)

type Scan = { command: string; taskId: string; by: string; at: Instant; stands: boolean; counted: number }
type Receipt = { claim: Claim; answer: unknown }

/** The office as the server keeps it: tables, and the diary of what was done, in the order in which it was done. */
export type Office = {
  tasks: TransitTask[]
  mishaps: Mishap[]
  scans: Scan[]
  receipts: Map<string, Receipt>
  diary: Done[]
}
export type Done = { at: Instant; does: (office: Office) => void; command?: string }

export function newOffice(): Office {
  return { tasks: [...standing], mishaps: [], scans: [], receipts: new Map(), diary: [] }
}

/** What the server does with a command that arrives: known before, it is answered again; else it is done, or refused and leaves no trace. */
export function arrive(office: Office, who: Who, command: Command, now: Instant, sabotage: Sabotage = 'nothing'): Answer<unknown> {
  const claim = claimFor(command.id, who.accountId, command.call.name, command.input)
  const before = office.receipts.get(command.id)
  if (before !== undefined && sabotage !== 'no receipts') {
    const same =
      before.claim.account === claim.account && before.claim.contract === claim.contract && before.claim.inputHash === claim.inputHash
    return same ? { ok: true, value: before.answer, replayed: true } : { ok: false, why: 'refused', refusal: 'command_id_reused' }
  }
  const queued = { id: command.id, name: command.call.name, input: command.input, madeAt: command.madeAt } as unknown as Queued
  const done = act(office, who, queued, now, sabotage)
  if (!done.ok) return { ok: false, why: 'refused', refusal: done.refusal, details: done.details }
  office.receipts.set(command.id, { claim, answer: done.value })
  if (before === undefined)
    office.diary.push({ at: now, command: command.id, does: (again) => void act(again, who, queued, now, 'nothing') })
  return { ok: true, value: done.value, replayed: false }
}

/** A newer list is frozen: everybody expects somebody more, or somebody less. */
export function freeze(office: Office, expected: number, version: number, now: Instant): void {
  const does = (at: Office) => {
    const plans = at.tasks.map(({ kind, dueAt, noticeBy }) => ({ kind, dueAt, noticeBy, expected }))
    for (const changed of mergeTasks(at.tasks, plans).change)
      at.tasks = at.tasks.map((task) => (task.id === changed.id ? { ...changed, lastCommand: `manifest ${version}` } : task))
  }
  does(office)
  office.diary.push({ at: now, does })
}

/** As server/transit/actions.ts does it: the token, the scans before, the rule, the mishap, the task. */
function act(office: Office, who: Who, queued: Queued, now: Instant, sabotage: Sabotage): Result<TransitTask & { told?: Told }, string> {
  if (!('taskId' in queued.input)) throw new Error('only tasks are worked on here')
  const { taskId } = queued.input
  const task = office.tasks.find((one) => one.id === taskId)!
  const asked = sabotage === 'overwrites unseen' ? withEyes(queued, task) : queued
  const counts = asked.name === 'transit.record_head_count' || asked.name === 'transit.record_hand_over' ? asked.input : undefined
  if (counts?.scan !== undefined) {
    const judged = judgeScan(readScanned(counts.scan), family.tokens, true)
    if (!judged.ok) return judged
    const earlier = office.scans.filter((scan) => scan.taskId === taskId).map((scan) => ({ scannedAt: scan.at, scannedBy: scan.by }))
    const told = findDuplicate(task, counts, earlier)
    if (told !== undefined && sabotage !== 'second scan is silent') {
      office.scans = [...office.scans, scanOf(queued.id, counts, who, false)]
      return accept({ ...task, told })
    }
  }
  const result = decide(who, task, asked, personsAway(office.mishaps), now)
  if (!result.ok) return result
  if (counts?.mishap !== undefined) {
    const opened = openOnce(office, who, task, counts, now)
    if (!opened.ok) return opened
  }
  if (counts?.scan !== undefined) office.scans = [...office.scans, scanOf(queued.id, counts, who, true)]
  if (result.value === task) return accept(task)
  const after = { ...result.value, lastCommand: queued.id }
  office.tasks = office.tasks.map((one) => (one.id === taskId ? after : one))
  return accept(after)
}

function decide(who: Who, task: TransitTask, queued: Queued, away: number, now: Instant): Result<TransitTask, string> {
  if (queued.name === 'transit.assign_task') return assignTask(task, queued.input, team, now)
  if (queued.name === 'transit.record_head_count') return recordHeadCount(who, task, queued.input, away, now)
  if (queued.name === 'transit.finish_task') return finishTask(who, task, queued.input, now)
  if (queued.name === 'transit.record_hand_over') return recordHandOver(who, task, queued.input, away, now)
  return refuse('not_made_here')
}

function openOnce(office: Office, who: Who, task: TransitTask, asked: HeadCount, now: Instant): Result<null, string> {
  const draft = asked.mishap!
  if (office.mishaps.some((mishap) => mishap.id === draft.id || isSameMishap(mishap, draft, task.id))) return accept(null)
  const opening = { id: draft.id!, taskId: task.id, persons: missingFrom(task.expected, asked.counted), openedAt: asked.doneAt }
  const opened = openMishap(who, family, draft, opening, now)
  if (!opened.ok) return opened
  office.mishaps = [...office.mishaps, opened.value]
  return accept(null)
}

function scanOf(command: string, asked: HeadCount, who: Who, stands: boolean): Scan {
  return { command, taskId: asked.taskId, by: who.accountId, at: asked.doneAt, stands, counted: asked.counted }
}

/** Broken on purpose: the server behaves as if everybody had seen everything. */
function withEyes(queued: Queued, task: TransitTask): Queued {
  const { seenCommand: _, ...input } = queued.input as HeadCount
  return { ...queued, input: { ...input, seenRevision: task.revision } } as unknown as Queued
}

/** What the server says of the shift when it is asked. */
export function shiftOf(office: Office): Shift {
  const group = { ...onBoard(family, ...office.tasks), mishaps: office.mishaps.filter((mishap) => mishap.closedAt === null) }
  return shiftHolding(group)
}

/** How one request fares: it arrives; it never arrives; its answer never does; it hangs in the air and arrives when nobody waits for it any more. */
export type Fate = 'fine' | 'request lost' | 'answer lost' | 'late'
/** How one write of the phone's browser fares: it is killed before it wrote, or right after. */
export type Write = 'fine' | 'killed before' | 'killed after'

export type Phone = {
  readonly who: Who
  /** Minutes by which its clock is ahead. */
  readonly skew: number
  readonly storage: Storage
  outbox: Outbox
  seen: Shift
  /** Sent since the board was taken, as long as the page lives (desk/transit/queries.ts, useJustSent). */
  sent: Queued[]
  fate: Fate
  write: Write
}

export type World = { office: Office; phones: [Phone, Phone]; now: Instant; air: (() => void)[]; sabotage: Sabotage; arrivals: Arrival[] }
export type Arrival = { who: Who; command: Command; before: Office; answer: Answer<unknown>; after: Office }

export function newWorld(skews: readonly [number, number], sabotage: Sabotage): World {
  const world = { office: newOffice(), now: begins, air: [], sabotage, arrivals: [] } as unknown as World
  world.phones = [newPhone(world, agent, skews[0]), newPhone(world, colleague, skews[1])]
  return world
}

function newPhone(world: World, who: Who, skew: number): Phone {
  const kept = memoryStorage()
  const phone = { who, skew, seen: shiftOf(world.office), sent: [], fate: 'fine', write: 'fine' } as unknown as Phone
  const storage: Storage = {
    ...kept,
    list: async (prefix) => (world.sabotage === 'queue out of order' ? (await kept.list(prefix)).toReversed() : kept.list(prefix)),
    apply: async (changes) => {
      const { write } = phone
      phone.write = 'fine'
      if (write === 'killed before') throw new Killed()
      await kept.apply(changes)
      if (write === 'killed after') throw new Killed()
    },
  }
  Object.assign(phone, { storage })
  start(world, phone)
  return phone
}

export class Killed extends Error {}

/** The browser is started: only what was written is still there. */
export function start(world: World, phone: Phone): void {
  phone.sent = []
  phone.outbox = openOutbox({
    storage: phone.storage,
    vault: openVault,
    send: async (command) => send(world, phone, command),
    now: () => Date.parse(world.now),
    chance: () => 0.5,
  })
}

function send(world: World, phone: Phone, command: Command): Answer<unknown> {
  const { fate } = phone
  const offline: Failure = { ok: false, why: 'offline' }
  if (fate === 'request lost') return offline
  if (fate === 'late') {
    world.air.push(() => void deliver(world, phone.who, command))
    return offline
  }
  const answer = deliver(world, phone.who, command)
  if (fate === 'fine') return answer
  return world.sabotage === 'forgets without an answer' ? { ok: true, value: {}, replayed: false } : offline
}

export function deliver(world: World, who: Who, command: Command): Answer<unknown> {
  const before = { ...world.office }
  const answer = arrive(world.office, who, command, world.now, world.sabotage)
  world.arrivals.push({ who, command, before, answer, after: { ...world.office } })
  return answer
}

/** The first of the queue is tried, whatever its back-off says: a person presses "now". */
export async function tryFirst(world: World, phone: Phone, fate: Fate): Promise<'empty' | 'moved' | 'stuck'> {
  phone.fate = fate
  try {
    await phone.outbox.hurry()
    const [first] = await phone.outbox.waiting()
    const step = await phone.outbox.sendFirst()
    if (step === 'empty') return 'empty'
    if (step === 'sent' && first !== undefined) phone.sent.push(asQueued(first))
    return typeof step === 'object' ? 'stuck' : 'moved'
  } catch (error) {
    if (!(error instanceof Killed)) throw error
    start(world, phone)
    return 'stuck'
  }
}

/** The board is asked for and comes. */
export function refresh(world: World, phone: Phone): void {
  phone.seen = shiftOf(world.office)
  phone.sent = []
}

/** What the agent sees on their phone: the board as taken, what was sent since, and what waits, by the rules of the house. */
export async function picture(phone: Phone): Promise<BoardGroup> {
  const waiting = (await phone.outbox.waiting()).map(asQueued)
  const known = drawShift(phone.seen, phone.sent, phone.who).shift
  return drawShift(known, waiting, phone.who).shift.boards[0]!.flights[0]!.groups[0]!
}

function asQueued({ id, call, input, madeAt }: Command): Queued {
  return { id, name: call.name, input, madeAt } as unknown as Queued
}

/** What an agent may do, chosen blindly. */
export type Deed = {
  task: number
  act: 'take' | 'give back' | 'work' | 'scan'
  counted: number
  words: string | undefined
}

/** What is pressed or scanned, from what is on the screen at that moment; `device`: the hour on the device. */
export function commandFor(who: Who, group: BoardGroup, deed: Deed, number: number, device: Instant): Command {
  const id = `0192f000-0000-7000-9000-${String(number).padStart(12, '0')}`
  const task = group.tasks.find((one) => one.id === standing[deed.task]!.id)!
  const seen = { taskId: task.id, seenRevision: task.revision, ...(task.lastCommand === null ? {} : { seenCommand: task.lastCommand }) }
  const step = { ...seen, doneAt: device }
  const made = (name: string, input: Record<string, unknown>): Command => ({
    id,
    call: { name, method: 'POST', path: '/api/transit/tasks/:taskId/step' },
    input: { ...step, ...input },
    madeAt: device,
  })
  if (deed.act === 'take') return made('transit.assign_task', { assignee: who.accountId })
  if (deed.act === 'give back') return made('transit.assign_task', { assignee: null })
  if (task.kind === 'BAGGAGE') return made('transit.finish_task', deed.words === undefined ? {} : { note: deed.words })
  const counted = Math.min(deed.counted, task.expected)
  const draft = {
    id: id.replace('-9000-', '-8000-') as MishapId,
    code: 'NO_SHOW',
    ...(deed.words === undefined ? {} : { note: deed.words }),
  }
  const counting = {
    counted,
    ...(counted < task.expected ? { mishap: draft } : {}),
    ...(deed.act === 'scan' ? { scan: slipCode } : {}),
  }
  if (task.kind === 'MEET_AT_AIRCRAFT') return made('transit.record_head_count', counting)
  const receiver = { receiverName: deed.words ?? 'Ada Accueil-Exemple', receiverOrganisation: 'Association Accueil-Exemple' }
  return made('transit.record_hand_over', { ...counting, ...receiver, receiverIdKind: 'PASSPORT' })
}

/** The hour on a phone, whose clock may be wrong. */
export function deviceTime(world: World, phone: Phone): Instant {
  return addMinutes(world.now, phone.skew)
}

/** A vault without a seal: what the seal does is tested in desk/kit/vault.test.ts. */
const openVault: Vault = {
  id: 'open',
  prefix: 'vault/open/',
  seal: async (value) => ({ iv: new Uint8Array(), bytes: JSON.stringify(value) as unknown as ArrayBuffer }),
  unseal: async (sealed) => JSON.parse(sealed.bytes as unknown as string) as unknown,
  nameOf: async (key) => key,
}

export function assertUnchanged(one: Office, other: Office, words: string): void {
  assert.equal(one.tasks, other.tasks, words)
  assert.equal(one.mishaps, other.mishaps, words)
  assert.equal(one.scans, other.scans, words)
}
