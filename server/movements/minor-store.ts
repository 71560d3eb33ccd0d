/** SQL of the files of minors who travel without an adult of the family. The code word leaves this file as a hash, to be compared only. */
import { sql } from 'kysely'
import type { CaseId } from '#domain/cases/words.ts'
import type { Day, Instant } from '#domain/kit/day.ts'
import { gapsOf, type WordTries } from '#domain/movements/minor-rules.ts'
import type { MinorDraft, MinorFile, MinorFileId } from '#domain/movements/minor-words.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { Db } from '#server/kit/database.ts'

const columns = [
  'id',
  'case_id',
  'person_id',
  'guardian_name',
  'guardian_relation',
  'guardian_phone',
  'guardian_identity',
  'guardian_checked_on',
  'authority_kind',
  'authority_ref',
  'authority_issued_on',
  'receiver_name',
  'receiver_relation',
  'receiver_phone',
  'receiver_identity',
  'receiver_checked_on',
  'companion',
  'companion_ref',
  'other_parent',
  'other_parent_ref',
  'language',
  'updated_at',
] as const
type Nullable = 'guardian_identity' | 'guardian_checked_on' | 'authority_issued_on' | 'receiver_identity' | 'receiver_checked_on'
type Row = Record<Exclude<(typeof columns)[number], Nullable>, string> & Record<Nullable, string | null> & { worded: boolean }

function asFile(row: Row): MinorFile {
  const draft: MinorDraft = {
    guardianName: row.guardian_name,
    guardianRelation: row.guardian_relation,
    guardianPhone: row.guardian_phone,
    guardianIdentity: row.guardian_identity as MinorDraft['guardianIdentity'],
    guardianCheckedOn: row.guardian_checked_on as Day | null,
    authorityKind: row.authority_kind as MinorDraft['authorityKind'],
    authorityRef: row.authority_ref,
    authorityIssuedOn: row.authority_issued_on as Day | null,
    receiverName: row.receiver_name,
    receiverRelation: row.receiver_relation,
    receiverPhone: row.receiver_phone,
    receiverIdentity: row.receiver_identity as MinorDraft['receiverIdentity'],
    receiverCheckedOn: row.receiver_checked_on as Day | null,
    companion: row.companion as MinorDraft['companion'],
    companionRef: row.companion_ref,
    otherParent: row.other_parent as MinorDraft['otherParent'],
    otherParentRef: row.other_parent_ref,
    language: row.language as MinorDraft['language'],
  }
  return {
    ...draft,
    id: row.id as MinorFileId,
    caseId: row.case_id as CaseId,
    personId: row.person_id as PersonId,
    hasCodeWord: row.worded,
    updatedAt: row.updated_at as Instant,
    gaps: gapsOf({ ...draft, hasCodeWord: row.worded }),
  }
}

/** As below, of all who travel under these cases. */
export async function listMinorFilesOfCases(db: Db, cases: readonly string[]): Promise<MinorFile[]> {
  const rows = await db
    .selectFrom('movements_minor_file')
    .select([...columns, sql<boolean>`code_word is not null`.as('worded')])
    .where(sql<boolean>`case_id = any(${cases}::uuid[])`)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(asFile)
}

/** Of which files the word was given right, as was told when it was tried: since that hour, and since the file is as it stands. */
export async function listRightWords(db: Db, files: readonly Pick<MinorFile, 'id'>[], since: Instant): Promise<string[]> {
  if (files.length === 0) return []
  const ids = files.map(({ id }) => id)
  const { rows } = await sql<{ id: string }>`
    select distinct f.id from movements_minor_file f join kit_event e on e.subject = f.id and e.at >= f.updated_at
    where f.id = any(${ids}::uuid[]) and e.name = 'code_word_tried' and e.facts ->> 'matches' = 'true' and e.at >= ${since}`.execute(db)
  return rows.map(({ id }) => id)
}

/** The newest first: two desks that began a file at the same moment leave two, and the last one written counts. */
export async function listMinorFilesOfPersons(db: Db, persons: readonly string[]): Promise<MinorFile[]> {
  const rows = await db
    .selectFrom('movements_minor_file')
    .select([...columns, sql<boolean>`code_word is not null`.as('worded')])
    .where(sql<boolean>`person_id = any(${persons}::uuid[])`)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(asFile)
}

export type Kept = { id: string; codeWord: string | null } & WordTries

export async function findMinorForUpdate(db: Db, caseId: string, personId: string): Promise<Kept | undefined> {
  const row = await db
    .selectFrom('movements_minor_file')
    .select(['id', 'code_word', 'wrong_words', 'locked_until'])
    .where('case_id', '=', caseId)
    .where('person_id', '=', personId)
    .orderBy('updated_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) return undefined
  return { id: row.id, codeWord: row.code_word, wrongWords: row.wrong_words, lockedUntil: row.locked_until as Instant | null }
}

type Written = { draft: MinorDraft; codeWord: string | undefined; by: string; at: Instant }

function valuesOf({ draft, codeWord, by, at }: Written) {
  return {
    guardian_name: draft.guardianName,
    guardian_relation: draft.guardianRelation,
    guardian_phone: draft.guardianPhone,
    guardian_identity: draft.guardianIdentity,
    guardian_checked_on: draft.guardianCheckedOn,
    authority_kind: draft.authorityKind,
    authority_ref: draft.authorityRef,
    authority_issued_on: draft.authorityIssuedOn,
    receiver_name: draft.receiverName,
    receiver_relation: draft.receiverRelation,
    receiver_phone: draft.receiverPhone,
    receiver_identity: draft.receiverIdentity,
    receiver_checked_on: draft.receiverCheckedOn,
    companion: draft.companion,
    companion_ref: draft.companionRef,
    other_parent: draft.otherParent,
    other_parent_ref: draft.otherParentRef,
    language: draft.language,
    // A new word begins with no wrong one.
    ...(codeWord === undefined ? {} : { code_word: codeWord, wrong_words: 0, locked_until: null }),
    updated_by: by,
    updated_at: at,
  }
}

export async function insertMinor(
  db: Db,
  place: { office: number; compartment: number },
  file: Written & { id: string; caseId: string; personId: string },
): Promise<void> {
  const { office, compartment } = place
  await db
    .insertInto('movements_minor_file')
    .values({ id: file.id, case_id: file.caseId, person_id: file.personId, office, compartment, ...valuesOf(file) })
    .execute()
}

export async function saveMinor(db: Db, id: string, written: Written): Promise<void> {
  await db.updateTable('movements_minor_file').set(valuesOf(written)).where('id', '=', id).execute()
}

export async function saveTries(db: Db, id: string, tries: WordTries): Promise<void> {
  await db
    .updateTable('movements_minor_file')
    .set({ wrong_words: tries.wrongWords, locked_until: tries.lockedUntil })
    .where('id', '=', id)
    .execute()
}
