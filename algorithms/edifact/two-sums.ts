// Check sums that find a single changed character again. The problem: somebody changed one character of a long text; which, and what was
// it? With values c(i) at places i = 1…n and a prime p > n, the sums S1 = Σ c(i) and S2 = Σ i·c(i) modulo p tell: when c(k) became
// c(k)+d, then S1 grew by d and S2 by k·d, so k = ΔS2/ΔS1. This is a Reed–Solomon code with two check symbols (Reed and Solomon 1960): a
// replaced character is found exactly. The length modulo 36 tells it from a lost or an added one; of those the same sums give a short
// list of places, of which one is right (a text has runs that weigh the same). Cost: linear. Several changes are noticed, not found.

export type Sums = { plain: number; weighted: number; length: number }

export type Change =
  | { what: 'REPLACED'; at: number; was: string }
  /** `was` stood before the character that is at `at` now. */
  | { what: 'LOST'; at: number; was: string }
  | { what: 'ADDED'; at: number }

/** The largest primes under 36² and 36⁴: two sums fit four or eight letters and digits, and the length one more. */
export const shortPrime = 1291
export const longPrime = 1_679_609
/** More places than this tell nobody anything. */
const placesMax = 40

export function sumsOf(text: string, prime: number): Sums {
  let plain = 0
  let weighted = 0
  for (let at = 0; at < text.length; at += 1) {
    plain = (plain + worth(text, at)) % prime
    weighted = (weighted + (at + 1) * worth(text, at)) % prime
  }
  return { plain, weighted, length: text.length % 36 }
}

/** `width` letters and digits for the two sums, and one for the length. */
export function writeSums({ plain, weighted, length }: Sums, width: number): string {
  const write = (sum: number) =>
    sum
      .toString(36)
      .toUpperCase()
      .padStart(width / 2, '0')
  return write(plain) + write(weighted) + length.toString(36).toUpperCase()
}

export function readSums(text: string): Sums {
  const half = (text.length - 1) / 2
  const read = (from: number, to: number) => Number.parseInt(text.slice(from, to), 36)
  return { plain: read(0, half), weighted: read(half, 2 * half), length: read(2 * half, text.length) }
}

export type Finding = { same: true } | { same: false; changes: Change[] }

/** Compares a text with the sums it was written with: one change, or several of which one happened; none when no single one explains it. */
export function findChange(text: string, said: Sums, prime: number): Finding {
  const found = sumsOf(text, prime)
  const grown = modulo(found.plain - said.plain, prime)
  const weighted = modulo(found.weighted - said.weighted, prime)
  const longer = modulo(found.length - said.length, 36)
  if (grown === 0 && weighted === 0 && longer === 0) return { same: true }
  if (said.plain >= prime || said.weighted >= prime || grown === 0 || text.length >= prime) return { same: false, changes: [] }
  const search = { 0: replaced, 1: added, 35: lost }[longer]
  const changes = search === undefined ? [] : search(text, grown, weighted, prime)
  return { same: false, changes: changes.length > placesMax ? [] : changes }
}

function replaced(text: string, grown: number, weighted: number, prime: number): Change[] {
  const place = (weighted * inverse(grown, prime)) % prime
  if (place < 1 || place > text.length) return []
  const was = signOf(modulo(worth(text, place - 1) - grown, prime))
  return was === undefined ? [] : [{ what: 'REPLACED', at: place - 1, was }]
}

/** An added character at place k adds its own value k times and moves all behind it by one. */
function added(text: string, grown: number, weighted: number, prime: number): Change[] {
  const changes: Change[] = []
  let behind = 0
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const value = worth(text, at)
    if (value === grown && modulo((at + 1) * value + behind - weighted, prime) === 0) changes.push({ what: 'ADDED', at })
    behind = (behind + value) % prime
  }
  return changes
}

function lost(text: string, grown: number, weighted: number, prime: number): Change[] {
  const changes: Change[] = []
  const value = modulo(-grown, prime)
  const was = signOf(value)
  if (was === undefined) return []
  let behind = 0
  for (let at = text.length; at >= 0; at -= 1) {
    if (at < text.length) behind = (behind + worth(text, at)) % prime
    if (modulo((at + 1) * value + behind + weighted, prime) === 0) changes.push({ what: 'LOST', at, was })
  }
  return changes
}

const worth = (text: string, at: number): number => text.charCodeAt(at)

/** The character of a value that a text can hold. */
function signOf(value: number): string | undefined {
  return value >= 32 && value < 256 ? String.fromCharCode(value) : undefined
}

const modulo = (value: number, prime: number): number => ((value % prime) + prime) % prime

/** The number whose product with `value` leaves 1, by the extended Euclidean algorithm. */
function inverse(value: number, prime: number): number {
  let [rest, next] = [prime, value]
  let [known, other] = [0, 1]
  while (next !== 0) {
    const quotient = Math.floor(rest / next)
    ;[rest, next] = [next, rest - quotient * next]
    ;[known, other] = [other, known - quotient * other]
  }
  return modulo(known, prime)
}
