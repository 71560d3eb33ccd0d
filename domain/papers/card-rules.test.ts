import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseCardLanguage, needsOnCard } from './card-rules.ts'

test('somebody gets the card of the first of their languages that there is', () => {
  const cases = [
    [['ti', 'en'], null, 'ti'],
    [['wo', 'fr'], null, 'fr'],
    [['ckb'], null, 'ckb'],
    [['prs'], null, 'fa'],
    [['fa-AF'], null, 'fa'],
    [['pnb'], null, 'pa-Arab'],
    [['so', 'ar'], null, 'so'],
  ] as const
  for (const [languages, nativeName, wanted] of cases) assert.equal(chooseCardLanguage({ languages, nativeName }, 'CAN'), wanted)
})

test('who reads Punjabi gets the script that their region or their own name tells', () => {
  const card = (language: string, nativeName: string | null) => chooseCardLanguage({ languages: [language], nativeName }, null)
  assert.deepEqual(
    [card('pa', 'ਹਰਪ੍ਰੀਤ'), card('pa', 'نسرین'), card('pa-PK', null), card('pa-Guru', 'نسرین'), card('pa', null)],
    ['pa', 'pa-Arab', 'pa-Arab', 'pa', 'pa'],
  )
})

test('a reader of Kurmanji is not given Sorani; without any language of theirs, French is for those whose journey ends in France', () => {
  assert.equal(chooseCardLanguage({ languages: ['ku'] }, 'FRA'), 'fr')
  assert.equal(chooseCardLanguage({ languages: ['ku', 'bn'] }, 'CAN'), 'en')
  assert.equal(chooseCardLanguage({ languages: [] }, null), 'en')
})

test('of a person’s needs only those that the staff of an airport must see stand on the card', () => {
  assert.deepEqual(needsOnCard(['MEDA', 'UMNR', 'BSCT', 'WCHR', 'WCHR']), [
    { code: 'WCHR', word: 'wheelchair' },
    { code: 'BSCT', word: 'bassinet' },
  ])
})
