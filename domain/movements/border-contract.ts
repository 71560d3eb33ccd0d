/** What crosses the wire about places, borders and what lets people pass them. */
import { z } from 'zod'
import { CaseId } from '#domain/cases/words.ts'
import { command, query } from '#domain/kit/contract.ts'
import { Day, TimeZone } from '#domain/kit/day.ts'
import { CountryCode, PlaceCode } from '#domain/kit/place.ts'
import { PersonId } from '#domain/people/words.ts'
import { TravelRight, TravelRightId, TravelRightKind } from './border-words.ts'
import { LegMode, MovementId, PlaceKind } from './words.ts'

/** A place as the desk offers it for a leg. */
export const PlaceLine = z
  .object({
    code: PlaceCode,
    names: z.object({ fr: z.string(), en: z.string() }),
    country: CountryCode,
    zone: TimeZone,
    kinds: z.array(PlaceKind),
    modes: z.array(LegMode),
    stops: z.array(z.object({ code: z.string(), name: z.string() })),
  })
  .meta({ id: 'PlaceLine' })
export type PlaceLine = z.infer<typeof PlaceLine>

export const listPlaces = query({
  name: 'movements.list_places',
  path: '/api/movements/places',
  summary: 'Ports, stations, towns and border points by UN/LOCODE; airports are typed by their IATA code',
  input: z.object({ mode: LegMode.optional() }),
  output: z.object({ items: z.array(PlaceLine) }),
})

export const listTravelRights = query({
  name: 'movements.list_travel_rights',
  path: '/api/movements/cases/:caseId/travel-rights',
  summary: 'Visas, residence permits and waivers that let the members of a case pass borders on the way',
  input: z.object({ caseId: CaseId }),
  output: z.object({ items: z.array(TravelRight) }),
})

export const recordTravelRight = command({
  name: 'movements.record_travel_right',
  path: '/api/movements/cases/:caseId/travel-rights',
  summary: 'Writes down by its reference what lets a member pass a border: a visa, a permit, a transit visa, a written waiver',
  input: z.object({
    id: TravelRightId.optional(),
    caseId: CaseId,
    personId: PersonId,
    kind: TravelRightKind,
    country: CountryCode,
    reference: z.string().trim().min(1).max(80),
    validFrom: Day,
    validUntil: Day,
  }),
  output: TravelRight,
  refusals: ['not_member', 'case_ended', 'window_backwards', 'already_over', 'unknown_country', 'id_taken'],
})

export const endTravelRight = command({
  name: 'movements.end_travel_right',
  path: '/api/movements/travel-rights/:rightId/end',
  summary: 'Takes back what was written down wrongly, or what a State took back',
  input: z.object({ rightId: TravelRightId }),
  output: z.object({}),
  refusals: ['right_already_over'],
})

export const approveOrigin = command({
  name: 'movements.approve_origin',
  path: '/api/movements/movements/:movementId/cases/:caseId/approve-origin',
  summary: 'A supervisor, on a lawyer’s word, lets somebody with a Convention travel document go to or through the country they fled',
  input: z.object({
    movementId: MovementId,
    caseId: CaseId,
    personId: PersonId,
    reason: z.string().trim().min(5).max(400),
    legalNote: z.string().trim().min(10).max(2000),
  }),
  output: z.object({}),
  refusals: ['not_member', 'origin_needs_no_approval'],
})
