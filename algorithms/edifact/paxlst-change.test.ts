// One character of a valid message is changed, everywhere, one after the other: which changes does the validator name?
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readInterchanges } from './interchange.ts'
import { checkPaxlst, type PaxlstCheck } from './paxlst-check.ts'
import type { PassengerList } from './paxlst-facts.ts'
import { writePaxlst } from './paxlst-write.ts'
import { componentAt, defaultSeparators, type Segment } from './segments.ts'
import { crew, flight, foreign } from './sample-list.ts'

type Changed = { what: 'REPLACED' | 'LOST' | 'ADDED'; at: number; text: string }

const signs = "AZ09+:'? ."

/** Every place of a text with `many` other characters put there; one character taken out; one put in. */
function* changesOf(text: string, many: number, alsoLength: boolean): Generator<Changed> {
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\n') continue
    let put = 0
    for (let turn = 0; put < many && turn < signs.length; turn += 1) {
      const sign = signs[(at + turn) % signs.length]!
      if (sign === text[at]) continue
      put += 1
      yield { what: 'REPLACED', at, text: text.slice(0, at) + sign + text.slice(at + 1) }
    }
    if (!alsoLength) continue
    yield { what: 'LOST', at, text: text.slice(0, at) + text.slice(at + 1) }
    yield { what: 'ADDED', at, text: text.slice(0, at) + signs[at % signs.length]! + text.slice(at) }
  }
}

/** The segment that a character of the text belongs to, with its terminator; 0 for the advice. */
function segmentAt(segments: readonly Segment[], at: number): Segment | undefined {
  return segments.findLast(({ offset }) => offset <= at)
}

function isNamed({ faults }: PaxlstCheck, segments: readonly Segment[], { what, at }: Changed): boolean {
  const number = segmentAt(segments, at)?.number ?? 0
  // What is put in between two segments belongs to either.
  return faults.some(({ segment }) => segment === number || (what === 'ADDED' && segment === number - 1))
}

const quiet = (list: PassengerList): PassengerList => ({
  ...list,
  // The incomplete birth date of the sample is told on its own: here nothing is wrong before.
  persons: list.persons.map((person) => ({
    ...person,
    birth: person.birth?.day === undefined ? { year: 2014, month: 2, day: 3 } : person.birth,
  })),
})

const own: [string, PassengerList, number, boolean][] = [
  ['passengers in D.12B', flight, 3, true],
  ['passengers in D.05B', { ...flight, directory: 'D05B' }, 1, false],
  ['crew', crew, 1, true],
]

for (const [what, list, many, alsoLength] of own) {
  test(`whoever changes one character of our own message (${what}), its segment is named: no exception`, () => {
    const written = writePaxlst(quiet(list), { control: 'ABC123' })
    assert.ok(written.ok)
    const text = written.interchanges[0]!
    assert.deepEqual(checkPaxlst(text).faults, [])
    const { segments } = readInterchanges(text)[0]!
    let count = 0
    for (const changed of changesOf(text, many, alsoLength)) {
      count += 1
      const check = checkPaxlst(changed.text)
      assert.ok(
        isNamed(check, segments, changed),
        `${changed.what} at ${changed.at}: ${changed.text.slice(changed.at - 20, changed.at + 20)}`,
      )
    }
    assert.ok(count > 700, String(count))
  })
}

test('a replaced character inside a message of our own is told exactly: which it was, and where', () => {
  const written = writePaxlst(quiet(flight), { control: 'ABC123' })
  assert.ok(written.ok)
  const text = written.interchanges[0]!
  const body = { from: text.indexOf('UNH'), to: text.indexOf('UNE') - 1 }
  const seal = text.indexOf('/', text.indexOf('BGM')) + 1
  let told = 0
  for (let at = body.from; at < body.to; at += 1) {
    if (at >= seal - 1 && at < seal + 9) continue
    const put = text[at] === 'Q' ? 'R' : 'Q'
    const { faults } = checkPaxlst(text.slice(0, at) + put + text.slice(at + 1))
    const fault = faults.find(({ word }) => word === 'changed_since_written')
    // Without the tags UNH, BGM or UNT nobody finds the check characters; the segment is named by its tag then.
    if (fault === undefined) continue
    told += 1
    assert.deepEqual([fault.offset <= at, fault.expected, fault.found], [true, text[at], put], `at ${at}`)
  }
  assert.ok(told > 0.98 * (body.to - body.from - 10), `${told} of ${body.to - body.from - 10}`)
})

/**
 * What only its sender knows: another value there means something else and is as valid, so nobody else can see the change. By tag,
 * element and component of the example of the handbook, which bears no check characters.
 */
const free: Record<string, string> = {
  'UNH 3 1': 'the reference once it no longer looks like flight, day and time',
  'BGM 2 1': 'document number',
  'NAD 4 1': 'names',
  'NAD 4 2': 'names',
  'NAD 4 3': 'names',
  'COM 1 1': 'telephone number',
  'COM 2 1': 'e-mail address',
  'DTM 1 2': 'another real day or time',
  'LOC 2 1': 'another country or place of the same shape',
  'NAT 2 1': 'another country of the same shape',
  'RFF 1 2': 'booking reference',
  'DOC 1 1': 'another kind of document',
  'DOC 2 1': 'document number',
}

test('of a message by another hand every change is named that is no other valid value; the rest is counted', (t) => {
  const { segments } = readInterchanges(foreign)[0]!
  let all = 0
  const unnamed = new Map<string, number>()
  for (const changed of changesOf(foreign, 6, false)) {
    all += 1
    if (isNamed(checkPaxlst(changed.text), segments, changed)) continue
    const segment = segmentAt(segments, changed.at)
    assert.ok(segment !== undefined, 'a change of the advice is always named')
    const { element, component } = componentAt(segment, defaultSeparators, changed.at - segment.offset)
    const place = `${segment.tag} ${element} ${component}`
    unnamed.set(place, (unnamed.get(place) ?? 0) + 1)
  }
  const valid = [...unnamed.values()].reduce((sum, count) => sum + count, 0)
  t.diagnostic(
    `${all - valid} of ${all} changes named; ${valid} gave another valid message: ${JSON.stringify(Object.fromEntries(unnamed))}`,
  )
  assert.deepEqual([...unnamed.keys()].toSorted(), Object.keys(free).toSorted())
  // It may shrink as checks are added, and must not grow.
  assert.ok(valid / all < 0.12, `${valid} of ${all}`)
})
