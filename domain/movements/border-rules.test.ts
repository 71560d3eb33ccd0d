import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMinutes, day, instantAt } from '#domain/kit/day.ts'
import type { PersonId } from '#domain/people/words.ts'
import {
  approveOrigin,
  type BorderLeg,
  type BorderPerson,
  checkTransits,
  countriesTouched,
  papersFor,
  type TransitRule,
  transitsOf,
} from './border-rules.ts'

const countries: Record<string, string> = {
  ADD: 'ETH',
  CDG: 'FRA',
  ORY: 'FRA',
  LYS: 'FRA',
  FRA: 'DEU',
  YUL: 'CAN',
  IST: 'TUR',
  EBL: 'IRQ',
  ASM: 'ERI',
  FRCQF: 'FRA',
  GBDVR: 'GBR',
}
const countryOf = (place: string): string | undefined => countries[place]
const lands = instantAt('2026-11-14T06:40', 'Europe/Paris')

/** Places in order, six hours each, two between; all times in Paris, because only days matter here. */
function way(places: string, more: Record<number, Partial<BorderLeg>> = {}): BorderLeg[] {
  const stops = places.split(' ')
  return stops.slice(1).map((toPlace, at) => ({
    mode: 'AIR',
    fromPlace: stops[at]!,
    fromZone: 'Europe/Paris',
    departsAt: addMinutes(lands, (at - 1) * 8 * 60 + 120),
    toPlace,
    toZone: 'Europe/Paris',
    arrivesAt: addMinutes(lands, at * 8 * 60),
    borderEntry: false,
    ...more[at],
  }))
}

test('a State is passed through when it is neither the first nor the last; inside the Schengen area the area counts as one', () => {
  const table: [string, BorderLeg[], string[]][] = [
    ['a direct flight', way('ADD CDG'), []],
    ['from Addis to Montréal through Paris', way('ADD CDG YUL'), ['FRA AIRSIDE']],
    ['with entry into France on the way', way('ADD CDG YUL', { 1: { borderEntry: true } }), ['FRA ENTRY']],
    ['from one airport of Paris to the other', way('ADD CDG YUL', { 1: { fromPlace: 'ORY' } }), ['FRA ENTRY']],
    ['to Lyon through Paris: France is where they arrive', way('ADD CDG LYS'), []],
    ['to Paris through Frankfurt: the area is where they arrive', way('ADD FRA CDG'), []],
    ['through two airports of the area', way('ADD FRA CDG YUL'), ['DEU ENTRY', 'FRA ENTRY']],
    ['home from Lyon through Paris and Istanbul', way('LYS CDG IST EBL'), ['TUR AIRSIDE']],
    ['by ferry and on by air', way('GBDVR FRCQF IST', { 0: { mode: 'SEA' }, 1: { mode: 'ROAD' } }), ['FRA ENTRY']],
  ]
  for (const [says, legs, found] of table) {
    assert.deepEqual(
      transitsOf(legs, countryOf).map(({ country, stay }) => `${country} ${stay}`),
      found,
      says,
    )
  }
})

const rules: TransitRule[] = [
  {
    countries: ['FRA', 'DEU'],
    stay: 'AIRSIDE',
    nationalities: ['ERI', 'ETH'],
    exempt: { visaOf: ['CAN', 'USA'], residenceOf: ['USA'], documentOf: ['FRA'] },
    validFrom: day('2026-01-01'),
  },
  {
    countries: ['FRA', 'DEU'],
    stay: 'ENTRY',
    except: ['CAN', 'ALB'],
    exempt: { visaOf: ['FRA', 'DEU'], residenceOf: ['FRA', 'DEU'], documentOf: ['FRA'] },
    validFrom: day('2026-01-01'),
  },
  {
    countries: ['FRA'],
    stay: 'AIRSIDE',
    nationalities: ['SYR'],
    exempt: { visaOf: [], residenceOf: [], documentOf: [] },
    validFrom: day('2026-01-01'),
    validTo: day('2026-06-30'),
  },
  {
    countries: ['TUR'],
    stay: 'AIRSIDE',
    nationalities: [],
    exempt: { visaOf: [], residenceOf: [], documentOf: [] },
    validFrom: day('2026-01-01'),
  },
]
const right = (
  kind: 'VISA' | 'RESIDENCE' | 'TRANSIT_VISA' | 'TRANSIT_WAIVER',
  country: string,
  from = '2026-11-01',
  until = '2026-12-31',
) => ({
  kind,
  country: country as never,
  validFrom: day(from),
  validUntil: day(until),
})
const clearance = (kind: 'VISA' | 'TRANSIT_VISA', status: 'CLEARED' | 'REQUESTED' = 'CLEARED', until: string | null = '2026-12-31') => ({
  kind,
  status,
  validFrom: null,
  validUntil: until === null ? null : day(until),
})
const person = (nationality: string, more: Partial<BorderPerson> = {}): BorderPerson => ({
  personId: 'amina' as PersonId,
  nationality,
  paper: { type: 'PASSPORT', issuer: nationality },
  rights: [],
  clearances: [],
  ...more,
})

test('E121: whoever the table names needs a visa for the way, or what takes its place, on every day of the wait', () => {
  const airside = transitsOf(way('ADD CDG YUL'), countryOf)
  const enters = transitsOf(way('ADD CDG YUL', { 1: { borderEntry: true } }), countryOf)
  const table: [string, BorderPerson, typeof airside, boolean][] = [
    ['an Eritrean with nothing', person('ERI'), airside, true],
    ['a Canadian', person('CAN'), airside, false],
    ['a transit visa of France', person('ERI', { rights: [right('TRANSIT_VISA', 'FRA')] }), airside, false],
    ['a Schengen visa of Germany', person('ERI', { rights: [right('VISA', 'DEU')] }), airside, false],
    ['France wrote that none is needed', person('ERI', { rights: [right('TRANSIT_WAIVER', 'FRA')] }), airside, false],
    ['the visa ended the day before', person('ERI', { rights: [right('TRANSIT_VISA', 'FRA', '2026-11-01', '2026-11-13')] }), airside, true],
    ['it begins the day after', person('ERI', { rights: [right('TRANSIT_VISA', 'FRA', '2026-11-15')] }), airside, true],
    ['a visa of the United States', person('ERI', { rights: [right('VISA', 'USA')] }), airside, false],
    ['a visa of Türkiye frees nobody', person('ERI', { rights: [right('VISA', 'TUR')] }), airside, true],
    ['a permit to live in the United States', person('ERI', { rights: [right('RESIDENCE', 'USA')] }), airside, false],
    ['a permit to live in Canada is not on the list', person('ERI', { rights: [right('RESIDENCE', 'CAN')] }), airside, true],
    ['the visa of the destination is cleared', person('ERI', { clearances: [clearance('VISA')] }), airside, false],
    ['the visa of the destination is asked for', person('ERI', { clearances: [clearance('VISA', 'REQUESTED')] }), airside, true],
    ['the transit visa was collected as a clearance', person('ERI', { clearances: [clearance('TRANSIT_VISA')] }), airside, false],
    ['a travel document that France issued', person('ERI', { paper: { type: 'CTD_1951', issuer: 'FRA' } }), airside, false],
    ['a travel document that Ethiopia issued', person('ERI', { paper: { type: 'CTD_1951', issuer: 'ETH' } }), airside, true],
    ['a row that ended in June', person('SYR'), airside, false],
    ['to enter, everybody but those named', person('SYR'), enters, true],
    ['to enter, somebody named', person('ALB'), enters, false],
    [
      'to enter with a Convention document, whatever the nationality',
      person('ALB', { paper: { type: 'CTD_1951', issuer: 'GRC' } }),
      enters,
      true,
    ],
    ['to enter, a visa of Canada is not enough', person('ERI', { rights: [right('VISA', 'CAN')] }), enters, true],
  ]
  for (const [says, who, transits, needs] of table) {
    assert.deepEqual(
      checkTransits([who], transits, 'CAN', rules).blocks,
      needs ? [{ word: 'transit_visa_missing', code: 'E121', personId: 'amina', kind: 'TRANSIT_VISA', country: 'FRA' }] : [],
      says,
    )
  }
})

test('a clearance, which names no State, stands for one transit visa and never for two', () => {
  const both: TransitRule[] = [...rules, { ...rules[0]!, countries: ['TUR'], validFrom: day('2026-01-01') }]
  const two = transitsOf(way('ADD IST CDG YUL'), countryOf)
  const cleared = person('ERI', { clearances: [clearance('TRANSIT_VISA')] })
  const missing = (who: BorderPerson): (string | undefined)[] => checkTransits([who], two, 'CAN', both).blocks.map(({ country }) => country)
  assert.deepEqual(missing(cleared), ['TUR', 'FRA'])
  assert.deepEqual(missing({ ...cleared, rights: [right('TRANSIT_VISA', 'TUR')] }), [])
})

test('a State of which the table says nothing is told once, and never taken for a yes', () => {
  const through = transitsOf(way('ADD IST EBL'), countryOf)
  assert.deepEqual(checkTransits([person('ERI')], through, 'IRQ', rules), { blocks: [], warnings: [] })
  assert.deepEqual(checkTransits([person('ERI'), person('ETH')], through, 'IRQ', []).warnings, [
    { word: 'transit_rule_unknown', code: 'E121', country: 'TUR' },
  ])
})

test('E104: a Convention travel document is not taken to, or through, the country its holder fled, unless a supervisor let them', () => {
  const papers = [{ type: 'CTD_1951' }, { type: 'PASSPORT' }]
  const home = countriesTouched(way('CDG ADD ASM'), countryOf)
  const away = countriesTouched(way('ADD CDG YUL'), countryOf)
  assert.deepEqual(papersFor(papers, 'ERI', home, false), { papers: [{ type: 'PASSPORT' }], barred: true })
  assert.deepEqual(papersFor(papers, 'ERI', home, true), { papers, barred: false })
  assert.deepEqual(papersFor(papers, 'ERI', away, false), { papers, barred: false })
  assert.deepEqual(papersFor([{ type: 'PASSPORT' }], 'ERI', home, false), { papers: [{ type: 'PASSPORT' }], barred: false })
  assert.equal(papersFor(papers, 'ERI', countriesTouched(way('CDG ASM ADD'), countryOf), false).barred, true, 'on the way is enough')

  assert.deepEqual(approveOrigin(papers, 'ERI', home), { ok: true, value: { country: 'ERI' } })
  assert.deepEqual(approveOrigin(papers, 'ERI', away), { ok: false, refusal: 'origin_needs_no_approval' })
  assert.equal(approveOrigin([{ type: 'PASSPORT' }], 'ERI', home).ok, false)
})
