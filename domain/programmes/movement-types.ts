// The sixteen reasons for which the office arranges a journey (domain.md 1.1), with their names. A closed list: a new
// reason changes rules, so it is never added by configuration.
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

export const movementTypeNames: Record<MovementType, { fr: string; en: string }> = {
  RESETTLEMENT: { fr: 'Réinstallation', en: 'Resettlement' },
  HUM_ADMISSION: { fr: 'Admission humanitaire', en: 'Humanitarian admission' },
  COMMUNITY_SPONSORSHIP: { fr: 'Parrainage communautaire', en: 'Community sponsorship' },
  EDU_PATHWAY: { fr: 'Bourse d’études', en: 'Scholarship pathway' },
  LABOUR_MOBILITY: { fr: 'Mobilité professionnelle', en: 'Labour mobility' },
  FAMILY_REUNIFICATION: { fr: 'Réunification ou regroupement familial', en: 'Family reunification' },
  RELOCATION_EU: { fr: 'Relocalisation dans l’Union européenne', en: 'Relocation within the European Union' },
  DUBLIN_TRANSFER: { fr: 'Transfert Dublin', en: 'Transfer of responsibility (Dublin)' },
  VHR: { fr: 'Retour humanitaire volontaire', en: 'Voluntary humanitarian return' },
  AVRR: { fr: 'Retour volontaire assisté et réintégration', en: 'Assisted voluntary return and reintegration' },
  REPATRIATION: { fr: 'Rapatriement volontaire', en: 'Voluntary repatriation' },
  EVACUATION_INTL: { fr: 'Évacuation humanitaire internationale', en: 'International humanitarian evacuation' },
  EVACUATION_INTERNAL: { fr: 'Évacuation à l’intérieur d’un pays', en: 'Evacuation inside a country' },
  STRANDED_FUND: { fr: 'Aide aux migrants bloqués', en: 'Assistance to stranded migrants' },
  VOT_RETURN: { fr: 'Retour protégé d’une victime de la traite', en: 'Protected return of a victim of trafficking' },
  GOV_PASSENGER: { fr: 'Passager à tarif migrant', en: 'Passenger on a migrant fare' },
}
