/**
 * Fictitious persons as registers hold them, and what clerks, years and alphabets do to a second record of one. Names come from the
 * labelled data beside the project; towns, streets and numbers are invented. The same seed makes the same people; nobody in it lives.
 */
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const folder = new URL('../../shared/data/', import.meta.url)

export type Draw = (limit: number) => number

export type Made = {
  first: string
  middle: string
  surname: string
  father: string
  sex: string
  year: number
  month: number
  day: number
  place: string
  postcode: string
  region: string
  street: string
  house: string
  phone: string
  email: string
  document: string
  nationality: string
  work: string
}

export type Slip = (record: Made, world: World) => void
export type World = { readonly draw: Draw; readonly people: People }

/** What persons are made of. `native` gives the spelling of a name in another script. */
export type People = {
  readonly firstNames: Readonly<Record<'M' | 'F', readonly string[]>>
  readonly surnames: readonly string[]
  readonly native: ReadonlyMap<string, string>
}

export function drawer(seed: number): Draw {
  let state = Math.imul(seed, 0x9e3779b1) | 1
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let hash = Math.imul(state ^ (state >>> 15), state | 1)
    hash ^= hash + Math.imul(hash ^ (hash >>> 7), hash | 61)
    return Math.floor((((hash ^ (hash >>> 14)) >>> 0) / 0x1_0000_0000) * limit)
  }
}

export const one = <Value>(draw: Draw, list: readonly Value[]): Value => list[draw(list.length)]!

/** Undefined where the labelled data is not there. */
export function readPeople(): People | undefined {
  const files = ['popular-names/common-forenames-by-country.csv', 'popular-names/common-surnames-by-country.csv'].map(
    (name) => new URL(name, folder),
  )
  if (!files.every((file) => existsSync(file))) return undefined
  const [forenames, surnames] = files.map((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().replaceAll('"', '').split(',')),
  ) as [string[][], string[][]]
  const native = new Map<string, string>()
  const ofSex = (sex: string) => [
    ...new Set(forenames.filter((row) => row[9] === sex && isName(row[11])).map((row) => keep(native, row[10], row[11]!))),
  ]
  return {
    firstNames: { M: ofSex('M'), F: ofSex('F') },
    surnames: [...new Set(surnames.filter((row) => isName(row[5])).map((row) => keep(native, row[4], row[5]!)))],
    native,
  }
}

/** Latin and native spellings of words, as the labelled pairs have them: people who are written in two alphabets. */
export function readPeopleOf(script: 'arabic' | 'russian' | 'hebrew'): People | undefined {
  const file = new URL(`netrans/wd_${script}_80.tsv.gz`, folder)
  if (!existsSync(file)) return undefined
  const native = new Map<string, string>()
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    const [latin, written] = line.split('\t')
    if (latin !== undefined && written !== undefined && /^[a-z]{4,12}$/.test(latin)) native.set(latin, written.replaceAll(' ', ''))
  }
  const words = [...native.keys()]
  return {
    firstNames: { M: words.filter((_, n) => n % 40 === 1), F: words.filter((_, n) => n % 40 === 2) },
    surnames: words.filter((_, n) => n % 10 === 5),
    native,
  }
}

function isName(name: string | undefined): name is string {
  return name !== undefined && /^\p{L}[\p{L}' -]+$/u.test(name)
}

function keep(native: Map<string, string>, written: string | undefined, latin: string): string {
  if (written !== undefined && written !== '' && written !== latin) native.set(latin, written)
  return latin
}

/** The first of a list more often than the last, as names are. */
export function skewed(draw: Draw, length: number): number {
  return Math.floor((draw(65_536) / 65_536) ** 2 * length)
}

export function makePerson({ draw, people }: World): Made {
  const sex = draw(2) === 0 ? 'M' : 'F'
  const firstNames = people.firstNames[sex]
  const first = firstNames[skewed(draw, firstNames.length)]!
  const surname = people.surnames[skewed(draw, people.surnames.length)]!
  const [month, day] = draw(12) === 0 ? [1, 1] : [1 + draw(12), 1 + draw(28)]
  const made: Made = {
    first,
    middle: draw(3) === 0 ? one(draw, firstNames) : '',
    surname: draw(2) === 0 && people.surnames.length < 4_000 ? `${surname}${one(draw, endings)}` : surname,
    father: people.firstNames.M[skewed(draw, people.firstNames.M.length)]!,
    sex,
    year: 1930 + Math.floor((draw(800) + draw(800)) / 20),
    month,
    day,
    ...address(draw),
    phone: draw(4) === 0 ? '' : `0${6 + draw(2)}${10_000_000 + draw(90_000_000)}`,
    email: '',
    document: draw(4) === 0 ? '' : `${one(draw, letters)}${one(draw, letters)}${1_000_000 + draw(9_000_000)}`,
    nationality: countries[skewed(draw, countries.length)]!,
    work: draw(3) === 0 ? '' : trades[skewed(draw, trades.length)]!,
  }
  if (draw(3) > 0)
    made.email = `${made.first}.${made.surname}${draw(100)}@${one(draw, ['mel.example', 'post.example', 'org.example'])}`
      .toLowerCase()
      .replaceAll(' ', '')
  return made
}

function address(draw: Draw): Pick<Made, 'place' | 'postcode' | 'region' | 'street' | 'house'> {
  const town = skewed(draw, 600)
  const word = (n: number) => syllables[n % syllables.length]! + syllables[Math.floor(n / syllables.length + n * 7) % syllables.length]!
  return {
    place: `${word(town)}${['ville', 'burg', 'ton', 'a'][town % 4]!}`,
    postcode: String(10_000 + town * 37 + draw(3)),
    region: `${word(town % 14)}ia`,
    street: `${word(draw(2_000) + 31)} ${one(draw, ['street', 'road', 'lane'])}`,
    house: String(1 + skewed(draw, 200)),
  }
}

/** The same person's address after moving. */
export const movesHouse: Slip = (record, { draw }) => {
  Object.assign(record, address(draw))
}

export const marries: Slip = (record, { draw, people }) => {
  const taken = people.surnames[skewed(draw, people.surnames.length)]!
  record.surname = draw(3) === 0 ? `${record.surname}-${taken}` : taken
}

/** A letter changed, lost, doubled, or two swapped; digits stay digits. */
export function mistyped(text: string, draw: Draw): string {
  if (text.length < 3) return text
  const at = 1 + draw(text.length - 2)
  const other = /\d/.test(text[at]!) ? String(draw(10)) : String.fromCharCode(97 + draw(26))
  const kinds = [
    text.slice(0, at) + other + text.slice(at + 1),
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + text[at]! + text.slice(at),
    text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2),
  ]
  return one(draw, kinds)
}

export const mistypes =
  (...fields: (keyof Made)[]): Slip =>
  (record, { draw }) => {
    for (const field of fields) if (typeof record[field] === 'string') (record[field] as string) = mistyped(record[field] as string, draw)
  }

export const forgets =
  (...fields: (keyof Made)[]): Slip =>
  (record) => {
    for (const field of fields) (record[field] as string | number) = typeof record[field] === 'number' ? 0 : ''
  }

/** Another way to write the same sounds in Latin letters, as offices of different countries do. */
export const transcribes: Slip = (record, { draw }) => {
  for (const field of ['first', 'surname'] as const) {
    let text = record[field].toLowerCase()
    for (const [from, to] of spellings) if (draw(2) === 0 && text.includes(from)) text = text.replace(from, to)
    record[field] = text
  }
}

/** Called by the first syllables, by the initial, or by the middle name. */
export const shortens: Slip = (record, { draw }) => {
  const kind = draw(3)
  if (kind === 0) record.first = record.first.slice(0, 1)
  else if (kind === 1 && record.middle !== '') [record.first, record.middle] = [record.middle, record.first]
  else record.first = record.first.slice(0, 3 + draw(2))
}

export const swapsNames: Slip = (record) => {
  ;[record.first, record.surname] = [record.surname, record.first]
}

export const misdates: Slip = (record, { draw }) => {
  const kind = draw(5)
  if (kind === 0) [record.month, record.day] = [1, 1]
  else if (kind === 1 && record.day <= 12) [record.month, record.day] = [record.day, record.month]
  else if (kind === 2) record.year += draw(2) === 0 ? 1 : -1
  else if (kind === 3) record.day = 1 + draw(28)
  else record.month = 1 + draw(12)
}

export const writesNative: Slip = (record, { people }) => {
  for (const field of ['first', 'surname', 'father'] as const) record[field] = people.native.get(record[field]) ?? record[field]
}

const spellings = 'ou u|u ou|kh h|h kh|sh ch|ch sh|j dj|y i|i y|ph f|f ph|ee i|ss s|s ss|mm m|m mm|ll l|l ll|w v|v w|c k|k c|ae e|e ae|z s'
  .split('|')
  .map((pair) => pair.split(' ') as [string, string])
const endings = 'ov ez son ian ou ski i man idis oglu eira ati ane eda er us'.split(' ')
const syllables = 'bar den fol gri kan lum mor nes pal ros sil tan ver zol hal jen cor dul fen gol'.split(' ')
const letters = 'ABCDEFGHJKLMNPRSTXYZ'.split('')
const countries = 'SY AF ER SD SO CD IQ IR GN ML CI CM NG BD PK LK UA GE AM TR'.split(' ')
const trades = 'farmer,teacher,driver,nurse,tailor,student,cook,mason,trader,carpenter,clerk,mechanic,painter,baker,guard,cleaner'.split(
  ',',
)
