import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesToSign, readToken, writeToken } from '#domain/transit/token-rules.ts'
import { isGenuine } from './token-check.ts'

const tokenId = '3f8b9c1e-58d2-4f0a-9d77-0f8f2b6f1a55'

async function aHouse() {
  const { publicKey, privateKey } = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', spki))
  const id = Buffer.from(hash).toString('hex').slice(0, 8)
  const signed = bytesToSign(tokenId, id)
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, signed.slice().buffer as ArrayBuffer))
  return { key: { id, spki: Buffer.from(spki).toString('base64url') }, signed, signature }
}

test('an agent with no network knows a slip of the house, and one on which a single sign was changed', async () => {
  const { key, signed, signature } = await aHouse()
  assert.equal(await isGenuine(readToken(writeToken(signed, signature))!, key), true)
  const forged = Uint8Array.from(signature, (byte, at) => (at === 5 ? byte ^ 1 : byte))
  assert.equal(await isGenuine(readToken(writeToken(signed, forged))!, key), false)
})

test('a slip signed with another key is left to the office to judge', async () => {
  const [house, other] = [await aHouse(), await aHouse()]
  assert.equal(await isGenuine(readToken(writeToken(other.signed, other.signature))!, house.key), undefined)
})
