import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addMinutes, day, type Instant, instantAt, minutesBetween } from '#domain/kit/day.ts'
import type { Connection, Leg, Movement, Passenger } from '#domain/movements/words.ts'
import {
  acknowledge,
  acknowledgeDeadline,
  composeNotice,
  diffOfNotices,
  legText,
  noticeDue,
  requiredRecipients,
  sendNotice,
  type Standing,
} from './rules.ts'
import type { NoticeContent, NoticeKind, RecipientDraft } from './words.ts'

const zones: Record<string, string> = { ADD: 'Africa/Addis_Ababa', CDG: 'Europe/Paris', YUL: 'America/Toronto' }
const leg = (seq: number, number: string, from: string, departs: string, to: string, arrives: string): Leg => ({
  id: `leg ${seq}` as Leg['id'],
  seq,
  mode: 'AIR',
  carrier: number.slice(0, 2),
  number,
  fromPlace: from as Leg['fromPlace'],
  fromTerminal: null,
  fromZone: zones[from] as Leg['fromZone'],
  departsAt: instantAt(departs, zones[from]!),
  toPlace: to as Leg['toPlace'],
  toTerminal: to === 'CDG' ? '2E' : null,
  toZone: zones[to] as Leg['toZone'],
  arrivesAt: instantAt(arrives, zones[to]!),
  expectedDepartsAt: null,
  expectedArrivesAt: null,
  status: 'SCHEDULED',
  bagsRechecked: false,
  borderEntry: false,
})
const someone = (name: string, ageBand: Passenger['ageBand'], more: Partial<Passenger> = {}): Passenger => ({
  id: `seat of ${name}` as Passenger['id'],
  movementId: 'movement' as Passenger['movementId'],
  caseId: 'case' as Passenger['caseId'],
  caseRef: 'OIM-7F3K2M9Q',
  personId: name as Passenger['personId'],
  familyName: 'Tesfaye-Exemple',
  givenNames: name,
  nativeName: 'ተስፋዬ',
  sex: 'F',
  bornOn: day('1992-03-01'),
  ageBand,
  languages: ['tig'],
  state: 'TICKETED',
  bookingRef: 'ABC123',
  ticketNo: '057-1234567890',
  seat: null,
  ssr: [],
  bagsPieces: 1,
  bagsKg: 20,
  escortKind: null,
  infantWith: null,
  ...more,
})

/** The family of domain.md appendix E: 2 ADT 2 CHD 1 INF, 80 minutes for 90. */
const movement = {
  id: 'movement',
  publicRef: 'MOV-TESTTEST',
  office: 1,
  compartment: 0,
  movementType: 'RESETTLEMENT',
  mode: 'AIR',
  status: 'BOOKED',
  startsAt: instantAt('2026-11-13T23:00', zones.ADD!),
  endsAt: instantAt('2026-11-14T09:45', zones.YUL!),
  legs: [
    leg(1, 'XX123', 'ADD', '2026-11-13T23:00', 'CDG', '2026-11-14T06:40'),
    leg(2, 'XX456', 'CDG', '2026-11-14T08:00', 'YUL', '2026-11-14T09:45'),
  ],
  passengers: [
    someone('Amina', 'ADT'),
    someone('Letay', 'ADT', { ssr: [{ code: 'WCHR', text: 'arthrite' }] }),
    someone('Yonas', 'CHD'),
    someone('Sara', 'CHD'),
    someone('Noé', 'INF', { ssr: [{ code: 'BSCT' }], infantWith: 'Amina' as Passenger['infantWith'], bagsPieces: 0, bagsKg: 0 }),
    someone('Selam', 'ADT', { state: 'CANCELLED' }),
  ],
  connections: [
    {
      fromSeq: 1,
      toSeq: 2,
      airport: 'CDG',
      toAirport: 'CDG',
      minutes: 80,
      minimumMinutes: 60,
      neededMinutes: 90,
      buffers: [{ reason: 'ASSISTANCE', minutes: 30 }],
      colour: 'AMBER',
      overnight: false,
      approvedBy: null,
      approvedAt: null,
    } as unknown as Connection,
  ],
  manifest: null,
  changedSinceFreeze: false,
} as unknown as Movement
const family = {
  caseRef: 'OIM-7F3K2M9Q',
  programme: 'TRANSIT_CDG',
  receivingParty: 'Association-Exemple',
  receptionConfirmedOn: day('2026-11-10'),
}
const content = composeNotice(movement, [family], ['CTD_1951', 'CTD_1951', 'CTD_1951', 'CTD_1951', 'TVE'], '')
const standing: Standing = { status: 'BOOKED', onBoard: 5, isComplete: true }
const desk: RecipientDraft = { role: 'TRANSIT_DESK', office: 1 }
const booking: RecipientDraft = { role: 'BOOKING_DESK', office: 1 }
const reception: RecipientDraft = { role: 'DESTINATION', organisation: 'Réception-Exemple', email: 'accueil@example.org' }
const all = [desk, booking, reception]
const sent = (kind: NoticeKind, said: NoticeContent = content) => ({ kind, content: said })

test('a notice says who comes by number, band, need, language and paper, and names nobody', () => {
  assert.deepEqual(content.pax, { adults: 2, children: 2, infants: 1, total: 5 })
  assert.deepEqual(content.needs, [
    { code: 'BSCT', count: 1 },
    { code: 'WCHR', count: 1 },
  ])
  assert.deepEqual(content.papers, [
    { code: 'CTD_1951', count: 4 },
    { code: 'TVE', count: 1 },
  ])
  assert.deepEqual([content.bagsPieces, content.bagsKg, content.languages], [4, 80, [{ code: 'tig', count: 5 }]])
  assert.deepEqual(
    content.transits.map(({ place, minutes, minimumMinutes, neededMinutes, colour, assistance }) => [
      place,
      minutes,
      minimumMinutes,
      neededMinutes,
      colour,
      assistance,
    ]),
    [['CDG', 80, 60, 90, 'AMBER', true]],
  )
  assert.deepEqual(content.receivers, [{ party: 'Association-Exemple', confirmedOn: '2026-11-10' }])
  const text = JSON.stringify(content)
  for (const secret of ['Tesfaye', 'Amina', 'ተስፋዬ', '1992-03-01', '057-1234567890', 'ABC123', 'arthrite'])
    assert.ok(!text.includes(secret), secret)
})

test('a leg is told with the clock on the wall at each end', () => {
  assert.equal(legText(content.legs[0]!), 'XX123 ADD 2026-11-13 23:00 – CDG 2E 2026-11-14 06:40')
})

test('a party that receives two families is confirmed when both are, since the last day', () => {
  const two = (other: string | null) =>
    composeNotice(movement, [family, { ...family, caseRef: 'OIM-B', receptionConfirmedOn: other as never }], [], '').receivers
  assert.deepEqual(two('2026-11-11'), [{ party: 'Association-Exemple', confirmedOn: '2026-11-11' }])
  assert.deepEqual(two(null), [{ party: 'Association-Exemple', confirmedOn: null }])
})

const later = { ...content, legs: content.legs.map((one) => ({ ...one, departsAt: addMinutes(one.departsAt, 60) })) }
const due: [
  words: string,
  standing: Standing,
  content: NoticeContent,
  sent: { kind: NoticeKind; content: NoticeContent }[],
  NoticeKind | null,
][] = [
  ['nobody is booked and nothing was said', { ...standing, onBoard: 0 }, content, [], null],
  ['a family is booked', standing, content, [], 'NEW'],
  ['all is known', standing, content, [sent('NEW')], null],
  ['only the sender’s own words differ', standing, { ...content, remarks: 'Ils arrivent fatigués' }, [sent('NEW')], null],
  ['a flight is later', standing, later, [sent('NEW')], 'UPDATE'],
  ['the last one gave up their seat', { ...standing, onBoard: 0 }, content, [sent('UPDATE', later), sent('NEW')], 'CANCEL'],
  ['the journey is given up', { ...standing, status: 'CANCELLED' }, content, [sent('NEW')], 'CANCEL'],
  ['the journey is given up and all know it', { ...standing, status: 'CANCELLED' }, content, [sent('CANCEL'), sent('NEW')], null],
  ['a family is booked again after all', standing, content, [sent('CANCEL'), sent('NEW')], 'NEW'],
  ['they have left', { ...standing, status: 'DEPARTED' }, content, [sent('NEW')], 'DEPARTED'],
  ['they have left, and the hours differ too', { ...standing, status: 'DEPARTED' }, later, [sent('NEW')], 'DEPARTED'],
  ['they have left and all know it', { ...standing, status: 'DEPARTED' }, content, [sent('DEPARTED'), sent('NEW')], null],
  ['they have left, and the next flight is late', { ...standing, status: 'DEPARTED' }, later, [sent('DEPARTED'), sent('NEW')], 'UPDATE'],
  [
    'they left a second time after a cancellation',
    { ...standing, status: 'DEPARTED' },
    content,
    [sent('NEW'), sent('CANCEL'), sent('DEPARTED'), sent('NEW')],
    'DEPARTED',
  ],
]
for (const [words, is, now, before, wanted] of due)
  test(`what the recipients are owed when ${words}: ${wanted ?? 'nothing'}`, () => assert.equal(noticeDue(is, now, before), wanted))

test('the first notice is version 1 and changes nothing; the second says what it changed', () => {
  const first = sendNotice(standing, content, [], all, [desk, booking, { role: 'DESTINATION' }], null)
  assert.deepEqual(first, { ok: true, value: { version: 1, kind: 'NEW', diff: [] } })
  const second = sendNotice(standing, later, [sent('NEW')], all, all, null)
  assert.ok(second.ok)
  assert.deepEqual(
    [second.value.version, second.value.kind, second.value.diff.map(({ field }) => field)],
    [2, 'UPDATE', ['leg 1', 'leg 2']],
  )
})

test('words of the sender’s own are worth an update, and not after a cancellation', () => {
  const spoken = { ...content, remarks: 'Ils arrivent fatigués' }
  const update = sendNotice(standing, spoken, [sent('NEW')], all, [], null)
  assert.deepEqual(update.ok && update.value.diff, [{ field: 'remarks', before: '', after: 'Ils arrivent fatigués' }])
  assert.equal(
    refusal(sendNotice({ ...standing, status: 'CANCELLED' }, spoken, [sent('CANCEL'), sent('NEW')], all, [], null)),
    'nothing_due',
  )
})

const frozen = { adults: 2, children: 2, infants: 1, total: 5 }
const refused: [words: string, answer: ReturnType<typeof sendNotice>, word: string][] = [
  ['nothing has changed', sendNotice(standing, content, [sent('NEW')], all, [], null), 'nothing_due'],
  [
    'the file of somebody on board is not for the sender',
    sendNotice({ ...standing, isComplete: false }, content, [], all, [], null),
    'somebody_not_visible',
  ],
  ['nobody is named', sendNotice(standing, content, [], [], [], null), 'nobody_to_tell'],
  ['an airport desk is named twice', sendNotice(standing, content, [], [...all, desk], [], null), 'recipient_twice'],
  ['the airport desk is forgotten', sendNotice(standing, content, [], [booking, reception], [desk], null), 'recipient_missing'],
  [
    'the desk of another office is told instead',
    sendNotice(standing, content, [], [{ ...desk, office: 2 }], [desk], null),
    'recipient_missing',
  ],
  [
    'nobody at the end of the journey is told',
    sendNotice(standing, content, [], [desk, booking], [{ role: 'DESTINATION' }], null),
    'recipient_missing',
  ],
  [
    'E180: the frozen list counts one child less',
    sendNotice(standing, content, [], all, [], { ...frozen, children: 1, total: 4 }),
    'totals_mismatch',
  ],
]
for (const [words, answer, word] of refused) test(`a notice is not sent when ${words}`, () => assert.equal(refusal(answer), word))

test('E180: the same travellers in both lists are no mismatch, and a cancellation is sent whatever the list says', () => {
  assert.ok(sendNotice(standing, content, [], all, [], frozen).ok)
  const over = sendNotice({ ...standing, status: 'CANCELLED' }, content, [sent('NEW')], all, [], { ...frozen, total: 9 })
  assert.equal(over.ok && over.value.kind, 'CANCEL')
})

test('those who must be told: the desk where they change, the office that receives or whoever does, and the booking desk', () => {
  const offices = [
    { id: 1, airports: ['CDG', 'ORY'] },
    { id: 2, airports: ['MRS'] },
  ]
  assert.deepEqual(requiredRecipients(movement, offices), [desk, { role: 'DESTINATION' }, booking])
  const home = { ...movement, office: 2, legs: [movement.legs[0]!] } as Movement
  assert.deepEqual(requiredRecipients(home, offices), [
    { role: 'DESTINATION', office: 1 },
    { role: 'BOOKING_DESK', office: 2 },
  ])
})

const departs = instantAt('2026-11-14T08:00', 'Europe/Paris')
const deadlines: [words: string, sentAt: Instant, by: Instant][] = [
  ['three days before the departure', addMinutes(departs, -10 * 24 * 60), addMinutes(departs, -72 * 60)],
  ['within four hours when it is sent late', addMinutes(departs, -24 * 60), addMinutes(departs, -20 * 60)],
  ['by the departure when it is sent at the last hour', addMinutes(departs, -60), departs],
  ['within four hours when they have left already', addMinutes(departs, 30), addMinutes(departs, 270)],
]
for (const [words, at, by] of deadlines) test(`an answer is asked for ${words}`, () => assert.equal(acknowledgeDeadline(departs, at), by))

test('whoever answers names the very version they saw; an older one, and one that was not shown, is not acknowledged', () => {
  const received = { sha256: 'a', isNewest: true, acknowledgedAt: null }
  assert.deepEqual(acknowledge(received, 'a'), { ok: true, value: { isNew: true } })
  assert.deepEqual(acknowledge({ ...received, acknowledgedAt: departs }, 'a'), { ok: true, value: { isNew: false } })
  assert.equal(refusal(acknowledge({ ...received, isNewest: false }, 'a')), 'newer_version')
  assert.equal(refusal(acknowledge(received, 'b')), 'version_not_shown')
  assert.equal(refusal(acknowledge({ ...received, acknowledgedAt: departs }, 'b')), 'version_not_shown')
})

test('in any order of changes, sendings and answers the recipients end up with the truth, and nobody has answered for what they did not see', () => {
  type Step = 'book' | 'leave' | 'move' | 'depart' | 'send' | 'open' | 'answer'
  const step = fc.constantFrom<Step>('book', 'leave', 'move', 'depart', 'send', 'open', 'answer')
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let onBoard = 0
      let hour = 0
      let hasLeft = false
      let versions: { kind: NoticeKind; content: NoticeContent; sha256: string; answered: boolean }[] = []
      let shown: string | undefined
      const seen = new Set<string>()
      const now = (): NoticeContent => ({
        ...content,
        pax: { adults: onBoard, children: 0, infants: 0, total: onBoard },
        legs: content.legs.map((one) => ({ ...one, departsAt: addMinutes(one.departsAt, hour * 60) })),
      })
      const is = (): Standing => ({ status: hasLeft && onBoard > 0 ? 'DEPARTED' : 'BOOKED', onBoard, isComplete: true })
      const send = (): void => {
        const next = sendNotice(is(), now(), versions, all, [], null)
        if (next.ok) versions = [{ kind: next.value.kind, content: now(), sha256: `v${next.value.version}`, answered: false }, ...versions]
      }
      for (const one of steps) {
        if (one === 'book') onBoard += 1
        if (one === 'leave') onBoard = Math.max(0, onBoard - 1)
        if (one === 'move') hour += 1
        if (one === 'depart') hasLeft = true
        if (one === 'send') send()
        if (one === 'open' && versions[0] !== undefined) seen.add((shown = versions[0].sha256))
        if (one === 'answer' && shown !== undefined && versions[0] !== undefined) {
          const of = versions.find(({ sha256 }) => sha256 === shown)!
          const answered = acknowledge(
            { sha256: of.sha256, isNewest: of === versions[0], acknowledgedAt: of.answered ? departs : null },
            shown,
          )
          if (answered.ok) of.answered = true
          else assert.equal(answered.refusal, 'newer_version')
        }
      }
      for (let rounds = 0; noticeDue(is(), now(), versions) !== null; rounds += 1) {
        assert.ok(rounds < 3, 'sending settles what is due')
        send()
      }
      for (const { sha256, answered } of versions) if (answered) assert.ok(seen.has(sha256))
      const newest = versions[0]
      if (onBoard === 0) assert.ok(newest === undefined || newest.kind === 'CANCEL')
      else assert.deepEqual(diffOfNotices(newest!.content, now()), [])
      assert.ok(
        versions.every(({ kind }, at) => (kind === 'NEW') === (versions[at + 1] === undefined || versions[at + 1]!.kind === 'CANCEL')),
      )
    }),
    { numRuns: 2_000 },
  )
})

test('the deadline never lies before the sending', () => {
  fc.assert(
    fc.property(fc.integer({ min: -10_000, max: 20_000 }), (minutes) => {
      const at = addMinutes(departs, -minutes)
      assert.ok(minutesBetween(at, acknowledgeDeadline(departs, at)) > 0 || minutes === 0)
    }),
  )
})

function refusal(answer: { ok: boolean; refusal?: string }): string | undefined {
  return answer.ok ? undefined : answer.refusal
}
