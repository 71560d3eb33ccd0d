// What crosses the wire about projects: the portfolio, what each donor carries, and what was reached.
import { z } from 'zod'
import { OfficeId } from '#domain/access/words.ts'
import { command, page, paging, query } from '#domain/kit/contract.ts'
import { Day } from '#domain/kit/day.ts'
import { Currency, MinorUnits } from '#domain/kit/money.ts'
import { DestinationCount, HistoricalFigure, IndicatorCode, IndicatorReading, Month, MonthCount, Target } from './indicator-words.ts'
import { Bilingual, Project, ProjectSection } from './words.ts'

const ProjectCode = z.string().min(1).max(20)

/** A project as a list shows it. */
const { code, acronym, titles, summary, status, section, archiveNumber, start, end, months, themes } = Project.shape
export const ProjectLine = z
  .object({ code, acronym, titles, summary, status, section, archiveNumber, start, end, months, themes })
  .extend({ donors: z.array(z.string()), countries: z.array(z.string()) })
  .meta({ id: 'ProjectLine' })
export type ProjectLine = z.infer<typeof ProjectLine>

export const listProjects = query({
  name: 'projects.list',
  path: '/api/projects',
  summary: 'The portfolio by code; every word of `words` is looked for in titles, summaries, donors, partners and places',
  input: z.object({
    ...paging,
    section: ProjectSection.optional(),
    words: z.string().max(200).optional(),
    donor: z.string().max(200).optional(),
  }),
  output: page(ProjectLine),
})

/** Whether shares or amounts make the whole: the word says what is missing (E270). */
const Check = z.object({ ok: z.boolean(), refusal: z.string().nullable() })

export const getProject = query({
  name: 'projects.get',
  path: '/api/projects/:code',
  summary: 'One project: facts, donors and shares, partners, countries, figures, and the targets this office set',
  input: z.object({ code: ProjectCode }),
  output: z.object({
    project: Project,
    shares: Check,
    amounts: Check,
    /** By ISO alpha-3, of every country of the project. */
    countryNames: z.record(z.string(), Bilingual),
    followedBy: z.array(z.object({ code: z.string(), titles: Bilingual })),
    targets: z.array(Target),
  }),
})

export const donorTotals = query({
  name: 'projects.donor_totals',
  path: '/api/projects/donor-totals',
  summary: 'What each donor carries over the portfolio; every donor line of every project is in exactly one total',
  input: z.object({ section: ProjectSection.optional() }),
  output: z.object({
    donors: z.array(
      z.object({
        donor: z.string(),
        projects: z.array(z.string()),
        amounts: z.array(z.object({ currency: Currency, amountMinor: MinorUnits })),
        unknownAmounts: z.int(),
      }),
    ),
    lines: z.int().meta({ description: 'Donor lines of the projects' }),
    linesInTotals: z.int().meta({ description: 'Donor lines counted in the totals; the same number' }),
    addsUp: z.boolean(),
  }),
})

export const getIndicators = query({
  name: 'projects.indicators',
  path: '/api/projects/indicators',
  summary:
    'Counted from the files this actor may see: persons assisted, transit persons a month, jobs; and the totals of the past from the packs',
  input: z
    .object({ project: ProjectCode.optional(), fromMonth: Month.optional(), toMonth: Month.optional() })
    .refine((asked) => asked.fromMonth === undefined || asked.toMonth === undefined || asked.fromMonth <= asked.toMonth, {
      path: ['toMonth'],
      error: 'dates_order',
    }),
  output: z.object({
    fromMonth: Month,
    toMonth: Month,
    indicators: z.array(IndicatorReading),
    transitMonths: z.array(MonthCount),
    transitDestinations: z.array(DestinationCount),
    historical: z.array(HistoricalFigure),
  }),
})

export const setTarget = command({
  name: 'projects.set_target',
  path: '/api/projects/:code/targets',
  summary: 'What an office aims at in a project; what was reached is counted, never typed',
  input: z.object({
    code: ProjectCode,
    indicator: IndicatorCode,
    target: z.int().min(1).max(10_000_000),
    targetBy: Day.optional(),
    office: OfficeId.optional(),
  }),
  output: Target,
  refusals: ['not_your_office', 'which_office', 'dates_order'],
})
