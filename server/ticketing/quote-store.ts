/** SQL of quotes, of the choice of one of them, and of the ceilings that the packs tell. */
import { z } from 'zod'
import type { Instant } from '#domain/kit/day.ts'
import { type Choice, Fare, type Quote } from '#domain/ticketing/words.ts'
import type { Db } from '#server/kit/database.ts'
import type { Place } from './store.ts'

const quoteColumns = [
  'id',
  'request_id',
  'carrier',
  'fare_basis',
  'tariff',
  'fares',
  'base_minor',
  'taxes_minor',
  'total_minor',
  'currency',
  'valid_until',
  'refundable',
  'change_fee_minor',
  'flights',
  'via',
  'departs_at',
  'from_zone',
  'arrives_at',
  'to_zone',
  'return_departs_at',
  'shortest_connection_min',
  'bags_pieces',
  'bags_kg',
  'quoted_by',
  'quoted_at',
  'withdrawn_at',
] as const

export async function insertQuote(db: Db, place: Place, quote: Quote): Promise<void> {
  await db
    .insertInto('ticketing_quote')
    .values({
      id: quote.id,
      request_id: quote.requestId,
      office: place.office,
      compartment: place.compartment,
      carrier: quote.carrier,
      fare_basis: quote.fareBasis,
      tariff: quote.tariff,
      fares: JSON.stringify(quote.fares),
      base_minor: quote.baseMinor,
      taxes_minor: quote.taxesMinor,
      total_minor: quote.totalMinor,
      currency: quote.currency,
      valid_until: quote.validUntil,
      refundable: quote.refundable,
      change_fee_minor: quote.changeFeeMinor,
      flights: quote.flights,
      via: quote.via,
      departs_at: quote.departsAt,
      from_zone: quote.fromZone,
      arrives_at: quote.arrivesAt,
      to_zone: quote.toZone,
      return_departs_at: quote.returnDepartsAt,
      shortest_connection_min: quote.shortestConnectionMin,
      bags_pieces: quote.bagsPieces,
      bags_kg: quote.bagsKg,
      quoted_by: quote.quotedBy,
      quoted_at: quote.quotedAt,
    })
    .execute()
}

export async function listQuotes(db: Db, requestId: string): Promise<Quote[]> {
  const rows = await db
    .selectFrom('ticketing_quote')
    .select(quoteColumns)
    .where('request_id', '=', requestId)
    .orderBy('quoted_at')
    .orderBy('id')
    .execute()
  return rows.map(
    (row) =>
      ({
        id: row.id,
        requestId: row.request_id,
        carrier: row.carrier,
        fareBasis: row.fare_basis,
        tariff: row.tariff,
        fares: z.array(Fare).parse(row.fares),
        baseMinor: row.base_minor,
        taxesMinor: row.taxes_minor,
        totalMinor: row.total_minor,
        currency: row.currency,
        validUntil: row.valid_until,
        refundable: row.refundable,
        changeFeeMinor: row.change_fee_minor,
        flights: row.flights,
        via: row.via,
        departsAt: row.departs_at,
        fromZone: row.from_zone,
        arrivesAt: row.arrives_at,
        toZone: row.to_zone,
        returnDepartsAt: row.return_departs_at,
        shortestConnectionMin: row.shortest_connection_min,
        bagsPieces: row.bags_pieces,
        bagsKg: row.bags_kg,
        quotedBy: row.quoted_by,
        quotedAt: row.quoted_at,
        withdrawnAt: row.withdrawn_at,
      }) as unknown as Quote,
  )
}

export async function findRequestIdOfQuote(db: Db, quoteId: string): Promise<string | undefined> {
  return (await db.selectFrom('ticketing_quote').select('request_id').where('id', '=', quoteId).executeTakeFirst())?.request_id
}

export async function withdrawQuote(db: Db, quoteId: string, by: string, at: Instant): Promise<void> {
  await db.updateTable('ticketing_quote').set({ withdrawn_at: at, withdrawn_by: by }).where('id', '=', quoteId).execute()
}

const choiceColumns = [
  'id',
  'request_id',
  'quote_id',
  'justification',
  'total_minor',
  'currency',
  'rate_micro',
  'rate_source',
  'rate_on',
  'report_currency',
  'report_minor',
  'ceiling_minor',
  'proposed_by',
  'proposed_at',
  'approved_by',
  'approved_at',
] as const

/** The choice that stands; those before it were withdrawn. */
export async function findChoice(db: Db, requestId: string): Promise<Choice | undefined> {
  const row = await db
    .selectFrom('ticketing_choice')
    .select(choiceColumns)
    .where('request_id', '=', requestId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? undefined : presentChoice(row)
}

/** The ceiling is written by the database, which alone knows it; so the choice comes back from there. */
export async function insertChoice(db: Db, place: Place, choice: Choice): Promise<Choice> {
  const row = await db
    .insertInto('ticketing_choice')
    .values({
      id: choice.id,
      request_id: choice.requestId,
      quote_id: choice.quoteId,
      office: place.office,
      compartment: place.compartment,
      justification: choice.justification,
      total_minor: choice.totalMinor,
      currency: choice.currency,
      rate_micro: choice.rateMicro,
      rate_source: choice.rateSource,
      rate_on: choice.rateOn,
      report_currency: choice.reportCurrency,
      report_minor: choice.reportMinor,
      proposed_by: choice.proposedBy,
      proposed_at: choice.proposedAt,
      approved_by: choice.approvedBy,
      approved_at: choice.approvedAt,
    })
    .returning(choiceColumns)
    .executeTakeFirstOrThrow()
  return presentChoice(row)
}

export async function approveChoice(db: Db, choiceId: string, by: string, at: Instant): Promise<void> {
  await db.updateTable('ticketing_choice').set({ approved_by: by, approved_at: at }).where('id', '=', choiceId).execute()
}

export async function withdrawChoice(db: Db, choiceId: string, by: string, reason: string, at: Instant): Promise<void> {
  await db
    .updateTable('ticketing_choice')
    .set({ withdrawn_by: by, withdrawn_at: at, withdrawn_reason: reason })
    .where('id', '=', choiceId)
    .execute()
}

export type CeilingRow = { currency: string; validFrom: string; amountMinor: number; source: string }

/** Adds a ceiling that is not there yet; returns the amount that stands under this day. */
export async function publishCeiling(db: Db, ceiling: CeilingRow, at: Instant): Promise<number> {
  await db
    .insertInto('ticketing_ceiling')
    .values({
      currency: ceiling.currency,
      valid_from: ceiling.validFrom,
      amount_minor: ceiling.amountMinor,
      source: ceiling.source,
      published_at: at,
    })
    .onConflict((conflict) => conflict.columns(['currency', 'valid_from']).doNothing())
    .execute()
  const row = await db
    .selectFrom('ticketing_ceiling')
    .select('amount_minor')
    .where('currency', '=', ceiling.currency)
    .where('valid_from', '=', ceiling.validFrom)
    .executeTakeFirstOrThrow()
  return row.amount_minor as unknown as number
}

function presentChoice(row: Record<(typeof choiceColumns)[number], unknown>): Choice {
  return {
    id: row.id,
    requestId: row.request_id,
    quoteId: row.quote_id,
    justification: row.justification,
    totalMinor: row.total_minor,
    currency: row.currency,
    rateMicro: row.rate_micro,
    rateSource: row.rate_source,
    rateOn: row.rate_on,
    reportCurrency: row.report_currency,
    reportMinor: row.report_minor,
    ceilingMinor: row.ceiling_minor,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
  } as Choice
}
