/** Nominal rolls: looking at a file, at what it would make and at what was made of it. Import and undoing are in roll-run-actions.ts. */
import { z } from 'zod'
import type * as contracts from '#domain/cases/roll-contract.ts'
import type { RollPreview } from '#domain/cases/roll-contract.ts'
import { Roll, type RollFault } from '#domain/cases/roll-words.ts'
import type { RollId } from '#domain/cases/words.ts'
import type { InputOf, OutputOf, RefusalOf } from '#domain/kit/contract.ts'
import { Id } from '#domain/kit/id.ts'
import { accept, type Details, type Result, refuse } from '#domain/kit/result.ts'
import type { DemandedParty } from '#domain/programmes/movement-type-words.ts'
import { getProgramme } from '#server/programmes/actions.ts'
import { pageOf, writeCursor } from '#server/kit/cursor.ts'
import { chooseOffice } from '#server/kit/office.ts'
import { findProgress, progressOf } from '#server/kit/progress.ts'
import type { Download } from '#server/kit/route.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { readKey } from './keys.ts'
import { demandsOfRoll } from './party-actions.ts'
import { saveCheck } from './roll-check-store.ts'
import type { ReadOrder } from './roll-parts.ts'
import { readRollParts } from './roll-reader.ts'
import { orderFor, readFamilies, readRollAgain, readRollOf, registerFaults, type RollFound } from './roll-reading.ts'
import { findCommitted, findPreviewed, findRoll, listRollRows, type RollRow, saveRoll } from './roll-store.ts'
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
    underWay: null,
  }
  const progress = progressOf(work, file.id)
  const found = await readRollOf(work, draft, programme.value, progress.told).finally(progress.over)
  if (!found.ok) return found.refusal === 'not_found' ? refuse('file_not_found') : found
  const before = await findPreviewed(work.db, draft)
  const roll = {
    ...draft,
    id: before?.id ?? draft.id,
    rowCount: found.value.rowCount,
    faultCount: found.value.faultCount,
    householdCount: found.value.families.length,
  }
  await saveRoll(work.db, roll)
  const likely = new Map(found.value.duplicates.map((duplicate) => [duplicate.row, duplicate.likely.map(({ person }) => person.id)]))
  await saveCheck(work.db, roll, work.scope, { checkedAt: work.now, likely })
  recordRoll(work, roll, 'roll_previewed', { rows: roll.rowCount, faults: roll.faultCount })
  return accept(present(roll, found.value, await demandsOfRoll(work, programme.value, destinationsOf(found.value))))
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

/** Of a file that I am having read, until its answer comes. */
export async function getReadingProgress(
  work: Work,
  { fileId }: InputOf<typeof contracts.getReadingProgress>,
): Promise<Result<OutputOf<typeof contracts.getReadingProgress>, never>> {
  return accept((await findProgress(work.db, fileId)) ?? { done: 0, total: 0 })
}

export async function getRoll(work: Work, input: InputOf<typeof contracts.getRoll>): Promise<Result<RollPreview, 'not_found'>> {
  const roll = await findRoll(work.db, input.rollId)
  if (roll === undefined) return refuse('not_found')
  // While it is being imported nobody decides anything: the file is not read a second time beside that.
  if (roll.state !== 'PREVIEWED' || roll.underWay !== null) return accept(present(roll, nothing, []))
  const programme = await getProgramme(work, roll.programmeCode, roll.programmeVersion)
  if (!programme.ok) return programme
  const found = await readRollAgain(work, roll, programme.value)
  // The file was read once, so a no now means that its bytes are gone.
  if (!found.ok) return refuse('not_found')
  const open = await demandsOfRoll(work, programme.value, destinationsOf(found.value))
  return accept(present({ ...roll, faultCount: found.value.faultCount }, found.value, open))
}

const nothing: Shown = { families: [], faults: [], remarks: [], remarkCount: 0, duplicates: [] }

/** What a screen can show at once; the counts beside are whole. */
const shownMax = { faults: 1_000, remarks: 500, families: 300, duplicates: 1_000 }

type Shown = Pick<RollFound, 'families' | 'faults' | 'remarks' | 'remarkCount' | 'duplicates'>

function present(roll: RollRow, found: Shown, openParties: DemandedParty[]): RollPreview {
  return {
    roll: Roll.parse(roll),
    faults: found.faults.slice(0, shownMax.faults),
    remarks: found.remarks.slice(0, shownMax.remarks),
    remarkCount: found.remarkCount,
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
    duplicates: found.duplicates.slice(0, shownMax.duplicates),
    duplicateCount: found.duplicates.length,
    openParties,
  }
}

export function destinationsOf(found: Pick<RollFound, 'families'>): string[] {
  return found.families.map(({ destinationCountry }) => destinationCountry)
}

export function sayRoll(roll: RollRow): Details {
  return { roll: roll.id, on: roll.committedAt?.slice(0, 10) ?? '', rows: roll.rowCount }
}

export function recordRoll(work: Work, roll: RollRow, name: string, facts: Record<string, string | number>): void {
  work.record({ name, subject: roll.id, office: roll.office, compartment: roll.compartment, facts })
}

/** The rows that stand in the way, as somebody wrote them. Of a roll that was imported nothing stands in the way: the headings alone. */
export async function rollFaults(work: Work, input: InputOf<typeof contracts.rollFaults>): Promise<Result<Download, 'not_found'>> {
  const roll = await findRoll(work.db, input.rollId)
  if (roll === undefined) return refuse('not_found')
  const programme = await getProgramme(work, roll.programmeCode, roll.programmeVersion)
  if (!programme.ok) return programme
  const order = await orderFor(work, roll, programme.value)
  if (!order.ok) return order
  let known: RollFault[] = []
  if (roll.state === 'PREVIEWED') {
    const read = await readFamilies(work, roll, programme.value)
    if (!read.ok) return refuse('not_found')
    known = await registerFaults(work, read.value)
  }
  return accept({
    fileName: `${roll.fileName.replace(/\.[^.]*$/, '')}-faults.csv`,
    mediaType: 'text/csv; charset=utf-8',
    body: textOf({ ...order.value, faulty: { language: input.language, known, onlyHeading: roll.state !== 'PREVIEWED' } }),
  })
}

async function* textOf(order: ReadOrder): AsyncGenerator<string> {
  for await (const part of readRollParts(order)) if (part.part === 'TEXT') yield part.text
}
