/** SQL of flight news. Legs belong to movements and are only read here; they change through the door of that room. */
import { sql } from 'kysely'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { AirportCode } from '#domain/kit/place.ts'
import type { LegStatus } from '#domain/movements/words.ts'
import type { Judged, KnownLeg } from '#domain/transit/flight-rules.ts'
import type { FeedOutcome, FlightNews, HeardNews } from '#domain/transit/flight-words.ts'
import type { Db } from '#server/kit/database.ts'
import { newId } from '#server/kit/transaction.ts'

/** Where a leg belongs. */
type Place = { readonly office: number; readonly compartment: number; readonly movementId: string }

/** Flights of journeys that stand and touch the airport in a span of time, with the hour of the newest news that was taken. */
export async function listKnownLegs(db: Db, airport: string, from: Instant, before: Instant): Promise<(KnownLeg & Place)[]> {
  const rows = await db
    .selectFrom('movements_leg as l')
    .innerJoin('movements_movement as m', 'm.id', 'l.movement_id')
    .select([
      'l.id',
      'l.movement_id',
      'l.office',
      'l.compartment',
      'l.carrier',
      'l.number',
      'l.from_place',
      'l.from_zone',
      'l.departs_at',
      'l.expected_departs_at',
      'l.to_place',
      'l.to_zone',
      'l.arrives_at',
      'l.expected_arrives_at',
      'l.status',
      sql<string | null>`(select max(n.said_at) from transit_flight_news n where n.leg_id = l.id and n.outcome in ('TAKEN', 'SAME'))`.as(
        'said_at',
      ),
    ])
    .where((where) =>
      where.or([
        where.and([where('l.to_place', '=', airport), where('l.arrives_at', '>=', from), where('l.arrives_at', '<', before)]),
        where.and([where('l.from_place', '=', airport), where('l.departs_at', '>=', from), where('l.departs_at', '<', before)]),
      ]),
    )
    .where('l.mode', '=', 'AIR')
    .where('m.status', '<>', 'CANCELLED')
    .orderBy('l.id')
    .execute()
  return rows.map((row) => ({
    legId: row.id,
    movementId: row.movement_id,
    office: row.office,
    compartment: row.compartment,
    carrier: row.carrier,
    number: row.number,
    from: row.from_place,
    fromZone: row.from_zone,
    departsAt: row.departs_at as Instant,
    expectedDepartsAt: row.expected_departs_at as Instant | null,
    to: row.to_place,
    toZone: row.to_zone,
    arrivesAt: row.arrives_at as Instant,
    expectedArrivesAt: row.expected_arrives_at as Instant | null,
    status: row.status as LegStatus,
    saidAt: row.said_at as Instant | null,
  }))
}

export type Heard = {
  news: FlightNews
  judged: Judged
  /** Of the leg's movement: news of a sealed journey are sealed with it. */
  place: Place | undefined
}

export async function insertNews(
  db: Db,
  from: { office: number; airport: string; source: 'CSV' | 'HTTP' },
  heard: readonly Heard[],
  now: Instant,
): Promise<void> {
  if (heard.length === 0) return
  await db
    .insertInto('transit_flight_news')
    .values(
      heard.map(({ news, judged, place }) => ({
        id: newId(),
        office: place?.office ?? from.office,
        compartment: place?.compartment ?? 0,
        airport: from.airport,
        flight: news.flight,
        flight_on: news.on,
        source: from.source,
        heard_at: now,
        said_at: news.saidAt,
        outcome: judged.outcome,
        status: news.status,
        departs_at: judged.hours?.departsAt ?? null,
        arrives_at: judged.hours?.arrivesAt ?? null,
        leg_id: judged.leg?.legId ?? null,
        movement_id: place?.movementId ?? null,
      })),
    )
    .execute()
}

export async function listNewsRows(
  db: Db,
  airport: string,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<HeardNews[]> {
  const rows = await db
    .selectFrom('transit_flight_news')
    .select(['id', 'airport', 'flight', 'flight_on', 'source', 'heard_at', 'said_at', 'outcome', 'status', 'departs_at', 'arrives_at'])
    .where('airport', '=', airport)
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(heard_at, id) < (${after![0]}::timestamptz, ${after![1]}::uuid)`))
    .orderBy('heard_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    airport: row.airport as AirportCode,
    flight: row.flight,
    on: row.flight_on as Day | null,
    source: row.source as HeardNews['source'],
    heardAt: row.heard_at as Instant,
    saidAt: row.said_at as Instant | null,
    outcome: row.outcome as HeardNews['outcome'],
    status: row.status,
    departsAt: row.departs_at as Instant | null,
    arrivesAt: row.arrives_at as Instant | null,
  }))
}

export type FeedRow = {
  askedAt: Instant
  answeredAt: Instant | null
  outcome: FeedOutcome
  etag: string | null
  notBefore: Instant | null
  badInARow: number
}

export async function findFeed(db: Db, office: number, airport: string): Promise<FeedRow | undefined> {
  const row = await db
    .selectFrom('transit_flight_feed')
    .select(['asked_at', 'answered_at', 'outcome', 'etag', 'not_before', 'bad_in_a_row'])
    .where('office', '=', office)
    .where('airport', '=', airport)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    askedAt: row.asked_at as Instant,
    answeredAt: row.answered_at as Instant | null,
    outcome: row.outcome as FeedOutcome,
    etag: row.etag,
    notBefore: row.not_before as Instant | null,
    badInARow: row.bad_in_a_row,
  }
}

export async function saveFeed(db: Db, office: number, airport: string, feed: FeedRow): Promise<void> {
  const row = {
    asked_at: feed.askedAt,
    answered_at: feed.answeredAt,
    outcome: feed.outcome,
    etag: feed.etag,
    not_before: feed.notBefore,
    bad_in_a_row: feed.badInARow,
  }
  await db
    .insertInto('transit_flight_feed')
    .values({ office, airport, ...row })
    .onConflict((conflict) => conflict.columns(['office', 'airport']).doUpdateSet(row))
    .execute()
}
