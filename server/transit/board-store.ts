/** SQL of what the airport desk only reads, and of the notes between shifts: the team, the notes. */
import { sql } from 'kysely'
import type { AccountId } from '#domain/access/words.ts'
import { roles } from '#domain/access/roles.ts'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { ShiftNote, TeamMember } from '#domain/transit/board-words.ts'
import type { Db } from '#server/kit/database.ts'

export async function listAirportsOf(db: Db, office: number): Promise<string[]> {
  const row = await db.selectFrom('access_office').select('airports').where('id', '=', office).executeTakeFirst()
  return row?.airports ?? []
}

const workingRoles = Object.entries(roles).flatMap(([role, held]) => ((held as readonly string[]).includes('transit.work') ? [role] : []))

/** Who may be given a task of this office. */
export async function listTeam(db: Db, office: number): Promise<TeamMember[]> {
  const rows = await db
    .selectFrom('access_grant as g')
    .innerJoin('access_account as a', 'a.id', 'g.account')
    .select(['a.id', 'a.name'])
    .distinct()
    .where('g.office', '=', office)
    .where('g.withdrawn_at', 'is', null)
    .where('g.role', 'in', workingRoles)
    .where('a.status', '=', 'ACTIVE')
    .orderBy('a.name')
    .orderBy('a.id')
    .execute()
  return rows.map((row) => ({ id: row.id as AccountId, name: row.name }))
}

export async function findAccountName(db: Db, account: string | null): Promise<string | null> {
  if (account === null) return null
  const row = await db.selectFrom('access_account').select('name').where('id', '=', account).executeTakeFirst()
  return row?.name ?? null
}

type NoteRow = { id: string; airport: string; shift_on: string; text: string; written_at: string; written_by: string; name: string | null }

export async function listNoteRows(
  db: Db,
  airport: string,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<NoteRow[]> {
  return db
    .selectFrom('transit_shift_note as n')
    .leftJoin('access_account as a', 'a.id', 'n.written_by')
    .select(['n.id', 'n.airport', 'n.shift_on', 'n.text', 'n.written_at', 'n.written_by', 'a.name'])
    .where('n.airport', '=', airport)
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(n.written_at, n.id) < (${after![0]}::timestamptz, ${after![1]}::uuid)`))
    .orderBy('n.written_at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(limit)
    .execute()
}

export function presentNote(row: NoteRow): ShiftNote {
  return {
    id: row.id as ShiftNote['id'],
    airport: row.airport as ShiftNote['airport'],
    on: row.shift_on as Day,
    text: row.text,
    writtenAt: row.written_at as Instant,
    writtenBy: row.written_by as AccountId,
    writerName: row.name,
  }
}

export async function insertNote(db: Db, note: Omit<ShiftNote, 'writerName'>, office: number): Promise<void> {
  await db
    .insertInto('transit_shift_note')
    .values({
      id: note.id,
      office,
      airport: note.airport,
      shift_on: note.on,
      text: note.text,
      written_at: note.writtenAt,
      written_by: note.writtenBy,
    })
    .execute()
}

export async function hasNote(db: Db, id: string): Promise<boolean> {
  return (await db.selectFrom('transit_shift_note').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}
