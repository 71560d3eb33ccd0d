// Each code of domain.md appendix F from E101 to E180 has a rule that says it, a test by its name, and words in both languages.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { codeOf, type TravelCode, travelCodes } from '#domain/movements/travel-codes.ts'
import { messages as en } from '#ui/languages/en.ts'
import { messages as fr } from '#ui/languages/fr.ts'

/** Written by hand from appendix F, and not from the table that it judges. */
const appendix: Record<string, string> = {
  E101: 'MRZ_CHECK_DIGIT',
  E102: 'MRZ_VIZ_MISMATCH',
  E103: 'DOC_EXPIRES_BEFORE_ARRIVAL',
  E104: 'DOC_ORIGIN_BLOCK',
  E110: 'NAME_NOT_LATIN',
  E120: 'VISA_WINDOW',
  E121: 'TRANSIT_VISA_MISSING',
  E130: 'MCT_ILLEGAL',
  W131: 'MCT_TIGHT',
  E140: 'INF_WITHOUT_ADULT',
  E141: 'UM_WITHOUT_ESCORT',
  E142: 'INF_TURNS_2_ON_TRIP',
  E150: 'OVERLAPPING_TRAVEL',
  E151: 'FAMILY_SPLIT_UNAPPROVED',
  E160: 'SSR_CONFLICT',
  E161: 'MEDIF_REQUIRED',
  E162: 'SSR_DEPORTEE_FORBIDDEN',
  E170: 'MANIFEST_FROZEN',
  E180: 'TOTALS_MISMATCH',
}
const codes = Object.keys(travelCodes) as TravelCode[]
const wordsOf = (code: TravelCode): string[] => [...travelCodes[code].blocks, ...travelCodes[code].warns]

const root = new URL('../', import.meta.url).pathname
const files = (folder: string, fits: RegExp): { path: string; text: string }[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => fits.test(path))
    .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(join(root, folder, path), 'utf8') }))
const rules = files('domain', /-rules\.ts$|rules\.ts$/).concat(files('server', /-actions\.ts$/))
const tests = files('domain', /\.test\.ts$/).concat(files('server', /\.test\.ts$/))

test('every code of appendix F stands in the table under its own name, and no other', () => {
  assert.deepEqual(Object.fromEntries(codes.map((code) => [code, travelCodes[code].is])), appendix)
})

for (const code of codes) {
  test(`${code} ${travelCodes[code].is} is said by a rule, tested by name, and told in words that a person can act on`, () => {
    assert.ok(
      rules.some(({ text }) => text.includes(`'${code}'`)),
      'no rule says it',
    )
    const named = tests.flatMap(({ text }) => [...text.matchAll(/test\(\s*['`]([^'`]+)/g)].map(([, name]) => name!))
    assert.ok(
      named.some((name) => name.includes(code)),
      'no test bears it in its name',
    )
    assert.ok(wordsOf(code).length > 0, 'no word')
    for (const word of wordsOf(code)) {
      assert.ok(
        rules.some(({ text }) => text.includes(`'${word}'`)),
        `no rule says ${word}`,
      )
      assert.ok(
        tests.some(({ text }) => new RegExp(`\\b${word}\\b`).test(text)),
        `no test expects ${word}`,
      )
      const [french, english] = [fr[`refusal.${word}`], en[`refusal.${word}`]]
      assert.ok(french !== undefined && english !== undefined && french !== english, `refusal.${word} has no words`)
      // What blocks and how to mend it are two things: one short clause cannot say both.
      for (const text of [french, english])
        assert.ok(text.length >= 40 && /[.:;,].+/.test(text), `refusal.${word} says too little: ${text}`)
    }
  })
}

test('a word belongs to one code', () => {
  const all = codes.flatMap(wordsOf)
  assert.equal(new Set(all).size, all.length)
  assert.equal(codeOf('minor_alone'), 'E141')
  assert.equal(codeOf('nobody_travels'), undefined)
})
