/** A fictitious family that has come home: what every test of this room begins with. Made through the doors of people and cases. */
import { permissions } from '#domain/access/roles.ts'
import type { AccountId } from '#domain/access/words.ts'
import type { CaseId, CaseStatus } from '#domain/cases/words.ts'
import type { Result } from '#domain/kit/result.ts'
import { PersonDraft, type PersonId } from '#domain/people/words.ts'
import { advanceCase, openCase } from '#server/cases/actions.ts'
import { addMembers } from '#server/cases/member-actions.ts'
import { actAs } from '#server/kit/route.ts'
import type { House } from '#server/kit/transaction.ts'
import { addPerson } from '#server/people/actions.ts'

export type ReturnedFamily = { caseId: CaseId; persons: PersonId[] }

const path: CaseStatus[] = ['REGISTERED', 'IN_CLEARANCE', 'TRAVEL_READY', 'BOOKED', 'MANIFESTED', 'DEPARTED', 'ARRIVED', 'HANDED_OVER']

/** A case of ARER to Erbil with two adults, taken as far as `reaches`. */
export async function returnFamily(
  house: House,
  by: { account: string; office: number; compartment?: number },
  reaches: CaseStatus = 'HANDED_OVER',
  project?: string,
): Promise<ReturnedFamily> {
  const compartment = by.compartment ?? 0
  const compartments = compartment === 0 ? [] : [compartment]
  const actor = { accountId: by.account as AccountId, offices: [by.office], compartments, airports: [], permissions }
  const scope = { account: by.account, offices: [by.office], compartments }
  const made = await actAs(house, [], actor, scope, async (work) => {
    const persons: PersonId[] = []
    for (const [givenNames, sex, bornOn] of [
      ['Azad', 'M', '1988-03-12'],
      ['Rojin', 'F', '1990-09-01'],
    ] as const) {
      const draft = PersonDraft.parse({
        office: by.office,
        compartment,
        familyName: 'Kurdo-Exemple',
        givenNames,
        sex,
        bornOn,
        nationality: 'IRQ',
      })
      persons.push(certain(await addPerson(work, draft)).id)
    }
    const destination = { destinationCountry: 'IRQ' as never, destinationSubregion: 'IQ-AR' }
    const opened = certain(
      await openCase(work, {
        office: by.office,
        compartment,
        programmeCode: 'ARER',
        ...destination,
        ...(project === undefined ? {} : { projectCode: project }),
      }),
    )
    const joining = persons.map((personId, at) => ({
      personId,
      role: at === 0 ? ('PA' as const) : ('SPOUSE' as const),
      travelling: true,
      specialNeeds: [],
    }))
    certain(await addMembers(work, opened, joining))
    for (const step of path.slice(0, path.indexOf(reaches) + 1)) certain(await advanceCase(work, opened.id, step))
    return { ok: true, value: { caseId: opened.id, persons } }
  })
  return certain(made)
}

function certain<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(`refused: ${result.refusal}`)
  return result.value
}
