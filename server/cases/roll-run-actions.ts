/**
 * The import of a roll and its undoing: all of it, or nothing. Both take long for a large one: they tell how far they have come, are
 * stopped when somebody asks, and after a crash are given again by the house (server/long-commands.ts).
 */
import type * as contracts from '#domain/cases/roll-contract.ts'
import { Roll } from '#domain/cases/roll-words.ts'
import type { InputOf, OutputOf, RefusalOf } from '#domain/kit/contract.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { PartyRefusal, SettledParty } from '#domain/programmes/party-rules.ts'
import { removeUntouched, type RemovalRefusal } from '#server/people/actions.ts'
import { getProgramme } from '#server/programmes/actions.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { askToStop, isStopAsked, type LongSubject } from '#server/kit/long-commands.ts'
import { progressOf, type Told } from '#server/kit/progress.ts'
import type { Work } from '#server/kit/transaction.ts'
import { type OpeningTerms, openingTerms } from './party-actions.ts'
import { destinationsOf, recordRoll, sayRoll } from './roll-actions.ts'
import { forgetCheck } from './roll-check-store.ts'
import { decide, rememberApart } from './roll-decisions.ts'
import { makeAll } from './roll-making.ts'
import { readRollAgain } from './roll-reading.ts'
import {
  deleteCases,
  findCommitted,
  findRoll,
  findRollForUpdate,
  lockCasesOfRoll,
  rollIsWorkedOn,
  type RollRow,
  saveRoll,
} from './roll-store.ts'

type Refusals<C> = RefusalOf<C> | 'not_found'

/** What a long command about a roll is about, found with the eyes of whoever gives it. */
export async function placeOfRoll(work: Work, { rollId }: { rollId: string }): Promise<Result<LongSubject, 'not_found'>> {
  const roll = await findRoll(work.db, rollId)
  return roll === undefined ? refuse('not_found') : accept({ subject: roll.id, office: roll.office, compartment: roll.compartment })
}

/** Everything a file says becomes rows in one commit. What was decided in the preview is checked again against what is on file now. */
export async function commitRoll(
  work: Work,
  input: InputOf<typeof contracts.commitRoll>,
): Promise<Result<Roll, Refusals<typeof contracts.commitRoll>>> {
  const roll = await findRollForUpdate(work.db, input.rollId)
  if (roll === undefined) return refuse('not_found')
  if (roll.state === 'COMMITTED') return refuse('already_imported', sayRoll(roll))
  if (roll.state === 'UNDONE') return refuse('roll_undone')
  const first = await findCommitted(work.db, roll.office, roll.sha256)
  if (first !== undefined) return refuse('already_imported', sayRoll(first))
  const programme = await getProgramme(work, roll.programmeCode, roll.programmeVersion)
  if (!programme.ok) return programme
  const found = await readRollAgain(work, roll, programme.value)
  if (!found.ok) return found
  const fault = found.value.faults[0]
  if (fault !== undefined) return refuse('roll_has_faults', { count: found.value.faultCount, row: fault.row })
  const decided = decide(found.value, input)
  if (!decided.ok) return decided
  const terms = await openingTerms(work, programme.value, input.parties, roll)
  const parties = partiesByCountry(terms, destinationsOf(found.value))
  if (!parties.ok) return parties

  const committed: RollRow = {
    ...roll,
    state: 'COMMITTED',
    committedAt: work.now,
    householdCount: found.value.families.length,
    rowCount: found.value.rowCount,
    faultCount: 0,
    underWay: null,
  }
  try {
    await saveRoll(work.db, committed)
  } catch (error) {
    // Somebody else committed the same file at this very moment.
    if (brokeConstraint(error, 'cases_roll_once')) return refuse('already_imported', sayRoll(committed))
    throw error
  }
  const named = new Set(input.decisions.map(({ row }) => row))
  const isDecided = (row: number): boolean => input.others !== 'UNDECIDED' || named.has(row)
  const progress = progressOf(work, roll.id)
  const making = {
    roll: committed,
    programme: programme.value,
    typeVersion: terms.sheet.version,
    parties: parties.value,
    same: decided.value,
    late: found.value.late,
    isDecided,
  }
  const persons = await makeAll(work, making, found.value.families, progress.told).finally(progress.over)
  if (!persons.ok) return persons
  await rememberApart(work, found.value, input, persons.value)
  await forgetCheck(work.db, roll.id)
  recordRoll(work, committed, 'roll_committed', { rows: committed.rowCount, households: committed.householdCount })
  return accept(Roll.parse(committed))
}

/** Given once for the roll, the parties are settled for each country that its families go to. */
function partiesByCountry(terms: OpeningTerms, countries: readonly string[]): Result<Map<string, SettledParty[]>, PartyRefusal> {
  const settled = new Map<string, SettledParty[]>()
  for (const country of new Set(countries)) {
    const parties = terms.partiesFor(country)
    if (!parties.ok) return parties
    settled.set(country, parties.value)
  }
  return accept(settled)
}

/** Until its end everything is still there for everybody, and whoever would work on it waits; at the end everything is gone at once. */
export async function undoRoll(
  work: Work,
  input: InputOf<typeof contracts.undoRoll>,
): Promise<Result<Roll, Refusals<typeof contracts.undoRoll>>> {
  const roll = await findRollForUpdate(work.db, input.rollId)
  if (roll === undefined) return refuse('not_found')
  if (roll.state !== 'COMMITTED') return refuse('roll_not_committed')
  const progress = progressOf(work, roll.id)
  const removed = await removeAll(work, roll, progress.told).finally(progress.over)
  if (!removed.ok) return removed
  const undone: RollRow = { ...roll, state: 'UNDONE', undoneAt: work.now, underWay: null }
  await saveRoll(work.db, undone)
  recordRoll(work, undone, 'roll_undone', removed.value)
  return accept(Roll.parse(undone))
}

/** Cases in one statement. */
const casesAtOnce = 500

async function removeAll(work: Work, roll: RollRow, told: Told): Promise<Result<{ cases: number; persons: number }, RemovalRefusal>> {
  const total = roll.rowCount + roll.householdCount
  const cases = await lockCasesOfRoll(work.db, roll.id)
  if (await rollIsWorkedOn(work.db, roll.id)) return refuse('worked_on_since')
  for (let from = 0; from < cases.length; from += casesAtOnce) {
    const gone = await removeCases(work, cases.slice(from, from + casesAtOnce))
    if (!gone.ok) return gone
    if (await isStopAsked(work)) return refuse('stopped_on_request')
    told(Math.min(from + casesAtOnce, cases.length), total)
  }
  const persons = await removeUntouched(work, roll.id, (done) => told(cases.length + done, total))
  return persons.ok ? accept({ cases: cases.length, persons: persons.value.persons }) : persons
}

async function removeCases(work: Work, ids: readonly string[]): Promise<Result<void, 'worked_on_since'>> {
  try {
    await deleteCases(work.db, ids)
    return accept(undefined)
  } catch (error) {
    // Another room keeps something of one of these cases.
    if ((error as { code?: string }).code === '23503') return refuse('worked_on_since')
    throw error
  }
}

/** Whoever may import may also stop what a colleague gave: the roll is the office's. */
export async function stopRoll(
  work: Work,
  { rollId }: InputOf<typeof contracts.stopRoll>,
): Promise<Result<OutputOf<typeof contracts.stopRoll>, Refusals<typeof contracts.stopRoll>>> {
  const roll = await findRoll(work.db, rollId)
  if (roll === undefined) return refuse('not_found')
  if (!(await askToStop(work, roll.id))) return refuse('not_under_way')
  recordRoll(work, roll, 'roll_stop_asked', {})
  return accept({})
}
