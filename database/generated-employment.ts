/**
 * Work after a generated return: what somebody can do and wishes to do, vacancies near it, and a referral here and there. Dice of its
 * own for each case, so that the rest of a generated office is the same with it and without.
 */
import { type Candidate, EmployerCheck } from '#domain/employment/words.ts'
import { addDays } from '#domain/kit/day.ts'
import { dayMs, iso, type MadeCase, type Making, stepsOf } from './generated-case.ts'
import { dayOf } from './generated-family.ts'
import { type Dice, seededDice } from './seeded-dice.ts'

/** ISCO-08 unit groups that people come home with, those of domain.md 6.2 among them. */
const trades = [5223, 5223, 5221, 5249, 5120, 5141, 7115, 7112, 7126, 7212, 7231, 7531, 8142, 8322, 8332, 4120, 6111, 9313, 9112, 2341]
const regions: Record<string, string> = {
  IRQ: 'IQ-AR',
  BGD: 'BD-C',
  PAK: 'PK-IS',
  SRB: 'RS-20',
  LKA: 'LK-1',
  SDN: 'SD-KH',
  ETH: 'ET-AA',
  AFG: 'AF-KAB',
}
const anywhere = 'XK-01'

export function writeEmployment({ rows, nowMs, staffOf }: Making, one: MadeCase): void {
  const handed = stepsOf(one, nowMs).find(({ status }) => status === 'HANDED_OVER')
  const member = one.family.members[0]
  if (handed === undefined || member === undefined || !one.programme.forms.includes('JOB_PLACEMENT')) return
  const dice = seededDice(Math.floor(one.openedMs / 1000))
  if (dice.chance(0.4)) return

  const place = { office: one.office.id, compartment: one.compartment }
  const [officer = one.openedBy] = staffOf(place.office)
  const ms = Math.min(handed.ms + 9 * dayMs, nowMs)
  const region = one.route.subregion ?? regions[one.route.country] ?? anywhere
  const wished = dice.pick(trades)
  const status: Candidate['status'] = dice.chance(0.75) ? 'ACTIVE' : dice.pick(['PLACED', 'PAUSED', 'SELF_EMPLOYED'])
  const candidateId = dice.id(ms)
  rows.add('employment_candidate', {
    id: candidateId,
    case_id: one.id,
    person_id: member.id,
    ...place,
    status,
    education: dice.between(1, 6),
    skills: JSON.stringify([{ code: dice.pick(['SALES', 'MASONRY', 'SEWING', 'DRIVING', 'COOKING']), level: dice.between(2, 5) }]),
    languages: JSON.stringify([{ language: dice.pick(['ckb', 'ar', 'bn', 'ps']), level: 'C2' }]),
    licences: dice.chance(0.3) ? ['B'] : [],
    country: one.route.country,
    region,
    commutes_to: [],
    relocates: dice.chance(0.2),
    avoids: [],
    available_from: addDays(dayOf(ms), dice.between(0, 60)),
    wage_min_minor: null,
    currency: null,
    created_at: iso(ms),
    updated_at: iso(ms),
  })
  for (const [at, isco] of [wished, dice.pick(trades)].entries())
    rows.add('employment_occupation', {
      candidate_id: candidateId,
      ...place,
      place: at,
      isco,
      wished: at === 0,
      months: at === 0 ? null : dice.between(2, 90),
      is_active: status === 'ACTIVE',
    })
  if (!dice.chance(0.3)) return
  const vacancyId = writeVacancy(dice, rows, { office: place.office, officer, country: one.route.country, region, ms, nowMs })
  if (!dice.chance(0.5)) return
  rows.add('employment_referral', {
    id: dice.id(ms),
    candidate_id: candidateId,
    case_id: one.id,
    vacancy_id: vacancyId,
    ...place,
    status: dice.pick(['PROPOSED', 'PROPOSED', 'ACCEPTED_BY_CANDIDATE', 'DECLINED']),
    score: dice.between(3_000, 10_000),
    terms: '[]',
    scale_from: '2026-01-01',
    reason: null,
    end_reason: null,
    started_on: null,
    proposed_at: iso(ms),
    proposed_by: officer,
    updated_at: iso(ms),
  })
}

type About = { office: number; officer: string; country: string; region: string; ms: number; nowMs: number }

function writeVacancy(dice: Dice, rows: Making['rows'], { office, officer, country, region, ms, nowMs }: About): string {
  const id = dice.id(ms)
  const wage = dice.between(20, 90) * 1_000
  const isOld = ms < nowMs - 90 * dayMs
  rows.add('employment_vacancy', {
    id,
    office,
    compartment: 0,
    employer: 'Employeur-Exemple (fictif)',
    title: 'Poste fictif',
    isco: dice.pick(trades),
    tasks: '',
    must_skills: '[]',
    education_min: dice.chance(0.5) ? dice.between(1, 4) : null,
    experience_months: dice.pick([0, 0, 6, 12]),
    languages: '[]',
    licences: [],
    country,
    region,
    city: '',
    wage_min_minor: wage,
    wage_max_minor: wage + 10_000,
    currency: 'USD',
    openings: dice.between(1, 4),
    starts_on: addDays(dayOf(ms), 45),
    deadline_on: null,
    status: isOld ? dice.pick(['FILLED', 'EXPIRED', 'WITHDRAWN']) : dice.pick(['OPEN', 'OPEN', 'OPEN', 'ON_HOLD']),
    checks: [...EmployerCheck.options],
    created_by: officer,
    created_at: iso(ms),
    updated_at: iso(ms),
  })
  return id
}
