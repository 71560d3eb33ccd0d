/** SQL of devices and of what lost ones gave up. */
import { sql } from 'kysely'
import type { Surrendered } from '#domain/access/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import type { Db } from '#server/kit/database.ts'
import { newId } from '#server/kit/transaction.ts'

export type DeviceRow = {
  id: string
  device: string
  account: string
  account_name: string
  name: string
  first_seen_at: string
  seen_at: string
  lost_at: string | null
  wiped_at: string | null
}

/** Somebody signs in from a device: it is known from now on. Returns the row of this account on it. */
export async function noteDevice(
  db: Db,
  seen: { device: string; account: string; office: number; name: string },
  now: Instant,
): Promise<string> {
  const row = await db
    .insertInto('access_device')
    .values({ id: newId(), ...seen, first_seen_at: now, seen_at: now })
    .onConflict((conflict) => conflict.columns(['device', 'account']).doUpdateSet({ seen_at: now, name: seen.name, office: seen.office }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Lost for one who used it is lost for all who did. */
export async function isDeviceLost(db: Db, device: string): Promise<boolean> {
  const row = await db
    .selectFrom('access_device')
    .select('id')
    .where('device', '=', device)
    .where('lost_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

const rowsOf = (db: Db) =>
  db
    .selectFrom('access_device as d')
    .innerJoin('access_account as a', 'a.id', 'd.account')
    .select([
      'd.id',
      'd.device',
      'd.account',
      'a.name as account_name',
      'd.name',
      'd.first_seen_at',
      'd.seen_at',
      'd.lost_at',
      'd.wiped_at',
    ])

export async function listDeviceRowsOf(db: Db, account: string): Promise<DeviceRow[]> {
  return rowsOf(db).where('d.account', '=', account).orderBy('d.seen_at', 'desc').limit(50).execute()
}

export async function listDeviceRows(db: Db, after: readonly (string | number | null)[] | undefined, limit: number): Promise<DeviceRow[]> {
  return rowsOf(db)
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(d.seen_at, d.id) < (${after![0]}::timestamptz, ${after![1]}::uuid)`))
    .orderBy('d.seen_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit + 1)
    .execute()
}

export async function findDeviceRow(db: Db, id: string): Promise<DeviceRow | undefined> {
  return rowsOf(db).where('d.id', '=', id).executeTakeFirst()
}

/** Everybody's rows of the device, and the sessions of all of them. The first to say so stands. */
export async function setDeviceLost(db: Db, device: string, by: string, at: Instant): Promise<void> {
  await db
    .updateTable('access_device')
    .set({ lost_at: at, lost_by: by })
    .where('device', '=', device)
    .where('lost_at', 'is', null)
    .execute()
  await db
    .updateTable('access_session')
    .set({ revoked_at: at })
    .where('revoked_at', 'is', null)
    .where('device_id', 'in', db.selectFrom('access_device').select('id').where('device', '=', device))
    .execute()
}

/** When each device was last heard of in a session. */
export async function listLastHeard(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('access_session')
    .select(['device_id', sql<string>`max(seen_at)`.as('seen_at')])
    .where(sql<boolean>`device_id = any(${ids}::uuid[])`)
    .groupBy('device_id')
    .execute()
  return new Map(rows.map((row) => [row.device_id!, row.seen_at]))
}

/** A lost device is emptied. What it handed over is kept once for each who used it: only its owner can open theirs. False: nothing was lost, or it was said before. */
export async function takeSurrendered(db: Db, device: string, surrendered: Surrendered | null, at: Instant): Promise<boolean> {
  const rows = await db
    .updateTable('access_device')
    .set({ wiped_at: at })
    .where('device', '=', device)
    .where('lost_at', 'is not', null)
    .where('wiped_at', 'is', null)
    .returning(['id', 'account'])
    .execute()
  if (rows.length === 0) return false
  if (surrendered !== null)
    await db
      .insertInto('access_surrendered')
      .values(
        rows.map((row) => ({
          id: newId(),
          account: row.account,
          device_id: row.id,
          sealed: JSON.stringify(surrendered),
          surrendered_at: at,
        })),
      )
      .execute()
  return true
}

export async function listSurrenderedOf(db: Db, account: string): Promise<{ id: string; sealed: unknown }[]> {
  return db
    .selectFrom('access_surrendered')
    .select(['id', 'sealed'])
    .where('account', '=', account)
    .where('fetched_at', 'is', null)
    .orderBy('surrendered_at')
    .limit(10)
    .execute()
}

/** What lies on another device of its owner is no longer kept here. */
export async function emptySurrendered(db: Db, account: string, id: string, at: Instant): Promise<boolean> {
  const changed = await db
    .updateTable('access_surrendered')
    .set({ fetched_at: at, sealed: JSON.stringify({ salt: '', rows: [] }) })
    .where('id', '=', id)
    .where('account', '=', account)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}
