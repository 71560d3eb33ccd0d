/** What the explain test asks and commands: ids of a generated office that a person of that office may see, and an input for every command. */
import type pg from 'pg'
import { newId } from '#server/kit/transaction.ts'
import { employmentInputs } from './explain-samples-employment.ts'
import { noticesInputs } from './explain-samples-notices.ts'
import { borderInputs, borderQueries, explainedMedif } from './explain-samples-borders.ts'
import { liaisonInputs, liaisonQueries } from './explain-samples-liaison.ts'
import { ticketingInputs, ticketingQueries } from './explain-samples-ticketing.ts'
import { transportInputs, transportSamples } from './explain-samples-transports.ts'
import { papersInputs } from './explain-samples-papers.ts'
import { deskInputs, mishapInputs } from './explain-samples-transit.ts'
import { registerInputs, registerQueries } from './explain-samples-register.ts'
import { planningInputs } from './explain-samples-planning.ts'

export type Samples = Record<string, string>

/** One id for each name, of rows of this office that lie open. */
const queries: Record<string, string> = {
  caseId: `select p.case_id from reintegration_plan p join cases_case c on c.id = p.case_id where c.status = 'FOLLOW_UP' and c.office = $1 and c.compartment = 0 limit 1`,
  draftCase: `select id from cases_case where status = 'DRAFT' and office = $1 and compartment = 0 limit 1`,
  draftPerson: `select m.person_id from cases_member m where m.role = 'PA' and m.case_id = (select id from cases_case where status = 'DRAFT' and office = $1 and compartment = 0 limit 1) limit 1`,
  registeredCase: `select id from cases_case where status = 'REGISTERED' and office = $1 and compartment = 0 limit 1`,
  clearingCase: `select id from cases_case where status = 'IN_CLEARANCE' and programme_code = 'ARER' and office = $1 and compartment = 0 limit 1`,
  readyCase: `select id from cases_case where status = 'TRAVEL_READY' and office = $1 and compartment = 0 limit 1`,
  bookedCase: `select id from cases_case where status = 'BOOKED' and office = $1 and compartment = 0 limit 1`,
  handedCase: `select id from cases_case where status = 'HANDED_OVER' and office = $1 and compartment = 0 limit 1`,
  closedCase: `select id from cases_case where status = 'CLOSED' and office = $1 and compartment = 0 limit 1`,
  personId: `select id from people_person where office = $1 and compartment = 0 limit 1`,
  otherId: `select id from people_person where office = $1 and compartment = 0 order by id desc limit 1`,
  doubleId: `select p.id from people_person p join cases_member m on m.person_id = p.id join cases_case c on c.id = m.case_id where p.office = $1 and p.compartment = 0 and c.status = 'CLOSED' order by p.id desc limit 1`,
  pairId: `select id from people_suspected_pair where office = $1 and compartment = 0 limit 1`,
  mergeId: `select id from people_merge where office = $1 and compartment = 0 limit 1`,
  memberId: `select m.person_id from cases_member m join cases_case c on c.id = m.case_id where c.status = 'DRAFT' and c.office = $1 and c.compartment = 0 and m.role <> 'PA' limit 1`,
  memberCase: `select m.case_id from cases_member m join cases_case c on c.id = m.case_id where c.status = 'DRAFT' and c.office = $1 and c.compartment = 0 and m.role <> 'PA' limit 1`,
  householdId: `select household_id from people_person where office = $1 and compartment = 0 limit 1`,
  otherHousehold: `select household_id from people_person where office = $1 and compartment = 0 and household_id is not null order by id desc limit 1`,
  familyName: `select family_name from people_person where office = $1 and compartment = 0 limit 1`,
  givenNames: `select given_names from people_person where office = $1 and compartment = 0 limit 1`,
  nativeName: `select native_name from people_person where office = $1 and compartment = 0 and native_name is not null limit 1`,
  updatedAt: `select to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from people_person where office = $1 and compartment = 0 limit 1`,
  documentNumber: `select number from people_document where office = $1 and compartment = 0 limit 1`,
  documentId: `select id from people_document where office = $1 and compartment = 0 limit 1`,
  consentId: `select id from people_consent where office = $1 and compartment = 0 limit 1`,
  publicRef: `select public_ref from cases_case where office = $1 and compartment = 0 limit 1`,
  caseTask: `select id from cases_task where state = 'OPEN' and office = $1 and compartment = 0 limit 1`,
  holdId: `select id from cases_hold where office = $1 and compartment = 0 limit 1`,
  movementId: `select id from movements_movement where status = 'MANIFESTED' and office = $1 and compartment = 0 limit 1`,
  bookedMovement: `select id from movements_movement where status = 'BOOKED' and office = $1 and compartment = 0 order by starts_at desc limit 1`,
  bookedHere: `select p.case_id from movements_passenger p join movements_movement m on m.id = p.movement_id where m.status = 'BOOKED' and m.office = $1 and m.compartment = 0 order by m.starts_at desc limit 1`,
  manifestedHere: `select p.movement_id from movements_passenger p join movements_movement m on m.id = p.movement_id where m.status = 'MANIFESTED' and m.office = $1 and m.compartment = 0 order by p.id limit 1`,
  manifestedCase: `select p.case_id from movements_passenger p join movements_movement m on m.id = p.movement_id where m.status = 'MANIFESTED' and m.office = $1 and m.compartment = 0 order by p.id limit 1`,
  manifestedPerson: `select p.person_id from movements_passenger p join movements_movement m on m.id = p.movement_id where m.status = 'MANIFESTED' and m.office = $1 and m.compartment = 0 order by p.id limit 1`,
  passengerId: `select p.id from movements_passenger p join movements_movement m on m.id = p.movement_id where m.status = 'BOOKED' and m.office = $1 and m.compartment = 0 order by m.starts_at desc limit 1`,
  legId: `select l.id from movements_leg l join movements_movement m on m.id = l.movement_id where m.status = 'BOOKED' and m.office = $1 and m.compartment = 0 limit 1`,
  number: `select number from movements_leg where office = $1 and compartment = 0 order by departs_at desc limit 1`,
  clearanceId: `select l.id from movements_clearance l join cases_case c on c.id = l.case_id where c.status = 'IN_CLEARANCE' and c.office = $1 and c.compartment = 0 limit 1`,
  airport: `select airport from transit_group where office = $1 and compartment = 0 limit 1`,
  groupId: `select g.id from transit_group g join transit_task t on t.group_id = g.id where t.state <> 'DONE' and g.office = $1 and g.compartment = 0 limit 1`,
  taskId: `select id from transit_task where kind = 'MEET_AT_AIRCRAFT' and state <> 'DONE' and office = $1 and compartment = 0 limit 1`,
  bagsTask: `select id from transit_task where kind = 'BAGGAGE' and office = $1 and compartment = 0 order by created_at desc limit 1`,
  handTask: `select id from transit_task where kind = 'HANDOVER_FAMILY' and office = $1 and compartment = 0 order by created_at desc limit 1`,
  planId: `select id from reintegration_plan where status = 'APPROVED' and office = $1 and compartment = 0 limit 1`,
  proposedPlan: `select id from reintegration_plan where status = 'PROPOSED' and office = $1 and compartment = 0 limit 1`,
  planPerson: `select m.person_id from reintegration_plan p join cases_member m on m.case_id = p.case_id where p.status = 'APPROVED' and p.office = $1 and p.compartment = 0 limit 1`,
  lineId: `select id from reintegration_line where office = $1 and compartment = 0 limit 1`,
  trancheId: `select t.id from reintegration_tranche t join reintegration_plan p on p.id = t.plan_id where t.status = 'PLANNED' and p.status = 'APPROVED' and t.office = $1 and t.compartment = 0 limit 1`,
  visitId: `select id from reintegration_visit where status = 'DUE' and office = $1 and compartment = 0 order by due_on limit 1`,
  vacancyId: `select id from employment_vacancy where status = 'OPEN' and office = $1 and compartment = 0 order by created_at desc limit 1`,
  candidateId: `select id from employment_candidate where status = 'ACTIVE' and office = $1 and compartment = 0 limit 1`,
  referralId: `select id from employment_referral where status = 'PROPOSED' and office = $1 and compartment = 0 limit 1`,
  ...ticketingQueries,
  ...registerQueries,
  accountId: `select id from access_account where office = $1 limit 1`,
  ...liaisonQueries,
}

export async function takeSamples(admin: pg.ClientBase, office: number): Promise<Samples> {
  const today = new Date().toISOString().slice(0, 10)
  const now = new Date().toISOString()
  const samples: Samples = {
    office: String(office),
    today,
    now,
    rollId: newId(),
    fileId: newId(),
    mishapId: newId(),
    medifId: explainedMedif,
    ...transportSamples(),
    runId: newId(),
    bagId: newId(),
    compartment: '0',
  }
  for (const [name, sql] of Object.entries({ ...queries, ...borderQueries })) {
    const { rows } = await admin.query<Record<string, string>>({ text: sql, values: [office] })
    samples[name] = Object.values(rows[0] ?? {})[0] ?? newId() // nothing in that state today: then nothing is found
  }
  return samples
}

/** Every command but signing in and out, in an order in which one makes the next possible. */
export function commandInputs(samples: Samples): [name: string, input: Record<string, unknown>][] {
  const { today, now, caseId, personId, draftCase, clearingCase, bookedMovement, planId } = samples
  const seen = { seenRevision: 1, doneAt: now }
  const newCase = newId()
  const newMerge = newId()
  const newLink = newId()
  const newRequest = newId()
  const newPlan = newId()
  const newLine = newId()
  const newMishap = newId()
  const newMovement = newId()
  const later = (days: number): string => new Date(Date.parse(now!) + days * 86_400_000).toISOString().slice(0, 10)
  return [
    [
      'people.add_person',
      {
        familyName: 'Expliquée-Exemple',
        givenNames: 'Ana',
        sex: 'F',
        bornOn: '1990-05-04',
        nationality: 'IRQ',
        languages: ['ku'],
        documents: [{ type: 'PASSPORT', number: 'EX123456', issuer: 'IRQ', expiresOn: later(900) }],
        travelsWith: personId,
      },
    ],
    ['people.change_person', { personId, reason: 'TYPING_ERROR', seenAt: samples['updatedAt'], givenNames: 'Explique' }],
    ['people.add_document', { personId, type: 'PASSPORT', number: 'EX654321', issuer: 'IRQ', expiresOn: later(900) }],
    [
      'people.hand_original',
      { documentId: samples['documentId'], seenStep: 0, fromName: 'Exemple', toHolder: 'OFFICE', toName: 'Exemple', doneOn: today },
    ],
    ['people.sign_original_receipt', { documentId: samples['documentId'], seenStep: 1, ofStep: 1, signedOn: today }],
    ['people.ask_original_back', { documentId: samples['documentId'], seenStep: 2, askedOn: today }],
    ['people.record_consent', { personId, kind: 'RESEARCH', form: 'EXPLICIT_WRITTEN', language: 'fr' }],
    ['people.withdraw_consent', { consentId: samples['consentId'] }],
    ['people.give_record', { personId }],
    ['people.share_person', { personId, recipient: 'PARTNER', scope: ['IDENTITY'] }],
    ['people.record_request', { id: newRequest, personId, kind: 'ACCESS', channel: 'LETTER', askedOn: today }],
    ...registerInputs(samples),
    ['people.extend_request', { requestId: newRequest, why: 'COMPLEX' }],
    ['people.answer_request', { requestId: newRequest, state: 'GRANTED', why: 'DONE' }],
    ['people.join_household', { personId, withPersonId: samples['otherId'], on: today, why: 'REUNITED', also: true }],
    ['people.leave_household', { householdId: samples['householdId'], personIds: [personId], on: today, why: 'SEPARATED' }],
    ['people.reunite_households', { householdId: samples['householdId'], otherHouseholdId: samples['otherHousehold'], on: today }],
    ['people.link_persons', { id: newLink, personId, otherId: samples['otherId'], code: 'COU' }],
    ['people.verify_link', { linkId: newLink, verified: 'TESTIMONY', verifiedOn: today }],
    ['people.end_link', { linkId: newLink, untilOn: today }],
    ['people.merge_persons', { id: newMerge, keptId: personId, mergedId: samples['doubleId'], grounds: 'ENTERED_TWICE' }],
    ['people.confirm_merge', { mergeId: newMerge }],
    ['people.decline_merge', { mergeId: newMerge }],
    ['people.undo_merge', { mergeId: newMerge, why: 'TWO_PERSONS' }],
    ['people.decide_pair', { pairId: samples['pairId'], decision: 'LATER' }],
    ['people.find_pairs', {}],
    ['people.change_setting', { office: Number(samples['office']), mergeFourEyes: false }],
    ['cases.open', { id: newCase, programmeCode: 'TRANSIT_CDG', destinationCountry: 'CAN', members: [{ personId, role: 'PA' }] }],
    ['cases.add_member', { caseId: newCase, personId: samples['memberId'], role: 'OTHER_DEP' }],
    [
      'cases.change_member',
      {
        caseId: samples['memberCase'],
        personId: samples['memberId'],
        role: 'OTHER_DEP',
        travelling: true,
        specialNeeds: [],
        visaNumber: null,
      },
    ],
    ['cases.remove_member', { caseId: newCase, personId: samples['memberId'] }],
    ['cases.advance', { caseId: draftCase, to: 'REGISTERED' }],
    ['cases.add_task', { caseId, kind: 'OTHER', title: 'Appeler', dueOn: today }],
    ['cases.finish_task', { taskId: samples['caseTask'] }],
    ['cases.add_note', { caseId, text: 'Une note.' }],
    ['cases.attach_file', { caseId, fileId: samples['fileId'] }],
    ['cases.place_hold', { caseId: clearingCase, reason: 'DOCUMENTS' }],
    ['cases.lift_hold', { holdId: samples['holdId'] }],
    ['cases.preview_roll', { fileId: samples['fileId'], programmeCode: 'ARER' }],
    ['cases.commit_roll', { rollId: samples['rollId'] }],
    ['cases.stop_roll', { rollId: samples['rollId'] }],
    ['cases.undo_roll', { rollId: samples['rollId'] }],
    ['people.export_persons', { purpose: 'AUTHORITY', note: 'liste pour la préfecture' }],
    ['cases.export', { purpose: 'AUTHORITY', note: 'liste pour la préfecture' }],
    ['movements.export_movements', { purpose: 'AUTHORITY', note: 'liste pour la préfecture' }],
    ['cases.withdraw', { caseId: newCase }],
    ['cases.reopen', { caseId: newCase, reason: 'Elle a changé d’avis' }],
    ['cases.close', { caseId: samples['handedCase'] }],
    ['movements.require_clearances', { caseId: samples['registeredCase'] }],
    ['movements.add_clearance', { caseId: clearingCase, kind: 'ASSURANCE' }],
    ['movements.record_clearance', { clearanceId: samples['clearanceId'], status: 'CLEARED', validFrom: today, validUntil: later(200) }],
    ['movements.record_restriction', { clearanceId: samples['clearanceId'], restriction: 'À voir' }],
    ['movements.confirm_travel_ready', { caseId: clearingCase }],
    [
      'movements.request_travel',
      { caseId: samples['readyCase'], fromPlace: 'MRS', toPlace: 'IST', earliestOn: later(3), latestOn: later(9), payer: 'PROJECT' },
    ],
    [
      'movements.plan_movement',
      {
        id: newMovement,
        movementType: 'FAMILY_REUNIFICATION',
        legs: [
          { number: 'XA123', fromPlace: 'ADD', departsLocal: `${later(20)}T08:00`, toPlace: 'MRS', arrivesLocal: `${later(20)}T15:00` },
        ],
      },
    ],
    ['movements.give_roll', { caseIds: [samples['readyCase']], recipient: 'CARRIER', format: 'CSV' }],
    ['movements.book_case', { movementId: newMovement, caseId: samples['readyCase'] }],
    ['movements.update_passenger', { passengerId: samples['passengerId'], seat: '12A' }],
    ['movements.record_leg_times', { legId: samples['legId'], status: 'DELAYED' }],
    ['movements.approve_connection', { movementId: bookedMovement, fromSeq: 1, reason: 'Accompagnés' }],
    ['movements.approve_split', { movementId: bookedMovement, caseId: samples['bookedHere'], reason: 'Demandé' }],
    ['movements.freeze_manifest', { movementId: bookedMovement }],
    ['movements.cancel_booking', { movementId: bookedMovement, caseId: samples['bookedHere'], reason: 'PERSON_ASKED' }],
    ['movements.cancel_movement', { movementId: bookedMovement }],
    ['movements.record_journey', { movementId: samples['manifestedHere'], caseId: samples['manifestedCase'], state: 'BOARDED', at: now }],
    ['transit.assign_task', { taskId: samples['taskId'], ...seen, assignee: samples['accountId'] }],
    ['transit.record_head_count', { taskId: samples['taskId'], ...seen, seenRevision: 2, counted: 1 }],
    ['transit.finish_task', { taskId: samples['bagsTask'], ...seen }],
    [
      'transit.record_hand_over',
      { taskId: samples['handTask'], ...seen, counted: 1, receiverName: 'Réception-Exemple', receiverIdKind: 'PASSPORT' },
    ],
    ['transit.open_mishap', { id: newMishap, groupId: samples['groupId'], code: 'DELAY', severity: 2, persons: 1, doneAt: now }],
    ['transit.acknowledge_mishap', { mishapId: newMishap, doneAt: now }],
    ['transit.tick_mishap_step', { mishapId: newMishap, step: 'MEALS', doneAt: now }],
    ...mishapInputs(samples, newMishap),
    ['transit.close_mishap', { mishapId: newMishap, closingNote: 'Fini', doneAt: now }],
    ['transit.write_shift_note', { airport: samples['airport'], on: today, text: 'Rien à signaler', doneAt: now }],
    ...deskInputs(samples),
    ['reintegration.draft_plan', { id: newPlan, caseId: clearingCase, goal: 'Reprendre' }],
    ['reintegration.add_line', { id: newLine, planId: newPlan, form: 'BUSINESS_CREATION', description: 'Atelier', amountMinor: 100_000 }],
    ['reintegration.change_line', { lineId: newLine, amountMinor: 90_000 }],
    ['reintegration.propose_plan', { planId: newPlan, returnOn: today }],
    ['reintegration.approve_plan', { planId: samples['proposedPlan'], totalMinor: 1, returnOn: today }],
    ['reintegration.pay_tranche', { trancheId: samples['trancheId'], mode: 'BANK', receipt: 'RC-1' }],
    ['reintegration.record_visit', { visitId: samples['visitId'], outcome: 'NO_ANSWER', visitedOn: today }],
    ['reintegration.record_survey', { planId, personId: samples['planPerson'], answeredOn: today, answers: { E1: 'VERY' } }],
    ['reintegration.send_back', { planId, reason: 'À revoir' }],
    ['reintegration.cancel_line', { lineId: samples['lineId'] }],
    ['reintegration.close_plan', { planId }],
    ['reintegration.cancel_plan', { planId: newPlan }],
    ...employmentInputs(samples, later),
    ...borderInputs(samples, later),
    ...noticesInputs(samples),
    ...papersInputs(samples),
    ...liaisonInputs(samples, later),
    ...ticketingInputs(samples, later),
    ...transportInputs(samples, later),
    ...planningInputs(samples, later),
    ['projects.set_target', { code: 'C01', indicator: 'PERSONS_ASSISTED', target: 100 }],
  ]
}
