/** What crosses the wire about the medical form of a carrier. The doctor's part has contracts of its own, for the medical role alone. */
import { z } from 'zod'
import { CaseId } from '#domain/cases/words.ts'
import { command, query } from '#domain/kit/contract.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { PersonId } from '#domain/people/words.ts'
import { CarrierDecision, FitOutcome, Medif, MedifDetail, MedifEscort, MedifId } from './medif-words.ts'

export const listMedifs = query({
  name: 'movements.list_medifs',
  path: '/api/movements/cases/:caseId/medifs',
  summary: 'The medical forms of the members of a case: outcome, escort, carrier’s answer and last day, never a diagnosis',
  input: z.object({ caseId: CaseId }),
  output: z.object({ items: z.array(Medif) }),
})

export const askMedif = command({
  name: 'movements.ask_medif',
  path: '/api/movements/cases/:caseId/medifs',
  summary: 'Asks the medical role for the form that a carrier wants',
  input: z.object({
    id: MedifId.optional(),
    caseId: CaseId,
    personId: PersonId,
    carrier: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9]{2}$/, { error: 'carrier_code' }),
    travelsOn: Day,
  }),
  output: Medif,
  refusals: ['not_member', 'case_ended', 'medif_under_way', 'id_taken'],
})

export const readMedifDetail = query({
  name: 'movements.read_medif_detail',
  path: '/api/movements/medifs/:medifId/detail',
  summary: 'What the doctor wrote; for the medical role alone',
  input: z.object({ medifId: MedifId }),
  output: z.object({ medif: Medif, detail: MedifDetail.extend({ writtenAt: Instant }).nullable() }),
})

export const writeMedif = command({
  name: 'movements.write_medif',
  path: '/api/movements/medifs/:medifId/detail',
  summary: 'The doctor’s part of the form, and what movement staff learn of it',
  input: MedifDetail.extend({
    medifId: MedifId,
    outcome: FitOutcome,
    escort: MedifEscort,
    needs: Medif.shape.needs.max(12),
  }),
  output: Medif,
  refusals: ['signed_in_the_future', 'stretcher_needs_doctor', 'oxygen_not_said', 'not_carried_any_more', 'medif_answered'],
})

export const answerMedif = command({
  name: 'movements.answer_medif',
  path: '/api/movements/medifs/:medifId/answer',
  summary: 'The form was sent to the carrier, or the carrier answered',
  input: z.object({
    medifId: MedifId,
    submittedOn: Day.optional(),
    decision: CarrierDecision.optional(),
    decidedOn: Day.optional(),
    carrierRef: z.string().trim().min(1).max(60).optional(),
  }),
  output: Medif,
  refusals: ['medif_not_filled', 'medif_not_submitted', 'medif_of_unfit', 'medif_ref_missing', 'in_the_future', 'answer_missing'],
})
