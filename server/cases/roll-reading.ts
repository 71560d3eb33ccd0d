/**
 * Reads a roll's file against what is on file today: documents and references that somebody has already, and persons who may be the
 * same. Only what the actor may see is compared, so that a sealed file is never told by a fault.
 */
import { readRoll } from '#domain/cases/roll-rules.ts'
import type { RawRow, RollDuplicate, RollFault, RollFileRefusal, RollPerson, RollReading } from '#domain/cases/roll-words.ts'
import type { CaseProgramme } from '#domain/cases/words.ts'
import { accept, type Result } from '#domain/kit/result.ts'
import { documentToken } from '#domain/people/name-rules.ts'
import type { LikelyPerson, LikelyReason, PersonId } from '#domain/people/words.ts'
import { findLikelyForAll, getDocuments } from '#server/people/actions.ts'
import { readStored } from '#server/kit/files.ts'
import type { Work } from '#server/kit/transaction.ts'
import { readRollFile } from './roll-file.ts'
import { meansOn } from './roll-registers.ts'
import { listDocumentHolders, listKnownRefs, type RollRow } from './roll-store.ts'
import { todayAt } from './store.ts'

/** `written`: the rows as they stand in the file. `sameDocument`: rows whose document is that of a person on file, so that they can only be that person. */
export type RollFound = RollReading & { written: RawRow[]; duplicates: RollDuplicate[]; sameDocument: Map<number, PersonId> }

/** The file of a roll, read anew. */
export async function readRollOf(
  work: Work,
  roll: RollRow,
  programme: CaseProgramme,
): Promise<Result<RollFound, RollFileRefusal | 'not_found'>> {
  const stored = await readStored(work, roll.fileId)
  return stored.ok ? readAgainstFile(work, stored.value.bytes, programme, roll.office) : stored
}

async function readAgainstFile(
  work: Work,
  bytes: Uint8Array,
  programme: CaseProgramme,
  office: number,
): Promise<Result<RollFound, RollFileRefusal>> {
  const rows = await readRollFile(bytes)
  if (!rows.ok) return rows
  const read = readRoll(rows.value, programme, meansOn(await todayAt(work, office)))
  if (!read.ok) return read

  const persons = read.value.families.flatMap((family) => family.members)
  const likely = await likelyOf(work, persons)
  const holders = await holdersOf(work, persons)
  const faults = [...read.value.faults, ...(await refFaults(work, read.value))]
  const sameDocument = new Map<number, PersonId>()
  const duplicates: RollDuplicate[] = []
  for (const member of persons) {
    const candidates = likely.get(member.row) ?? []
    const holder = holders.get(member.row)
    if (holder !== undefined) {
      if (candidates.some((each) => each.person.id === holder && each.reasons.some((reason) => nameSpeaks.includes(reason))))
        sameDocument.set(member.row, holder)
      else faults.push(faultAt(read.value, member.row, 'documentNumber', member.person.documents[0]?.number ?? null, 'document_held'))
    }
    if (candidates.length > 0)
      duplicates.push({ row: member.row, name: `${member.person.familyName} ${member.person.givenNames}`.trim(), likely: candidates })
  }
  return accept({ ...read.value, written: rows.value, faults: faults.toSorted((a, b) => a.row - b.row), duplicates, sameDocument })
}

/** A name alike beside the same document: one person, entered before. Without it, a number typed wrongly on one side. */
const nameSpeaks: readonly LikelyReason[] = ['SAME_NAME', 'SAME_NAME_OTHER_ORDER', 'NAME_SPELT_OTHERWISE', 'PART_OF_NAME']

async function likelyOf(work: Work, persons: readonly RollPerson[]): Promise<Map<number, LikelyPerson[]>> {
  const likely = new Map<number, LikelyPerson[]>()
  for (let from = 0; from < persons.length; from += 1000) {
    const some = persons.slice(from, from + 1000)
    const found = await findLikelyForAll(
      work,
      some.map((member) => member.person),
    )
    found.forEach((each, at) => void (each.length > 0 && likely.set(some[at]!.row, each)))
  }
  return likely
}

/** By row: the person on file who has this very document, from the same issuer. */
async function holdersOf(work: Work, persons: readonly RollPerson[]): Promise<Map<number, PersonId>> {
  const numbers = persons.flatMap((member) => member.person.documents.map((document) => documentToken(document.number)))
  const postings = await listDocumentHolders(work.db, [...new Set(numbers)])
  const documents = await getDocuments(work, [...new Set(postings.map((posting) => posting.personId))])
  const byDocument = new Map(documents.map((document) => [`${document.issuer} ${documentToken(document.number)}`, document.personId]))
  const holders = new Map<number, PersonId>()
  for (const member of persons) {
    for (const document of member.person.documents) {
      const holder = byDocument.get(`${document.issuer} ${documentToken(document.number)}`)
      if (holder !== undefined) holders.set(member.row, holder)
    }
  }
  return holders
}

async function refFaults(work: Work, read: RollReading): Promise<RollFault[]> {
  const refs = read.families.flatMap((family) => family.caseRef ?? [])
  const known = await listKnownRefs(work.db, refs)
  return read.families.flatMap((family) =>
    family.caseRef !== null && known.has(family.caseRef)
      ? [faultAt(read, family.members[0]!.row, 'caseRef', family.caseRef, 'case_ref_known')]
      : [],
  )
}

function faultAt(
  read: RollReading,
  row: number,
  column: 'documentNumber' | 'caseRef',
  given: string | null,
  word: RollFault['word'],
): RollFault {
  return { row, column, heading: read.titles[column], given, details: {}, word }
}
