// Dates and times as EDIFACT writes them (data element 2379), and the parts of a birth date that nobody knows (ICAO Doc 9303-3: a filler
// in place of two digits). Local times have no zone here, as in the message: they are compared within what clocks of the world differ.

export type Digits = '101' | '102' | '201' | '203'

/** Local wall-clock time, `YYYY-MM-DD` and `HH:MM`. */
export type LocalTime = { day: string; clock: string }

/** As far as it is known; `null` for somebody of whom nobody knows the year. */
export type Birth = { year: number; month?: number; day?: number } | null

const lengths: Record<Digits, number> = { '101': 6, '102': 8, '201': 10, '203': 12 }

export function isFormat(text: string): text is Digits {
  return text in lengths
}

/** `latestYear`: a year of two digits is the last one not after it. */
export function readTime(text: string, format: Digits, latestYear: number): LocalTime | undefined {
  if (text.length !== lengths[format] || !/^\d+$/.test(text)) return undefined
  const long = format === '102' || format === '203'
  const year = long ? Number(text.slice(0, 4)) : century(Number(text.slice(0, 2)), latestYear)
  const rest = text.slice(long ? 4 : 2)
  const [month, day, hour, minute] = [rest.slice(0, 2), rest.slice(2, 4), rest.slice(4, 6) || '00', rest.slice(6, 8) || '00']
  if (!isDay(year, Number(month), Number(day)) || Number(hour) > 23 || Number(minute) > 59) return undefined
  return { day: `${String(year).padStart(4, '0')}-${month}-${day}`, clock: `${hour}:${minute}` }
}

export function writeTime({ day, clock }: LocalTime, format: Digits): string {
  const digits = day.replaceAll('-', '')
  const date = format === '102' || format === '203' ? digits : digits.slice(2)
  return format === '201' || format === '203' ? date + clock.replace(':', '') : date
}

/** A birth date of which the end may be unknown: `90<<<<`, `9005<<`. Two zeros are read the same way, as some systems write them. */
export function readBirth(text: string, format: '101' | '102', latestYear: number): { birth: Birth; whole: boolean } | undefined {
  const long = format === '102'
  if (text.length !== lengths[format]) return undefined
  const yearText = text.slice(0, long ? 4 : 2)
  const [monthText, dayText] = [text.slice(-4, -2), text.slice(-2)]
  const [noMonth, noDay] = [isUnknown(monthText), isUnknown(dayText)]
  if (/^<+$/.test(yearText)) return noMonth && noDay ? { birth: null, whole: false } : undefined
  if (!/^\d+$/.test(yearText) || (noMonth && !noDay)) return undefined
  const year = long ? Number(yearText) : century(Number(yearText), latestYear)
  if (noMonth) return { birth: { year }, whole: false }
  const month = Number(monthText)
  if (!/^\d\d$/.test(monthText) || month < 1 || month > 12) return undefined
  if (noDay) return { birth: { year, month }, whole: false }
  if (!/^\d\d$/.test(dayText) || !isDay(year, month, Number(dayText))) return undefined
  return { birth: { year, month, day: Number(dayText) }, whole: true }
}

export function writeBirth(birth: Birth, format: '101' | '102'): string {
  const two = (part: number | undefined) => (part === undefined ? '<<' : String(part).padStart(2, '0'))
  if (birth === null) return format === '102' ? '<<<<<<<<' : '<<<<<<'
  const year = String(birth.year).padStart(4, '0')
  return (format === '102' ? year : year.slice(2)) + two(birth.month) + two(birth.month === undefined ? undefined : birth.day)
}

/** The first day the person can have been born, as text that compares. */
export function earliest(birth: NonNullable<Birth>): string {
  const two = (part: number | undefined) => String(part ?? 1).padStart(2, '0')
  return `${String(birth.year).padStart(4, '0')}-${two(birth.month)}-${two(birth.day)}`
}

/** Whole days from one day to another, negative when the second is earlier. */
export function daysFrom(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

export function minutesFrom(from: LocalTime, to: LocalTime): number {
  const minutes = ({ clock }: LocalTime) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
  return daysFrom(from.day, to.day) * 1440 + minutes(to) - minutes(from)
}

const isUnknown = (part: string): boolean => part === '<<' || part === '00'

function century(two: number, latestYear: number): number {
  const inThis = Math.floor(latestYear / 100) * 100 + two
  return inThis > latestYear ? inThis - 100 : inThis
}

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

/** Days since 1 March of the year 0, by the months of the Julian reckoning with the Gregorian leap rule. */
function dayNumber(day: string): number {
  const [year = 0, month = 1, on = 1] = day.split('-').map(Number)
  const shifted = month <= 2 ? year - 1 : year
  const months = (month + 9) % 12
  return (
    shifted * 365 +
    Math.floor(shifted / 4) -
    Math.floor(shifted / 100) +
    Math.floor(shifted / 400) +
    Math.floor((months * 153 + 2) / 5) +
    on -
    1
  )
}
