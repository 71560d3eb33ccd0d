/** SQL of memberships and family links. */
import { sql } from 'kysely'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { FamilyLink, LinkVerified, Membership, MembershipLine } from '#domain/people/household-words.ts'
import { type HouseholdId, type PersonId, PersonLine } from '#domain/people/words.ts'
import type { Db } from '#server/kit/database.ts'
import { listPersonsById } from './store.ts'

type Placed = { readonly office: number; readonly compartment: number }
const membershipColumns = ['id', 'person_id', 'household_id', 'role', 'joined_on', 'joined_why', 'left_on', 'left_why'] as const

export async function listMembershipsOf(db: Db, personId: string): Promise<Membership[]> {
  const rows = await db
    .selectFrom('people_membership')
    .select(membershipColumns)
    .where('person_id', '=', personId)
    .orderBy('joined_on', 'desc')
    .limit(60)
    .execute()
  return rows.map(membershipFrom)
}

/** Everybody who is or was in these households, also those whose file was merged since. Hidden files are not there. */
export async function listMembersOf(db: Db, householdIds: readonly string[]): Promise<MembershipLine[]> {
  if (householdIds.length === 0) return []
  const rows = await db
    .selectFrom('people_membership')
    .select(membershipColumns)
    .where(sql<boolean>`household_id = any (${householdIds}::uuid[])`)
    .orderBy('joined_on')
    .orderBy('id')
    .limit(400)
    .execute()
  const persons = await listPersonsById(db, [...new Set(rows.map((row) => row.person_id))])
  const byId = new Map(persons.map((person) => [person.id as string, PersonLine.parse(person)]))
  return rows.flatMap((row) => {
    const person = byId.get(row.person_id)
    return person === undefined ? [] : [{ ...membershipFrom(row), person }]
  })
}

export async function findHousehold(db: Db, id: string): Promise<Placed | undefined> {
  return db.selectFrom('people_household').select(['office', 'compartment']).where('id', '=', id).executeTakeFirst()
}

export async function insertMembership(db: Db, membership: Omit<Membership, 'leftOn' | 'leftWhy'>, place: Placed): Promise<void> {
  const { id, personId, householdId, role, joinedOn, joinedWhy } = membership
  await db
    .insertInto('people_membership')
    .values({ id, person_id: personId, household_id: householdId, ...place, role, joined_on: joinedOn, joined_why: joinedWhy })
    .execute()
}

export async function closeMembership(db: Db, id: string, leftOn: Day, leftWhy: string): Promise<void> {
  await db.updateTable('people_membership').set({ left_on: leftOn, left_why: leftWhy }).where('id', '=', id).execute()
}

/** With whom they travel from now on. The memberships are written before: then nothing is left for the database to guess. */
export async function setHousehold(db: Db, personId: string, householdId: HouseholdId | null, at: Instant): Promise<void> {
  await db.updateTable('people_person').set({ household_id: householdId, updated_at: at }).where('id', '=', personId).execute()
}

const linkColumns = ['id', 'person_id', 'other_id', 'code', 'verified', 'verified_on', 'from_on', 'until_on'] as const

export async function listLinksOf(db: Db, personIds: readonly string[]): Promise<FamilyLink[]> {
  if (personIds.length === 0) return []
  const of = (column: 'person_id' | 'other_id') =>
    db
      .selectFrom('people_link')
      .select(linkColumns)
      .where(sql<boolean>`${sql.ref(column)} = any (${personIds}::uuid[])`)
      .limit(200)
      .execute()
  const rows = [...(await of('person_id')), ...(await of('other_id'))]
  return [...new Map(rows.map((row) => [row.id, linkFrom(row)])).values()]
}

export async function insertLink(db: Db, link: FamilyLink, place: Placed, at: Instant): Promise<void> {
  await db
    .insertInto('people_link')
    .values({
      id: link.id,
      person_id: link.personId,
      other_id: link.otherId,
      ...place,
      code: link.code,
      verified: link.verified,
      verified_on: link.verifiedOn,
      from_on: link.fromOn,
      until_on: link.untilOn,
      created_at: at,
    })
    .execute()
}

export async function findLinkForUpdate(db: Db, id: string): Promise<(FamilyLink & Placed) | undefined> {
  const row = await db
    .selectFrom('people_link')
    .select([...linkColumns, 'office', 'compartment'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && { ...linkFrom(row), office: row.office, compartment: row.compartment }
}

export async function updateLink(
  db: Db,
  id: string,
  changes: { verified?: LinkVerified; verified_on?: Day; until_on?: Day },
): Promise<void> {
  await db.updateTable('people_link').set(changes).where('id', '=', id).execute()
}

function membershipFrom(row: Record<(typeof membershipColumns)[number], unknown>): Membership {
  return {
    id: row.id,
    personId: row.person_id,
    householdId: row.household_id,
    role: row.role,
    joinedOn: row.joined_on,
    joinedWhy: row.joined_why,
    leftOn: row.left_on,
    leftWhy: row.left_why,
  } as Membership
}

function linkFrom(row: Record<(typeof linkColumns)[number], unknown>): FamilyLink {
  return {
    id: row.id,
    personId: row.person_id as PersonId,
    otherId: row.other_id as PersonId,
    code: row.code,
    verified: row.verified,
    verifiedOn: row.verified_on,
    fromOn: row.from_on,
    untilOn: row.until_on,
  } as FamilyLink
}
