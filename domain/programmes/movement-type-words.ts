/**
 * The sheet of a movement type: without whom it does not open, who usually pays, what must be cleared and how long papers must last, by
 * destination and day (domain.md 1.1, 1.3, 1.4). Sheets are written in packs/movement-types, one each; nothing decides here.
 */
import { z } from 'zod'
import { Day } from '#domain/kit/day.ts'
import { CountryCode } from '#domain/kit/place.ts'
import { OrganisationKind } from '#domain/liaison/words.ts'
import { MovementType } from './movement-types.ts'
import { PartyDemand, PartyIdentity, PartyKind } from './party-words.ts'
import { Bilingual, ClearanceKind, Source } from './words.ts'

/** What changes with law or practice is in force from a day, until a day, by a source, and either was checked or is to be. */
const dated = {
  validFrom: Day,
  validTo: Day.optional(),
  source: Source,
  checkedOn: Day.optional(),
  toBeChecked: z.boolean(),
}
const inOrder = (row: { validFrom: string; validTo?: string | undefined }): boolean =>
  row.validTo === undefined || row.validFrom <= row.validTo
const isDecided = (row: { checkedOn?: string | undefined; toBeChecked: boolean }): boolean => row.toBeChecked || row.checkedOn !== undefined

/** One way to satisfy a demand: this kind of party, named so, with these things written down. */
export const PartyOption = z
  .strictObject({
    kind: PartyKind,
    by: PartyIdentity,
    organisationKinds: z.array(OrganisationKind).min(1).optional(),
    /** Only these States; any when absent. */
    states: z.array(CountryCode).min(1).optional(),
    demands: z.array(PartyDemand).default([]),
  })
  .refine((option) => (option.by === 'ORGANISATION') === (option.organisationKinds !== undefined), {
    path: ['organisationKinds'],
    error: 'kinds_of_organisation',
  })
  .refine((option) => option.states === undefined || option.by === 'STATE', { path: ['states'], error: 'states_of_no_state' })
export type PartyOption = z.infer<typeof PartyOption>

/** A party that a case cannot open without: one of these. */
export const DemandedParty = z.strictObject({ oneOf: z.array(PartyOption).min(1), source: Source })
export type DemandedParty = z.infer<typeof DemandedParty>

/** Who usually bears the cost (domain.md 1.1). */
export const TypicalPayer = z
  .enum(['STATE', 'TRAVEL_LOAN', 'SPONSOR', 'SCHOLARSHIP', 'EMPLOYER', 'SELF', 'EU_FUND', 'PROJECT', 'UNHCR', 'DONOR', 'APPEAL', 'FUND'])
  .meta({ id: 'TypicalPayer' })
export type TypicalPayer = z.infer<typeof TypicalPayer>

/** Of whom a clearance is asked: of each who travels, once for the case, or of each child who travels without an adult of the family. */
export const Whom = z.enum(['EACH', 'CASE', 'MINOR_ALONE'])
export type Whom = z.infer<typeof Whom>

/** A clearance that the type asks for, at every destination or at these only. */
export const TypeClearance = z
  .strictObject({ kind: ClearanceKind, whom: Whom, destinations: z.array(CountryCode).min(1).optional(), ...dated })
  .refine(inOrder, { path: ['validTo'], error: 'ends_before_start' })
  .refine(isDecided, { path: ['checkedOn'], error: 'neither_checked_nor_to_be' })
export type TypeClearance = z.infer<typeof TypeClearance>

/** How many days after the arrival a travel document must still be valid (E103). */
export const DocumentMargin = z
  .strictObject({ days: z.int().min(0).max(400), destinations: z.array(CountryCode).min(1).optional(), ...dated })
  .refine(inOrder, { path: ['validTo'], error: 'ends_before_start' })
  .refine(isDecided, { path: ['checkedOn'], error: 'neither_checked_nor_to_be' })
export type DocumentMargin = z.infer<typeof DocumentMargin>

export const MovementTypeSheet = z
  .strictObject({
    code: MovementType,
    version: z.int().min(1),
    names: Bilingual,
    summary: Bilingual,
    /** Arranged by others as a rule; kept so that such a journey can be followed (domain.md 1.1: Dublin). */
    external: z.boolean().default(false),
    parties: z.array(DemandedParty).min(1),
    /** No State may stand for two of the parties: one hands over to another. */
    differentStates: z.boolean().default(false),
    payers: z.array(TypicalPayer).min(1),
    clearances: z.array(TypeClearance).min(1),
    documentMargins: z.array(DocumentMargin).min(1),
    source: Source,
    /** First day on which this version of the sheet applies. */
    validFrom: Day,
  })
  .superRefine((sheet, context) => {
    const kinds = sheet.parties.flatMap(({ oneOf }) => oneOf.map(({ kind }) => kind))
    sheet.parties.forEach(({ oneOf }, at) =>
      oneOf.forEach(({ kind }, option) => {
        if (kinds.indexOf(kind) !== kinds.lastIndexOf(kind))
          context.addIssue({ code: 'custom', path: ['parties', at, 'oneOf', option, 'kind'], message: 'listed_twice' })
      }),
    )
    // A destination that no row names still has a margin: else a paper that ends on arrival would pass in silence.
    if (sheet.documentMargins.every(({ destinations }) => destinations !== undefined))
      context.addIssue({ code: 'custom', path: ['documentMargins'], message: 'no_margin_for_the_rest' })
  })
export type MovementTypeSheet = z.infer<typeof MovementTypeSheet>

/** How long a clearance lives when its paper does not say: the figures of an office, in force from a day until a day. */
export const ValidityWindow = z
  .strictObject({
    kind: ClearanceKind,
    destinations: z.array(CountryCode).min(1).optional(),
    movementTypes: z.array(MovementType).min(1).optional(),
    months: z.int().min(1).max(60).optional(),
    days: z.int().min(1).max(1000).optional(),
    ...dated,
  })
  .refine((window) => (window.months === undefined) !== (window.days === undefined), { path: ['months'], error: 'months_or_days' })
  .refine(inOrder, { path: ['validTo'], error: 'ends_before_start' })
  .refine(isDecided, { path: ['checkedOn'], error: 'neither_checked_nor_to_be' })
export type ValidityWindow = z.infer<typeof ValidityWindow>
