/** SQL of costs: the lines of a journey, what they add up to, and what a report reads of many. */
import { sql } from 'kysely'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { Cost, CostSum } from '#domain/ticketing/ticket-words.ts'
import type { Db } from '#server/kit/database.ts'
import type { Place } from './store.ts'

const costColumns = [
  'id',
  'case_id',
  'movement_id',
  'person_id',
  'request_id',
  'ticket_id',
  'nature',
  'payer',
  'project_code',
  'currency',
  'amount_minor',
  'rate_micro',
  'rate_source',
  'rate_on',
  'report_currency',
  'report_minor',
  'note',
  'recorded_on',
  'recorded_at',
  'struck_at',
  'struck_reason',
] as const

export async function insertCosts(db: Db, place: Place, costs: readonly Cost[], by: string): Promise<void> {
  if (costs.length === 0) return
  await db
    .insertInto('ticketing_cost')
    .values(
      costs.map((one) => ({
        id: one.id,
        case_id: one.caseId,
        movement_id: one.movementId,
        whole_movement_id: one.caseId === null ? one.movementId : null,
        person_id: one.personId,
        request_id: one.requestId,
        ticket_id: one.ticketId,
        office: place.office,
        compartment: place.compartment,
        nature: one.nature,
        payer: one.payer,
        project_code: one.projectCode,
        currency: one.currency,
        amount_minor: one.amountMinor,
        rate_micro: one.rateMicro,
        rate_source: one.rateSource,
        rate_on: one.rateOn,
        report_currency: one.reportCurrency,
        report_minor: one.reportMinor,
        note: one.note,
        recorded_by: by,
        recorded_at: one.recordedAt,
        recorded_on: one.recordedOn,
      })),
    )
    .execute()
}

/** A cost with the place where it lies. */
export async function lockCost(db: Db, costId: string): Promise<(Cost & Place) | undefined> {
  const row = await db
    .selectFrom('ticketing_cost')
    .select([...costColumns, 'office', 'compartment'])
    .where('id', '=', costId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row === undefined ? undefined : { ...presentCost(row), office: row.office, compartment: row.compartment }
}

export async function strikeCost(db: Db, costId: string, by: string, reason: string, at: Instant): Promise<void> {
  await db.updateTable('ticketing_cost').set({ struck_by: by, struck_at: at, struck_reason: reason }).where('id', '=', costId).execute()
}

type Of = { caseId: string } | { movementId: string }

const newestLines = 200

/** The newest lines, struck ones too. */
export async function listCosts(db: Db, of: Of): Promise<Cost[]> {
  const rows = await db
    .selectFrom('ticketing_cost')
    .select(costColumns)
    .where('caseId' in of ? 'case_id' : 'movement_id', '=', 'caseId' in of ? of.caseId : of.movementId)
    .orderBy('recorded_at', 'desc')
    .orderBy('id')
    .limit(newestLines)
    .execute()
  return rows.map(presentCost)
}

/** Every line but the struck ones, by all that a total may be cut by. */
export async function sumCosts(db: Db, of: Of): Promise<CostSum[]> {
  const rows = await db
    .selectFrom('ticketing_cost')
    .select([
      'nature',
      'payer',
      'project_code',
      'report_currency',
      sql<number>`sum(report_minor)::bigint`.as('minor'),
      sql<number>`count(*)::int`.as('lines'),
    ])
    .where('caseId' in of ? 'case_id' : 'movement_id', '=', 'caseId' in of ? of.caseId : of.movementId)
    .where('struck_at', 'is', null)
    .groupBy(['nature', 'payer', 'project_code', 'report_currency'])
    .execute()
  return rows.map(
    (row) =>
      ({
        nature: row.nature,
        payer: row.payer,
        projectCode: row.project_code,
        reportCurrency: row.report_currency,
        reportMinor: row.minor,
        lines: row.lines,
      }) as CostSum,
  )
}

export async function sumByProject(db: Db, offices: readonly number[], from: Day, to: Day) {
  return db
    .selectFrom('ticketing_cost')
    .select(['project_code', 'report_currency', sql<number>`sum(report_minor)::bigint`.as('minor'), sql<number>`count(*)::int`.as('lines')])
    .where(sql<boolean>`office = any(${[...offices]}::int[])`)
    .where('recorded_on', '>=', from)
    .where('recorded_on', '<=', to)
    .where('struck_at', 'is', null)
    .groupBy(['project_code', 'report_currency'])
    .orderBy('project_code')
    .orderBy('report_currency')
    .execute()
}

export type CostRow = Cost & { caseRef: string | null; movementRef: string | null; requestRef: string | null; ticketNo: string | null }

/** For a table: in the order in which they were recorded, struck ones left out. */
export async function listCostRows(
  db: Db,
  offices: readonly number[],
  wanted: { from: Day; to: Day; projectCode?: string | undefined },
): Promise<CostRow[]> {
  const rows = await db
    .selectFrom('ticketing_cost as k')
    .leftJoin('cases_case as c', 'c.id', 'k.case_id')
    .leftJoin('movements_movement as m', 'm.id', 'k.movement_id')
    .leftJoin('ticketing_request as r', 'r.id', 'k.request_id')
    .leftJoin('ticketing_ticket as t', 't.id', 'k.ticket_id')
    .select(costColumns.map((column) => `k.${column}` as const))
    .select(['c.public_ref as case_ref', 'm.public_ref as movement_ref', 'r.public_ref as request_ref', 't.ticket_no'])
    .where(sql<boolean>`k.office = any(${[...offices]}::int[])`)
    .where('k.recorded_on', '>=', wanted.from)
    .where('k.recorded_on', '<=', wanted.to)
    .where('k.struck_at', 'is', null)
    .$if(wanted.projectCode !== undefined, (query) => query.where('k.project_code', '=', wanted.projectCode!))
    .orderBy('k.recorded_on')
    .orderBy('k.id')
    .execute()
  return rows.map((row) => ({
    ...presentCost(row),
    caseRef: row.case_ref,
    movementRef: row.movement_ref,
    requestRef: row.request_ref,
    ticketNo: row.ticket_no,
  }))
}

function presentCost(row: Record<(typeof costColumns)[number], unknown>): Cost {
  return {
    id: row.id,
    caseId: row.case_id,
    movementId: row.movement_id,
    personId: row.person_id,
    requestId: row.request_id,
    ticketId: row.ticket_id,
    nature: row.nature,
    payer: row.payer,
    projectCode: row.project_code,
    currency: row.currency,
    amountMinor: row.amount_minor,
    rateMicro: row.rate_micro,
    rateSource: row.rate_source,
    rateOn: row.rate_on,
    reportCurrency: row.report_currency,
    reportMinor: row.report_minor,
    note: row.note,
    recordedOn: row.recorded_on,
    recordedAt: row.recorded_at,
    struckAt: row.struck_at,
    struckReason: row.struck_reason,
  } as Cost
}
