/** What people said of the rows of a roll that may be somebody on file: checked against what was found, and kept with the register. */
import type * as contracts from '#domain/cases/roll-contract.ts'
import type { InputOf } from '#domain/kit/contract.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { Person, PersonId } from '#domain/people/words.ts'
import { rememberEntries } from '#server/people/actions.ts'
import type { Work } from '#server/kit/transaction.ts'
import type { RollFound } from './roll-reading.ts'

/** What people said of the rows that may be somebody on file, and of all those of which they said nothing. */
export type Said = Pick<InputOf<typeof contracts.commitRoll>, 'decisions' | 'others'>

/** By row: the person on file that it is. Every row that may be somebody known must have been decided by a person. */
export function decide(
  found: RollFound,
  { decisions, others }: Said,
): Result<Map<number, PersonId>, 'roll_decisions_missing' | 'roll_decision_unknown' | 'roll_same_document'> {
  const said = new Map(decisions.map((decision) => [decision.row, decision.samePerson]))
  const same = new Map<number, PersonId>()
  const taken = new Set<PersonId>()
  for (const { row, likely } of found.duplicates) {
    const decision = said.has(row) || others === 'UNDECIDED' ? said.get(row) : null
    if (decision === undefined) return refuse('roll_decisions_missing', { row, count: found.duplicates.length })
    const holder = found.sameDocument.get(row)
    if (holder !== undefined && decision !== holder) return refuse('roll_same_document', { row })
    if (decision === null) continue
    if (taken.has(decision) || !likely.some((each) => each.person.id === decision)) return refuse('roll_decision_unknown', { row })
    taken.add(decision)
    same.set(row, decision)
  }
  return accept(same)
}

/** What was said in the preview of somebody new is kept with the register, where nobody is asked again. */
export async function rememberApart(
  work: Work,
  found: RollFound,
  { decisions, others }: Said,
  persons: ReadonlyMap<number, Person>,
): Promise<void> {
  const named = new Map(decisions.map((decision) => [decision.row, decision.later]))
  const said = found.duplicates.flatMap(({ row, likely }) => {
    const person = persons.get(row)
    if (person === undefined) return []
    const decision = (named.get(row) ?? others === 'LATER') ? ('LATER' as const) : ('NOT_SAME' as const)
    return likely.slice(0, comparedMax).map((each) => ({ person, otherId: each.person.id, decision }))
  })
  for (let from = 0; from < said.length; from += pairsAtOnce) await rememberEntries(work, said.slice(from, from + pairsAtOnce), 'IMPORT')
}

const pairsAtOnce = 1_000

/** Of the likely persons of a row, the preview shows this many. */
const comparedMax = 4
