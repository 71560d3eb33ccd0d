/** Makes the households, persons and cases of a roll: some hundred families at a time, in the one transaction of the whole. */
import type { RollFamily } from '#domain/cases/roll-words.ts'
import type { Case, CaseProgramme } from '#domain/cases/words.ts'
import type { SettledParty } from '#domain/programmes/party-rules.ts'
import type { Person, PersonId } from '#domain/people/words.ts'
import { addHouseholds, addPersons } from '#server/people/actions.ts'
import type { Told } from '#server/kit/progress.ts'
import type { Work } from '#server/kit/transaction.ts'
import { newCase, recordOpening } from './actions.ts'
import { keepParties } from './party-actions.ts'
import type { RollRow } from './roll-store.ts'
import { insertCases, insertMembers, type MemberLine } from './store.ts'

/** A statement for each thousand families or so: large enough to be quick, small enough to be counted and held in memory. */
const familiesAtOnce = 1_000

/** `same`: by row, the person on file that it is. `parties`: of every family that goes to a country. */
type Making = {
  readonly roll: RollRow
  readonly programme: CaseProgramme
  readonly typeVersion: number
  readonly parties: ReadonlyMap<string, readonly SettledParty[]>
  readonly same: ReadonlyMap<number, PersonId>
}

/** Answers the persons who were added, by row. */
export async function makeAll(work: Work, making: Making, families: readonly RollFamily[], told: Told): Promise<Map<number, Person>> {
  const total = families.reduce((sum, family) => sum + family.members.length, 0)
  const made = new Map<number, Person>()
  let done = 0
  for (let from = 0; from < families.length; from += familiesAtOnce) {
    const some = families.slice(from, from + familiesAtOnce)
    for (const [row, person] of await makeSome(work, making, some)) made.set(row, person)
    done += some.reduce((sum, family) => sum + family.members.length, 0)
    told(done, total)
  }
  return made
}

async function makeSome(work: Work, making: Making, families: readonly RollFamily[]): Promise<[number, Person][]> {
  const { roll, programme, same, typeVersion } = making
  const place = { office: roll.office, compartment: roll.compartment }
  const households = await addHouseholds(
    work,
    families.map(() => ({ ...place, rollId: roll.id })),
  )
  const joining = families.flatMap((family, at) => family.members.map((member) => ({ member, householdId: households[at]! })))
  const added = joining.filter(({ member }) => !same.has(member.row))
  const persons = await addPersons(
    work,
    added.map(({ member, householdId }) => ({ ...member.person, ...place, householdId, rollId: roll.id })),
  )
  // The same rules were asked when the file was read: a no here is a difference between two rules, and keeps nothing.
  if (!persons.ok) throw new Error(`row ${added[Number(persons.details?.['row'] ?? 0)]?.member.row}: ${persons.refusal}`)
  const personOf = new Map<number, PersonId>([...same, ...added.map(({ member }, at) => [member.row, persons.value[at]!.id] as const)])

  const cases: Case[] = families.map((family) => newCase(work, programme, draftOf(family), { ...place, rollId: roll.id, typeVersion }))
  await insertCases(work.db, cases)
  await keepParties(
    work,
    cases.map((opened, at) => ({ case: opened, parties: making.parties.get(families[at]!.destinationCountry) ?? [] })),
  )
  const members = families.flatMap((family, at): MemberLine[] =>
    family.members.map((member) => ({
      ...place,
      caseId: cases[at]!.id,
      personId: personOf.get(member.row)!,
      role: member.role,
      travelling: true,
      specialNeeds: member.specialNeeds,
      visaNumber: member.visaNumber,
      joinedAt: work.now,
    })),
  )
  await insertMembers(work.db, members)
  for (const opened of cases) recordOpening(work, opened)
  return added.map(({ member }, at) => [member.row, persons.value[at]!])
}

function draftOf(family: RollFamily) {
  return {
    programmeCode: '',
    destinationCountry: family.destinationCountry as NonNullable<Case['destinationCountry']>,
    unaccompaniedMinor: family.unaccompaniedMinor,
    ...(family.caseRef === null ? {} : { externalRef: family.caseRef }),
    ...(family.destinationSubregion === null ? {} : { destinationSubregion: family.destinationSubregion }),
    ...(family.destinationCity === null ? {} : { destinationCity: family.destinationCity }),
    ...(family.sponsor === null ? {} : { receivingParty: family.sponsor }),
  }
}
