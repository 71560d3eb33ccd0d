// What is typed in the search box is understood, the lists that are looked into stay short, and the best answer comes first and says why.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import anyAscii from 'any-ascii'
import { day } from '#domain/kit/day.ts'
import { documentToken, wordLists } from './name-rules.ts'
import { anyBirth, firstProbes, nearProbes, prefixProbes, spanOfAges } from './probe-rules.ts'
import { contactTokens, phoneOf, readQuery } from './query-rules.ts'
import { compareBirth, rankHit } from './search-rules.ts'

const romanise = (text: string): string => anyAscii(text)
const query = (text: string) => readQuery(text, romanise)

test('a query is read as words in any script, without the particles before its last word, and as a number when it can be one', () => {
  const words = (text: string) => readQuery(text, romanise).words.map(({ word }) => word)
  assert.deepEqual(words('Al Khatib, Samir'), ['khatib', 'samir'])
  assert.deepEqual(words('amina ben'), ['amina', 'ben'])
  assert.deepEqual(words('ተስፋይ ሃይለ'), ['ተስፋይ', 'ሀይለ'])
  assert.deepEqual(words('\u0000'), [])
  assert.equal(readQuery('ab 12-34', romanise).document, 'AB1234')
  assert.equal(readQuery('amina', romanise).document, undefined)
  assert.equal(documentToken(' n° 00-12 ab'), 'N0012AB')
})

test('exact words come before beginnings, and beginnings before likeness of sound', () => {
  const undated = { bornOn: null, bornPrecision: 'UNKNOWN' as const, numbers: [] as string[] }
  const score = (text: string, familyName: string, givenNames = '') =>
    rankHit(readQuery(text, romanise), { ...undated, name: wordLists({ familyName, givenNames, nativeName: null }, romanise) })
  const [exact, prefix, sound] = [score('mohamed', 'Mohamed'), score('mohamed', 'Mohamedou'), score('mohamed', 'Muhammad')]
  assert.deepEqual(
    [exact, prefix, sound].map((ranked) => ranked?.why[0]!.how),
    ['EXACT', 'PREFIX', 'SOUNDS_ALIKE'],
  )
  assert.ok(exact!.score > prefix!.score && prefix!.score > sound!.score)
  assert.equal(score('mohamed traore', 'Mohamed', 'Diallo'), undefined)
  const any = wordLists({ familyName: 'Any', givenNames: '', nativeName: null }, romanise)
  const byNumber = rankHit(readQuery('AB 1234', romanise), { ...undated, name: any, numbers: ['AB1234'] })
  assert.deepEqual(byNumber?.why, [{ word: 'AB1234', how: 'DOCUMENT' }])
})

test('a date or a year is understood as a birth, in any of the ways in which one is written', () => {
  const rows: [string, number | undefined, string | undefined][] = [
    ['tesfay 1991', 1991, undefined],
    ['1991 tesfay', 1991, undefined],
    ['tesfay 15/07/1991', 1991, '1991-07-15'],
    ['15.7.1991 tesfay', 1991, '1991-07-15'],
    ['tesfay 1991-07-15', 1991, '1991-07-15'],
    ['tesfay 07/15/1991', 1991, '1991-07-15'],
    ['أحمد ١٩٩١', 1991, undefined],
    ['احمد ۱۹۹۱/۰۷/۱۵', 1991, '1991-07-15'],
    ['राम १९९१', 1991, undefined],
    ['tesfay 31/02/1991', 1991, undefined],
    ['AB1991', undefined, undefined],
    ['12-1991-7', undefined, undefined],
    ['tesfay 3050', undefined, undefined],
  ]
  for (const [text, year, on] of rows) assert.deepEqual([query(text).birth?.year, query(text).birth?.on], [year, on], text)
})

test('a birth that is still being typed does not become a word of the name', () => {
  for (const text of ['tesfay 1', 'tesfay 19', 'tesfay 199', 'tesfay 1991', 'tesfay 15/07', 'tesfay 15/07/1991'])
    assert.deepEqual(
      query(text).words.map(({ word }) => word),
      ['tesfay'],
      text,
    )
})

test('a telephone number is known by its last nine digits, however it is written', () => {
  for (const text of ['+33 6 12 34 56 78', '0033612345678', '06.12.34.56.78', '(06) 12-34-56-78', '٠٦١٢٣٤٥٦٧٨'])
    assert.equal(query(text).phone, '612345678', text)
  for (const text of ['tesfay 0612345678', '123456', '12345678901234567890']) assert.equal(phoneOf(text), undefined, text)
  assert.equal(query('Tesfay@Example.org').email, 'tesfay@example.org')
  assert.deepEqual(contactTokens('her sister: +33 6 12 34 56 78, or Selam@example.org.'), [
    { kind: 'PHONE', token: '612345678' },
    { kind: 'EMAIL', token: 'selam@example.org' },
  ])
  assert.deepEqual(contactTokens('in the evening, not before 6'), [])
})

test('no query looks into more lists, and reads more of them, than the index answers at once', () => {
  const texts = [
    'mohamed',
    'mohamed ahmed',
    'mohamed ahmed ali hassan ibrahim osman 15/07/1991',
    'a b c',
    'ተስፋይ ገብረመስቀል 1991',
    '15/07/1991',
    '7',
    '',
  ]
  for (const text of texts) {
    const asked = { query: query(text), span: anyBirth }
    const [first, begun, near] = [firstProbes(asked), prefixProbes(asked), nearProbes(asked, () => 1)]
    assert.ok(first.length <= 130 && begun.length <= 6 && near.length <= 30, `${text}: ${first.length} ${begun.length} ${near.length}`)
    for (const probe of [...first, ...begun, ...near]) assert.ok(probe.most <= probe.read && probe.read <= 2_000, text)
    assert.ok(near.reduce((sum, probe) => sum + probe.most, 0) <= 13_000, text)
  }
})

test('asked for by age, nobody outside is looked for, and nobody of an unknown age', () => {
  const span = spanOfAges({ ageFrom: 18, ageUntil: 24 }, day('2026-11-23'))
  assert.deepEqual(span, { from: '2001-11-24', until: '2008-11-23' })
  for (const text of ['tesfay gebremeskel', 'tesfay gebremeskel 2005', 'tesfay']) {
    const probes = firstProbes({ query: query(text), span })
    assert.ok(
      probes.length > 0 && probes.every(({ born }) => born.from >= span.from && born.until <= span.until && born.from <= born.until),
      text,
    )
  }
  assert.deepEqual(
    firstProbes({ query: query('tesfay 1950'), span }).filter(({ worth }) => worth > 80),
    [],
  )
})

test('a birth agrees wholly, with day and month swapped, by year, or not at all', () => {
  const born = (bornOn: string, bornPrecision: 'DAY' | 'MONTH' | 'YEAR' = 'DAY') => ({ bornOn: day(bornOn), bornPrecision })
  const asked = (text: string) => query(text).birth!
  const rows: [string, ReturnType<typeof born>, string | undefined][] = [
    ['15/07/1991', born('1991-07-15'), 'SAME_BIRTH_DATE'],
    ['05/07/1991', born('1991-05-07'), 'BIRTH_DAY_AND_MONTH_SWAPPED'],
    ['15/07/1991', born('1991-01-01'), 'BIRTH_DAY_UNSURE'],
    ['01/01/1991', born('1991-07-15'), 'BIRTH_DAY_UNSURE'],
    ['15/07/1991', born('1991-07-20'), 'SAME_BIRTH_MONTH'],
    ['15/07/1991', born('1991-01-01', 'YEAR'), 'SAME_BIRTH_YEAR'],
    ['15/07/1991', born('1991-12-24'), 'SAME_BIRTH_YEAR'],
    ['15/07/1991', born('1992-07-15'), 'BIRTH_YEAR_ONE_OFF'],
    ['1991', born('1991-12-24'), 'SAME_BIRTH_YEAR'],
    ['1991', born('1990-12-24'), 'BIRTH_YEAR_ONE_OFF'],
    ['1991', born('1985-12-24'), undefined],
  ]
  for (const [text, person, how] of rows) assert.equal(compareBirth(asked(text), person), how, `${text} ${person.bornOn}`)
  assert.equal(compareBirth(asked('1991'), { bornOn: null, bornPrecision: 'UNKNOWN' }), 'BIRTH_DATE_UNKNOWN')
})

test('of several persons the one who was meant comes first: by name, then by birth, then by fewer other words', () => {
  const person = (name: string, bornOn: string | null = '1991-07-15', nativeName: string | null = null) => ({
    bornOn: bornOn === null ? null : day(bornOn),
    bornPrecision: bornOn === null ? ('UNKNOWN' as const) : ('DAY' as const),
    numbers: [] as string[],
    name: [...wordLists({ familyName: name, givenNames: '', nativeName }, romanise)],
  })
  const counts = new Map([
    ['mohamed', 500],
    ['gebremeskel', 3],
  ])
  const inOrder = (text: string, persons: ReturnType<typeof person>[]) => {
    const scores = persons.map((each) => rankHit(query(text), each, counts)?.score ?? Number.NEGATIVE_INFINITY)
    assert.deepEqual(
      scores,
      scores.toSorted((a, b) => b - a),
      `${text}: ${scores.join(' ')}`,
    )
  }
  inOrder(
    'tesfay gebremeskel',
    ['Tesfay Gebremeskel', 'Tesfaye Gebremeskel', 'Tesfaye Ghebremeskal', 'Tesfaye Gebremedhin', 'Mohamed Ali'].map((name) => person(name)),
  )
  inOrder('tesfay gebremeskel 1991', [
    person('Tesfay Gebremeskel'),
    person('Tesfay Gebremeskel', '1990-03-03'),
    person('Tesfay Gebremeskel', null),
    person('Tesfay Gebremeskel', '1960-03-03'),
  ])
  inOrder('tesfay gebremeskel', [
    person('Tesfay Gebremeskel'),
    person('Tesfay Gebremeskel Haile'),
    person('Tesfay Gebremeskel Haile Selam'),
  ])
  // A rare name that agrees says more than a common one.
  inOrder('mohamed gebremeskel 15/07/1991', [person('Mohamed Gebremeskel'), person('Ahmad Gebremeskel'), person('Mohamed Tekle')])
  inOrder('ተስፋይ', [person('Tesfay Haile', null, 'ተስፋይ ሃይለ'), person('Mohamed Ali', null, 'محمد علي')])
})

test('a word of the name is the answer to one typed word only', () => {
  const hasan = {
    bornOn: null,
    bornPrecision: 'UNKNOWN' as const,
    numbers: [],
    name: [...wordLists({ familyName: 'Hasan', givenNames: 'Ali', nativeName: null }, romanise)],
  }
  assert.equal(rankHit(query('hasan hussein'), hasan), undefined)
})
