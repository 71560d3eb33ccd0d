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

/** Documents, consents and search words go with their persons. */
export async function deleteRoll(db: Db, rollId: string): Promise<{ persons: number; households: number }> {
  const persons = await db.deleteFrom('people_person').where('roll_id', '=', rollId).executeTakeFirst()
  const households = await db.deleteFrom('people_household').where('roll_id', '=', rollId).executeTakeFirst()
  return { persons: Number(persons.numDeletedRows), households: Number(households.numDeletedRows) }
}

export async function listPeopleOfRoll(db: Db, rollId: string): Promise<{ id: string; office: number; compartment: number }[]> {
  return db.selectFrom('people_person').select(['id', 'office', 'compartment']).where('roll_id', '=', rollId).execute()
}
