/** The queue under every order of events that a shift can bring: nothing is lost, nothing is done twice, the order is kept. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Answer } from './api.ts'
import { backOffMs, type Command, moveQueue, openOutbox, type Outbox } from './outbox.ts'
import { memoryStorage, type Storage } from './storage.ts'
import { openOrMakeVault, type Vault, vaultFrom } from './vault.ts'

const call = { name: 'transit.record_meeting', method: 'POST', path: '/api/transit/tasks/:taskId/meeting' } as const
const accepted: Answer<unknown> = { ok: true, value: {}, replayed: false }
const command = (number: number): Command => ({
  id: `command-${number}`,
  call,
  input: { taskId: `task-${number}`, counted: number },
  madeAt: '2026-11-23T05:40:00.000Z',
})

async function newVault(): Promise<Vault> {
  return vaultFrom(crypto.randomUUID(), await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']))
}

async function makeBox(send: (command: Command) => Promise<Answer<unknown>>, storage: Storage = memoryStorage(), vault?: Vault) {
  const clock = { now: 1_000 }
  const box = openOutbox({ storage, vault: vault ?? (await newVault()), send, now: () => clock.now, chance: () => 0.5 })
  return { box, clock, storage }
}

const idsOf = async (list: Promise<{ id: string }[]>) => (await list).map((one) => one.id)

test('An agent records twelve meetings offline and they arrive in the order in which they were made', async () => {
  const arrived: string[] = []
  const { box } = await makeBox(async (one) => {
    arrived.push(one.id)
    return accepted
  })
  for (let number = 1; number <= 12; number++) await box.add(command(number))
  while ((await box.sendFirst()) !== 'empty');
  assert.deepEqual(
    arrived,
    Array.from({ length: 12 }, (_, at) => `command-${at + 1}`),
  )
  assert.deepEqual(await box.waiting(), [])
})

test('No network: the first command stays first, waits longer each time, and says why', async () => {
  const { box, clock } = await makeBox(async () => ({ ok: false, why: 'offline' }))
  await box.add(command(1))
  await box.add(command(2))
  const waits: number[] = []
  for (let round = 0; round < 5; round++) {
    const step = await box.sendFirst()
    assert.ok(typeof step === 'object')
    waits.push(step.waitMs)
    clock.now += step.waitMs
  }
  assert.deepEqual(waits, [750, 1_500, 3_000, 6_000, 12_000])
  const [first] = await box.waiting()
  assert.deepEqual([first?.id, first?.tries, first?.hindrance], ['command-1', 5, 'offline'])
})

test('A person who says "now" does not wait for the back-off', async () => {
  let online = false
  const { box } = await makeBox(async () => (online ? accepted : { ok: false, why: 'offline' }))
  await box.add(command(1))
  await box.sendFirst()
  online = true
  assert.equal(typeof (await box.sendFirst()), 'object')
  await box.hurry()
  assert.equal(await box.sendFirst(), 'sent')
})

test('A session that ended stops the queue and keeps every command as it was', async () => {
  const { box } = await makeBox(async () => ({ ok: false, why: 'signed_out' }))
  await box.add(command(1))
  await box.add(command(2))
  assert.equal(await box.sendFirst(), 'signed_out')
  assert.deepEqual(
    (await box.waiting()).map(({ id, tries }) => [id, tries]),
    [
      ['command-1', 0],
      ['command-2', 0],
    ],
  )
})

for (const answer of [
  { ok: false, why: 'refused', refusal: 'already_met', details: { count: 3 } },
  { ok: false, why: 'bad_input', fields: [{ path: 'counted', problem: 'too_small', message: 'too small' }] },
  { ok: false, why: 'not_found' },
] as const)
  test(`A command answered "${answer.why}" goes to the tray with what was typed and what was said, and the queue goes on`, async () => {
    const { box } = await makeBox(async (one) => (one.id === 'command-1' ? answer : accepted))
    await box.add(command(1))
    await box.add(command(2))
    assert.equal(await box.sendFirst(), 'set_aside')
    assert.equal(await box.sendFirst(), 'sent')
    const [item] = await box.needingAttention()
    assert.deepEqual(item?.input, { taskId: 'task-1', counted: 1 })
    assert.deepEqual(item?.answer, answer)
    assert.deepEqual(await box.waiting(), [])
  })

test('A person sends a refused command again under the same id, and throws another one away', async () => {
  let refuses = true
  const { box } = await makeBox(async () => (refuses ? { ok: false, why: 'refused', refusal: 'already_met' } : accepted))
  await box.add(command(1))
  await box.add(command(2))
  await box.sendFirst()
  await box.sendFirst()
  refuses = false
  await box.retry('command-1', () => 'another-id')
  await box.discard('command-2')
  assert.deepEqual(await idsOf(box.waiting()), ['command-1'])
  assert.deepEqual(await box.needingAttention(), [])
  assert.equal(await box.sendFirst(), 'sent')
})

test('A command whose id belongs to something else gets a new id when a person retries it', async () => {
  const { box } = await makeBox(async () => ({ ok: false, why: 'refused', refusal: 'command_id_reused' }))
  await box.add(command(1))
  await box.sendFirst()
  await box.retry('command-1', () => 'another-id')
  assert.deepEqual(await idsOf(box.waiting()), ['another-id'])
})

test('A server that errs again and again at one command does not hold up the others for ever', async () => {
  const { box, clock } = await makeBox(async (one) => (one.id === 'command-1' ? { ok: false, why: 'our_mistake' } : accepted))
  await box.add(command(1))
  await box.add(command(2))
  let step = await box.sendFirst()
  for (let round = 0; round < 20 && step !== 'set_aside'; round++) {
    if (typeof step === 'object') clock.now += step.waitMs
    step = await box.sendFirst()
  }
  assert.equal(step, 'set_aside')
  assert.equal(await box.sendFirst(), 'sent')
})

test('A room of phones does not knock as one: half of each wait is left to chance, and no wait passes five minutes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (tries, chance) => {
      const wait = backOffMs(tries, chance)
      const full = Math.min(300_000, 1_000 * 2 ** (tries - 1))
      return wait >= full / 2 - 1 && wait <= full
    }),
  )
})

test('What waits under a former password joins the present queue, once', async () => {
  const storage = memoryStorage()
  const before = (await openOrMakeVault(storage, 'amina@paris.example.org', 'former', 1, 1_000)).vault
  const now = (await openOrMakeVault(storage, 'amina@paris.example.org', 'present', 2, 1_000)).vault
  const old = (await makeBox(async () => ({ ok: false, why: 'not_found' }), storage, before)).box
  await old.add(command(1))
  await old.sendFirst()
  await old.add(command(2))
  const present = (await makeBox(async () => accepted, storage, now)).box
  await present.add(command(3))
  await moveQueue(storage, before, now, 'lock/x')
  assert.deepEqual(await idsOf(present.waiting()), ['command-3', 'command-2'])
  assert.deepEqual(await idsOf(present.needingAttention()), ['command-1'])
  assert.deepEqual(await old.waiting(), [])
})

/**
 * The whole shift as a game: two people share a device. The network comes and goes, answers get lost after the server did the work, the
 * browser is killed at any step of any write, the server refuses some. At the end everything made was done exactly once, in the order
 * of its maker, or lies in its maker's tray.
 */
type Move = { kind: 'add' | 'send' | 'lose_answer' | 'offline' | 'restart' | 'switch' | 'crash_in_write' }
const moves = fc.array(
  fc.record<Move>({ kind: fc.constantFrom('add', 'add', 'send', 'send', 'lose_answer', 'offline', 'restart', 'switch', 'crash_in_write') }),
  { maxLength: 60 },
)

test('Whatever happens during a shift, each command is done exactly once, in order, or lies in the tray of who made it', async () => {
  await fc.assert(
    fc.asyncProperty(moves, fc.integer({ min: 2, max: 7 }), async (shift, refuseEvery) => {
      const storage = memoryStorage()
      const vaults = [await newVault(), await newVault()]
      const made: string[][] = [[], []]
      const done: string[][] = [[], []]
      const receipts = new Set<string>()
      const clock = { now: 0 }
      let who = 0
      let mode: 'fine' | 'lose_answer' | 'offline' = 'fine'
      let crash = false
      const fragile: Storage = {
        ...storage,
        apply: async (changes) => {
          if (crash) throw new Error('the browser was killed')
          return storage.apply(changes)
        },
      }
      // The server, as receipts make it: an id that was done is answered again and not done again.
      const serve = async (person: number, one: Command): Promise<Answer<unknown>> => {
        if (mode === 'offline') return { ok: false, why: 'offline' }
        if (Number(one.id.split('-')[2]) % refuseEvery === 0) return { ok: false, why: 'refused', refusal: 'already_met' }
        if (!receipts.has(one.id)) done[person]!.push(one.id)
        receipts.add(one.id)
        return mode === 'lose_answer' ? { ok: false, why: 'offline' } : accepted
      }
      const open = (person: number): Outbox =>
        openOutbox({ storage: fragile, vault: vaults[person]!, send: (one) => serve(person, one), now: () => clock.now, chance: () => 0.5 })
      let box = open(who)

      for (const { kind } of shift) {
        clock.now += 400_000
        mode = kind === 'lose_answer' || kind === 'offline' ? kind : 'fine'
        crash = kind === 'crash_in_write'
        if (kind === 'add') {
          const id = `command-${who}-${made[who]!.length + 1}`
          await box.add({ ...command(1), id })
          made[who]!.push(id)
        } else if (kind === 'switch') box = open((who = 1 - who))
        else if (kind === 'restart') box = open(who)
        else await box.sendFirst().catch(() => (box = open(who)))
      }
      mode = 'fine'
      crash = false
      for (const person of [0, 1]) {
        const last = open(person)
        for (let step = await last.sendFirst(); step !== 'empty'; step = await last.sendFirst()) clock.now += 400_000
        const refused = made[person]!.filter((id) => Number(id.split('-')[2]) % refuseEvery === 0)
        assert.deepEqual(
          done[person],
          made[person]!.filter((id) => !refused.includes(id)),
        )
        assert.deepEqual(await idsOf(last.needingAttention()), refused)
      }
    }),
    { numRuns: 150 },
  )
})
