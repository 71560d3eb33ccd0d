// Spellings that are near each other are found to be near, by their letters and by the class of their sounds, and strangers are not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import anyAscii from 'any-ascii'
import { distanceWithin } from './edit-distance.ts'
import { letterSet } from './letter-set.ts'
import { skeletonOf } from './skeleton.ts'
import { classesNear, soundClass, soundClassPrefix } from './sound-class.ts'

const classOf = (word: string): string => soundClass(skeletonOf(word, anyAscii)!)

/** The whole table, for comparison. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (_unused, column) => Math.max(row, column) * Number(row === 0 || column === 0)),
  )
  for (let row = 1; row <= a.length; row++) {
    for (let column = 1; column <= b.length; column++) {
      const changed = rows[row - 1]![column - 1]! + Number(a[row - 1] !== b[column - 1])
      let steps = Math.min(rows[row - 1]![column]! + 1, rows[row]![column - 1]! + 1, changed)
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        steps = Math.min(steps, rows[row - 2]![column - 2]! + 1)
      rows[row]![column] = steps
    }
  }
  return rows[a.length]![b.length]!
}

test('two words are within so many errors exactly when the whole table says so, and it is the same from either side', () => {
  let seed = 7
  const next = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) % below
  const word = (): string => Array.from({ length: next(9) }, () => 'abcdэ'[next(5)]).join('')
  for (let round = 0; round < 20_000; round++) {
    const [a, b, most] = [word(), word(), next(5)]
    assert.equal(distanceWithin(a, b, most), distance(a, b) <= most, `${a} ${b} ${most}`)
    assert.equal(distanceWithin(a, b, most), distanceWithin(b, a, most))
  }
})

test('spellings whose skeletons differ share a class of sound', () => {
  const rows = ['tariq darik', 'zahra sahra', 'gabriel kabriel', 'petrov betrof', 'yusef joseph', 'hu hou', 'aly ali', 'diao diau']
  for (const row of rows) assert.equal(new Set(row.split(' ').map(classOf)).size, 1, `${row}: ${row.split(' ').map(classOf).join(' ')}`)
  const others = ['mohamed', 'ahmed', 'hassan', 'karim', 'selam', 'tesfay', 'ali', 'omar', 'leyla']
  assert.equal(new Set(others.map(classOf)).size, others.length)
})

test('one letter mistyped leads to a class that is near', () => {
  for (const [typed, known] of [
    ['gebremskel', 'gebremeskel'],
    ['tefsay', 'tesfay'],
    ['mohsmed', 'mohamed'],
    ['kabbanni', 'qabbani'],
    ['yohannrs', 'yohannes'],
  ] as const) {
    const [mistyped, meant] = [classOf(typed), classOf(known)]
    assert.ok(mistyped === meant || classesNear(mistyped).flat().includes(meant), `${typed} ${mistyped} ${meant}`)
  }
  const near = classesNear('mhmd').flat()
  assert.ok(near.length < 110 && !near.includes('mhmd') && near.every((each) => each.length >= 2))
})

test('the class of an unfinished word begins the class of the finished one', () => {
  for (const word of ['gebremeskel', 'mohamed', 'khatchatryan', 'schneider', 'othman']) {
    for (let length = 1; length <= word.length; length++) {
      const skeleton = skeletonOf(word.slice(0, length), anyAscii)
      if (skeleton !== undefined && skeleton.length >= 4)
        assert.ok(classOf(word).startsWith(soundClassPrefix(skeleton).slice(0, -1)), word.slice(0, length))
    }
  }
})

test('the letters of a name are a set: order, doubling and other scripts do not count', () => {
  assert.equal(letterSet(['anna', 'lena']), letterSet(['lena', 'nan']))
  assert.equal(letterSet(['abc']), 0b111)
  assert.equal(letterSet(['ተስፋይ']), 0)
})
