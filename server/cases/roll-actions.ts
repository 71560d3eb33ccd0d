/** Nominal rolls: preview, commit of all or nothing, undo as long as nobody has worked on anything. The file is read anew each time. */
import { z } from 'zod'
import type * as contracts from '#domain/cases/roll-contract.ts'
import type { RollPreview } from '#domain/cases/roll-contract.ts'
import { Roll } from '#domain/cases/roll-words.ts'
import type { RollId } from '#domain/cases/words.ts'
import type { InputOf, OutputOf, RefusalOf } from '#domain/kit/contract.ts'
import { Id } from '#domain/kit/id.ts'
import { accept, type Details, type Result, refuse } from '#domain/kit/result.ts'
import type { DemandedParty } from '#domain/programmes/movement-type-words.ts'
import type { PartyRefusal, SettledParty } from '#domain/programmes/party-rules.ts'
import { removeUntouched } from '#server/people/actions.ts'
import { getProgramme } from '#server/programmes/actions.ts'
import { pageOf, writeCursor } from '#server/kit/cursor.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { chooseOffice } from '#server/kit/office.ts'
import { findProgress, progressOf } from '#server/kit/progress.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { readKey } from './keys.ts'
import { demandsOfRoll, type OpeningTerms, openingTerms } from './party-actions.ts'
import { decide, rememberApart } from './roll-decisions.ts'
import { makeAll } from './roll-making.ts'
import { readRollOf, type RollFound } from './roll-reading.ts'
import {
  deleteCasesOfRoll,
  findCommitted,
  findPreviewed,
  findRoll,
  findRollForUpdate,
  listRollRows,
  rollIsWorkedOn,
  type RollRow,
  saveRoll,
} from './roll-store.ts'
import { findFile } from './work-store.ts'

type Refusals<C> = RefusalOf<C> | 'not_found'

export async function previewRoll(
  work: Work,
  input: InputOf<typeof contracts.previewRoll>,
): Promise<Result<RollPreview, Refusals<typeof contracts.previewRoll>>> {
  const file = await findFile(work.db, input.fileId)
  if (file === undefined) return refuse('file_not_found')
  const office = chooseOffice(work, input.office ?? file.office)
  if (!office.ok) return office
  if (file.office !== office.value) return refuse('file_not_found')
  const programme = await getProgramme(work, input.programmeCode)
  if (!programme.ok) return refuse('unknown_programme', { programme: input.programmeCode })
  const first = await findCommitted(work.db, office.value, file.sha256)
  if (first !== undefined) return refuse('already_imported', sayRoll(first))

  const draft: RollRow = {
    id: newId() as RollId,
    office: office.value,
    compartment: file.compartment,
    fileId: file.id,
    sha256: file.sha256,
    fileName: file.name,
    programmeCode: programme.value.code,
    programmeVersion: programme.value.version,
    state: 'PREVIEWED',
    rowCount: 0,
    faultCount: 0,
    householdCount: 0,
    previewedAt: work.now,
    committedAt: null,
    undoneAt: null,
    account: work.actor.accountId,
  }
  const found = await readRollOf(work, draft, programme.value)
  if (!found.ok) return found.refusal === 'not_found' ? refuse('file_not_found') : found
  const before = await findPreviewed(work.db, draft)
  const roll = {
    ...draft,
    id: before?.id ?? draft.id,
    rowCount: found.value.rowCount,
    faultCount: found.value.faults.length,
    householdCount: found.value.families.length,
  }
  await saveRoll(work.db, roll)
  record(work, roll, 'roll_previewed', { rows: roll.rowCount, faults: roll.faultCount })
  return accept(present(roll, found.value, await demandsOfRoll(work, programme.value, destinationsOf(found.value))))
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
  const found = await readRollOf(work, roll, programme.value)
  if (!found.ok) return found
  const fault = found.value.faults[0]
  if (fault !== undefined) return refuse('roll_has_faults', { count: found.value.faults.length, row: fault.row })
  const decided = decide(found.value, input.decisions)
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
  }
  try {
    await saveRoll(work.db, committed)
  } catch (error) {
    // Somebody else committed the same file at this very moment.
    if (brokeConstraint(error, 'cases_roll_once')) return refuse('already_imported', sayRoll(committed))
    throw error
  }
  const progress = progressOf(work, roll.id)
  const persons = await makeAll(
    work,
    { roll: committed, programme: programme.value, typeVersion: terms.sheet.version, parties: parties.value, same: decided.value },
    found.value.families,
    progress.told,
  ).finally(progress.over)
  await rememberApart(work, found.value, input.decisions, persons)
  record(work, committed, 'roll_committed', { rows: committed.rowCount, households: committed.householdCount })
  return accept(Roll.parse(committed))
}

export async function undoRoll(
  work: Work,
  input: InputOf<typeof contracts.undoRoll>,
): Promise<Result<Roll, Refusals<typeof contracts.undoRoll>>> {
  const roll = await findRollForUpdate(work.db, input.rollId)
  if (roll === undefined) return refuse('not_found')
  if (roll.state !== 'COMMITTED') return refuse('roll_not_committed')
  if (await rollIsWorkedOn(work.db, roll.id)) return refuse('worked_on_since')
  const cases = await removeCases(work, roll.id)
  if (!cases.ok) return cases
  const persons = await removeUntouched(work, roll.id)
  if (!persons.ok) return persons
  const undone: RollRow = { ...roll, state: 'UNDONE', undoneAt: work.now }
  await saveRoll(work.db, undone)
  record(work, undone, 'roll_undone', { cases: cases.value, persons: persons.value.persons })
  return accept(Roll.parse(undone))
}

async function removeCases(work: Work, rollId: RollId): Promise<Result<number, 'worked_on_since'>> {
  try {
    return accept(await deleteCasesOfRoll(work.db, rollId))
  } catch (error) {
    // Another room keeps something of one of these cases.
    if ((error as { code?: string }).code === '23503') return refuse('worked_on_since')
    throw error
  }
}

export async function listRolls(
  work: Work,
  input: InputOf<typeof contracts.listRolls>,
): Promise<Result<OutputOf<typeof contracts.listRolls>, never>> {
  const after = readKey(input.after, z.tuple([z.iso.datetime(), Id]))
  if (after === null) return accept({ items: [], next: null })
  const rows = await listRollRows(work.db, input.state, after && { at: after[0], id: after[1] }, input.limit + 1)
  return accept(
    pageOf(
      rows,
      input.limit,
      (row) => writeCursor(row.previewedAt, row.id),
      (row) => Roll.parse(row),
    ),
  )
}

export async function getRollProgress(
  work: Work,
  { rollId }: InputOf<typeof contracts.getRollProgress>,
): Promise<Result<OutputOf<typeof contracts.getRollProgress>, never>> {
  return accept((await findProgress(work.db, rollId)) ?? { done: 0, total: 0 })
}

export async function getRoll(work: Work, input: InputOf<typeof contracts.getRoll>): Promise<Result<RollPreview, 'not_found'>> {
  const roll = await findRoll(work.db, input.rollId)
  if (roll === undefined) return refuse('not_found')
  const nothing: RollFound = {
    rowCount: 0,
    written: [],
    families: [],
    faults: [],
    remarks: [],
    duplicates: [],
    sameDocument: new Map(),
    titles: {} as RollFound['titles'],
    headingLine: 0,
  }
  if (roll.state !== 'PREVIEWED') return accept(present(roll, nothing, []))
  const programme = await getProgramme(work, roll.programmeCode, roll.programmeVersion)
  if (!programme.ok) return programme
  const found = await readRollOf(work, roll, programme.value)
  // The file was read once, so a no now means that its bytes are gone.
  if (!found.ok) return refuse('not_found')
  const open = await demandsOfRoll(work, programme.value, destinationsOf(found.value))
  return accept(present({ ...roll, faultCount: found.value.faults.length }, found.value, open))
}

/** What a screen can show at once; the counts beside are whole. */
const shownMax = { faults: 1000, remarks: 500, families: 300 }

function present(roll: RollRow, found: RollFound, openParties: DemandedParty[]): RollPreview {
  return {
    roll: Roll.parse(roll),
    faults: found.faults.slice(0, shownMax.faults),
    remarks: found.remarks.slice(0, shownMax.remarks),
    remarkCount: found.remarks.length,
    families: found.families.slice(0, shownMax.families).map((family) => ({
      familyNo: family.familyNo,
      caseRef: family.caseRef,
      destinationCountry: family.destinationCountry,
      destinationSubregion: family.destinationSubregion,
      destinationCity: family.destinationCity,
      members: family.members.map(({ row, role, person }) => ({
        row,
        role,
        familyName: person.familyName,
        givenNames: person.givenNames,
        nativeName: person.nativeName ?? null,
        sex: person.sex,
        bornOn: person.bornOn ?? null,
        bornPrecision: person.bornPrecision,
        nationality: person.nationality,
      })),
    })),
    duplicates: found.duplicates,
    openParties,
  }
}

function destinationsOf(found: Pick<RollFound, 'families'>): string[] {
  return found.families.map(({ destinationCountry }) => destinationCountry)
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

function sayRoll(roll: RollRow): Details {
  return { roll: roll.id, on: roll.committedAt?.slice(0, 10) ?? '', rows: roll.rowCount }
}

function record(work: Work, roll: RollRow, name: string, facts: Record<string, string | number>): void {
  work.record({ name, subject: roll.id, office: roll.office, compartment: roll.compartment, facts })
}
