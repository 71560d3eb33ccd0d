import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { day } from '#domain/kit/day.ts'
import type { OrganisationId } from '#domain/liaison/words.ts'
import { readPack } from '#packs/read-pack.ts'
import type { MovementTypeSheet } from './movement-type-words.ts'
import { MovementType } from './movement-types.ts'
import {
  checkParty,
  keepsStatesApart,
  type NamedOrganisations,
  openDemands,
  settleParties,
  standingPartiesOf,
  wantedOf,
} from './party-rules.ts'
import type { PartyDraft, StandingParty } from './party-words.ts'

const reading = readPack(join(import.meta.dirname, '../../packs'))
assert.ok(reading.ok)
const sheets = new Map(reading.pack.movementTypes.map((sheet) => [sheet.code, sheet]))
const sheetOf = (code: MovementType): MovementTypeSheet => sheets.get(code)!

const id = (name: string) => name as OrganisationId
const organisations: NamedOrganisations = new Map([
  ['hcr', { kind: 'UNHCR_OFFICE', status: 'ACTIVE' }],
  ['parrains', { kind: 'SPONSOR', status: 'ACTIVE' }],
  ['université', { kind: 'UNIVERSITY', status: 'ACTIVE' }],
  ['employeur', { kind: 'EMPLOYER', status: 'ACTIVE' }],
  ['équipe', { kind: 'INTERNATIONAL_ORGANISATION', status: 'DORMANT' }],
  ['foyer', { kind: 'ASSOCIATION', status: 'ACTIVE' }],
  ['compagnie', { kind: 'CARRIER', status: 'ACTIVE' }],
  ['fermée', { kind: 'SPONSOR', status: 'ENDED' }],
])
const state = (kind: PartyDraft['kind'], code: string, more: Partial<PartyDraft> = {}): PartyDraft => ({ kind, state: code, ...more })
const organisation = (kind: PartyDraft['kind'], name: string, more: Partial<PartyDraft> = {}): PartyDraft => ({
  kind,
  organisationId: id(name),
  ...more,
})

/** domain.md 1.1, row by row: with whom a case of each type opens. */
const opens: Record<MovementType, PartyDraft[][]> = {
  RESETTLEMENT: [[organisation('UNHCR_SUBMISSION', 'hcr', { reference: 'SUB-1' })], [state('ACCEPTING_STATE', 'CAN')]],
  HUM_ADMISSION: [[state('ACCEPTING_STATE', 'FRA', { reference: 'VISA-1' })]],
  COMMUNITY_SPONSORSHIP: [[organisation('SPONSOR', 'parrains'), state('ACCEPTING_STATE', 'FRA')]],
  EDU_PATHWAY: [[organisation('UNIVERSITY', 'université', { reference: 'INSCR-1' }), state('ACCEPTING_STATE', 'FRA')]],
  LABOUR_MOBILITY: [[organisation('EMPLOYER', 'employeur'), state('ACCEPTING_STATE', 'FRA')]],
  FAMILY_REUNIFICATION: [[{ kind: 'FAMILY' }]],
  RELOCATION_EU: [[state('BENEFITTING_STATE', 'GRC'), state('RELOCATION_STATE', 'FRA', { reference: 'REL-1' })]],
  DUBLIN_TRANSFER: [[state('TRANSFERRING_STATE', 'FRA'), state('RESPONSIBLE_STATE', 'ITA', { reference: 'DUB-1' })]],
  VHR: [[{ kind: 'PERSON' }, state('HOST_STATE', 'LBY')]],
  AVRR: [[{ kind: 'PERSON' }]],
  REPATRIATION: [
    [organisation('UNHCR_REFERENCE', 'hcr', { reference: 'VOLREP-1' })],
    [{ kind: 'IOM_COMPETENCE', reference: 'MOU-1', reason: 'Accord-Exemple, article 2' }],
  ],
  EVACUATION_INTL: [[state('REQUESTING_STATE', 'FRA', { reason: 'Protection consulaire', lastResort: 'Aucune autre voie sûre' })]],
  EVACUATION_INTERNAL: [[organisation('HUMANITARIAN_TEAM', 'équipe', { reference: 'HCT-1' })]],
  STRANDED_FUND: [[{ kind: 'IOM_OFFICE', reference: 'HASM-1', reason: 'Documents volés' }]],
  VOT_RETURN: [[{ kind: 'PERSON' }, organisation('RECEIVING_SERVICE', 'foyer')]],
  GOV_PASSENGER: [[{ kind: 'PERSON' }, organisation('CARRIER', 'compagnie')]],
}

for (const type of MovementType.options) {
  test(`${type}: nobody opens a case without each of its parties, and with them it opens`, () => {
    for (const given of opens[type]) {
      const settled = settleParties(sheetOf(type), given, [], organisations)
      assert.ok(settled.ok, `${type}: ${settled.ok ? '' : settled.refusal}`)
      assert.deepEqual(
        settled.value.map(({ kind, fromProgramme }) => [kind, fromProgramme]),
        given.map(({ kind }) => [kind, false]),
      )
      for (const without of given) {
        const refused = settleParties(
          sheetOf(type),
          given.filter((each) => each !== without),
          [],
          organisations,
        )
        assert.ok(!refused.ok)
        const demand = sheetOf(type).parties.find(({ oneOf }) => oneOf.some(({ kind }) => kind === without.kind))!
        assert.deepEqual([refused.refusal, refused.details], ['party_missing', { wanted: wantedOf(demand), type }])
      }
    }
  })

  test(`${type}: a party of which something is not said does not open it`, () => {
    for (const given of opens[type])
      for (const party of given)
        for (const [field, word] of [
          ['state', 'STATE'],
          ['organisationId', 'ORGANISATION'],
          ['reference', 'REFERENCE'],
          ['reason', 'REASON'],
          ['lastResort', 'LAST_RESORT'],
        ] as const) {
          if (party[field] === undefined) continue
          const { [field]: _left, ...rest } = party
          const refused = settleParties(
            sheetOf(type),
            given.map((each) => (each === party ? rest : each)),
            [],
            organisations,
          )
          assert.ok(!refused.ok, `${party.kind} without ${field}`)
          assert.deepEqual([refused.refusal, refused.details], ['party_incomplete', { party: party.kind, field: word }])
        }
  })
}

test('an evacuation opens only for a State that says by what right it asks and why there is no other way (M141)', () => {
  const { oneOf } = sheetOf('EVACUATION_INTL').parties[0]!
  assert.deepEqual(
    oneOf.map(({ kind, by, demands }) => [kind, by, demands]),
    [['REQUESTING_STATE', 'STATE', ['REASON', 'LAST_RESORT']]],
  )
})

test('whoever gives a party that does not fit is told why', () => {
  const refused: [why: string, type: MovementType, given: PartyDraft[], word: string][] = [
    ['the same party twice', 'AVRR', [{ kind: 'PERSON' }, { kind: 'PERSON' }], 'party_twice'],
    ['a sponsor for a return', 'AVRR', [{ kind: 'PERSON' }, organisation('SPONSOR', 'parrains')], 'party_not_of_type'],
    [
      'a relocation to a State outside',
      'RELOCATION_EU',
      [state('BENEFITTING_STATE', 'GRC'), state('RELOCATION_STATE', 'CAN', { reference: 'R' })],
      'party_state_not_covered',
    ],
    [
      'a State that relieves itself',
      'RELOCATION_EU',
      [state('BENEFITTING_STATE', 'FRA'), state('RELOCATION_STATE', 'FRA', { reference: 'R' })],
      'parties_same_state',
    ],
    [
      'an organisation nobody knows',
      'COMMUNITY_SPONSORSHIP',
      [organisation('SPONSOR', 'inconnue'), state('ACCEPTING_STATE', 'FRA')],
      'party_organisation_unknown',
    ],
    [
      'an airline as a sponsor',
      'COMMUNITY_SPONSORSHIP',
      [organisation('SPONSOR', 'compagnie'), state('ACCEPTING_STATE', 'FRA')],
      'party_organisation_kind',
    ],
    [
      'a sponsor who has ended',
      'COMMUNITY_SPONSORSHIP',
      [organisation('SPONSOR', 'fermée'), state('ACCEPTING_STATE', 'FRA')],
      'organisation_ended',
    ],
  ]
  for (const [why, type, given, word] of refused) {
    const answer = settleParties(sheetOf(type), given, [], organisations)
    assert.ok(!answer.ok && answer.refusal === word, `${why}: ${answer.ok ? 'opened' : answer.refusal}`)
  }
})

const standing: StandingParty[] = [
  {
    programme: 'TRANSIT_CDG',
    kind: 'ACCEPTING_STATE',
    state: 'DESTINATION',
    source: 'design',
    validFrom: day('2026-01-01'),
    validTo: day('2026-12-31'),
    toBeChecked: true,
  },
]

test('a family of a programme that always has the party opens without anybody typing it, and who types one is believed', () => {
  const usual = standingPartiesOf(standing, 'TRANSIT_CDG', 'CAN', day('2026-06-01'))
  assert.deepEqual(usual, [{ kind: 'ACCEPTING_STATE', state: 'CAN' }])
  const opened = settleParties(sheetOf('RESETTLEMENT'), [], usual, organisations)
  assert.ok(opened.ok)
  assert.deepEqual(opened.value, [{ kind: 'ACCEPTING_STATE', state: 'CAN', fromProgramme: true }])
  const typed = settleParties(
    sheetOf('RESETTLEMENT'),
    [organisation('UNHCR_SUBMISSION', 'hcr', { reference: 'SUB-9' })],
    usual,
    organisations,
  )
  assert.ok(typed.ok)
  assert.deepEqual(
    typed.value.map(({ kind, fromProgramme }) => [kind, fromProgramme]),
    [['UNHCR_SUBMISSION', false]],
  )
})

test('a standing party helps nobody of another programme, out of its days, or while nobody knows where the family goes', () => {
  assert.deepEqual(standingPartiesOf(standing, 'ARER', 'CAN', day('2026-06-01')), [])
  assert.deepEqual(standingPartiesOf(standing, 'TRANSIT_CDG', 'CAN', day('2027-01-01')), [])
  assert.deepEqual(standingPartiesOf(standing, 'TRANSIT_CDG', null, day('2026-06-01')), [])
})

test('a form asks for what is left open, and for nothing else', () => {
  assert.deepEqual(openDemands(sheetOf('COMMUNITY_SPONSORSHIP'), []).map(wantedOf), ['SPONSOR', 'ACCEPTING_STATE'])
  assert.deepEqual(openDemands(sheetOf('COMMUNITY_SPONSORSHIP'), [{ kind: 'ACCEPTING_STATE' }]).map(wantedOf), ['SPONSOR'])
  assert.deepEqual(openDemands(sheetOf('RESETTLEMENT'), [{ kind: 'UNHCR_SUBMISSION' }]), [])
})

test('a correction keeps two States apart as the opening did', () => {
  const sheet = sheetOf('RELOCATION_EU')
  const others = [state('BENEFITTING_STATE', 'GRC'), state('RELOCATION_STATE', 'FRA')]
  assert.equal(keepsStatesApart(sheet, others, state('RELOCATION_STATE', 'GRC')), false)
  assert.equal(keepsStatesApart(sheet, others, state('BENEFITTING_STATE', 'ITA')), true)
  assert.equal(keepsStatesApart(sheetOf('COMMUNITY_SPONSORSHIP'), others, state('ACCEPTING_STATE', 'GRC')), true)
  assert.ok(checkParty(sheet, state('RELOCATION_STATE', 'FRA', { reference: 'R' }), organisations).ok)
})
