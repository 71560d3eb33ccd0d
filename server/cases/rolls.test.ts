import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { writeXlsx } from 'hucre/xlsx'
import * as cases from '#domain/cases/contract.ts'
import * as rolls from '#domain/cases/roll-contract.ts'
import * as work from '#domain/cases/work-contract.ts'
import * as people from '#domain/people/contract.ts'
import { newId } from '#server/kit/transaction.ts'
import { publishPacks } from '#server/programmes/actions.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { translator } from '#ui/languages/text.ts'
import { readRollFile } from './roll-file.ts'
import { zip } from './test-workbook.ts'

let office: TestOffice
let agent: Visitor
before(async () => {
  office = await openTestOffice()
  await publishPacks(office.house)
  agent = await office.as('mouvements@paris.example.org')
})
after(() => office.close())

const example = (name: string) => readFile(new URL(`../../examples/${name}`, import.meta.url))
const counted = async (table: string) => Number((await office.admin.query(`select count(*) from ${table}`)).rows[0].count)

async function preview(visitor: Visitor, name: string, bytes: Uint8Array, programmeCode = 'TRANSIT_CDG') {
  const file = await visitor.upload(name, bytes)
  assert.equal(file.status, 200, JSON.stringify(file.body))
  return visitor.ask(rolls.previewRoll, { fileId: file.body.id, programmeCode } as never)
}

const heading =
  'Dossier;Famille;Nom;Prénoms;Sexe;Date de naissance;Nationalité;Lien;Type de document;Numéro de document;Délivré par;Pays de destination;Région'
function csv(...rows: string[]): Buffer {
  return Buffer.from([heading, ...rows].join('\n'))
}

const expectedFaults = [
  [3, 'Nom', 'surname_missing'],
  [7, 'Nom', 'name_not_convertible'],
  [12, 'Sexe', 'sex_unknown'],
  [17, 'Date de naissance', 'birth_date_in_future'],
  [20, 'Date de naissance', 'date_impossible'],
  [23, 'Date de naissance', 'date_month_first'],
  [26, 'Nationalité', 'nationality_unknown'],
  [33, 'Lien avec le DP', 'relation_unknown'],
  [36, 'Famille', 'family_number_missing'],
  [38, 'Lien avec le DP', 'no_principal'],
  [43, 'Lien avec le DP', 'two_principals'],
  [46, 'Date de naissance', 'principal_under_age'],
  [49, 'Date de naissance', 'child_older_than_parent'],
  [51, 'Type de document', 'document_type_unknown'],
  [56, 'Expire le', 'document_expired'],
  [60, 'Numéro de document', 'document_twice'],
  [63, 'MRZ2', 'mrz_check_digit'],
  [66, 'Numéro de document', 'mrz_mismatch'],
  [70, 'Langue', 'language_unknown'],
  [76, 'Ville de destination', 'cell_is_formula'],
] as const

test('each of the twenty faults of the example is named by row, column and remedy, in both languages and both formats', async () => {
  for (const [name, below] of [
    ['roll-with-faults.csv', 0],
    ['roll-with-faults.xlsx', 2],
  ] as const) {
    const seen = await preview(agent, name, await example(name))
    assert.equal(seen.status, 200, JSON.stringify(seen.body))
    const { faults, roll } = seen.body
    assert.deepEqual(
      faults.map((fault) => [fault.row - below, fault.heading, fault.word]),
      expectedFaults,
      name,
    )
    assert.deepEqual([roll.rowCount, roll.faultCount], [75, 20])
    for (const language of ['fr', 'en'] as const) {
      const t = translator(language)
      const said = faults.map((fault) => {
        const values = { ...fault.details, given: fault.given ?? '', heading: fault.heading }
        return [t(`roll.fault.${fault.word}`, values), t(`roll.remedy.${fault.word}`, values)]
      })
      assert.ok(
        said.flat().every((text) => text.length > 10 && !text.startsWith('roll.')),
        JSON.stringify(said),
      )
    }
    const refused = await agent.ask(rolls.commitRoll, { rollId: roll.id })
    assert.deepEqual([refused.body.refusal, refused.body.details?.['count']], ['roll_has_faults', 20])
  }
  assert.deepEqual([await counted('people_person'), await counted('cases_case')], [0, 0], 'nothing was made')
})

test('the rows to correct come as a file: what was written, what is wrong and how to mend it, in the reader’s language', async () => {
  const seen = await preview(agent, 'a-corriger.csv', await example('roll-with-faults.csv'))
  for (const language of ['fr', 'en'] as const) {
    const file = await agent.ask(rolls.rollFaults, { rollId: seen.body.roll.id, language })
    assert.equal(file.status, 200)
    const read = await readRollFile(file.raw)
    assert.ok(read.ok)
    const [heading, ...rows] = read.value.map(({ cells }) => cells.map(({ text }) => text))
    assert.ok(heading!.includes('Prénoms'))
    assert.deepEqual(heading!.slice(-2), [translator(language)('roll.fault'), translator(language)('roll.remedy')])
    assert.deepEqual(
      rows.map((cells) => Number(cells[0])),
      expectedFaults.map(([row]) => row),
    )
    for (const cells of rows) assert.ok(cells.at(-2)!.length > 10 && cells.at(-1)!.length > 10, cells.join(' | '))
    assert.ok(
      rows.every((cells) => !/^[=+@]/.test(cells[heading!.indexOf('Ville de destination')]!)),
      'a formula stays a formula',
    )
  }
})

test('the clean example becomes households and cases at once, is taken back whole, and comes in again', async () => {
  const seen = await preview(agent, 'roll-clean.csv', await example('roll-clean.csv'))
  const { roll, families, faults, duplicates } = seen.body
  assert.deepEqual([faults, duplicates, families.length, roll.rowCount, roll.state], [[], [], 17, 68, 'PREVIEWED'])
  assert.deepEqual(
    families[0]!.members.map((member) => member.role),
    ['PA', 'CHILD', 'CHILD', 'CHILD', 'GRANDPARENT'],
    'F1',
  )
  const command = newId()
  const committed = await agent.ask(rolls.commitRoll, { rollId: roll.id }, { command })
  assert.deepEqual([committed.status, committed.body.state, committed.body.householdCount], [200, 'COMMITTED', 17])
  const again = await agent.ask(rolls.commitRoll, { rollId: roll.id }, { command })
  assert.deepEqual([again.replayed, again.body], [true, committed.body])
  assert.deepEqual([await counted('people_person'), await counted('people_household'), await counted('cases_case')], [68, 17, 17])
  assert.equal((await agent.ask(rolls.commitRoll, { rollId: roll.id })).body.refusal, 'already_imported')
  const twice = await preview(agent, 'the same under another name.csv', await example('roll-clean.csv'))
  assert.deepEqual([twice.status, twice.body.refusal, twice.body.details?.['roll']], [409, 'already_imported', roll.id])

  const made = await agent.ask(cases.listCases, { rollId: roll.id, limit: 200 })
  const first = made.body.items.find((row) => row.externalRef === 'HCR-EX-101')!
  assert.deepEqual([first.principal?.givenNames, first.memberCount, first.destinationCountry, first.status], ['Selam', 5, 'CAN', 'DRAFT'])
  const story = (await agent.ask(cases.getCase, { caseId: first.id })).body
  assert.deepEqual(story.members.find((member) => member.role === 'GRANDPARENT')?.specialNeeds, ['WCHR'])

  const undone = await agent.ask(rolls.undoRoll, { rollId: roll.id })
  assert.deepEqual([undone.status, undone.body.state], [200, 'UNDONE'], JSON.stringify(undone.body))
  for (const table of [
    'people_person',
    'people_household',
    'people_document',
    'people_token',
    'people_posting',
    'cases_case',
    'cases_member',
  ])
    assert.equal(await counted(table), 0, table)
  assert.equal((await agent.ask(rolls.undoRoll, { rollId: roll.id })).body.refusal, 'roll_not_committed')
  assert.equal((await agent.ask(rolls.commitRoll, { rollId: roll.id })).body.refusal, 'roll_undone')
  const anew = await preview(agent, 'roll-clean.csv', await example('roll-clean.csv'))
  assert.equal((await agent.ask(rolls.commitRoll, { rollId: anew.body.roll.id })).body.state, 'COMMITTED')
})

test('the same families in a workbook are found on file, and the person importing decides who is who', async () => {
  const seen = await preview(agent, 'roll-clean.xlsx', await example('roll-clean.xlsx'))
  const { roll, duplicates, faults } = seen.body
  assert.deepEqual(
    [faults.length, new Set(faults.map((fault) => fault.word))],
    [17, new Set(['case_ref_known'])],
    'the references are on file, and said once a family',
  )
  assert.equal(roll.rowCount, 68)
  assert.ok(duplicates.length >= 60, `${duplicates.length} of 68 may be somebody on file`)
})

test('somebody of a roll may be on file already: same or new is a person’s decision, and a document decides for itself', async () => {
  const first = csv(
    'A1;1;Connue-Exemple;Rigat;F;14/05/1980;ERI;DP;passeport;Q100;ERI;CAN;',
    'A2;2;Homonyme-Exemple;Letay;F;15/06/1981;ERI;DP;;;;CAN;',
  )
  const one = await preview(agent, 'a.csv', first)
  await agent.ask(rolls.commitRoll, { rollId: one.body.roll.id })

  const second = csv(
    'B1;1;Connue-Exemple;Rigat;F;14/05/1980;ERI;DP;passeport;Q100;ERI;CAN;',
    'B2;2;Homonyme-Exemple;Letay;F;15/06/1981;ERI;DP;;;;CAN;',
    'B2;2;Homonyme-Exemple;Yonas;M;16/06/2011;ERI;fils;;;;CAN;',
  )
  const { roll, duplicates, faults } = (await preview(agent, 'b.csv', second)).body
  assert.deepEqual([faults, duplicates.map((duplicate) => duplicate.row)], [[], [2, 3]])
  const [rigat, letay] = duplicates.map((duplicate) => duplicate.likely[0]!.person.id)
  const commit = (decisions: { row: number; samePerson: string | null }[]) =>
    agent.ask(rolls.commitRoll, { rollId: roll.id, decisions } as never)
  assert.equal((await commit([])).body.refusal, 'roll_decisions_missing')
  assert.deepEqual(
    (
      await commit([
        { row: 2, samePerson: null },
        { row: 3, samePerson: null },
      ])
    ).body,
    { refusal: 'roll_same_document', details: { row: 2 } },
  )
  assert.equal(
    (
      await commit([
        { row: 2, samePerson: rigat! },
        { row: 3, samePerson: rigat! },
      ])
    ).body.refusal,
    'roll_decision_unknown',
  )
  const before = await counted('people_person')
  const committed = await commit([
    { row: 2, samePerson: rigat! },
    { row: 3, samePerson: null },
  ])
  assert.equal(committed.status, 200, JSON.stringify(committed.body))
  assert.equal(await counted('people_person'), before + 2, 'Letay again, as somebody new, and her son')
  assert.equal((await agent.ask(cases.listCases, { personId: rigat! })).body.items.length, 2)
  assert.equal((await agent.ask(cases.listCases, { personId: letay! })).body.items.length, 1)

  const third = csv(
    'C1;1;Autre-Exemple;Semhar;F;01/02/1999;ERI;DP;passeport;Q100;ERI;CAN;',
    'A1;2;Encore-Exemple;Hiwet;F;21/02/1999;ERI;DP;;;;CAN;',
  )
  const held = (await preview(agent, 'c.csv', third)).body
  assert.deepEqual(
    held.faults.map((fault) => [fault.row, fault.column, fault.word]),
    [
      [2, 'documentNumber', 'document_held'],
      [3, 'caseRef', 'case_ref_known'],
    ],
  )
})

test('a roll is taken back until somebody works on anything of it, in this room or another', async () => {
  const worked = async (name: string, touch: (made: { caseId: string; personId: string }) => Promise<unknown>) => {
    const seen = await preview(agent, `${name}.csv`, csv(`${name};1;${name}-Exemple;Essai;F;14/05/1983;SYR;DP;;;;CAN;`))
    await agent.ask(rolls.commitRoll, {
      rollId: seen.body.roll.id,
      decisions: seen.body.duplicates.map(({ row }) => ({ row, samePerson: null })),
    })
    const row = (await agent.ask(cases.listCases, { rollId: seen.body.roll.id })).body.items[0]!
    await touch({ caseId: row.id, personId: row.principal!.personId })
    return (await agent.ask(rolls.undoRoll, { rollId: seen.body.roll.id })).body
  }
  assert.equal((await worked('Note', ({ caseId }) => agent.ask(work.addNote, { caseId, text: 'x' } as never))).refusal, 'worked_on_since')
  assert.equal(
    (
      await worked('Accord', ({ personId }) =>
        agent.ask(people.recordConsent, { personId, kind: 'TRAVEL', form: 'EXPLICIT_ORAL', language: 'ar' } as never),
      )
    ).refusal,
    'worked_on_since',
  )
  const joins = ({ personId }: { personId: string }) =>
    agent.ask(cases.openCase, { programmeCode: 'TRANSIT_CDG', destinationCountry: 'CAN', members: [{ personId, role: 'PA' }] } as never)
  assert.equal((await worked('Rejoint', joins)).refusal, 'worked_on_since')
  assert.equal((await worked('Intact', async () => undefined)).state, 'UNDONE')
})

test('ARER: a roll for Basra is refused in its row and a roll for Erbil stands (F6, M091)', async () => {
  const row = (ref: string, name: string, country: string, region: string) =>
    `${ref};${ref};${name}-Exemple;Essai;M;14/05/1983;IRQ;DP;;;;${country};${region}`
  const { faults } = (
    await preview(
      agent,
      'arer.csv',
      csv(row('X1', 'Bassora', 'Irak', 'Basra'), row('X2', 'Nord', 'Iraq', 'Erbil'), row('X3', 'Maroc', 'Maroc', '')),
      'ARER',
    )
  ).body
  assert.deepEqual(
    faults.map((fault) => [fault.row, fault.word]),
    [
      [2, 'subregion_not_in_programme'],
      [4, 'country_not_in_programme'],
    ],
  )
  assert.match(translator('fr')(`roll.fault.${faults[0]!.word}`, { ...faults[0]!.details, given: 'Basra', heading: 'Région' }), /Erbil/)
})

test('who may not import is told that there is nothing, and another office finds neither file nor roll', async () => {
  const file = await agent.upload('mine.csv', csv('Z1;1;Privée-Exemple;Essai;F;14/05/1983;SYR;DP;;;;CAN;'))
  const input = { fileId: file.body.id, programmeCode: 'TRANSIT_CDG' } as never
  const mine = await agent.ask(rolls.previewRoll, input)
  const counsellor = await office.as('conseil@paris.example.org')
  assert.equal((await counsellor.ask(rolls.previewRoll, input)).status, 404)
  const marseille = await office.as('mouvements@marseille.example.org')
  assert.equal((await marseille.ask(rolls.previewRoll, input)).body.refusal, 'file_not_found')
  for (const ask of [
    () => marseille.ask(rolls.getRoll, { rollId: mine.body.roll.id }),
    () => marseille.ask(rolls.commitRoll, { rollId: mine.body.roll.id }),
    () => marseille.ask(rolls.undoRoll, { rollId: mine.body.roll.id }),
  ]) {
    assert.deepEqual([(await ask()).status, (await ask()).body], [404, { refusal: 'not_found' }])
  }
  assert.ok(!(await marseille.ask(rolls.listRolls, {})).body.items.some((roll) => roll.id === mine.body.roll.id))
  assert.equal(
    (await agent.ask(rolls.previewRoll, { fileId: file.body.id, programmeCode: 'NOWHERE' } as never)).body.refusal,
    'unknown_programme',
  )
  const shown = await agent.ask(rolls.getRoll, { rollId: mine.body.roll.id })
  assert.deepEqual(shown.body.families[0]?.members[0]?.familyName, 'Privée-Exemple')
  const again = await agent.ask(rolls.previewRoll, input)
  assert.equal(again.body.roll.id, mine.body.roll.id, 'looking twice leaves one trace')
})

test('a roll of a sealed file makes sealed people and cases', async () => {
  const insider = await office.as('sealed@paris.example.org')
  const file = await insider.upload('sealed.csv', csv('S1;1;Discrétion-Exemple;Zubayda;F;14/05/1983;SYR;DP;passeport;SEAL1;SYR;CAN;'))
  await office.admin.query('update kit_file set compartment = 1 where id = $1', [file.body.id])
  const seen = await insider.ask(rolls.previewRoll, { fileId: file.body.id, programmeCode: 'TRANSIT_CDG' } as never)
  const decisions = seen.body.duplicates.map(({ row }) => ({ row, samePerson: null }))
  assert.equal((await insider.ask(rolls.commitRoll, { rollId: seen.body.roll.id, decisions })).status, 200)
  const { rows } = await office.admin.query(
    `select p.compartment, c.compartment as case_compartment from cases_case c join cases_member m on m.case_id = c.id join people_person p on p.id = m.person_id where c.roll_id = $1`,
    [seen.body.roll.id],
  )
  assert.deepEqual(rows, [{ compartment: 1, case_compartment: 1 }])
  // The very same row, brought by somebody outside: no fault, no likely person, no refusal tells.
  const outside = await preview(agent, 'open.csv', csv('S1;1;Discrétion-Exemple;Zubayda;F;14/05/1983;SYR;DP;passeport;SEAL1;SYR;CAN;'))
  assert.deepEqual([outside.status, outside.body.faults, outside.body.duplicates], [200, [], []])
  assert.ok(!(await agent.ask(rolls.listRolls, {})).body.items.some((roll) => roll.id === seen.body.roll.id))
})

test('a thousand people come in within seconds', async () => {
  const rows = Array.from({ length: 1000 }, (_, at) => {
    const family = Math.floor(at / 4)
    const name = `${letters(family)}-Exemple`
    const relation = ['DP', 'conjoint', 'fille', 'fils'][at % 4]!
    const born = [`14/0${(family % 9) + 1}/1985`, `15/0${(family % 9) + 1}/1987`, '16/03/2012', '17/04/2015'][at % 4]!
    return `K${family};${family};${name};${letters(at + 5000)};F;${born};SYR;${relation};passeport;K${100_000 + at};SYR;CAN;`
  })
  const seen = await preview(agent, 'thousand.csv', csv(...rows))
  assert.deepEqual([seen.status, seen.body.faults], [200, []])
  const decisions = seen.body.duplicates.map(({ row }) => ({ row, samePerson: null }))
  const from = performance.now()
  const committed = await agent.ask(rolls.commitRoll, { rollId: seen.body.roll.id, decisions })
  const seconds = (performance.now() - from) / 1000
  assert.deepEqual([committed.status, committed.body.rowCount], [200, 1000], JSON.stringify(committed.body))
  assert.ok(seconds < 15, `${seconds.toFixed(1)} s`)
  console.log(`1,000 rows committed in ${seconds.toFixed(1)} s`)
})

/** A different made-up word for each number. */
function letters(number: number): string {
  const syllables = ['ba', 'do', 'ki', 'lu', 'me', 'na', 'ro', 'sa', 'ti', 'vo']
  return [...String(number).padStart(4, '0')]
    .map((digit) => syllables[Number(digit)])
    .join('')
    .replace(/^./, (letter) => letter.toUpperCase())
}

test('the same list is read however the spreadsheet saved it', async () => {
  const texts = 'Nom;Prénoms\nSélam;"a;b"\n"deux\nlignes";x\n'
  const cells = async (bytes: Uint8Array) => {
    const read = await readRollFile(bytes)
    assert.ok(read.ok, read.ok ? '' : read.refusal)
    return read.value.map((row) => [row.line, ...row.cells.map((cell) => cell.text)])
  }
  const expected = [
    [1, 'Nom', 'Prénoms'],
    [2, 'Sélam', 'a;b'],
    [3, 'deux\nlignes', 'x'],
  ]
  assert.deepEqual(await cells(Buffer.from(texts)), expected)
  assert.deepEqual(
    await cells(Buffer.from(`\uFEFF${texts.replaceAll('\n', '\r\n')}`)),
    expected.map((row) => row.map((cell) => (cell === 'deux\nlignes' ? 'deux\r\nlignes' : cell))),
  )
  assert.deepEqual(await cells(Buffer.from(`\uFEFF${texts}`, 'utf16le')), expected)
  assert.deepEqual(await cells(Buffer.from(`\uFEFF${texts}`, 'utf16le').swap16()), expected)
  assert.deepEqual(await cells(Buffer.from(texts, 'latin1')), expected)
  assert.deepEqual(await cells(Buffer.from('Nom\tPrénoms\nSélam\t"a;b"\n"deux\nlignes"\tx\n')), expected)
  const comma = await readRollFile(Buffer.from('Nom,Prénoms\n=1+1,@SUM(A1)\n'))
  assert.ok(comma.ok)
  assert.deepEqual(
    comma.value[1]!.cells.map((cell) => cell.kind),
    ['FORMULA', 'FORMULA'],
  )
})

test('a file that means harm is refused with a word, and costs next to nothing', async () => {
  const workbook = await writeXlsx({ sheets: [{ name: 'a', rows: [['Nom', 'Prénoms']] }] })
  const bomb = zip({
    'xl/workbook.xml': '<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/worksheets/sheet1.xml': '0'.repeat(200 * 1024 * 1024),
  })
  const liar = Buffer.from(bomb)
  // The directory says ten bytes where two hundred million wait.
  for (let at = liar.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = liar.indexOf('PK\u0001\u0002', at + 4, 'latin1'))
    liar.writeUInt32LE(10, at + 24)
  const wide = await writeXlsx({ sheets: [{ name: 'a', rows: [Array.from({ length: 80 }, (_, at) => `c${at}`)] }] })
  const many = await writeXlsx({ sheets: [{ name: 'a', rows: Array.from({ length: 20_300 }, () => ['x', 'y']) }] })
  const files: [string, Uint8Array, string][] = [
    ['nothing', Buffer.alloc(0), 'roll_empty'],
    ['thirty megabytes', Buffer.alloc(30 * 1024 * 1024, 'a'), 'roll_file_too_large'],
    ['a line of nothing but commas', Buffer.alloc(20 * 1024 * 1024, ','), 'roll_row_too_long'],
    ['an open quote', Buffer.from(`Nom;"${'a'.repeat(100_000)}`), 'roll_row_too_long'],
    ['too many lines', Buffer.from('x;y\n'.repeat(20_300)), 'roll_too_many_rows'],
    ['too many rows', many, 'roll_too_many_rows'],
    ['eighty columns', Buffer.from(Array.from({ length: 80 }, () => 'x').join(';')), 'roll_too_many_columns'],
    ['eighty columns of a workbook', wide, 'roll_too_many_columns'],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'roll_file_type'],
    ['an old or locked workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'roll_file_encrypted'],
    ['half a workbook', workbook.subarray(0, workbook.length - 200), 'roll_file_damaged'],
    ['a workbook that unpacks to 200 MB', bomb, 'roll_unpacks_too_large'],
    ['a workbook that lies about its size', liar, 'roll_file_damaged'],
  ]
  for (const [what, bytes, word] of files) {
    const from = performance.now()
    const read = await readRollFile(bytes)
    assert.equal(read.ok ? 'read' : read.refusal, word, what)
    assert.ok(performance.now() - from < 30_000, `${what} took ${Math.round(performance.now() - from)} ms`)
  }
})
