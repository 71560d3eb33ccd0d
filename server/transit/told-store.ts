/** SQL of who is told of a mishap. */
import { sql } from 'kysely'
import type { AccountId, StaffLanguage } from '#domain/access/words.ts'
import type { CaseId } from '#domain/cases/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import type { AirportCode } from '#domain/kit/place.ts'
import type { Mishap, MishapCode, Severity } from '#domain/transit/mishap-words.ts'
import type { Party, ToldId, ToldLine, ToldParty } from '#domain/transit/told-words.ts'
import type { TransitGroup } from '#domain/transit/words.ts'
import type { Db } from '#server/kit/database.ts'
import { newId } from '#server/kit/transaction.ts'

export type NewTold = { party: Party; roles: readonly string[]; isMailed: boolean }

/** Who was told already is not told again. Returns who is told now. */
export async function insertTold(
  db: Db,
  group: Pick<TransitGroup, 'office' | 'compartment'>,
  mishapId: string,
  told: readonly NewTold[],
  now: Instant,
): Promise<Party[]> {
  if (told.length === 0) return []
  const rows = await db
    .insertInto('transit_told')
    .values(
      told.map(({ party, roles, isMailed }) => ({
        id: newId(),
        mishap_id: mishapId,
        office: group.office,
        compartment: group.compartment,
        party,
        roles: [...roles],
        told_at: now,
        mail: isMailed ? 'DUE' : 'NONE',
      })),
    )
    .onConflict((conflict) => conflict.columns(['mishap_id', 'party']).doNothing())
    .returning('party')
    .execute()
  return rows.map((row) => row.party as Party)
}

export async function listParties(db: Db, mishapId: string): Promise<ToldParty[]> {
  const rows = await db
    .selectFrom('transit_told as t')
    .leftJoin('access_account as a', 'a.id', 't.acknowledged_by')
    .select(['t.party', 't.told_at', 't.acknowledged_at', 't.acknowledged_by', 'a.name'])
    .where('t.mishap_id', '=', mishapId)
    .orderBy('t.told_at')
    .orderBy('t.party')
    .execute()
  return rows.map((row) => ({
    party: row.party as Party,
    toldAt: row.told_at as Instant,
    acknowledgedAt: row.acknowledged_at as Instant | null,
    acknowledgedBy: row.acknowledged_by as AccountId | null,
    acknowledgedByName: row.name,
  }))
}

export type ToldRow = Omit<ToldLine, 'code'> & { code: MishapCode; office: number; compartment: number }

/** Of whom I am told, by a role that I hold in that office. A mishap of the desk where I am the only one is told to me too. */
const toMe = (account: string) => sql<boolean>`exists (select 1 from access_grant r where r.account = ${account} and r.office = t.office
  and r.withdrawn_at is null and r.role = any (t.roles))`

const lines = (db: Db) =>
  db
    .selectFrom('transit_told as t')
    .innerJoin('transit_mishap as m', 'm.id', 't.mishap_id')
    .innerJoin('transit_group as g', 'g.id', 'm.group_id')
    .select([
      't.id',
      't.mishap_id',
      't.party',
      't.told_at',
      't.acknowledged_at',
      't.office',
      't.compartment',
      'm.code',
      'm.severity',
      'm.persons',
      'm.acknowledge_by',
      'm.closed_at',
      'm.group_id',
      'g.movement_id',
      'g.case_id',
      'g.case_ref',
      'g.airport',
    ])

/** What nobody of the party has acknowledged yet, newest first. */
export async function listOpenTold(
  db: Db,
  account: string,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<ToldRow[]> {
  const rows = await lines(db)
    .where('t.acknowledged_at', 'is', null)
    .where(toMe(account))
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(t.told_at, t.id) < (${after![0]}::timestamptz, ${after![1]}::uuid)`))
    .orderBy('t.told_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(present)
}

/** One that I am told of; kept still when it is about to change. */
export async function findTold(db: Db, account: string, id: string): Promise<ToldRow | undefined> {
  const row = await lines(db).where('t.id', '=', id).where(toMe(account)).forUpdate('t').executeTakeFirst()
  return row === undefined ? undefined : present(row)
}

export async function setToldAcknowledged(db: Db, id: string, by: string, at: Instant): Promise<void> {
  await db.updateTable('transit_told').set({ acknowledged_at: at, acknowledged_by: by }).where('id', '=', id).execute()
}

export type ToMail = {
  id: string
  office: number
  compartment: number
  roles: string[]
  severity: Severity
  airport: string
  acknowledgeBy: Instant | null
}

export async function listToldToMail(db: Db, most: number): Promise<ToMail[]> {
  const rows = await db
    .selectFrom('transit_told as t')
    .innerJoin('transit_mishap as m', 'm.id', 't.mishap_id')
    .innerJoin('transit_group as g', 'g.id', 'm.group_id')
    .select(['t.id', 't.office', 't.compartment', 't.roles', 'm.severity', 'm.acknowledge_by', 'g.airport'])
    .where('t.mail', '=', 'DUE')
    .orderBy('t.told_at')
    .orderBy('t.id')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    office: row.office,
    compartment: row.compartment,
    roles: row.roles,
    severity: row.severity as Severity,
    airport: row.airport,
    acknowledgeBy: row.acknowledge_by as Instant | null,
  }))
}

/** Accounts that hold one of the roles there; of a sealed journey, only members of its compartment. */
export async function listAddresses(
  db: Db,
  told: Pick<ToMail, 'office' | 'compartment' | 'roles'>,
): Promise<{ email: string; language: StaffLanguage }[]> {
  const rows = await db
    .selectFrom('access_grant as r')
    .innerJoin('access_account as a', 'a.id', 'r.account')
    .select(['a.email', 'a.language'])
    .distinct()
    .where('r.office', '=', told.office)
    .where('r.withdrawn_at', 'is', null)
    .where('r.role', 'in', told.roles)
    .where('a.status', '=', 'ACTIVE')
    .$if(told.compartment !== 0, (query) =>
      query.where((where) =>
        where.exists(
          where
            .selectFrom('access_compartment_member as m')
            .select('m.account')
            .whereRef('m.account', '=', 'a.id')
            .where('m.compartment', '=', told.compartment)
            .where('m.left_at', 'is', null),
        ),
      ),
    )
    .orderBy('a.email')
    .execute()
  return rows.map((row) => ({ email: row.email, language: row.language as StaffLanguage }))
}

export async function setMailed(db: Db, id: string): Promise<void> {
  await db.updateTable('transit_told').set({ mail: 'SENT' }).where('id', '=', id).execute()
}

type Row = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number]

function present(row: Row): ToldRow {
  return {
    id: row.id as ToldId,
    mishapId: row.mishap_id as Mishap['id'],
    groupId: row.group_id as TransitGroup['id'],
    movementId: row.movement_id as TransitGroup['movementId'],
    caseId: row.case_id as CaseId,
    caseRef: row.case_ref,
    airport: row.airport as AirportCode,
    party: row.party as Party,
    code: row.code as MishapCode,
    severity: row.severity as Severity,
    persons: row.persons,
    toldAt: row.told_at as Instant,
    acknowledgeBy: row.acknowledge_by as Instant | null,
    closedAt: row.closed_at as Instant | null,
    acknowledgedAt: row.acknowledged_at as Instant | null,
    office: row.office,
    compartment: row.compartment,
  }
}
