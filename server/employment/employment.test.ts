// From a vacancy and a profile to the first day of work, over HTTP: what each person may do, and what they are told. F5 of domain.md.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as cases from '#domain/cases/contract.ts'
import type { CaseId } from '#domain/cases/words.ts'
import * as employment from '#domain/employment/contract.ts'
import { type CandidateId, EmployerCheck, type ReferralId, type ReferralStatus, type VacancyId } from '#domain/employment/words.ts'
import type { RequestOf } from '#domain/kit/contract.ts'
import { addDays, type Day, day } from '#domain/kit/day.ts'
import * as people from '#domain/people/contract.ts'
import type { PersonId } from '#domain/people/words.ts'
import { clockNow, newId } from '#server/kit/transaction.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'

let office: TestOffice
let emile: Visitor
let celia: Visitor
before(async () => {
  office = await openTestOffice()
  emile = await office.as('emploi@paris.example.org')
  celia = await office.as('conseil@paris.example.org')
})
after(() => office.close())

const today = day(clockNow().slice(0, 10))

const shop = {
  employer: 'Épicerie-Exemple (fictive)',
  title: 'Vendeuse ou vendeur en magasin',
  occupation: '5223',
  country: 'IRQ',
  region: 'IQ-AR',
  city: 'Erbil',
  wageMinMinor: 50_000,
  wageMaxMinor: 60_000,
  currency: 'USD',
  startsOn: addDays(today, 20),
} satisfies RequestOf<typeof employment.registerVacancy>

const seller = {
  desired: ['5223'],
  education: 3,
  country: 'IRQ',
  region: 'IQ-AR',
  availableFrom: addDays(today, 10),
} satisfies Omit<RequestOf<typeof employment.writeProfile>, 'caseId' | 'personId'>

async function openVacancy(change: Partial<RequestOf<typeof employment.registerVacancy>> = {}, who = emile): Promise<VacancyId> {
  const made = await who.ask(employment.registerVacancy, { ...shop, ...change })
  assert.equal(made.status, 200, JSON.stringify(made.body))
  const { id } = made.body
  assert.equal((await who.ask(employment.vetVacancy, { vacancyId: id, checks: EmployerCheck.options })).status, 200)
  assert.equal((await who.ask(employment.moveVacancy, { vacancyId: id, to: 'OPEN' })).status, 200)
  return id
}

/** Two fictitious adults who mean to return to Erbil under ARER. */
async function couple(compartment?: number): Promise<{ caseId: CaseId; personId: PersonId }> {
  const opener = await office.as(compartment === undefined ? 'demo@paris.example.org' : 'sealed@paris.example.org')
  const persons: PersonId[] = []
  for (const [givenNames, sex, bornOn] of [
    ['Azad', 'M', '1988-03-12'],
    ['Rojin', 'F', '1990-09-01'],
  ] as const) {
    const added = await opener.ask(people.addPerson, { familyName: 'Kurdo-Exemple', givenNames, sex, bornOn, nationality: 'IRQ' })
    assert.equal(added.status, 200, JSON.stringify(added.body))
    persons.push(added.body.id)
  }
  const opened = await opener.ask(cases.openCase, {
    ...(compartment === undefined ? {} : { compartment }),
    programmeCode: 'ARER',
    destinationCountry: 'IRQ',
    destinationSubregion: 'IQ-AR',
    members: persons.map((personId, at) => ({ personId, role: at === 0 ? ('PA' as const) : ('SPOUSE' as const) })),
  })
  assert.equal(opened.status, 200, JSON.stringify(opened.body))
  return { caseId: opened.body.id, personId: persons[0]! }
}

type Seeker = { caseId: CaseId; personId: PersonId; candidateId: CandidateId }

async function seeker(change: object = {}, options: { compartment?: number; consents?: boolean } = {}): Promise<Seeker> {
  const { caseId, personId } = await couple(options.compartment)
  const who = options.compartment === undefined ? emile : await office.as('sealed@paris.example.org')
  if (options.consents !== false) {
    const counsellor = options.compartment === undefined ? celia : who
    const given = await counsellor.ask(people.recordConsent, {
      personId,
      kind: 'DATA_SHARING',
      recipient: 'EMPLOYER',
      scope: ['IDENTITY', 'WORK'],
      form: 'EXPLICIT_WRITTEN',
      language: 'fr',
    })
    assert.equal(given.status, 200, JSON.stringify(given.body))
  }
  const written = await who.ask(employment.writeProfile, { ...seller, ...change, caseId, personId })
  assert.equal(written.status, 200, JSON.stringify(written.body))
  return { caseId, personId, candidateId: written.body.id }
}

async function matchOf({ candidateId }: Seeker, vacancyId: VacancyId) {
  const { items } = (await emile.ask(employment.listMatches, { candidateId })).body
  return items.find(({ vacancy }) => vacancy.id === vacancyId)?.match
}

async function proposed(who: Seeker, vacancyId: VacancyId): Promise<ReferralId> {
  const made = await emile.ask(employment.propose, { candidateId: who.candidateId, vacancyId })
  assert.equal(made.status, 200, JSON.stringify(made.body))
  return made.body.id
}

async function walk(referralId: ReferralId, ...steps: ReferralStatus[]) {
  for (const to of steps) {
    const moved = await emile.ask(employment.moveReferral, { referralId, to, ...(to === 'HIRED' ? { startedOn: today } : {}) })
    assert.equal(moved.status, 200, `${to}: ${JSON.stringify(moved.body)}`)
  }
}

async function eventsOf(caseId: CaseId): Promise<string[]> {
  const { rows } = await office.admin.query<{ name: string }>('select name from kit_event where case_id = $1 order by at, id', [caseId])
  return rows.map((row) => row.name)
}

const refusal = (reply: { status: number; body: { refusal?: string } }): string =>
  reply.status === 200 ? 'accepted' : (reply.body.refusal ?? String(reply.status))

test('F5: somebody who returned to Erbil and sold in a shop fits a shop in Erbil by 1.00; a salesperson of another kind by 0.85', async () => {
  const vacancyId = await openVacancy()
  const same = await seeker()
  const near = await seeker({ desired: ['5249'] })
  assert.equal((await matchOf(same, vacancyId))!.score, 1)
  const found = (await matchOf(near, vacancyId))!
  assert.equal(found.score, 0.85)
  assert.deepEqual(
    found.terms.map(({ name, weight, value, reason }) => [name, weight, value, reason]),
    [
      ['OCCUPATION', 30, 0.5, 'SAME_SUB_MAJOR'],
      ['SKILLS', 25, 1, 'NOTHING_ASKED'],
      ['EDUCATION', 10, 1, 'NOTHING_ASKED'],
      ['EXPERIENCE', 10, 1, 'NOTHING_ASKED'],
      ['LANGUAGES', 10, 1, 'NOTHING_ASKED'],
      ['PLACE', 8, 1, 'SAME_REGION'],
      ['WAGE', 4, 1, 'NOTHING_ASKED'],
      ['AVAILABILITY', 3, 1, 'IN_TIME'],
    ],
  )
  const ranking = await emile.ask(employment.listCandidatesFor, { vacancyId })
  const ours = ranking.body.items.filter(({ caseId }) => [same.caseId, near.caseId].includes(caseId))
  assert.deepEqual(
    ours.map(({ caseId, match }) => [caseId, match.score]),
    [
      [same.caseId, 1],
      [near.caseId, 0.85],
    ],
  )
  assert.deepEqual(ranking.body.scale, { validFrom: '2026-01-01', source: 'domain.md 6.5', usualScoreMin: 0.5 })
})

test('a vacancy is a draft until its employer is vetted with every check, and is matched with nobody before it is open', async () => {
  const made = await emile.ask(employment.registerVacancy, shop)
  assert.equal(made.body.status, 'DRAFT')
  const vacancyId = made.body.id
  const who = await seeker()
  assert.equal(refusal(await emile.ask(employment.moveVacancy, { vacancyId, to: 'OPEN' })), 'step_not_possible')
  assert.equal(refusal(await emile.ask(employment.vetVacancy, { vacancyId, checks: ['SITE_VISIT'] })), 'employer_not_vetted')
  assert.equal(await matchOf(who, vacancyId), undefined)
  assert.equal(refusal(await emile.ask(employment.propose, { candidateId: who.candidateId, vacancyId })), 'vacancy_not_open')
  assert.equal((await emile.ask(employment.vetVacancy, { vacancyId, checks: EmployerCheck.options })).body.status, 'VETTED')
  assert.equal((await emile.ask(employment.moveVacancy, { vacancyId, to: 'OPEN' })).body.status, 'OPEN')
  assert.equal((await matchOf(who, vacancyId))!.score, 1)
})

test('a vacancy that cannot be is refused with the word for it', async () => {
  for (const [change, word] of [
    [{ occupation: '5523' }, 'unknown_occupation'],
    [{ wageMaxMinor: 10 }, 'wages_out_of_order'],
    [{ deadlineOn: addDays(shop.startsOn, 1) }, 'deadline_after_start'],
    [{ office: 2 }, 'not_your_office'],
  ] as const)
    assert.equal(refusal(await emile.ask(employment.registerVacancy, { ...shop, ...change })), word)
})

test('vacancies are read page by page, the newest first, and a vacancy sent twice is registered once', async () => {
  const id = newId() as VacancyId
  const command = newId()
  for (const _ of [1, 2]) assert.equal((await emile.ask(employment.registerVacancy, { ...shop, id }, { command })).body.id, id)
  await emile.ask(employment.registerVacancy, shop)
  assert.equal(refusal(await emile.ask(employment.registerVacancy, { ...shop, id })), 'id_taken')
  const first = await emile.ask(employment.listVacancies, { limit: 1, status: 'DRAFT' })
  const second = await emile.ask(employment.listVacancies, { limit: 1, status: 'DRAFT', after: first.body.next! })
  assert.equal(second.body.items[0]!.id, id)
  assert.ok(first.body.items[0]!.createdAt >= second.body.items[0]!.createdAt)
})

test('the profile of somebody is read back as they said it, written anew as a whole, and never over a colleague’s words', async () => {
  const { caseId, personId, candidateId } = await seeker({
    experiences: [{ occupation: '5223', months: 14 }],
    skills: [{ code: 'SALES', level: 4 }],
    languages: [{ language: 'ckb', level: 'C2' }],
    avoids: ['IQ-SU'],
    wageMinMinor: 40_000,
    currency: 'USD',
  })
  const read = async () => (await emile.ask(employment.getProfiles, { caseId })).body
  const file = await read()
  assert.equal(file.isForeseen, true)
  assert.equal(file.profiles.length, 2, 'a spouse may look for work too')
  const { candidate, sharesWithEmployers } = file.profiles.find(({ person }) => person.id === personId)!
  assert.equal(sharesWithEmployers, true)
  assert.deepEqual(
    [candidate!.id, candidate!.experiences, candidate!.skills, candidate!.avoids, candidate!.wageMinMinor, candidate!.status],
    [candidateId, [{ occupation: '5223', months: 14 }], [{ code: 'SALES', level: 4 }], ['IQ-SU'], 40_000, 'ACTIVE'],
  )
  const again = { ...seller, desired: ['7115', '5223'], caseId, personId }
  assert.equal(refusal(await emile.ask(employment.writeProfile, again)), 'changed_meanwhile')
  const changed = await emile.ask(employment.writeProfile, { ...again, seenAt: candidate!.updatedAt })
  assert.deepEqual([changed.body.id, changed.body.desired, changed.body.experiences], [candidateId, ['7115', '5223'], []])
  assert.equal(refusal(await emile.ask(employment.writeProfile, { ...again, seenAt: candidate!.updatedAt })), 'changed_meanwhile')
  assert.deepEqual((await eventsOf(caseId)).slice(-2), ['work_profile_written', 'work_profile_changed'])
})

test('nothing is written about the work of a stranger to the case, of a child, or in a case that has ended', async () => {
  const family = await couple()
  const other = await couple()
  const asked = { ...seller, caseId: family.caseId, personId: other.personId }
  assert.equal(refusal(await emile.ask(employment.writeProfile, asked)), 'person_not_in_case')
  await office.admin.query(`begin; set local app.offices = '1'`)
  await office.admin.query('update people_person set born_on = $2 where id = $1', [family.personId, addDays(today, -6000)])
  await office.admin.query('commit')
  assert.equal(refusal(await emile.ask(employment.writeProfile, { ...asked, personId: family.personId })), 'under_legal_age')
  assert.equal((await emile.ask(employment.getProfiles, { caseId: family.caseId })).body.profiles.length, 1)
  await office.admin.query(`begin; set local app.offices = '1'`)
  await office.admin.query(`update cases_case set status = 'CLOSED' where id = $1`, [other.caseId])
  await office.admin.query('commit')
  assert.equal(refusal(await emile.ask(employment.writeProfile, { ...asked, caseId: other.caseId })), 'case_ended')
})

test('somebody who did not consent to share is shown apart, and proposed to nobody', async () => {
  const vacancyId = await openVacancy()
  const who = await seeker({}, { consents: false })
  assert.deepEqual((await matchOf(who, vacancyId))!.excludedBy, ['NO_CONSENT_TO_SHARE'])
  assert.equal(refusal(await emile.ask(employment.propose, { candidateId: who.candidateId, vacancyId })), 'no_share_consent')
})

test('a yes to one employer, or to a partner, is not a yes to another employer', async () => {
  const vacancyId = await openVacancy()
  const sharing = { kind: 'DATA_SHARING', form: 'EXPLICIT_ORAL', language: 'fr', scope: ['IDENTITY', 'WORK'] } as const
  const yes = [
    [{ recipient: 'PARTNER', scope: ['IDENTITY', 'JOURNEY'] }, ['NO_CONSENT_TO_SHARE']],
    [{ recipient: 'EMPLOYER', recipientName: 'Garage-Exemple' }, ['NO_CONSENT_TO_SHARE']],
    [{ recipient: 'EMPLOYER', scope: ['IDENTITY'] }, ['NO_CONSENT_TO_SHARE']],
    [{ recipient: 'EMPLOYER', recipientName: 'Épicerie-Exemple (fictive)' }, []],
  ] as const
  const who = await seeker({}, { consents: false })
  for (const [named, excludedBy] of yes) {
    const given = await celia.ask(people.recordConsent, { ...sharing, ...named, personId: who.personId } as never)
    assert.equal(given.status, 200, JSON.stringify(given.body))
    assert.deepEqual((await matchOf(who, vacancyId))!.excludedBy, excludedBy)
  }
})

test('whoever pauses is ranked for nobody, and takes part again the day they say so', async () => {
  const vacancyId = await openVacancy()
  const who = await seeker()
  const isRanked = async () =>
    (await emile.ask(employment.listCandidatesFor, { vacancyId })).body.items.some(({ caseId }) => caseId === who.caseId)
  assert.equal(await isRanked(), true)
  assert.equal((await emile.ask(employment.setStanding, { candidateId: who.candidateId, status: 'PAUSED' })).body.status, 'PAUSED')
  assert.equal(await isRanked(), false)
  assert.equal(refusal(await emile.ask(employment.propose, { candidateId: who.candidateId, vacancyId })), 'not_looking_for_work')
  await emile.ask(employment.setStanding, { candidateId: who.candidateId, status: 'ACTIVE' })
  assert.equal(await isRanked(), true)
})

test('a low score is proposed with a reason only, and the score of the day is kept', async () => {
  const vacancyId = await openVacancy({ mustSkills: [{ code: 'CASH_DESK', level: 3 }], region: 'IQ-DA' })
  const who = await seeker()
  const asked = { candidateId: who.candidateId, vacancyId }
  assert.equal(refusal(await emile.ask(employment.propose, asked)), 'accepted', 'a half is enough')
  const far = await openVacancy({ mustSkills: [{ code: 'CASH_DESK', level: 3 }], region: 'IQ-DA', occupation: '5120' })
  assert.ok((await matchOf(who, far))!.score < 0.5)
  assert.equal(refusal(await emile.ask(employment.propose, { ...asked, vacancyId: far })), 'low_score_without_reason')
  const made = await emile.ask(employment.propose, { ...asked, vacancyId: far, reason: 'L’employeur forme à la caisse' })
  assert.deepEqual([made.status, made.body.score], [200, (await matchOf(who, far))!.score])
})

test('from a proposal to the first day of work: the person is placed, the vacancy is filled, and the case tells it', async () => {
  const vacancyId = await openVacancy()
  const [who, late] = [await seeker(), await seeker()]
  const referralId = await proposed(who, vacancyId)
  const other = await proposed(late, vacancyId)
  assert.equal(refusal(await emile.ask(employment.propose, { candidateId: who.candidateId, vacancyId })), 'already_proposed')
  assert.equal(refusal(await emile.ask(employment.moveReferral, { referralId, to: 'SENT' })), 'step_not_possible')
  await walk(referralId, 'ACCEPTED_BY_CANDIDATE', 'SENT', 'OFFER')
  await walk(other, 'ACCEPTED_BY_CANDIDATE', 'SENT', 'INTERVIEW', 'OFFER')
  assert.equal(refusal(await emile.ask(employment.moveReferral, { referralId, to: 'HIRED' })), 'first_day_missing')
  await walk(referralId, 'HIRED')
  const { vacancy, referrals } = (await emile.ask(employment.getVacancy, { vacancyId })).body
  assert.equal(vacancy.status, 'FILLED')
  assert.deepEqual(referrals.map(({ status, startedOn }) => [status, startedOn]).toSorted(), [
    ['HIRED', today],
    ['OFFER', null],
  ])
  assert.equal(refusal(await emile.ask(employment.moveReferral, { referralId: other, to: 'HIRED', startedOn: today })), 'no_opening_left')
  const { profiles } = (await emile.ask(employment.getProfiles, { caseId: who.caseId })).body
  assert.equal(profiles.find(({ person }) => person.id === who.personId)!.candidate!.status, 'PLACED')
  assert.deepEqual((await eventsOf(who.caseId)).slice(-5), [
    'referral_moved',
    'referral_moved',
    'referral_moved',
    'person_placed',
    'work_standing_set',
  ])
})

test('two who are hired at once for one opening: one begins, the other is told that nothing is left', async () => {
  const vacancyId = await openVacancy()
  const referrals = [await proposed(await seeker(), vacancyId), await proposed(await seeker(), vacancyId)]
  for (const referralId of referrals) await walk(referralId, 'ACCEPTED_BY_CANDIDATE', 'SENT', 'OFFER')
  const answers = await Promise.all(
    referrals.map((referralId) => emile.ask(employment.moveReferral, { referralId, to: 'HIRED', startedOn: today })),
  )
  assert.deepEqual(answers.map(refusal).toSorted(), ['accepted', 'no_opening_left'])
})

test('consent withdrawn between the yes and the sending stops the sending', async () => {
  const vacancyId = await openVacancy()
  const who = await seeker()
  const referralId = await proposed(who, vacancyId)
  await walk(referralId, 'ACCEPTED_BY_CANDIDATE')
  const file = await celia.ask(people.getPerson, { personId: who.personId })
  const consent = file.body.consents.find(({ kind }) => kind === 'DATA_SHARING')!
  assert.equal((await celia.ask(people.withdrawConsent, { consentId: consent.id })).status, 200)
  assert.equal(refusal(await emile.ask(employment.moveReferral, { referralId, to: 'SENT' })), 'no_share_consent')
  assert.equal(
    refusal(await emile.ask(employment.moveReferral, { referralId, to: 'DECLINED', endReason: 'Elle ne souhaite plus' })),
    'accepted',
  )
})

test('a proposal sent twice with the same command is made once', async () => {
  const vacancyId = await openVacancy()
  const who = await seeker()
  const command = newId()
  const first = await emile.ask(employment.propose, { candidateId: who.candidateId, vacancyId }, { command })
  const again = await emile.ask(employment.propose, { candidateId: who.candidateId, vacancyId }, { command })
  assert.deepEqual([again.body.id, again.replayed], [first.body.id, true])
})

test('a supervisor reads and does not write; a counsellor, Marseille and whoever works at the airport find nothing', async () => {
  const vacancyId = await openVacancy()
  const who = await seeker()
  const asked = { candidateId: who.candidateId, vacancyId }
  const supervisor = await office.as('superviseur@paris.example.org')
  assert.equal((await supervisor.ask(employment.listCandidatesFor, { vacancyId })).status, 200)
  assert.equal((await supervisor.ask(employment.propose, asked)).status, 404)
  for (const email of ['conseil@paris.example.org', 'transit@paris.example.org', 'mouvements@marseille.example.org']) {
    const stranger = await office.as(email)
    assert.equal((await stranger.ask(employment.getVacancy, { vacancyId })).status, 404, email)
    assert.equal((await stranger.ask(employment.listMatches, { candidateId: who.candidateId })).status, 404, email)
    assert.equal((await stranger.ask(employment.propose, asked)).status, 404, email)
  }
})

test('somebody whose file is sealed is ranked for the members of the compartment and for nobody else', async () => {
  const vacancyId = await openVacancy()
  const who = await seeker({}, { compartment: 1 })
  const sealed = await office.as('sealed@paris.example.org')
  const isRankedFor = async (visitor: Visitor) =>
    (await visitor.ask(employment.listCandidatesFor, { vacancyId })).body.items.some(({ caseId }) => caseId === who.caseId)
  assert.deepEqual([await isRankedFor(sealed), await isRankedFor(emile)], [true, false])
  assert.equal((await emile.ask(employment.listMatches, { candidateId: who.candidateId })).status, 404)
  const made = await sealed.ask(employment.propose, { candidateId: who.candidateId, vacancyId })
  assert.equal(made.status, 200)
  assert.deepEqual((await emile.ask(employment.getVacancy, { vacancyId })).body.referrals, [])
  assert.equal((await emile.ask(employment.moveReferral, { referralId: made.body.id, to: 'DECLINED' })).status, 404)
})

test('an armed-forces code keeps its leading nought on its way through the database', async () => {
  const made = await emile.ask(employment.registerVacancy, { ...shop, occupation: '0310' as never, startsOn: addDays(today, 3) as Day })
  const found = await emile.ask(employment.getVacancy, { vacancyId: made.body.id })
  assert.equal(found.body.vacancy.occupation, '0310')
})
