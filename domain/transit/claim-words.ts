/** The nouns of what a mishap costs and what a carrier owes: cost lines, the law's terms as they held on a day, the claim that was worked out. */
import { z } from 'zod'
import { AccountId } from '#domain/access/words.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { Currency, MinorUnits } from '#domain/kit/money.ts'
import { CountryCode } from '#domain/kit/place.ts'

export const CostId = Id.brand<'MishapCostId'>().meta({ id: 'MishapCostId' })
export type CostId = z.infer<typeof CostId>

export const CostNature = z.enum(['HOTEL', 'MEALS', 'TRANSPORT', 'TICKET', 'COMMUNICATION', 'OTHER']).meta({ id: 'MishapCostNature' })
export type CostNature = z.infer<typeof CostNature>

/** One bill of a mishap. A wrong one is struck out and stays readable. */
export const MishapCost = z
  .object({
    id: CostId,
    mishapId: Id,
    nature: CostNature,
    minor: MinorUnits,
    currency: Currency,
    /** Care that a carrier owes (food, hotel, transfer) is often paid by it at once. */
    paidBy: z.enum(['CARRIER', 'OFFICE']),
    spentOn: Day,
    note: z.string().nullable(),
    addedAt: Instant,
    addedBy: AccountId,
    cancelledAt: Instant.nullable(),
  })
  .meta({ id: 'MishapCost' })
export type MishapCost = z.infer<typeof MishapCost>

/** What air passengers are owed, as it holds on a day: dated configuration, packs/transit/passenger-rights.yaml. */
export const PassengerRights = z
  .object({
    validFrom: Day,
    validTo: Day.optional(),
    source: z.string().min(1),
    toBeChecked: z.boolean().default(false),
    /** Minutes late at the last airport from which compensation is owed. */
    delayFromMin: z.int().min(1),
    currency: Currency,
    /** By great-circle distance, shortest first; the last has no end. */
    bands: z.array(z.object({ upToKm: z.number().positive().nullable(), minor: MinorUnits })).min(1),
    /** Inside the territory no band above this one applies, however far (index into bands). */
    withinTerritoryBand: z.int().min(0),
    /** Who arrives less late than this over the longest distances gets a part only. */
    reducedUnderMin: z.int().min(1).optional(),
    reducedShare: z.number().min(0).max(1).optional(),
    /** Where the law holds, alpha-3. */
    territory: z.array(CountryCode).min(1),
    /** Days after the day of receipt within which a claim on a bag must be written. */
    bagDamageDays: z.int().min(1),
    bagDelayDays: z.int().min(1),
  })
  .meta({ id: 'PassengerRights' })
export type PassengerRights = z.infer<typeof PassengerRights>

/** Why something is owed, or not. */
export const ClaimReason = z
  .enum(['OWED', 'OWED_IN_PART', 'NOT_THIS_KIND', 'NOT_COVERED', 'NOT_LATE_ENOUGH', 'DELAY_UNKNOWN', 'EXTRAORDINARY', 'PLACE_UNKNOWN'])
  .meta({ id: 'ClaimReason' })
export type ClaimReason = z.infer<typeof ClaimReason>

export const WorkedOut = z
  .object({
    reason: ClaimReason,
    from: z.string(),
    to: z.string(),
    distanceKm: z.int().nullable(),
    delayMinutes: z.int().nullable(),
    persons: z.int(),
    perPersonMinor: MinorUnits,
    totalMinor: MinorUnits,
    currency: Currency,
    termsFrom: Day,
    source: z.string(),
    toBeChecked: z.boolean(),
  })
  .meta({ id: 'WorkedOutClaim' })
export type WorkedOut = z.infer<typeof WorkedOut>

export const ClaimStatus = z.enum(['SENT', 'PAID', 'REFUSED']).meta({ id: 'ClaimStatus' })
export type ClaimStatus = z.infer<typeof ClaimStatus>

export const Claim = z
  .object({
    id: Id,
    mishapId: Id,
    workedOut: WorkedOut,
    status: ClaimStatus,
    reference: z.string().nullable(),
    claimedAt: Instant,
    settledAt: Instant.nullable(),
  })
  .meta({ id: 'MishapClaim' })
export type Claim = z.infer<typeof Claim>
