import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#domain/kit/day.ts'
import { agreementOn, checkAgreement, checkOrganisation, sortKeyOf, wordsOf } from './rules.ts'
import { OrganisationKind } from './words.ts'

test('the seven kinds of the source and those a movement type asks for are all taken', () => {
  for (const kind of OrganisationKind.options) assert.ok(checkOrganisation({ kind, name: 'Organisme-Exemple' }).ok, kind)
  assert.equal(OrganisationKind.options.length, 13)
})

test('whoever writes of a person in the registry of organisations is refused', () => {
  const refused = {
    'a case in a name': [checkOrganisation({ kind: 'ASSOCIATION', name: 'Accueil de OIM-4XK7M2QA' }), 'reference'],
    'a movement in a function': [
      checkOrganisation({ kind: 'CARRIER', name: 'Air-Exemple', contactFunction: 'pour mov-AB12CD34' }),
      'reference',
    ],
    'a passport in terms': [
      checkAgreement(
        { kind: 'CARRIER', status: 'ACTIVE' },
        { tariffTerms: 'P<UTOEXEMPLE<<AMINA<<<<<', source: 'lettre', validFrom: day('2026-01-01'), validTo: null },
      ),
      'document',
    ],
  } as const
  for (const [why, [answer, found]] of Object.entries(refused)) {
    assert.ok(!answer.ok, why)
    assert.deepEqual([answer.refusal, answer.details], ['identifiable_to_liaison', { code: 'E251', found }], why)
  }
})

test('only a carrier has the two signs of a carrier', () => {
  assert.ok(checkOrganisation({ kind: 'CARRIER', name: 'Air-Exemple', carrierCode: 'XX' }).ok)
  const answer = checkOrganisation({ kind: 'UNIVERSITY', name: 'Université-Exemple', carrierCode: 'XX' })
  assert.ok(!answer.ok && answer.refusal === 'carrier_code_of_no_carrier')
})

test('an agreement is taken of a carrier we work with, and refused otherwise', () => {
  const draft = {
    tariffTerms: 'Tarif migrant-Exemple',
    source: 'Lettre du 4 mars',
    validFrom: day('2026-01-01'),
    validTo: day('2026-12-31'),
  }
  assert.ok(checkAgreement({ kind: 'CARRIER', status: 'ACTIVE' }, draft).ok)
  const refused = [
    [{ kind: 'SPONSOR', status: 'ACTIVE' } as const, draft, 'not_a_carrier'],
    [{ kind: 'CARRIER', status: 'ENDED' } as const, draft, 'organisation_ended'],
    [{ kind: 'CARRIER', status: 'ACTIVE' } as const, { ...draft, validTo: day('2025-12-31') }, 'agreement_ends_before_start'],
  ] as const
  for (const [organisation, what, word] of refused) {
    const answer = checkAgreement(organisation, what)
    assert.ok(!answer.ok && answer.refusal === word, word)
  }
})

test('an agent finds the agreement of the day, to its last day', () => {
  const old = { validFrom: day('2025-01-01'), validTo: day('2025-12-31') }
  const open = { validFrom: day('2026-01-01'), validTo: null }
  assert.equal(agreementOn([open, old], day('2025-12-31')), old)
  assert.equal(agreementOn([open, old], day('2030-01-01')), open)
  assert.equal(agreementOn([open, old], day('2024-12-31')), undefined)
})

test('an organisation is found by any word of its names, with accents or without', () => {
  assert.deepEqual(wordsOf(['Université d’Été-Exemple', 'جامعة المثال', null, 'UEE']), [
    'universite',
    'd',
    'ete',
    'exemple',
    'جامعة',
    'المثال',
    'uee',
  ])
  assert.equal(sortKeyOf(' Éléonore '), 'eleonore')
})
