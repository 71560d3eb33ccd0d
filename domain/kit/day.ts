/**
 * Calendar days and instants. A day is `YYYY-MM-DD`; an instant is UTC, always written `YYYY-MM-DDTHH:mm:ss.sssZ`,
 * so both compare as plain text. A local time never travels without its IANA zone. Nothing here reads the clock.
 */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

export const Day = z.iso.date().brand<'Day'>().meta({ id: 'Day', description: 'Calendar day, YYYY-MM-DD' })
export type Day = z.infer<typeof Day>

export const Instant = z.iso
  .datetime({ offset: true, abort: true })
  .overwrite((text) => canonical(text))
  .brand<'Instant'>()
  .meta({ id: 'Instant', description: 'UTC instant' })
export type Instant = z.infer<typeof Instant>

/** IANA zone name, such as `Europe/Paris`. */
export const TimeZone = z.string().refine(isTimeZone, { error: 'unknown_time_zone' }).brand<'TimeZone'>().meta({ id: 'TimeZone' })
export type TimeZone = z.infer<typeof TimeZone>

export const DatePrecision = z.enum(['DAY', 'MONTH', 'YEAR', 'UNKNOWN'])
export type DatePrecision = z.infer<typeof DatePrecision>

const canonicalForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** Nearly every instant is canonical already, and a list checks hundreds: those are told by the engine's own calendar. */
function canonical(text: string): string {
  if (canonicalForm.test(text) && new Date(text).toJSON() === text) return text
  return instantFromMs(Temporal.Instant.from(text).epochMilliseconds)
}

/** Throws RangeError on text that is no calendar day; for text from outside use `Day.safeParse`. */
export function day(text: string): Day {
  return Temporal.PlainDate.from(text).toString() as Day
}

/** Throws RangeError on text that is no instant; for text from outside use `Instant.safeParse`. */
export function instant(text: string): Instant {
  return canonical(text) as Instant
}

export function instantFromMs(epochMs: number): Instant {
  return new Date(epochMs).toISOString() as Instant
}

export function msOf(at: Instant): number {
  return Date.parse(canonical(at))
}

export function addMinutes(at: Instant, minutes: number): Instant {
  return instantFromMs(msOf(at) + minutes * 60_000)
}

/** Whole minutes from `from` to `to`, negative when `to` is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.trunc((msOf(to) - msOf(from)) / 60_000)
}

export function addDays(on: Day, days: number): Day {
  return Temporal.PlainDate.from(on).add({ days }).toString() as Day
}

/** The same day of a later month, or that month's last day (31 January + 1 month = 28 or 29 February). */
export function addMonths(on: Day, months: number): Day {
  return Temporal.PlainDate.from(on).add({ months }).toString() as Day
}

/** Whole days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days
}

/** Completed years of age on a day. Somebody born on 29 February has their birthday on 28 February in common years. */
export function ageOn(bornOn: Day, on: Day): number {
  if (on < bornOn) return Temporal.PlainDate.from(bornOn).until(Temporal.PlainDate.from(on), { largestUnit: 'year' }).years
  const year = Number(on.slice(0, 4))
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const birthday = bornOn.slice(5) === '02-29' && !isLeap ? '02-28' : bornOn.slice(5)
  return year - Number(bornOn.slice(0, 4)) - (on.slice(5) < birthday ? 1 : 0)
}

/** The calendar day at a place when it is `at` there. */
export function dayAt(at: Instant, zone: string): Day {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString() as Day
}

/** Local wall-clock time `HH:mm` at a place. */
export function clockAt(at: Instant, zone: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** The instant of a local wall-clock time. A time skipped by summer time moves forward, a doubled one is the first. */
export function instantAt(localDateTime: string, zone: string): Instant {
  return instantFromMs(Temporal.PlainDateTime.from(localDateTime).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds)
}

export function startOfDay(on: Day, zone: string): Instant {
  return instantAt(`${on}T00:00`, zone)
}

export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return name.includes('/') || name === 'UTC'
  } catch {
    return false
  }
}
