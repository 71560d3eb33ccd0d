// Whoever is on file stands in the lists that a query looks into: whole words, beginnings, sounds, pairs of sounds in both orders.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import anyAscii from 'any-ascii'
import {
  begunPairLists,
  begunSkeletonList,
  begunWordList,
  bornList,
  type List,
  pairList,
  postingsOf,
  skeletonList,
  wholeList,
  wordList,
} from './posting-rules.ts'

const romanise = (text: string): string => anyAscii(text)
const tesfay = postingsOf({ familyName: 'El Haile', givenNames: 'Tesfay', nativeName: 'ተስፋይ ሃይለ' }, romanise)

function stands(postings: ReturnType<typeof postingsOf>, { side, keys, until }: List): boolean {
  return postings.some(({ [side]: key }) => key !== null && (until === undefined ? keys.includes(key) : key >= keys[0]! && key <= until))
}

test('a person stands under every word and sound of their names, any two of them, all of them, and their birth', () => {
  const rows: [string, List, boolean][] = [
    ['a word', wordList('haile'), true],
    ['a particle', wordList('el'), true],
    ['a word of the native name', wordList('ሀይለ'), true],
    ['another word', wordList('hailu'), false],
    ['a sound', skeletonList('tsf'), true],
    ['the sound of a particle', skeletonList('el'), false],
    ['two sounds', pairList('hl', 'dsb'), true],
    ['two sounds, the other way round', pairList('dsb', 'hl'), true],
    ['a sound and one of several', pairList('hl', 'mhmd', 'dsb'), true],
    ['all sounds', wholeList(['tsf', 'hl']), true],
    ['some sounds', wholeList(['tsf']), false],
    ['a beginning', begunWordList('tesf'), true],
    ['a native beginning', begunWordList('ተስ'), true],
    ['another beginning', begunWordList('tesg'), false],
    ['the beginning of a sound', begunSkeletonList('ts'), true],
    ['a birth', bornList(), true],
  ]
  for (const [what, list, is] of rows) assert.equal(stands(tesfay, list), is, what)
  for (const [known, beginning] of [
    ['hl', 'd'],
    ['hl', 'ds'],
    ['dsb', 'h'],
  ] as const)
    assert.ok(
      begunPairLists(known, beginning).some((list) => stands(tesfay, list)),
      `${known} and ${beginning}…`,
    )
})

test('nobody stands twice in one list, whatever the scripts of the name', () => {
  for (const names of [
    { familyName: 'Mohamed', givenNames: 'Mohamed Ahmed Mohamed', nativeName: 'محمد محمد أحمد' },
    { familyName: 'El', givenNames: '', nativeName: null },
    { familyName: 'X', givenNames: '', nativeName: 'Олена' },
  ]) {
    const postings = postingsOf(names, romanise)
    for (const side of ['first', 'second'] as const) {
      const keys = postings.flatMap((posting) => posting[side] ?? [])
      assert.equal(new Set(keys).size, keys.length, `${names.familyName} ${side}`)
    }
    assert.ok(postings.every(({ first, second }) => first !== null || second !== null) && stands(postings, bornList()))
  }
})

test('numbers are in the order of the words, and no larger than a number can be exactly', () => {
  const words = ['a', 'aa', 'ab', 'abdelkader', 'abdelkarim', 'b', 'mohamed', 'zz', 'zzzzzzzzzzzz']
  const keys = words.map((word) => wordList(word).keys[0]!)
  assert.deepEqual(
    keys,
    keys.toSorted((a, b) => a - b),
  )
  assert.ok(Number.isSafeInteger(bornList().keys[0]) && keys.every((key) => Number.isSafeInteger(key) && key > 0))
  for (const word of words.slice(0, -1)) assert.ok(begunWordList(word).until! >= wordList(`${word}zzzzzzzzzz`).keys[0]!, word)
  assert.ok(begunWordList('zzzzzzzzzzzzz').until === begunWordList('zzzzzzzzzz').until)
})
