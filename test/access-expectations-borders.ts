// Who may do what with travel rights, medical forms and minors' files. Read beside access-expectations.ts.
import type { Role } from '#domain/access/roles.ts'
import type { Expectation } from './access-expectations.ts'

const caseWorkers: readonly Role[] = ['MOVEMENT_AGENT', 'COUNSELLOR', 'CASE_SUPERVISOR', 'REINTEGRATION_OFFICER', 'PROTECTION_OFFICER']
const movementReaders: readonly Role[] = [...caseWorkers, 'TRAVEL_BOOKER', 'MEDICAL', 'LEGAL', 'AUDITOR']
const clearers: readonly Role[] = ['MOVEMENT_AGENT', 'PROTECTION_OFFICER', 'MEDICAL']
const bookers: readonly Role[] = ['MOVEMENT_AGENT', 'TRAVEL_BOOKER']
const ofMinors: readonly Role[] = ['MOVEMENT_AGENT', 'CASE_SUPERVISOR', 'PROTECTION_OFFICER']
/** domain.md appendix B: the detail is the doctor's alone, not even protection's. */
const doctors: readonly Role[] = ['MEDICAL']
const today = new Date().toISOString().slice(0, 10)

export const borderExpectations: Record<string, Expectation> = {
  'movements.list_places': { who: movementReaders, input: () => ({ mode: 'SEA' }) },
  'movements.list_travel_rights': { who: movementReaders, on: 'case', input: (w) => ({ caseId: w.case }) },
  'movements.record_travel_right': {
    who: clearers,
    on: 'case',
    input: (w) => ({
      caseId: w.case,
      personId: w.person,
      kind: 'TRANSIT_VISA',
      country: 'FRA',
      reference: `T${w.number}`,
      validFrom: today,
      validUntil: w.flightOn,
    }),
  },
  'movements.end_travel_right': { who: clearers, on: 'travelRight', input: (w) => ({ rightId: w.travelRight }) },
  'movements.approve_origin': {
    who: ['CASE_SUPERVISOR'],
    on: 'movement',
    input: (w) => ({
      movementId: w.movement,
      caseId: w.case,
      personId: w.person,
      reason: 'Because the test asks',
      legalNote: 'The lawyer of the test agrees',
    }),
  },

  'movements.list_medifs': { who: movementReaders, on: 'case', input: (w) => ({ caseId: w.case }) },
  'movements.ask_medif': {
    who: bookers,
    on: 'case',
    input: (w) => ({ caseId: w.case, personId: w.person, carrier: 'AF', travelsOn: w.flightOn }),
  },
  'movements.answer_medif': { who: bookers, on: 'medif', input: (w) => ({ medifId: w.medif, submittedOn: today }) },
  'movements.read_medif_detail': { who: doctors, on: 'medif', input: (w) => ({ medifId: w.medif }) },
  'movements.write_medif': {
    who: doctors,
    on: 'medif',
    input: (w) => ({
      medifId: w.medif,
      outcome: 'FIT',
      escort: 'NONE',
      needs: ['MEDA'],
      diagnosis: 'I50.0',
      prognosis: 'GOOD',
      contagious: false,
      sitsUpright: true,
      usesToilet: true,
      doctorName: 'Dr Exemple',
      doctorLicence: '100',
      signedOn: today,
    }),
  },

  'movements.list_minors': { who: ofMinors, on: 'case', input: (w) => ({ caseId: w.case }) },
  'movements.record_minor': {
    who: ofMinors,
    on: 'case',
    input: (w) => ({
      caseId: w.case,
      personId: w.person,
      guardianName: 'Letay Exemple',
      guardianRelation: 'tante',
      authorityKind: 'COURT_ORDER',
      receiverName: 'Yonas Exemple',
      receiverRelation: 'oncle',
      companion: 'CARRIER_UM',
      otherParent: 'DECEASED',
      language: 'ti',
    }),
  },
  'movements.check_code_word': {
    who: ['TRANSIT_AGENT', 'TRANSIT_SUPERVISOR'],
    on: 'case',
    input: (w) => ({ caseId: w.case, personId: w.person, codeWord: 'étoile' }),
  },
}
