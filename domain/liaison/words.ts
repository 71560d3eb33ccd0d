/**
 * The nouns of liaison: the organisations an office works with, and what a carrier agreed to. No person the office helps ever enters here
 * (domain.md M030, E251), and of an organisation only a function and its line, never somebody's own number.
 */
import { z } from 'zod'
import { OfficeId } from '#domain/access/words.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { CountryCode } from '#domain/kit/place.ts'

export const OrganisationId = Id.brand<'OrganisationId'>().meta({ id: 'OrganisationId' })
export type OrganisationId = z.infer<typeof OrganisationId>

/** The seven kinds of the source (M003), then those that a movement type asks for (domain.md 1.1, M151, M152). */
export const OrganisationKind = z
  .enum([
    'INSTITUTION',
    'ASSOCIATION',
    'INTERNATIONAL_ORGANISATION',
    'MINISTRY',
    'PUBLIC_BODY',
    'PRIVATE_BODY',
    'ADVISORY_BODY',
    'STATE_AUTHORITY',
    'UNHCR_OFFICE',
    'CARRIER',
    'SPONSOR',
    'UNIVERSITY',
    'EMPLOYER',
  ])
  .meta({ id: 'OrganisationKind' })
export type OrganisationKind = z.infer<typeof OrganisationKind>

/** With one that ended nothing new begins; what was recorded with it stays. */
export const OrganisationStatus = z.enum(['ACTIVE', 'DORMANT', 'ENDED']).meta({ id: 'OrganisationStatus' })
export type OrganisationStatus = z.infer<typeof OrganisationStatus>

/** Two signs by which airlines are known, such as AF. */
export const CarrierCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{2}$/, { error: 'carrier_code' })
  .meta({ id: 'CarrierCode' })

const line = (longest: number) => z.string().trim().min(1).max(longest)

/** What somebody writes down of an organisation. */
export const OrganisationDraft = z.object({
  kind: OrganisationKind,
  name: line(200),
  /** In its own script, where that is not the Latin one. */
  nativeName: line(200).optional(),
  acronym: line(20).optional(),
  country: CountryCode.optional(),
  city: line(120).optional(),
  carrierCode: CarrierCode.optional(),
  /** Such as "Bureau des visas": never somebody's name. */
  contactFunction: line(120).optional(),
  contactPhone: line(40).optional(),
  contactEmail: z.email().max(200).optional(),
})
export type OrganisationDraft = z.infer<typeof OrganisationDraft>

export const Organisation = z
  .object({
    id: OrganisationId,
    office: OfficeId,
    compartment: z.int(),
    kind: OrganisationKind,
    name: z.string(),
    nativeName: z.string().nullable(),
    acronym: z.string().nullable(),
    country: CountryCode.nullable(),
    city: z.string().nullable(),
    carrierCode: z.string().nullable(),
    contactFunction: z.string().nullable(),
    contactPhone: z.string().nullable(),
    contactEmail: z.string().nullable(),
    status: OrganisationStatus,
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Organisation' })
export type Organisation = z.infer<typeof Organisation>

/** What a carrier agreed to for our passengers (M151), for a time and with its source. */
export const CarrierAgreement = z
  .object({
    id: Id,
    organisationId: OrganisationId,
    baggagePieces: z.int().min(0).max(9),
    /** Of each piece. */
    baggageKg: z.int().min(0).max(99),
    tariffTerms: z.string(),
    validFrom: Day,
    validTo: Day.nullable(),
    /** Where it is written: a letter, a contract number. */
    source: z.string(),
    recordedAt: Instant,
  })
  .meta({ id: 'CarrierAgreement' })
export type CarrierAgreement = z.infer<typeof CarrierAgreement>
