// The nouns of a programme: what an office promises, to whom, where, and with what. Programmes are written in packs and
// dated; nothing here decides, and no figure stands here.
import { z } from 'zod'
import { DatePrecision, Day } from '#domain/kit/day.ts'
import { Currency, MinorUnits } from '#domain/kit/money.ts'
import { CountryCode } from '#domain/kit/place.ts'
import { MovementType } from './movement-types.ts'

export const Bilingual = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) })
export type Bilingual = z.infer<typeof Bilingual>

/** Where a fact was found: lines of a source document ("003:63-75"), a section of domain.md, or the mark of our own design. */
export const Source = z
  .string()
  .regex(/^(00[0-4]:\d+(-\d+)?|domain\.md \S.*|demonstration|design)(; (00[0-4]:\d+(-\d+)?|domain\.md \S.*|demonstration|design))*$/, {
    error: 'source_line',
  })

/** A day as far as it is known: of `2009-05-01` with precision MONTH only May 2009 is meant. */
export const KnownDay = z.strictObject({ on: Day, precision: DatePrecision })
export type KnownDay = z.infer<typeof KnownDay>

/** What must be cleared before somebody travels (domain.md 1.4). */
export const ClearanceKind = z.enum([
  'MED_HEALTH_ASSESSMENT',
  'MED_FIT_TO_TRAVEL',
  'SECURITY',
  'EXIT_PERMIT',
  'INTERNAL_TRAVEL_PERMIT',
  'VISA',
  'TRANSIT_VISA',
  'TRAVEL_DOC',
  'GUARDIAN_CONSENT',
  'BID',
  'ASSURANCE',
  'FINANCE',
  'RISK_RETURN',
  'PRE_DEP_ORIENT',
])
export type ClearanceKind = z.infer<typeof ClearanceKind>

/** The forms help can take, and the services around an arrival (domain.md 4.7). */
export const AidForm = z.enum([
  'VOCATIONAL_TRAINING',
  'BUSINESS_CREATION',
  'JOB_PLACEMENT',
  'STUDIES',
  'AIRPORT_RECEPTION',
  'SECONDARY_TRANSPORT',
  'TEMP_ACCOMMODATION',
  'MEDICAL',
  'PSYCHOSOCIAL',
  'LEGAL',
  'CHILDCARE',
  'SOCIAL_HOUSING',
  'EQUIPMENT',
  'CASH',
  'GROUP_PROJECT',
  'COMMUNITY_PROJECT',
])
export type AidForm = z.infer<typeof AidForm>

export const Direction = z.enum(['FROM_FRANCE', 'TO_FRANCE', 'THROUGH_FRANCE'])
export type Direction = z.infer<typeof Direction>

/** ISO 3166-2, or the code an office gives a governorate. */
export const SubregionCode = z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, { error: 'subregion_code' })
export type SubregionCode = z.infer<typeof SubregionCode>

/** A country of a programme. With `subregions`, only those parts of it are covered. */
export const ProgrammeCountry = z.strictObject({
  iso3: CountryCode,
  subregions: z
    .array(z.strictObject({ code: SubregionCode, names: Bilingual }))
    .min(1)
    .optional(),
})
export type ProgrammeCountry = z.infer<typeof ProgrammeCountry>

export const RequiredClearance = z.strictObject({
  kind: ClearanceKind,
  /** One for each travelling member, or one for the whole case. */
  perMember: z.boolean(),
  validityDays: z.int().min(1).optional(),
  source: Source,
})
export type RequiredClearance = z.infer<typeof RequiredClearance>

export const Stage = z.strictObject({ code: z.string().regex(/^[A-Z][A-Z_]*$/, { error: 'stage_code' }), names: Bilingual })
export type Stage = z.infer<typeof Stage>

/** The most that may be promised. A figure without a found source carries a note that says so. */
export const Ceiling = z.strictObject({
  kind: z.enum(['PLAN_TOTAL', ...AidForm.options]),
  amountMinor: MinorUnits.min(0),
  currency: Currency,
  perPersonOrHousehold: z.enum(['PERSON', 'HOUSEHOLD']),
  source: Source,
  note: z.string().min(1),
})
export type Ceiling = z.infer<typeof Ceiling>

export const FollowUp = z.strictObject({
  /** Months after arrival at which the person is contacted. */
  months: z.array(z.int().min(0).max(60)),
  /** Days before and after the due day within which a visit still counts as on time. */
  windowDays: z.int().min(0).max(60),
})
export type FollowUp = z.infer<typeof FollowUp>

export const Programme = z
  .strictObject({
    code: z.string().regex(/^[A-Z][A-Z0-9_]*$/, { error: 'programme_code' }),
    version: z.int().min(1),
    names: Bilingual,
    summary: Bilingual,
    movementType: MovementType,
    direction: Direction,
    countries: z.array(ProgrammeCountry),
    /** True where the source gives examples ("etc.") or no list: then no country is refused. */
    openToOtherCountries: z.boolean(),
    requiredClearances: z.array(RequiredClearance),
    stages: z.array(Stage).min(1),
    forms: z.array(AidForm),
    services: z.array(AidForm),
    ceilings: z.array(Ceiling),
    followUp: FollowUp,
    funder: z.strictObject({ name: z.string().min(1), source: Source }).optional(),
    from: KnownDay.optional(),
    to: KnownDay.optional(),
    /** Things an office should know about this configuration, such as what has not been found. */
    notes: z.array(Bilingual).default([]),
    /** False: a way of working of the office that is announced to nobody. Absent counts as true. */
    onPortal: z.boolean().optional(),
    source: Source,
    /** First day on which this version of the configuration applies. */
    validFrom: Day,
  })
  .refine((programme) => programme.from === undefined || programme.to === undefined || programme.from.on <= programme.to.on, {
    path: ['to'],
    error: 'ends_before_start',
  })
  .refine((programme) => programme.openToOtherCountries || programme.countries.length > 0, {
    path: ['countries'],
    error: 'no_country_at_all',
  })
  .refine((programme) => distinct(programme.countries.map((country) => country.iso3)), { path: ['countries'], error: 'listed_twice' })
  .refine((programme) => distinct(programme.stages.map((stage) => stage.code)), { path: ['stages'], error: 'listed_twice' })
  .refine((programme) => distinct(programme.requiredClearances.map((clearance) => clearance.kind)), {
    path: ['requiredClearances'],
    error: 'listed_twice',
  })
export type Programme = z.infer<typeof Programme>

function distinct(list: readonly string[]): boolean {
  return new Set(list).size === list.length
}
