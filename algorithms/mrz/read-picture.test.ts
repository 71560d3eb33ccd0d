// A zone in a picture: drawn as phones see it, in a lighter cut of the letters than the reader knows. What the reader is sure of is right.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Picture, turn } from './picture.ts'
import { readPicture } from './read-picture.ts'
import { type Camera, type DrawnSigns, drawZone } from './sample-picture.ts'
import { formatMrz } from './write-mrz.ts'

const drawn = JSON.parse(readFileSync(join(import.meta.dirname, 'sample-signs.json'), 'utf8')) as DrawnSigns

/** Numbers from 0 to 1, the same on every run. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** Somebody who does not exist, whose name and number hold every sign sooner or later. */
function inventedZone(format: 'TD3' | 'TD1', chance: () => number): string[] {
  const pick = (from: readonly string[]): string => from[Math.floor(chance() * from.length)]!
  const word = (length: number, from = alphabet): string => Array.from({ length }, () => pick(from)).join('')
  const day = (year: number) =>
    ({
      precision: 'DAY',
      year: year + Math.floor(chance() * 9),
      month: 1 + Math.floor(chance() * 12),
      day: 1 + Math.floor(chance() * 28),
    }) as const
  const writing = formatMrz({
    format,
    documentCode: format === 'TD3' ? 'P' : 'I',
    issuer: pick(['ERI', 'ETH', 'SOM', 'SYR', 'AFG', 'VNM']),
    surname: word(4 + Math.floor(chance() * 9)),
    givenNames: `${word(3 + Math.floor(chance() * 7))} ${word(4)}`,
    number: word(9, [...alphabet, ...'0123456789']),
    nationality: pick(['ERI', 'ETH', 'SOM', 'SYR', 'IRQ', 'IND']),
    birthDate: day(1960 + Math.floor(chance() * 40)),
    sex: pick(['F', 'M', 'X']) as 'F' | 'M' | 'X',
    expiryDate: day(2027),
  })
  assert.ok(writing.ok)
  return writing.lines
}

/** A phone in a hand: turned up to eight degrees, unsharp, noisy, in a shadow, pressed. */
function someCamera(chance: () => number): Camera {
  return {
    pitch: 15 + chance() * 8,
    degrees: (chance() * 2 - 1) * 8,
    blur: chance() * 1.2,
    noise: chance() * 50,
    shadow: chance() * 0.5,
    press: chance() * 7,
  }
}

test('of passports and cards in a hand nearly all are read to the last sign, and no sign that the reader is sure of is wrong', () => {
  const chance = dice(20_261_129)
  const told = { pictures: 0, right: 0, sure: 0, wrongAndSure: 0 }
  for (let at = 0; at < 16; at += 1) {
    const lines = inventedZone(at % 2 === 0 ? 'TD3' : 'TD1', chance)
    const reading = readPicture(drawZone(drawn, lines, someCamera(chance), chance), 2026)
    told.pictures += 1
    if (!reading.ok) continue
    if (reading.lines.join() === lines.join()) told.right += 1
    if (reading.whole && reading.unsure.length === 0) told.sure += 1
    reading.lines.forEach((text, line) => {
      for (const [cell, sign] of [...text].entries()) {
        const isNamed = reading.unsure.some((one) => one.line === line + 1 && one.position === cell + 1)
        if (sign !== lines[line]![cell] && !isNamed) told.wrongAndSure += 1
      }
    })
  }
  console.log(`  ${told.right} of ${told.pictures} read without a wrong sign, ${told.sure} of them without an unsure one`)
  assert.equal(told.wrongAndSure, 0)
  assert.ok(told.right >= 14, `${told.right} of ${told.pictures}`)
})

const specimen = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10']
const still: Camera = { pitch: 18, degrees: 0, blur: 0.5, noise: 10, shadow: 0, press: 0 }

test('a document held on its side or upside down is read as if it stood', () => {
  const upright = drawZone(drawn, specimen, still, dice(1))
  for (const picture of [turn(upright), turn(turn(upright))]) {
    const reading = readPicture(picture, 2026)
    assert.ok(reading.ok && reading.whole)
    assert.deepEqual(reading.lines, specimen)
  }
})

test('where nothing is written nothing is read: a wall, noise, lines of another text', () => {
  const chance = dice(3)
  const wall: Picture = { width: 600, height: 400, data: new Uint8Array(240_000).fill(180) }
  const noise: Picture = { width: 600, height: 400, data: Uint8Array.from({ length: 240_000 }, () => chance() * 255) }
  const letter = drawZone(drawn, ['DEAR<SIR<OR<MADAM', 'WE<HAVE<THE<HONOUR'], still, chance)
  for (const picture of [wall, noise, letter]) assert.equal(readPicture(picture, 2026).ok, false)
})

test('a zone whose check digits do not hold is shown and said not to hold', () => {
  const forged = [specimen[0]!, specimen[1]!.replace('7408122', '7408123')]
  const reading = readPicture(drawZone(drawn, forged, still, dice(5)), 2026)
  assert.ok(reading.ok)
  assert.equal(reading.whole, false)
})
