// The sixteen reasons for which the office arranges a journey (domain.md 1.1). A closed list: a new reason changes rules, so it is never
// added by configuration. What each is called and needs is written in its sheet, packs/movement-types.
import { z } from 'zod'

export const MovementType = z.enum([
  'RESETTLEMENT',
  'HUM_ADMISSION',
  'COMMUNITY_SPONSORSHIP',
  'EDU_PATHWAY',
  'LABOUR_MOBILITY',
  'FAMILY_REUNIFICATION',
  'RELOCATION_EU',
  'DUBLIN_TRANSFER',
  'VHR',
  'AVRR',
  'REPATRIATION',
  'EVACUATION_INTL',
  'EVACUATION_INTERNAL',
  'STRANDED_FUND',
  'VOT_RETURN',
  'GOV_PASSENGER',
])
export type MovementType = z.infer<typeof MovementType>
