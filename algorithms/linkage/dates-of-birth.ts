// A date of birth is compared by the kind of error that people and clerks make: day and month swapped, 1 January standing for an unknown
// day, one digit off, a year off, a part missing. A date is one integer yyyymmdd with zeros for what is unknown; impossible days
// (31 February, month 81) keep their digits, because a slip of the finger is still evidence.

/** Worst to best. */
export const dateLevels = [
  'missing',
  'different',
  'near_year',
  'same_year',
  'day_and_month',
  'two_digits_off',
  'year_only_known',
  'day_month_swapped',
  'one_digit_off',
  'same',
] as const

const [DIFFERENT, NEAR_YEAR, SAME_YEAR, DAY_AND_MONTH, TWO_DIGITS, YEAR_ONLY_KNOWN, SWAPPED, ONE_DIGIT, SAME] = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** The level of two dates, both known (not 0). Symmetric. */
export function compareDates(a: number, b: number): number {
  if (a === b) return SAME
  const yearA = Math.floor(a / 10_000)
  const yearB = Math.floor(b / 10_000)
  const restA = a - yearA * 10_000
  const restB = b - yearB * 10_000
  const oneIsYearOnly = isPlaceholder(restA) || isPlaceholder(restB)
  if (yearA === yearB) {
    if (oneIsYearOnly) return YEAR_ONLY_KNOWN
    const slips = digitSlips(restA, restB)
    if (slips === 1) return ONE_DIGIT
    const monthA = Math.floor(restA / 100)
    const monthB = Math.floor(restB / 100)
    if (monthA === restB - monthB * 100 && monthB === restA - monthA * 100) return SWAPPED
    return slips === 2 ? TWO_DIGITS : SAME_YEAR
  }
  const slips = digitSlips(yearA, yearB)
  const isNear = slips === 1 || Math.abs(yearA - yearB) === 1
  if (restA === restB && !isPlaceholder(restA)) return isNear ? ONE_DIGIT : DAY_AND_MONTH
  if (oneIsYearOnly) return isNear ? NEAR_YEAR : DIFFERENT
  return slips === 1 && digitSlips(restA, restB) === 1 ? TWO_DIGITS : DIFFERENT
}

/** Nothing known of the day, or 1 January, which registers write when they know only the year. */
function isPlaceholder(monthAndDay: number): boolean {
  return monthAndDay === 101 || monthAndDay % 100 === 0
}

/** Four digits each: in how many places they differ; two neighbours swapped are one slip. */
function digitSlips(a: number, b: number): number {
  let differing = 0
  let before = 0
  let beforeA = -1
  let beforeB = -1
  let x = a
  let y = b
  for (let place = 0; place < 4; place++) {
    const digitA = x % 10
    const digitB = y % 10
    x = (x - digitA) / 10
    y = (y - digitB) / 10
    if (digitA === digitB) {
      before = 0
      continue
    }
    // The second of two neighbours that changed places is no slip of its own.
    if (before === 1 && digitA === beforeB && digitB === beforeA) {
      before = 0
      continue
    }
    differing++
    before = 1
    beforeA = digitA
    beforeB = digitB
  }
  return differing
}

export type DateOrder = 'dmy' | 'mdy'

/** A written date as yyyymmdd; 0 when none can be read. `order` settles 03/04/1990; ISO and 19900403 need no order. */
export function readDate(text: string, order: DateOrder): number {
  const trimmed = text.trim()
  const iso = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?$/.exec(trimmed)
  if (iso) return join(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const parts = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(trimmed)
  if (parts) {
    const year = parts[3]!.length === 2 ? (Number(parts[3]) > 29 ? 1900 : 2000) + Number(parts[3]) : Number(parts[3])
    const [first, second] = [Number(parts[1]), Number(parts[2])]
    const dayFirst = first > 12 || (order === 'dmy' && second <= 12)
    return dayFirst ? join(year, second, first) : join(year, first, second)
  }
  const yearMonth = /^(\d{4})[-/.](\d{1,2})(?:[-/.](?:\d|xx|\?\?))?$/i.exec(trimmed) ?? /^()(\d{1,2})[-/.](\d{4})$/.exec(trimmed)
  if (yearMonth) return yearMonth[1] === '' ? 0 : join(Number(yearMonth[1]), Number(yearMonth[2]), 0)
  const loose = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(trimmed)
  if (loose) return join(Number(loose[1]), Number(loose[2]), Number(loose[3]))
  if (/^\d{4}$/.test(trimmed)) return join(Number(trimmed), 0, 0)
  return readWordDate(trimmed)
}

/** 12 Jan 1980, 12 janvier 1980, Jan 12, 1980. */
function readWordDate(text: string): number {
  const words = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  if (words.length < 2 || words.length > 4) return 0
  let year = 0
  let month = 0
  let day = 0
  for (const word of words) {
    if (/^\d{4}$/.test(word)) year = Number(word)
    else if (/^\d{1,2}(er|st|nd|rd|th)?$/.test(word)) day = Number.parseInt(word, 10)
    else {
      const found = months.findIndex((starts) => starts.some((start) => word.startsWith(start)))
      if (found < 0) return 0
      month = found + 1
    }
  }
  return year === 0 ? 0 : join(year, month, day)
}

const months: readonly (readonly string[])[] = [
  ['jan'],
  ['feb', 'fev'],
  ['mar'],
  ['apr', 'avr'],
  ['may', 'mai'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'aou'],
  ['sep'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez'],
]

function join(year: number, month: number, day: number): number {
  return year * 10_000 + month * 100 + day
}
