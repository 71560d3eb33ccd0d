/** Households with their dates, and family links: joined, left, split, reunited, verified, ended. Each is an act with a day and a reason. */
import type { InputOf, OutputOf, RefusalOf } from '#domain/kit/contract.ts'
import type { Day } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type * as households from '#domain/people/household-contract.ts'
import { canJoin, canLink, canPart, guardianCodes, type Housemate, isMemberOn } from '#domain/people/household-rules.ts'
import type { FamilyLink, JoinedWhy, Membership, MembershipRole } from '#domain/people/household-words.ts'
import { type HouseholdId, type Person, type PersonId, PersonLine } from '#domain/people/words.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import * as store from './household-store.ts'
import { findPerson, insertHouseholds, listPersonsById } from './store.ts'
import { timesOf } from './times.ts'

type Answer = OutputOf<typeof households.listHouseholds>

export async function listHouseholds(
  work: Work,
  { personId }: InputOf<typeof households.listHouseholds>,
): Promise<Result<Answer, 'not_found'>> {
  const person = await findPerson(work.db, personId)
  return person === undefined ? refuse('not_found') : accept(await tell(work, person))
}

async function tell(work: Work, person: Person): Promise<Answer> {
  const own = await store.listMembershipsOf(work.db, person.id)
  const ids = [...new Set([...own.filter((each) => each.leftOn === null), ...own].map((each) => each.householdId))]
  const members = await store.listMembersOf(work.db, ids)
  const links = await store.listLinksOf(work.db, [person.id])
  const persons = await listPersonsById(work.db, [...new Set(links.flatMap((link) => [link.personId, link.otherId]))])
  const lines = new Map(persons.map((each) => [each.id, PersonLine.parse(each)]))
  return {
    households: ids.map((householdId) => ({
      householdId,
      travelsNow: householdId === person.householdId,
      members: members.filter((member) => member.householdId === householdId),
    })),
    links: links.flatMap((link) => {
      const [one, other] = [lines.get(link.personId), lines.get(link.otherId)]
      return one === undefined || other === undefined ? [] : [{ ...link, person: one, other }]
    }),
  }
}

export async function householdOn(
  work: Work,
  { householdId, day }: InputOf<typeof households.householdOn>,
): Promise<Result<OutputOf<typeof households.householdOn>, 'not_found'>> {
  if ((await store.findHousehold(work.db, householdId)) === undefined) return refuse('not_found')
  const members = await store.listMembersOf(work.db, [householdId])
  return accept({ items: members.filter((member) => isMemberOn(member, day)) })
}

export async function joinHousehold(
  work: Work,
  input: InputOf<typeof households.joinHousehold>,
): Promise<Result<Answer, RefusalOf<typeof households.joinHousehold> | 'not_found'>> {
  const person = await findPerson(work.db, input.personId)
  if (person === undefined) return refuse('not_found')
  const companion = await findPerson(work.db, input.withPersonId)
  if (companion === undefined || companion.id === person.id || !isSamePlace(person, companion)) return refuse('companion_not_found')
  if (input.on > timesOf(work).today) return refuse('in_the_future', { field: 'on' })
  const open = (await store.listMembershipsOf(work.db, person.id)).filter((each) => each.leftOn === null)
  const householdId = companion.householdId ?? (newId() as HouseholdId)
  const may = canJoin(open, householdId, input.also)
  if (!may.ok) return may

  if (companion.householdId === null) {
    await insertHouseholds(work.db, [{ id: householdId, ...placeOf(person), rollId: null, createdAt: work.now }])
    await enter(work, companion, householdId, input.on, 'TOGETHER', 'MEMBER', true)
  }
  await enter(work, person, householdId, input.on, input.why, input.role, open.length === 0)
  return accept(await tell(work, (await findPerson(work.db, person.id))!))
}

async function enter(
  work: Work,
  person: Person,
  householdId: HouseholdId,
  on: Day,
  why: JoinedWhy,
  role: MembershipRole,
  travels: boolean,
): Promise<void> {
  await store.insertMembership(
    work.db,
    { id: newId(), personId: person.id, householdId, role, joinedOn: on, joinedWhy: why },
    placeOf(person),
  )
  if (travels) await store.setHousehold(work.db, person.id, householdId, work.now)
  work.record({ name: 'household_joined', subject: person.id, ...placeOf(person), facts: { on, why } })
}

export async function leaveHousehold(
  work: Work,
  { householdId, personIds, on, why }: InputOf<typeof households.leaveHousehold>,
): Promise<Result<Answer, RefusalOf<typeof households.leaveHousehold> | 'not_found'>> {
  const place = await store.findHousehold(work.db, householdId)
  if (place === undefined) return refuse('not_found')
  const open = (await store.listMembersOf(work.db, [householdId])).filter((member) => member.leftOn === null)
  const leaving = open.filter((member) => personIds.includes(member.personId))
  const mates = await matesOf(
    work,
    open.map((member) => member.personId),
  )
  const part = (those: readonly Membership[]) => those.map((member) => mates.get(member.personId)!)
  const staying = open.filter((member) => !leaving.includes(member))
  const may = canPart(part(leaving), part(staying), leaving.length === personIds.length ? leaving : [], on, timesOf(work).today)
  if (!may.ok) return may

  // Several who leave together stay together: they are a household of their own, and nobody's company is cut in passing.
  const together = leaving.length > 1 ? (newId() as HouseholdId) : null
  if (together !== null) await insertHouseholds(work.db, [{ id: together, ...place, rollId: null, createdAt: work.now }])
  for (const member of leaving) {
    await store.closeMembership(work.db, member.id, on, together === null ? why : 'SPLIT')
    if (together !== null)
      await store.insertMembership(
        work.db,
        { id: newId(), personId: member.personId, householdId: together, role: member.role, joinedOn: on, joinedWhy: 'TOGETHER' },
        place,
      )
    const person = (await findPerson(work.db, member.personId))!
    if (person.householdId === householdId) await store.setHousehold(work.db, person.id, together, work.now)
    work.record({ name: 'household_left', subject: person.id, ...place, facts: { on, why, together: together !== null } })
  }
  return accept(await tell(work, (await findPerson(work.db, personIds[0]!))!))
}

/** As the rules see them: how old, and whether somebody stands for them. */
async function matesOf(work: Work, personIds: readonly PersonId[]): Promise<Map<PersonId, Housemate>> {
  const persons = await listPersonsById(work.db, personIds)
  const links = await store.listLinksOf(work.db, personIds)
  const guarded = new Set(links.filter((link) => link.untilOn === null && guardianCodes.includes(link.code)).map((link) => link.otherId))
  return new Map(persons.map((person) => [person.id, { personId: person.id, bornOn: person.bornOn, hasGuardian: guarded.has(person.id) }]))
}

export async function reuniteHouseholds(
  work: Work,
  { householdId, otherHouseholdId, on }: InputOf<typeof households.reuniteHouseholds>,
): Promise<Result<{ joined: number }, RefusalOf<typeof households.reuniteHouseholds> | 'not_found'>> {
  const [place, otherPlace] = [await store.findHousehold(work.db, householdId), await store.findHousehold(work.db, otherHouseholdId)]
  if (place === undefined || otherPlace === undefined) return refuse('not_found')
  if (householdId === otherHouseholdId) return refuse('same_household')
  if (!isSamePlace(place, otherPlace)) return refuse('other_place')
  if (on > timesOf(work).today) return refuse('in_the_future', { field: 'on' })
  const members = (await store.listMembersOf(work.db, [householdId, otherHouseholdId])).filter((member) => member.leftOn === null)
  const here = new Set(members.filter((member) => member.householdId === householdId).map((member) => member.personId))
  const coming = members.filter((member) => member.householdId === otherHouseholdId)
  for (const member of coming) {
    await store.closeMembership(work.db, member.id, on < member.joinedOn ? member.joinedOn : on, 'SPLIT')
    if (!here.has(member.personId))
      await store.insertMembership(
        work.db,
        { id: newId(), personId: member.personId, householdId, role: member.role, joinedOn: on, joinedWhy: 'REUNITED' },
        place,
      )
    const person = (await findPerson(work.db, member.personId))!
    if (person.householdId === otherHouseholdId) await store.setHousehold(work.db, person.id, householdId, work.now)
    work.record({ name: 'household_joined', subject: person.id, ...place, facts: { on, why: 'REUNITED' } })
  }
  return accept({ joined: coming.length })
}

export async function linkPersons(
  work: Work,
  input: InputOf<typeof households.linkPersons>,
): Promise<Result<FamilyLink, RefusalOf<typeof households.linkPersons> | 'not_found'>> {
  const [person, other] = [await findPerson(work.db, input.personId), await findPerson(work.db, input.otherId)]
  if (person === undefined || other === undefined) return refuse('not_found')
  const { today } = timesOf(work)
  const link: FamilyLink = {
    id: input.id ?? newId(),
    personId: person.id,
    otherId: other.id,
    code: input.code,
    verified: input.verified,
    verifiedOn: input.verifiedOn ?? null,
    fromOn: input.fromOn ?? null,
    untilOn: null,
  }
  const may = canLink(person, other, link, today)
  if (!may.ok) return may
  try {
    await store.insertLink(work.db, link, placeOf(person), work.now)
  } catch (error) {
    if (brokeConstraint(error, 'people_link_once') || brokeConstraint(error, 'people_link_pkey')) return refuse('link_known')
    throw error
  }
  for (const subject of [person.id, other.id])
    work.record({ name: 'family_link_recorded', subject, ...placeOf(person), facts: { code: link.code, verified: link.verified } })
  return accept(link)
}

export async function verifyLink(
  work: Work,
  { linkId, verified, verifiedOn }: InputOf<typeof households.verifyLink>,
): Promise<Result<FamilyLink, 'in_the_future' | 'not_found'>> {
  const link = await store.findLinkForUpdate(work.db, linkId)
  if (link === undefined) return refuse('not_found')
  if (verifiedOn > timesOf(work).today) return refuse('in_the_future', { field: 'verifiedOn' })
  await store.updateLink(work.db, linkId, { verified, verified_on: verifiedOn })
  work.record({ name: 'family_link_recorded', subject: link.personId, ...placeOf(link), facts: { code: link.code, verified } })
  return accept({ ...link, verified, verifiedOn })
}

export async function endLink(
  work: Work,
  { linkId, untilOn }: InputOf<typeof households.endLink>,
): Promise<Result<FamilyLink, RefusalOf<typeof households.endLink> | 'not_found'>> {
  const link = await store.findLinkForUpdate(work.db, linkId)
  if (link === undefined) return refuse('not_found')
  if (link.untilOn !== null) return refuse('already_ended')
  if (untilOn > timesOf(work).today) return refuse('in_the_future', { field: 'untilOn' })
  if (link.fromOn !== null && untilOn < link.fromOn) return refuse('left_before_joining', { field: 'untilOn' })
  await store.updateLink(work.db, linkId, { until_on: untilOn })
  work.record({ name: 'family_link_ended', subject: link.personId, ...placeOf(link), facts: { code: link.code } })
  return accept({ ...link, untilOn })
}

function placeOf({ office, compartment }: { office: number; compartment: number }): { office: number; compartment: number } {
  return { office, compartment }
}

function isSamePlace(a: { office: number; compartment: number }, b: { office: number; compartment: number }): boolean {
  return a.office === b.office && a.compartment === b.compartment
}
