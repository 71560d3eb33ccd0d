/** One device, several people: each opens their own, nobody sees or loses another's. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openKept } from './kept.ts'
import { memoryStorage } from './storage.ts'
import { closeVault, openFormerVaults, openOrMakeVault, reopenVault, touchVault, unlockVault } from './vault.ts'

const rounds = 1_000
const amina = 'amina@paris.example.org'
const bruno = 'bruno@paris.example.org'

test('Amina signs in, keeps something, signs out, and finds it again with her password', async () => {
  const storage = memoryStorage()
  const first = await openOrMakeVault(storage, amina, 'her password', 1, rounds)
  await openKept(storage, first.vault).put('draft', { note: 'Bagage perdu' })
  await closeVault(storage)
  const again = await openOrMakeVault(storage, ` ${amina.toUpperCase()} `, 'her password', 2, rounds)
  assert.equal(again.vault.id, first.vault.id)
  assert.equal(again.former, 0)
  assert.deepEqual((await openKept(storage, again.vault).get('draft'))?.value, { note: 'Bagage perdu' })
})

test('Bruno on the same device sees nothing of Amina and takes nothing from her', async () => {
  const storage = memoryStorage()
  const hers = await openOrMakeVault(storage, amina, 'her password', 1, rounds)
  await openKept(storage, hers.vault).put('draft', 'hers')
  await closeVault(storage)
  const his = await openOrMakeVault(storage, bruno, 'her password', 2, rounds)
  assert.notEqual(his.vault.id, hers.vault.id)
  assert.equal(await openKept(storage, his.vault).get('draft'), undefined)
  await openKept(storage, his.vault).put('draft', 'his')
  await closeVault(storage)
  const back = await openOrMakeVault(storage, amina, 'her password', 3, rounds)
  assert.equal((await openKept(storage, back.vault).get('draft'))?.value, 'hers')
})

test('Who finds the device reads no name, no address and no draft on it once it is closed', async () => {
  const storage = memoryStorage()
  const { vault } = await openOrMakeVault(storage, amina, 'her password', 1, rounds)
  await openKept(storage, vault).put('draft cases/Amina-Exemple', 'Bagage perdu')
  await closeVault(storage)
  const rows = await storage.list('')
  const text = rows.map(({ key, row }) => key + describe(row)).join('\n')
  assert.doesNotMatch(text, /amina|Exemple|Bagage/i)
  assert.equal(await reopenVault(storage, async () => 1e9, 2), undefined)
  assert.ok(rows.every(({ row }) => !hasKey(row)))
})

test('A reload with no network opens what was open; a device that nobody touched for an hour does not', async () => {
  const storage = memoryStorage()
  const { vault } = await openOrMakeVault(storage, amina, 'her password', 0, rounds)
  await openKept(storage, vault).put('board', [1, 2])
  const reopened = await reopenVault(storage, async () => 3_600_000, 3_500_000)
  assert.ok(typeof reopened === 'object')
  assert.deepEqual((await openKept(storage, reopened).get('board'))?.value, [1, 2])
  await touchVault(storage, 3_500_000)
  assert.equal(typeof (await reopenVault(storage, async () => 3_600_000, 7_000_000)), 'object')
  assert.equal(await reopenVault(storage, async () => 3_600_000, 7_200_000), 'idle')
})

test('The key that lies open on the device cannot be copied out of it', async () => {
  const storage = memoryStorage()
  await openOrMakeVault(storage, amina, 'her password', 0, rounds)
  const { key } = (await storage.read('open')) as { key: CryptoKey }
  assert.equal(key.extractable, false)
  await assert.rejects(crypto.subtle.exportKey('raw', key))
})

test('With no network the password alone opens the device, a wrong one does not, and nobody new can come in', async () => {
  const storage = memoryStorage()
  const { vault } = await openOrMakeVault(storage, amina, 'her password', 0, rounds)
  await closeVault(storage)
  assert.equal(await unlockVault(storage, amina, 'a guess', 1), undefined)
  assert.equal(await unlockVault(storage, bruno, 'her password', 1), undefined)
  assert.equal((await unlockVault(storage, amina, 'her password', 1))?.id, vault.id)
})

test('After a change of password Amina starts a new vault and opens the former one with the former password', async () => {
  const storage = memoryStorage()
  const before = await openOrMakeVault(storage, amina, 'former', 1, rounds)
  await closeVault(storage)
  const now = await openOrMakeVault(storage, amina, 'present', 2, rounds)
  assert.notEqual(now.vault.id, before.vault.id)
  assert.equal(now.former, 1)
  assert.deepEqual(
    (await openFormerVaults(storage, amina, 'former')).map((vault) => vault.id),
    [before.vault.id],
  )
  assert.deepEqual(await openFormerVaults(storage, amina, 'neither'), [])
})

test('A sealed row that somebody moved elsewhere does not open there', async () => {
  const storage = memoryStorage()
  const { vault } = await openOrMakeVault(storage, amina, 'her password', 0, rounds)
  const sealed = await vault.seal('Reçu', 'one place')
  assert.equal(await vault.unseal(sealed, 'one place'), 'Reçu')
  await assert.rejects(vault.unseal(sealed, 'another place'))
})

function describe(row: unknown): string {
  return JSON.stringify(row, (_, value: unknown) =>
    value instanceof ArrayBuffer || value instanceof Uint8Array ? Buffer.from(value as Uint8Array).toString('latin1') : value,
  )
}

function hasKey(row: unknown): boolean {
  return typeof row === 'object' && row !== null && Object.values(row).some((value) => value instanceof CryptoKey)
}
