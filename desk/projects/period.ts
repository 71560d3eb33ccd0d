/** From when to when a project runs, no more precisely than it is known. */
import type { KnownDay } from '#domain/projects/words.ts'
import { useText } from '#ui/TextProvider.tsx'

type Dated = { start?: KnownDay | undefined; end?: KnownDay | undefined; months?: number | undefined }

export function usePeriod(): (project: Dated) => string {
  const { t, write } = useText()
  const known = (day: KnownDay) => write.birthday(day.on, day.precision)
  return ({ start, end, months }) => {
    const span = months === undefined ? '' : ` (${t('projects.months', { months })})`
    if (start !== undefined && end !== undefined) return t('projects.from_to', { from: known(start), to: known(end) }) + span
    if (start !== undefined) return t('projects.since', { from: known(start) }) + span
    if (end !== undefined) return t('projects.until', { to: known(end) }) + span
    return months === undefined ? t('projects.dates_not_known') : t('projects.months', { months })
  }
}
