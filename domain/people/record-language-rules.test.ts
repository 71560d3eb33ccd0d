import assert from 'node:assert/strict'
import { test } from 'node:test'
import { offeredLanguages } from './record-language-rules.ts'
import { recordLanguages } from './record-words.ts'

const firstFor: [string, string[], string][] = [
  ['a person from Asmara', ['ti', 'ar'], 'ti'],
  ['a person who speaks Dari', ['prs'], 'fa'],
  ['a person from Lahore who reads Shahmukhi', ['pnb'], 'pa-Arab'],
  ['a person whose Punjabi is written in Arabic letters', ['pa-Arab'], 'pa-Arab'],
  ['a person from Aleppo', ['ar-SY'], 'ar'],
  ['a person who speaks Georgian, which we do not have, and English', ['ka', 'en'], 'en'],
  ['a person whose languages nobody asked', [], 'fr'],
]
for (const [who, spoken, first] of firstFor)
  test(`${who} is offered ${first} first, and every other language after it, once`, () => {
    const offered = offeredLanguages(spoken)
    assert.equal(offered[0], first)
    assert.deepEqual(offered.toSorted(), [...recordLanguages].toSorted())
  })
