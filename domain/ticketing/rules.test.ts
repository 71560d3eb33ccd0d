import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatMrz } from '#algorithms/mrz/write-mrz.ts'
import { type Day } from '#domain/kit/day.ts'
import * as rules from './rules.ts'
import { mother, noWishes, request, today, wish } from './sample-seats.ts'

const asked = (more: Partial<Parameters<typeof rules.askForTickets>[0]> = {}) => ({
  travelRequest: wish,
  critical: { on: null, kind: null },
  wishes: noWishes,
  projectCode: 'D02',
  ...more,
})
const seat = { personId: mother.personId, bagsPieces: 2, bagsKg: 46 }

const passport = (surname: string, givenNames: string): string => {
  const written = formatMrz({
    format: 'TD3',
    documentCode: 'P',
    issuer: 'ERI',
    surname,
    givenNames,
    number: 'EX1234567',
    nationality: 'ERI',
    birthDate: { precision: 'DAY', year: 1992, month: 3, day: 4 },
    sex: 'F',
    expiryDate: { precision: 'DAY', year: 2031, month: 1, day: 14 },
  } as unknown as Parameters<typeof formatMrz>[0])
  assert.ok(written.ok, JSON.stringify(written))
  return written.lines.join('\n')
}
const paper = (mrz: string | null, expiresOn = '2031-01-14') => ({
  id: 'p' as never,
  type: 'PASSPORT' as const,
  mrz,
  expiresOn: expiresOn as Day,
})

test('somebody of the case is asked a seat for: the payer of the family, the name in the letters of a ticket', () => {
  const found = rules.askForTickets(asked(), [seat], [mother], today)
  assert.ok(found.ok)
  const [one] = found.value
  assert.deepEqual([one!.payer, one!.surname, one!.givenNames, one!.title, one!.ptc], ['GOV', 'TESFAYE-EXEMPLE', 'AMINA', 'MRS', 'ADT'])
})

const stretcher = { ...seat, ssr: [{ code: 'STCR', text: 'x' }] }
const refused: Record<string, [Parameters<typeof rules.askForTickets>[0], rules.Wanted[], rules.Traveller[]]> = {
  travel_request_closed: [asked({ travelRequest: { ...wish, status: 'CANCELLED' } }), [seat], [mother]],
  nobody_travels: [asked(), [], [mother]],
  passenger_twice: [asked(), [seat, seat], [mother]],
  ticket_after_critical_day: [asked({ critical: { on: '2026-11-19' as Day, kind: 'VISA' } }), [seat], [mother]],
  transit_contradiction: [
    asked({ wishes: { ...noWishes, transitPreferred: ['IST' as never], transitForbidden: ['IST' as never] } }),
    [seat],
    [mother],
  ],
  connection_reason_missing: [asked({ wishes: { ...noWishes, minConnectionMin: 45 } }), [seat], [mother]],
  not_member: [asked(), [seat], []],
  project_missing: [asked({ projectCode: null }), [{ ...seat, payer: 'PROJECT' }], [mother]],
  medif_reference_missing: [asked(), [stretcher], [mother]],
  name_not_latin: [asked(), [seat], [{ ...mother, familyName: 'ተስፋይ' }]],
  ticket_name_differs: [
    asked(),
    [{ ...seat, surname: 'TESFAYE', givenNames: 'AMINA' }],
    [{ ...mother, papers: [paper(passport('TESFAYE EXEMPLE', 'AMINA'))] }],
  ],
}
for (const [word, [facts, wanted, travellers]] of Object.entries(refused)) {
  test(`a request for seats is refused: ${word}`, () => {
    const found = rules.askForTickets(facts, wanted, travellers, today)
    assert.equal(found.ok ? 'accepted' : found.refusal, word)
  })
}

test('the critical day refuses with the paper that ends then', () => {
  const found = rules.askForTickets(
    asked({ critical: { on: '2026-11-15' as Day, kind: 'MED_HEALTH_ASSESSMENT' } }),
    [seat],
    [mother],
    today,
  )
  assert.deepEqual(found, {
    ok: false,
    refusal: 'ticket_after_critical_day',
    details: { latestOn: '2026-11-20', criticalOn: '2026-11-15', kind: 'MED_HEALTH_ASSESSMENT' },
  })
  assert.ok(rules.askForTickets(asked({ critical: { on: wish.latestOn, kind: 'VISA' } }), [seat], [mother], today).ok)
})

test('a ticket bears the name that the lines of the passport say, and a typed one must be the same', () => {
  const lines = passport('TESFAYE EXEMPLE', 'AMINA SARA')
  const name = (typed?: rules.PrintedPair) => rules.printedName(mother, lines, typed, 2026)
  assert.deepEqual(name(), { ok: true, value: { surname: 'TESFAYE EXEMPLE', givenNames: 'AMINA SARA' } })
  // Lines write hyphens and spaces alike.
  assert.ok(name({ surname: 'TESFAYE-EXEMPLE', givenNames: 'AMINA SARA' }).ok)
  assert.equal((name({ surname: 'TESFAYE-EXEMPLE', givenNames: 'AMINA' }) as { refusal?: string }).refusal, 'ticket_name_differs')
})

test('of a name too long for the lines their beginning is compared', () => {
  const long = { ...mother, familyName: 'Papandropoulous-Exemple', givenNames: 'Jonathan Alexandros Theodoros Emmanouil' }
  const lines = passport('PAPANDROPOULOUS EXEMPLE', 'JONATHAN ALEXANDROS THEODOROS EMMANOUIL')
  assert.ok(rules.printedName(long, lines, undefined, 2026).ok)
  assert.ok(!rules.printedName({ ...long, familyName: 'Autre-Exemple' }, lines, undefined, 2026).ok)
})

test('who has a single name has it as the surname of the ticket', () => {
  assert.deepEqual(rules.printedName({ ...mother, familyName: 'Amina', givenNames: '' }, null, undefined, 2026), {
    ok: true,
    value: { surname: 'AMINA', givenNames: '' },
  })
})

test('a carrier counts a child by every day of the window, and says when that depends on the flight', () => {
  const born = (bornOn: string) => rules.askForTickets(asked(), [seat], [{ ...mother, bornOn: bornOn as Day }], today)
  const bandOf = (bornOn: string) => {
    const found = born(bornOn)
    return found.ok ? found.value[0]!.ptc : found.refusal
  }
  assert.deepEqual(['2025-01-02', '2024-11-15', '2020-01-02', '2014-11-15', '2010-01-02'].map(bandOf), ['INF', 'CHD', 'CHD', 'CHD', 'ADT'])
  assert.deepEqual(
    ['2025-01-02', '2024-11-15', '2014-11-15'].map((bornOn) => rules.bandMayChange(bornOn as Day, wish)),
    [false, true, true],
  )
})

test('the passport that lasts longest after the journey is announced; an identity card never', () => {
  const papers = [
    paper(null, '2026-11-19'),
    paper(null, '2029-01-01'),
    paper(null, '2027-01-01'),
    { ...paper(null), type: 'NATIONAL_ID' as const },
  ]
  assert.equal(rules.choosePaper(papers, wish.latestOn)?.expiresOn, '2029-01-01')
  assert.equal(rules.choosePaper([papers[0]!, papers[3]!], wish.latestOn), null)
})

test('escorts come back after the journey began, and nobody escorts an escort', () => {
  const back = { returnEarliestOn: '2026-11-16' as Day, returnLatestOn: '2026-11-25' as Day }
  assert.ok(rules.askForEscorts(request, back).ok)
  const word = (is: object, when: object = {}) => {
    const found = rules.askForEscorts({ ...request, ...is }, { ...back, ...when })
    return found.ok ? 'accepted' : found.refusal
  }
  assert.equal(word({ status: 'CANCELLED' }), 'request_closed')
  assert.equal(word({ kind: 'ESCORT' }), 'escorts_of_escorts')
  assert.equal(word({}, { returnLatestOn: '2026-11-15' }), 'window_backwards')
  assert.equal(word({}, { returnEarliestOn: '2026-11-01' }), 'return_before_journey')
})

test('a request is given up while nobody holds a ticket and nobody waits for money', () => {
  const word = (status: string, tickets: string[], offer?: { paidMinor: number; refundedMinor: number }) => {
    const found = rules.canCancel(
      { status } as never,
      tickets.map((each) => ({ status: each })),
      offer,
    )
    return found.ok ? 'accepted' : found.refusal
  }
  assert.equal(word('OPEN', ['VOID', 'REFUNDED']), 'accepted')
  assert.equal(word('CANCELLED', []), 'request_closed')
  assert.equal(word('ISSUED', ['ISSUED']), 'tickets_still_living')
  assert.equal(word('OPEN', [], { paidMinor: 5, refundedMinor: 4 }), 'refund_the_payer_first')
})
