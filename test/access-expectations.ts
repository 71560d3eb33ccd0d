// Who may do what: one line a contract, written by hand from domain.md appendix B and not from the code that it judges.
// `who` lists the roles that may; every other role is told "not found". `on` says what thing the input points at: that thing in
// another office, or in a sealed compartment, must answer exactly like a thing that does not exist.
import type { Role } from '#domain/access/roles.ts'
import { borderExpectations } from './access-expectations-borders.ts'
import { employmentExpectations } from './access-expectations-employment.ts'
import { noticesExpectations } from './access-expectations-notices.ts'
import { liaisonExpectations } from './access-expectations-liaison.ts'
import { papersExpectations } from './access-expectations-papers.ts'
import { planningExpectations } from './access-expectations-planning.ts'
import { volumeExpectations } from './access-expectations-volume.ts'
import { registerExpectations } from './access-expectations-register.ts'
import { ticketingExpectations } from './access-expectations-ticketing.ts'
import { transitExpectations } from './access-expectations-transit.ts'
import { transportsExpectations } from './access-expectations-transports.ts'
import type { World } from './world-words.ts'

export type Expectation = {
  who: readonly Role[]
  /** Absent: the contract points at nothing in particular. */
  on?:
    | 'person'
    | 'document'
    | 'case'
    | 'roll'
    | 'clearance'
    | 'travelRight'
    | 'medif'
    | 'movement'
    | 'leg'
    | 'passenger'
    | 'group'
    | 'task'
    | 'bag'
    | 'mishap'
    | 'told'
    | 'mishapCost'
    | 'plan'
    | 'vacancy'
    | 'candidate'
    | 'referral'
    | 'organisation'
    | 'ticketRequest'
    | 'quote'
    | 'ticket'
    | 'cost'
    | 'payment'
    | 'loan'
    | 'transport'
    | 'escort'
    | 'mission'
    | 'offer'
    | 'run'
    | 'file'
    | 'notice'
    | 'recipient'
    | 'received'
  input: (world: World) => Record<string, unknown>
  /** A list or report: nothing of another office or of a sealed file may be in it. `shows` is what of ours must be. */
  shows?: (world: World) => string
}

const everyone: readonly Role[] = [
  'MOVEMENT_AGENT', 'TRANSIT_AGENT', 'TRANSIT_SUPERVISOR', 'TRAVEL_BOOKER', 'COUNSELLOR', 'CASE_SUPERVISOR', 'REINTEGRATION_OFFICER', 'EMPLOYMENT_OFFICER', 'PROTECTION_OFFICER',
  'MEDICAL', 'LEGAL', 'SESSION_FACILITATOR', 'TRANSLATOR', 'LIAISON_OFFICER', 'PROJECT_MANAGER', 'FINANCE', 'MONITORING_EVALUATION', 'DATA_PROTECTION_OFFICER', 'AUDITOR',
  'OFFICE_ADMIN', 'PARTNER_READER', 'DONOR_READER',
] // prettier-ignore
const caseWorkers: readonly Role[] = ['MOVEMENT_AGENT', 'COUNSELLOR', 'CASE_SUPERVISOR', 'REINTEGRATION_OFFICER', 'PROTECTION_OFFICER']
const personReaders: readonly Role[] = [...caseWorkers, 'TRAVEL_BOOKER', 'EMPLOYMENT_OFFICER', 'MEDICAL', 'LEGAL', 'AUDITOR']
const caseReaders: readonly Role[] = [...caseWorkers, 'EMPLOYMENT_OFFICER', 'MEDICAL', 'LEGAL', 'AUDITOR']
const movementReaders: readonly Role[] = [...caseWorkers, 'TRAVEL_BOOKER', 'MEDICAL', 'LEGAL', 'AUDITOR']
const clearers: readonly Role[] = ['MOVEMENT_AGENT', 'PROTECTION_OFFICER', 'MEDICAL']
const bookers: readonly Role[] = ['MOVEMENT_AGENT', 'TRAVEL_BOOKER']
const importers: readonly Role[] = ['MOVEMENT_AGENT', 'CASE_SUPERVISOR']
const planReaders: readonly Role[] = [
  'CASE_SUPERVISOR',
  'REINTEGRATION_OFFICER',
  'EMPLOYMENT_OFFICER',
  'PROTECTION_OFFICER',
  'FINANCE',
  'AUDITOR',
]
const planWriters: readonly Role[] = ['REINTEGRATION_OFFICER']
const planApprovers: readonly Role[] = ['CASE_SUPERVISOR', 'FINANCE']
const counters: readonly Role[] = [
  'MOVEMENT_AGENT',
  'TRANSIT_SUPERVISOR',
  'CASE_SUPERVISOR',
  'REINTEGRATION_OFFICER',
  'PROJECT_MANAGER',
  'FINANCE',
  'MONITORING_EVALUATION',
  'AUDITOR',
]

const today = new Date().toISOString().slice(0, 10)
const now = (): string => new Date(Date.now() - 1000).toISOString()
const reason = 'Because the test asks'

export const expectations: Record<string, Expectation> = {
  // access
  'access.choose_language': { who: everyone, input: () => ({ language: 'fr' }) },
  'access.list_accounts': { who: ['OFFICE_ADMIN'], input: () => ({ limit: '200' }), shows: () => 'transit@paris.example.org' },
  'access.add_account': {
    who: ['OFFICE_ADMIN'],
    input: (w) => ({
      email: `x${w.number}@paris.example.org`,
      name: 'X',
      language: 'fr',
      roles: ['TRANSLATOR'],
      password: 'long enough to pass',
    }),
  },
  'access.disable_account': { who: ['OFFICE_ADMIN'], input: (w) => ({ accountId: w.account }) },
  'access.list_audit': { who: ['DATA_PROTECTION_OFFICER', 'AUDITOR'], input: () => ({}) },

  // people
  'people.search': { who: personReaders, input: (w) => ({ q: `${w.givenNames} ${w.familyName}` }), shows: (w) => w.person },
  'people.list_persons': { who: personReaders, input: () => ({ limit: '200' }), shows: (w) => w.person },
  'people.get_person': { who: personReaders, on: 'person', input: (w) => ({ personId: w.person }) },
  'people.list_likely': {
    who: personReaders,
    input: (w) => ({ familyName: w.familyName, givenNames: w.givenNames }),
    shows: (w) => w.person,
  },
  'people.add_person': {
    who: caseWorkers,
    input: () => ({ familyName: 'NOUVELLE-EXEMPLE', givenNames: 'Nina', sex: 'F', bornOn: '1990-02-01', nationality: 'ERI' }),
  },
  'people.change_person': {
    who: caseWorkers,
    on: 'person',
    input: (w) => ({ personId: w.person, reason: 'TYPING_ERROR', seenAt: now(), sex: 'M' }),
  },
  'people.add_document': {
    who: caseWorkers,
    on: 'person',
    input: (w) => ({ personId: w.person, type: 'PASSPORT', number: `N${w.number}99`, issuer: 'ERI' }),
  },
  'people.record_consent': {
    who: caseWorkers,
    on: 'person',
    input: (w) => ({ personId: w.person, kind: 'RESEARCH', form: 'EXPLICIT_ORAL', language: 'ti' }),
  },
  'people.withdraw_consent': { who: caseWorkers, on: 'person', input: (w) => ({ consentId: w.consent }) },

  ...registerExpectations,
  ...employmentExpectations,
  ...borderExpectations,
  ...noticesExpectations,
  ...liaisonExpectations,
  ...transitExpectations,
  ...ticketingExpectations,
  ...transportsExpectations,
  ...planningExpectations,
  ...volumeExpectations,
  ...papersExpectations(movementReaders, personReaders),

  // programmes
  'programmes.list': { who: everyone, input: () => ({}) },
  'programmes.get': { who: everyone, input: () => ({ code: 'ARER' }) },
  'programmes.list_instruments': { who: everyone, input: () => ({}) },
  'programmes.get_instrument': { who: everyone, input: (w) => ({ code: w.instrument }) },

  // cases
  'cases.open': { who: caseWorkers, input: () => ({ programmeCode: 'ARER', destinationCountry: 'AFG' }) },
  'cases.list': { who: caseReaders, input: () => ({ limit: '200' }), shows: (w) => w.case },
  'cases.find': { who: caseReaders, input: (w) => ({ q: w.caseRef }), shows: (w) => w.case },
  'cases.get': { who: caseReaders, on: 'case', input: (w) => ({ caseId: w.case }) },
  'cases.timeline': { who: caseReaders, on: 'case', input: (w) => ({ caseId: w.case }) },
  'cases.add_member': { who: caseWorkers, on: 'case', input: (w) => ({ caseId: w.case, personId: w.newcomer, role: 'CHILD' }) },
  'cases.change_member': {
    who: caseWorkers,
    on: 'case',
    input: (w) => ({ caseId: w.case, personId: w.companion, role: 'CHILD', travelling: true, specialNeeds: [], visaNumber: null }),
  },
  'cases.remove_member': { who: caseWorkers, on: 'case', input: (w) => ({ caseId: w.case, personId: w.companion }) },
  'cases.advance': { who: caseWorkers, on: 'case', input: (w) => ({ caseId: w.case, to: 'CANCELLED', reason }) },
  'cases.withdraw': { who: caseWorkers, on: 'case', input: (w) => ({ caseId: w.case }) },
  'cases.close': { who: caseWorkers, on: 'case', input: (w) => ({ caseId: w.case }) },
  'cases.reopen': { who: ['CASE_SUPERVISOR'], on: 'case', input: (w) => ({ caseId: w.case, reason }) },
  'cases.add_task': { who: caseWorkers, on: 'case', input: (w) => ({ caseId: w.case, kind: 'OTHER', title: 'Call back' }) },
  'cases.finish_task': { who: caseWorkers, on: 'case', input: (w) => ({ taskId: w.caseTask }) },
  'cases.add_note': { who: caseWorkers, on: 'case', input: (w) => ({ caseId: w.case, text: 'A note' }) },
  'cases.attach_file': { who: caseWorkers, on: 'case', input: (w) => ({ caseId: w.case, fileId: w.file }) },
  'cases.place_hold': { who: caseWorkers, on: 'case', input: (w) => ({ caseId: w.case, reason: 'OTHER' }) },
  'cases.lift_hold': { who: caseWorkers, on: 'case', input: (w) => ({ holdId: w.hold }) },
  'cases.preview_roll': { who: importers, on: 'file', input: (w) => ({ fileId: w.file, programmeCode: 'ARER' }) },
  'cases.commit_roll': { who: importers, on: 'roll', input: (w) => ({ rollId: w.roll }) },
  'cases.undo_roll': { who: importers, on: 'roll', input: (w) => ({ rollId: w.roll }) },
  'cases.list_rolls': { who: importers, input: () => ({ limit: '200' }), shows: (w) => w.roll },
  'cases.get_roll': { who: importers, on: 'roll', input: (w) => ({ rollId: w.roll }) },
  'cases.roll_faults': { who: importers, on: 'roll', input: (w) => ({ rollId: w.roll }) },

  // movements: clearances and requests
  'movements.list_clearances': { who: movementReaders, on: 'case', input: (w) => ({ caseId: w.case }) },
  'movements.get_readiness': { who: movementReaders, on: 'case', input: (w) => ({ caseId: w.case }) },
  'movements.list_expiring': { who: movementReaders, input: () => ({ withinDays: '400', limit: '200' }), shows: (w) => w.clearance },
  'movements.require_clearances': { who: clearers, on: 'case', input: (w) => ({ caseId: w.case }) },
  'movements.add_clearance': { who: clearers, on: 'case', input: (w) => ({ caseId: w.case, personId: w.person, kind: 'BID' }) },
  'movements.record_clearance': { who: clearers, on: 'clearance', input: (w) => ({ clearanceId: w.clearance, status: 'REQUESTED' }) },
  'movements.confirm_travel_ready': { who: clearers, on: 'case', input: (w) => ({ caseId: w.case }) },
  'movements.read_restriction': { who: ['PROTECTION_OFFICER', 'MEDICAL'], on: 'clearance', input: (w) => ({ clearanceId: w.clearance }) },
  'movements.record_restriction': {
    who: ['PROTECTION_OFFICER', 'MEDICAL'],
    on: 'clearance',
    input: (w) => ({ clearanceId: w.clearance, restriction: 'Seat near the front' }),
  },
  'movements.request_travel': {
    who: bookers,
    on: 'case',
    input: (w) => ({ caseId: w.case, fromPlace: 'ADD', toPlace: 'CDG', earliestOn: today, latestOn: today, payer: 'PROJECT' }),
  },
  'movements.list_requests': { who: movementReaders, on: 'case', input: (w) => ({ caseId: w.case }) },

  // movements: journeys
  'movements.plan_movement': {
    who: bookers,
    input: () => ({
      movementType: 'RESETTLEMENT',
      legs: [{ number: 'AF123', fromPlace: 'CDG', departsLocal: '2027-03-01T08:00', toPlace: 'YUL', arrivesLocal: '2027-03-01T10:00' }],
    }),
  },
  'movements.list_movements': { who: movementReaders, input: () => ({ limit: '200', order: 'NEXT' }), shows: (w) => w.movement },
  'movements.list_ready': { who: movementReaders, input: () => ({}) },
  'movements.get_movement': { who: movementReaders, on: 'movement', input: (w) => ({ movementId: w.movement }) },
  'movements.list_journeys': { who: movementReaders, on: 'case', input: (w) => ({ caseId: w.case }) },
  'movements.find_flights': { who: movementReaders, input: (w) => ({ number: w.flight, on: w.flightOn }), shows: (w) => w.movement },
  'movements.check_booking': { who: movementReaders, on: 'movement', input: (w) => ({ movementId: w.movement, caseId: w.case }) },
  'movements.book_case': { who: bookers, on: 'movement', input: (w) => ({ movementId: w.movement, caseId: w.case }) },
  'movements.update_passenger': { who: bookers, on: 'passenger', input: (w) => ({ passengerId: w.passenger, bagsPieces: 1 }) },
  'movements.cancel_booking': { who: bookers, on: 'movement', input: (w) => ({ movementId: w.movement, caseId: w.case, reason: 'OTHER' }) },
  'movements.cancel_movement': { who: bookers, on: 'movement', input: (w) => ({ movementId: w.movement }) },
  'movements.approve_connection': {
    who: ['CASE_SUPERVISOR'],
    on: 'movement',
    input: (w) => ({ movementId: w.movement, fromSeq: 1, reason }),
  },
  'movements.approve_split': {
    who: ['CASE_SUPERVISOR'],
    on: 'movement',
    input: (w) => ({ movementId: w.movement, caseId: w.case, reason }),
  },
  'movements.record_journey': {
    who: ['MOVEMENT_AGENT', 'REINTEGRATION_OFFICER'],
    on: 'movement',
    input: (w) => ({ movementId: w.movement, caseId: w.case, state: 'BOARDED', at: now() }),
  },
  'movements.record_leg_times': { who: bookers, on: 'leg', input: (w) => ({ legId: w.leg, status: 'DELAYED' }) },
  'movements.check_manifest': { who: movementReaders, on: 'movement', input: (w) => ({ movementId: w.movement }) },
  'movements.freeze_manifest': { who: ['MOVEMENT_AGENT'], on: 'movement', input: (w) => ({ movementId: w.movement }) },
  'movements.list_manifests': { who: movementReaders, on: 'movement', input: (w) => ({ movementId: w.movement }) },
  'movements.get_manifest': { who: movementReaders, on: 'movement', input: (w) => ({ movementId: w.movement }) },
  'movements.manifest_csv': { who: movementReaders, on: 'movement', input: (w) => ({ movementId: w.movement }) },
  'movements.manifest_xlsx': { who: movementReaders, on: 'movement', input: (w) => ({ movementId: w.movement }) },
  'movements.manifest_pdf': { who: movementReaders, on: 'movement', input: (w) => ({ movementId: w.movement }) },
  'movements.check_paxlst': { who: movementReaders, on: 'movement', input: (w) => ({ movementId: w.movement }) },
  'movements.manifest_paxlst': { who: movementReaders, on: 'movement', input: (w) => ({ movementId: w.movement }) },

  // reintegration
  'reintegration.get_plan': { who: planReaders, on: 'case', input: (w) => ({ caseId: w.case }) },
  'reintegration.list_plans': { who: planReaders, input: () => ({ limit: '200' }), shows: (w) => w.plan },
  'reintegration.draft_plan': { who: planWriters, on: 'case', input: (w) => ({ caseId: w.case, goal: 'A shop' }) },
  'reintegration.add_line': {
    who: planWriters,
    on: 'plan',
    input: (w) => ({ planId: w.plan, form: 'BUSINESS_CREATION', description: 'Stock', amountMinor: 1000 }),
  },
  'reintegration.change_line': { who: planWriters, on: 'plan', input: (w) => ({ lineId: w.line, amountMinor: 2000 }) },
  'reintegration.cancel_line': { who: planWriters, on: 'plan', input: (w) => ({ lineId: w.line }) },
  'reintegration.propose_plan': { who: planWriters, on: 'plan', input: (w) => ({ planId: w.plan }) },
  'reintegration.approve_plan': { who: planApprovers, on: 'plan', input: (w) => ({ planId: w.plan, totalMinor: 0, returnOn: today }) },
  'reintegration.send_back': { who: planApprovers, on: 'plan', input: (w) => ({ planId: w.plan, reason }) },
  'reintegration.close_plan': { who: planWriters, on: 'plan', input: (w) => ({ planId: w.plan }) },
  'reintegration.cancel_plan': { who: planWriters, on: 'plan', input: (w) => ({ planId: w.plan }) },
  'reintegration.pay_tranche': { who: planWriters, on: 'plan', input: (w) => ({ trancheId: w.tranche, mode: 'IN_KIND', receipt: 'R-1' }) },
  'reintegration.list_visits': { who: planReaders, input: () => ({ limit: '200' }), shows: (w) => w.visit },
  'reintegration.record_visit': {
    who: planWriters,
    on: 'plan',
    input: (w) => ({ visitId: w.visit, outcome: 'NO_ANSWER', visitedOn: today }),
  },
  'reintegration.record_survey': {
    who: planWriters,
    on: 'plan',
    input: (w) => ({ planId: w.plan, personId: w.person, answeredOn: today, answers: {} }),
  },
  'reintegration.jobs_report': { who: counters, input: () => ({}) },

  // employment

  // projects
  'projects.list': { who: everyone, input: () => ({}) },
  'projects.get': { who: everyone, input: () => ({ code: 'D01' }) },
  'projects.donor_totals': { who: everyone, input: () => ({}) },
  'projects.indicators': { who: counters, input: () => ({}) },
  'projects.set_target': { who: ['PROJECT_MANAGER'], input: () => ({ code: 'D01', indicator: 'PERSONS_ASSISTED', target: 10 }) },
}
