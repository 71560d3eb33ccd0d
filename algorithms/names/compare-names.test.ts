// Two names are one person's or not, whatever their script, order and spelling. All people are invented.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import anyAscii from 'any-ascii'
import fc from 'fast-check'
import { compareNames, sameNameFrom } from './compare-names.ts'
import { hearingOf } from './hear-words.ts'
import { knownSounds } from './known-sounds.ts'
import { normaliseName, skeletonKeys } from './read-name.ts'

const hear = hearingOf(knownSounds().native)
const read = (name: string) => normaliseName(name, anyAscii)
const compare = (a: string, b: string) => compareNames(read(a), read(b), hear)
const isOne = (a: string, b: string) => compare(a, b).score >= sameNameFrom

const written: [latin: string, native: string, what: string][] = [
  ['Abebe Tesfaye', 'አበበ ተስፋዬ', 'Amharic'],
  ['Hagos Gebremedhin', 'ሓጎስ ገብረመድህን', 'Tigrinya'],
  ['Mohamed Al-Ahmad', 'محمد الأحمد', 'Arabic'],
  ['Olena Shevchuk', 'Олена Шевчук', 'Ukrainian'],
  ['Sara Levi', 'שרה לוי', 'Hebrew'],
  ['Aram Petrosyan', 'Արամ Պետրոսյան', 'Armenian'],
  ['Nino Beridze', 'ნინო ბერიძე', 'Georgian'],
  ['Alexandros Pappas', 'Αλέξανδρος Παππάς', 'Greek'],
  ['Farhad Karimi', 'فرهاد کریمی', 'Dari'],
  ['Gul Zaman', 'ګل زمان', 'Pashto'],
  ['Rahim Uddin', 'রহিম উদ্দিন', 'Bengali'],
  ['Ram Sharma', 'राम शर्मा', 'Hindi'],
  ['Li Xiaolong', '李小龙', 'Chinese'],
  ['Kim Young-su', '김영수', 'Korean'],
]

test('a person written in their own script is the person written in Latin letters', () => {
  for (const [latin, native, what] of written)
    assert.ok(isOne(latin, native), `${what}: ${latin} ${native} ${compare(latin, native).score}`)
})

test('a person written in their own script is not another person', () => {
  for (const [latin, , what] of written) {
    for (const [, native, other] of written) if (what !== other) assert.ok(!isOne(latin, native), `${latin} ${native}`)
  }
})

test('one person under two spellings, orders, titles and initials is one', () => {
  const rows: [string, string][] = [
    ['Mohamed Bensaïd', 'Muhammad Bensaid'],
    ['EXEMPLE, Amina', 'Amina Exemple'],
    ['Dr. Amina Haddad', 'Amina Haddad'],
    ['A. Haddad', 'Amina Haddad'],
    ['Amina Maryam Haddad', 'Amina Haddad'],
    ["'Abd al-Aziz Nuristani", 'Abdul Aziz Nooristani'],
    ['Abdulaziz Nuristani', 'Abdul Aziz Nuristani'],
    ['AminaHaddad', 'Amina Haddad'],
    ['J.-C. Exemple', 'Jean-Claude Exemple'],
    ['JC Exemple', 'Jean-Claude Exemple'],
    ['Bill Harper', 'William Harper'],
    ['Jürgen Müller', 'Juergen Mueller'],
    ['Ana Exemple García', 'Ana Exemple Garcia'],
    ['Sergey Sergey Kovalenko', 'Sergey Kovalenko'],
    ['Am1na Hadd4d', 'Amina Haddad'],
    ['Kidane Tesfay Exemple', 'Kidan Tesfai Exemple'],
  ]
  for (const [a, b] of rows) assert.ok(isOne(a, b), `${a} | ${b}: ${compare(a, b).score}`)
})

test('another person of the same family, father or initial is another', () => {
  const rows: [string, string][] = [
    ['Anders Haddad', 'Ulf Haddad'],
    ['Sergey Viktorovich Koval', 'Sergey Borisovich Koval'],
    ['William G. Harper', 'William W. Harper'],
    ['B. Haddad', 'Amina Haddad'],
    ['Salman bin Muhammad', 'Muhammad bin Salman'],
    ['Amina Haddad II', 'Amina Haddad III'],
    ['Hamid Noorzai', 'Hamid Rahmani'],
    ['A.H.', 'Amina Haddad'],
    ['김종은', '김정은'],
    ['', 'Amina'],
    ['', ''],
    ['123', 'Amina'],
  ]
  for (const [a, b] of rows) assert.ok(!isOne(a, b), `${a} | ${b}: ${compare(a, b).score}`)
})

test('the reasons name each word once, in the form in which it was written', () => {
  assert.deepEqual(
    compare('Dr Amina M. Haddad', 'حداد Amena Maryam').parts.map(({ a, b, kind }) => [a, b, kind]),
    [
      ['Dr', undefined, 'missing'],
      ['Amina', 'Amena', 'spelt_another_way'],
      ['M', 'Maryam', 'initial'],
      ['Haddad', 'حداد', 'transliterated'],
    ],
  )
  assert.deepEqual(
    compare('Ulf Haddad', 'Anders Haddad').parts.map(({ a, b, kind }) => [a, b, kind]),
    [
      ['Ulf', 'Anders', 'different'],
      ['Haddad', 'Haddad', 'same'],
    ],
  )
})

const words = 'Amina Tesfay Haddad Kovalenko Nguyen Rahimi Okafor Lindqvist Fernandez Beridze Petrov Müller Abebe Saïd'.split(' ')
const someone = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
const slip = (word: string, at: number) => word.slice(0, at % word.length) + 'x' + word.slice((at % word.length) + 1)
const anyone = fc.oneof(
  someone.map((name) => name.join(' ')),
  fc.tuple(someone, fc.nat()).map(([name, at]) => [slip(name[0]!, at), ...name.slice(1)].join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
)

test('whatever the two texts, the score is between 0 and 1 and the same both ways', () => {
  fc.assert(
    fc.property(anyone, anyone, (a, b) => {
      const there = compare(a, b).score
      assert.ok(there >= 0 && there <= 1, String(there))
      assert.ok(Math.abs(there - compare(b, a).score) < 1e-9)
    }),
    { seed: 7, numRuns: 500 },
  )
})

test('a name is itself with a score of 1, in any order of its words, in capitals and without marks', () => {
  fc.assert(
    fc.property(someone, fc.nat(), (name, turn) => {
      const turned = name.map((_, at) => name[(at + turn) % name.length]!)
      assert.equal(compare(name.join(' '), name.join(' ')).score, 1)
      assert.equal(compare(name.join(' '), turned.join(' ').toUpperCase()).score, 1)
      assert.equal(compare(name.join(' '), name.join(' ').normalize('NFD').replace(/\p{M}/gu, '')).score, 1)
    }),
    { seed: 8, numRuns: 200 },
  )
})

test('a word that both names have does not make them less alike', () => {
  fc.assert(
    fc.property(anyone, anyone, (a, b) => {
      assert.ok(compare(`${a} Zubeidat`, `${b} Zubeidat`).score >= compare(a, b).score - 1e-9, `${a} | ${b}`)
    }),
    { seed: 9, numRuns: 500 },
  )
})

test('spellings of one name share a key for posting lists, and names have few keys in common', () => {
  assert.deepEqual(skeletonKeys(read('Mohamed al-Khatib'), anyAscii), skeletonKeys(read('محمد الخطيب'), anyAscii))
  const keys = words.flatMap((word) => skeletonKeys(read(word), anyAscii))
  assert.equal(new Set(keys).size, words.length)
  for (const key of keys) assert.ok(Number.isInteger(key) && key >= 0 && key < 2 ** 31)
})

test('texts without letters are like nothing, and a text of a million words is read in no time', () => {
  for (const nothing of ['', ' ', '!?', '\u202e']) assert.equal(compare(nothing, nothing).score, 0)
  assert.equal(compare('A.H.', 'A. H.').score, 1)
  const started = performance.now()
  compare('Amina Haddad '.repeat(500_000), 'Anima Hadda '.repeat(500_000))
  assert.ok(performance.now() - started < 20_000)
})

test('the native form is kept, whatever is made of it for comparing', () => {
  assert.deepEqual(
    read('Dr ʿAbd al-Raḥmān ተስፋዬ').tokens.map(({ native, folded, script, kind }) => [native, folded, script, kind]),
    [
      ['Dr', 'dr', 'Latn', 'title'],
      ['Abd', 'abd', 'Latn', 'name'],
      ['Raḥmān', 'rahman', 'Latn', 'name'],
      ['ተስፋዬ', 'ተስፋዬ', 'Ethi', 'name'],
    ],
  )
})
