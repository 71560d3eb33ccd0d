/** What medical staff write: the outcome of a fitness check with what it demands, and the detail that nobody else reads. */
import { isActive } from '#domain/cases/rules.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/movements/clearance-contract.ts'
import { type FitnessRefusal, isMedical, recordFitness as rule } from '#domain/movements/clearance-rules.ts'
import type { Clearance } from '#domain/movements/clearance-words.ts'
import { getCase } from '#server/cases/actions.ts'
import type { Work } from '#server/kit/transaction.ts'
import { follow, todayIn } from './clearance-actions.ts'
import { findClearance, findRestriction, saveClearance, setRestriction } from './clearance-store.ts'
import { lifeOf } from './need-actions.ts'

export async function recordFitness(
  work: Work,
  { clearanceId, detail, ...said }: InputOf<typeof contracts.recordFitness>,
): Promise<Result<Clearance, 'not_found' | 'case_ended' | FitnessRefusal>> {
  const is = await findClearance(work.db, clearanceId, true)
  if (is === undefined) return refuse('not_found')
  const found = await getCase(work, is.caseId)
  if (!found.ok) return found
  const { status, office, compartment } = found.value
  if (!isActive(status)) return refuse('case_ended', { status })
  const today = await todayIn(work, office)
  const { programmeDays, window } = await lifeOf(work, found.value, is.kind, said.validFrom ?? today)
  const hasDetail = detail === undefined ? is.hasRestriction : detail !== ''
  const recorded = rule(is, { ...said, hasDetail }, window, programmeDays, today)
  if (!recorded.ok) return recorded

  const saved = { ...recorded.value, hasRestriction: hasDetail, updatedAt: work.now }
  await saveClearance(work.db, saved, work.now)
  if (detail !== undefined) await setRestriction(work.db, is.id, detail === '' ? null : detail, work.now)
  // The outcome and what it demands are read on the line by whoever may; the story of the case says only how the line stands.
  work.record({
    name: 'fitness_recorded',
    subject: is.id,
    office,
    compartment,
    caseId: is.caseId,
    facts: { kind: is.kind, from: is.status, to: saved.status, until: saved.validUntil },
  })
  await follow(work, is.caseId)
  return accept(saved)
}

export async function readMedical(
  work: Work,
  { clearanceId }: InputOf<typeof contracts.readMedical>,
): Promise<Result<OutputOf<typeof contracts.readMedical>, 'not_found'>> {
  const is = await findClearance(work.db, clearanceId)
  if (is === undefined || !isMedical(is)) return refuse('not_found')
  const found = await findRestriction(work.db, clearanceId)
  return accept({ detail: found?.restriction ?? null })
}

export async function recordMedical(
  work: Work,
  { clearanceId, detail }: InputOf<typeof contracts.recordMedical>,
): Promise<Result<Record<string, never>, 'not_found' | 'not_a_medical_line'>> {
  const is = await findClearance(work.db, clearanceId, true)
  if (is === undefined) return refuse('not_found')
  if (!isMedical(is)) return refuse('not_a_medical_line', { kind: is.kind })
  const found = await getCase(work, is.caseId)
  if (!found.ok) return found
  await setRestriction(work.db, is.id, detail === '' ? null : detail, work.now)
  const { office, compartment } = found.value
  work.record({
    name: 'restriction_recorded',
    subject: is.id,
    office,
    compartment,
    caseId: is.caseId,
    facts: { kind: is.kind, given: detail !== '' },
  })
  return accept({})
}
