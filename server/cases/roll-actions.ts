/** Nominal rolls: preview, commit of all or nothing, undo as long as nobody has worked on anything. The file is read anew each time. */
import { z } from 'zod'
import type * as contracts from '#domain/cases/roll-contract.ts'
import type { RollDecision, RollPreview } from '#domain/cases/roll-contract.ts'
import { Roll, type RollFamily, type RollFileRefusal } from '#domain/cases/roll-words.ts'
import type { Case, CaseProgramme, RollId } from '#domain/cases/words.ts'
import type { InputOf, OutputOf, RefusalOf } from '#domain/kit/contract.ts'
import { Id } from '#domain/kit/id.ts'
import { accept, type Details, type Result, refuse } from '#domain/kit/result.ts'
import type { PersonId } from '#domain/people/words.ts'
import { addHouseholds, addPersons, removeUntouched } from '#server/people/actions.ts'
import { getProgramme } from '#server/programmes/actions.ts'
import { pageOf, writeCursor } from '#server/kit/cursor.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { readStored } from '#server/kit/files.ts'
import { chooseOffice } from '#server/kit/office.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { newCase, recordOpening } from './actions.ts'
import { readKey } from './keys.ts'
import { readAgainstFile, type RollFound } from './roll-reading.ts'
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
import { insertCases, insertMembers, type MemberLine } from './store.ts'
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
  const found = await readOf(work, draft, programme.value)
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
  return accept(present(roll, found.value))
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
  const found = await readOf(work, roll, programme.value)
  if (!found.ok) return found
  const fault = found.value.faults[0]
  if (fault !== undefined) return refuse('roll_has_faults', { count: found.value.faults.length, row: fault.row })
  const decided = decide(found.value, input.decisions)
  if (!decided.ok) return decided

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
  await makeAll(work, committed, programme.value, found.value.families, decided.value)
  record(work, committed, 'roll_committed', { rows: committed.rowCount, households: committed.householdCount })
  return accept(Roll.parse(committed))
}

/** By row: the person on file that it is. Every row that may be somebody known must have been decided by a person. */
function decide(
  found: RollFound,
  decisions: readonly RollDecision[],
): Result<Map<number, PersonId>, 'roll_decisions_missing' | 'roll_decision_unknown' | 'roll_same_document'> {
  const said = new Map(decisions.map((decision) => [decision.row, decision.samePerson]))
  const same = new Map<number, PersonId>()
  for (const { row, likely } of found.duplicates) {
    const decision = said.get(row)
    if (decision === undefined) return refuse('roll_decisions_missing', { row, count: found.duplicates.length })
    const holder = found.sameDocument.get(row)
    if (holder !== undefined && decision !== holder) return refuse('roll_same_document', { row })
    if (decision === null) continue
    const taken = [...same.values()].includes(decision)
    if (taken || !likely.some((each) => each.person.id === decision)) return refuse('roll_decision_unknown', { row })
    same.set(row, decision)
  }
  return accept(same)
}

async function makeAll(
  work: Work,
  roll: RollRow,
  programme: CaseProgramme,
  families: readonly RollFamily[],
  same: ReadonlyMap<number, PersonId>,
): Promise<void> {
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

  const cases: Case[] = families.map((family) => newCase(work, programme, draftOf(family), { ...place, rollId: roll.id }))
  await insertCases(work.db, cases)
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

export async function getRoll(work: Work, input: InputOf<typeof contracts.getRoll>): Promise<Result<RollPreview, 'not_found'>> {
  const roll = await findRoll(work.db, input.rollId)
  if (roll === undefined) return refuse('not_found')
  const nothing: RollFound = {
    rowCount: 0,
    families: [],
    faults: [],
    remarks: [],
    duplicates: [],
    sameDocument: new Map(),
    titles: {} as RollFound['titles'],
  }
  if (roll.state !== 'PREVIEWED') return accept(present(roll, nothing))
  const programme = await getProgramme(work, roll.programmeCode, roll.programmeVersion)
  if (!programme.ok) return programme
  const found = await readOf(work, roll, programme.value)
  // The file was read once, so a no now means that its bytes are gone.
  return found.ok ? accept(present({ ...roll, faultCount: found.value.faults.length }, found.value)) : refuse('not_found')
}

async function readOf(work: Work, roll: RollRow, programme: CaseProgramme): Promise<Result<RollFound, RollFileRefusal | 'not_found'>> {
  const stored = await readStored(work, roll.fileId)
  return stored.ok ? readAgainstFile(work, stored.value.bytes, programme, roll.office) : stored
}

/** What a screen can show at once; the counts beside are whole. */
const shownMax = { faults: 1000, remarks: 500, families: 300 }

function present(roll: RollRow, found: RollFound): RollPreview {
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
  }
}

function sayRoll(roll: RollRow): Details {
  return { roll: roll.id, on: roll.committedAt?.slice(0, 10) ?? '', rows: roll.rowCount }
}

function record(work: Work, roll: RollRow, name: string, facts: Record<string, string | number>): void {
  work.record({ name, subject: roll.id, office: roll.office, compartment: roll.compartment, facts })
}
