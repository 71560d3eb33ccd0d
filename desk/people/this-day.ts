/** The day and the instant on this device: what a form begins with, and what the rules are asked with. Never what the office decides by. */
import type { Day, Instant } from '#domain/kit/day.ts'

export function thisDay(): Day {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}` as Day
}

export function thisInstant(): Instant {
  return new Date().toISOString() as Instant
}
