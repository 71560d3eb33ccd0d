// Two values of a column to a level. Each comparator is symmetric and remembers what it has compared: a column of a million persons has
// some thousand texts. The memory of a large dictionary is a fixed table where the newest answer wins, so it never grows.
import { type Dictionary } from './dictionary.ts'
import { compareDates } from './dates-of-birth.ts'
import { isOneEditApart, jaroWinkler, mostJaroWinkler, prefixLength } from './edit-distance.ts'
import { CHOICE, CODE, NAME, NUMBER, TEXT } from './levels.ts'

/** Codes of two values, both written (not 0); the level of their agreement. */
export type Compare = (a: number, b: number) => number

export type Texts = Dictionary & {
  /** Codes of the words of a text of several; undefined for one word. */
  readonly words: readonly (Int32Array | undefined)[]
  /** Equal numbers: the same consonants; 0 for a text without. */
  readonly skeletons: Int32Array
}

export function compareTexts(texts: Texts): Compare {
  return remembered(texts.texts.length, TEXT.same, (a, b) => {
    const most = mostJaroWinkler(texts, a, b)
    const sounds = texts.skeletons[a] !== 0 && texts.skeletons[a] === texts.skeletons[b]
    if (most < 0.75) return sharesWord(texts, a, b, 3) ? TEXT.part : sounds ? TEXT.alike : TEXT.different
    if (isOneEditApart(texts, a, b) && isLong(texts, a, b, 4)) return TEXT.oneLetter
    const nearness = jaroWinkler(texts, a, b)
    if (nearness >= 0.92) return TEXT.alike
    if (sharesWord(texts, a, b, 3)) return TEXT.part
    if (nearness >= 0.88 || sounds) return TEXT.alike
    return nearness >= 0.75 ? TEXT.resembling : TEXT.different
  })
}

/** `isVariant` knows the pairs that are one name in another form (Bill and William). */
export function compareNames(texts: Texts, isVariant: (a: number, b: number) => boolean): Compare {
  return remembered(texts.texts.length, NAME.same, (a, b) => {
    if (isInitialOf(texts, a, b)) return NAME.initial
    if (isVariant(a, b)) return NAME.variant
    const most = mostJaroWinkler(texts, a, b)
    const sounds = texts.skeletons[a] !== 0 && texts.skeletons[a] === texts.skeletons[b]
    if (most < 0.75)
      return sharesWord(texts, a, b, 2) ? NAME.part : sounds ? NAME.alike : isOneEditApart(texts, a, b) ? NAME.resembling : NAME.different
    const isSlip = isOneEditApart(texts, a, b)
    if (isSlip && isLong(texts, a, b, 4)) return NAME.oneLetter
    const nearness = jaroWinkler(texts, a, b)
    if (nearness >= 0.93) return NAME.alike
    if (sharesWord(texts, a, b, 2)) return NAME.part
    if (nearness >= 0.88 || sounds) return NAME.alike
    return nearness >= 0.75 || isSlip ? NAME.resembling : NAME.different
  })
}

/** Numbers of documents, telephones, houses, and addresses of mail: one slip at most. */
export function compareNumbers(codes: Dictionary): Compare {
  return (a, b) => {
    if (a === b) return NUMBER.same
    return isOneEditApart(codes, a, b) && isLong(codes, a, b, 3) ? NUMBER.oneLetter : NUMBER.different
  }
}

/** Postcodes: one slip, or the same beginning (at least half). */
export function compareCodes(codes: Dictionary): Compare {
  const { starts } = codes
  return (a, b) => {
    if (a === b) return CODE.same
    if (isOneEditApart(codes, a, b)) return isLong(codes, a, b, 3) ? CODE.oneLetter : CODE.different
    const longer = Math.max(starts[a + 1]! - starts[a]!, starts[b + 1]! - starts[b]!)
    return longer >= 4 && prefixLength(codes, a, b) * 2 >= longer - 1 ? CODE.start : CODE.different
  }
}

export function compareDays(days: Int32Array): Compare {
  return (a, b) => compareDates(days[a]!, days[b]!)
}

export function compareChoices(): Compare {
  return (a, b) => (a === b ? CHOICE.same : CHOICE.different)
}

function remembered(size: number, same: number, compare: Compare): Compare {
  return size <= 600 ? inSquare(size, same, compare) : inTable(same, compare)
}

function inSquare(size: number, same: number, compare: Compare): Compare {
  const levels = new Uint8Array(size * size)
  return (a, b) => {
    if (a === b) return same
    const slot = a < b ? a * size + b : b * size + a
    const known = levels[slot]!
    if (known !== 0) return known
    const level = a < b ? compare(a, b) : compare(b, a)
    levels[slot] = level
    return level
  }
}

/** Small enough to stay near the processor: the pairs of one block ask for the same few texts again and again. */
const tableBits = 14

/** The newest pair of a slot wins: nothing grows. */
function inTable(same: number, compare: Compare): Compare {
  const keys = new Int32Array(2 << tableBits)
  const levels = new Uint8Array(1 << tableBits)
  return (a, b) => {
    if (a === b) return same
    const low = a < b ? a : b
    const high = a < b ? b : a
    const slot = (Math.imul(low, 0x9e3779b1) + Math.imul(high, 0x85ebca6b)) >>> (32 - tableBits)
    if (keys[slot * 2] === low && keys[slot * 2 + 1] === high) return levels[slot]!
    const level = compare(low, high)
    keys[slot * 2] = low
    keys[slot * 2 + 1] = high
    levels[slot] = level
    return level
  }
}

function isLong(texts: Dictionary, a: number, b: number, least: number): boolean {
  const { starts } = texts
  return starts[a + 1]! - starts[a]! >= least && starts[b + 1]! - starts[b]! >= least
}

function isInitialOf(texts: Dictionary, a: number, b: number): boolean {
  const { starts, letters } = texts
  const one = starts[a + 1]! - starts[a]! === 1 || starts[b + 1]! - starts[b]! === 1
  return one && letters[starts[a]!] === letters[starts[b]!]
}

/** A word of `least` letters or more that stands in both texts, or one text that is the other's word. */
function sharesWord(texts: Texts, a: number, b: number, least: number): boolean {
  const wordsA = texts.words[a]
  const wordsB = texts.words[b]
  if (wordsA === undefined && wordsB === undefined) return false
  const lengthA = wordsA === undefined ? 1 : wordsA.length
  const lengthB = wordsB === undefined ? 1 : wordsB.length
  for (let i = 0; i < lengthA; i++) {
    const word = wordsA === undefined ? a : wordsA[i]!
    if (texts.starts[word + 1]! - texts.starts[word]! < least) continue
    for (let j = 0; j < lengthB; j++) if (word === (wordsB === undefined ? b : wordsB[j]!)) return true
  }
  return false
}
