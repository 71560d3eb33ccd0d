/** SQL of the portfolio: projects and donors' shares as the packs tell them, and the targets an office set. */
import { sql } from 'kysely'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { IndicatorCode, Target } from '#domain/projects/indicator-words.ts'
import { Project } from '#domain/projects/words.ts'
import type { Db } from '#server/kit/database.ts'

export async function listHashes(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('projects_project').select(['code', 'definition_hash']).execute()
  return new Map(rows.map((row) => [row.code, row.definition_hash]))
}

/** The project and its donor lines, as a whole; what the pack no longer says of it is gone with it. */
export async function saveProject(db: Db, project: Project, hash: string, searchText: string, now: Instant): Promise<void> {
  const values = {
    section: project.section,
    archive_number: project.archiveNumber ?? null,
    status: project.status,
    starts_on: project.start?.on ?? null,
    ends_on: project.end?.on ?? null,
    definition: JSON.stringify(project),
    definition_hash: hash,
    search_text: searchText,
    updated_at: now,
  }
  await db
    .insertInto('projects_project')
    .values({ code: project.code, ...values })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(values))
    .execute()
  await db.deleteFrom('projects_share').where('project_code', '=', project.code).execute()
  if (project.donors.length === 0) return
  await db
    .insertInto('projects_share')
    .values(
      project.donors.map((donor) => ({
        project_code: project.code,
        donor: donor.name,
        role: donor.role,
        fund_code: donor.fundCode ?? null,
        share_percent: donor.sharePercent ?? null,
        amount_minor: donor.amountMinor ?? null,
        currency: donor.currency ?? null,
      })),
    )
    .execute()
}

export type ProjectWanted = { section?: string | undefined; donor?: string | undefined; words: readonly string[] }

export async function listProjectRows(db: Db, wanted: ProjectWanted, after: string | undefined, limit: number): Promise<Project[]> {
  let query = db.selectFrom('projects_project').select('definition')
  if (wanted.section !== undefined) query = query.where('section', '=', wanted.section)
  if (wanted.donor !== undefined) {
    query = query.where('code', 'in', db.selectFrom('projects_share').select('project_code').where('donor', '=', wanted.donor))
  }
  // A portfolio is a few hundred rows at most: its text is read, not indexed.
  for (const word of wanted.words) query = query.where(sql<boolean>`position(${word} in search_text) > 0`)
  if (after !== undefined) query = query.where('code', '>', after)
  const rows = await query
    .orderBy('code')
    .limit(limit + 1)
    .execute()
  return rows.map((row) => Project.parse(row.definition))
}

export async function listAllProjects(db: Db): Promise<Project[]> {
  const rows = await db.selectFrom('projects_project').select('definition').orderBy('code').execute()
  return rows.map((row) => Project.parse(row.definition))
}

export async function findProject(db: Db, code: string): Promise<Project | undefined> {
  const row = await db.selectFrom('projects_project').select('definition').where('code', '=', code).executeTakeFirst()
  return row === undefined ? undefined : Project.parse(row.definition)
}

export type DonorRow = {
  donor: string
  projects: string[]
  lines: number
  unknown_amounts: number
  amounts: { currency: string; amountMinor: number }[]
}

/** By donor; a currency never meets another one. */
export async function sumByDonor(db: Db, section: string | undefined): Promise<DonorRow[]> {
  const amounts = sql<
    DonorRow['amounts']
  >`coalesce((select jsonb_agg(jsonb_build_object('currency', m.currency, 'amountMinor', m.minor) order by m.currency)
    from (select a.currency, sum(a.amount_minor) as minor from projects_share a join projects_project b on b.code = a.project_code
      where a.donor = s.donor and a.amount_minor is not null and (${section ?? null}::text is null or b.section = ${section ?? null}) group by a.currency) m), '[]'::jsonb)`
  return db
    .selectFrom('projects_share as s')
    .innerJoin('projects_project as p', 'p.code', 's.project_code')
    .select((of) => [
      's.donor',
      sql<string[]>`array_agg(s.project_code order by s.project_code)`.as('projects'),
      of.fn.countAll<number>().as('lines'),
      sql<number>`count(*) filter (where s.amount_minor is null)`.as('unknown_amounts'),
      amounts.as('amounts'),
    ])
    .$if(section !== undefined, (query) => query.where('p.section', '=', section!))
    .groupBy('s.donor')
    .orderBy(sql`s.donor collate "C"`)
    .execute()
}

export async function countShares(db: Db, section: string | undefined): Promise<number> {
  const row = await db
    .selectFrom('projects_share as s')
    .innerJoin('projects_project as p', 'p.code', 's.project_code')
    .select((of) => of.fn.countAll<number>().as('lines'))
    .$if(section !== undefined, (query) => query.where('p.section', '=', section!))
    .executeTakeFirstOrThrow()
  return row.lines
}

export async function listTargets(db: Db, projectCode: string): Promise<Target[]> {
  const rows = await db
    .selectFrom('projects_indicator')
    .select(['code', 'target', 'target_by'])
    .where('project_code', '=', projectCode)
    .where('office', '>', 0)
    .orderBy('code')
    .execute()
  // Somebody of two offices sees what both aim at together.
  const targets = new Map<string, Target>()
  for (const row of rows) {
    const before = targets.get(row.code)
    const targetBy = row.target_by as Day | null
    targets.set(row.code, {
      code: row.code as IndicatorCode,
      target: row.target + (before?.target ?? 0),
      targetBy: before?.targetBy != null && (targetBy === null || before.targetBy > targetBy) ? before.targetBy : targetBy,
    })
  }
  return [...targets.values()]
}

export type TargetRow = { id: string; projectCode: string; office: number; target: Target; by: string; at: Instant }

/** The id of the target's row: the same one when it is set anew. */
export async function saveTarget(db: Db, row: TargetRow): Promise<string> {
  const values = { target: row.target.target, target_by: row.target.targetBy, set_by: row.by, set_at: row.at }
  const saved = await db
    .insertInto('projects_indicator')
    .values({ id: row.id, project_code: row.projectCode, office: row.office, code: row.target.code, ...values })
    .onConflict((conflict) => conflict.columns(['project_code', 'office', 'code']).doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow()
  return saved.id
}
