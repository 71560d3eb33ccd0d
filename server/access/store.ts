/** All SQL of the access room. Sessions, secrets and attempts are read as the server (system scope), never as an actor. */
import { sql } from 'kysely'
import type { Role } from '#domain/access/roles.ts'
import type { AccountId, Office, StaffLanguage } from '#domain/access/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import type { Db } from '#server/kit/database.ts'

export type AccountRow = { id: AccountId; email: string; name: string; language: StaffLanguage; office: number; status: string }

export async function findAccountByEmail(db: Db, email: string) {
  return db
    .selectFrom('access_account as a')
    .innerJoin('access_secret as s', 's.account', 'a.id')
    .select(['a.id', 'a.status', 'a.language', 'a.office', 's.password_hash', 's.failed_count', 's.locked_until'])
    .where('a.email', '=', email)
    .executeTakeFirst()
}

export async function noteFailure(db: Db, account: string, lockedUntil: Instant | null): Promise<void> {
  await db
    .updateTable('access_secret')
    .set({
      failed_count: sql<number>`case when ${lockedUntil}::timestamptz is null then failed_count + 1 else 0 end`,
      locked_until: lockedUntil,
    })
    .where('account', '=', account)
    .execute()
}

export async function noteSuccess(db: Db, account: string): Promise<void> {
  await db.updateTable('access_secret').set({ failed_count: 0, locked_until: null }).where('account', '=', account).execute()
}

/** Counts one attempt under a key and returns how many there were in the running window. */
export async function countAttempt(db: Db, key: string, now: Instant, windowStartsAt: Instant): Promise<number> {
  const row = await db
    .insertInto('access_attempt')
    .values({ key, count: 1, window_started_at: now })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        count: sql<number>`case when access_attempt.window_started_at < ${windowStartsAt} then 1 else access_attempt.count + 1 end`,
        window_started_at: sql<string>`case when access_attempt.window_started_at < ${windowStartsAt} then excluded.window_started_at else access_attempt.window_started_at end`,
      }),
    )
    .returning('count')
    .executeTakeFirstOrThrow()
  return row.count
}

export async function insertSession(
  db: Db,
  session: {
    token_hash: string
    account: string
    created_at: Instant
    seen_at: Instant
    expires_at: Instant
    device: string
    device_id: string | null
  },
): Promise<void> {
  await db.insertInto('access_session').values(session).execute()
}

export async function findSession(db: Db, tokenHash: string) {
  return db
    .selectFrom('access_session as s')
    .innerJoin('access_account as a', 'a.id', 's.account')
    .select(['a.id', 'a.email', 'a.name', 'a.language', 'a.office', 'a.status', 's.expires_at', 's.seen_at', 's.revoked_at'])
    .where('s.token_hash', '=', tokenHash)
    .executeTakeFirst()
}

export async function touchSession(db: Db, tokenHash: string, seenAt: Instant): Promise<void> {
  await db.updateTable('access_session').set({ seen_at: seenAt }).where('token_hash', '=', tokenHash).execute()
}

export async function revokeSession(db: Db, tokenHash: string, at: Instant): Promise<void> {
  await db
    .updateTable('access_session')
    .set({ revoked_at: at })
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .execute()
}

export async function revokeSessionsOf(db: Db, account: string, at: Instant, except: string | null): Promise<number> {
  const ended = await db
    .updateTable('access_session')
    .set({ revoked_at: at })
    .where('account', '=', account)
    .where('revoked_at', 'is', null)
    .$if(except !== null, (query) => query.where('token_hash', '<>', except!))
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}

export async function listGrantsOf(db: Db, account: string): Promise<{ role: Role; office: number }[]> {
  const rows = await db
    .selectFrom('access_grant')
    .select(['role', 'office'])
    .where('account', '=', account)
    .where('withdrawn_at', 'is', null)
    .orderBy('office')
    .orderBy('role')
    .execute()
  return rows as { role: Role; office: number }[]
}

export async function listCompartmentsOf(db: Db, account: string): Promise<number[]> {
  const rows = await db
    .selectFrom('access_compartment_member')
    .select('compartment')
    .where('account', '=', account)
    .where('left_at', 'is', null)
    .orderBy('compartment')
    .execute()
  return rows.map((row) => row.compartment)
}

export async function listOffices(db: Db): Promise<Office[]> {
  const rows = await db.selectFrom('access_office').select(['id', 'code', 'name', 'time_zone', 'airports']).orderBy('id').execute()
  return rows.map((row) => ({ id: row.id, code: row.code, name: row.name, timeZone: row.time_zone, airports: row.airports }))
}

export async function insertOffice(db: Db, office: Office): Promise<void> {
  await db
    .insertInto('access_office')
    .values({ id: office.id, code: office.code, name: office.name, time_zone: office.timeZone, airports: office.airports })
    .execute()
}

export async function insertAccount(db: Db, account: AccountRow, passwordHash: string, now: Instant): Promise<void> {
  await db
    .insertInto('access_account')
    .values({ ...account, created_at: now })
    .execute()
  await db.insertInto('access_secret').values({ account: account.id, password_hash: passwordHash, changed_at: now }).execute()
}

export async function insertGrant(
  db: Db,
  grant: { id: string; account: string; office: number; role: Role; granted_by: string | null; granted_at: Instant },
): Promise<void> {
  await db.insertInto('access_grant').values(grant).execute()
}

export async function insertCompartment(
  db: Db,
  compartment: { id: number; office: number; label: string; created_at: Instant },
): Promise<void> {
  await db.insertInto('access_compartment').values(compartment).execute()
}

export async function insertCompartmentMember(
  db: Db,
  member: { compartment: number; account: string; office: number; joined_at: Instant },
): Promise<void> {
  await db.insertInto('access_compartment_member').values(member).execute()
}

export async function listAccountRows(
  db: Db,
  status: string | undefined,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
) {
  return db
    .selectFrom('access_account')
    .select(['id', 'email', 'name', 'language', 'status', 'office'])
    .where('office', '>', 0)
    .$if(status !== undefined, (query) => query.where('status', '=', status!))
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(name, id) > (${after![0]}, ${after![1]})`))
    .orderBy('name')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
}

export async function listGrantsOfAll(db: Db, accounts: readonly string[]) {
  return db
    .selectFrom('access_grant')
    .select(['account', 'role', 'office'])
    .where(sql<boolean>`account = any(${accounts}::uuid[])`)
    .where('withdrawn_at', 'is', null)
    .execute()
}

export async function setAccountStatus(db: Db, account: string, status: 'ACTIVE' | 'DISABLED'): Promise<boolean> {
  const changed = await db.updateTable('access_account').set({ status }).where('id', '=', account).executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

export async function setLanguage(db: Db, account: string, language: StaffLanguage): Promise<void> {
  await db.updateTable('access_account').set({ language }).where('id', '=', account).execute()
}

export async function listAuditRows(db: Db, rowId: string | undefined, before: string | undefined, limit: number) {
  return db
    .selectFrom('kit_audit')
    .select([
      'at',
      'account',
      'table_name',
      'row_id',
      'operation',
      sql<string[]>`array(select jsonb_object_keys(coalesce(after, before)))`.as('keys'),
      'before',
      'after',
    ])
    .$if(rowId !== undefined, (query) => query.where('row_id', '=', rowId!))
    .$if(before !== undefined, (query) => query.where('at', '<', before!))
    .orderBy('at', 'desc')
    .limit(limit + 1)
    .execute()
}
