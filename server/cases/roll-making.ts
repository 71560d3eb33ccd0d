/** Makes the households, persons and cases of a roll: some hundred families at a time, in the one transaction of the whole. */
import type { RollFamily } from '#domain/cases/roll-words.ts'
import type { Case, CaseProgramme } from '#domain/cases/words.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { SettledParty } from '#domain/programmes/party-rules.ts'
import type { HouseholdId, Person, PersonId } from '#domain/people/words.ts'
import { addHouseholds, addPersons, type AmongWritten } from '#server/people/actions.ts'
import { inOneFlight } from '#server/kit/database.ts'
import { isStopAsked } from '#server/kit/long-commands.ts'
import type { Told } from '#server/kit/progress.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { newCase, recordOpening } from './actions.ts'
import { keepParties } from './party-actions.ts'
import type { RollRow } from './roll-store.ts'
import { insertCases, insertMembers, type MemberLine } from './store.ts'

/** Large enough to be quick, small enough to be counted, stopped, held in memory, and never to keep a colleague waiting for this process. */
const familiesAtOnce = 120

/**
 * `same`: by row, the person on file that it is. `late`: asked of each new person, whether somebody of that name was written since the
 * look at the roll; `isDecided` says whether that may be passed over. `parties`: of every family that goes to a country.
 */
export type Making = {
  readonly roll: RollRow
  readonly programme: CaseProgramme
  readonly typeVersion: number
  readonly parties: ReadonlyMap<string, readonly SettledParty[]>
  readonly same: ReadonlyMap<number, PersonId>
  readonly late: AmongWritten | undefined
  readonly isDecided: (row: number) => boolean
}

/** Answers the persons who were added, by row. While the database writes one part, the next is made. */
export async function makeAll(
  work: Work,
  making: Making,
  families: readonly RollFamily[],
  told: Told,
): Promise<Result<Map<number, Person>, 'roll_decisions_missing' | 'stopped_on_request'>> {
  const total = families.reduce((sum, family) => sum + family.members.length, 0)
  const made = new Map<number, Person>()
  let written: Part | undefined
  const isStopped = async (): Promise<boolean> => {
    if (written === undefined) return false
    const { persons, isStopping } = await written.ended
    for (const [at, row] of written.rows.entries()) made.set(row, persons[at]!)
    told(made.size + making.same.size, total)
    return isStopping
  }
  for (let from = 0; from < families.length; from += familiesAtOnce) {
    const some = families.slice(from, from + familiesAtOnce)
    const undecided = lateRow(making, some)
    if (undecided !== undefined) return refuse('roll_decisions_missing', { row: undecided, count: 1 })
    const part = makeSome(work, making, some)
    if (await isStopped()) return refuse('stopped_on_request')
    written = part
  }
  return (await isStopped()) ? refuse('stopped_on_request') : accept(made)
}

function lateRow({ late, same, isDecided }: Making, families: readonly RollFamily[]): number | undefined {
  if (late === undefined) return undefined
  const asked = families.flatMap(({ members }) => members).filter(({ row }) => !same.has(row) && !isDecided(row))
  return asked.find(({ person }) => late(person).length > 0)?.row
}

/** Some families on their way: the rows of the persons who are added, and what becomes of them. */
type Part = { readonly rows: readonly number[]; readonly ended: Promise<{ persons: Person[]; isStopping: boolean }> }

/** All of it is sent before anything is answered, so that ids are made here. */
function makeSome(work: Work, { roll, programme, same, typeVersion, parties }: Making, families: readonly RollFamily[]): Part {
  const place = { office: roll.office, compartment: roll.compartment }
  const households = families.map(() => ({ ...place, rollId: roll.id, id: newId() as HouseholdId }))
  const joining = families.flatMap((family, at) =>
    family.members.map((member) => ({ member, householdId: households[at]!.id, id: same.get(member.row) ?? (newId() as PersonId) })),
  )
  const added = joining.filter(({ member }) => !same.has(member.row))
  const idOf = new Map(joining.map(({ member, id }) => [member.row, id]))
  const cases: Case[] = families.map((family) => newCase(work, programme, draftOf(family), { ...place, rollId: roll.id, typeVersion }))
  const members = families.flatMap((family, at): MemberLine[] =>
    family.members.map((member) => ({
      ...place,
      caseId: cases[at]!.id,
      personId: idOf.get(member.row)!,
      role: member.role,
      travelling: true,
      specialNeeds: member.specialNeeds,
      visaNumber: member.visaNumber,
      joinedAt: work.now,
    })),
  )
  for (const opened of cases) recordOpening(work, opened)

  const housed = addHouseholds(work, households)
  const persons = addPersons(
    work,
    added.map(({ member, householdId, id }) => ({ ...member.person, ...place, id, householdId, rollId: roll.id })),
  )
  const opened = insertCases(work.db, cases)
  const accompanied = keepParties(
    work,
    cases.map((one, at) => ({ case: one, parties: parties.get(families[at]!.destinationCountry) ?? [] })),
  )
  const others = [housed, opened, accompanied, insertMembers(work.db, members)]
  const ended = endOf(persons, others, isStopAsked(work)).catch((error: unknown) => {
    // The same rules were asked when the file was read: a no here is a difference between two rules, and keeps nothing.
    if (error instanceof PersonRefused) throw new Error(`row ${added[error.at]?.member.row}: ${error.message}`, { cause: error })
    throw error
  })
  ended.catch(() => undefined) // awaited when the next part is on its way
  return { rows: added.map(({ member }) => member.row), ended }
}

class PersonRefused extends Error {
  readonly at: number
  constructor(word: string, at: number) {
    super(word)
    this.at = at
  }
}

async function endOf(
  persons: ReturnType<typeof addPersons>,
  others: readonly Promise<unknown>[],
  stopping: Promise<boolean>,
): Promise<{ persons: Person[]; isStopping: boolean }> {
  for (const each of [...others, stopping]) each.catch(() => undefined) // one no is enough, and is told below
  const added = await persons
  if (!added.ok) throw new PersonRefused(added.refusal, Number(added.details?.['row'] ?? 0))
  await inOneFlight(...others, stopping)
  return { persons: added.value, isStopping: await stopping }
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
