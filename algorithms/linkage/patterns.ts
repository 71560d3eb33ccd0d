// The agreement pattern of a pair: one level a field. A linkage of millions of pairs has some thousand patterns, so everything that is
// learned or weighed is learned and weighed once a pattern. Patterns are numbered in the order in which they are met.
import { MISSING, NAME, natures } from './levels.ts'
import type { Field, Register } from './register.ts'

export type Comparer = {
  readonly fields: readonly Field[]
  /** The codes of all fields, record by record: a pair touches two lines of memory instead of two a field. */
  readonly rows: Int32Array
  /** Writes the level of every field into `levels`. */
  readonly levelsOf: (a: number, b: number, levels: Uint8Array) => void
}

export function comparerOf(register: Register): Comparer {
  const { fields } = register
  const count = fields.length
  const rows = new Int32Array(register.size * count)
  fields.forEach(({ codes }, f) => {
    for (let record = 0, at = f; record < register.size; record++, at += count) rows[at] = codes[record]!
  })
  const compares = fields.map((field) => field.compare)
  const best = fields.map((field) => natures[field.nature].length - 1)
  const first = fields.findIndex((field) => field.name === 'first_name')
  const surname = fields.findIndex((field) => field.name === 'surname')
  const settleNames = first >= 0 && surname >= 0 ? namesInWrongPlaces(fields[first]!, fields[surname]!, first, surname) : undefined
  const levelsOf = (a: number, b: number, levels: Uint8Array) => {
    const rowA = a * count
    const rowB = b * count
    for (let f = 0; f < count; f++) {
      const codeA = rows[rowA + f]!
      const codeB = rows[rowB + f]!
      levels[f] = codeA === 0 || codeB === 0 ? MISSING : codeA === codeB ? best[f]! : compares[f]!(codeA, codeB)
    }
    settleNames?.(a, b, levels)
  }
  return { fields, rows, levelsOf }
}

/** A surname in the first-name column and the other way round; a lone name that may be either (Chinese, Arabic and clerks' orders). */
function namesInWrongPlaces(first: Field, surname: Field, atFirst: number, atSurname: number) {
  const { compare } = first
  return (a: number, b: number, levels: Uint8Array) => {
    const levelFirst = levels[atFirst]!
    const levelSurname = levels[atSurname]!
    if (levelSurname >= NAME.variant || (levelFirst >= NAME.variant && levelSurname !== MISSING)) return
    const firstA = first.codes[a]!
    const firstB = first.codes[b]!
    const surnameA = surname.codes[a]!
    const surnameB = surname.codes[b]!
    const crossAB = firstA !== 0 && surnameB !== 0 ? (firstA === surnameB ? NAME.same : compare(firstA, surnameB)) : 0
    const crossBA = firstB !== 0 && surnameA !== 0 ? (firstB === surnameA ? NAME.same : compare(firstB, surnameA)) : 0
    if (levelSurname === MISSING) {
      const cross = Math.max(crossAB, crossBA)
      if (cross < NAME.oneLetter && cross !== NAME.alike) return
      if (cross <= levelFirst) return
      levels[atFirst] = MISSING
      levels[atSurname] = cross === NAME.same ? NAME.crossed : cross
      return
    }
    if (crossAB >= NAME.oneLetter && crossBA >= NAME.oneLetter) {
      levels[atFirst] = NAME.crossed
      levels[atSurname] = NAME.crossed
    }
  }
}

export type Patterns = {
  readonly fieldCount: number
  /** How many patterns there are. */
  count: number
  /** Level of field f in pattern p: `levels[p * fieldCount + f]`. */
  levels: Uint8Array
  readonly numberOf: (levels: Uint8Array) => number
}

export function emptyPatterns(fieldCount: number): Patterns {
  let slots = new Int32Array(1 << 12).fill(-1)
  let keys = new Float64Array(1 << 12)
  let ofPattern = new Float64Array(1 << 10)
  const patterns: Patterns = { fieldCount, count: 0, levels: new Uint8Array(fieldCount << 10), numberOf }
  function numberOf(levels: Uint8Array): number {
    // Ten levels at most, so a pattern is read as a decimal number: exact up to fifteen fields, mixed beyond.
    let key = 0
    for (let f = 0; f < fieldCount; f++) key = key * 10 + levels[f]!
    let slot = slotOf(key, slots.length)
    while (slots[slot]! >= 0) {
      if (keys[slot] === key) return slots[slot]!
      slot = (slot + 1) & (slots.length - 1)
    }
    return add(levels, key, slot)
  }
  function add(levels: Uint8Array, key: number, slot: number): number {
    const number = patterns.count++
    slots[slot] = number
    keys[slot] = key
    if ((number + 1) * fieldCount > patterns.levels.length) patterns.levels = doubled(patterns.levels)
    if (number >= ofPattern.length) {
      const wider = new Float64Array(ofPattern.length * 2)
      wider.set(ofPattern)
      ofPattern = wider
    }
    ofPattern[number] = key
    patterns.levels.set(levels.subarray(0, fieldCount), number * fieldCount)
    if (patterns.count * 2 > slots.length) grow()
    return number
  }
  function grow() {
    slots = new Int32Array(slots.length * 2).fill(-1)
    keys = new Float64Array(slots.length)
    for (let number = 0; number < patterns.count; number++) {
      let slot = slotOf(ofPattern[number]!, slots.length)
      while (slots[slot]! >= 0) slot = (slot + 1) & (slots.length - 1)
      slots[slot] = number
      keys[slot] = ofPattern[number]!
    }
  }
  return patterns
}

function slotOf(key: number, size: number): number {
  const high = (key / 0x1_0000_0000) | 0
  return (Math.imul(key | 0, 0x9e3779b1) ^ Math.imul(high + 0x7f4a7c15, 0x85ebca6b) ^ (key >>> 7)) & (size - 1)
}

function doubled(array: Uint8Array): Uint8Array {
  const wider = new Uint8Array(array.length * 2)
  wider.set(array)
  return wider
}
