/** SQL of nominal rolls: the trace of each file, and the questions asked of a whole file at once. */
import { sql } from 'kysely'
import type { AccountId } from '#domain/access/words.ts'
import type { Roll, RollState } from '#domain/cases/roll-words.ts'
import type { RollId } from '#domain/cases/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { Db } from '#server/kit/database.ts'
import { listLongCommands } from '#server/kit/long-commands.ts'

const columns = [
  'id',
  'office',
  'compartment',
  'file_id',
  'file_sha256',
  'file_name',
  'programme_code',
  'programme_version',
  'state',
  'row_count',
  'fault_count',
  'household_count',
  'previewed_at',
  'committed_at',
  'undone_at',
  'account',
] as const

/** A roll with where it lies and which file it is. */
export type RollRow = Roll & { compartment: number; fileId: string; sha256: string }

export async function findRoll(db: Db, rollId: string): Promise<RollRow | undefined> {
  const row = await db.selectFrom('cases_roll').select(columns).where('id', '=', rollId).executeTakeFirst()
  return row === undefined ? undefined : (await withRuns(db, [present(row)]))[0]
}

/** The roll, kept still: two people who commit or undo it follow one another. */
export async function findRollForUpdate(db: Db, rollId: string): Promise<RollRow | undefined> {
  const row = await db.selectFrom('cases_roll').select(columns).where('id', '=', rollId).forUpdate().executeTakeFirst()
  return row === undefined ? undefined : present(row)
}

/** The import of this very file, whatever it was called. */
export async function findCommitted(db: Db, office: number, sha256: string): Promise<RollRow | undefined> {
  const row = await db
    .selectFrom('cases_roll')
    .select(columns)
    .where('file_sha256', '=', sha256)
    .where('office', '=', office)
    .where('state', '=', 'COMMITTED')
    .executeTakeFirst()
  return row === undefined ? undefined : present(row)
}

/** An earlier look of the same person at the same file under the same programme. */
export async function findPreviewed(
  db: Db,
  roll: Pick<RollRow, 'office' | 'sha256' | 'programmeCode' | 'account'>,
): Promise<RollRow | undefined> {
  const row = await db
    .selectFrom('cases_roll')
    .select(columns)
    .where('file_sha256', '=', roll.sha256)
    .where('office', '=', roll.office)
    .where('programme_code', '=', roll.programmeCode)
    .where('account', '=', roll.account)
    .where('state', '=', 'PREVIEWED')
    .executeTakeFirst()
  return row === undefined ? undefined : present(row)
}

export async function saveRoll(db: Db, roll: RollRow): Promise<void> {
  const values = {
    id: roll.id,
    office: roll.office,
    compartment: roll.compartment,
    file_id: roll.fileId,
    file_sha256: roll.sha256,
    file_name: roll.fileName,
    programme_code: roll.programmeCode,
    programme_version: roll.programmeVersion,
    state: roll.state,
    row_count: roll.rowCount,
    fault_count: roll.faultCount,
    household_count: roll.householdCount,
    previewed_at: roll.previewedAt,
    committed_at: roll.committedAt,
    undone_at: roll.undoneAt,
    account: roll.account,
  }
  const { id: _id, office: _office, compartment: _compartment, ...changes } = values
  await db
    .insertInto('cases_roll')
    .values(values)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changes))
    .execute()
}

export async function listRollRows(
  db: Db,
  state: string | undefined,
  after: { at: string; id: string } | undefined,
  limit: number,
): Promise<RollRow[]> {
  const rows = await db
    .selectFrom('cases_roll')
    .select(columns)
    .$if(state !== undefined, (query) => query.where('state', '=', state!))
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(previewed_at, id) < (${after!.at}::timestamptz, ${after!.id}::uuid)`))
    .orderBy('previewed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return withRuns(db, rows.map(present))
}

/** Which of these document numbers somebody on file has. */
export async function listDocumentHolders(db: Db, numbers: readonly string[]): Promise<{ number: string; personId: PersonId }[]> {
  if (numbers.length === 0) return []
  const rows = await db
    .selectFrom('people_token as t')
    .innerJoin('people_person as p', 'p.id', 't.person_id')
    .select(['t.token', 'p.id', 'p.merged_into'])
    .where('t.kind', '=', 'DOCUMENT')
    .where(sql<boolean>`t.token = any(${numbers}::text[])`)
    .execute()
  // The documents of a merged file are with the kept one.
  return rows.map((row) => ({ number: row.token, personId: (row.merged_into ?? row.id) as PersonId }))
}

/** Which of these references a case that has not ended bears already. */
export async function listKnownRefs(db: Db, refs: readonly string[]): Promise<Set<string>> {
  if (refs.length === 0) return new Set()
  const rows = await db
    .selectFrom('cases_case')
    .select('external_ref')
    .where(sql<boolean>`external_ref = any(${refs}::text[])`)
    .where('status', 'not in', ['CLOSED', 'REJECTED', 'CANCELLED', 'WITHDRAWN', 'DECEASED'])
    .execute()
  return new Set(rows.flatMap((row) => row.external_ref ?? []))
}

/** True when any room has done anything with a case of the roll since it was made. */
export async function rollIsWorkedOn(db: Db, rollId: string): Promise<boolean> {
  const row = await db
    .selectFrom('cases_case as c')
    .select('c.id')
    .where('c.roll_id', '=', rollId)
    .where((is) =>
      is.or([
        is('c.updated_at', '>', is.ref('c.opened_at')),
        is.exists(is.selectFrom('kit_event as e').select('e.id').whereRef('e.case_id', '=', 'c.id').whereRef('e.at', '>', 'c.opened_at')),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The cases of a roll, kept still: from here on nobody begins to work on one of them. */
export async function lockCasesOfRoll(db: Db, rollId: string): Promise<string[]> {
  const rows = await db.selectFrom('cases_case').select('id').where('roll_id', '=', rollId).orderBy('id').forUpdate().execute()
  return rows.map(({ id }) => id)
}

/** Members go with their cases; what another room keeps of a case holds it back (foreign key). */
export async function deleteCases(db: Db, ids: readonly string[]): Promise<void> {
  await sql`delete from cases_case where id = any(${ids}::uuid[])`.execute(db)
}

/** What is under way on a roll stands beside it, until it ends. */
async function withRuns(db: Db, rolls: RollRow[]): Promise<RollRow[]> {
  const runs = new Map(
    (
      await listLongCommands(
        db,
        rolls.map(({ id }) => id),
      )
    ).map((run) => [run.subject, run]),
  )
  if (runs.size === 0) return rolls
  return rolls.map((roll) => {
    const run = runs.get(roll.id)
    if (run === undefined) return roll
    const what = run.contract === 'cases.undo_roll' ? ('UNDO' as const) : ('COMMIT' as const)
    return {
      ...roll,
      underWay: { what, beganAt: run.beganAt as Instant, account: run.account as AccountId, isStopping: run.isStopping },
    }
  })
}

function present(row: {
  id: string
  office: number
  compartment: number
  file_id: string
  file_sha256: string
  file_name: string
  programme_code: string
  programme_version: number
  state: string
  row_count: number
  fault_count: number
  household_count: number
  previewed_at: string
  committed_at: string | null
  undone_at: string | null
  account: string
}): RollRow {
  return {
    id: row.id as RollId,
    office: row.office,
    compartment: row.compartment,
    fileId: row.file_id,
    sha256: row.file_sha256,
    fileName: row.file_name,
    programmeCode: row.programme_code,
    programmeVersion: row.programme_version,
    state: row.state as RollState,
    rowCount: row.row_count,
    faultCount: row.fault_count,
    householdCount: row.household_count,
    previewedAt: row.previewed_at as Instant,
    committedAt: row.committed_at as Instant | null,
    undoneAt: row.undone_at as Instant | null,
    account: row.account as AccountId,
    underWay: null,
  }
}
