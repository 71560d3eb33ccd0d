// The nouns of the portfolio: a project, who pays, who works on it, where, and what was aimed at and reached. Projects of the
// past are written in packs; nothing here decides.
import { z } from 'zod'
import { DatePrecision, Day } from '#domain/kit/day.ts'
import { Currency, MinorUnits } from '#domain/kit/money.ts'
import { CountryCode } from '#domain/kit/place.ts'

export const Bilingual = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) })
export type Bilingual = z.infer<typeof Bilingual>

/** Lines of a source document ("003:63-75") or a section or source number of domain.md; several joined by "; ". */
export const Source = z
  .string()
  .regex(/^(00[0-4]:\d+(-\d+)?|domain\.md [^;]+|design)(; (00[0-4]:\d+(-\d+)?|domain\.md [^;]+|design))*$/, { error: 'source_line' })

/** A day as far as it is known: of `2012-01-01` with precision MONTH only January 2012 is meant. */
export const KnownDay = z.strictObject({ on: Day, precision: DatePrecision })
export type KnownDay = z.infer<typeof KnownDay>

/** domain.md 9.2. */
export const ProjectStatus = z.enum([
  'IDEA',
  'CONCEPT',
  'SUBMITTED',
  'APPROVED',
  'ACTIVE',
  'SUSPENDED',
  'EXTENDED',
  'CLOSING',
  'CLOSED',
  'REJECTED',
])
export type ProjectStatus = z.infer<typeof ProjectStatus>

/** Under which heading the archived pages told of it. */
export const ProjectSection = z.enum(['ONGOING', 'COMPLETED', 'NEWS'])
export type ProjectSection = z.infer<typeof ProjectSection>

export const FundCode = z.enum(['FER', 'EIF', 'RF', 'AMIF', 'AGIS', 'STOP', 'ARGO', 'DAPHNE', 'EUTF', 'EU_OTHER', 'NATIONAL', 'PRIVATE'])
export type FundCode = z.infer<typeof FundCode>

/** What a donor carries of a project. Absent means not known, never zero. */
export const Share = z.object({
  sharePercent: z.number().min(0).max(100).optional(),
  amountMinor: MinorUnits.min(0).optional(),
  currency: Currency.optional(),
})
export type Share = z.infer<typeof Share>

export const Donor = z
  .strictObject({
    ...Share.shape,
    name: z.string().min(1),
    fundCode: FundCode.optional(),
    /** FUNDER pays alone as far as is known; PART_FUNDER paid for one piece, such as a booklet. */
    role: z.enum(['FUNDER', 'CO_FUNDER', 'PART_FUNDER']),
    note: Bilingual.optional(),
  })
  .refine((donor) => (donor.amountMinor === undefined) === (donor.currency === undefined), { error: 'amount_without_currency' })
export type Donor = z.infer<typeof Donor>

export const Partner = z.strictObject({ name: z.string().min(1), role: z.enum(['LEAD', 'CO', 'ASSOC', 'AUTHORITY']) })
export type Partner = z.infer<typeof Partner>

export const CountryRole = z.enum(['SENDING', 'RETURN', 'TRANSIT', 'HOST', 'ORIGIN', 'DESTINATION', 'PARTNER', 'STUDY'])
export type CountryRole = z.infer<typeof CountryRole>

export const ProjectCountry = z.strictObject({ iso3: CountryCode, role: CountryRole, place: Bilingual.optional() })
export type ProjectCountry = z.infer<typeof ProjectCountry>

export const Theme = z.enum([
  'RESETTLEMENT',
  'FAMILY_REUNIFICATION',
  'RETURN',
  'REINTEGRATION',
  'EMPLOYMENT',
  'COUNTER_TRAFFICKING',
  'INTEGRATION',
  'INFORMATION',
  'EDUCATION',
  'HEALTH',
  'DIASPORA',
  'CLIMATE',
  'CHILDREN',
  'WOMEN',
  'RIGHTS',
  'TRAINING',
  'RESEARCH',
])
export type Theme = z.infer<typeof Theme>

/** A figure aimed at or reached. A historical aggregate is a total from the past behind which no person is on file. */
export const Figure = z.strictObject({
  label: Bilingual,
  value: z.number(),
  unit: z.enum(['PERSONS', 'COUNT', 'LANGUAGES', 'COUNTRIES', 'MONTHS', 'YEARS']),
  kind: z.enum(['TARGET', 'RESULT']),
  year: z.int().min(1951).max(2100).optional(),
  atLeast: z.boolean().default(false),
  historicalAggregate: z.boolean().default(false),
  note: Bilingual.optional(),
  source: Source,
})
export type Figure = z.infer<typeof Figure>

export const Budget = z.strictObject({ amountMinor: MinorUnits.min(0), currency: Currency, source: Source, note: Bilingual.optional() })
export type Budget = z.infer<typeof Budget>

export const Project = z
  .strictObject({
    code: z.string().regex(/^[A-Z]\d{2}[a-z]?$/, { error: 'project_code' }),
    acronym: z.string().min(1).optional(),
    titles: Bilingual,
    summary: Bilingual,
    status: ProjectStatus,
    section: ProjectSection,
    /** The number it bears in its section of the archived page; two parts of one entry share it. */
    archiveNumber: z.int().min(1).optional(),
    start: KnownDay.optional(),
    end: KnownDay.optional(),
    months: z.int().min(1).optional(),
    donors: z.array(Donor),
    partners: z.array(Partner),
    countries: z.array(ProjectCountry),
    /** Where the source names a region and no country. */
    regions: z.array(Bilingual).default([]),
    themes: z.array(Theme).min(1),
    budget: Budget.optional(),
    figures: z.array(Figure),
    /** The code of the project it continues or belongs to. */
    follows: z.string().optional(),
    notes: z.array(Bilingual).default([]),
    source: Source,
  })
  .refine((project) => project.start === undefined || project.end === undefined || project.start.on <= project.end.on, {
    path: ['end'],
    error: 'ends_before_start',
  })
  .refine((project) => project.donors.reduce((sum, donor) => sum + (donor.sharePercent ?? 0), 0) <= 100.01, {
    path: ['donors'],
    error: 'shares_do_not_add_up',
  })
export type Project = z.infer<typeof Project>

/** One line of a logical framework (domain.md 9.2). */
export const Indicator = z.object({
  code: z.string().min(1),
  text: Bilingual,
  level: z.enum(['OBJECTIVE', 'OUTCOME', 'OUTPUT', 'ACTIVITY']),
  unit: z.enum(['COUNT', 'PERCENT', 'RATIO', 'SCORE', 'YESNO']),
  fewerIsBetter: z.boolean().default(false),
  cumulative: z.boolean().default(false),
  disaggregation: z.array(z.enum(['SEX', 'AGE', 'NATIONALITY', 'LOCATION', 'DISABILITY'])),
  baseline: z.object({ value: z.number(), on: Day }).optional(),
  meansOfVerification: z.string().optional(),
  assumption: z.string().optional(),
})
export type Indicator = z.infer<typeof Indicator>
