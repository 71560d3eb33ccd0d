// How near two packed texts are: Jaro-Winkler (Winkler 1990) for what is spelt another way, one edit (Damerau 1964) for a slip of the
// finger. On integers only and without allocation, since a linkage asks this some hundred thousand times.
import { type Dictionary, longest } from './dictionary.ts'

const takenOfA = new Uint8Array(longest)
const takenOfB = new Uint8Array(longest)

/** In [0, 1]; 1 for equal texts. Symmetric. Cost: the product of the lengths at worst. */
export function jaroWinkler(words: Dictionary, a: number, b: number): number {
  const { letters, starts } = words
  const startA = starts[a]!
  const startB = starts[b]!
  const lengthA = starts[a + 1]! - startA
  const lengthB = starts[b + 1]! - startB
  if (lengthA === 0 || lengthB === 0) return 0
  const reach = Math.max(0, (Math.max(lengthA, lengthB) >> 1) - 1)
  takenOfA.fill(0, 0, lengthA)
  takenOfB.fill(0, 0, lengthB)
  let matches = 0
  for (let at = 0; at < lengthA; at++) {
    const letter = letters[startA + at]
    const end = Math.min(lengthB, at + reach + 1)
    for (let other = Math.max(0, at - reach); other < end; other++) {
      if (takenOfB[other] === 0 && letters[startB + other] === letter) {
        takenOfA[at] = 1
        takenOfB[other] = 1
        matches++
        break
      }
    }
  }
  if (matches === 0) return 0
  let crossed = 0
  for (let at = 0, other = 0; at < lengthA; at++) {
    if (takenOfA[at] === 0) continue
    while (takenOfB[other] === 0) other++
    if (letters[startA + at] !== letters[startB + other]) crossed++
    other++
  }
  const jaro = (matches / lengthA + matches / lengthB + (matches - (crossed >> 1)) / matches) / 3
  let prefix = 0
  const most = Math.min(4, lengthA, lengthB)
  while (prefix < most && letters[startA + prefix] === letters[startB + prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

/** No more than this can `jaroWinkler` be, from the letters that only one of the two has. Cost: constant. */
export function mostJaroWinkler(words: Dictionary, a: number, b: number): number {
  const { letters, starts, masks } = words
  const lengthA = starts[a + 1]! - starts[a]!
  const lengthB = starts[b + 1]! - starts[b]!
  const matches = Math.min(lengthA - bitsIn(masks[a]! & ~masks[b]!), lengthB - bitsIn(masks[b]! & ~masks[a]!))
  if (matches <= 0) return 0
  const jaro = (matches / lengthA + matches / lengthB + 1) / 3
  return letters[starts[a]!] === letters[starts[b]!] ? jaro + 0.4 * (1 - jaro) : jaro
}

function bitsIn(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** One letter more, less, other, or two neighbours swapped: true. Equal texts: true. Cost: linear. */
export function isOneEditApart(words: Dictionary, a: number, b: number): boolean {
  const { letters, starts } = words
  let left = starts[a]!
  let right = starts[b]!
  let endLeft = starts[a + 1]!
  let endRight = starts[b + 1]!
  const longer = endLeft - left - (endRight - right)
  if (longer > 1 || longer < -1) return false
  while (left < endLeft && right < endRight && letters[left] === letters[right]) {
    left++
    right++
  }
  while (left < endLeft && right < endRight && letters[endLeft - 1] === letters[endRight - 1]) {
    endLeft--
    endRight--
  }
  const restLeft = endLeft - left
  const restRight = endRight - right
  if (restLeft <= 1 && restRight <= 1) return true
  return restLeft === 2 && restRight === 2 && letters[left] === letters[right + 1] && letters[left + 1] === letters[right]
}

/** How many letters two texts begin with alike. */
export function prefixLength(words: Dictionary, a: number, b: number): number {
  const { letters, starts } = words
  const startA = starts[a]!
  const startB = starts[b]!
  const most = Math.min(starts[a + 1]! - startA, starts[b + 1]! - startB)
  let length = 0
  while (length < most && letters[startA + length] === letters[startB + length]) length++
  return length
}
