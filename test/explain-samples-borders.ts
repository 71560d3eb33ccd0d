// What the explain test commands about borders, medical forms and minors, in an order in which one makes the next possible.
import { newId } from '#server/kit/transaction.ts'

/** Ids of the generated office; a case that is in clearance and its principal applicant. */
export const borderQueries: Record<string, string> = {
  clearingPerson: `select m.person_id from cases_member m where m.role = 'PA' and m.case_id = (select id from cases_case where status = 'IN_CLEARANCE' and programme_code = 'ARER' and office = $1 and compartment = 0 limit 1) limit 1`,
}

/** The form that the questions of the explain test point at; made by the first command. */
export const explainedMedif = newId()

export function borderInputs(
  samples: Record<string, string>,
  later: (days: number) => string,
): [name: string, input: Record<string, unknown>][] {
  const { clearingCase: caseId, clearingPerson: personId, today } = samples
  const rightId = newId()
  return [
    [
      'movements.record_travel_right',
      { id: rightId, caseId, personId, kind: 'TRANSIT_VISA', country: 'TUR', reference: 'T-EX-1', validFrom: today, validUntil: later(40) },
    ],
    ['movements.end_travel_right', { rightId }],
    [
      'movements.approve_origin',
      {
        movementId: samples['bookedMovement'],
        caseId: samples['bookedHere'],
        personId,
        reason: 'Demandé par lui',
        legalNote: 'Le juriste est d’accord',
      },
    ],
    ['movements.ask_medif', { id: explainedMedif, caseId, personId, carrier: 'AF', travelsOn: later(10) }],
    [
      'movements.write_medif',
      {
        medifId: explainedMedif,
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
      },
    ],
    ['movements.answer_medif', { medifId: explainedMedif, submittedOn: today }],
    [
      'movements.record_minor',
      {
        caseId,
        personId,
        guardianName: 'Letay Exemple',
        guardianRelation: 'tante',
        authorityKind: 'COURT_ORDER',
        receiverName: 'Yonas Exemple',
        receiverRelation: 'oncle',
        companion: 'CARRIER_UM',
        otherParent: 'DECEASED',
        language: 'ti',
        codeWord: 'étoile du nord',
      },
    ],
    ['movements.check_code_word', { caseId, personId, codeWord: 'étoile' }],
  ]
}
