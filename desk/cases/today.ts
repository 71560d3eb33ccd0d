/** The calendar day where this device is: for what is overdue or near, which the server says again with its own clock. */
import type { Day } from '#domain/kit/day.ts'

export function today(now = new Date()): Day {
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as Day
}
