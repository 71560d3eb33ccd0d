// Two agents with a phone each, a supervisor at the desk, and a network that fails at any step: requests and answers are lost, arrive
// late or twice, browsers are killed in the middle of a write, clocks are wrong, and the list changes under everybody. Whatever the
// order: all end with the same picture, nothing is lost, nothing is done twice. Ten thousand shifts, each from a seed that is printed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addMinutes } from '#domain/kit/day.ts'
import { isWorked } from '#domain/transit/rules.ts'
import { agent, colleague } from '#domain/transit/sample-family.ts'
import type { TransitTask } from '#domain/transit/words.ts'
import type { Command, NeedsAttention } from '#desk/kit/outbox.ts'
import {
  arrive,
  assertUnchanged,
  commandFor,
  type Deed,
  deliver,
  deviceTime,
  type Fate,
  freeze,
  Killed,
  newOffice,
  newWorld,
  type Phone,
  picture,
  refresh,
  type Sabotage,
  shiftOf,
  standing,
  start,
  tryFirst,
  type World,
  type Write,
} from './two-phones-world.ts'

const shifts = Number(process.env['PASSERELLE_SHIFTS'] ?? 10_000)
const supervisor = { accountId: '0192f000-0000-7000-8000-000000000003' as typeof agent.accountId }

const deed = fc.record<Deed>({
  task: fc.nat(2),
  act: fc.constantFrom('take', 'give back', 'work', 'work', 'scan', 'scan'),
  counted: fc.constantFrom(5, 5, 4, 3, 6),
  words: fc.option(fc.constantFrom('Bilal Bénévole-Exemple', 'Chaïma Cousine-Exemple'), { nil: undefined }),
})
const fate = fc.constantFrom<Fate>('fine', 'fine', 'fine', 'request lost', 'answer lost', 'late')
const write = fc.constantFrom<Write>('fine', 'fine', 'fine', 'fine', 'killed before', 'killed after')

type Happening =
  | { what: 'work'; phone: number; deed: Deed; write: Write }
  | { what: 'send'; phone: number; fate: Fate; write: Write }
  | { what: 'refresh' | 'restart' | 'retry'; phone: number }
  | { what: 'desk'; deed: Deed }
  | { what: 'air'; which: number }
  | { what: 'manifest'; expected: number }
  | { what: 'time'; minutes: number }

const phone = fc.nat(1)
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 7, arbitrary: fc.record({ what: fc.constant('work' as const), phone, deed, write }) },
  { weight: 7, arbitrary: fc.record({ what: fc.constant('send' as const), phone, fate, write }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constantFrom('refresh' as const, 'restart' as const, 'retry' as const), phone }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('desk' as const), deed }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('air' as const), which: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('manifest' as const), expected: fc.integer({ min: 4, max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('time' as const), minutes: fc.integer({ min: 1, max: 30 }) }) },
)
/** More than a phone's clock may be wrong before the office refuses an hour as not yet come. */
const skew = fc.integer({ min: -9, max: 9 })
const shift = fc.record({ skews: fc.tuple(skew, skew), happenings: fc.array(happening, { minLength: 1, maxLength: 24 }) })
type ShiftStory = typeof shift extends fc.Arbitrary<infer Story> ? Story : never

type Made = { phone: Phone; command: Command; eyes: TransitTask }
type Played = { world: World; made: Made[]; retried: Set<string> }

async function play({ skews, happenings }: ShiftStory, sabotage: Sabotage): Promise<Played> {
  const world = newWorld(skews, sabotage)
  const made: Made[] = []
  const retried = new Set<string>()
  let number = 0
  let version = 1
  for (const one of happenings) {
    const actor = 'phone' in one ? world.phones[one.phone]! : undefined
    if (one.what === 'work') {
      const group = await picture(actor!)
      const command = commandFor(actor!.who, group, one.deed, ++number, deviceTime(world, actor!))
      const eyes = group.tasks.find((task) => task.id === command.input['taskId'])!
      if (await press(world, actor!, command, one.write)) made.push({ phone: actor!, command, eyes })
    } else if (one.what === 'send') {
      actor!.write = one.write
      await tryFirst(world, actor!, one.fate)
      actor!.write = 'fine'
    } else if (one.what === 'refresh') refresh(world, actor!)
    else if (one.what === 'restart') start(world, actor!)
    else if (one.what === 'retry') {
      const [first] = await actor!.outbox.needingAttention()
      if (first !== undefined && first.kept !== true) {
        retried.add(first.id)
        await actor!.outbox.retry(first.id, () => first.id)
      }
    } else if (one.what === 'desk') {
      // The desk is always on the network: what it sees is what is.
      const group = shiftOf(world.office).boards[0]!.flights[0]!.groups[0]!
      deliver(world, supervisor, commandFor(supervisor, group, one.deed, ++number, world.now))
    } else if (one.what === 'air') world.air.splice(one.which, 1)[0]?.()
    else if (one.what === 'manifest') freeze(world.office, one.expected, ++version, world.now)
    else if (one.what === 'time') world.now = addMinutes(world.now, one.minutes)
  }
  await heal(world, retried)
  return { world, made, retried }
}

/** A button is pressed. False when the browser was killed before anything was kept: then the screen never said that it is safe. */
async function press(world: World, actor: Phone, command: Command, how: Write): Promise<boolean> {
  actor.write = how
  try {
    await actor.outbox.add(command)
  } catch (error) {
    if (!(error instanceof Killed)) throw error
    start(world, actor)
    return how === 'killed after'
  }
  return true
}

/** The network is back and stays: queues run empty, what hung in the air arrives, wrong clocks are caught up with, boards are read again. */
async function heal(world: World, retried: Set<string>): Promise<void> {
  for (const actor of world.phones) while ((await tryFirst(world, actor, 'fine')) !== 'empty');
  for (const late of world.air.splice(0)) late()
  world.now = addMinutes(world.now, 30)
  for (const actor of world.phones) {
    for (const item of await actor.outbox.needingAttention())
      if (refusalOf(item) === 'in_the_future') {
        retried.add(item.id)
        await actor.outbox.retry(item.id, () => item.id)
      }
    while ((await tryFirst(world, actor, 'fine')) !== 'empty');
  }
  for (const actor of world.phones) refresh(world, actor)
}

function refusalOf(item: NeedsAttention): string {
  return item.answer.why === 'refused' ? item.answer.refusal : item.answer.why
}

/** What somebody reported. Whether that is all or a part of the work depends on the newest list, not on them. */
function reportOf({ counted, note, handOver, doneBy }: TransitTask) {
  return { counted, note, handOver, doneBy }
}

async function check({ world, made, retried }: Played): Promise<void> {
  const { office, phones } = world
  const truth = shiftOf(office).boards[0]!.flights[0]!.groups[0]!
  for (const actor of phones) {
    assert.deepEqual(await actor.outbox.waiting(), [], 'something still waits')
    assert.deepEqual(await picture(actor), truth, 'a phone shows something else than the office')
  }
  await nothingIsLost(world, made)
  eachIsDoneOnce(world)
  inTheOrderOfItsMaker(world, made, retried)
  for (const arrival of world.arrivals) refusedLeavesNoTrace(arrival)
  for (const { command, eyes } of made) nobodyIsOverwrittenUnseen(world, command, eyes)
  await secondScansAreTold(world, made)
  for (const task of office.tasks) {
    assert.ok(
      task.state !== 'DONE' || task.counted === null || task.counted >= task.expected,
      'somebody is missing from a task that is done',
    )
  }
}

/** Each command was done, and its receipt says so; or it lies in its maker's tray as it was typed, beside what was said. */
async function nothingIsLost({ office, phones }: World, made: readonly Made[]): Promise<void> {
  const trays = await Promise.all(phones.map((actor) => actor.outbox.needingAttention()))
  for (const { phone: maker, command } of made) {
    const aside = trays[phones.indexOf(maker)]!.find((item) => item.id === command.id)
    assert.ok(office.receipts.has(command.id) || aside !== undefined, `${command.call.name} is nowhere`)
    if (aside !== undefined) {
      assert.deepEqual(aside.input, command.input, 'what was typed is no longer what was typed')
      const reasons = ['changed_meanwhile', 'already_done', 'task_cancelled', 'someone_is_missing', 'more_than_expected', 'scanned_before']
      assert.ok(reasons.includes(refusalOf(aside)), refusalOf(aside))
    }
    const said = command.input as { mishap?: { note?: string } }
    if (office.receipts.has(command.id) && said.mishap?.note !== undefined && !isTold(office.receipts.get(command.id)!.answer))
      assert.ok(
        office.mishaps.some((mishap) => mishap.note === said.mishap!.note),
        'the words on the missing person are gone',
      )
  }
}

/** The diary, read once to a fresh office with no network at all, gives the same office: nothing was done twice, nothing besides. */
function eachIsDoneOnce({ office }: World): void {
  const again = newOffice()
  for (const done of office.diary) done.does(again)
  const { tasks, mishaps, scans } = office
  assert.deepEqual(
    { tasks: again.tasks, mishaps: again.mishaps, scans: again.scans },
    { tasks, mishaps, scans },
    'something was done twice',
  )
}

/** What was refused once and done later, by a person who tried again or by a twin that hung in the air, has lost its place. */
function inTheOrderOfItsMaker({ office, phones, arrivals }: World, made: readonly Made[], retried: ReadonlySet<string>): void {
  const refused = new Set(arrivals.filter(({ answer }) => !answer.ok).map(({ command }) => command.id))
  const hasItsPlace = (id: string) => !retried.has(id) && !refused.has(id)
  const done = office.diary.flatMap((entry) => (entry.command === undefined ? [] : [entry.command]))
  for (const actor of phones) {
    const own = made.filter((one) => one.phone === actor && hasItsPlace(one.command.id)).map((one) => one.command.id)
    assert.deepEqual(
      done.filter((id) => own.includes(id)),
      own.filter((id) => done.includes(id)),
      'the order of a phone was lost',
    )
  }
}

function refusedLeavesNoTrace({ before, answer, after }: World['arrivals'][number]): void {
  if (!answer.ok || answer.replayed) assertUnchanged(before, after, 'a refused or repeated command changed something')
}

/** Reported work is changed only by somebody who had that very report before their eyes. */
function nobodyIsOverwrittenUnseen({ arrivals }: World, command: Command, eyes: TransitTask): void {
  for (const { command: sent, before, answer, after } of arrivals) {
    if (sent.id !== command.id || !answer.ok || before.tasks === after.tasks) continue
    const stood = before.tasks.find((task) => task.id === eyes.id)!
    if (isWorked(stood)) assert.deepEqual(reportOf(stood), reportOf(eyes), 'a report was overwritten unseen')
  }
}

/** Of two scans of one slip at one task by people who did not know of each other, the first stands, both are kept, and the second is told. */
async function secondScansAreTold(world: World, made: readonly Made[]): Promise<void> {
  const { office, arrivals } = world
  for (const { phone: maker, command, eyes } of made) {
    if (command.input['scan'] === undefined || !office.receipts.has(command.id)) continue
    const own = office.scans.find((scan) => scan.command === command.id)
    assert.ok(own !== undefined, 'a scan was accepted and is not kept')
    const { before } = arrivals.find(({ command: sent, answer }) => sent.id === command.id && answer.ok)!
    const first = before.scans.find((scan) => scan.taskId === eyes.id)
    const stood = before.tasks.find((task) => task.id === eyes.id)!
    // Somebody who corrects their own scan before the office had heard of it has that scan before their eyes, whatever list was frozen
    // meanwhile: the command that made the state says so, the number of the revision does not.
    const knew =
      command.input['seenCommand'] === undefined
        ? stood.revision === command.input['seenRevision']
        : stood.lastCommand === command.input['seenCommand']
    assert.equal(own.stands, first === undefined || knew, 'the first scan stands, and one that corrects it knowingly')
    if (own.stands) continue
    const told = await answerTo(world, maker, command)
    assert.ok(told?.kept === true && refusalOf(told) === 'scanned_before', 'nobody was told of a second scan')
    assert.equal((told.answer as { details?: { firstScannedAt?: string } }).details?.firstScannedAt, first!.at)
  }
}

/**
 * What lies in its maker's tray. A twin that hung in the air may have been done after the phone was told "no" to the same command: then
 * that "no" lies there for a person to read, and trying again brings the answer of the office.
 */
async function answerTo(world: World, maker: Phone, { id }: Command): Promise<NeedsAttention | undefined> {
  const find = async () => (await maker.outbox.needingAttention()).find((item) => item.id === id)
  const aside = await find()
  if (aside === undefined || aside.kept === true) return aside
  await maker.outbox.retry(id, () => id)
  await tryFirst(world, maker, 'fine')
  return find()
}

function isTold(answer: unknown): boolean {
  return (answer as { told?: unknown }).told !== undefined
}

const property = (sabotage: Sabotage) => fc.asyncProperty(shift, async (story) => check(await play(story, sabotage)))

test('whatever the network does to two phones and a desk, all end with the same picture and nothing is lost', async () => {
  await fc.assert(property('nothing'), { numRuns: shifts, endOnFailure: true })
})

for (const sabotage of [
  'no receipts',
  'overwrites unseen',
  'forgets without an answer',
  'second scan is silent',
  'queue out of order',
] as const)
  test(`the same ten thousand shifts would notice a house that ${sabotage === 'no receipts' ? 'keeps no receipts' : sabotage}`, async () => {
    const { failed } = await fc.check(property(sabotage), { numRuns: shifts, endOnFailure: true })
    assert.ok(failed, 'broken by hand, and nobody noticed')
  })

test('two agents who work on different tasks leave the same office behind, however their two queues are mixed', async () => {
  const works = fc.array(deed, { maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(
      works,
      works,
      fc.array(fc.boolean(), { maxLength: 30 }),
      fc.array(fate, { maxLength: 40 }),
      async (one, other, mix, fates) => {
        const own = [
          one.map((done) => ({ ...done, task: 0, counted: 5 })),
          other.map((done) => ({ ...done, task: 1 + (done.task % 2), counted: 5 })),
        ]
        const mixed = await leftBehind(own, mix, fates)
        const inTurn = await leftBehind(own, [], [])
        assert.deepEqual(mixed, inTurn)
      },
    ),
    { numRuns: Math.ceil(shifts / 10) },
  )
})

/** Both work with no network; then their queues are sent in a given mixture over a given network. */
async function leftBehind(deeds: readonly (readonly Deed[])[], mix: readonly boolean[], fates: readonly Fate[]): Promise<TransitTask[]> {
  const world = newWorld([0, 0], 'nothing')
  let number = 0
  for (const [at, own] of deeds.entries())
    for (const done of own) {
      const actor = world.phones[at]!
      await actor.outbox.add(commandFor(actor.who, await picture(actor), done, ++number, world.now))
    }
  for (const [at, second] of mix.entries()) await tryFirst(world, world.phones[second ? 1 : 0], fates[at] ?? 'fine')
  await heal(world, new Set())
  return world.office.tasks
}

test('the office of this world refuses an id that comes again with something else in it, and answers a twin as before', () => {
  const office = newOffice()
  const command = commandFor(agent, shiftOf(office).boards[0]!.flights[0]!.groups[0]!, workOf(0), 1, '2026-11-14T06:00:00.000Z' as never)
  const now = '2026-11-14T06:01:00.000Z' as never
  const first = arrive(office, agent, command, now)
  assert.deepEqual([first.ok, (arrive(office, agent, command, now) as { replayed?: boolean }).replayed], [true, true])
  const other = arrive(office, agent, { ...command, input: { ...command.input, counted: 3 } }, now)
  assert.deepEqual(other, { ok: false, why: 'refused', refusal: 'command_id_reused' })
  assert.equal((arrive(office, colleague, command, now) as { refusal?: string }).refusal, 'command_id_reused')
  assert.equal(office.tasks.find((task) => task.id === standing[0]!.id)?.counted, 5)
})

const workOf = (task: number): Deed => ({ task, act: 'work', counted: 5, words: undefined })
