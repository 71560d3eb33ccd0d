/** The medical form of a carrier: asked for by movement staff, written by the medical role, sent and answered. */
import { isActive } from '#domain/cases/rules.ts'
import type { InputOf, OutputOf, RefusalOf } from '#domain/kit/contract.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { termsFor } from '#domain/movements/carrier-rules.ts'
import type * as contracts from '#domain/movements/medif-contract.ts'
import { answerMedif as answer, medifState, writeMedif as write } from '#domain/movements/medif-rules.ts'
import type { Medif, MedifId } from '#domain/movements/medif-words.ts'
import { listCarrierTerms } from '#packs/carriers/carrier-terms.ts'
import { getCase, listMembers } from '#server/cases/actions.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { todayIn } from './clearance-actions.ts'
import { findDetail, findMedif, insertMedif, listMedifsOfCase, saveDetail, saveMedif } from './medif-store.ts'

export async function listMedifs(
  work: Work,
  input: InputOf<typeof contracts.listMedifs>,
): Promise<Result<OutputOf<typeof contracts.listMedifs>, 'not_found'>> {
  const found = await getCase(work, input.caseId)
  return found.ok ? accept({ items: await listMedifsOfCase(work.db, input.caseId) }) : found
}

export async function askMedif(
  work: Work,
  input: InputOf<typeof contracts.askMedif>,
): Promise<Result<Medif, 'not_found' | RefusalOf<typeof contracts.askMedif>>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  const { office, compartment, status } = found.value
  if (!isActive(status)) return refuse('case_ended', { status })
  if (!(await listMembers(work, input.caseId)).some(({ personId }) => personId === input.personId)) return refuse('not_member')
  const there = await listMedifsOfCase(work.db, input.caseId)
  const isOpen = there.some(
    (one) =>
      one.personId === input.personId &&
      one.carrier === input.carrier &&
      medifState(one) !== 'ANSWERED' &&
      one.travelsOn === input.travelsOn,
  )
  if (isOpen) return refuse('medif_under_way', { carrier: input.carrier })
  const { id = newId() as MedifId, ...asked } = input
  const medif: Medif = {
    ...asked,
    id,
    askedAt: work.now,
    outcome: null,
    escort: null,
    needs: [],
    issuedOn: null,
    validUntil: null,
    submittedOn: null,
    decision: null,
    decidedOn: null,
    carrierRef: null,
    updatedAt: work.now,
  }
  try {
    await insertMedif(work.db, { office, compartment }, medif, work.actor.accountId)
  } catch (error) {
    if (brokeConstraint(error, 'movements_medif_pkey')) return refuse('id_taken')
    throw error
  }
  work.record({ name: 'medif_asked', subject: id, office, compartment, caseId: input.caseId, facts: { carrier: input.carrier } })
  return accept(medif)
}

export async function readMedifDetail(
  work: Work,
  input: InputOf<typeof contracts.readMedifDetail>,
): Promise<Result<OutputOf<typeof contracts.readMedifDetail>, 'not_found'>> {
  const medif = await findMedif(work.db, input.medifId)
  return medif === undefined ? refuse('not_found') : accept({ medif, detail: (await findDetail(work.db, medif.id)) ?? null })
}

export async function writeMedif(
  work: Work,
  input: InputOf<typeof contracts.writeMedif>,
): Promise<Result<Medif, 'not_found' | RefusalOf<typeof contracts.writeMedif>>> {
  const { medifId, outcome, escort, needs, ...detail } = input
  const is = await findMedif(work.db, medifId, true)
  const found = is === undefined ? undefined : await getCase(work, is.caseId)
  if (is === undefined || found?.ok !== true) return refuse('not_found')
  const terms = termsFor([is.carrier], is.travelsOn, listCarrierTerms())
  const written = write(is, { outcome, escort, needs, detail }, terms, await todayIn(work, found.value.office))
  if (!written.ok) return written

  const { office, compartment } = found.value
  const saved = { ...written.value, updatedAt: work.now }
  await saveMedif(work.db, saved, work.now)
  await saveDetail(work.db, { office, compartment }, is.id, detail, work.actor.accountId, work.now)
  work.record({ name: 'medif_written', subject: is.id, office, compartment, caseId: is.caseId, facts: { carrier: is.carrier } })
  return accept(saved)
}

export async function answerMedif(
  work: Work,
  input: InputOf<typeof contracts.answerMedif>,
): Promise<Result<Medif, 'not_found' | RefusalOf<typeof contracts.answerMedif>>> {
  const { medifId, ...said } = input
  const is = await findMedif(work.db, medifId, true)
  const found = is === undefined ? undefined : await getCase(work, is.caseId)
  if (is === undefined || found?.ok !== true) return refuse('not_found')
  const answered = answer(is, said, await todayIn(work, found.value.office))
  if (!answered.ok) return answered
  const saved = { ...answered.value, updatedAt: work.now }
  await saveMedif(work.db, saved, work.now)
  const { office, compartment } = found.value
  work.record({
    name: 'medif_answered',
    subject: is.id,
    office,
    compartment,
    caseId: is.caseId,
    facts: { carrier: is.carrier, decision: saved.decision ?? 'SUBMITTED' },
  })
  return accept(saved)
}
