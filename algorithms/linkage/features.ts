// What a blocking key may be made of: for each field a few coarser readings of its value, so that an error in one place leaves another
// reading alike. A feature is a number a record, 0 for none.
import type { Field, Register } from './register.ts'
import type { Dictionary } from './dictionary.ts'

export type Feature = {
  readonly name: string
  /** Two features of one source are not joined into a key: the second would add nothing. */
  readonly source: string
  /** By record; 0 for none. */
  readonly values: Int32Array
  /** 0 for the reading of its source that serves most, 1 for the next: files of many columns use the first readings only. */
  readonly rank: number
  /** How many different values it has. */
  readonly distinct: number
  /** Too coarse to be a key alone. */
  readonly coarse: boolean
}

export function featuresOf(register: Register): Feature[] {
  const features = register.fields.flatMap((field) => ofField(field).map((feature, rank) => ({ ...feature, rank })))
  const both = bothNames(register)
  return both === undefined ? features : [...features, ...both]
}

/** The readings of a field, that which serves most first. */
function ofField(field: Field): Omit<Feature, 'rank'>[] {
  const feature = (reading: string, ofCode: Int32Array): Omit<Feature, 'rank'> => ({
    name: reading === '' ? field.name : `${field.name} (${reading})`,
    source: field.name,
    values: field.codes.map((code) => ofCode[code]!),
    ...fineness(countReadings(field, ofCode), field.codes.length),
  })
  const whole = Int32Array.from({ length: field.counts.length }, (_, code) => code)
  const spread = [feature('', whole)]
  if (field.days !== undefined) {
    const days = field.days
    const part = (reading: string, of: (day: number) => number) =>
      feature(
        reading,
        days.map((day) => (day === 0 ? 0 : of(day))),
      )
    spread.push(part('year', (day) => Math.floor(day / 10_000)))
    spread.push(part('day and month', (day) => (day % 100 === 0 ? 0 : 1 + (day % 10_000))))
    spread.push(part('digits in any order', sortedDigits))
    return spread
  }
  if (field.letters === undefined || field.nature === 'choice') return spread
  const { letters } = field
  if (field.nature === 'code' || field.nature === 'number') {
    spread.push(
      feature(
        'first half',
        pieces(letters, (length) => [0, length >> 1]),
      ),
    )
    spread.push(
      feature(
        'last half',
        pieces(letters, (length) => [length >> 1, length]),
      ),
    )
    return spread
  }
  const readings = [
    feature(
      'first letters',
      pieces(letters, (length) => [0, Math.min(4, length)]),
    ),
    feature(
      'last letters',
      pieces(letters, (length) => [Math.max(0, length - 4), length]),
    ),
    ...(field.texts === undefined ? [] : [feature('sound', field.texts.skeletons)]),
  ]
  if (field.nature === 'name')
    readings.push(
      feature(
        'initial',
        pieces(letters, () => [0, 1]),
      ),
    )
  return [...readings, ...spread]
}

/** First name and surname in either order, so that swapped columns meet: whole, and by sound. */
function bothNames(register: Register): Feature[] | undefined {
  const first = register.fields.find((field) => field.name === 'first_name')
  const surname = register.fields.find((field) => field.name === 'surname')
  if (first?.texts === undefined || surname === undefined) return undefined
  const { skeletons } = first.texts
  const joined = (reading: string, of: (code: number) => number): Feature => {
    const codes = new Int32Array(register.size)
    for (let record = 0; record < register.size; record++) {
      const a = of(first.codes[record]!)
      const b = of(surname.codes[record]!)
      codes[record] = a === 0 && b === 0 ? 0 : a === 0 || b === 0 ? 0 : mix(Math.min(a, b), Math.max(a, b)) & 0x3fffffff
    }
    return { name: reading, source: 'names', values: codes, rank: 0, ...fineness(register.size, register.size) }
  }
  return [joined('both names in any order', (code) => code), joined('both names in any order (sound)', (code) => skeletons[code]!)]
}

export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x2c1b3c6d, 0x9e3779b1) ^ Math.imul(b + 0x297a2d39, 0x85ebca6b)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return hash ^ (hash >>> 13)
}

function pieces(letters: Dictionary, of: (length: number) => readonly [start: number, end: number]): Int32Array {
  const numbers = new Map<string, number>()
  const ofCode = new Int32Array(letters.texts.length)
  for (let code = 1; code < letters.texts.length; code++) {
    const text = letters.texts[code]!
    if (text === '') continue
    const [start, end] = of(text.length)
    const piece = text.slice(start, end)
    if (piece === '') continue
    const number = numbers.get(piece) ?? numbers.size + 1
    numbers.set(piece, number)
    ofCode[code] = number
  }
  return ofCode
}

function sortedDigits(day: number): number {
  let sum = 1
  for (let rest = day; rest > 0; rest = Math.floor(rest / 10)) sum += 8 ** (rest % 10)
  return sum | 0
}

/** Less than 40 different readings (sex, a region, an initial) are too coarse for a key alone; in a short file, less than one for five records. */
function fineness(distinct: number, size: number): Pick<Feature, 'distinct' | 'coarse'> {
  return { distinct, coarse: distinct < Math.min(40, size / 5) }
}

function countReadings(field: Field, ofCode: Int32Array): number {
  const different = new Set<number>()
  for (let code = 1; code < ofCode.length && different.size < enough; code++) if (field.counts[code]! > 0) different.add(ofCode[code]!)
  return different.size
}

/** Nobody asks how many more. */
const enough = 2_000
