/** SQL that takes back the people of an import, and the questions that must be answered first. */
import { sql } from 'kysely'
import type { Db } from '#server/kit/database.ts'

/**
 * True when anybody has worked on these people since they came in: a later event, a later document or consent, a change, or somebody
 * else who joined one of their households.
 */
export async function isWorkedOn(db: Db, rollId: string): Promise<boolean> {
  const { rows } = await sql<{ worked: boolean }>`
    select exists (select 1 from people_person p where p.roll_id = ${rollId}::uuid and (
        p.updated_at > p.created_at
        or exists (select 1 from kit_event e where e.subject = p.id and e.at > p.created_at)
        or exists (select 1 from people_document d where d.person_id = p.id and d.created_at > p.created_at)
        or exists (select 1 from people_consent c where c.person_id = p.id)))
      or exists (select 1 from people_household h join people_person p on p.household_id = h.id
        where h.roll_id = ${rollId}::uuid and p.roll_id is distinct from h.roll_id) as worked`.execute(db)
  return rows[0]?.worked ?? false
}

export type RolledPerson = { readonly id: string; readonly office: number; readonly compartment: number }

/** The people of a roll, kept still: from here on nobody begins to work on one of them. */
export async function lockPeopleOfRoll(db: Db, rollId: string): Promise<RolledPerson[]> {
  return db
    .selectFrom('people_person')
    .select(['id', 'office', 'compartment'])
    .where('roll_id', '=', rollId)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Documents, consents and search words go with their persons. */
export async function deletePersons(db: Db, ids: readonly string[]): Promise<void> {
  await sql`delete from people_person where id = any(${ids}::uuid[])`.execute(db)
}

export async function listHouseholdsOfRoll(db: Db, rollId: string): Promise<string[]> {
  const rows = await db.selectFrom('people_household').select('id').where('roll_id', '=', rollId).execute()
  return rows.map(({ id }) => id)
}

export async function deleteHouseholds(db: Db, ids: readonly string[]): Promise<void> {
  await sql`delete from people_household where id = any(${ids}::uuid[])`.execute(db)
}
