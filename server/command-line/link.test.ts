// The command line as a clerk calls it: files of every kind in, pairs out, and for a file that cannot be read a sentence that says how to mend it.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'

const folder = mkdtempSync(join(tmpdir(), 'passerelle-link-'))
after(() => rmSync(folder, { recursive: true }))
const file = (name: string) => join(folder, name)
const output = file('pairs.csv')

function link(...args: string[]): { code: number; out: string; error: string } {
  const ran = spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), 'link', ...args], { encoding: 'utf8' })
  return { code: ran.status ?? -1, out: ran.stdout, error: ran.stderr }
}

/** 160 fictitious people; each fourth stands twice, with a slip. */
const people = Array.from({ length: 160 }, (_, n) => {
  const first = ['Amina', 'Paul', 'Marie', 'Yusuf', 'Elena', 'Tesfay', 'Ingrid', 'Kofi', 'Rosa', 'Ivan'][n % 10]!
  const surname = `${['Kal', 'Mer', 'Tov', 'Ras', 'Bel', 'Dun', 'Fol', 'Gar'][(n * 7) % 8]!}${['amin', 'oret', 'ison', 'ubak', 'eris', 'ouna', 'ilva'][(n * 3) % 7]!}`
  const born = `${1950 + ((n * 13) % 50)}-${String(1 + ((n * 5) % 12)).padStart(2, '0')}-${String(1 + ((n * 11) % 28)).padStart(2, '0')}`
  return { id: `P${n}`, first, surname, born, sex: n % 2 === 0 ? 'F' : 'M', town: ['Exempleville', 'Modelbourg', 'Essai-sur-Mer'][n % 3]! }
})
const doubles = people
  .filter((_, n) => n % 4 === 0)
  .map((person, n) => ({ ...person, id: `${person.id}b`, surname: n % 2 === 0 ? `${person.surname}e` : person.surname }))
const header = ['id', 'first name', 'surname', 'birth date', 'sex', 'town', 'who']
const rowsOf = (list: typeof people) =>
  list.map((one) => [one.id, one.first, one.surname, one.born, one.sex, one.town, one.id.replace('b', '')])
const csv = (rows: string[][], delimiter = ',') => rows.map((row) => row.join(delimiter)).join('\n')
writeFileSync(file('people.csv'), csv([header, ...rowsOf([...people, ...doubles])]))

type Facts = {
  records: number
  matches: number
  precision: number
  recall: number
  f1: number
  threshold: number
  pairsCompared: number
  pairRecall: number
  memoryMb: number
}

test('a clerk links a file with a truth column and reads pairs, why, and how right it was', () => {
  const ran = link('--input', file('people.csv'), '--truth', 'who', '--output', output, '--json')
  assert.equal(ran.code, 0, ran.error)
  const facts = JSON.parse(ran.out) as Facts
  assert.equal(facts.records, 200)
  assert.ok(facts.f1 > 0.97 && facts.threshold === 0.5 && facts.pairsCompared > 0 && facts.memoryMb > 0, ran.out)
  const [first, ...lines] = readFileSync(output, 'utf8').trimEnd().split('\n')
  assert.equal(first, 'id_a,id_b,probability,match,why')
  const matches = lines.filter((line) => /^P\d+b?,P\d+b?,[01]\.\d{4},1,/.test(line))
  assert.equal(matches.length, facts.matches)
  assert.match(matches.join('\n'), /surname one letter off/)
})

test('semicolons, tabs, quotes, a byte order mark, Windows letters and gzip change nothing', () => {
  const rows = [header, ...rowsOf([...people, ...doubles])]
  const wanted = readFileSync(output, 'utf8')
  const files: [string, Uint8Array | string][] = [
    ['semicolon.csv', csv(rows, ';')],
    ['tab.csv', csv(rows, '\t')],
    ['quoted.csv', rows.map((row) => row.map((field) => `"${field}"`).join(',')).join('\r\n')],
    ['mark.csv', `\uFEFF${csv(rows)}\n`],
    ['packed.csv.gz', gzipSync(csv(rows))],
    ['utf16.csv', Buffer.from(`\uFEFF${csv(rows)}`, 'utf16le')],
  ]
  for (const [name, content] of files) {
    writeFileSync(file(name), content)
    const ran = link('--input', file(name), '--truth', 'who', '--output', output)
    assert.equal(ran.code, 0, `${name}: ${ran.error}`)
    assert.equal(readFileSync(output, 'utf8'), wanted, name)
  }
  writeFileSync(file('windows.csv'), Buffer.from(csv(rows).replace('Amina', 'Am\xe9lie'), 'latin1'))
  assert.equal(link('--input', file('windows.csv'), '--output', output).code, 0)
})

test('two files are linked across, by labelled pairs or clusters as truth, and weights travel from one run to the next', () => {
  writeFileSync(file('a.csv'), csv([header, ...rowsOf(people)]))
  writeFileSync(file('b.csv'), csv([header, ...rowsOf(doubles)]))
  writeFileSync(
    file('labels.csv'),
    csv([['id_l', 'id_r', 'clerical_match_score'], ...doubles.map(({ id }) => [id.replace('b', ''), id, '1.0']), ['P1', 'P0b', '0.0']]),
  )
  writeFileSync(file('clusters.csv'), csv([['id', 'cluster'], ...[...people, ...doubles].map(({ id }) => [id, id.replace('b', '')])]))
  const both = ['--input', file('a.csv'), '--with', file('b.csv'), '--output', output, '--json']
  for (const truth of [file('labels.csv'), file('clusters.csv'), 'who', 'id:^(P\\d+)']) {
    const ran = link(...both, '--truth', truth, '--save-weights', file('weights.json'))
    assert.equal(ran.code, 0, ran.error)
    const facts = JSON.parse(ran.out) as Facts & { oneToOne: boolean }
    assert.ok(facts.f1 > 0.97 && facts.oneToOne, `${truth}: ${facts.f1}`)
  }
  const again = link(...both, '--truth', 'who', '--weights', file('weights.json'))
  assert.ok((JSON.parse(again.out) as Facts).f1 > 0.97)
  const taught = link(...both, '--truth', 'who', '--learn-from-truth')
  assert.ok((JSON.parse(taught.out) as Facts).f1 > 0.97)
})

test('columns that say nothing by their header are told by a map', () => {
  writeFileSync(file('map.json'), JSON.stringify({ town: 'ignore', surname: 'surname' }))
  const ran = link('--input', file('people.csv'), '--columns', file('map.json'), '--output', output, '--json')
  assert.equal(ran.code, 0, ran.error)
  assert.equal((JSON.parse(ran.out) as { columns: Record<string, string>[] }).columns[0]!['town'], 'ignore')
})

test('what cannot be read is refused with where and how to mend it', () => {
  writeFileSync(file('short.csv'), 'id,name\n1,Paul Exemple\n2\n')
  writeFileSync(file('open.csv'), 'id,name\n1,"Paul\n2,Marie\n')
  writeFileSync(file('empty.csv'), '')
  writeFileSync(file('twice.csv'), 'id,name,name\n1,a,b\n')
  writeFileSync(file('bad.json'), '{"town": "colour"}')
  const rows: [string[], RegExp, number][] = [
    [['--output', output], /--input and --output are needed/, 2],
    [['--input', file('none.csv'), '--output', output], /there is no such file/, 1],
    [['--input', file('short.csv'), '--output', output], /short\.csv, line 3: 1 field.* where the header has 2/, 1],
    [['--input', file('open.csv'), '--output', output], /double quote is opened and never closed/, 1],
    [['--input', file('empty.csv'), '--output', output], /is empty: a first line with the names/, 1],
    [['--input', file('twice.csv'), '--output', output], /two columns are called "name"/, 1],
    [['--input', file('people.csv'), '--id', 'number', '--output', output], /no column "number"\. It has: id/, 2],
    [['--input', file('people.csv'), '--truth', 'nobody', '--output', output], /neither a column of the input .* nor a file/, 1],
    [['--input', file('people.csv'), '--columns', file('bad.json'), '--output', output], /"colour" is no role for town/, 1],
    [['--input', file('people.csv'), '--weights', file('bad.json'), '--output', output], /holds no weights/, 1],
    [['--input', file('people.csv'), '--output', join(folder, 'no', 'such', 'folder.csv')], /cannot be written/, 1],
  ]
  for (const [args, message, code] of rows) {
    const ran = link(...args)
    assert.match(ran.error, message, args.join(' '))
    assert.equal(ran.code, code, args.join(' '))
  }
})
