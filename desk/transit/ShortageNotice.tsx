/** On the board: hours of the day for which the team on shift is too small, while there is time to act. Stands with no network too. */
import { groupsOnBoard } from '#domain/transit/board-rules.ts'
import type { Board } from '#domain/transit/board-words.ts'
import { loadOfDay, shortages } from '#domain/transit/shift-rules.ts'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { Notice } from '#ui/Notice.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { thisInstant } from './queries.ts'

export function ShortageNotice({ board }: { board: Board }) {
  const { t, write } = useText()
  const short = shortages(loadOfDay(board, groupsOnBoard(board)), thisInstant())
  if (short.length === 0) return null
  const isPlanned = board.shifts.length > 0
  return (
    <Notice mood="warn" title={t(isPlanned ? 'transit.short_of_hands' : 'transit.nobody_planned')}>
      {isPlanned && (
        <ul className="flex flex-wrap gap-x-4 text-base">
          {short.map((bucket) => (
            <li key={bucket.startsAt}>
              <bdi dir="ltr" className="font-medium">
                {write.clock(bucket.startsAt, board.zone)}–{write.clock(bucket.endsAt, board.zone)}
              </bdi>{' '}
              {t('transit.short_by', { load: write.number(bucket.load), capacity: write.number(bucket.capacity) })}
            </li>
          ))}
        </ul>
      )}
      <TextLink
        to="/transit/roster"
        search={{ airport: board.airport, day: board.day }}
        className="inline-flex min-h-(--control) items-center text-base"
      >
        {t('transit.roster')}
      </TextLink>
    </Notice>
  )
}
