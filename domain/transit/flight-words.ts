/** The nouns of flight news: what a source says of a flight, how a feed is asked, and what became of each piece of news. */
import { z } from 'zod'
import { Day, Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { AirportCode } from '#domain/kit/place.ts'
import { LegStatus } from '#domain/movements/words.ts'

/** What one source says of one flight. Every field but the flight and its day may be missing. */
export const FlightNews = z.object({
  flight: z.string(),
  /** The scheduled day at the airport that is asked about, by its own clocks. */
  on: Day,
  status: LegStatus.nullable(),
  /** The hours as they were written; an hour is an instant only with its place, which the leg knows. */
  departs: z.string().nullable(),
  arrives: z.string().nullable(),
  /** What an hour without an offset means: the clock of its own airport, or UTC. */
  hoursIn: z.enum(['LOCAL', 'UTC']),
  /** When the source says that it learned this. */
  saidAt: Instant.nullable(),
})
export type FlightNews = z.infer<typeof FlightNews>

/**
 * TAKEN and SAME are good news. Of the others none changes anything: OLDER was said before what stands; GOES_BACK says of a flight
 * that left that it has not; IMPLAUSIBLE has hours that no such flight keeps.
 */
export const NewsOutcome = z
  .enum(['TAKEN', 'SAME', 'UNKNOWN_FLIGHT', 'OTHER_DAY', 'OLDER', 'GOES_BACK', 'IMPLAUSIBLE', 'WRONG_ZONE', 'SAID_TWICE', 'REFUSED'])
  .meta({ id: 'NewsOutcome' })
export type NewsOutcome = z.infer<typeof NewsOutcome>

/** How asking a feed ended. NOT_CHANGED is as fresh as NEWS. */
export const FeedOutcome = z
  .enum(['NEWS', 'NOT_CHANGED', 'TOO_SLOW', 'UNREACHABLE', 'ERROR_STATUS', 'TOO_MANY_REQUESTS', 'UNREADABLE', 'TOO_LARGE'])
  .meta({ id: 'FeedOutcome' })
export type FeedOutcome = z.infer<typeof FeedOutcome>

/** A feed as the board shows it: where the news comes from, and how old they are. */
export const FeedStanding = z
  .object({ askedAt: Instant, answeredAt: Instant.nullable(), outcome: FeedOutcome, isStale: z.boolean() })
  .meta({ id: 'FeedStanding' })
export type FeedStanding = z.infer<typeof FeedStanding>

/** A piece of news as the office keeps it, taken or not. */
export const HeardNews = z
  .object({
    id: Id,
    airport: AirportCode,
    flight: z.string(),
    on: Day.nullable(),
    source: z.enum(['CSV', 'HTTP']),
    heardAt: Instant,
    saidAt: Instant.nullable(),
    outcome: NewsOutcome,
    status: z.string().nullable(),
    departsAt: Instant.nullable(),
    arrivesAt: Instant.nullable(),
  })
  .meta({ id: 'HeardNews' })
export type HeardNews = z.infer<typeof HeardNews>

/**
 * How a feed is asked and read, as an office configures it (docs/operations.md). `items` and the fields are paths in the answer, such
 * as `data.flights` and `times.arrival.estimated`.
 */
export const FeedTerms = z.strictObject({
  office: z.int().min(1),
  airport: AirportCode,
  /** With `{airport}` and `{day}` where they belong. */
  url: z.url({ protocol: /^https?$/ }),
  headers: z.record(z.string(), z.string()).default({}),
  everyMinutes: z.int().min(1).max(120).default(5),
  timeoutMs: z.int().min(100).max(30_000).default(8_000),
  /** Hours without an offset are by the clock of their own airport, or UTC. */
  hoursIn: z.enum(['LOCAL', 'UTC']).default('LOCAL'),
  items: z.string().default(''),
  fields: z.strictObject({
    flight: z.string(),
    on: z.string(),
    status: z.string().optional(),
    departsAt: z.string().optional(),
    arrivesAt: z.string().optional(),
    saidAt: z.string().optional(),
  }),
  /** Words of the source, in any case, to ours. A word that is not here says nothing. */
  statuses: z.record(z.string(), LegStatus).default({}),
})
export type FeedTerms = z.infer<typeof FeedTerms>
