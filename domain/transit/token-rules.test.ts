import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { family, meeting, minute, now, saw } from './sample-family.ts'
import { findDuplicate, findScannedGroup, isOutdated, judgeScan } from './scan-rules.ts'
import { bytesToSign, codeOf, readScanned, readToken, writeToken } from './token-rules.ts'

const tokenId = family.tokens[0]!.id
const signed = bytesToSign(tokenId, '0a1b2c3d')
const signature = Uint8Array.from({ length: 64 }, (_, at) => (at * 37) % 256)
const text = writeToken(signed, signature)
const scanned = readScanned(text)!

test('a slip’s QR is read back to the same token, in any case of letters, and holds nothing but chance and a signature', () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.uint8Array({ minLength: 64, maxLength: 64 }),
      fc.uint8Array({ minLength: 4, maxLength: 4 }),
      (id, seal, key) => {
        const keyId = Buffer.from(key).toString('hex')
        const bytes = bytesToSign(id, keyId)
        const written = writeToken(bytes, seal)
        assert.match(written, /^PSR1:[0-9A-Z]{136}$/)
        const read = readToken(` ${written.toLowerCase()} `)
        assert.deepEqual([read?.tokenId, read?.keyId], [id, keyId])
        assert.deepEqual([[...read!.signed], [...read!.signature]], [[...bytes], [...seal]])
      },
    ),
    { numRuns: 200 },
  )
})

test('a parcel’s label, a torn slip, a longer one and one with a changed letter at its end are no tokens of ours', () => {
  const last = text.slice(0, -1)
  const others = ['https://example.org', '', 'PSR1:', text.slice(0, -3), `${text}00`, text.replace('PSR1', 'PSR2'), `${last}U`, `${last}I`]
  for (const other of others) assert.equal(readToken(other), undefined, other)
})

test('a code is read as people write it: small letters, a space for the dash, O for zero, I and L for one', () => {
  const code = codeOf(tokenId)
  assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  for (const typed of [code, code.toLowerCase(), code.replace('-', ' '), code.replaceAll('0', 'o').replaceAll('1', 'l')])
    assert.deepEqual(readScanned(typed), { kind: 'code', code }, typed)
  for (const typed of ['7F3K2M9', '7F3K-2M9QQ', 'U234-5678', 'Exemple']) assert.equal(readScanned(typed), undefined, typed)
})

test('an agent is told whose slip it is: this family’s, another’s, or none that the office made', () => {
  const refusals = [
    [judgeScan(scanned, family.tokens, true), 'accepted'],
    [judgeScan(readScanned(codeOf(tokenId)), family.tokens, true), 'accepted'],
    [judgeScan(scanned, family.tokens, false), 'token_not_genuine'],
    [judgeScan(undefined, family.tokens, true), 'token_not_genuine'],
    [judgeScan(scanned, [{ id: '9d1f6f6e-3c55-4d7b-8a42-0f6f3a7e5b11', version: 1 }], true), 'token_of_another_group'],
  ] as const
  for (const [result, wanted] of refusals) assert.equal(result.ok ? 'accepted' : result.refusal, wanted)
})

test('the phone finds the family of a slip on its own board, and says when the slip is from an older list', () => {
  const other = { ...family, tokens: [] }
  const found = findScannedGroup([other, family], scanned)
  assert.equal(found?.group, family)
  assert.equal(findScannedGroup([other], scanned), undefined)
  assert.equal(isOutdated({ manifestVersion: 2 }, found!.token), true)
  assert.equal(isOutdated({ manifestVersion: 1 }, found!.token), false)
})

test('of two agents who scan one slip without knowing of each other, the second is told who was first and when', () => {
  const done = { ...meeting, state: 'DONE', counted: 5, revision: 2, doneAt: now } as const
  const earlier = [
    { scannedAt: now, scannedBy: 'first' },
    { scannedAt: minute(1), scannedBy: 'another' },
  ]
  assert.equal(findDuplicate(done, saw(meeting), []), undefined)
  assert.equal(findDuplicate(done, saw(done), earlier), undefined, 'who had seen the first scan corrects it')
  assert.deepEqual(findDuplicate(done, saw(meeting), earlier), {
    word: 'scanned_before',
    details: { kind: 'MEET_AT_AIRCRAFT', firstScannedAt: now, theirCount: 5, theirState: 'DONE', revision: 2 },
  })
})
