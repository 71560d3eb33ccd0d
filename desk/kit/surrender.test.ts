/** What ends with a shift, and what becomes of a device that was lost: boards go, what was not sent comes back to its owner and to nobody else. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openKept } from './kept.ts'
import { type Command, moveQueue, openOutbox } from './outbox.ts'
import { purgeEnded } from './purge.ts'
import { memoryStorage, type Storage } from './storage.ts'
import { giveUp, isGivingUp, leaveNothing, openSurrendered, packSurrendered, type Surrendered, takeBack } from './surrender.ts'
import { closeVault, openOrMakeVault, reopenVault, unlockVault, type Vault } from './vault.ts'

const rounds = 1_000
const amina = 'amina@paris.example.org'
const bruno = 'bruno@paris.example.org'
const hour = 3_600_000
const command = (number: number): Command => ({
  id: `command-${number}`,
  call: { name: 'transit.record_head_count', method: 'POST', path: '/api/transit/tasks/:taskId/head-count' },
  input: { taskId: 'task', counted: number },
  madeAt: '2026-11-23T05:40:00.000Z',
})

function boxOf(storage: Storage, vault: Vault) {
  return openOutbox({ storage, vault, send: async () => ({ ok: false, why: 'offline' }), now: () => 0, chance: () => 0.5 })
}

/** Amina worked on this device: a board, a draft and two commands that wait, one of them refused before. */
async function aminasDevice() {
  const storage = memoryStorage()
  const { vault } = await openOrMakeVault(storage, amina, 'her password', 1, rounds)
  const kept = openKept(storage, vault, () => 0)
  await kept.put('answer transit.get_shift', { board: 'TESFAYE-EXEMPLE' }, 10 * hour)
  await kept.put('draft', 'Ada Accueil-Exemple', 7 * 24 * hour)
  await kept.put('filters', { status: 'OPEN' })
  await boxOf(storage, vault).add(command(1))
  await boxOf(storage, vault).add(command(2))
  await storage.apply([{ put: 'device-id', row: 'a-device' }])
  return { storage, vault, kept }
}

test('when the shift and its grace are over the board is gone from the device, also when nobody opens it again', async () => {
  const { storage, vault, kept } = await aminasDevice()
  await closeVault(storage)
  const before = (await storage.list('vault/')).length
  assert.equal(await purgeEnded(storage, 10 * hour - 1), 0)
  assert.equal((await storage.list('vault/')).length, before)
  assert.equal(await purgeEnded(storage, 10 * hour), 1)
  assert.equal(await kept.get('answer transit.get_shift'), undefined)
  assert.equal((await kept.get('draft'))?.value, 'Ada Accueil-Exemple')
  assert.equal((await boxOf(storage, vault).waiting()).length, 2, 'what waits is never thrown away')
})

test('a board that has ended is not given out, even before it was cleared away', async () => {
  const { storage, vault } = await aminasDevice()
  const late = openKept(storage, vault, () => 10 * hour)
  assert.equal(await late.get('answer transit.get_shift'), undefined)
})

test('whoever turns the clock of the phone back does not get the board of yesterday', async () => {
  const { storage, vault } = await aminasDevice()
  await purgeEnded(storage, 9 * hour)
  await openKept(storage, vault, () => 9 * hour).put('answer late', 'x', 9.5 * hour)
  await purgeEnded(storage, 9.6 * hour)
  assert.equal(await openKept(storage, vault, () => 1 * hour).get('answer late'), undefined)
  assert.equal(await purgeEnded(storage, 1 * hour), 0)
  await openKept(storage, vault, () => 1 * hour).put('answer later', 'x', 9.2 * hour)
  assert.equal(await openKept(storage, vault, () => 1 * hour).get('answer later'), undefined)
})

test('a lost device loses its keys, boards and drafts at once; what was not sent stays sealed until it is handed over', async () => {
  const { storage } = await aminasDevice()
  await giveUp(storage)
  assert.equal(await isGivingUp(storage), true)
  assert.equal(await reopenVault(storage, async () => 1e12, 2), undefined, 'it opens by itself no more')
  const keys = (await storage.list('')).map(({ key }) => key)
  assert.ok(
    keys.every((key) => !key.includes('/kept/') && key !== 'open'),
    keys.join(' '),
  )
  assert.equal((await packSurrendered(storage))?.rows.filter(({ key }) => key.includes('/queue/')).length, 2)
  await leaveNothing(storage)
  assert.deepEqual(await storage.list(''), [])
  assert.equal(await unlockVault(storage, amina, 'her password', 3), undefined)
})

test('what she had not sent comes into Amina’s tray on her next phone, as she typed it, and is not sent before she looks at it', async () => {
  const { storage } = await aminasDevice()
  await giveUp(storage)
  const given = overTheWire((await packSurrendered(storage))!)
  const next = memoryStorage()
  const today = await openOrMakeVault(next, amina, 'her password', 5, rounds)
  assert.equal(await takeBack(next, amina, given), 1)
  const again = await openOrMakeVault(next, amina, 'her password', 6, rounds)
  assert.equal(again.vault.id, today.vault.id, 'the lost vault does not become the one of today')
  const opened = await openSurrendered(next, amina, 'her password')
  assert.equal(opened.length, 1)
  for (const { vault, lockPlace } of opened) await moveQueue(next, vault, today.vault, lockPlace, 'tray')
  const box = boxOf(next, today.vault)
  assert.deepEqual(await box.waiting(), [])
  assert.deepEqual(
    (await box.needingAttention()).map(({ id, input, answer }) => [id, input, answer]),
    [1, 2].map((number) => [
      `command-${number}`,
      { taskId: 'task', counted: number },
      { ok: false, why: 'refused', refusal: 'from_a_lost_device' },
    ]),
  )
  assert.deepEqual(await openSurrendered(next, amina, 'her password'), [], 'once')
})

test('nobody else opens what a lost device gave up, nor does a wrong password', async () => {
  const { storage } = await aminasDevice()
  await giveUp(storage)
  const given = overTheWire((await packSurrendered(storage))!)
  const his = memoryStorage()
  assert.equal(await takeBack(his, bruno, given), 0)
  const hers = memoryStorage()
  await takeBack(hers, amina, given)
  assert.deepEqual(await openSurrendered(hers, amina, 'a guess'), [])
  assert.doesNotMatch(JSON.stringify(given), /amina|Exemple|counted/i)
})

test('a lost device on which nothing waited hands over nothing', async () => {
  const storage = memoryStorage()
  await openOrMakeVault(storage, amina, 'her password', 1, rounds)
  await giveUp(storage)
  assert.equal(await packSurrendered(storage), undefined)
})

function overTheWire(given: Surrendered): Surrendered {
  return JSON.parse(JSON.stringify(given)) as Surrendered
}
