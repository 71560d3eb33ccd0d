/** Who fits which vacancy, and the referrals that follow: proposed, answered, sent, and the first day of work. */
import type * as contracts from '#domain/employment/contract.ts'
import { matchOf, ranked } from '#domain/employment/match-rules.ts'
import * as rules from '#domain/employment/rules.ts'
import type { Candidate, Referral, ReferralId } from '#domain/employment/words.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { fillVacancy } from './actions.ts'
import { findCandidate, findCandidateForUpdate, listCandidatesNear } from './candidate-store.ts'
import { linesOf, standingsOf } from './people-lines.ts'
import { stand } from './profile-actions.ts'
import {
  countHired,
  findReferralForUpdate,
  insertReferral,
  listCaseRefs,
  listReferralsBetween,
  saveReferralStep,
} from './referral-store.ts'
import { scaleToday } from './scale.ts'
import { findVacancy, findVacancyForUpdate, listOpenVacancies } from './vacancy-store.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>
type Answer<C extends keyof typeof contracts> = OutputOf<(typeof contracts)[C]>

export async function listMatches(work: Work, input: Asked<'listMatches'>): Promise<Result<Answer<'listMatches'>, 'not_found'>> {
  const candidate = await findCandidate(work.db, input.candidateId)
  const standing = candidate === undefined ? undefined : await standingOf(work, candidate)
  if (candidate === undefined || standing === undefined) return refuse('not_found')
  const { today, scale } = await scaleToday(work, candidate.office)
  const near = [...candidate.desired, ...candidate.experiences.map(({ occupation }) => occupation)]
  const open = (await listOpenVacancies(work.db, near)).filter((vacancy) => rules.isOpenOn(vacancy, today))
  const matches = open.map((vacancy) => ({ vacancy, match: matchOf(candidate, vacancy, standing(vacancy.employer), scale) }))
  const order = ranked(matches.map(({ match }) => match))
  return accept({
    items: order.map((match) => matches.find((each) => each.match === match)!),
    scale: { validFrom: scale.validFrom, source: scale.source, usualScoreMin: scale.usualScoreMin },
  })
}

export async function listCandidatesFor(
  work: Work,
  input: Asked<'listCandidatesFor'>,
): Promise<Result<Answer<'listCandidatesFor'>, 'not_found'>> {
  const vacancy = await findVacancy(work.db, input.vacancyId)
  if (vacancy === undefined) return refuse('not_found')
  const { scale } = await scaleToday(work, vacancy.office)
  const candidates = await listCandidatesNear(work.db, vacancy.occupation)
  const lines = await linesOf(
    work,
    candidates.map(({ personId }) => personId),
  )
  const standings = await standingsOf(work, lines)
  const refs = await listCaseRefs(
    work.db,
    candidates.map(({ caseId }) => caseId),
  )
  const seen = candidates.filter(({ personId, caseId }) => lines.has(personId) && refs.has(caseId))
  const matches = ranked(seen.map((candidate) => matchOf(candidate, vacancy, standings.get(candidate.personId)!(vacancy.employer), scale)))
  return accept({
    items: matches.map((match) => {
      const { caseId, personId } = seen.find(({ id }) => id === match.candidateId)!
      return { match, caseId, caseRef: refs.get(caseId)!, person: lines.get(personId)! }
    }),
    scale: { validFrom: scale.validFrom, source: scale.source, usualScoreMin: scale.usualScoreMin },
  })
}

export async function propose(
  work: Work,
  input: Asked<'propose'>,
): Promise<Result<Referral, rules.ProposalRefusal | 'not_found' | 'id_taken'>> {
  const candidate = await findCandidateForUpdate(work.db, input.candidateId)
  const standing = candidate === undefined ? undefined : await standingOf(work, candidate)
  const vacancy = await findVacancy(work.db, input.vacancyId)
  if (candidate === undefined || standing === undefined || vacancy === undefined) return refuse('not_found')
  const { today, scale } = await scaleToday(work, candidate.office)
  const match = matchOf(candidate, vacancy, standing(vacancy.employer), scale)
  const before = await listReferralsBetween(work.db, candidate.id, vacancy.id)
  const allowed = rules.canPropose({ vacancy, candidate, match, before, reason: input.reason }, scale, today)
  if (!allowed.ok) return allowed

  const referral: Referral = {
    id: input.id ?? (newId() as ReferralId),
    candidateId: candidate.id,
    caseId: candidate.caseId,
    vacancyId: vacancy.id,
    status: 'PROPOSED',
    score: match.score,
    reason: input.reason ?? null,
    endReason: null,
    startedOn: null,
    proposedAt: work.now,
    proposedBy: work.actor.accountId,
    updatedAt: work.now,
  }
  try {
    await insertReferral(work.db, referral, candidate, match, scale.validFrom)
  } catch (error) {
    if (brokeConstraint(error, 'employment_referral_pkey')) return refuse('id_taken')
    throw error
  }
  tell(work, referral, candidate, 'vacancy_proposed', { occupation: vacancy.occupation, score: referral.score })
  return accept(referral)
}

export async function moveReferral(
  work: Work,
  input: Asked<'moveReferral'>,
): Promise<Result<Referral, rules.ReferralRefusal | 'not_found'>> {
  const found = await findReferralForUpdate(work.db, input.referralId)
  if (found === undefined) return refuse('not_found')
  const { office, compartment, ...referral } = found
  const candidate = await findCandidateForUpdate(work.db, referral.candidateId)
  const standing = candidate === undefined ? undefined : await standingOf(work, candidate)
  const vacancy = await findVacancyForUpdate(work.db, referral.vacancyId)
  if (candidate === undefined || standing === undefined || vacancy === undefined) return refuse('not_found')
  const hired = await countHired(work.db, vacancy.id)
  const moved = rules.moveReferral(
    referral,
    { to: input.to, startedOn: input.startedOn, endReason: input.endReason },
    { sharesWithEmployers: standing(vacancy.employer).sharesWithEmployers, hired, openings: vacancy.openings },
  )
  if (!moved.ok) return moved

  await saveReferralStep(work.db, moved.value, work.now)
  const facts = { from: referral.status, to: moved.value.status, occupation: vacancy.occupation }
  tell(work, referral, { office, compartment }, moved.value.status === 'HIRED' ? 'person_placed' : 'referral_moved', facts)
  if (moved.value.status === 'HIRED') {
    await stand(work, candidate, 'PLACED')
    if (hired + 1 >= vacancy.openings) await fillVacancy(work, vacancy)
  }
  return accept({ ...moved.value, updatedAt: work.now })
}

/** Undefined where this actor may not see the person. */
async function standingOf(work: Work, { personId }: Candidate) {
  return (await standingsOf(work, await linesOf(work, [personId]))).get(personId)
}

function tell(
  work: Work,
  { id, caseId }: Referral,
  { office, compartment }: { office: number; compartment: number },
  name: string,
  facts: Record<string, string | number>,
): void {
  work.record({ name, subject: id, office, compartment, caseId, facts })
}
