/** Work profiles of the members of a case: read with what was proposed, written as a whole, and where somebody stands. */
import type * as contracts from '#domain/employment/contract.ts'
import * as rules from '#domain/employment/rules.ts'
import type { Candidate, CandidateId, CandidateStatus } from '#domain/employment/words.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import { getCase, getProgrammeOf, listMembers } from '#server/cases/actions.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { findCandidateForUpdate, insertCandidate, listCandidatesOfCase, saveStanding, updateCandidate } from './candidate-store.ts'
import { linesOf, standingsOf } from './people-lines.ts'
import { listReferralsOf } from './referral-store.ts'
import { scaleToday } from './scale.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>

export async function getProfiles(
  work: Work,
  input: Asked<'getProfiles'>,
): Promise<Result<OutputOf<typeof contracts.getProfiles>, 'not_found'>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  const programme = await getProgrammeOf(work, input.caseId)
  const { today, scale } = await scaleToday(work, found.value.office)
  const candidates = await listCandidatesOfCase(work.db, input.caseId)
  const members = await listMembers(work, input.caseId)
  const lines = await linesOf(
    work,
    [...members, ...candidates].map(({ personId }) => personId),
  )
  const standings = await standingsOf(work, lines)
  const referrals = await listReferralsOf(
    work.db,
    candidates.map(({ id }) => id),
  )
  const profiles = [...lines.values()].flatMap((person) => {
    const candidate = candidates.find(({ personId }) => personId === person.id) ?? null
    if (candidate === null && !rules.mayLookForWork(person, today, scale)) return []
    return {
      person,
      candidate,
      // Here no employer is named yet: what counts is a yes that holds for whichever it will be.
      sharesWithEmployers: standings.get(person.id)!('').sharesWithEmployers,
      referrals: referrals.filter(({ candidateId }) => candidateId === candidate?.id),
    }
  })
  const order = members.map(({ personId }) => personId as string)
  return accept({
    isForeseen: programme.ok && programme.value.forms.includes('JOB_PLACEMENT'),
    profiles: profiles.toSorted((one, other) => order.indexOf(one.person.id) - order.indexOf(other.person.id)),
  })
}

type WriteRefusal =
  | rules.ProfileRefusal
  | 'not_found'
  | 'case_ended'
  | 'person_not_in_case'
  | 'under_legal_age'
  | 'changed_meanwhile'
  | 'id_taken'

export async function writeProfile(work: Work, input: Asked<'writeProfile'>): Promise<Result<Candidate, WriteRefusal>> {
  const { caseId, personId, id, seenAt, ...said } = input
  const found = await getCase(work, caseId)
  if (!found.ok) return found
  const isMember = (await listMembers(work, caseId)).some((member) => member.personId === personId)
  const person = isMember ? (await linesOf(work, [personId])).get(personId) : undefined
  if (person === undefined) return refuse('person_not_in_case')
  const { today, scale } = await scaleToday(work, found.value.office)
  if (!rules.mayLookForWork(person, today, scale)) return refuse('under_legal_age', { age: scale.legalAge })
  const checked = rules.checkProfile(said)
  if (!checked.ok) return checked

  const known = (await listCandidatesOfCase(work.db, caseId)).find((candidate) => candidate.personId === personId)
  const held = known === undefined ? undefined : await findCandidateForUpdate(work.db, known.id)
  const allowed = rules.canWriteProfile(found.value.status, held, seenAt)
  if (!allowed.ok) return allowed
  const candidate: Candidate = {
    ...checked.value,
    id: held?.id ?? id ?? (newId() as CandidateId),
    caseId,
    personId,
    office: found.value.office,
    compartment: found.value.compartment,
    status: held?.status ?? 'ACTIVE',
    createdAt: held?.createdAt ?? work.now,
    updatedAt: work.now,
  }
  const saved = await save(work, candidate, held === undefined)
  if (!saved.ok) return saved
  tell(work, candidate, held === undefined ? 'work_profile_written' : 'work_profile_changed', { occupation: candidate.desired[0]! })
  return accept(candidate)
}

async function save(work: Work, candidate: Candidate, isNew: boolean): Promise<Result<true, 'changed_meanwhile' | 'id_taken'>> {
  try {
    await (isNew ? insertCandidate(work.db, candidate) : updateCandidate(work.db, candidate))
    return accept(true)
  } catch (error) {
    if (brokeConstraint(error, 'employment_candidate_pkey')) return refuse('id_taken')
    if (brokeConstraint(error, 'employment_candidate_one')) return refuse('changed_meanwhile')
    throw error
  }
}

export async function setStanding(work: Work, input: Asked<'setStanding'>): Promise<Result<Candidate, 'not_found'>> {
  const candidate = await findCandidateForUpdate(work.db, input.candidateId)
  if (candidate === undefined) return refuse('not_found')
  return accept(await stand(work, candidate, input.status))
}

/** Where somebody stands now, saved and told. */
export async function stand(work: Work, candidate: Candidate, status: CandidateStatus): Promise<Candidate> {
  await saveStanding(work.db, candidate.id, status, work.now)
  tell(work, candidate, 'work_standing_set', { from: candidate.status, to: status })
  return { ...candidate, status, updatedAt: work.now }
}

function tell(work: Work, { id, office, compartment, caseId }: Candidate, name: string, facts: Record<string, string>): void {
  work.record({ name, subject: id, office, compartment, caseId, facts })
}
