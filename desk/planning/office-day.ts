/** Which day it is where the office is: horizons are days of the office, not of the device. */
import { type Day, dayAt, instantFromMs } from '#domain/kit/day.ts'
import { useSelf } from '#desk/kit/session.ts'

export type Horizon = { fromOn: Day; untilOn: Day }

export function useOfficeDay(): Day {
  return dayAt(instantFromMs(Date.now()), useSelf().office.timeZone)
}
