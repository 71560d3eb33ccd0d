import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#domain/kit/day.ts'
import { bagClaimBy, type ClaimFacts, greatCircleKm, sendClaim, settleClaim, totalsOf, workOutClaim } from './claim-rules.ts'
import type { Claim, MishapCost, PassengerRights } from './claim-words.ts'
import { now } from './sample-family.ts'
import { isMailed, mayReadCode, partiesOf, rolesOfParty } from './told-rules.ts'

const terms: PassengerRights = {
  validFrom: '2005-02-17' as Day,
  source: 'sample',
  toBeChecked: false,
  delayFromMin: 180,
  currency: 'EUR',
  bands: [
    { upToKm: 1500, minor: 25_000 },
    { upToKm: 3500, minor: 40_000 },
    { upToKm: null, minor: 60_000 },
  ],
  withinTerritoryBand: 1,
  reducedUnderMin: 240,
  reducedShare: 0.5,
  territory: ['FRA', 'ESP', 'PRT', 'GRC'],
  bagDamageDays: 7,
  bagDelayDays: 21,
}
const paris = { code: 'CDG', country: 'FRA', lat: 49.0097, lon: 2.5479 }
const montreal = { code: 'YUL', country: 'CAN', lat: 45.4706, lon: -73.7408 }
const madrid = { code: 'MAD', country: 'ESP', lat: 40.4719, lon: -3.5626 }
const athens = { code: 'ATH', country: 'GRC', lat: 37.9364, lon: 23.9445 }
const addis = { code: 'ADD', country: 'ETH', lat: 8.9779, lon: 38.7993 }
const reunion = { code: 'RUN', country: 'FRA', lat: -20.8871, lon: 55.5103 }
const tunis = { code: 'TUN', country: 'TUN', lat: 36.851, lon: 10.2272 }

const facts = (from = paris, to = montreal, changes: Partial<ClaimFacts> = {}): ClaimFacts => ({
  code: 'MISCONNECT',
  persons: 5,
  from,
  to,
  fromCode: from.code,
  toCode: to.code,
  delayMinutes: 600,
  communityCarrier: false,
  extraordinary: false,
  ...changes,
})

test('distances are those of the great circle, to a few kilometres', () => {
  const known = [
    [paris, montreal, 5_520],
    [paris, madrid, 1_065],
    [paris, athens, 2_100],
    [paris, addis, 5_580],
    [paris, paris, 0],
  ] as const
  for (const [from, to, km] of known) assert.ok(Math.abs(greatCircleKm(from, to) - km) <= 15, `${to.code}: ${greatCircleKm(from, to)}`)
  assert.equal(greatCircleKm({ lat: 0, lon: 179 }, { lat: 0, lon: -179 }), 222, 'over the line where the date changes')
})

test('a family that reaches Canada ten hours late is owed 600 euros each, to Madrid 250, to Athens 400', () => {
  const owed = (to: typeof paris) => workOutClaim(terms, facts(paris, to))
  assert.deepEqual([owed(montreal).reason, owed(montreal).perPersonMinor, owed(montreal).totalMinor], ['OWED', 60_000, 300_000])
  assert.equal(owed(madrid).perPersonMinor, 25_000)
  assert.equal(owed(athens).perPersonMinor, 40_000)
})

test('the band ends where it says: 1 500 and 3 500 kilometres are still in the nearer one', () => {
  const at = (km: number) => ({ code: 'XXX', country: 'XXX', lat: 0, lon: km / 111.1949 })
  const from = { code: 'YYY', country: 'FRA', lat: 0, lon: 0 }
  const owed = [1_499, 1_500, 1_502, 3_500, 3_502].map((km) => workOutClaim(terms, facts(from, at(km))).perPersonMinor)
  assert.deepEqual(owed, [25_000, 25_000, 40_000, 40_000, 60_000])
})

test('inside Europe nobody is owed more than 400, however far Réunion is', () => {
  const owed = workOutClaim(terms, facts(paris, reunion))
  assert.ok(owed.distanceKm! > 9_000)
  assert.equal(owed.perPersonMinor, 40_000)
})

test('over the longest distances three to four hours late are paid by half', () => {
  const owed = (delayMinutes: number) => workOutClaim(terms, facts(paris, montreal, { delayMinutes }))
  assert.deepEqual([owed(200).reason, owed(200).perPersonMinor], ['OWED_IN_PART', 30_000])
  assert.deepEqual([owed(240).reason, owed(240).perPersonMinor], ['OWED', 60_000])
  assert.equal(workOutClaim(terms, facts(paris, madrid, { delayMinutes: 200 })).perPersonMinor, 25_000)
})

test('nothing is owed, each time with the reason', () => {
  const cases: [string, ClaimFacts][] = [
    ['NOT_LATE_ENOUGH', facts(paris, montreal, { delayMinutes: 179 })],
    ['DELAY_UNKNOWN', facts(paris, montreal, { delayMinutes: null })],
    ['EXTRAORDINARY', facts(paris, montreal, { extraordinary: true })],
    ['NOT_COVERED', facts(addis, montreal)],
    ['NOT_COVERED', facts(addis, paris)], // enters Europe with a carrier from elsewhere
    ['NOT_THIS_KIND', facts(paris, montreal, { code: 'MEDICAL' })],
    ['NOT_THIS_KIND', facts(paris, montreal, { code: null })],
    ['PLACE_UNKNOWN', { ...facts(), to: undefined }],
  ]
  for (const [reason, given] of cases)
    assert.deepEqual([workOutClaim(terms, given).reason, workOutClaim(terms, given).totalMinor], [reason, 0])
  assert.equal(workOutClaim(terms, facts(addis, paris, { communityCarrier: true })).reason, 'OWED')
  assert.equal(workOutClaim(terms, facts(paris, tunis, { code: 'DENIED_BOARDING', delayMinutes: null })).perPersonMinor, 25_000)
})

test('a damaged bag is claimed within seven days of its receipt, a late one within twenty-one', () => {
  assert.equal(bagClaimBy(terms, 'DAMAGED', '2026-12-28' as Day), '2027-01-04')
  assert.equal(bagClaimBy(terms, 'DELAYED', '2026-02-10' as Day), '2026-03-03')
})

const claim: Claim = {
  id: 'c',
  mishapId: 'm',
  workedOut: workOutClaim(terms, facts()),
  status: 'SENT',
  reference: null,
  claimedAt: now,
  settledAt: null,
}

test('a claim is written once, when something is owed, and answered once', () => {
  const refusalOf = (result: { ok: boolean; refusal?: string }) => (result.ok ? 'accepted' : result.refusal)
  assert.equal(refusalOf(sendClaim(claim.workedOut, undefined)), 'accepted')
  assert.equal(refusalOf(sendClaim(claim.workedOut, claim)), 'claimed_already')
  assert.equal(refusalOf(sendClaim(workOutClaim(terms, facts(addis, montreal)), undefined)), 'nothing_is_owed')
  assert.equal(refusalOf(settleClaim(claim, 'PAID')), 'accepted')
  assert.equal(refusalOf(settleClaim({ ...claim, status: 'PAID' }, 'PAID')), 'accepted')
  assert.equal(refusalOf(settleClaim({ ...claim, status: 'PAID' }, 'REFUSED')), 'settled_already')
})

test('two currencies are never added, and a bill that was struck out is not counted', () => {
  const cost = (minor: number, currency: string, paidBy: MishapCost['paidBy'], cancelled = false) =>
    ({ minor, currency, paidBy, cancelledAt: cancelled ? now : null }) as MishapCost
  assert.deepEqual(
    totalsOf([cost(9_000, 'EUR', 'OFFICE'), cost(1_000, 'EUR', 'CARRIER'), cost(500, 'USD', 'OFFICE'), cost(7_000, 'EUR', 'OFFICE', true)]),
    [
      { currency: 'EUR', officeMinor: 9_000, carrierMinor: 1_000 },
      { currency: 'USD', officeMinor: 500, carrierMinor: 0 },
    ],
  )
})

test('a missed connection is told to all who work on the journey, a short delay to the airport alone, a refusal of entry to protection', () => {
  assert.deepEqual(partiesOf('MISCONNECT', null), ['TRANSIT_DESK', 'DESTINATION', 'CASE_MANAGER', 'SUPERVISOR'])
  assert.deepEqual(partiesOf('DENIED_BOARDING', null), ['TRANSIT_DESK', 'DESTINATION', 'CASE_MANAGER', 'SUPERVISOR', 'PROTECTION'])
  assert.deepEqual(partiesOf('DELAY', 60), ['TRANSIT_DESK'])
  assert.deepEqual(partiesOf('DELAY', 61), ['TRANSIT_DESK', 'DESTINATION'])
  assert.deepEqual(partiesOf('DELAY', null), ['TRANSIT_DESK', 'DESTINATION'])
  assert.deepEqual(partiesOf('REFUSED_ENTRY', null), ['PROTECTION'])
  for (const roles of Object.values(rolesOfParty)) assert.ok(roles.length > 0)
  assert.deepEqual([isMailed(2), isMailed(3), mayReadCode('PROTECTION'), mayReadCode('SUPERVISOR')], [false, true, true, false])
})
