// Airports, countries and connecting times as the people at the transit desk and the counter need them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, isTimeZone } from '#domain/kit/day.ts'
import { PlaceCode } from '#domain/kit/place.ts'
import { listCarrierTerms } from '../carriers/carrier-terms.ts'
import { findAirport, listAirports } from './airports.ts'
import { countryName, findCountry, isNationality, listCountries, nationalityName } from './countries.ts'
import { listMinimumConnections } from './minimum-connections.ts'
import { countryOfPlace, findPlace, listLocodes } from './places.ts'
import { listTransitRules } from './transit-visas.ts'

test('An agent who types CDG finds its terminals', () => {
  const cdg = findAirport('cdg')
  assert.deepEqual(cdg?.terminals, ['1', '2A', '2B', '2C', '2D', '2E', '2F', '2G', '3'])
  assert.deepEqual([cdg?.icao, cdg?.countryIso2, cdg?.countryIso3, cdg?.timeZone], ['LFPG', 'FR', 'FRA', 'Europe/Paris'])
  assert.equal(findAirport('QQQ'), undefined)
})

test('A planner finds every airport the office flies people through, in its own country', () => {
  const expected: Record<string, string> = {
    EBL: 'IRQ',
    ISU: 'IRQ',
    BGW: 'IRQ',
    BSR: 'IRQ',
    IST: 'TUR',
    BER: 'DEU',
    NBO: 'KEN',
    ADD: 'ETH',
    YUL: 'CAN',
    YYZ: 'CAN',
    ORY: 'FRA',
    LYS: 'FRA',
    MRS: 'FRA',
    LIL: 'FRA',
    TLS: 'FRA',
    NCE: 'FRA',
    BVA: 'FRA',
    DOH: 'QAT',
    ISB: 'PAK',
    KBL: 'AFG',
    DAC: 'BGD',
    JIB: 'DJI',
    DEL: 'IND',
    IKA: 'IRN',
    PRN: 'XKX',
    BEG: 'SRB',
    KRT: 'SDN',
    CMB: 'LKA',
    AMM: 'JOR',
    BEY: 'LBN',
    CAI: 'EGY',
    TIP: 'LBY',
    MJI: 'LBY',
    NIM: 'NER',
    EBB: 'UGA',
    FIH: 'COD',
    GOM: 'COD',
    ABJ: 'CIV',
    BZV: 'COG',
    TIA: 'ALB',
    JFK: 'USA',
    SYD: 'AUS',
    ARN: 'SWE',
    OSL: 'NOR',
    CPH: 'DNK',
    HEL: 'FIN',
    DSS: 'SEN',
    DZA: 'MYT',
  }
  for (const [iata, country] of Object.entries(expected)) assert.equal(findAirport(iata)?.countryIso3, country, iata)
})

test('A traveller through Istanbul is sent to the airport that is open', () => {
  assert.equal(findAirport('IST')?.icao, 'LTFM')
  assert.equal(findAirport('ISL')?.icao, 'LTBA')
  assert.equal(findAirport('TXL'), undefined)
})

test('A traveller reads the right local time at every major airport, winter and summer', () => {
  // Minutes east of Greenwich on 15 January and 15 July 2026.
  const offsets: Record<string, [number, number]> = {
    CDG: [60, 120],
    LHR: [0, 60],
    GVA: [60, 120],
    BER: [60, 120],
    IST: [180, 180],
    EBL: [180, 180],
    AMM: [180, 180],
    CAI: [120, 180],
    BEY: [120, 180],
    ADD: [180, 180],
    NBO: [180, 180],
    KRT: [120, 120],
    FIH: [60, 60],
    GOM: [120, 120],
    NIM: [60, 60],
    TIP: [120, 120],
    DKR: [0, 0],
    KBL: [270, 270],
    IKA: [210, 210],
    ISB: [300, 300],
    DEL: [330, 330],
    DAC: [360, 360],
    CMB: [330, 330],
    KTM: [345, 345],
    ALA: [300, 300],
    TAS: [300, 300],
    DXB: [240, 240],
    DOH: [180, 180],
    BKK: [420, 420],
    SIN: [480, 480],
    NRT: [540, 540],
    SYD: [660, 600],
    MEL: [660, 600],
    HBA: [660, 600],
    BNE: [600, 600],
    PER: [480, 480],
    YUL: [-300, -240],
    YYZ: [-300, -240],
    YVR: [-480, -420],
    YYC: [-420, -360],
    JFK: [-300, -240],
    ORD: [-360, -300],
    DEN: [-420, -360],
    PHX: [-420, -420],
    LAX: [-480, -420],
    GRU: [-180, -180],
    MEX: [-360, -360],
    SVO: [180, 180],
    KBP: [120, 180],
    TIA: [60, 120],
    PRN: [60, 120],
    KEF: [0, 0],
    LPA: [0, 60],
  }
  for (const [iata, expected] of Object.entries(offsets)) {
    const zone = findAirport(iata)?.timeZone ?? ''
    assert.deepEqual(
      ['2026-01-15', '2026-07-15'].map((day) => offsetAt(zone, day)),
      expected,
      `${iata} ${zone}`,
    )
  }
})

test('No traveller is sent to a place whose time, country or position is not one', () => {
  const all = listAirports()
  assert.ok(all.length > 5000)
  assert.equal(new Set(all.map((airport) => airport.iata)).size, all.length)
  for (const zone of new Set(all.map((airport) => airport.timeZone))) assert.ok(isTimeZone(zone), zone)
  for (const { iata, countryIso3, lat, lon, name } of all) {
    assert.ok(findCountry(countryIso3) !== undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && name !== '', iata)
    assert.match(iata, /^[A-Z]{3}$/)
  }
})

test('A person’s country is found by any of its codes, and Kosovo by all that are used for it', () => {
  assert.deepEqual(findCountry('FR'), { iso2: 'FR', iso3: 'FRA', numeric: '250' })
  assert.equal(findCountry('fra'), findCountry('250'))
  assert.equal(findCountry('D<<')?.iso3, 'DEU')
  for (const code of ['XK', 'XKX', 'RKS', 'UNK']) assert.equal(findCountry(code)?.iso3, 'XKX')
  assert.equal(findCountry('ZZZ'), undefined)
  assert.equal(listCountries().length, 250)
  const codes = listCountries().flatMap((country) => [country.iso2, country.iso3, country.numeric ?? country.iso3])
  assert.equal(new Set(codes).size, 250 * 3 - 1)
})

test('A person reads the name of their country in their language', () => {
  assert.equal(countryName('IRQ', 'fr'), 'Irak')
  assert.equal(countryName('AFG', 'en'), 'Afghanistan')
  for (const language of ['fr', 'en', 'ar', 'fa', 'ti', 'am', 'so', 'ps', 'ur', 'hi', 'pa', 'vi', 'uk']) {
    const name = countryName('SDN', language)
    assert.ok(name !== undefined && name !== 'SD', language)
  }
  for (const { iso2 } of listCountries()) assert.notEqual(countryName(iso2, 'en'), iso2)
})

test('A refugee’s document says what they are, and no country', () => {
  assert.equal(nationalityName('XXB', 'fr'), 'Personne réfugiée (convention de 1951)')
  assert.equal(nationalityName('XXA', 'en'), 'Stateless person (1954 convention)')
  assert.equal(nationalityName('SYR', 'en'), 'Syria')
  for (const code of ['XXA', 'XXB', 'XXC', 'XXX', 'UNO', 'RKS', 'FRA']) assert.equal(isNationality(code), true)
  assert.equal(isNationality('UTO'), false)
})

test('A family who changes planes inside one terminal of CDG has at least an hour', () => {
  const rows = listMinimumConnections()
  const minutes = (arr: string, dep: string) =>
    rows.find((row) => row.airport === 'CDG' && row.arrTerminal === arr && row.depTerminal === dep)?.minutes
  assert.equal(minutes('2E', '2E'), 60)
  assert.equal(minutes('2E', '2F'), 75)
  assert.equal(minutes('2F', '2E'), 75)
  assert.equal(minutes('1', '2E'), 90)
  assert.equal(minutes('2G', '2F'), 90)
  assert.equal(rows.find((row) => row.airport === 'ORY' && row.toAirport === 'CDG')?.minutes, 240)
  assert.ok(rows.every((row) => row.toBeChecked && row.validFrom !== undefined))
  const pairs = rows.map((row) => [row.airport, row.toAirport, row.arrTerminal, row.depTerminal].join(' '))
  assert.equal(new Set(pairs).size, pairs.length)
})

test('A planner finds ports, stations, towns and border points by UN/LOCODE, each in its country and on its clock', () => {
  const expected: Record<string, [country: string, zone: string, modes: string]> = {
    FRCQF: ['FRA', 'Europe/Paris', 'ROAD SEA RAIL'],
    FRPAR: ['FRA', 'Europe/Paris', 'ROAD RAIL'],
    FRLIO: ['FRA', 'Europe/Paris', 'ROAD RAIL'],
    FRMRS: ['FRA', 'Europe/Paris', 'ROAD SEA RAIL'],
    GBDVR: ['GBR', 'Europe/London', 'ROAD SEA RAIL'],
    LYTIP: ['LBY', 'Africa/Tripoli', 'ROAD SEA'],
    NENIM: ['NER', 'Africa/Niamey', 'ROAD'],
    NEAJY: ['NER', 'Africa/Niamey', 'ROAD'],
    ITLMP: ['ITA', 'Europe/Rome', 'ROAD SEA'],
    ESMLN: ['ESP', 'Africa/Ceuta', 'ROAD SEA'],
    MATNG: ['MAR', 'Africa/Casablanca', 'ROAD SEA RAIL'],
    CHGVA: ['CHE', 'Europe/Zurich', 'ROAD RAIL'],
  }
  for (const [code, [country, zone, modes]] of Object.entries(expected)) {
    const place = findPlace(code)
    assert.deepEqual([place?.countryIso3, place?.timeZone, place?.modes.join(' ')], [country, zone, modes], code)
  }
  assert.ok(findPlace('FRPAR')?.terminals.includes('NORD') && findPlace('FRPAR')?.terminals.includes('LYON'))
  assert.deepEqual(findPlace('CDG')?.modes, ['AIR', 'ROAD', 'RAIL'])
  assert.deepEqual([findPlace('ZZZZZ'), findPlace('QQQ'), countryOfPlace('LYTIP')], [undefined, undefined, 'LBY'])
})

test('Each such place is real: a country, a clock of that country, a position, and near the airport of the same town', () => {
  const places = listLocodes(day('2026-11-29'))
  assert.ok(places.length > 90)
  assert.equal(new Set(places.map(({ code }) => code)).size, places.length)
  for (const { code, timeZone, lat, lon, names, kinds, stops } of places) {
    assert.ok(PlaceCode.safeParse(code).success && isTimeZone(timeZone), code)
    assert.ok(Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && names.fr !== '' && names.en !== '' && kinds.length > 0, code)
    assert.equal(new Set(stops.map((stop) => stop.code)).size, stops.length, code)
    // A slip of a sign or of a digit would put the place far from the airport that bears the town's name.
    const near = listAirports().filter(
      (airport) => airport.countryIso2 === code.slice(0, 2) && airport.city.toLowerCase() === names.en.toLowerCase(),
    )
    if (near.length > 0)
      assert.ok(
        near.some((airport) => Math.hypot(airport.lat - lat, airport.lon - lon) < 1),
        `${code} is far from ${near[0]!.iata}`,
      )
    if (near.length > 0)
      assert.ok(
        near.some((airport) => offsetAt(airport.timeZone, '2026-07-15') === offsetAt(timeZone, '2026-07-15')),
        `${code} ${timeZone}`,
      )
  }
  assert.deepEqual(listLocodes(day('2020-01-01')), [], 'nothing is in use before its first day')
})

test('Who needs a visa to pass through is told with a source, and waits to be checked', () => {
  const rules = listTransitRules()
  assert.ok(rules.length >= 8)
  const airside = rules.find(({ countries, stay }) => countries.includes('FRA') && stay === 'AIRSIDE')!
  for (const nationality of ['AFG', 'ERI', 'ETH', 'IRQ', 'SOM']) assert.ok(airside.nationalities?.includes(nationality), nationality)
  assert.ok(airside.exempt.visaOf.includes('CAN') && airside.exempt.documentOf.includes('FRA'))
  for (const rule of rules)
    for (const country of [...rule.countries, ...(rule.nationalities ?? []), ...(rule.except ?? []), ...Object.values(rule.exempt).flat()])
      assert.ok(findCountry(country) !== undefined, country)
})

test('What carriers ask of minors and of medical forms is dated, and makes sense', () => {
  for (const terms of listCarrierTerms()) {
    assert.ok(terms.unaccompaniedFrom <= terms.unaccompaniedUntil && terms.youngFrom <= terms.youngUntil, terms.carrier)
    assert.ok(terms.pregnancyWeeksMultiple <= terms.pregnancyWeeks && terms.toBeChecked, terms.carrier)
  }
})

function offsetAt(zone: string, day: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(new Date(`${day}T12:00:00Z`))
  const [, sign = '+', hours = '0', minutes = '0'] =
    /GMT(?:([+-])(\d+):(\d+))?/.exec(parts.find((part) => part.type === 'timeZoneName')?.value ?? '') ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) + 0
}
