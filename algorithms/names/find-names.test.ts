// A name in one script is found among names in any other. All people are invented.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import anyAscii from 'any-ascii'
import { ethiopicLetters } from './ethiopic-sounds.ts'
import { bestWay, hearingFor } from './hear-words.ts'
import { knownSounds } from './known-sounds.ts'
import { latinPairs, learnSounds, type SpellingPair } from './learn-sounds.ts'
import { buildNameIndex } from './find-names.ts'
import { findSpellings, growTree, lenient, soundReader, strict } from './sound-search.ts'
import { encode, readSounds, swapped, writeSounds } from './sounds.ts'

const sounds = knownSounds()

test('a name is found in every script of the pool, and back', () => {
  const people: [latin: string, native: string][] = [
    ['Tesfaye Haile', 'ተስፋዬ ኃይለ'],
    ['Gebremedhin Berhe', 'ገብረመድህን በርሀ'],
    ['Mohammed Khatib', 'محمد الخطيب'],
    ['Farhad Karimi', 'فرهاد کریمی'],
    ['Olena Shevchuk', 'Олена Шевчук'],
    ['Sara Levi', 'שרה לוי'],
    ['Nino Beridze', 'ნინო ბერიძე'],
    ['Aram Petrosyan', 'Արամ Պետրոսյան'],
    ['Eleni Pappas', 'Ελένη Παππά'],
  ]
  const natives = buildNameIndex(
    people.map(([, native]) => native),
    sounds,
    anyAscii,
  )
  const latins = buildNameIndex(
    people.map(([latin]) => latin),
    sounds,
    anyAscii,
  )
  for (const [latin, native] of people) {
    assert.equal(natives.find(latin, 3)[0]?.name, native)
    assert.equal(latins.find(native, 3)[0]?.name, latin)
    const turned = latin.split(' ').toReversed().join(' ')
    assert.equal(natives.find(turned, 3)[0]?.name, native, turned)
  }
})

test('a slip of the pen, a name written in two words and a missing name are found too', () => {
  const index = buildNameIndex(['ገብረ መድህን በርሀ', 'ሰላም በርሀ', 'عبد الرحمن حداد', 'Amina Tesfay', 'Amina Tesfay'], sounds, anyAscii)
  assert.equal(index.size, 4)
  const rows = [
    ['Gebremedhin Berhe', 'ገብረ መድህን በርሀ'],
    ['Gebremedin Brehe', 'ገብረ መድህን በርሀ'],
    ['Selam', 'ሰላም በርሀ'],
    ['Abdulrahman Haddad', 'عبد الرحمن حداد'],
    ['Amena Tesfaye', 'Amina Tesfay'],
  ]
  for (const [query, name] of rows) assert.equal(index.find(query!, 2)[0]?.name, name, query)
})

test('the best hits come first, scored between 0 and 1, and no more than were asked for', () => {
  const index = buildNameIndex(['كريم', 'كريمة', 'أكرم', 'عمر', 'عامر', 'Karim'], sounds, anyAscii)
  const hits = index.find('Karim', 4)
  assert.ok(hits.length <= 4)
  assert.deepEqual(new Set(hits.slice(0, 2).map(({ name }) => name)), new Set(['كريم', 'Karim']))
  for (const [rank, hit] of hits.entries()) assert.ok(hit.score > 0 && hit.score <= 1 && hit.score <= (hits[rank - 1]?.score ?? 1))
  for (const nothing of ['', '   ', '!?', '\u0000']) assert.deepEqual(index.find(nothing, 5), [])
})

test('a homophone of Ethiopic, a labialised syllable and a vowel of its own are taken apart into what is heard', () => {
  assert.equal(ethiopicLetters('ተስፋዬ'), 'ተäሰፈaየé')
  assert.equal(ethiopicLetters('ጐሹ'), 'ገwäሸu')
  assert.equal(ethiopicLetters('እዮብ'), 'እየoበ')
  const index = buildNameIndex(['ፀሐይ', 'ሐጎስ', 'ኢዮብ'], sounds, anyAscii)
  for (const [query, name] of [
    ['Tsehay', 'ፀሐይ'],
    ['Hagos', 'ሐጎስ'],
    ['Eyob', 'ኢዮብ'],
  ])
    assert.equal(index.find(query!, 1)[0]?.name, name)
})

/** A made-up script: each consonant its own sign, `sh` one sign, vowels unwritten. */
function invented(): SpellingPair[] {
  const signs: Record<string, string> = { b: 'б', d: 'д', g: 'г', k: 'к', l: 'л', m: 'м', n: 'н', r: 'р', t: 'т', sh: 'ш' }
  const syllables = Object.keys(signs).flatMap((consonant) => ['a', 'i', 'u'].map((vowel) => consonant + vowel))
  const pairs: SpellingPair[] = []
  for (const one of syllables) {
    for (const two of syllables) pairs.push([one + two, (one + two).replace(/sh|[a-z]/g, (letter) => signs[letter] ?? '')])
  }
  return pairs
}

test('how a script writes is learned from pairs, survives being written down, and reads words that were not among them', () => {
  const table = readSounds(writeSounds(learnSounds(invented())))
  const pool = ['шбн', 'сбн', 'кбн', 'шн', 'тлм'].map((word) => encode(word, table.native))
  const found = findSpellings(soundReader(table), growTree(pool), encode('shabinu', table.latin), strict)
  assert.equal(found[0]?.word, 0)
  const back = swapped(table)
  const latin = ['shabinu', 'kabinu', 'tulim'].map((word) => encode(word, back.native))
  assert.equal(findSpellings(soundReader(back), growTree(latin), encode('шбн', back.latin), strict)[0]?.word, 0)
})

test('the search finds the same best word as weighing every word of the pool', () => {
  const table = sounds.native.get('Arab')!
  const words = 'محمد احمد محمود حامد حميد عمر عمرو عمار كريم كرم كارم ليلى ليلا نور نورا سمير سامر سمر'
    .split(' ')
    .map((word) => encode(word, table.native))
  const hearing = hearingFor(table)
  for (const query of ['mohamed', 'ahmad', 'hamid', 'omar', 'ammar', 'karim', 'karam', 'leila', 'noura', 'samir', 'samer']) {
    const letters = encode(query, table.latin)
    const weights = words.map((word) => bestWay(hearing, letters, word))
    const best = findSpellings(soundReader(table), growTree(words), letters, lenient)[0]!
    assert.ok(Math.abs(best.weight - Math.max(...weights)) < 0.6, `${query}: ${best.weight} ${Math.max(...weights)}`)
  }
})

test('spellings of one native name are variants of each other, and each of itself', () => {
  const pairs: SpellingPair[] = [
    ['karim', 'كريم'],
    ['kareem', 'كريم'],
    ['omar', 'عمر'],
  ]
  assert.deepEqual(latinPairs(pairs), [
    ['karim', 'kareem'],
    ['karim', 'karim'],
    ['kareem', 'karim'],
    ['kareem', 'kareem'],
  ])
})
