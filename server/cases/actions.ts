/** The door of the cases room: opening a case, where it stands, every step it takes. Other rooms move a case only through here. */
import type * as contracts from '#domain/cases/contract.ts'
import { chooseDestination, type DestinationRefusal, regionCode } from '#domain/cases/destination-rules.ts'
import { concernsOf, stopsRegistration } from '#domain/cases/family-rules.ts'
import { moveCase, reopenCase as reopen, type Standing } from '#domain/cases/rules.ts'
import type { Case, CaseDraft, CaseId, CaseMember, CaseProgramme, CaseStatus, RollId } from '#domain/cases/words.ts'
import type { InputOf } from '#domain/kit/contract.ts'
import type { Day } from '#domain/kit/day.ts'
import { publicRef } from '#domain/kit/id.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { PartyRefusal } from '#domain/programmes/party-rules.ts'
import { hasConsent } from '#server/people/actions.ts'
import { getProgramme } from '#server/programmes/actions.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { chooseOffice } from '#server/kit/office.ts'
import { newId, newRandom, type Work } from '#server/kit/transaction.ts'
import { record } from './case-events.ts'
import { addMembers, consentNeededFrom, type JoinRefusal, relativesOf } from './member-actions.ts'
import { keepParties, openingTerms } from './party-actions.ts'
import {
  findCase,
  findCaseForUpdate,
  findCompartmentOffice,
  insertCases,
  listMemberRows,
  setCriticalOn,
  setStatus,
  todayAt,
} from './store.ts'
import { countOpenTasks, hasOpenHold } from './work-store.ts'

export async function getCase(work: Work, caseId: CaseId): Promise<Result<Case, 'not_found'>> {
  const found = await findCase(work.db, caseId)
  return found === undefined ? refuse('not_found') : accept(found)
}

/** Who is in the case now, the principal applicant first. */
export async function listMembers(work: Work, caseId: CaseId): Promise<CaseMember[]> {
  return listMemberRows(work.db, caseId)
}

/** The programme in the version that the case was opened under. */
export async function getProgrammeOf(work: Work, caseId: CaseId): Promise<Result<CaseProgramme, 'not_found'>> {
  const found = await getCase(work, caseId)
  return found.ok ? getProgramme(work, found.value.programmeCode, found.value.programmeVersion) : found
}

/** Asked before every booking: an open hold stops it, whoever books. */
export async function isOnHold(work: Work, caseId: CaseId): Promise<boolean> {
  return hasOpenHold(work.db, caseId)
}

export async function setCriticalDay(work: Work, caseId: CaseId, on: Day | null): Promise<void> {
  const found = await findCase(work.db, caseId)
  if (found === undefined || found.criticalOn === on) return
  await setCriticalOn(work.db, caseId, on, work.now)
  record(work, found, 'critical_day_set', { on: on ?? 'none' })
}

export type AdvanceRefusal = 'not_found' | 'cannot_move' | 'reason_missing' | 'on_hold'

/**
 * One step of the path. Being there already is no refusal, so that a fact told twice (an arrival, a booking) changes nothing.
 * The case is kept still until the commit.
 */
export async function advanceCase(work: Work, caseId: CaseId, to: CaseStatus, reason?: string): Promise<Result<Case, AdvanceRefusal>> {
  return step(work, caseId, to, reason, 'case_advanced')
}

export type OpenRefusal =
  | 'not_found'
  | 'not_your_office'
  | 'which_office'
  | 'unknown_programme'
  | DestinationRefusal
  | PartyRefusal
  | 'id_taken'

/** Opens a case without members, as a draft. `rollId`: the import it comes from. */
export async function openCase(work: Work, draft: CaseDraft, rollId: RollId | null = null): Promise<Result<Case, OpenRefusal>> {
  const office = chooseOffice(work, draft.office)
  if (!office.ok) return office
  const compartment = draft.compartment ?? 0
  // A compartment of which one is no member, of another office, or that does not exist: one answer.
  if (compartment !== 0 && (await findCompartmentOffice(work.db, compartment)) !== office.value) return refuse('not_found')
  const programme = await getProgramme(work, draft.programmeCode)
  if (!programme.ok) return refuse('unknown_programme', { programme: draft.programmeCode })
  const destination = chooseDestination(programme.value, draft.destinationCountry, draft.destinationSubregion)
  if (!destination.ok) return destination
  const place = { office: office.value, compartment }
  const terms = await openingTerms(work, programme.value, draft.parties ?? [], place)
  const parties = terms.partiesFor(destination.value)
  if (!parties.ok) return parties

  const opened = newCase(
    work,
    programme.value,
    {
      ...draft,
      destinationCountry: destination.value,
      destinationSubregion: regionCode(programme.value, destination.value, draft.destinationSubregion),
    },
    { ...place, rollId, typeVersion: terms.sheet.version },
  )
  try {
    await insertCases(work.db, [opened])
  } catch (error) {
    if (brokeConstraint(error, 'cases_case_pkey')) return refuse('id_taken')
    throw error
  }
  await keepParties(work, [{ case: opened, parties: parties.value }])
  recordOpening(work, opened)
  return accept(opened)
}

/** A case as it is when opened; also used by the import of a roll, which makes many at once. */
export function newCase(
  work: Work,
  programme: CaseProgramme,
  draft: CaseDraft,
  place: { office: number; compartment: number; rollId: RollId | null; typeVersion: number },
): Case {
  return {
    id: draft.id ?? (newId() as CaseId),
    office: place.office,
    compartment: place.compartment,
    publicRef: publicRef('OIM', newRandom(8)),
    externalRef: draft.externalRef?.toUpperCase() ?? null,
    programmeCode: programme.code,
    programmeVersion: programme.version,
    projectCode: draft.projectCode ?? null,
    movementType: programme.movementType,
    movementTypeVersion: place.typeVersion,
    destinationCountry: draft.destinationCountry ?? null,
    destinationSubregion: draft.destinationSubregion ?? null,
    destinationCity: draft.destinationCity || null,
    receivingParty: draft.receivingParty || null,
    unaccompaniedMinor: draft.unaccompaniedMinor ?? false,
    status: 'DRAFT',
    statusBefore: null,
    statusReason: null,
    statusSince: work.now,
    criticalOn: null,
    rollId: place.rollId,
    openedBy: work.actor.accountId,
    openedAt: work.now,
    updatedAt: work.now,
  }
}

export function recordOpening(work: Work, opened: Case): void {
  record(work, opened, 'case_opened', {
    programme: opened.programmeCode,
    version: opened.programmeVersion,
    country: opened.destinationCountry,
  })
}

// ── the contracts ──

export async function openCaseWithMembers(
  work: Work,
  input: InputOf<typeof contracts.openCase>,
): Promise<Result<Case, OpenRefusal | JoinRefusal>> {
  const opened = await openCase(work, input)
  if (!opened.ok) return opened
  const added = await addMembers(work, opened.value, input.members)
  return added.ok ? opened : added
}

type ByHandRefusal = AdvanceRefusal | 'no_principal' | 'principal_under_age' | 'consent_missing'

export async function advanceByHand(work: Work, input: InputOf<typeof contracts.advanceCase>): Promise<Result<Case, ByHandRefusal>> {
  const found = await findCase(work.db, input.caseId)
  if (found === undefined) return refuse('not_found')
  if (found.status === input.to) return refuse('cannot_move', { from: found.status, to: input.to })
  if (input.to === 'REGISTERED') {
    const ready = await checkRegistration(work, found)
    if (!ready.ok) return ready
  }
  return advanceCase(work, input.caseId, input.to, input.reason)
}

/** REGISTERED says that identity and consent are recorded (domain.md 1.3). */
async function checkRegistration(
  work: Work,
  found: Case,
): Promise<Result<true, 'no_principal' | 'principal_under_age' | 'consent_missing'>> {
  const today = await todayAt(work, found.office)
  const relatives = await relativesOf(work, found.id)
  const stopping = concernsOf(relatives, found.unaccompaniedMinor, today).find((concern) => stopsRegistration.includes(concern))
  if (stopping !== undefined) return refuse(stopping as 'no_principal' | 'principal_under_age')
  const asked = consentNeededFrom(relatives, found.unaccompaniedMinor, today)
  const given = await hasConsent(work, asked, 'DATA_PROCESSING', work.now)
  const missing = asked.filter((personId) => !given.has(personId)).length
  return missing > 0 ? refuse('consent_missing', { count: missing }) : accept(true)
}

/** Neither a hold nor a missing reason ever stands in the way of these two (domain/cases/rules.ts). */
type EndRefusal = 'not_found' | 'cannot_move'

export async function withdrawCase(work: Work, input: InputOf<typeof contracts.withdrawCase>): Promise<Result<Case, EndRefusal>> {
  return step(work, input.caseId, 'WITHDRAWN', input.reason, 'case_withdrawn') as Promise<Result<Case, EndRefusal>>
}

export async function closeCase(work: Work, input: InputOf<typeof contracts.closeCase>): Promise<Result<Case, EndRefusal | 'tasks_open'>> {
  const open = await countOpenTasks(work.db, input.caseId)
  if (open > 0) return refuse('tasks_open', { count: open })
  return step(work, input.caseId, 'CLOSED', undefined, 'case_closed') as Promise<Result<Case, EndRefusal>>
}

export async function reopenCase(
  work: Work,
  input: InputOf<typeof contracts.reopenCase>,
): Promise<Result<Case, 'not_found' | 'not_ended' | 'reason_missing'>> {
  const found = await findCaseForUpdate(work.db, input.caseId)
  if (found === undefined) return refuse('not_found')
  const back = reopen(found, input.reason)
  if (!back.ok) return back
  return accept(await stand(work, found, back.value, input.reason, 'case_reopened'))
}

async function step(
  work: Work,
  caseId: CaseId,
  to: CaseStatus,
  reason: string | undefined,
  event: string,
): Promise<Result<Case, AdvanceRefusal>> {
  const found = await findCaseForUpdate(work.db, caseId)
  if (found === undefined) return refuse('not_found')
  if (found.status === to && event === 'case_advanced') return accept(found)
  const moved = moveCase(found, to, reason, await hasOpenHold(work.db, caseId))
  if (!moved.ok) return moved
  return accept(await stand(work, found, moved.value, reason, event))
}

/** Saves where the case stands now and says so. */
export async function stand(
  work: Work,
  found: Case,
  now: Standing,
  reason: string | undefined,
  event: string,
  facts: Record<string, string | null> = {},
): Promise<Case> {
  const statusReason = reason === undefined || reason === '' ? null : reason
  await setStatus(work.db, found.id, { status: now.status, statusBefore: now.statusBefore, statusReason, at: work.now })
  record(work, found, event, { ...facts, from: found.status, to: now.status })
  return { ...found, status: now.status, statusBefore: now.statusBefore, statusReason, statusSince: work.now, updatedAt: work.now }
}
