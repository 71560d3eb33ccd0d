// Who may do what with the register of people: merges, pairs, households, records, originals of documents. Read beside access-expectations.ts.
import { roles, type Role } from '#domain/access/roles.ts'
import type { Expectation } from './access-expectations.ts'

const everyone = Object.keys(roles) as Role[]
const caseWorkers: readonly Role[] = ['MOVEMENT_AGENT', 'COUNSELLOR', 'CASE_SUPERVISOR', 'REINTEGRATION_OFFICER', 'PROTECTION_OFFICER']
const personReaders: readonly Role[] = [...caseWorkers, 'TRAVEL_BOOKER', 'EMPLOYMENT_OFFICER', 'MEDICAL', 'LEGAL', 'AUDITOR']
const today = new Date().toISOString().slice(0, 10)

export const registerExpectations: Record<string, Expectation> = {
  'people.list_story': { who: personReaders, on: 'person', input: (w) => ({ personId: w.person }) },
  'people.give_record': { who: caseWorkers, on: 'person', input: (w) => ({ personId: w.person }) },
  'people.share_person': {
    who: caseWorkers,
    on: 'person',
    input: (w) => ({ personId: w.person, recipient: 'PARTNER', scope: ['IDENTITY'] }),
  },
  'people.list_originals': { who: personReaders, on: 'person', input: (w) => ({ personId: w.person }), shows: (w) => w.document },
  'people.hand_original': {
    who: caseWorkers,
    on: 'document',
    input: (w) => ({
      documentId: w.document,
      seenStep: 3,
      fromName: 'Exemple',
      toHolder: 'CONSULATE',
      toName: 'Exemple',
      toFunction: 'Guichet',
      doneOn: today,
    }),
  },
  'people.ask_original_back': { who: caseWorkers, on: 'document', input: (w) => ({ documentId: w.document, seenStep: 3, askedOn: today }) },
  'people.sign_original_receipt': {
    who: caseWorkers,
    on: 'document',
    input: (w) => ({ documentId: w.document, seenStep: 3, ofStep: 3, signedOn: today }),
  },
  'people.original_receipt_pdf': { who: personReaders, on: 'document', input: (w) => ({ documentId: w.document, step: '1' }) },
  'people.list_requests': { who: caseWorkers, input: () => ({ limit: '200' }), shows: (w) => w.request },
  'people.record_request': {
    who: caseWorkers,
    on: 'person',
    input: (w) => ({ personId: w.person, kind: 'ACCESS', channel: 'IN_PERSON', askedOn: '2026-01-02' }),
  },
  'people.extend_request': { who: caseWorkers, on: 'person', input: (w) => ({ requestId: w.request, why: 'COMPLEX' }) },
  'people.answer_request': { who: caseWorkers, on: 'person', input: (w) => ({ requestId: w.request, state: 'GRANTED', why: 'DONE' }) },
  'people.get_erasure_plan': { who: caseWorkers, on: 'person', input: (w) => ({ requestId: w.eraseRequest }) },
  'people.propose_erasure': { who: caseWorkers, on: 'person', input: (w) => ({ requestId: w.eraseRequest }) },
  'people.confirm_erasure': { who: caseWorkers, on: 'person', input: (w) => ({ erasureId: w.erasure }) },
  'people.decline_erasure': { who: caseWorkers, on: 'person', input: (w) => ({ erasureId: w.erasure }) },
  'people.list_erasures': { who: caseWorkers, input: () => ({ limit: '200' }), shows: (w) => w.erasure },
  'people.get_weighings': { who: ['OFFICE_ADMIN'], input: () => ({ office: 1 }) },
  'people.learn_weighing': { who: ['OFFICE_ADMIN'], input: () => ({ office: 1 }) },
  'people.use_weighing': { who: ['OFFICE_ADMIN'], input: () => ({ office: 1, weighingId: null }) },
  'people.list_households': { who: personReaders, on: 'person', input: (w) => ({ personId: w.person }) },
  'people.household_on': { who: personReaders, on: 'person', input: (w) => ({ householdId: w.household, day: today }) },
  'people.join_household': {
    who: caseWorkers,
    on: 'person',
    input: (w) => ({ personId: w.newcomer, withPersonId: w.person, on: today, why: 'REUNITED' }),
  },
  'people.leave_household': {
    who: caseWorkers,
    on: 'person',
    input: (w) => ({ householdId: w.household, personIds: [w.person], on: today, why: 'SEPARATED' }),
  },
  'people.reunite_households': {
    who: caseWorkers,
    on: 'person',
    input: (w) => ({ householdId: w.household, otherHouseholdId: w.household, on: today }),
  },
  'people.link_persons': { who: caseWorkers, on: 'person', input: (w) => ({ personId: w.person, otherId: w.newcomer, code: 'SIS' }) },
  'people.verify_link': {
    who: caseWorkers,
    on: 'person',
    input: (w) => ({ linkId: w.link, verified: 'TESTIMONY', verifiedOn: '2026-01-02' }),
  },
  'people.end_link': { who: caseWorkers, on: 'person', input: (w) => ({ linkId: w.link, untilOn: '2026-01-02' }) },
  'people.list_pairs': { who: caseWorkers, input: () => ({ limit: '200' }), shows: (w) => w.pair },
  'people.get_pair': { who: caseWorkers, on: 'person', input: (w) => ({ pairId: w.pair }) },
  'people.decide_pair': { who: caseWorkers, on: 'person', input: (w) => ({ pairId: w.pair, decision: 'LATER' }) },
  'people.find_pairs': { who: caseWorkers, input: () => ({ office: 1 }) },
  'people.list_pair_scans': { who: ['OFFICE_ADMIN'], input: () => ({}) },
  'people.compare_persons': { who: caseWorkers, on: 'person', input: (w) => ({ personId: w.person, otherId: w.newcomer }) },
  'people.merge_persons': {
    who: caseWorkers,
    on: 'person',
    input: (w) => ({ keptId: w.person, mergedId: w.newcomer, grounds: 'ENTERED_TWICE' }),
  },
  'people.confirm_merge': { who: caseWorkers, on: 'person', input: (w) => ({ mergeId: w.merge }) },
  'people.decline_merge': { who: caseWorkers, on: 'person', input: (w) => ({ mergeId: w.merge }) },
  'people.undo_merge': { who: caseWorkers, on: 'person', input: (w) => ({ mergeId: w.merge, why: 'TWO_PERSONS' }) },
  'people.list_merges': { who: caseWorkers, input: () => ({ limit: '200' }), shows: (w) => w.merge },
  'people.get_merge': { who: caseWorkers, on: 'person', input: (w) => ({ mergeId: w.merge }) },
  'people.get_merge_progress': { who: caseWorkers, input: (w) => ({ mergeId: w.merge }) },
  'people.list_settings': { who: everyone, input: () => ({}) },
  'people.change_setting': { who: ['OFFICE_ADMIN'], input: () => ({ office: 1, mergeFourEyes: false }) },
}
