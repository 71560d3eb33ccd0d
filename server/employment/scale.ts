/** The figures of the matching score that are in force today at an office. */
import { scaleOn } from '#domain/employment/match-rules.ts'
import type { MatchingScale } from '#domain/employment/match-words.ts'
import { type Day, dayAt } from '#domain/kit/day.ts'
import { listMatchingScales } from '#packs/matching/matching-scales.ts'
import type { Work } from '#server/kit/transaction.ts'
import { zoneOf } from './vacancy-store.ts'

/** Throws when no figures are in force: the pack ships with the code and has an entry without an end. */
export async function scaleToday(work: Work, office: number): Promise<{ today: Day; scale: MatchingScale }> {
  const today = dayAt(work.now, await zoneOf(work.db, office))
  const scale = scaleOn(listMatchingScales(), today)
  if (scale === undefined) throw new Error(`No matching scale is in force on ${today}.`)
  return { today, scale }
}
