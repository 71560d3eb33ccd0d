import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LockedFileError, lock, unlock } from './locked-file.ts'

/** Only as dear as a test can wait for. */
const quick = { log2N: 10, r: 8, p: 1 }
const passphrase = 'onze chevaux traversent la Seine'

async function* piecesOf(bytes: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

async function whole(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}

const lockedOf = (bytes: Buffer): Promise<Buffer> => whole(lock(piecesOf(bytes, 10_000), passphrase, quick))
const opened = (bytes: Buffer, typed = passphrase): Promise<Buffer> => whole(unlock(piecesOf(bytes, 7_777), typed))
const wrong = (what: RegExp) => (error: unknown) => error instanceof LockedFileError && what.test(error.message)

test('whoever knows the passphrase reads exactly what was locked, however long it is', async () => {
  for (const length of [0, 1, 65_535, 65_536, 65_537, 200_000]) {
    const plain = Buffer.alloc(length, 'Selam-Exemple ')
    const locked = await lockedOf(plain)
    assert.ok(!locked.includes('Selam') && locked.length > length)
    assert.deepEqual(await opened(locked), plain, `${length} bytes`)
  }
})

test('a passphrase typed on another machine, with its accents put together otherwise, opens the file', async () => {
  const locked = await whole(lock(piecesOf(Buffer.from('texte'), 9), 'mot de passé très long'.normalize('NFC')))
  assert.equal((await opened(locked, 'mot de passé très long'.normalize('NFD'))).toString(), 'texte')
})

test('a wrong passphrase, a changed byte, a cut file and exchanged pieces are each told, and never read as the whole', async () => {
  const locked = await lockedOf(Buffer.alloc(200_000, 'a'))
  await assert.rejects(opened(locked, 'onze chevaux traversent la Loire'), wrong(/passphrase/))
  for (const at of [40, 9_000, 70_000, locked.length - 1, 12, 30]) {
    const spoilt = Buffer.from(locked)
    spoilt[at]! ^= 1
    await assert.rejects(opened(spoilt), LockedFileError, `byte ${at}`)
  }
  const piece = 4 + 65_536 + 16
  for (const length of [0, 20, 34, 40, 34 + piece, 34 + 2 * piece, locked.length - 1])
    await assert.rejects(opened(locked.subarray(0, length)), LockedFileError, `cut after ${length}`)
  const exchanged = Buffer.concat([
    locked.subarray(0, 34),
    locked.subarray(34 + piece, 34 + 2 * piece),
    locked.subarray(34, 34 + piece),
    locked.subarray(34 + 2 * piece),
  ])
  await assert.rejects(opened(exchanged), LockedFileError)
  await assert.rejects(opened(Buffer.concat([locked, Buffer.from('more')])), LockedFileError)
  const greedy = Buffer.from(locked)
  greedy[8] = 40
  await assert.rejects(opened(greedy), wrong(/too much work/))
})
