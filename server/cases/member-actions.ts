/** Who is in a case: joining, correcting, leaving. Persons come from the people room; a role is given here. */
import type * as contracts from '#domain/cases/contract.ts'
import { adultAge, type FamilyRefusal, joinFamily, leaveFamily, type Relative } from '#domain/cases/family-rules.ts'
import { isActive } from '#domain/cases/rules.ts'
import type { Case, CaseId, CaseMember } from '#domain/cases/words.ts'
import type { InputOf } from '#domain/kit/contract.ts'
import { ageOn, type Day } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { PersonId } from '#domain/people/words.ts'
import { getPersons } from '#server/people/actions.ts'
import type { Work } from '#server/kit/transaction.ts'
import { record } from './case-events.ts'
import { endMembership, findCaseForUpdate, insertMembers, listMemberRows, todayAt, touchCase, updateMember } from './store.ts'

type Joining = Omit<InputOf<typeof contracts.addMember>, 'caseId'>
export type JoinRefusal = FamilyRefusal | 'person_not_found' | 'person_sealed_elsewhere'

/** Adds several people at once, in the order given, or nobody. */
export async function addMembers(work: Work, to: Case, joining: readonly Joining[]): Promise<Result<CaseMember[], JoinRefusal>> {
  if (joining.length === 0) return accept([])
  const persons = new Map(
    (
      await getPersons(
        work,
        joining.map((each) => each.personId),
      )
    ).map((person) => [person.id, person]),
  )
  const today = await todayAt(work, to.office)
  const family = await relativesOf(work, to.id)
  const members: CaseMember[] = []
  for (const each of joining) {
    const person = persons.get(each.personId)
    if (person === undefined || person.mergedInto !== null || person.office !== to.office) return refuse('person_not_found')
    // A sealed person in an open case would be seen through it.
    if (person.compartment !== 0 && person.compartment !== to.compartment) return refuse('person_sealed_elsewhere')
    const joins = joinFamily(family, { personId: person.id, role: each.role, bornOn: person.bornOn }, to.unaccompaniedMinor, today)
    if (!joins.ok) return joins
    family.push(joins.value)
    members.push({
      caseId: to.id,
      personId: person.id,
      role: each.role,
      travelling: each.travelling,
      specialNeeds: each.specialNeeds,
      visaNumber: each.visaNumber ?? null,
      joinedAt: work.now,
    })
  }
  await insertMembers(
    work.db,
    members.map((member) => ({ ...member, office: to.office, compartment: to.compartment })),
  )
  for (const member of members) record(work, to, 'member_added', { role: member.role, travelling: member.travelling }, member.personId)
  return accept(members)
}

export async function addMember(
  work: Work,
  input: InputOf<typeof contracts.addMember>,
): Promise<Result<CaseMember, JoinRefusal | 'not_found' | 'case_ended'>> {
  const found = await findCaseForUpdate(work.db, input.caseId)
  if (found === undefined) return refuse('not_found')
  if (!isActive(found.status)) return refuse('case_ended', { status: found.status })
  const added = await addMembers(work, found, [input])
  if (!added.ok) return added
  await touchCase(work.db, found.id, work.now)
  return accept(added.value[0]!)
}

export async function changeMember(
  work: Work,
  input: InputOf<typeof contracts.changeMember>,
): Promise<Result<CaseMember, JoinRefusal | 'not_found' | 'not_member' | 'principal_needed' | 'case_ended'>> {
  const found = await findCaseForUpdate(work.db, input.caseId)
  if (found === undefined) return refuse('not_found')
  if (!isActive(found.status)) return refuse('case_ended', { status: found.status })
  const members = await listMemberRows(work.db, found.id)
  const before = members.find((member) => member.personId === input.personId)
  if (before === undefined) return refuse('not_member')
  if (before.role !== input.role) {
    const fits = await changeRole(work, found, input)
    if (!fits.ok) return fits
  }
  const after: CaseMember = {
    ...before,
    role: input.role,
    travelling: input.travelling,
    specialNeeds: input.specialNeeds,
    visaNumber: input.visaNumber,
  }
  await updateMember(work.db, after)
  await touchCase(work.db, found.id, work.now)
  record(work, found, 'member_changed', { role: after.role, travelling: after.travelling, before: before.role }, after.personId)
  return accept(after)
}

/** Leaving one role and taking another: both must be possible. */
async function changeRole(
  work: Work,
  found: Case,
  input: InputOf<typeof contracts.changeMember>,
): Promise<Result<Relative, FamilyRefusal | 'not_member' | 'principal_needed'>> {
  const family = await relativesOf(work, found.id)
  const leaves = leaveFamily(family, input.personId)
  if (!leaves.ok) return leaves
  const others = family.filter((member) => member.personId !== input.personId)
  return joinFamily(others, { ...leaves.value, role: input.role }, found.unaccompaniedMinor, await todayAt(work, found.office))
}

export async function removeMember(
  work: Work,
  input: InputOf<typeof contracts.removeMember>,
): Promise<Result<Record<string, never>, 'not_found' | 'not_member' | 'principal_needed' | 'case_ended'>> {
  const found = await findCaseForUpdate(work.db, input.caseId)
  if (found === undefined) return refuse('not_found')
  if (!isActive(found.status)) return refuse('case_ended', { status: found.status })
  const leaves = leaveFamily(await relativesOf(work, found.id), input.personId)
  if (!leaves.ok) return leaves
  await endMembership(work.db, found.id, input.personId, work.now)
  await touchCase(work.db, found.id, work.now)
  record(work, found, 'member_removed', { role: leaves.value.role }, input.personId)
  return accept({})
}

/** The members as the family rules see them. Somebody whose file this actor may not see has no age here. */
export async function relativesOf(work: Work, caseId: CaseId): Promise<Relative[]> {
  const members = await listMemberRows(work.db, caseId)
  const persons =
    members.length === 0
      ? []
      : await getPersons(
          work,
          members.map((member) => member.personId),
        )
  const born = new Map(persons.map((person) => [person.id, person.bornOn]))
  return members.map((member) => ({ personId: member.personId, role: member.role, bornOn: born.get(member.personId) ?? null }))
}

/** Adults consent for themselves; a child alone through whoever answers for them (domain.md 4.3). */
export function consentNeededFrom(family: readonly Relative[], unaccompaniedMinor: boolean, today: Day): PersonId[] {
  return family
    .filter((member) => member.bornOn === null || ageOn(member.bornOn, today) >= adultAge || (unaccompaniedMinor && member.role === 'PA'))
    .map((member) => member.personId as PersonId)
}
