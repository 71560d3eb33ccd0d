// Our messages read by somebody else: the npm package `edifact` (Tom De Caluwé, Apache-2.0), which knows nothing of ours. What it finds
// must be what our own reader finds, segment by segment, element by element, component by component.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { readInterchanges } from './interchange.ts'
import type { PassengerList } from './paxlst-facts.ts'
import { writePaxlst } from './paxlst-write.ts'
import { crew, flight, foreign } from './sample-list.ts'

type Reader = new () => { define(segments: object): void; parse(text: string): { name: string; elements: string[][] }[] }

const readerOf = (): Reader | undefined => {
  try {
    return createRequire(import.meta.url)('edifact/reader.js') as Reader
  } catch (error) {
    if ((error as { code?: string }).code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}
const Independent = readerOf()

const lists: [string, PassengerList][] = [
  ['passengers in D.12B', flight],
  ['passengers in D.05B', { ...flight, directory: 'D05B' }],
  ['crew', crew],
  ['somebody whose office is written with every sign there is', { ...flight, contact: { ...flight.contact, name: "L'A+B:C?D (=%)" } }],
]

for (const [what, list] of lists) {
  test(
    `an independent reader finds in our message what we wrote: ${what}`,
    { skip: Independent === undefined && 'edifact is not installed' },
    () => {
      for (const options of [{}, { lines: true }, { charactersMax: 1100 }]) {
        const written = writePaxlst(list, { control: 'TEST', ...options })
        assert.ok(written.ok)
        for (const text of written.interchanges) sameAs(text)
      }
    },
  )
}

test(
  'an independent reader and ours agree on a message by another hand',
  { skip: Independent === undefined && 'edifact is not installed' },
  () => {
    sameAs(foreign)
  },
)

function sameAs(text: string): void {
  const reader = new Independent!()
  // Its tables are of an older directory, in which COM had one number; D.05B and D.12B have three.
  reader.define({ COM: { requires: 1, elements: ['C076', 'C076', 'C076'] } })
  const theirs = reader.parse(text).map(({ name, elements }) => ({ name, elements }))
  const ours = readInterchanges(text).flatMap(({ segments }) => segments.map(({ tag, elements }) => ({ name: tag, elements })))
  assert.ok(ours.length > 20)
  assert.deepEqual(theirs, ours)
}
