/**
 * The cast: the fictitious offices and staff that seed, tests, screenshots and demonstration share. Nobody here exists; every
 * address is at example.org. The families are in cast-families.ts.
 */
import type { Role } from '#domain/access/roles.ts'
import type { Office } from '#domain/access/words.ts'

export const castOffices: Office[] = [
  { id: 1, code: 'PAR', name: 'Paris', timeZone: 'Europe/Paris', airports: ['CDG', 'ORY'] },
  { id: 2, code: 'MRS', name: 'Marseille', timeZone: 'Europe/Paris', airports: ['MRS', 'NCE'] },
]

/** One sealed compartment in Paris: only its members know that it is there. */
export const castCompartments = [
  { id: 1, office: 1, label: 'Protection', members: ['protection@paris.example.org', 'sealed@paris.example.org'] },
]

export const castPassword = 'passerelle-demonstration'

export type CastMember = { email: string; name: string; language: 'fr' | 'en'; office: number; roles: Role[] }

/** One person a role in Paris, so that every screen and every wall can be seen from every side. */
export const castStaff: CastMember[] = [
  { email: 'mouvements@paris.example.org', name: 'Maëlle Moreau-Exemple', language: 'fr', office: 1, roles: ['MOVEMENT_AGENT'] },
  { email: 'transit@paris.example.org', name: 'Tarek Transit-Exemple', language: 'fr', office: 1, roles: ['TRANSIT_AGENT'] },
  { email: 'transit2@paris.example.org', name: 'Thaïs Piste-Exemple', language: 'fr', office: 1, roles: ['TRANSIT_AGENT'] },
  { email: 'quart@paris.example.org', name: 'Quentin Quart-Exemple', language: 'fr', office: 1, roles: ['TRANSIT_SUPERVISOR'] },
  { email: 'billets@paris.example.org', name: 'Blanche Billet-Exemple', language: 'fr', office: 1, roles: ['TRAVEL_BOOKER'] },
  { email: 'conseil@paris.example.org', name: 'Célia Conseil-Exemple', language: 'fr', office: 1, roles: ['COUNSELLOR'] },
  { email: 'superviseur@paris.example.org', name: 'Samir Superviseur-Exemple', language: 'fr', office: 1, roles: ['CASE_SUPERVISOR'] },
  { email: 'reintegration@paris.example.org', name: 'Rose Retour-Exemple', language: 'fr', office: 1, roles: ['REINTEGRATION_OFFICER'] },
  { email: 'emploi@paris.example.org', name: 'Émile Emploi-Exemple', language: 'fr', office: 1, roles: ['EMPLOYMENT_OFFICER'] },
  { email: 'protection@paris.example.org', name: 'Paula Protection-Exemple', language: 'fr', office: 1, roles: ['PROTECTION_OFFICER'] },
  { email: 'medical@paris.example.org', name: 'Mina Médecin-Exemple', language: 'fr', office: 1, roles: ['MEDICAL'] },
  { email: 'juriste@paris.example.org', name: 'Jules Juriste-Exemple', language: 'fr', office: 1, roles: ['LEGAL'] },
  { email: 'ateliers@paris.example.org', name: 'Awa Atelier-Exemple', language: 'fr', office: 1, roles: ['SESSION_FACILITATOR'] },
  { email: 'traduction@paris.example.org', name: 'Tigist Traduction-Exemple', language: 'fr', office: 1, roles: ['TRANSLATOR'] },
  { email: 'liaison@paris.example.org', name: 'Luc Liaison-Exemple', language: 'fr', office: 1, roles: ['LIAISON_OFFICER'] },
  { email: 'projets@paris.example.org', name: 'Pia Projet-Exemple', language: 'fr', office: 1, roles: ['PROJECT_MANAGER'] },
  { email: 'finances@paris.example.org', name: 'Farid Finance-Exemple', language: 'fr', office: 1, roles: ['FINANCE'] },
  { email: 'suivi@paris.example.org', name: 'Suzanne Suivi-Exemple', language: 'fr', office: 1, roles: ['MONITORING_EVALUATION'] },
  { email: 'dpd@paris.example.org', name: 'Denis Données-Exemple', language: 'fr', office: 1, roles: ['DATA_PROTECTION_OFFICER'] },
  { email: 'audit@paris.example.org', name: 'Agathe Audit-Exemple', language: 'en', office: 1, roles: ['AUDITOR'] },
  { email: 'admin@paris.example.org', name: 'Ada Admin-Exemple', language: 'fr', office: 1, roles: ['OFFICE_ADMIN'] },
  { email: 'partenaire@paris.example.org', name: 'Pablo Partenaire-Exemple', language: 'fr', office: 1, roles: ['PARTNER_READER'] },
  { email: 'bailleur@paris.example.org', name: 'Doris Donor-Example', language: 'en', office: 1, roles: ['DONOR_READER'] },
  // Every role of the office in one hand: for the demonstration, and for tests that follow one file from end to end.
  {
    email: 'demo@paris.example.org',
    name: 'Dominique Démo-Exemple',
    language: 'fr',
    office: 1,
    roles: [
      'MOVEMENT_AGENT',
      'TRANSIT_SUPERVISOR',
      'CASE_SUPERVISOR',
      'REINTEGRATION_OFFICER',
      'PROJECT_MANAGER',
      'OFFICE_ADMIN',
      'LIAISON_OFFICER',
    ],
  },
  // A member of the sealed compartment with every role, for the access test's third column.
  {
    email: 'sealed@paris.example.org',
    name: 'Sacha Scellé-Exemple',
    language: 'fr',
    office: 1,
    roles: ['MOVEMENT_AGENT', 'TRANSIT_SUPERVISOR', 'CASE_SUPERVISOR', 'REINTEGRATION_OFFICER', 'PROTECTION_OFFICER'],
  },
  {
    email: 'mouvements@marseille.example.org',
    name: 'Manon Marée-Exemple',
    language: 'fr',
    office: 2,
    roles: ['MOVEMENT_AGENT', 'TRANSIT_SUPERVISOR', 'CASE_SUPERVISOR', 'REINTEGRATION_OFFICER'],
  },
]
