/** Sums of money in whole minor units: changed into another currency, cut without losing a cent, added up (domain.md 1.16). */
import { minorDigits } from '#domain/kit/currency-digits.ts'
import type { Day } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { TicketingTerms } from './payer-words.ts'
import type { CostNature, CostSum, CostTotals } from './ticket-words.ts'

const million = 1_000_000n

/**
 * An amount in another currency at a rate in millionths (of one whole unit). Half a minor unit goes away from zero, so that an amount
 * and its refund are changed alike. Integers of any size on the way, never a float.
 */
export function convert(minor: number, from: string, to: string, rateMicro: number): number {
  const above = BigInt(minor) * BigInt(rateMicro) * 10n ** BigInt(minorDigits(to))
  const below = million * 10n ** BigInt(minorDigits(from))
  const half = above < 0n ? -below / 2n : below / 2n
  return Number((above + half) / below)
}

/**
 * Cuts a whole by weights into parts that add up to it. What rounding leaves goes to the last part that weighs anything; without any
 * weight the whole stays in the first part.
 */
export function split(whole: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const last = weights.findLastIndex((weight) => weight > 0)
  if (last < 0) return weights.map((_, at) => (at === 0 ? whole : 0))
  const parts = weights.map((weight) => Number((BigInt(whole) * BigInt(weight)) / BigInt(sum)))
  const given = parts.reduce((total, part) => total + part, 0)
  return parts.map((part, at) => (at === last ? part + whole - given : part))
}

/** The terms that stood on a day: the latest that had begun and had not ended. */
export function termsOn(terms: readonly TicketingTerms[], on: Day): TicketingTerms | undefined {
  return terms
    .filter(({ validFrom, validTo }) => validFrom <= on && (validTo === undefined || on <= validTo))
    .toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))[0]
}

export type Rate = { rateMicro: number; rateSource: string | null; rateOn: Day | null }
export type RateRefusal = 'rate_missing' | 'rate_without_need' | 'day_in_the_future'

/** The rate that will be frozen: none for the same currency, else one with its source and its day. */
export function rateOf(
  asked: { rateMicro?: number | undefined; rateSource?: string | undefined; rateOn?: Day | undefined },
  currency: string,
  reportCurrency: string,
  today: Day,
): Result<Rate, RateRefusal> {
  const { rateMicro, rateSource, rateOn } = asked
  if (currency === reportCurrency)
    return rateMicro !== undefined && rateMicro !== Number(million)
      ? refuse('rate_without_need', { currency })
      : accept({ rateMicro: Number(million), rateSource: null, rateOn: null })
  if (rateMicro === undefined || rateSource === undefined || rateOn === undefined)
    return refuse('rate_missing', { currency, reportCurrency })
  if (rateOn > today) return refuse('day_in_the_future', { day: rateOn })
  return accept({ rateMicro, rateSource, rateOn })
}

/** What is typed is a positive amount; only a refund counts the other way. */
export function signedAmount(nature: CostNature, amountMinor: number): number {
  return nature === 'REFUND' ? -amountMinor : amountMinor
}

/** Costs added up, for each report currency; a sum is what its parts add up to, whichever way they are cut. */
export function totalsOf(sums: readonly CostSum[], personsFlown: number): CostTotals[] {
  return [...Map.groupBy(sums, ({ reportCurrency }) => reportCurrency)].map(([reportCurrency, lines]) => {
    const totalMinor = sum(lines)
    const perPersonMinor = personsFlown === 0 ? null : Math.trunc(totalMinor / personsFlown)
    return {
      reportCurrency,
      totalMinor,
      byNature: grouped(lines, ({ nature }) => nature).map(([nature, minor]) => ({ nature, minor })),
      byPayer: grouped(lines, ({ payer }) => payer).map(([payer, minor]) => ({ payer, minor })),
      byProject: grouped(lines, ({ projectCode }) => projectCode).map(([projectCode, minor]) => ({ projectCode, minor })),
      personsFlown,
      perPersonMinor,
      remainderMinor: perPersonMinor === null ? totalMinor : totalMinor - perPersonMinor * personsFlown,
    }
  })
}

function grouped<Key>(lines: readonly CostSum[], key: (line: CostSum) => Key): [Key, number][] {
  return [...Map.groupBy(lines, key)]
    .map(([value, own]): [Key, number] => [value, sum(own)])
    .toSorted((a, b) => String(a[0]).localeCompare(String(b[0])))
}

function sum(lines: readonly CostSum[]): number {
  return lines.reduce((total, { reportMinor }) => total + reportMinor, 0)
}
