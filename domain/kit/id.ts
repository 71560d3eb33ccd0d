/** Identifiers. UUID version 7 (RFC 9562) sorts by time and is made anywhere, also on a phone with no network; the clock and the dice are arguments. */
import { z } from 'zod'

/** A plain id. Rooms brand their own: `export const PersonId = Id.brand<'PersonId'>()`. */
export const Id = z.uuid().meta({ id: 'Id' })
export type Id = z.infer<typeof Id>

/** `random` is at least 10 bytes of chance. */
export function uuidV7(nowMs: number, random: Uint8Array): string {
  if (random.length < 10) throw new RangeError('uuidV7 needs 10 random bytes')
  const bytes = new Uint8Array(16)
  let time = nowMs
  for (let at = 5; at >= 0; at--) {
    bytes[at] = time % 256
    time = Math.floor(time / 256)
  }
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Crockford's alphabet: no I, L, O, U, so that a reference survives a bad telephone line. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A public reference, such as `OIM-7F3K2M9Q`: random, so that it tells neither volume nor name (domain.md 1.2). `random` is 8 bytes. */
export function publicRef(prefix: string, random: Uint8Array): string {
  if (random.length < 8) throw new RangeError('publicRef needs 8 random bytes')
  return `${prefix}-${[...random.subarray(0, 8)].map((byte) => alphabet[byte % 32]).join('')}`
}
