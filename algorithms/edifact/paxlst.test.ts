import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type FaultWord, faultWords } from './fault.ts'
import { readInterchanges } from './interchange.ts'
import { checkPaxlst } from './paxlst-check.ts'
import type { PassengerList, PersonOnList } from './paxlst-facts.ts'
import { writeName } from './paxlst-names.ts'
import { readPaxlst } from './paxlst-read.ts'
import { writePaxlst } from './paxlst-write.ts'
import { crew, family, flight, foreign } from './sample-list.ts'

function write(list: PassengerList, options: { charactersMax?: number; lines?: boolean } = {}): string[] {
  const written = writePaxlst(list, { control: 'ABC123', ...options })
  assert.ok(written.ok, JSON.stringify(written))
  return written.interchanges
}

/** What a message can say of a list: names as the document's zone has them. */
function asWritten(list: PassengerList): PassengerList {
  const person = (each: PersonOnList): PersonOnList => {
    const [surname = '', ...given] = writeName(each.surname, each.givenNames).components
    const references = list.directory === 'D12B' ? each.references : each.references.slice(0, 1)
    return { ...each, surname, givenNames: given.join(' '), references }
  }
  return { ...list, persons: list.persons.map(person) }
}

test('the example of the handbook is read without a fault: 38 segments, two persons (F13)', () => {
  const { faults, segments, messages, persons, sealed } = checkPaxlst(foreign)
  assert.deepEqual([faults, segments, messages, persons, sealed], [[], 38, 1, 2, false])
  const [list] = readPaxlst(foreign)
  assert.deepEqual(
    list!.persons.map((person) => [person.surname, person.givenNames, person.documents[0]!.number, person.references[0]!.value]),
    [
      ['EXEMPLE', 'AMINA TEST', '21AB12345', 'ABC123'],
      ['EXEMPLE', 'SAMI', '21AB12346', 'ABC123'],
    ],
  )
})

test('a family is written in both directories without an error, and read back as the same facts', () => {
  for (const directory of ['D05B', 'D12B'] as const) {
    const list = { ...flight, directory }
    const [text] = write(list)
    const check = checkPaxlst(text!)
    assert.deepEqual(
      check.faults.map(({ level, word, tag }) => [level, word, tag]),
      [['WARNING', 'birth_incomplete', 'DTM']],
    )
    assert.deepEqual([check.persons, check.sealed], [4, true])
    assert.deepEqual(readPaxlst(text!), [asWritten(list)])
    assert.deepEqual(readPaxlst(write(list, { lines: true })[0]!), [asWritten(list)])
  }
})

test('D.05B has room for one reference a person, which is the booking; what is left out is told', () => {
  const older = writePaxlst({ ...flight, directory: 'D05B' }, { control: 'ABC123' })
  assert.ok(older.ok)
  assert.deepEqual(
    older.warnings.find(({ word }) => word === 'references_left_out'),
    { person: 0, word: 'references_left_out' },
  )
  assert.match(older.interchanges[0]!, /RFF\+AVF:AB12CD'DOC/)
  assert.match(write(flight)[0]!, /RFF\+AVF:AB12CD'RFF\+ABO:MAN-TEST-0001'RFF\+SEA:12A'RFF\+YZY:0571234567890'DOC/)
  const several = foreign.replace("RFF+AVF:ABC123'", "RFF+AVF:ABC123'RFF+SEA:12A'").replace('UNT+34', 'UNT+35')
  assert.deepEqual(
    checkPaxlst(several).faults.map(({ level, word, segment }) => [level, word, segment]),
    [['WARNING', 'segment_repeats_beyond_directory', 22]],
  )
  assert.deepEqual(checkPaxlst(several.replaceAll('05B', '12B')).faults, [])
})

test('a crew is a list of its own, with ranks and its own total', () => {
  const [text] = write(crew)
  assert.match(text!, /BGM\+250\+.*NAD\+FM\+.*EMP\+1\+CR1:110:111'NAT.*NAD\+DDT.*DOC\+AC.*CNT\+41:2'/)
  assert.deepEqual(checkPaxlst(text!).faults, [])
  assert.deepEqual(readPaxlst(text!), [asWritten(crew)])
})

test('a charter of 160 is cut where a network passes on only so much, between persons, in numbered parts', () => {
  const persons = Array.from({ length: 160 }, (_, at): PersonOnList => ({
    ...family[0]!,
    references: [],
    documents: [{ ...family[0]!.documents[0]!, number: `EX${String(at).padStart(6, '0')}` }],
  }))
  const whole = write({ ...flight, persons })
  assert.equal(whole.length, 1)
  const parts = write({ ...flight, persons }, { charactersMax: 3500 })
  assert.ok(parts.length > 10 && parts.every((part) => part.length <= 3500), String(parts.length))
  const check = checkPaxlst(parts.join(''))
  assert.deepEqual([check.faults, check.messages, check.persons], [[], parts.length, 160])
  const marks = parts.map((part) => /\+(\d\d(?::[CF])?)'BGM/.exec(part)![1])
  assert.deepEqual([marks[0], marks[1], marks.at(-1)], ['01:C', '02', `${parts.length}:F`])
  assert.deepEqual(
    readPaxlst(parts.join('')).flatMap((list) => list.persons),
    asWritten({ ...flight, persons }).persons,
  )
  assert.deepEqual(
    checkPaxlst([parts[0], ...parts.slice(2)].join(''))
      .faults.map(({ word, tag }) => `${word} ${tag}`)
      .slice(0, 1),
    ['sequence_broken UNH'],
  )
  assert.deepEqual(writePaxlst({ ...flight, persons }, { control: 'A', charactersMax: 500 }), {
    ok: false,
    faults: [{ person: null, word: 'too_long' }],
  })
})

test('a name is spelt as in the zone of the document, and cut between its parts when it is too long', () => {
  assert.deepEqual(writeName('Müller-Exemple', 'Zoé Anne Lise'), {
    components: ['MUELLER EXEMPLE', 'ZOE', 'ANNE LISE'],
    truncated: false,
    unknown: [],
  })
  assert.deepEqual(writeName('', 'Sami').components, ['SAMI'])
  const long = writeName('Exemple', `Marie ${'Annelise '.repeat(6)}`)
  assert.deepEqual(long, { components: ['EXEMPLE', 'MARIE', 'ANNELISE ANNELISE ANNELISE ANNELISE'], truncated: true, unknown: [] })
  assert.deepEqual(writeName('X'.repeat(50), '').components, ['X'.repeat(35)])
  assert.deepEqual(writeName('Ааа', 'Test').unknown, ['А', 'а', 'а'])
})

test('what cannot be written truthfully is refused with the person’s place in the list', () => {
  const broken: [Partial<PersonOnList>, string][] = [
    [{ surname: 'Аxemple' }, 'name_not_latin'],
    [{ surname: '', givenNames: '' }, 'name_missing'],
    [{ documents: [] }, 'document_missing'],
    [{ documents: [{ ...family[0]!.documents[0]!, number: 'ኤ12' }] }, 'document_unwritable'],
    [{ nationality: '??' }, 'nationality_unwritable'],
    [{ embarksAt: '' }, 'place_unwritable'],
  ]
  for (const [change, word] of broken) {
    const written = writePaxlst({ ...flight, persons: [family[1]!, { ...family[0]!, ...change }] }, { control: 'A' })
    assert.deepEqual(written, { ok: false, faults: [{ person: 1, word }] })
  }
  assert.deepEqual(writePaxlst({ ...flight, persons: [] }, { control: 'A' }), {
    ok: false,
    faults: [{ person: null, word: 'nobody_on_list' }],
  })
  const nowhere = writePaxlst({ ...flight, journey: { ...flight.journey, calls: [] } }, { control: 'A' })
  assert.deepEqual(nowhere, { ok: false, faults: [{ person: null, word: 'journey_incomplete' }] })
  const unknown = writePaxlst({ ...flight, persons: [{ ...family[0]!, birth: null }] }, { control: 'A' })
  assert.ok(unknown.ok && unknown.interchanges[0]!.includes("DTM+329:<<<<<<'"))
  assert.deepEqual(unknown.warnings, [{ person: 0, word: 'birth_unknown' }])
})

test('a ship calls at ports by their own codes, and says what it is', () => {
  const calls = [
    { role: 'LAST_DEPARTURE' as const, place: 'LYTIP', arrives: null, departs: { day: '2026-11-01', clock: '08:00' } },
    { role: 'FIRST_ARRIVAL' as const, place: 'FRMRS', arrives: { day: '2026-11-04', clock: '16:00' }, departs: null },
  ]
  const persons = [{ ...family[0]!, embarksAt: 'LYTIP', disembarksAt: 'FRMRS', clearsAt: 'FRMRS' }]
  const list: PassengerList = { ...flight, journey: { number: 'EXEMPLE 1', carrier: null, mode: 'SEA', calls }, persons }
  const [text] = write(list)
  assert.match(text!, /TDT\+20\+EXEMPLE 1\+1'LOC\+125\+LYTIP'/)
  assert.deepEqual(checkPaxlst(text!).faults, [])
  assert.deepEqual(readPaxlst(text!), [asWritten(list)])
})

/** One wrong message for each word, by what is replaced in the example of the handbook, and the segment that is to be named. */
const wrong: Record<FaultWord, [from: string | RegExp, to: string, segment: number]> = {
  ends_without_terminator: [/'\s*$/, '', 38],
  separators_not_usable: ["UNA:+.? '", "UNA:+.A '", 0],
  separators_not_used: ["UNA:+.? '", "UNA;+.? '", 0],
  separators_unusual: ["UNA:+.? '", "UNA:+,? '", 0],
  start_unknown: ['UNA:', 'UNX:', 0],
  character_not_allowed: ['SAMI', 'SAMi', 25],
  line_break_inside: ['EXEMPLE:SAMI', 'EXEMPLE:\nSAMI', 25],
  release_needless: ['FRANCE', 'FR?ANCE', 5],
  separator_needless: ['AMINA:TEST', 'AMINA:', 12],
  tag_unknown: ['ATT+2++M', 'ATX+2++M', 26],
  segment_cut: ["NAD+FL+++EXEMPLE:SAMI'", "NAD+FL+++EXEM'LE:SAMI'", 25],
  segment_out_of_place: [
    "NAT+2+XXB'\nRFF+AVF:ABC123'\nDOC+P:110:111+21AB12346",
    "RFF+AVF:ABC123'\nNAT+2+XXB'\nDOC+P:110:111+21AB12346",
    31,
  ],
  segment_repeats: ["CNT+42:2'", "CNT+42:2'CNT+42:2'", 36],
  segment_repeats_beyond_directory: ["RFF+AVF:ABC123'", "RFF+AVF:ABC123'RFF+SEA:1A'", 22],
  segment_missing: ["TDT+20+XX123'\n", '', 11],
  segment_outside_message: ["UNE+1+1'", "ABC+1'UNE+1+1'", 37],
  element_missing: ['LOC+180+ERI', 'LOC+180', 19],
  element_unexpected: ['NAT+2+XXB', 'NAT+2+XXB+Z', 20],
  element_too_long: ['EXEMPLE:SAMI', `EXEMPLE:${'S'.repeat(36)}`, 25],
  element_length: ['261113:1800+261113180001', '261113:180+261113180001', 1],
  element_not_number: ['CNT+42:2', 'CNT+42:X', 35],
  element_not_letters: ['UNOA:4', 'UN0A:4', 1],
  leading_zero: ['UNE+1+1', 'UNE+01+1', 37],
  code_unknown: ['BGM+745', 'BGM+746', 4],
  code_unusual: ['++APIS', '++OTHER', 1],
  directory_unknown: [/05B/g, '99Z', 3],
  count_differs: ['UNT+34', 'UNT+33', 36],
  reference_differs: ['UNT+34+PAX001', 'UNT+34+PAX002', 36],
  heads_differ: ['UNG+PAXLST+OIMFR', 'UNG+PAXLST+OTHER', 2],
  reference_twice: ['RFF+AVF:ABC123', 'RFF+ABO:ABC123', 31],
  sequence_broken: ['01:F', '02:F', 3],
  date_not_real: ['DTM+329:900101', 'DTM+329:900231', 14],
  date_format: ['2611132300:201', '2611132300:999', 9],
  date_order: ['DTM+189:2611132300', 'DTM+189:2612132300', 9],
  birth_incomplete: ['DTM+329:900101', 'DTM+329:9001<<', 14],
  born_after_departure: ['DTM+329:900101', 'DTM+329:20270101:102', 14],
  document_expired: ['DTM+36:290630', 'DTM+36:251231', 23],
  document_twice: ['21AB12346', '21AB12345', 32],
  document_fact_missing: ["DTM+36:290630'\n", '', 22],
  person_fact_missing: ["ATT+2++M'\n", '', 25],
  person_fact_twice: ["ATT+2++M'", "ATT+2++M'ATT+2++F'", 27],
  person_not_of_this_list: ['NAD+FL+++EXEMPLE:SAMI', 'NAD+FM+++EXEMPLE:SAMI', 25],
  name_character: ['EXEMPLE:SAMI', 'EXEMPLE:SAM1', 25],
  place_shape: ['LOC+87+CDG', 'LOC+87+C1G', 10],
  place_unknown: ['LOC+180+ERI', 'LOC+180+QQQ', 19],
  place_not_on_route: ['LOC+178+ADD', 'LOC+178+ADX', 17],
  place_without_person: [/LOC\+178\+ADD/g, 'LOC+178+NBO', 8],
  place_twice: ['LOC+87+CDG', 'LOC+87+ADD', 10],
  country_shape: ['NAT+2+XXB', 'NAT+2+XX', 20],
  country_unknown: ['LOC+91+FRA', 'LOC+91+FRQ', 24],
  flight_shape: ['TDT+20+XX123', 'TDT+20+X', 7],
  flight_fact_missing: ["DTM+232:2611140640:201'\n", '', 10],
  number_shape: ['RFF+AVF:ABC123', 'RFF+AVF:ABC', 21],
  changed_since_written: ['AMINA', 'AMINE', 13],
  check_unreadable: ['XX123/261114/0640', 'XX123/26111/0640', 3],
}

const registers = {
  isPlace: (code: string) => ['ADD', 'CDG', 'NBO'].includes(code),
  isCountry: (code: string) => ['ERI', 'FRA', 'ETH', 'XXB'].includes(code),
}

test('each word of the list names the segment that is wrong', () => {
  assert.deepEqual(checkPaxlst(foreign, registers).faults, [])
  const missed: string[] = []
  for (const word of faultWords) {
    const [from, to, segment] = wrong[word]
    // Only a message of our own tells what it was; the same word from twice one reference needs it twice.
    const base = word === 'changed_since_written' ? write(flight)[0]! : foreign
    const text = word === 'reference_twice' ? base.replaceAll(from, to) : base.replace(from, to)
    assert.notEqual(text, base, word)
    const { faults } = checkPaxlst(text, registers)
    if (!faults.some((fault) => fault.word === word && fault.segment === segment))
      missed.push(`${word}: ${faults.map((fault) => `${fault.word} ${fault.segment} ${fault.tag}`).join(', ')}`)
  }
  assert.deepEqual(missed, [])
})

test('a fault says where it is in the file, what stands there and what should', () => {
  const { faults } = checkPaxlst(foreign.replace('LOC+91+FRA', 'LOC+91+FRQ'), registers)
  const line = foreign.split('\n').findIndex((each) => each.startsWith('LOC+91')) + 1
  assert.deepEqual(faults, [
    {
      level: 'ERROR',
      word: 'country_unknown',
      segment: 24,
      tag: 'LOC',
      line,
      column: 8,
      offset: foreign.indexOf('LOC+91+') + 7,
      element: 2,
      component: 1,
      found: 'FRQ',
    },
  ])
  const changed = checkPaxlst(write(flight)[0]!.replace('AMINA', 'AMINE')).faults.find(({ word }) => word === 'changed_since_written')
  assert.deepEqual([changed!.tag, changed!.element, changed!.component, changed!.found, changed!.expected], ['NAD', 4, 2, 'E', 'A'])
})

test('whatever families travel, their list is without error and reads back as it was', () => {
  const letters = (most: number) =>
    fc.array(fc.constantFrom(...'ABCDEFGHIKLMNOPRSTUVYZ'), { minLength: 1, maxLength: most }).map((signs) => signs.join(''))
  const day = (from: number, to: number) =>
    fc
      .tuple(fc.integer({ min: from, max: to }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(([year, month, on]) => `${year}-${String(month).padStart(2, '0')}-${String(on).padStart(2, '0')}`)
  const birth = fc.tuple(
    fc.integer({ min: 1930, max: 2025 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 0, max: 3 }),
  )
  const person = fc.record({
    surname: letters(30),
    givenNames: letters(20),
    birth,
    sex: fc.constantFrom('F', 'M', 'X'),
    expires: day(2027, 2036),
    pieces: fc.nat(9),
  })
  fc.assert(
    fc.property(
      fc.array(person, { minLength: 1, maxLength: 12 }),
      fc.constantFrom('D05B', 'D12B'),
      fc.boolean(),
      (people, directory, cut) => {
        const persons = people.map((each, at): PersonOnList => {
          const [year, month, on, known] = each.birth
          return {
            ...family[1]!,
            surname: each.surname,
            givenNames: each.givenNames,
            sex: each.sex,
            birth: known === 0 ? null : { year, ...(known > 1 ? { month } : {}), ...(known > 2 ? { day: on } : {}) },
            bags: { pieces: each.pieces, kg: null },
            documents: [{ code: 'P', number: `N${at}X${each.surname}`, issuer: 'ETH', expiresOn: each.expires, issuedOn: null }],
          }
        })
        const list: PassengerList = { ...flight, directory, persons }
        const texts = write(list, cut ? { charactersMax: 1200 } : {})
        const check = checkPaxlst(texts.join('\r\n'))
        assert.deepEqual(
          check.faults.filter(({ level }) => level === 'ERROR'),
          [],
        )
        assert.equal(check.sealed, true)
        const read = texts.flatMap((text) => readPaxlst(text))
        assert.deepEqual(
          read.flatMap((each) => each.persons),
          asWritten(list).persons,
        )
        assert.equal(readInterchanges(texts.join('')).length, texts.length)
      },
    ),
    { numRuns: 150, seed: 4 },
  )
})
