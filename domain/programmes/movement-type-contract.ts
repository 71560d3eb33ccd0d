/** What crosses the wire about movement types. They are only read here: packs publish them when the server starts. */
import { z } from 'zod'
import { query } from '#domain/kit/contract.ts'
import { MovementTypeSheet, ValidityWindow } from './movement-type-words.ts'
import { MovementType } from './movement-types.ts'
import { StandingParty } from './party-words.ts'
import { Bilingual } from './words.ts'

export const listMovementTypes = query({
  name: 'programmes.list_movement_types',
  path: '/api/programmes/movement-types',
  summary: 'The sixteen movement types in their newest valid version, and the parties that each programme always has',
  input: z.object({}),
  output: z.object({ items: z.array(MovementTypeSheet), standing: z.array(StandingParty) }),
})

export const getMovementType = query({
  name: 'programmes.get_movement_type',
  path: '/api/programmes/movement-types/:code',
  summary: 'One movement type, in the version named or the newest valid one, with how long its clearances live',
  input: z.object({ code: MovementType, version: z.coerce.number().int().min(1).optional() }),
  output: z.object({
    sheet: MovementTypeSheet,
    windows: z.array(ValidityWindow),
    countryNames: z.record(z.string(), Bilingual),
  }),
})
