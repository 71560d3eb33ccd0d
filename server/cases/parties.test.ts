import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import * as cases from '#domain/cases/contract.ts'
import * as party from '#domain/cases/party-contract.ts'
import * as rolls from '#domain/cases/roll-contract.ts'
import type { CaseId } from '#domain/cases/words.ts'
import type { CountryCode } from '#domain/kit/place.ts'
import * as liaison from '#domain/liaison/contract.ts'
import type { OrganisationId, OrganisationKind } from '#domain/liaison/words.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import { MovementType } from '#domain/programmes/movement-types.ts'
import type { PartyDraft } from '#domain/programmes/party-words.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'

let office: TestOffice
let agent: Visitor
const organisations = new Map<OrganisationKind, OrganisationId>()
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
  for (const kind of [
    'UNHCR_OFFICE',
    'SPONSOR',
    'UNIVERSITY',
    'EMPLOYER',
    'INTERNATIONAL_ORGANISATION',
    'ASSOCIATION',
    'CARRIER',
  ] as const) {
    const added = await agent.ask(liaison.addOrganisation, { kind, name: `${kind}-Exemple` })
    organisations.set(kind, added.body.id)
  }
})
after(() => office.close())

const state = (kind: PartyDraft['kind'], code: string, more: Partial<PartyDraft> = {}): PartyDraft => ({
  kind,
  state: code as CountryCode,
  ...more,
})
const of = (kind: PartyDraft['kind'], which: OrganisationKind, more: Partial<PartyDraft> = {}): PartyDraft => ({
  kind,
  organisationId: organisations.get(which)!,
  ...more,
})

/** Of each type the programme it is opened under, and its parties; those of the first three are given by their programme. */
const opening: Record<MovementType, () => { programmeCode: string; destinationCountry?: string; parties: PartyDraft[] }> = {
  RESETTLEMENT: () => ({ programmeCode: 'TRANSIT_CDG', destinationCountry: 'CAN', parties: [] }),
  AVRR: () => ({ programmeCode: 'ARER', destinationCountry: 'AFG', parties: [] }),
  FAMILY_REUNIFICATION: () => ({ programmeCode: 'FAMILY_REUNIFICATION', parties: [] }),
  HUM_ADMISSION: () => ({ programmeCode: 'HUM_ADMISSION', parties: [state('ACCEPTING_STATE', 'FRA', { reference: 'V-1' })] }),
  COMMUNITY_SPONSORSHIP: () => ({
    programmeCode: 'COMMUNITY_SPONSORSHIP',
    parties: [of('SPONSOR', 'SPONSOR'), state('ACCEPTING_STATE', 'FRA')],
  }),
  EDU_PATHWAY: () => ({
    programmeCode: 'EDU_PATHWAY',
    parties: [of('UNIVERSITY', 'UNIVERSITY', { reference: 'I-1' }), state('ACCEPTING_STATE', 'FRA')],
  }),
  LABOUR_MOBILITY: () => ({ programmeCode: 'LABOUR_MOBILITY', parties: [of('EMPLOYER', 'EMPLOYER'), state('ACCEPTING_STATE', 'FRA')] }),
  RELOCATION_EU: () => ({
    programmeCode: 'RELOCATION_EU',
    parties: [state('BENEFITTING_STATE', 'GRC'), state('RELOCATION_STATE', 'FRA', { reference: 'R-1' })],
  }),
  DUBLIN_TRANSFER: () => ({
    programmeCode: 'DUBLIN_TRANSFER',
    destinationCountry: 'ITA',
    parties: [state('TRANSFERRING_STATE', 'FRA'), state('RESPONSIBLE_STATE', 'ITA', { reference: 'D-1' })],
  }),
  VHR: () => ({ programmeCode: 'VHR', destinationCountry: 'NGA', parties: [{ kind: 'PERSON' }, state('HOST_STATE', 'LBY')] }),
  REPATRIATION: () => ({
    programmeCode: 'REPATRIATION',
    destinationCountry: 'SOM',
    parties: [of('UNHCR_REFERENCE', 'UNHCR_OFFICE', { reference: 'VR-1' })],
  }),
  EVACUATION_INTL: () => ({
    programmeCode: 'EVACUATION_INTL',
    parties: [state('REQUESTING_STATE', 'FRA', { reason: 'Protection consulaire-Exemple', lastResort: 'Aucune route sûre-Exemple' })],
  }),
  EVACUATION_INTERNAL: () => ({
    programmeCode: 'EVACUATION_INTERNAL',
    destinationCountry: 'SDN',
    parties: [of('HUMANITARIAN_TEAM', 'INTERNATIONAL_ORGANISATION', { reference: 'H-1' })],
  }),
  STRANDED_FUND: () => ({
    programmeCode: 'STRANDED_FUND',
    destinationCountry: 'GHA',
    parties: [{ kind: 'IOM_OFFICE', reference: 'F-1', reason: 'Documents volés-Exemple' }],
  }),
  VOT_RETURN: () => ({
    programmeCode: 'VOT_RETURN',
    destinationCountry: 'NGA',
    parties: [{ kind: 'PERSON' }, of('RECEIVING_SERVICE', 'ASSOCIATION')],
  }),
  GOV_PASSENGER: () => ({
    programmeCode: 'GOV_PASSENGER',
    destinationCountry: 'CAN',
    parties: [{ kind: 'PERSON' }, of('CARRIER', 'CARRIER')],
  }),
}

for (const type of MovementType.options) {
  test(`M132, M134, M152 ${type}: it opens with its parties, keeps them with its version, and refuses to open without each of them`, async () => {
    const { parties, ...draft } = opening[type]()
    const opened = await agent.ask(cases.openCase, { ...draft, parties } as never)
    assert.deepEqual(
      [opened.status, opened.body.movementType, opened.body.movementTypeVersion],
      [200, type, 1],
      JSON.stringify(opened.body),
    )
    const story = await agent.ask(cases.getCase, { caseId: opened.body.id })
    assert.ok(story.body.parties.length > 0)
    for (const given of parties) {
      const kept = story.body.parties.find(({ kind }) => kind === given.kind)
      assert.deepEqual(
        [
          kept?.state ?? undefined,
          kept?.organisationId ?? undefined,
          kept?.reference ?? undefined,
          kept?.reason ?? undefined,
          kept?.fromProgramme,
        ],
        [given.state, given.organisationId, given.reference, given.reason, false],
      )
      const refused = await agent.ask(cases.openCase, { ...draft, parties: parties.filter((each) => each !== given) } as never)
      assert.deepEqual([refused.status, refused.body.refusal, refused.body.details?.type], [409, 'party_missing', type], given.kind)
    }
    const needs = await agent.ask(clearances.getReadiness, { caseId: opened.body.id })
    assert.ok(needs.status === 200)
  })
}

test('a case of a programme that always has its party keeps a copy, marked as such', async () => {
  const opened = await agent.ask(cases.openCase, { programmeCode: 'TRANSIT_CDG', destinationCountry: 'SWE' as CountryCode })
  const { parties } = (await agent.ask(cases.getCase, { caseId: opened.body.id })).body
  assert.deepEqual(
    parties.map(({ kind, state: code, fromProgramme }) => [kind, code, fromProgramme]),
    [['ACCEPTING_STATE', 'SWE', true]],
  )
})

test('a refused case leaves nothing behind, and one sent twice is opened once with its parties', async () => {
  const count = async () => Number((await office.admin.query('select count(*) from cases_case')).rows[0].count)
  const before = await count()
  assert.equal((await agent.ask(cases.openCase, { programmeCode: 'EVACUATION_INTL' })).body.refusal, 'party_missing')
  assert.equal(await count(), before)
  const command = crypto.randomUUID()
  const input = { ...opening.EVACUATION_INTL() } as never
  const [first, again] = [await agent.ask(cases.openCase, input, { command }), await agent.ask(cases.openCase, input, { command })]
  assert.deepEqual([again.replayed, again.body.id], [true, first.body.id])
  assert.equal((await agent.ask(cases.getCase, { caseId: first.body.id })).body.parties.length, 1)
})

test('a party that is corrected stands anew, what it was stays with its day, and the case tells it without a name', async () => {
  const opened = await agent.ask(cases.openCase, opening.RELOCATION_EU() as never)
  const caseId = opened.body.id
  const record = (more: PartyDraft) => agent.ask(party.recordParty, { caseId, ...more })
  assert.equal((await record(state('BENEFITTING_STATE', 'FRA'))).body.refusal, 'parties_same_state')
  assert.equal((await record(state('RELOCATION_STATE', 'FRA'))).body.refusal, 'party_incomplete')
  const recorded = await record(state('BENEFITTING_STATE', 'ITA'))
  assert.deepEqual(recorded.body.parties.map(({ kind, state: code }) => [kind, code]).toSorted(), [
    ['BENEFITTING_STATE', 'ITA'],
    ['RELOCATION_STATE', 'FRA'],
  ])
  const rows = await office.admin.query(
    `select state, replaced_at is not null as replaced from cases_party where case_id = $1 and kind = 'BENEFITTING_STATE' order by recorded_at`,
    [caseId],
  )
  assert.deepEqual(rows.rows, [
    { state: 'GRC', replaced: true },
    { state: 'ITA', replaced: false },
  ])
  const told = await agent.ask(cases.timeline, { caseId })
  assert.deepEqual(told.body.items.find(({ name }) => name === 'party_recorded')?.facts, { party: 'BENEFITTING_STATE', replaced: true })
  await agent.ask(cases.withdrawCase, { caseId })
  assert.equal((await record(state('BENEFITTING_STATE', 'GRC'))).body.refusal, 'case_ended')
})

test('a counsellor records a party; a doctor and an auditor do not; another office and a sealed case are not there', async () => {
  const opened = await agent.ask(cases.openCase, opening.VHR() as never)
  const record = (who: Visitor, caseId: CaseId) => who.ask(party.recordParty, { caseId, ...state('HOST_STATE', 'YEM') })
  assert.equal((await record(await office.as('conseil@paris.example.org'), opened.body.id)).status, 200)
  for (const email of [
    'medical@paris.example.org',
    'audit@paris.example.org',
    'liaison@paris.example.org',
    'mouvements@marseille.example.org',
  ])
    assert.equal((await record(await office.as(email), opened.body.id)).status, 404, email)
  const insider = await office.as('sealed@paris.example.org')
  const sealed = await insider.ask(cases.openCase, { ...opening.VHR(), compartment: 1 } as never)
  assert.equal(sealed.status, 200)
  assert.equal((await record(agent, sealed.body.id)).status, 404)
})

test('an organisation of Marseille, a sealed one and one that never was are the same to whoever opens an open case in Paris', async () => {
  const marseille = await (
    await office.as('mouvements@marseille.example.org')
  ).ask(liaison.addOrganisation, { kind: 'SPONSOR', name: 'Mer-Exemple' })
  const sealed = await (
    await office.as('sealed@paris.example.org')
  ).ask(liaison.addOrganisation, {
    kind: 'SPONSOR',
    name: 'Scellé-Exemple',
    compartment: 1,
  })
  const answers = []
  for (const organisationId of [marseille.body.id, sealed.body.id, crypto.randomUUID() as OrganisationId]) {
    const refused = await agent.ask(cases.openCase, {
      programmeCode: 'COMMUNITY_SPONSORSHIP',
      parties: [{ kind: 'SPONSOR', organisationId }, state('ACCEPTING_STATE', 'FRA')],
    })
    answers.push(JSON.stringify(refused.body))
  }
  assert.deepEqual(new Set(answers), new Set([JSON.stringify({ refusal: 'party_organisation_unknown', details: { party: 'SPONSOR' } })]))
})

async function previewOf(programmeCode: string, text: string) {
  const sent = await agent.upload('liste.csv', Buffer.from(text))
  return agent.ask(rolls.previewRoll, { fileId: sent.body.id, programmeCode })
}

test('a roll says which parties are still to be given, refuses without them, and takes them once for all its families', async () => {
  const text = await readFile(new URL('../../examples/roll-demonstration.csv', import.meta.url), 'utf8')
  const preview = await previewOf('COMMUNITY_SPONSORSHIP', text)
  assert.equal(preview.status, 200, JSON.stringify(preview.body))
  assert.deepEqual(
    preview.body.openParties.map(({ oneOf }) => oneOf.map(({ kind }) => kind)),
    [['SPONSOR'], ['ACCEPTING_STATE']],
  )
  const { id: rollId, householdCount } = preview.body.roll
  const decisions = preview.body.duplicates.map(({ row }) => ({ row, samePerson: null }))
  const refused = await agent.ask(rolls.commitRoll, { rollId, decisions })
  assert.deepEqual([refused.status, refused.body.refusal, refused.body.details?.wanted], [409, 'party_missing', 'SPONSOR'])
  const parties = [of('SPONSOR', 'SPONSOR'), state('ACCEPTING_STATE', 'FRA')]
  const committed = await agent.ask(rolls.commitRoll, { rollId, decisions, parties })
  assert.equal(committed.status, 200, JSON.stringify(committed.body))
  const kept = await office.admin.query(
    `select p.kind, count(distinct p.case_id)::int as families, bool_or(p.from_programme) as usual from cases_party p
     join cases_case c on c.id = p.case_id where c.roll_id = $1 group by p.kind order by p.kind`,
    [rollId],
  )
  assert.deepEqual(kept.rows, [
    { kind: 'ACCEPTING_STATE', families: householdCount, usual: false },
    { kind: 'SPONSOR', families: householdCount, usual: false },
  ])
  const undone = await agent.ask(rolls.undoRoll, { rollId })
  assert.equal(undone.status, 200, JSON.stringify(undone.body))
  assert.equal(
    (await office.admin.query(`select 1 from cases_party p join cases_case c on c.id = p.case_id where c.roll_id = $1`, [rollId])).rowCount,
    0,
  )
})

test('a roll of the transit programme goes on as before: each family has the State it goes to', async () => {
  const text = await readFile(new URL('../../examples/roll-demonstration.csv', import.meta.url), 'utf8')
  const preview = await previewOf('TRANSIT_CDG', `${text}\n`)
  assert.deepEqual(preview.body.openParties, [])
  const decisions = preview.body.duplicates.map(({ row }) => ({ row, samePerson: null }))
  const committed = await agent.ask(rolls.commitRoll, { rollId: preview.body.roll.id, decisions })
  assert.equal(committed.status, 200, JSON.stringify(committed.body))
  const kept = await office.admin.query(
    `select bool_and(p.state = c.destination_country) as matches, bool_and(p.from_programme) as usual, count(*)::int as families
     from cases_party p join cases_case c on c.id = p.case_id where c.roll_id = $1`,
    [preview.body.roll.id],
  )
  assert.deepEqual(kept.rows, [{ matches: true, usual: true, families: preview.body.roll.householdCount }])
})
