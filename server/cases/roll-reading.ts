/**
 * Reads a roll's file against what is on file today: documents and references that somebody has already, and persons who may be the
 * same. Only what the actor may see is compared, so that a sealed file is never told by a fault.
 */
import { sql } from 'kysely'
import type { RollDuplicate, RollFamily, RollFault, RollFileRefusal, RollPerson } from '#domain/cases/roll-words.ts'
import type { CaseProgramme } from '#domain/cases/words.ts'
import { type Instant, instantFromMs, msOf } from '#domain/kit/day.ts'
import { accept, type Result } from '#domain/kit/result.ts'
import { documentToken } from '#domain/people/name-rules.ts'
import type { LikelyPerson, LikelyReason, PersonId } from '#domain/people/words.ts'
import { type AmongWritten, findLikelyForAll, getDocuments, likelyAmongWritten, weighLikely } from '#server/people/actions.ts'
import { readStored } from '#server/kit/files.ts'
import type { Told } from '#server/kit/progress.ts'
import type { Work } from '#server/kit/transaction.ts'
import { findCheck, type RollCheck } from './roll-check-store.ts'
import type { ReadEnd, ReadOrder } from './roll-parts.ts'
import { readRollParts } from './roll-reader.ts'
import { listDocumentHolders, listKnownRefs, type RollRow } from './roll-store.ts'
import { todayAt } from './store.ts'

/** `sameDocument`: rows whose document is that of a person on file, so that they can only be that person. */
export type RollFound = ReadEnd & { families: RollFamily[]; duplicates: RollDuplicate[]; sameDocument: Map<number, PersonId> }

/** The file of a roll, read anew and compared with everybody on file. */
export async function readRollOf(
  work: Work,
  roll: RollRow,
  programme: CaseProgramme,
  told: Told,
): Promise<Result<RollFound, RollFileRefusal | 'not_found'>> {
  const read = await readFamilies(work, roll, programme)
  if (!read.ok) return read
  return accept(await compared(work, read.value, await likelyOf(work, personsOf(read.value.families), told)))
}

/** `late`: who of those written since may be one of the roll, to be asked row by row; none where everybody was compared just now. */
export type FoundAgain = RollFound & { late: AmongWritten | undefined }

/** So many are compared in memory; of more, the index is asked again. */
const writtenMax = 20_000
/** A transaction writes the time at which it began, and may end long after. */
const marginMs = 15 * 60_000

/** The same once more: who was compared in the look at the roll, by the same person, is not compared again. */
export async function readRollAgain(
  work: Work,
  roll: RollRow,
  programme: CaseProgramme,
): Promise<Result<FoundAgain, RollFileRefusal | 'not_found'>> {
  const check = await findCheck(work.db, roll.id, work.scope)
  const since = check && instantFromMs(msOf(check.checkedAt) - marginMs)
  const late = since && (await likelyAmongWritten(work, since as Instant, writtenMax))
  const read = await readFamilies(work, roll, programme)
  if (!read.ok) return read
  const persons = personsOf(read.value.families)
  const likely =
    check === undefined || late === undefined ? await likelyOf(work, persons, () => undefined) : await likelyAgain(work, persons, check)
  return accept({ ...(await compared(work, read.value, likely)), late })
}

/** What the file itself says, without a look at who is on file. */
export async function readFamilies(
  work: Work,
  roll: RollRow,
  programme: CaseProgramme,
): Promise<Result<ReadEnd & { families: RollFamily[] }, RollFileRefusal | 'not_found'>> {
  const order = await orderFor(work, roll, programme)
  if (!order.ok) return order
  const families: RollFamily[] = []
  // Reading takes its time in a thread; a transaction that says nothing for a minute is ended.
  const awake = setInterval(() => void sql`select 1`.execute(work.db).catch(() => undefined), 20_000)
  try {
    for await (const part of readRollParts(order.value)) {
      if (part.part === 'FAMILIES') for (const family of part.families) families.push(family)
      else if (part.part === 'END') return part.result.ok ? accept({ ...part.result.value, families }) : part.result
    }
  } finally {
    clearInterval(awake)
  }
  throw new Error('a roll that was read has no end')
}

export async function orderFor(work: Work, roll: RollRow, programme: CaseProgramme): Promise<Result<ReadOrder, 'not_found'>> {
  const stored = await readStored(work, roll.fileId)
  return stored.ok ? accept({ bytes: stored.value.bytes, programme, today: await todayAt(work, roll.office) }) : stored
}

/** Faults that only the register knows: a document of somebody else, a reference of another case. */
export async function registerFaults(work: Work, read: ReadEnd & { families: RollFamily[] }): Promise<RollFault[]> {
  const holders = await holdersOf(work, personsOf(read.families))
  const known = personsOf(read.families).filter(({ row }) => holders.has(row))
  const likely = await likelyOf(work, known, () => undefined)
  return (await compared(work, { ...read, faults: [], faultCount: 0 }, likely)).faults
}

function personsOf(families: readonly RollFamily[]): RollPerson[] {
  return families.flatMap((family) => family.members)
}

async function compared(
  work: Work,
  read: ReadEnd & { families: RollFamily[] },
  likely: ReadonlyMap<number, LikelyPerson[]>,
): Promise<RollFound> {
  const persons = personsOf(read.families)
  const holders = await holdersOf(work, persons)
  const added = await refFaults(work, read)
  const sameDocument = new Map<number, PersonId>()
  const duplicates: RollDuplicate[] = []
  for (const member of persons) {
    const candidates = likely.get(member.row) ?? []
    const holder = holders.get(member.row)
    if (holder !== undefined) {
      if (candidates.some((each) => each.person.id === holder && each.reasons.some((reason) => nameSpeaks.includes(reason))))
        sameDocument.set(member.row, holder)
      else added.push(faultAt(read, member.row, 'documentNumber', member.person.documents[0]?.number ?? null, 'document_held'))
    }
    if (candidates.length > 0)
      duplicates.push({ row: member.row, name: `${member.person.familyName} ${member.person.givenNames}`.trim(), likely: candidates })
  }
  const faults = [...read.faults, ...added].toSorted((a, b) => a.row - b.row)
  return { ...read, faults, faultCount: read.faultCount + added.length, duplicates, sameDocument }
}

/** A name alike beside the same document: one person, entered before. Without it, a number typed wrongly on one side. */
const nameSpeaks: readonly LikelyReason[] = ['SAME_NAME', 'SAME_NAME_OTHER_ORDER', 'NAME_SPELT_OTHERWISE', 'PART_OF_NAME']

const comparedAtOnce = 500

async function likelyOf(work: Work, persons: readonly RollPerson[], told: Told): Promise<Map<number, LikelyPerson[]>> {
  const likely = new Map<number, LikelyPerson[]>()
  for (let from = 0; from < persons.length; from += comparedAtOnce) {
    const some = persons.slice(from, from + comparedAtOnce)
    const found = await findLikelyForAll(
      work,
      some.map((member) => member.person),
    )
    found.forEach((each, at) => void (each.length > 0 && likely.set(some[at]!.row, each)))
    told(from + some.length, persons.length)
  }
  return likely
}

async function likelyAgain(work: Work, persons: readonly RollPerson[], check: RollCheck): Promise<Map<number, LikelyPerson[]>> {
  const known = persons.filter(({ row }) => check.likely.has(row))
  const weighed = await weighLikely(
    work,
    known.map(({ person }) => person),
    known.map(({ row }) => check.likely.get(row)!),
  )
  return new Map(known.flatMap(({ row }, at) => (weighed[at]!.length > 0 ? [[row, weighed[at]!] as const] : [])))
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

async function refFaults(work: Work, read: ReadEnd & { families: RollFamily[] }): Promise<RollFault[]> {
  const refs = read.families.flatMap((family) => family.caseRef ?? [])
  const known = await listKnownRefs(work.db, refs)
  return read.families.flatMap((family) =>
    family.caseRef !== null && known.has(family.caseRef)
      ? [faultAt(read, family.members[0]!.row, 'caseRef', family.caseRef, 'case_ref_known')]
      : [],
  )
}

function faultAt(
  read: Pick<ReadEnd, 'titles'>,
  row: number,
  column: 'documentNumber' | 'caseRef',
  given: string | null,
  word: RollFault['word'],
): RollFault {
  return { row, column, heading: read.titles[column], given, details: {}, word }
}
