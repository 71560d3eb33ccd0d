/** SQL of flights on offer, the journeys planned for them, the figures of an office, wishes and decisions. Runs have their own store. */
import { sql } from 'kysely'
import type { Day, Instant, TimeZone } from '#domain/kit/day.ts'
import type { AirportCode } from '#domain/kit/place.ts'
import type { MovementId } from '#domain/movements/words.ts'
import type { Decision, DecisionKind, Offer, OfferId, PlanningSettings, Priority } from '#domain/planning/words.ts'
import type { Db } from '#server/kit/database.ts'
import { newId } from '#server/kit/transaction.ts'

/** Everything of a planning run lies in one office and in one set of files. */
export type Place = { office: number; compartment: number }

const columns = [
  'id',
  'office',
  'compartment',
  'kind',
  'use',
  'number',
  'from_place',
  'from_terminal',
  'from_zone',
  'departs_at',
  'to_place',
  'to_terminal',
  'to_zone',
  'arrives_at',
  'seats',
  'wheelchairs',
  'stretchers',
  'minimum_load',
  'fixed_cost_minor',
  'seat_price_minor',
  'currency',
  'movement_id',
  'withdrawn_at',
] as const

export async function insertOffers(db: Db, offers: readonly Offer[], by: string, at: Instant): Promise<void> {
  await db
    .insertInto('planning_flight')
    .values(
      offers.map((offer) => ({
        id: offer.id,
        office: offer.office,
        compartment: offer.compartment,
        kind: offer.kind,
        use: offer.use,
        number: offer.number,
        carrier: offer.number.slice(0, 2),
        from_place: offer.fromPlace,
        from_terminal: offer.fromTerminal,
        from_zone: offer.fromZone,
        departs_at: offer.departsAt,
        to_place: offer.toPlace,
        to_terminal: offer.toTerminal,
        to_zone: offer.toZone,
        arrives_at: offer.arrivesAt,
        seats: offer.seats,
        wheelchairs: offer.wheelchairs,
        stretchers: offer.stretchers,
        minimum_load: offer.minimumLoad,
        fixed_cost_minor: offer.fixedCostMinor,
        seat_price_minor: offer.seatPriceMinor,
        currency: offer.currency,
        movement_id: offer.movementId,
        created_by: by,
        created_at: at,
      })),
    )
    .execute()
}

export async function findOffer(db: Db, id: string, lock = false): Promise<Offer | undefined> {
  const row = await db
    .selectFrom('planning_flight')
    .select(columns)
    .where('id', '=', id)
    .$if(lock, (query) => query.forNoKeyUpdate())
    .executeTakeFirst()
  return row === undefined ? undefined : present(row)
}

/** In the order of their ids, so that two bookings at one moment never wait for each other in a circle. */
export async function lockOffers(db: Db, ids: readonly string[]): Promise<Offer[]> {
  const rows = await db
    .selectFrom('planning_flight')
    .select(columns)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return rows.map(present)
}

export async function listOffersPage(
  db: Db,
  place: Place,
  span: { from: Instant | undefined; to: Instant | undefined },
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<Offer[]> {
  const rows = await db
    .selectFrom('planning_flight')
    .select(columns)
    .where('office', '=', place.office)
    .where('compartment', '=', place.compartment)
    .$if(span.from !== undefined, (query) => query.where('departs_at', '>=', span.from!))
    .$if(span.to !== undefined, (query) => query.where('departs_at', '<', span.to!))
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(departs_at, id) > (${after![0]}::timestamptz, ${after![1]}::uuid)`))
    .orderBy('departs_at')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  return rows.map(present)
}

/** On offer in these days and not withdrawn: what a run plans with. */
export async function listOffersBetween(db: Db, place: Place, from: Instant, to: Instant): Promise<Offer[]> {
  const rows = await db
    .selectFrom('planning_flight')
    .select(columns)
    .where('office', '=', place.office)
    .where('compartment', '=', place.compartment)
    .where('departs_at', '>=', from)
    .where('departs_at', '<', to)
    .where('withdrawn_at', 'is', null)
    .orderBy('departs_at')
    .orderBy('id')
    .execute()
  return rows.map(present)
}

export async function setWithdrawn(db: Db, id: string, at: Instant | null): Promise<void> {
  await db.updateTable('planning_flight').set({ withdrawn_at: at }).where('id', '=', id).execute()
}

function present(row: Record<(typeof columns)[number], unknown>): Offer {
  return {
    id: row.id as OfferId,
    office: row.office as number,
    compartment: row.compartment as number,
    kind: row.kind as Offer['kind'],
    use: row.use as Offer['use'],
    number: row.number as string,
    fromPlace: row.from_place as AirportCode,
    fromTerminal: row.from_terminal as string | null,
    fromZone: row.from_zone as TimeZone,
    departsAt: row.departs_at as Instant,
    toPlace: row.to_place as AirportCode,
    toTerminal: row.to_terminal as string | null,
    toZone: row.to_zone as TimeZone,
    arrivesAt: row.arrives_at as Instant,
    seats: row.seats as number,
    wheelchairs: row.wheelchairs as number,
    stretchers: row.stretchers as number,
    minimumLoad: row.minimum_load as number,
    fixedCostMinor: Number(row.fixed_cost_minor),
    seatPriceMinor: Number(row.seat_price_minor),
    currency: row.currency as string,
    movementId: row.movement_id as MovementId | null,
    withdrawnAt: row.withdrawn_at as Instant | null,
  }
}

// ── journeys planned for flights on offer ──

export type Journey = { movementId: MovementId; firstFlight: string; secondFlight: string | null }

export async function insertJourney(db: Db, place: Place, journey: Journey): Promise<void> {
  await db
    .insertInto('planning_journey')
    .values({ movement_id: journey.movementId, ...place, first_flight: journey.firstFlight, second_flight: journey.secondFlight })
    .execute()
}

export async function listJourneysOn(db: Db, offers: readonly string[]): Promise<Journey[]> {
  if (offers.length === 0) return []
  const rows = await db
    .selectFrom('planning_journey')
    .select(['movement_id', 'first_flight', 'second_flight'])
    .where(sql<boolean>`(first_flight = any(${offers}::uuid[]) or second_flight = any(${offers}::uuid[]))`)
    .orderBy('movement_id')
    .execute()
  return rows.map((row) => ({ movementId: row.movement_id as MovementId, firstFlight: row.first_flight, secondFlight: row.second_flight }))
}

/** A journey of this kind that still takes people on exactly these flights. */
export async function findOpenJourney(db: Db, legs: readonly string[], movementType: string): Promise<MovementId | undefined> {
  const row = await db
    .selectFrom('planning_journey as j')
    .innerJoin('movements_movement as m', 'm.id', 'j.movement_id')
    .select('m.id')
    .where('j.first_flight', '=', legs[0]!)
    .where(sql<boolean>`j.second_flight is not distinct from ${legs[1] ?? null}::uuid`)
    .where('m.movement_type', '=', movementType)
    .where('m.status', 'in', ['PLANNED', 'BOOKED', 'MANIFESTED'])
    .orderBy('m.id')
    .limit(1)
    .executeTakeFirst()
  return row?.id as MovementId | undefined
}

// ── figures ──

export async function listSettings(db: Db, office: number): Promise<PlanningSettings[]> {
  const rows = await db
    .selectFrom('planning_setting')
    .select(['valid_from', 'hubs', 'escort_pool_per_day', 'currency', 'prices', 'source'])
    .where('office', '=', office)
    .orderBy('valid_from', 'desc')
    .orderBy('set_at', 'desc')
    .limit(100)
    .execute()
  // Of one day the newest holds.
  const seen = new Set<string>()
  return rows.flatMap((row) => {
    if (seen.has(row.valid_from)) return []
    seen.add(row.valid_from)
    return [
      {
        validFrom: row.valid_from as Day,
        hubs: row.hubs as PlanningSettings['hubs'],
        escortPoolPerDay: row.escort_pool_per_day,
        currency: row.currency,
        prices: row.prices as PlanningSettings['prices'],
        source: row.source,
      },
    ]
  })
}

export async function insertSettings(db: Db, office: number, settings: PlanningSettings, by: string, at: Instant): Promise<void> {
  await db
    .insertInto('planning_setting')
    .values({
      id: newId(),
      office,
      valid_from: settings.validFrom,
      hubs: JSON.stringify(settings.hubs),
      escort_pool_per_day: settings.escortPoolPerDay,
      currency: settings.currency,
      prices: JSON.stringify(settings.prices),
      source: settings.source,
      set_by: by,
      set_at: at,
    })
    .execute()
}

// ── wishes and decisions ──

export type CaseWish = { priority: Priority; alsoTo: AirportCode[] }

export async function listWishes(db: Db, cases: readonly string[]): Promise<Map<string, CaseWish>> {
  const rows = await db
    .selectFrom('planning_wish')
    .select(['case_id', 'priority', 'also_to'])
    .where(sql<boolean>`case_id = any(${cases}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.case_id, { priority: row.priority as Priority, alsoTo: row.also_to as AirportCode[] }]))
}

export async function saveWish(db: Db, place: Place, caseId: string, wish: CaseWish, by: string, at: Instant): Promise<void> {
  const values = { priority: wish.priority, also_to: wish.alsoTo, set_by: by, set_at: at }
  await db
    .insertInto('planning_wish')
    .values({ case_id: caseId, ...place, ...values })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(values))
    .execute()
}

export async function listDecisions(db: Db, cases: readonly string[]): Promise<Map<string, Decision[]>> {
  const rows = await db
    .selectFrom('planning_decision')
    .select(['case_id', 'kind', 'first_flight', 'second_flight'])
    .where(sql<boolean>`case_id = any(${cases}::uuid[])`)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  const decisions = new Map<string, Decision[]>()
  for (const row of rows) {
    const legs = [row.first_flight, ...(row.second_flight === null ? [] : [row.second_flight])] as OfferId[]
    decisions.set(row.case_id, [...(decisions.get(row.case_id) ?? []), { kind: row.kind as DecisionKind, legs }])
  }
  return decisions
}

/** A pin replaces the pin before it; the same decision twice is one. */
export async function saveDecision(
  db: Db,
  place: Place,
  caseId: string,
  { kind, legs }: { kind: DecisionKind; legs: readonly string[] },
  by: string,
  at: Instant,
): Promise<void> {
  if (kind === 'PIN') await db.deleteFrom('planning_decision').where('case_id', '=', caseId).where('kind', '=', 'PIN').execute()
  await removeDecisions(db, caseId, legs)
  await db
    .insertInto('planning_decision')
    .values({
      id: newId(),
      case_id: caseId,
      ...place,
      kind,
      first_flight: legs[0]!,
      second_flight: legs[1] ?? null,
      made_by: by,
      made_at: at,
    })
    .execute()
}

export async function removeDecisions(db: Db, caseId: string, legs: readonly string[]): Promise<void> {
  await db
    .deleteFrom('planning_decision')
    .where('case_id', '=', caseId)
    .where('first_flight', '=', legs[0]!)
    .where(sql<boolean>`second_flight is not distinct from ${legs[1] ?? null}::uuid`)
    .execute()
}

export async function removePin(db: Db, caseId: string): Promise<void> {
  await db.deleteFrom('planning_decision').where('case_id', '=', caseId).where('kind', '=', 'PIN').execute()
}
