// What the explain test asks of organisations, parties and what doctors write. Read beside explain-samples.ts.
import { newId } from '#server/kit/transaction.ts'

export const liaisonQueries: Record<string, string> = {
  medicalId: `select l.id from movements_clearance l join cases_case c on c.id = l.case_id where l.kind = 'MED_FIT_TO_TRAVEL' and c.status = 'IN_CLEARANCE' and c.office = $1 and c.compartment = 0 limit 1`,
  organisationId: `select id from liaison_organisation where office = $1 and compartment = 0 limit 1`,
}

/** A carrier from its first line to its agreement, the party of a case, and a doctor's word. */
export function liaisonInputs(
  samples: Readonly<Record<string, string>>,
  later: (days: number) => string,
): [name: string, input: Record<string, unknown>][] {
  const organisationId = newId()
  const { draftCase, medicalId, today } = samples
  const carrier = { kind: 'CARRIER', name: 'Compagnie-Exemple', acronym: 'CEX' }
  return [
    ['liaison.add_organisation', { id: organisationId, ...carrier }],
    ['liaison.change_organisation', { organisationId, ...carrier, status: 'ACTIVE', carrierCode: 'XX' }],
    [
      'liaison.record_agreement',
      {
        organisationId,
        baggagePieces: 2,
        baggageKg: 23,
        tariffTerms: 'Tarif migrant',
        validFrom: today,
        validTo: later(300),
        source: 'Lettre',
      },
    ],
    ['cases.record_party', { caseId: draftCase, kind: 'PERSON' }],
    ['movements.record_fitness', { clearanceId: medicalId, outcome: 'FIT_WITH_CONDITIONS', ssr: ['WCHR'] }],
    ['movements.record_medical', { clearanceId: medicalId, detail: 'À voir' }],
  ]
}
