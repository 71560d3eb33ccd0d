// Decides over which months something is counted, and sets what was reached beside its target. No clock, no database.
import { addMonths, type Day, dayAt, type Instant } from '#domain/kit/day.ts'
import { type IndicatorCode, indicatorUnits, type IndicatorReading, type Month, type MonthCount, type Target } from './indicator-words.ts'
import { achievement } from './rules.ts'
import type { KnownDay } from './words.ts'

export type Period = { fromMonth: Month; toMonth: Month }

/** More months than this on one page tell nobody anything. */
export const monthsMax = 60
const usualMonths = 12

/** The months asked for; else a project's since its start, where that is not too long ago; else the last twelve. */
export function periodOf(asked: Partial<Period>, start: KnownDay | undefined, now: Instant, zone: string): Period {
  const toMonth = asked.toMonth ?? monthOf(dayAt(now, zone))
  const usual = monthsBefore(toMonth, usualMonths - 1)
  const begun = start === undefined ? undefined : monthOf(start.on)
  const since = begun !== undefined && begun <= toMonth && begun > monthsBefore(toMonth, monthsMax) ? begun : usual
  const fromMonth = asked.fromMonth ?? since
  const earliest = monthsBefore(toMonth, monthsMax - 1)
  return { fromMonth: fromMonth < earliest ? earliest : fromMonth, toMonth }
}

/** First day of the period, and the day after its last. */
export function daysOf(period: Period): { from: Day; until: Day } {
  return { from: firstDay(period.fromMonth), until: addMonths(firstDay(period.toMonth), 1) }
}

/** Every month of the period in order, also those in which nothing happened. */
export function fillMonths(period: Period, counted: readonly MonthCount[]): MonthCount[] {
  const known = new Map(counted.map((each) => [each.month, each.persons]))
  const months: MonthCount[] = []
  for (let month = period.fromMonth; month <= period.toMonth; month = monthOf(addMonths(firstDay(month), 1))) {
    months.push({ month, persons: known.get(month) ?? 0 })
  }
  return months
}

export function readIndicators(reached: Record<IndicatorCode, number>, targets: readonly Target[]): IndicatorReading[] {
  return (Object.keys(indicatorUnits) as IndicatorCode[]).map((code) => {
    const unit = indicatorUnits[code]
    const target = targets.find((each) => each.code === code)
    const part = target === undefined ? undefined : achievement({ value: target.target, unit }, { value: reached[code], unit })
    return {
      code,
      unit,
      reached: reached[code],
      target: target?.target ?? null,
      targetBy: target?.targetBy ?? null,
      achievement: part?.ok === true ? part.value : null,
    }
  })
}

function monthOf(day: Day): Month {
  return day.slice(0, 7)
}

function firstDay(month: Month): Day {
  return `${month}-01` as Day
}

function monthsBefore(month: Month, months: number): Month {
  return monthOf(addMonths(firstDay(month), -months))
}
