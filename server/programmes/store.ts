/** All SQL of the programmes room: published versions are added and read, never changed (a trigger refuses it). */
import { sql } from 'kysely'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { Db } from '#server/kit/database.ts'

export type Kind = 'programmes_programme' | 'programmes_instrument' | 'programmes_movement_type'

export type Published = { code: string; version: number; definition: unknown; publishedAt: Instant }

/** The newest version of each code, by code; where versions are dated only those that already apply on `today`. */
export async function listNewest(db: Db, kind: Kind, today: Day, after: string | undefined, limit: number): Promise<Published[]> {
  if (kind === 'programmes_instrument') {
    const rows = await db
      .selectFrom('programmes_instrument')
      .distinctOn('code')
      .select(['code', 'version', 'definition', 'published_at'])
      .$if(after !== undefined, (query) => query.where('code', '>', after!))
      .orderBy('code')
      .orderBy('version', 'desc')
      .limit(limit + 1)
      .execute()
    return rows.map(present)
  }
  const rows = await db
    .selectFrom(kind)
    .distinctOn('code')
    .select(['code', 'version', 'definition', 'published_at'])
    .where('valid_from', '<=', today)
    .$if(after !== undefined, (query) => query.where('code', '>', after!))
    .orderBy('code')
    .orderBy('version', 'desc')
    .limit(limit + 1)
    .execute()
  return rows.map(present)
}

/** A named version, or the newest that applies on `today`. */
export async function findDated(
  db: Db,
  kind: Exclude<Kind, 'programmes_instrument'>,
  code: string,
  version: number | undefined,
  today: Day,
): Promise<Published | undefined> {
  const row = await db
    .selectFrom(kind)
    .select(['code', 'version', 'definition', 'published_at'])
    .where('code', '=', code)
    .$if(version !== undefined, (query) => query.where('version', '=', version!))
    .$if(version === undefined, (query) => query.where('valid_from', '<=', today))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : present(row)
}

export async function findInstrument(db: Db, code: string, version: number | undefined): Promise<Published | undefined> {
  const row = await db
    .selectFrom('programmes_instrument')
    .select(['code', 'version', 'definition', 'published_at'])
    .where('code', '=', code)
    .$if(version !== undefined, (query) => query.where('version', '=', version!))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : present(row)
}

export async function listVersions(db: Db, code: string): Promise<{ version: number; validFrom: Day; publishedAt: Instant }[]> {
  const rows = await db
    .selectFrom('programmes_programme')
    .select(['version', 'valid_from', 'published_at'])
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({ version: row.version, validFrom: row.valid_from as Day, publishedAt: row.published_at as Instant }))
}

type NewVersion = { code: string; version: number; definition: unknown; hash: string; at: Instant; validFrom: Day }

/** Adds a version unless it is there; answers with the hash that is published now, and whether it was added by this call. */
export async function publishVersion(db: Db, kind: Kind, draft: NewVersion): Promise<{ hash: string; added: boolean }> {
  const values = {
    code: draft.code,
    version: draft.version,
    definition: JSON.stringify(draft.definition),
    definition_hash: draft.hash,
    published_at: draft.at,
  }
  const added =
    kind === 'programmes_instrument'
      ? await db
          .insertInto('programmes_instrument')
          .values(values)
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
      : await db
          .insertInto(kind)
          .values({ ...values, valid_from: draft.validFrom })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 1n) return { hash: draft.hash, added: true }
  const there = await db
    .selectFrom(kind)
    .select(sql<string>`definition_hash`.as('hash'))
    .where('code', '=', draft.code)
    .where('version', '=', draft.version)
    .executeTakeFirstOrThrow()
  return { hash: there.hash, added: false }
}

function present(row: { code: string; version: number; definition: unknown; published_at: string }): Published {
  return { code: row.code, version: row.version, definition: row.definition, publishedAt: row.published_at as Instant }
}
