/** Hostile rolls: whatever bytes somebody sends, the answer is rows or one word, soon and within bounds. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Day } from '#domain/kit/day.ts'
import { readRoll } from '#domain/cases/roll-rules.ts'
import { rollFileRefusals } from '#domain/cases/roll-words.ts'
import { readPack } from '#packs/read-pack.ts'
import { readRollFile } from './roll-file.ts'
import { meansOn } from './roll-registers.ts'
import { partsOf, zip } from './test-workbook.ts'

const example = (name: string): Buffer => readFileSync(new URL(`../../examples/${name}`, import.meta.url))
const rounds = 300

/** Mulberry32: the same bytes on every machine, so that a file that broke something can be made again from its number. */
function diceOf(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

const snippets = [
  '=cmd|calc',
  '\u0000',
  '"',
  '""',
  ';;;;;;;;',
  '\r',
  '\n\n',
  '\uFFFD',
  '١٢/٠٣/١٣٧١',
  '1371/03/12',
  '\u202E',
  '<f>1+1</f>',
  '&#0;',
].map((text) => Buffer.from(text))

/** Some slips of a hostile hand: bytes changed, cut, doubled, exchanged, or something strange put between. */
function spoilt(bytes: Buffer, seed: number): Buffer {
  const dice = diceOf(seed)
  let made = Buffer.from(bytes)
  for (let slips = 1 + dice(6); slips > 0; slips--) {
    const [at, length] = [dice(made.length + 1), dice(400)]
    const kind = dice(5)
    if (kind === 0) for (let n = 0; n < 8; n++) made[dice(made.length)] = dice(256)
    else if (kind === 1) made = made.subarray(0, at)
    else if (kind === 2) made = Buffer.concat([made.subarray(0, at), made.subarray(at, at + length), made.subarray(at)])
    else if (kind === 3) made = Buffer.concat([made.subarray(0, at), made.subarray(at + length)])
    else made = Buffer.concat([made.subarray(0, at), snippets[dice(snippets.length)]!, made.subarray(at)])
  }
  return made
}

/** The archive is sound, and one of its parts is not: what gets past the first look. */
function spoiltInside(workbook: Buffer, seed: number): Buffer {
  const parts = partsOf(workbook)
  const names = Object.keys(parts)
  const name = names[diceOf(seed * 7)(names.length)]!
  return zip({ ...parts, [name]: spoilt(parts[name]!, seed) })
}

function transit() {
  const reading = readPack(new URL('../../packs/france/', import.meta.url).pathname)
  assert.ok(reading.ok)
  return reading.pack.programmes.find(({ code }) => code === 'TRANSIT_CDG')!
}

for (const [name, spoil] of [
  ['roll-clean.csv', spoilt],
  ['roll-clean.xlsx', spoilt],
  ['roll-clean.xlsx', spoiltInside],
  ['roll-with-faults.xlsx', spoiltInside],
] as const) {
  test(`${rounds} copies of ${name}, ${spoil.name}, are each read or refused with a word, and never break the reader`, async () => {
    const programme = transit()
    const whole = example(name)
    const ends = new Map<string, number>()
    for (let seed = 1; seed <= rounds; seed++) {
      const rows = await readRollFile(spoil(whole, seed)).catch((error: unknown) => assert.fail(`copy ${seed}: ${(error as Error).stack}`))
      const read = rows.ok ? readRoll(rows.value, programme, meansOn('2026-11-23' as Day)) : rows
      if (!read.ok) assert.ok((rollFileRefusals as readonly string[]).includes(read.refusal), `copy ${seed}: ${read.refusal}`)
      if (read.ok) for (const fault of read.value.faults) assert.ok(fault.row >= 1, `copy ${seed}: a fault without a row`)
      const end = read.ok ? (read.value.faults.length > 0 ? 'faults' : 'clean') : read.refusal
      ends.set(end, (ends.get(end) ?? 0) + 1)
    }
    // Slips that never changed anything would prove nothing.
    assert.ok(ends.size >= 2, [...ends].join(', '))
    console.log(`  ${[...ends].map(([end, count]) => `${end} ${count}`).join(', ')}`)
  })
}
