/**
 * A register of fictitious people with the slips that registers have, the same for the same seed: common names of many countries
 * (../shared/data), invented towns, dates, documents. Nobody in it lives.
 */
import { createWriteStream, existsSync, readFileSync } from 'node:fs'
import { once } from 'node:events'

const folder = new URL('../../shared/data/popular-names/', import.meta.url)

export type Made = { rows: number; persons: number }

/** Undefined where the names are not there. Of `rows` records some 15 in a hundred are another record of a person before. */
export async function writePeople(file: string, rows: number, seed: number): Promise<Made | undefined> {
  const names = readNames()
  if (names === undefined) return undefined
  const draw = drawer(seed)
  const out = createWriteStream(file)
  out.write('id,person,first name,surname,birth date,sex,nationality,birth place,document,phone\n')
  let persons = 0
  let row = 0
  let held = ''
  while (row < rows) {
    const person = makePerson(names, draw)
    const records = 1 + (draw(100) < 12 ? 1 : 0) + (draw(100) < 2 ? 1 + draw(3) : 0)
    persons++
    for (let n = 0; n < records && row < rows; n++) {
      const fields = n === 0 ? person : withSlips(person, names, draw)
      held += `${row++},${persons},${fields.join(',')}\n`
    }
    if (held.length > 1 << 20) {
      if (!out.write(held)) await once(out, 'drain')
      held = ''
    }
  }
  out.end(held)
  await once(out, 'finish')
  return { rows, persons }
}

type Draw = (limit: number) => number
type Country = { code: string; first: { M: string[]; F: string[] }; surnames: string[] }
type Person = [
  first: string,
  surname: string,
  born: string,
  sex: string,
  nationality: string,
  place: string,
  document: string,
  phone: string,
]

function readNames(): Country[] | undefined {
  const files = ['common-forenames-by-country.csv', 'common-surnames-by-country.csv'].map((name) => new URL(name, folder))
  if (!files.every((file) => existsSync(file))) return undefined
  const [forenames, surnames] = files.map((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(',')),
  ) as [string[][], string[][]]
  const countries = new Map<string, Country>()
  for (const row of forenames) {
    const [code, sex, name] = [row[0]!, row[9], row[11]]
    if ((sex !== 'M' && sex !== 'F') || !name) continue
    const country = countries.get(code) ?? { code, first: { M: [], F: [] }, surnames: [] }
    country.first[sex].push(plain(name))
    countries.set(code, country)
  }
  for (const row of surnames) if (row[5]) countries.get(row[0]!)?.surnames.push(plain(row[5]))
  const whole = [...countries.values()].filter(({ first, surnames }) => first.M.length > 3 && first.F.length > 3 && surnames.length > 3)
  return whole.length > 3 ? whole : undefined
}

function plain(name: string): string {
  return name.replace(/[",\r]/g, '').toLowerCase()
}

function makePerson(countries: readonly Country[], draw: Draw): Person {
  const country = countries[Math.floor((draw(1_000) * draw(1_000) * countries.length) / 1_000_000)]!
  const sex = draw(2) === 0 ? 'M' : 'F'
  const first = country.first[sex][skewed(draw, country.first[sex].length)]!
  const surname = country.surnames[skewed(draw, country.surnames.length)]!
  // A made syllable makes twice ten thousand surnames of two thousand, as a country of millions has.
  const whole = draw(10) < 7 ? surname + syllables[draw(syllables.length)]! : surname
  const year = 1930 + Math.floor((draw(900) + draw(900)) / 20)
  const born = draw(10) === 0 ? `${year}-01-01` : `${year}-${two(1 + draw(12))}-${two(1 + draw(28))}`
  const place = `${syllables[draw(syllables.length)]!}${syllables[skewed(draw, syllables.length)]!}${syllables[skewed(draw, 12)]!}`
  const document = draw(10) < 7 ? `${country.code}${String(1e7 + draw(9e7))}` : ''
  const phone = draw(10) < 5 ? `+${10 + draw(80)}${String(1e8 + draw(9e8))}` : ''
  return [first, whole, born, sex, country.code, place, document, phone]
}

function withSlips(person: Person, countries: readonly Country[], draw: Draw): Person {
  const record: Person = [...person]
  if (draw(10) < 4) record[0] = slip(record[0], draw)
  if (draw(10) < 4) record[1] = slip(record[1], draw)
  if (draw(25) === 0) [record[0], record[1]] = [record[1], record[0]]
  if (draw(10) < 2) record[2] = otherDate(record[2], draw)
  if (draw(50) === 0) record[3] = record[3] === 'M' ? 'F' : 'M'
  if (draw(20) === 0) record[4] = countries[draw(countries.length)]!.code
  if (draw(10) < 2) record[5] = draw(2) === 0 ? '' : slip(record[5], draw)
  if (draw(10) < 4) record[6] = draw(2) === 0 ? '' : slip(record[6], draw)
  if (draw(10) < 6) record[7] = draw(2) === 0 ? '' : `+${10 + draw(80)}${String(1e8 + draw(9e8))}`
  return record
}

/** A letter changed, lost, doubled, or two swapped. */
function slip(text: string, draw: Draw): string {
  if (text.length < 3) return text
  const at = 1 + draw(text.length - 2)
  const kind = draw(4)
  if (kind === 0) return text.slice(0, at) + String.fromCharCode(97 + draw(26)) + text.slice(at + 1)
  if (kind === 1) return text.slice(0, at) + text.slice(at + 1)
  if (kind === 2) return text.slice(0, at) + text[at]! + text.slice(at)
  return text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2)
}

function otherDate(date: string, draw: Draw): string {
  const [year, month, day] = date.split('-') as [string, string, string]
  const kind = draw(4)
  if (kind === 0) return `${year}-01-01`
  if (kind === 1) return `${year}-${two(Math.min(12, Number(day)))}-${month}`
  if (kind === 2) return `${Number(year) + (draw(2) === 0 ? 1 : -1)}-${month}-${day}`
  return `${year}-${month}-${two(1 + draw(28))}`
}

/** The first of a list far more often than the last, as names are. */
function skewed(draw: Draw, length: number): number {
  return Math.floor((((draw(4_096) / 4_096) * draw(4_096)) / 4_096) * length)
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

const syllables = Array.from({ length: 120 }, (_, n) => 'bdfgklmnprst'[n % 12]! + 'aeiou'[n % 5]! + ['n', 'r', 'l', '', 's', 'm'][n % 6]!)

function drawer(seed: number): Draw {
  let state = seed | 0 || 1
  return (limit) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return Math.floor(((state >>> 0) / 0x1_0000_0000) * limit)
  }
}
