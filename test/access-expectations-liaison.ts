// Who may do what with organisations, parties, movement types and what doctors write. Read beside access-expectations.ts.
import { roles, type Role } from '#domain/access/roles.ts'
import type { Expectation } from './access-expectations.ts'

const everyone = Object.keys(roles) as Role[]
const caseWorkers: readonly Role[] = ['MOVEMENT_AGENT', 'COUNSELLOR', 'CASE_SUPERVISOR', 'REINTEGRATION_OFFICER', 'PROTECTION_OFFICER']
const readers: readonly Role[] = ['LIAISON_OFFICER', ...caseWorkers, 'TRAVEL_BOOKER', 'EMPLOYMENT_OFFICER', 'LEGAL', 'AUDITOR']
const liaison: readonly Role[] = ['LIAISON_OFFICER']
const medical: readonly Role[] = ['MEDICAL']

export const liaisonExpectations: Record<string, Expectation> = {
  'liaison.list_organisations': { who: readers, input: () => ({ limit: '200' }), shows: (w) => w.organisation },
  'liaison.find_organisations': {
    who: readers,
    input: (w) => ({ q: w.familyName.slice(0, 3), limit: '50' }),
    shows: (w) => w.organisation,
  },
  'liaison.organisations_csv': { who: readers, input: () => ({}), shows: (w) => w.familyName },
  'liaison.get_organisation': { who: readers, on: 'organisation', input: (w) => ({ organisationId: w.organisation }) },
  'liaison.add_organisation': {
    who: ['LIAISON_OFFICER', 'MOVEMENT_AGENT'],
    input: () => ({ kind: 'ASSOCIATION', name: 'Association-Exemple' }),
  },
  'liaison.change_organisation': {
    who: liaison,
    on: 'organisation',
    input: (w) => ({ organisationId: w.organisation, kind: 'CARRIER', name: w.familyName, status: 'ACTIVE' }),
  },
  'liaison.record_agreement': {
    who: liaison,
    on: 'organisation',
    input: (w) => ({
      organisationId: w.organisation,
      baggagePieces: 2,
      baggageKg: 23,
      tariffTerms: 'Tarif migrant',
      validFrom: '2020-01-01',
      validTo: '2020-12-31',
      source: 'Lettre',
    }),
  },
  'programmes.list_movement_types': { who: everyone, input: () => ({}) },
  'programmes.get_movement_type': { who: everyone, input: () => ({ code: 'RESETTLEMENT' }) },
  'cases.record_party': { who: caseWorkers, on: 'case', input: (w) => ({ caseId: w.case, kind: 'PERSON' }) },
  'movements.record_fitness': { who: medical, on: 'clearance', input: (w) => ({ clearanceId: w.medical, outcome: 'FIT' }) },
  'movements.read_medical': { who: medical, on: 'clearance', input: (w) => ({ clearanceId: w.medical }) },
  'movements.record_medical': { who: medical, on: 'clearance', input: (w) => ({ clearanceId: w.medical, detail: 'Sat up well' }) },
}
