/** The door of the projects room: the portfolio from the packs, donors, targets, indicators, and what the public may read. */
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { startOfDay } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type * as contracts from '#domain/projects/contract.ts'
import { daysOf, fillMonths, periodOf, readIndicators } from '#domain/projects/indicator-rules.ts'
import type { HistoricalFigure, Target } from '#domain/projects/indicator-words.ts'
import { amountsAddUp, sharesAddUp } from '#domain/projects/rules.ts'
import type { Bilingual, Project } from '#domain/projects/words.ts'
import { countryName } from '#packs/places/countries.ts'
import { describeFault, readPack } from '#packs/read-pack.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import { chooseOffice } from '#server/kit/office.ts'
import { clockNow, type House, inScope, newId, type Scope, type Work } from '#server/kit/transaction.ts'
import {
  type Counted,
  countAssisted,
  countAtAirports,
  countJobs,
  countMoved,
  countTransitDestinations,
  countTransitMonths,
  zoneOf,
} from './indicator-store.ts'
import {
  countShares,
  findProject,
  listAllProjects,
  listHashes,
  listProjectRows,
  listTargets,
  saveProject,
  saveTarget,
  sumByDonor,
} from './store.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>

const france = fileURLToPath(new URL('../../packs/france', import.meta.url))
const server: Scope = { account: null, offices: [], compartments: [], system: true }
const nobody: Scope = { account: null, offices: [], compartments: [] }

/** Brings the portfolio of a pack into the database; what is there already and has not changed is left alone. */
export async function loadPortfolio(house: House, folder: string = france): Promise<{ loaded: string[]; unchanged: number }> {
  const reading = readPack(folder)
  if (!reading.ok) throw new Error(`The pack ${folder} cannot be used:\n${reading.faults.map(describeFault).join('\n')}`)
  return inScope(house.pool, server, async (db) => {
    const known = await listHashes(db)
    const loaded: string[] = []
    for (const project of reading.pack.projects) {
      const hash = createHash('sha256').update(JSON.stringify(project)).digest('base64url')
      if (known.get(project.code) === hash) continue
      await saveProject(db, project, hash, searchTextOf(project), clockNow())
      loaded.push(project.code)
    }
    return { loaded, unchanged: reading.pack.projects.length - loaded.length }
  })
}

/** The portfolio for the public pages: read as nobody, so only rows of the whole mission, and no figure from any case. */
export async function publicPortfolio(house: House): Promise<Project[]> {
  return inScope(house.pool, nobody, (db) => listAllProjects(db))
}

export async function listProjects(
  work: Work,
  input: Asked<'listProjects'>,
): Promise<Result<OutputOf<typeof contracts.listProjects>, never>> {
  const after = readCursor(input.after, 1)
  if (after === null) return accept({ items: [], next: null })
  const words = plain(input.words ?? '')
    .split(' ')
    .filter((word) => word !== '')
  const projects = await listProjectRows(
    work.db,
    { section: input.section, donor: input.donor, words },
    after?.[0]?.toString(),
    input.limit,
  )
  return accept(
    pageOf(
      projects,
      input.limit,
      (project) => writeCursor(project.code),
      (project) => ({
        ...project,
        donors: project.donors.map((donor) => donor.name),
        countries: [...new Set(project.countries.map((country) => country.iso3))],
      }),
    ),
  )
}

export async function getProject(
  work: Work,
  input: Asked<'getProject'>,
): Promise<Result<OutputOf<typeof contracts.getProject>, 'not_found'>> {
  const project = await findProject(work.db, input.code)
  if (project === undefined) return refuse('not_found')
  const followers = (await listAllProjects(work.db)).filter((other) => other.follows === project.code)
  return accept({
    project,
    shares: checked(sharesAddUp(project.donors)),
    amounts:
      project.budget === undefined ? { ok: false, refusal: 'budget_not_known' } : checked(amountsAddUp(project.donors, project.budget)),
    countryNames: Object.fromEntries(project.countries.map((country) => [country.iso3, countryNames(country.iso3)])),
    followedBy: followers.map(({ code, titles }) => ({ code, titles })),
    targets: await listTargets(work.db, project.code),
  })
}

export async function donorTotals(work: Work, input: Asked<'donorTotals'>): Promise<Result<OutputOf<typeof contracts.donorTotals>, never>> {
  const rows = await sumByDonor(work.db, input.section)
  const lines = await countShares(work.db, input.section)
  const linesInTotals = rows.reduce((sum, row) => sum + row.lines, 0)
  return accept({
    donors: rows.map((row) => ({ donor: row.donor, projects: row.projects, amounts: row.amounts, unknownAmounts: row.unknown_amounts })),
    lines,
    linesInTotals,
    addsUp: lines === linesInTotals,
  })
}

export async function getIndicators(
  work: Work,
  input: Asked<'getIndicators'>,
): Promise<Result<OutputOf<typeof contracts.getIndicators>, 'not_found'>> {
  const project = input.project === undefined ? undefined : await findProject(work.db, input.project)
  if (input.project !== undefined && project === undefined) return refuse('not_found')
  const zone = await zoneOf(work.db, work.actor.offices[0])
  const period = periodOf(input, project?.start, work.now, zone)
  const { from, until } = daysOf(period)
  const counted: Counted = {
    from,
    until,
    fromAt: startOfDay(from, zone),
    untilAt: startOfDay(until, zone),
    airports: work.actor.airports,
    project: project?.code ?? null,
  }

  const months = await countTransitMonths(work.db, counted)
  const jobs = await countJobs(work.db, counted)
  const reached = {
    PERSONS_ASSISTED: await countAssisted(work.db, counted),
    TRANSIT_PERSONS: months.reduce((sum, month) => sum + month.persons, 0),
    ASSISTED_AT_AIRPORT: await countAtAirports(work.db, counted),
    MOVED_PERSONS: await countMoved(work.db, counted),
    JOBS_SELF: jobs.self,
    JOBS_FAMILY: jobs.family,
    JOBS_COMMUNITY: jobs.community,
  }
  const destinations = await countTransitDestinations(work.db, counted)
  const targets = project === undefined ? [] : await listTargets(work.db, project.code)
  const told = project === undefined ? await listAllProjects(work.db) : [project]
  return accept({
    ...period,
    indicators: readIndicators(reached, targets),
    transitMonths: fillMonths(period, months),
    transitDestinations: destinations.map(({ country, persons }) => ({
      country,
      names: country === null ? null : countryNames(country),
      persons,
    })),
    historical: told.flatMap(historyOf),
  })
}

type TargetRefusal = 'not_found' | 'not_your_office' | 'which_office' | 'dates_order'

export async function setTarget(work: Work, input: Asked<'setTarget'>): Promise<Result<Target, TargetRefusal>> {
  const project = await findProject(work.db, input.code)
  if (project === undefined) return refuse('not_found')
  const office = chooseOffice(work, input.office)
  if (!office.ok) return office
  const targetBy = input.targetBy ?? null
  // E271: nothing can be reached before the project has begun.
  if (targetBy !== null && project.start !== undefined && targetBy < project.start.on)
    return refuse('dates_order', { start: project.start.on })

  const target: Target = { code: input.indicator, target: input.target, targetBy }
  const id = await saveTarget(work.db, {
    id: newId(),
    projectCode: project.code,
    office: office.value,
    target,
    by: work.actor.accountId,
    at: work.now,
  })
  work.record({
    name: 'target_set',
    subject: id,
    office: office.value,
    compartment: 0,
    facts: { project: project.code, indicator: target.code, target: target.target, targetBy },
  })
  return accept(target)
}

/** Totals of the past: figures reached, behind which no person is on file (003:7, domain.md 11 M061). */
function historyOf(project: Project): HistoricalFigure[] {
  return project.figures
    .filter((figure) => figure.historicalAggregate)
    .map((figure) => ({ ...figure, projectCode: project.code, projectTitles: project.titles }))
}

function countryNames(iso3: string): Bilingual {
  return { fr: countryName(iso3, 'fr') ?? iso3, en: countryName(iso3, 'en') ?? iso3 }
}

function searchTextOf(project: Project): string {
  const { code, acronym, titles, summary, donors, partners, countries, regions, themes } = project
  const words = [
    code,
    acronym ?? '',
    ...[titles, summary, ...regions].flatMap((each) => [each.fr, each.en]),
    ...donors.flatMap((donor) => [donor.name, donor.fundCode ?? '']),
    ...partners.map((partner) => partner.name),
    ...countries.flatMap((country) => [
      country.iso3,
      ...(country.place === undefined ? [] : [country.place.fr, country.place.en]),
      ...Object.values(countryNames(country.iso3)),
    ]),
    ...themes,
  ]
  return plain(words.join(' '))
}

/** Small letters, no accents, no punctuation: what is typed in a hurry finds what is written with care. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function checked(result: Result<number, string>): { ok: boolean; refusal: string | null } {
  return result.ok ? { ok: true, refusal: null } : { ok: false, refusal: result.refusal }
}
