/**
 * The token in the QR of a hand-over slip or a boarding card: twenty-one random-looking bytes and a signature, and nothing else. No
 * name, no case, no flight ever enters it (domain.md 10.8): only who holds the board of the shift can tell whose it is. Signing and
 * checking need keys and stand in server/transit/token-actions.ts and desk/transit/token-check.ts.
 */
import type { CaseId } from '#domain/cases/words.ts'
import type { MovementId } from '#domain/movements/words.ts'

/** What was read out of a QR. It says nothing yet about whether the signature is right. */
export type ReadToken = {
  readonly tokenId: string
  /** The first four bytes of the key's hash, in hexadecimal: which key to check with. */
  readonly keyId: string
  /** The bytes that were signed, and the signature over them. */
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}

/** A token as the office keeps it: one for each case on each version of the list of a movement. */
export type TokenRow = {
  readonly tokenId: string
  readonly movementId: MovementId
  readonly caseId: CaseId
  readonly version: number
}

/** What an agent pointed the camera at, or typed. */
export type Scanned = { readonly kind: 'token'; readonly token: ReadToken } | { readonly kind: 'code'; readonly code: string }

/** Names what it is, and that this is its first form. Capitals only, so that a QR holds it in its dense alphanumeric mode. */
const mark = 'PSR1:'
const form = 1
const keyIdBytes = 4
const idBytes = 16
const signatureBytes = 64
export const signedBytes = 1 + keyIdBytes + idBytes

/** Crockford's alphabet, as for public references: no I, L, O, U. All its signs are in the alphanumeric mode of a QR. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLength = 8

/** The bytes to be signed. `tokenId` is a UUID of chance alone, `keyId` eight hexadecimal signs. */
export function bytesToSign(tokenId: string, keyId: string): Uint8Array {
  return Uint8Array.from([form, ...bytesOfHex(keyId), ...bytesOfHex(tokenId.replaceAll('-', ''))])
}

/** The text that a QR carries. */
export function writeToken(signed: Uint8Array, signature: Uint8Array): string {
  return mark + toBase32(Uint8Array.from([...signed, ...signature]))
}

/** Undefined for everything that is not a token of ours: another QR on the same counter, a torn one, a longer one. */
export function readToken(text: string): ReadToken | undefined {
  const trimmed = text.trim().toUpperCase()
  if (!trimmed.startsWith(mark)) return undefined
  const bytes = fromBase32(trimmed.slice(mark.length))
  if (bytes === undefined || bytes.length !== signedBytes + signatureBytes || bytes[0] !== form) return undefined
  const id = hexOf(bytes.subarray(1 + keyIdBytes, signedBytes))
  return {
    tokenId: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    keyId: hexOf(bytes.subarray(1, 1 + keyIdBytes)),
    signed: bytes.slice(0, signedBytes),
    signature: bytes.slice(signedBytes),
  }
}

/** What is printed under the QR for a phone without a camera: forty of the token's bits, read aloud as `7F3K-2M9Q`. */
export function codeOf(tokenId: string): string {
  const code = toBase32(bytesOfHex(tokenId.replaceAll('-', '')).slice(0, 5))
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** A scanned QR or a typed code; undefined when it can be neither. Signs that look alike are read as the one that exists. */
export function readScanned(text: string): Scanned | undefined {
  const token = readToken(text)
  if (token !== undefined) return { kind: 'token', token }
  const code = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  if (code.length !== codeLength || ![...code].every((sign) => alphabet.includes(sign))) return undefined
  return { kind: 'code', code: `${code.slice(0, 4)}-${code.slice(4)}` }
}

/** Is this the token that was scanned? A code is compared as it is typed. */
export function isScanOf(scanned: Scanned, tokenId: string): boolean {
  return scanned.kind === 'token' ? scanned.token.tokenId === tokenId : scanned.code === codeOf(tokenId)
}

/** Five bits a sign; what is left over at the end is filled with zeros. */
function toBase32(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(held >>> bits) & 31]!
    }
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + alphabet[(held << (5 - bits)) & 31]!
}

/** Undefined when a sign is none of ours, or when the rest that fills the last sign is not zero: one text for one token. */
function fromBase32(text: string): Uint8Array | undefined {
  const bytes: number[] = []
  let held = 0
  let bits = 0
  for (const sign of text) {
    const value = alphabet.indexOf(sign)
    if (value === -1) return undefined
    held = (held << 5) | value
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >>> bits) & 255)
      held &= (1 << bits) - 1
    }
  }
  return held === 0 && bits < 5 ? Uint8Array.from(bytes) : undefined
}

function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
