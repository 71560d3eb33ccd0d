/** The nouns of telling: who hears of a mishap, and who of them said that they know. No name of a traveller ever enters here. */
import { z } from 'zod'
import { AccountId } from '#domain/access/words.ts'
import { CaseId } from '#domain/cases/words.ts'
import { Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { AirportCode } from '#domain/kit/place.ts'
import { MovementId } from '#domain/movements/words.ts'
import { MishapCode, MishapId, Notified, Severity } from './mishap-words.ts'
import { GroupId } from './words.ts'

export const ToldId = Id.brand<'ToldId'>().meta({ id: 'ToldId' })
export type ToldId = z.infer<typeof ToldId>

/** One of those who must be told, and never "all": each of them answers for themself. */
export const Party = Notified.exclude(['ALL'])
export type Party = z.infer<typeof Party>

/** What a party of a mishap reads on its first page. */
export const ToldLine = z
  .object({
    id: ToldId,
    mishapId: MishapId,
    groupId: GroupId,
    movementId: MovementId,
    caseId: CaseId,
    caseRef: z.string(),
    airport: AirportCode,
    party: Party,
    /** Null where the log is restricted and this party may not know more. */
    code: MishapCode.nullable(),
    severity: Severity,
    persons: z.int(),
    toldAt: Instant,
    acknowledgeBy: Instant.nullable(),
    closedAt: Instant.nullable(),
    acknowledgedAt: Instant.nullable(),
  })
  .meta({ id: 'ToldLine' })
export type ToldLine = z.infer<typeof ToldLine>

/** A party as the page of the mishap lists it. */
export const ToldParty = z
  .object({
    party: Party,
    toldAt: Instant,
    acknowledgedAt: Instant.nullable(),
    acknowledgedBy: AccountId.nullable(),
    acknowledgedByName: z.string().nullable(),
  })
  .meta({ id: 'ToldParty' })
export type ToldParty = z.infer<typeof ToldParty>
