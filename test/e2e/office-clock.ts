/**
 * The clock on the wall of a journey that lasts for days: put forward for the office (which runs in this very process) and for the
 * devices that are opened afterwards. Threads of the office keep the time of the machine, as they should: they only count seconds.
 */
import type { BrowserContext } from 'playwright-core'
import { type Instant, msOf } from '#domain/kit/day.ts'

const real = Date
let aheadMs = 0

/** From now on it is then, and time goes on from there. Sessions end on the way as they would: whoever works on signs in again. */
export function putClockTo(at: Instant): void {
  aheadMs = msOf(at) - real.now()
  globalThis.Date = ahead(real, () => aheadMs)
}

export function putClockRight(): void {
  globalThis.Date = real
  aheadMs = 0
}

/** The pages of a device show the office's hour. Asked before its first page is opened. */
export async function setDeviceClock(context: BrowserContext): Promise<void> {
  await context.addInitScript(`globalThis.Date = (${ahead.toString()})(Date, () => ${aheadMs})`)
}

/** Also runs inside pages, as text: it may know nothing but its arguments. */
function ahead(clock: DateConstructor, ms: () => number): DateConstructor {
  return new Proxy(clock, {
    construct: (target, given, asked) => Reflect.construct(target, given.length === 0 ? [target.now() + ms()] : given, asked) as Date,
    apply: (target) => new target(target.now() + ms()).toString(),
    get: (target, name) => (name === 'now' ? () => target.now() + ms() : Reflect.get(target, name)),
  })
}
