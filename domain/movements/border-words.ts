/** What lets a person pass a border besides their travel document, and what a supervisor takes on themself. Nothing here decides. */
import { z } from 'zod'
import { CaseId } from '#domain/cases/words.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { CountryCode } from '#domain/kit/place.ts'
import { PersonId } from '#domain/people/words.ts'

export const TravelRightId = z.uuid().brand<'TravelRightId'>().meta({ id: 'TravelRightId' })
export type TravelRightId = z.infer<typeof TravelRightId>

/** A visa or a residence permit of any State, a visa to pass through one, or its written word that none is needed. */
export const TravelRightKind = z.enum(['VISA', 'RESIDENCE', 'TRANSIT_VISA', 'TRANSIT_WAIVER'])
export type TravelRightKind = z.infer<typeof TravelRightKind>

export const TravelRight = z
  .object({
    id: TravelRightId,
    caseId: CaseId,
    personId: PersonId,
    kind: TravelRightKind,
    /** The State that gave it. */
    country: CountryCode,
    reference: z.string(),
    validFrom: Day,
    validUntil: Day,
    recordedAt: Instant,
  })
  .meta({ id: 'TravelRight' })
export type TravelRight = z.infer<typeof TravelRight>
