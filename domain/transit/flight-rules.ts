/**
 * What becomes of news of a flight. The rule of the room: bad news never overwrites good news. A source may be slow, wrong or mad;
 * what it says is taken only when it is about a flight of ours on its day, newer than what stands, and possible.
 */
import { addMinutes, clockAt, type Day, dayAt, type Instant, instantAt, instantFromMs, minutesBetween } from '#domain/kit/day.ts'
import type { LegStatus } from '#domain/movements/words.ts'
import type { FeedOutcome, FeedStanding, FeedTerms, FlightNews, NewsOutcome } from './flight-words.ts'

/** A leg that touches the airport, with what was last taken of it. */
export type KnownLeg = {
  readonly legId: string
  readonly carrier: string
  readonly number: string
  readonly from: string
  readonly fromZone: string
  readonly departsAt: Instant
  readonly expectedDepartsAt: Instant | null
  readonly to: string
  readonly toZone: string
  readonly arrivesAt: Instant
  readonly expectedArrivesAt: Instant | null
  readonly status: LegStatus
  /** When the source of the newest news that was taken had learned it; null when none was. */
  readonly saidAt: Instant | null
}

export type Judged = { readonly outcome: NewsOutcome; readonly leg?: KnownLeg; readonly hours?: Hours; readonly change?: NewsChange }
export type Hours = { readonly departsAt: Instant | null; readonly arrivesAt: Instant | null }
export type NewsChange = { status?: LegStatus; expectedDepartsLocal?: string; expectedArrivesLocal?: string }

/** Flights land early by strong winds, not by more than this; and one that is later than a day and a half is another flight. */
const earliestMinutes = -120
const latestMinutes = 36 * 60
/** News that were said later than now come from a wrong clock. */
const skewMinutes = 5

/** How far a flight has come: it never goes back. */
const progress: Record<LegStatus, number> = { SCHEDULED: 0, DELAYED: 0, CANCELLED: 0, DEPARTED: 1, ARRIVED: 2 }

/** `before`: what the same answer said of this flight already. */
export function judgeNews(
  airport: string,
  legs: readonly KnownLeg[],
  news: FlightNews,
  before: readonly FlightNews[],
  now: Instant,
): Judged {
  const named = legs.filter((leg) => isFlight(leg, news.flight))
  if (named.length === 0) return { outcome: 'UNKNOWN_FLIGHT' }
  const leg = named.find((one) => scheduledOn(one, airport) === news.on)
  if (leg === undefined) return { outcome: 'OTHER_DAY' }
  if (before.some((one) => one.flight === news.flight && one.on === news.on && !isNewer(news, one))) return { outcome: 'SAID_TWICE', leg }
  const hours = hoursOf(leg, news)
  if (hours === 'WRONG_ZONE' || hours === 'IMPLAUSIBLE') return { outcome: hours, leg }
  if (news.saidAt !== null && news.saidAt > addMinutes(now, skewMinutes)) return { outcome: 'IMPLAUSIBLE', leg, hours }
  if (leg.saidAt !== null && news.saidAt !== null && news.saidAt < leg.saidAt) return { outcome: 'OLDER', leg, hours }
  if (!isPossible(leg, news.status, hours, now)) return { outcome: 'IMPLAUSIBLE', leg, hours }
  if (news.status !== null && progress[news.status] < progress[leg.status]) return { outcome: 'GOES_BACK', leg, hours }
  // A flight that was called off flies again only when the source says that this is the newer news.
  const fliesAgain = leg.status === 'CANCELLED' && news.status !== 'CANCELLED'
  if (fliesAgain && (news.status === null || news.saidAt === null)) return { outcome: 'GOES_BACK', leg, hours }

  const change = changeOf(leg, news.status, hours)
  return Object.keys(change).length === 0 ? { outcome: 'SAME', leg, hours } : { outcome: 'TAKEN', leg, hours, change }
}

/** `AF 0123`, `af123` and `AF123` are one flight. */
export function flightKey(flight: string): string {
  return flight
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replace(/^([A-Z0-9]{2}[A-Z]?)0+(?=\d)/, '$1')
}

/** A feed that was not heard for three of its turns is stale: the board says so, and people look at the airport's own screens. */
export function feedStanding(
  feed: { askedAt: Instant; answeredAt: Instant | null; outcome: FeedOutcome },
  everyMinutes: number,
  now: Instant,
): FeedStanding {
  const isStale = feed.answeredAt === null || feed.answeredAt < addMinutes(now, -3 * everyMinutes)
  return { askedAt: feed.askedAt, answeredAt: feed.answeredAt, outcome: feed.outcome, isStale }
}

/** When a feed may be asked again: its own turn after a good answer, twice as long after each bad one, at most half an hour; later when the source says so. */
export function askAgainAt(
  outcome: FeedOutcome,
  everyMinutes: number,
  badInARow: number,
  retryAfterSeconds: number | undefined,
  now: Instant,
): Instant {
  const good = outcome === 'NEWS' || outcome === 'NOT_CHANGED'
  const minutes = good ? everyMinutes : Math.min(30, everyMinutes * 2 ** Math.min(badInARow, 6))
  const asked = retryAfterSeconds === undefined ? 0 : Math.min(120, Math.ceil(retryAfterSeconds / 60))
  return addMinutes(now, Math.max(minutes, asked))
}

/** Reads one item of an answer by the paths of its terms; undefined when it does not even say which flight and which day. */
export function readItem(item: unknown, terms: Pick<FeedTerms, 'fields' | 'hoursIn' | 'statuses'>, zone: string): FlightNews | undefined {
  const flight = textAt(item, terms.fields.flight)
  const on = textAt(item, terms.fields.on)
  const day = on === undefined ? undefined : dayOf(on, zone)
  if (flight === undefined || flight.length > 12 || day === undefined) return undefined
  const status = textAt(item, terms.fields.status)?.toLowerCase()
  const saidAt = textAt(item, terms.fields.saidAt)
  const said = saidAt === undefined ? undefined : readHour(saidAt, terms.hoursIn, zone)
  return {
    flight: flightKey(flight),
    on: day,
    status: Object.entries(terms.statuses).find(([word]) => word.toLowerCase() === status)?.[1] ?? null,
    departs: textAt(item, terms.fields.departsAt) ?? null,
    arrives: textAt(item, terms.fields.arrivesAt) ?? null,
    hoursIn: terms.hoursIn,
    saidAt: said?.at ?? null,
  }
}

/** The list inside an answer; undefined when there is none where the terms say it is. */
export function itemsOf(answer: unknown, path: string): readonly unknown[] | undefined {
  const found = path === '' ? answer : valueAt(answer, path)
  return Array.isArray(found) ? found : undefined
}

function isFlight(leg: KnownLeg, flight: string): boolean {
  const key = flightKey(flight)
  return flightKey(leg.number) === key || flightKey(`${leg.carrier}${leg.number}`) === key
}

function scheduledOn(leg: KnownLeg, airport: string): Day {
  return leg.to === airport ? dayAt(leg.arrivesAt, leg.toZone) : dayAt(leg.departsAt, leg.fromZone)
}

function isNewer(news: FlightNews, than: FlightNews): boolean {
  return news.saidAt !== null && than.saidAt !== null && news.saidAt > than.saidAt
}

/** The hours of a piece of news, each by the clock of its own airport. */
function hoursOf(leg: KnownLeg, news: FlightNews): Hours | 'WRONG_ZONE' | 'IMPLAUSIBLE' {
  const departs = news.departs === null ? null : readHour(news.departs, news.hoursIn, leg.fromZone)
  const arrives = news.arrives === null ? null : readHour(news.arrives, news.hoursIn, leg.toZone)
  if (departs === undefined || arrives === undefined) return 'IMPLAUSIBLE'
  if (departs?.wrongZone === true || arrives?.wrongZone === true) return 'WRONG_ZONE'
  return { departsAt: departs?.at ?? null, arrivesAt: arrives?.at ?? null }
}

function isPossible(leg: KnownLeg, status: LegStatus | null, { departsAt, arrivesAt }: Hours, now: Instant): boolean {
  const near = (planned: Instant, said: Instant | null) => {
    if (said === null) return true
    const late = minutesBetween(planned, said)
    return late >= earliestMinutes && late <= latestMinutes
  }
  if (!near(leg.departsAt, departsAt) || !near(leg.arrivesAt, arrivesAt)) return false
  const departs = departsAt ?? leg.expectedDepartsAt ?? leg.departsAt
  const arrives = arrivesAt ?? leg.expectedArrivesAt ?? leg.arrivesAt
  if ((departsAt !== null || arrivesAt !== null) && arrives <= departs) return false
  // Nobody lands before the hour of landing.
  return status !== 'ARRIVED' || arrives <= addMinutes(now, 30)
}

function changeOf(leg: KnownLeg, status: LegStatus | null, { departsAt, arrivesAt }: Hours): NewsChange {
  const change: NewsChange = {}
  if (departsAt !== null && departsAt !== (leg.expectedDepartsAt ?? leg.departsAt))
    change.expectedDepartsLocal = localAt(departsAt, leg.fromZone)
  if (arrivesAt !== null && arrivesAt !== (leg.expectedArrivesAt ?? leg.arrivesAt))
    change.expectedArrivesLocal = localAt(arrivesAt, leg.toZone)
  // Late or on time is worked out from the hours; the source is believed on what no clock shows.
  const told = status === 'DEPARTED' || status === 'ARRIVED' || status === 'CANCELLED' || leg.status === 'CANCELLED'
  if (status !== null && told && status !== leg.status) change.status = status
  return change
}

function localAt(at: Instant, zone: string): string {
  return `${dayAt(at, zone)}T${clockAt(at, zone)}`
}

function dayOf(text: string, zone: string): Day | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return isDay(text) ? (text as Day) : undefined
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) {
    if (!/(Z|[+-]\d{2}:?\d{2})$/.test(text)) return isDay(text.slice(0, 10)) ? (text.slice(0, 10) as Day) : undefined
    const ms = Date.parse(text)
    return Number.isNaN(ms) ? undefined : dayAt(instantFromMs(ms), zone)
  }
  return undefined
}

function isDay(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

/**
 * An hour as it is written, to the minute; undefined when it is none. One with an offset other than UTC must be of the zone that its
 * airport has then: an answer that is an hour off for everybody would be believed otherwise.
 */
function readHour(text: string, hoursIn: FeedTerms['hoursIn'], zone: string): { at: Instant; wrongZone: boolean } | undefined {
  const written = text.replace(' ', 'T')
  const offset = /[+-]\d{2}:?\d{2}$/.test(written)
  if (offset || written.endsWith('Z')) {
    const ms = Date.parse(written)
    if (Number.isNaN(ms)) return undefined
    const at = instantFromMs(Math.floor(ms / 60_000) * 60_000)
    return { at, wrongZone: offset && localAt(at, zone) !== written.slice(0, 16) }
  }
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(written)) return undefined
  try {
    return { at: instantAt(written.slice(0, 16), hoursIn === 'UTC' ? 'UTC' : zone), wrongZone: false }
  } catch {
    return undefined
  }
}

function textAt(item: unknown, path: string | undefined): string | undefined {
  const found = path === undefined ? undefined : valueAt(item, path)
  if (typeof found === 'number') return String(found)
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined
}

function valueAt(item: unknown, path: string): unknown {
  let found = item
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined
    found = (found as Record<string, unknown>)[name]
  }
  return found
}
