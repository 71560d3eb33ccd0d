import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { daysFrom, minutesFrom, readBirth, readTime, writeBirth, writeTime } from './calendar.ts'
import { fitted, strangerIn } from './character-sets.ts'
import { readInterchanges } from './interchange.ts'
import {
  componentAt,
  componentStart,
  defaultSeparators,
  readSegments,
  type Separators,
  shortened,
  writeAdvice,
  writeSegment,
} from './segments.ts'
import { findChange, longPrime, readSums, shortPrime, sumsOf, writeSums } from './two-sums.ts'

const sign = fc.constantFrom(...'ABZ019 .,-()/=+:?\'!"%&*;<>')
const value = fc.array(sign, { maxLength: 8 }).map((signs) => signs.join(''))
const tag = fc.array(fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), { minLength: 3, maxLength: 3 }).map((signs) => signs.join(''))
const segment = fc.tuple(tag, fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }))
const other: Separators = { component: '^', element: '|', decimal: ',', release: '~', reserved: ' ', terminator: '#' }

test('whatever somebody writes into an element is read again as it was, under any separators', () => {
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 8 }), fc.constantFrom(defaultSeparators, other), (segments, separators) => {
      const text = segments.map(([name, elements]) => writeSegment(name, elements, separators)).join('')
      const read = readSegments(text, separators)
      assert.equal(read.terminated, true)
      assert.deepEqual(
        read.segments.map(({ tag: name, elements }) => [name, elements]),
        segments,
      )
      for (const each of read.segments)
        assert.equal(writeSegment(each.tag, each.elements, separators), text.slice(each.offset, each.offset + each.raw.length + 1))
    }),
    { numRuns: 500, seed: 4 },
  )
})

test('somebody who looks for a fault is told line, column, element and component', () => {
  const text = "BGM+745+A?+B:C'\r\nDTM+189:2611132300:201'\n"
  const [bgm, dtm] = readSegments(text, defaultSeparators).segments
  assert.deepEqual([bgm!.line, bgm!.column, dtm!.line, dtm!.column, dtm!.number], [1, 1, 2, 1, 2])
  assert.equal(dtm!.raw[componentStart(dtm!, defaultSeparators, 1, 2)], '2')
  assert.deepEqual(componentAt(bgm!, defaultSeparators, bgm!.raw.indexOf('B:')), { element: 2, component: 1 })
  assert.deepEqual(componentAt(bgm!, defaultSeparators, bgm!.raw.indexOf('C')), { element: 2, component: 2 })
})

test('nothing is written where nothing is said', () => {
  assert.equal(writeSegment('NAD', shortened([['FL'], [''], [''], ['A', '', ''], ['', '']])), "NAD+FL+++A'")
  assert.equal(writeAdvice(), "UNA:+.? '")
})

test('several interchanges in one file are read each with their own separators', () => {
  const first = "UNA:+.? 'UNB+UNOA:4+A+B+261113:1800+1++APIS'UNZ+0+1'"
  const second = 'UNA^|,~ #UNB|UNOA^4|A|B|261113^1800|2#UNZ|0|2#'
  const read = readInterchanges(`${first}\r\n${second}\n`)
  assert.deepEqual(
    read.map(({ separators, segments }) => [separators.element, segments.map(({ tag: name, number }) => `${number} ${name}`)]),
    [
      ['+', ['1 UNB', '2 UNZ']],
      ['|', ['3 UNB', '4 UNZ']],
    ],
  )
})

test('a text is brought into the letters of the set, and what cannot be is told', () => {
  assert.deepEqual(fitted('Équipe  Œuvre @ l’été_1', 'UNOA'), { text: "EQUIPE OEUVRE AT L'ETE-1", lost: [] })
  assert.deepEqual(fitted('Équipe', 'UNOC'), { text: 'Équipe', lost: [] })
  assert.deepEqual(fitted('Аmina', 'UNOB'), { text: 'mina', lost: ['А'] })
  assert.deepEqual(fitted('ኣሚና', 'UNOY'), { text: 'ኣሚና', lost: [] })
  assert.equal(strangerIn('ABC', 'UNOA'), undefined)
  assert.deepEqual(strangerIn('ABc', 'UNOA'), { at: 2, sign: 'c' })
})

test('days and times are read and written in all four forms, and none that is in no calendar', () => {
  const time = { day: '2028-02-29', clock: '23:59' }
  for (const format of ['101', '102', '201', '203'] as const) {
    const text = writeTime(time, format)
    assert.deepEqual(readTime(text, format, 2099), format > '200' ? time : { ...time, clock: '00:00' })
  }
  for (const text of ['270229', '261301', '260431', '2611', '26111A', '2611132400', '2611131260']) {
    assert.equal(readTime(text, text.length > 6 ? '201' : '101', 2099), undefined, text)
  }
  assert.equal(daysFrom('2024-02-28', '2024-03-01'), 2)
  assert.equal(daysFrom('2026-12-31', '2026-01-01'), -364)
  assert.equal(minutesFrom({ day: '2026-11-13', clock: '23:00' }, { day: '2026-11-14', clock: '06:40' }), 460)
})

test('a birth day that nobody knows is written with fillers and read again, as travel documents do', () => {
  for (const birth of [{ year: 1990 }, { year: 1990, month: 5 }, { year: 1990, month: 5, day: 7 }, null]) {
    assert.deepEqual(readBirth(writeBirth(birth, '101'), '101', 2026)?.birth, birth)
    assert.deepEqual(readBirth(writeBirth(birth, '102'), '102', 2026)?.birth, birth)
  }
  assert.deepEqual(readBirth('900000', '101', 2026), { birth: { year: 1990 }, whole: false })
  assert.deepEqual(readBirth('260101', '101', 2026)?.birth, { year: 2026, month: 1, day: 1 })
  assert.deepEqual(readBirth('270101', '101', 2026)?.birth, { year: 1927, month: 1, day: 1 })
  for (const wrong of ['90<<07', '901307', '900230', '9005', '<<0101', 'ABCDEF'])
    assert.equal(readBirth(wrong, '101', 2026), undefined, wrong)
})

test('a changed character is found again, with what it was; a lost or added one among few places', () => {
  const text = fc.array(sign, { minLength: 2, maxLength: 300 }).map((signs) => signs.join(''))
  fc.assert(
    fc.property(text, fc.nat(), sign, fc.constantFrom(shortPrime, longPrime), (whole, somewhere, put, prime) => {
      const at = somewhere % whole.length
      const said = sumsOf(whole, prime)
      assert.deepEqual(readSums(writeSums(said, prime === shortPrime ? 4 : 8)), said)
      assert.deepEqual(findChange(whole, said, prime), { same: true })
      const was = whole[at]!
      if (put !== was)
        assert.deepEqual(findChange(whole.slice(0, at) + put + whole.slice(at + 1), said, prime), {
          same: false,
          changes: [{ what: 'REPLACED', at, was }],
        })
      const lost = findChange(whole.slice(0, at) + whole.slice(at + 1), said, prime)
      assert.ok(
        !lost.same &&
          (lost.changes.length === 0 || lost.changes.some((change) => change.what === 'LOST' && change.at === at && change.was === was)),
      )
      const added = findChange(whole.slice(0, at) + put + whole.slice(at), said, prime)
      assert.ok(!added.same && (added.changes.length === 0 || added.changes.some((change) => change.what === 'ADDED' && change.at === at)))
    }),
    { numRuns: 1000, seed: 4 },
  )
})
