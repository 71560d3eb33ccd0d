/** What the rules of this room ask of the world around them: what day it is, and which codes are nationalities. */
import { addDays, type Day, dayAt } from '#domain/kit/day.ts'
import { isNationality } from '#packs/places/countries.ts'
import type { Work } from '#server/kit/transaction.ts'

/** A child born tonight has tomorrow's date in some time zone: one day of grace, so that nobody is refused for where they are. */
export function timesOf(work: Work): { today: Day; isNationality: (code: string) => boolean } {
  return { today: addDays(dayAt(work.now, 'UTC'), 1), isNationality }
}

/** By which ages are reckoned when many are asked for. */
export function todayOf(work: Work): Day {
  return dayAt(work.now, 'UTC')
}
