/** What to know of the people of a board to look after them, kept on the phone with the shift; asked only by whoever works at the desk. */
import type { Day } from '#domain/kit/day.ts'
import type { AirportCode } from '#domain/kit/place.ts'
import type { Care } from '#domain/transit/care-words.ts'
import * as transit from '#domain/transit/contract.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { may, useSelf } from '#desk/kit/session.ts'

const refreshEveryMs = 60_000

/** `value` is undefined for somebody who does not work at the desk, and on a phone that has not heard yet. */
export function useCare(airport: AirportCode, day: Day | undefined): Care | undefined {
  const enabled = may(useSelf(), 'transit.work')
  const shift = useAsk(transit.listCare, { airport }, { enabled, keep: true, keepUntil: (care) => care.keepUntil, refreshEveryMs })
  const other = useAsk(transit.listCare, day === undefined ? { airport } : { airport, day }, { enabled: enabled && day !== undefined })
  return day === undefined || other.value === undefined ? shift.value : other.value
}
