// The office's own page ships with the four dates of its history, and cannot be changed in silence.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readAbout } from './about.ts'
import { describeFault } from './read-pack.ts'

const france = join(import.meta.dirname, 'france')
const shipped = readFileSync(join(france, 'about.yaml'), 'utf8')

/** The faults of the page after an edit, as its author reads them. */
function afterEditing(...edits: [from: string | RegExp, to: string][]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'about-'))
  let text = shipped
  for (const [from, to] of edits) {
    assert.notEqual(text.replace(from, to), text, String(from))
    text = text.replace(from, to)
  }
  writeFileSync(join(folder, 'about.yaml'), text)
  const reading = readAbout(folder)
  rmSync(folder, { recursive: true })
  return reading.ok ? [] : reading.faults.map(describeFault)
}

function lineOf(text: string): number {
  return shipped.slice(0, shipped.indexOf(text)).split('\n').length
}

test('A visitor is told of 1951, of the years outside, of the observer and of 1992, each with its source (M001)', () => {
  const reading = readAbout(france)
  assert.ok(reading.ok, reading.ok ? '' : reading.faults.map(describeFault).join('\n'))
  const dates = reading.word.history.map(({ from, to, deduced, source }) => [from, to, deduced, source])
  assert.deepEqual(dates, [
    [1951, undefined, false, '000:5'],
    [1966, 1981, false, '000:5'],
    [1981, 1992, true, '000:5'],
    [1992, undefined, false, '000:5'],
  ])
})

test('An editor who changes a sentence is told to publish it as the next version, and by which digest', () => {
  const [fault, ...others] = afterEditing(['France among the founders', 'France as a founder'])
  assert.equal(others.length, 0)
  assert.match(
    fault!,
    new RegExp(`^about\\.yaml:${lineOf('digest:')} editions\\.0\\.digest: .*new edition, version 2, digest [0-9a-f]{12}`),
  )
  const digest = /digest ([0-9a-f]{12})/.exec(fault!)![1]
  const edition = `editions:\n  - { version: 2, on: 2026-12-01, what: { fr: Titre., en: Title. }, digest: '${digest}' }`
  const published = afterEditing(
    ['France among the founders', 'France as a founder'],
    ['version: 1\nreviewedOn: 2026-11-23', 'version: 2\nreviewedOn: 2026-12-01'],
    ['editions:', edition],
  )
  assert.deepEqual(published, [])
})

test('An editor who mixes up the years, or writes of a year after the review, is told the line', () => {
  const mixed = afterEditing([/from: 1992\n/, 'from: 1950\n'])
  assert.match(mixed[0]!, new RegExp(`^about\\.yaml:${lineOf('from: 1992')} history\\.3\\.from: .*out_of_order.*→ Put the earliest first`))
  assert.match(afterEditing([/from: 1992\n/, 'from: 2031\n'])[0]!, /history\.3\.from: .*dated_after_review.*→ Review the page again/)
  assert.match(afterEditing([/to: 1981\n/, 'to: 1951\n'])[0]!, /history\.1\.to: .*ends_before_start/)
})

test('An editor who forgets a translation, a source or the whole file is told so in plain words', () => {
  assert.match(afterEditing([/, en: First publication\. \}/, ' }'])[0]!, /editions\.0\.what\.en: "en" is missing/)
  assert.match(
    afterEditing([/source: 001:5-7/, 'source: somebody'])[0]!,
    new RegExp(`^about\\.yaml:${lineOf('source: 001:5-7')} partners\\.source: .*source_line`),
  )
  const nowhere = readAbout(join(france, 'programmes'))
  assert.match(nowhere.ok ? '' : describeFault(nowhere.faults[0]!), /The file is missing/)
})
