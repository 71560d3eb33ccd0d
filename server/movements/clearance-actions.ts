/** Clearances, readiness and travel requests: who is cleared for what, until when, and what that means for the case. */
import { isActive } from '#domain/cases/rules.ts'
import type { Case, CaseId } from '#domain/cases/words.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { type Day, dayAt } from '#domain/kit/day.ts'
import { accept, type Details, refuse, type Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/movements/clearance-contract.ts'
import type { Clearance, ClearanceId, GuardBlock, GuardWord } from '#domain/movements/clearance-words.ts'
import { checkTravelReady, criticalDay, type GuardedCase, windowOf } from '#domain/movements/guard-rules.ts'
import { isForDoctors, isMedical, linesToOpen, withWindow } from '#domain/movements/clearance-rules.ts'
import { type ClearanceRefusal, recordClearance as record } from '#domain/movements/rules.ts'
import type { PersonId } from '#domain/people/words.ts'
import { advanceCase, getCase, isOnHold, listMembers, setCriticalDay } from '#server/cases/actions.ts'
import { consentNeededFrom, relativesOf } from '#server/cases/member-actions.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { getMissionOffice } from '#server/kit/office.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { hasConsent } from '#server/people/consent-actions.ts'
import { findClearance, findRestriction, insertClearances, listClearanceRows, saveClearance, setRestriction } from './clearance-store.ts'
import { lifeOf, needsOf, requiredOf } from './need-actions.ts'

/** A case as the guards see it. Children are agreed for by their parents; who must agree is told by the cases room. */
export async function guardedCase(work: Work, found: Case): Promise<GuardedCase & { clearances: readonly Clearance[] }> {
  const today = await todayIn(work, found.office)
  const [needs, members, relatives, onHold, clearances] = await Promise.all([
    needsOf(work, found, today),
    listMembers(work, found.id),
    relativesOf(work, found.id),
    isOnHold(work, found.id),
    listClearanceRows(work.db, found.id),
  ])
  const travelling = members.filter((member) => member.travelling).map((member) => member.personId)
  const bornOn = new Map(relatives.map((one) => [one.personId as PersonId, one.bornOn]))
  const asked = consentNeededFrom(relatives, found.unaccompaniedMinor, today)
  const given = await hasConsent(work, asked, 'TRAVEL', work.now)
  return {
    status: found.status,
    onHold,
    travelling,
    required: requiredOf(
      needs,
      found,
      travelling.map((personId) => ({ personId, bornOn: bornOn.get(personId) ?? null })),
      today,
    ),
    clearances,
    consented: new Set(travelling.filter((personId) => !asked.includes(personId) || given.has(personId))),
  }
}

/** The calendar day in an office. */
export async function todayIn(work: Work, office: number): Promise<Day> {
  return dayAt(work.now, (await getMissionOffice(work, office)).timeZone)
}

/** A guard's first word as a refusal; the count says that there is more to see. */
export function refuseFor(blocks: readonly GuardBlock[]): { ok: false; refusal: GuardWord; details: Details } {
  const first = blocks[0]!
  return {
    ok: false,
    refusal: first.word,
    details: {
      count: blocks.length,
      kind: first.kind ?? null,
      until: first.until ?? null,
      person: first.personId ?? null,
      code: first.code ?? null,
      needed: first.needed ?? null,
      escort: first.escort ?? null,
      ssr: first.ssr?.join(', ') ?? null,
    },
  }
}

export async function listClearances(
  work: Work,
  input: InputOf<typeof contracts.listClearances>,
): Promise<Result<OutputOf<typeof contracts.listClearances>, 'not_found'>> {
  const found = await getCase(work, input.caseId)
  return found.ok ? accept({ items: await listClearanceRows(work.db, input.caseId) }) : found
}

export async function getReadiness(
  work: Work,
  input: InputOf<typeof contracts.getReadiness>,
): Promise<Result<OutputOf<typeof contracts.getReadiness>, 'not_found'>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  const guarded = await guardedCase(work, found.value)
  const blocks = checkTravelReady(guarded, await todayIn(work, found.value.office))
  return accept({
    ready: blocks.length === 0,
    status: found.value.status,
    criticalOn: criticalDay(guarded),
    blocks,
    windows: guarded.travelling.map((personId) => ({ personId, ...windowOf(guarded, personId) })),
  })
}

export async function requireClearances(
  work: Work,
  input: InputOf<typeof contracts.requireClearances>,
): Promise<Result<{ added: number }, 'not_found' | 'case_not_registered' | 'on_hold' | 'nothing_missing'>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  const { status, office, compartment } = found.value
  if (status === 'DRAFT' || !isActive(status)) return refuse('case_not_registered', { status })
  const guarded = await guardedCase(work, found.value)
  if (guarded.onHold) return refuse('on_hold')
  const missing = linesToOpen(guarded.required, guarded.travelling, guarded.clearances)
  if (missing.length === 0 && status !== 'REGISTERED') return refuse('nothing_missing')

  await insertClearances(
    work.db,
    { office, compartment },
    missing.map((one) => fresh(work, input.caseId, one)),
  )
  if (status === 'REGISTERED') {
    const advanced = await advanceCase(work, input.caseId, 'IN_CLEARANCE')
    if (!advanced.ok) return advanced.refusal === 'on_hold' ? refuse('on_hold') : refuse('case_not_registered', { status })
  }
  work.record({
    name: 'clearances_required',
    subject: input.caseId,
    office,
    compartment,
    caseId: input.caseId,
    facts: { added: missing.length },
  })
  return accept({ added: missing.length })
}

function fresh(work: Work, caseId: CaseId, one: Pick<Clearance, 'kind' | 'personId'> & { id?: ClearanceId | undefined }): Clearance {
  return {
    id: one.id ?? (newId() as ClearanceId),
    caseId,
    personId: one.personId,
    kind: one.kind,
    status: 'TO_REQUEST',
    requestedOn: null,
    validFrom: null,
    validUntil: null,
    issuer: null,
    reference: null,
    hasRestriction: false,
    fitness: null,
    updatedAt: work.now,
  }
}

export async function addClearance(
  work: Work,
  input: InputOf<typeof contracts.addClearance>,
): Promise<Result<Clearance, 'not_found' | 'clearance_already_there' | 'not_member' | 'case_ended' | 'id_taken'>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  const { office, compartment, status } = found.value
  if (!isActive(status)) return refuse('case_ended', { status })
  const personId = input.personId ?? null
  if (personId !== null && !(await listMembers(work, input.caseId)).some((member) => member.personId === personId))
    return refuse('not_member')
  const there = await listClearanceRows(work.db, input.caseId)
  if (there.some((one) => one.kind === input.kind && one.personId === personId))
    return refuse('clearance_already_there', { kind: input.kind })
  const added = fresh(work, input.caseId, { id: input.id, kind: input.kind, personId })
  try {
    await insertClearances(work.db, { office, compartment }, [added])
  } catch (error) {
    if (brokeConstraint(error, 'movements_clearance_pkey')) return refuse('id_taken')
    if (brokeConstraint(error, 'movements_clearance_once')) return refuse('clearance_already_there', { kind: input.kind })
    throw error
  }
  work.record({ name: 'clearance_added', subject: added.id, office, compartment, caseId: input.caseId, facts: { kind: input.kind } })
  await follow(work, input.caseId)
  return accept(added)
}

export async function recordClearance(
  work: Work,
  input: InputOf<typeof contracts.recordClearance>,
): Promise<Result<Clearance, 'not_found' | 'case_ended' | 'fitness_is_said_by_a_doctor' | ClearanceRefusal>> {
  const { clearanceId, ...news } = input
  const is = await findClearance(work.db, clearanceId, true)
  if (is === undefined) return refuse('not_found')
  const found = await getCase(work, is.caseId)
  if (!found.ok) return found
  if (!isActive(found.value.status)) return refuse('case_ended', { status: found.value.status })
  if (isForDoctors(is)) return refuse('fitness_is_said_by_a_doctor')
  const today = await todayIn(work, found.value.office)
  const { programmeDays, window } = await lifeOf(work, found.value, is.kind, news.validFrom ?? today)
  const recorded = record(is, programmeDays === undefined ? withWindow(is, news, window, today) : news, programmeDays, today)
  if (!recorded.ok) return recorded

  const saved = { ...recorded.value, updatedAt: work.now }
  await saveClearance(work.db, saved, work.now)
  const { office, compartment } = found.value
  work.record({
    name: 'clearance_recorded',
    subject: is.id,
    office,
    compartment,
    caseId: is.caseId,
    facts: { kind: is.kind, from: is.status, to: saved.status, until: saved.validUntil },
  })
  await follow(work, is.caseId)
  return accept(saved)
}

/** After any change of clearances: the critical day is told to the case, and a case no longer ready goes back to collecting. */
export async function follow(work: Work, caseId: CaseId): Promise<boolean> {
  const found = await getCase(work, caseId)
  if (!found.ok) return false
  const guarded = await guardedCase(work, found.value)
  await setCriticalDay(work, caseId, criticalDay(guarded))
  if (found.value.status !== 'TRAVEL_READY') return false
  if (checkTravelReady(guarded, await todayIn(work, found.value.office)).length === 0) return false
  return (await advanceCase(work, caseId, 'IN_CLEARANCE')).ok
}

export async function readRestriction(
  work: Work,
  input: InputOf<typeof contracts.readRestriction>,
): Promise<Result<OutputOf<typeof contracts.readRestriction>, 'not_found'>> {
  const is = await findClearance(work.db, input.clearanceId)
  // What a doctor wrote is behind a door of its own.
  if (is === undefined || isMedical(is)) return refuse('not_found')
  return accept((await findRestriction(work.db, input.clearanceId)) ?? { restriction: null })
}

export async function recordRestriction(
  work: Work,
  input: InputOf<typeof contracts.recordRestriction>,
): Promise<Result<Record<string, never>, 'not_found' | 'result_and_day_only' | 'medical_staff_only'>> {
  const is = await findClearance(work.db, input.clearanceId, true)
  if (is === undefined) return refuse('not_found')
  if (isMedical(is)) return refuse('medical_staff_only')
  // Of a security check only result and day are ever kept (domain.md 1.4).
  if (is.kind === 'SECURITY') return refuse('result_and_day_only')
  const found = await getCase(work, is.caseId)
  if (!found.ok) return found
  await setRestriction(work.db, is.id, input.restriction === '' ? null : input.restriction, work.now)
  const { office, compartment } = found.value
  work.record({
    name: 'restriction_recorded',
    subject: is.id,
    office,
    compartment,
    caseId: is.caseId,
    facts: { kind: is.kind, given: input.restriction !== '' },
  })
  return accept({})
}

export async function confirmTravelReady(
  work: Work,
  input: InputOf<typeof contracts.confirmTravelReady>,
): Promise<Result<{ criticalOn: Day | null }, 'not_found' | 'cannot_move' | GuardWord>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  const { status, office, compartment } = found.value
  const guarded = await guardedCase(work, found.value)
  const blocks = checkTravelReady(guarded, await todayIn(work, office))
  if (blocks.length > 0) return refuseFor(blocks)
  if (status !== 'IN_CLEARANCE' && status !== 'TRAVEL_READY') return refuse('cannot_move', { from: status, to: 'TRAVEL_READY' })
  const advanced = await advanceCase(work, input.caseId, 'TRAVEL_READY')
  if (!advanced.ok) return advanced.refusal === 'reason_missing' ? refuse('cannot_move') : refuse(advanced.refusal)
  const criticalOn = criticalDay(guarded)
  await setCriticalDay(work, input.caseId, criticalOn)
  work.record({ name: 'travel_ready_confirmed', subject: input.caseId, office, compartment, caseId: input.caseId, facts: { criticalOn } })
  return accept({ criticalOn })
}
