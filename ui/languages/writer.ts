/** Days, times, numbers, money, countries and languages as a reader of this language writes them. Values come in as the contracts carry them. */
import { majorAmount, minorDigits } from '#domain/kit/currency-digits.ts'
import type { Money } from '#domain/kit/money.ts'
import type { PaperLanguage } from './icu.ts'

export type Writer = {
  /** `2026-11-02` → 02/11/2026; `long` → 2 novembre 2026. A day has no time zone and is never shifted. */
  day(day: string, style?: 'short' | 'long' | 'weekday'): string
  /** A date of birth known to the month or the year is written no more precisely than it is known. */
  birthday(day: string | null, precision: string): string
  /** Day and time at the place when its zone is given, else where the reader works. */
  instant(at: string, zone?: string): string
  /** HH:mm at the place. */
  clock(at: string, zone?: string): string
  number(value: number, fractionDigits?: number): string
  /** 0.25 → 25 % */
  percent(share: number): string
  money(money: Money): string
  /** ISO 3166 alpha-2 → name; an unknown code is shown as it is. */
  country(code: string): string
  /** BCP 47 → name. */
  language(code: string): string
  list(words: readonly string[]): string
  /** „3 hours ago”, to the largest fitting unit. */
  ago(at: string, nowMs: number): string
}

/** By the calendar and in the figures of tickets and of airports' screens, in Arabic too. */
const locales: Partial<Record<PaperLanguage, string>> = { en: 'en-GB', ar: 'ar-u-ca-gregory-nu-latn' }

/** `ownZone`: where the reader works; moments without a place of their own are written in its time, else in that of the device. */
export function makeWriter(language: PaperLanguage, ownZone?: string): Writer {
  const locale = locales[language] ?? language
  const memo = new Map<string, Intl.DateTimeFormat>()
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const key = JSON.stringify(options)
    const known = memo.get(key) ?? new Intl.DateTimeFormat(locale, options)
    memo.set(key, known)
    return known
  }
  const places = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' })
  const tongues = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })

  const day: Writer['day'] = (text, style = 'short') => dates({ ...dayStyles[style], timeZone: 'UTC' }).format(noonOf(text))
  return {
    day,
    birthday: (text, precision) => {
      if (text === null || precision === 'UNKNOWN') return '—'
      if (precision === 'YEAR') return text.slice(0, 4)
      return precision === 'MONTH' ? dates({ month: '2-digit', year: 'numeric', timeZone: 'UTC' }).format(noonOf(text)) : day(text)
    },
    instant: (at, zone) => dates({ dateStyle: 'short', timeStyle: 'short', ...inZone(zone ?? ownZone) }).format(new Date(at)),
    clock: (at, zone) => dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...inZone(zone ?? ownZone) }).format(new Date(at)),
    number: (value, fractionDigits) =>
      new Intl.NumberFormat(
        locale,
        fractionDigits === undefined ? {} : { minimumFractionDigits: fractionDigits, maximumFractionDigits: fractionDigits },
      ).format(value),
    percent: (share) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share),
    money: (money) => {
      const digits = minorDigits(money.currency)
      const options = { style: 'currency', currency: money.currency, minimumFractionDigits: digits, maximumFractionDigits: digits } as const
      return new Intl.NumberFormat(locale, options).format(majorAmount(money))
    },
    country: (code) => orCode(code, (known) => places.of(known)),
    language: (code) => orCode(code, (known) => tongues.of(known)),
    list: (words) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(words),
    ago: (at, nowMs) => {
      const seconds = (new Date(at).getTime() - nowMs) / 1000
      const [unit, size] = units.find(([, least]) => Math.abs(seconds) >= least) ?? units.at(-1)!
      return relative.format(Math.round(seconds / size), unit)
    },
  }
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]

const dayStyles = {
  short: { day: '2-digit', month: '2-digit', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

function noonOf(day: string): Date {
  return new Date(`${day.slice(0, 10)}T12:00:00Z`)
}

function inZone(zone: string | undefined): { timeZone?: string } {
  return zone === undefined ? {} : { timeZone: zone }
}

function orCode(code: string, name: (code: string) => string | undefined): string {
  try {
    return name(code) ?? code
  } catch {
    return code
  }
}
