/** The figures by which escorts are wanted and chosen that are in force today at an office. */
import { limitsOn } from '#domain/escorts/need-rules.ts'
import type { EscortLimits } from '#domain/escorts/words.ts'
import { type Day, dayAt } from '#domain/kit/day.ts'
import { listEscortLimits } from '#packs/escorts/escort-limits.ts'
import { getMissionOffice } from '#server/kit/office.ts'
import type { Work } from '#server/kit/transaction.ts'

/** Throws when no figures are in force: the pack ships with the code and has an entry without an end. */
export async function limitsToday(work: Work, office: number): Promise<{ today: Day; limits: EscortLimits }> {
  const today = dayAt(work.now, (await getMissionOffice(work, office)).timeZone)
  const limits = limitsOn(listEscortLimits(), today)
  if (limits === undefined) throw new Error(`No figures about escorts are in force on ${today}.`)
  return { today, limits }
}
