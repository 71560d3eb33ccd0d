// bin/passerelle names, as somebody at a terminal calls it: pairs of names judged, names found across scripts. All people are invented.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'

const program = resolve(import.meta.dirname, '../../bin/passerelle')
let folder = ''
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-names-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

const at = (file: string) => join(folder, file)
const rowsOf = (file: string): Record<string, string>[] => parse(readFileSync(at(file), 'utf8'), { columns: true })

function call(...words: string[]) {
  const ran = spawnSync(process.execPath, [program, 'names', ...words], { encoding: 'utf8' })
  return { status: ran.status, out: ran.stdout, said: ran.stderr }
}

test('the rows of a file of pairs come out as they went in, with score, match and why', () => {
  writeFileSync(
    at('pairs.csv'),
    '\uFEFFref,a,b,note\r\n7,"Haddad, Amina",أمينة حداد,"with, comma"\r\n8,Ulf Haddad,Anders Haddad,\r\n9,=1+1,,-\r\n10,Amina Haddad,AMINA HADDAD,"two\nlines"\r\n',
  )
  const { status, out } = call('--input', at('pairs.csv'), '--output', at('scores.csv'), '--json')
  assert.equal(status, 0)
  assert.deepEqual([JSON.parse(out).pairs, JSON.parse(out).threshold], [4, 0.5])
  const rows = rowsOf('scores.csv')
  assert.deepEqual(Object.keys(rows[0]!), ['ref', 'a', 'b', 'note', 'score', 'match', 'why'])
  assert.deepEqual(
    rows.map(({ ref, note, a, match }) => [ref, note, a, match]),
    [
      ['7', 'with, comma', 'Haddad, Amina', '1'],
      ['8', '', 'Ulf Haddad', '0'],
      ['9', '-', '=1+1', '0'],
      ['10', 'two\nlines', 'Amina Haddad', '1'],
    ],
  )
  for (const { score, match } of rows) assert.equal(Number(score) >= 0.5 ? '1' : '0', match)
  assert.equal(rows[3]!['score'], '1.0000')
  assert.match(rows[0]!['why']!, /Amina ~ أمينة in another script/)
  assert.match(rows[1]!['why']!, /Ulf differs from Anders .*Haddad = Haddad/)
})

test('other columns may hold the names, and a file without them is refused by name', () => {
  writeFileSync(at('others.csv'), 'left,right\nAmina Haddad,Amena Hadad\n')
  assert.equal(call('--input', at('others.csv'), '--columns', 'left,right', '--output', at('out.csv')).status, 0)
  assert.equal(rowsOf('out.csv')[0]!['match'], '1')
  const refused = call('--input', at('others.csv'), '--output', at('out.csv'))
  assert.equal(refused.status, 1)
  assert.match(refused.said, /has no column "a": it has left, right/)
})

test('a name typed in Latin letters finds the person written in another script, and the other way round', () => {
  writeFileSync(at('pool.txt'), 'ተስፋዬ ኃይለ\nሰላም በርሀ\n\nمحمد الخطيب\nОлена Шевчук\nשרה לוי\nሰላም በርሀ\n')
  writeFileSync(at('queries.txt'), 'Tesfaye Haile\nBerhe, Selam\nMohamed Al Khatib\nOlena Chevtchouk\nSarah Levy\n')
  const { status, out } = call(
    '--index',
    at('pool.txt'),
    '--queries',
    at('queries.txt'),
    '--top',
    '2',
    '--output',
    at('hits.csv'),
    '--json',
  )
  assert.equal(status, 0)
  assert.deepEqual([JSON.parse(out).names, JSON.parse(out).queries], [5, 5])
  const hits = rowsOf('hits.csv')
  assert.deepEqual(Object.keys(hits[0]!), ['query', 'rank', 'name', 'score'])
  assert.deepEqual(
    hits.filter(({ rank }) => rank === '1').map(({ query, name }) => [query, name]),
    [
      ['Tesfaye Haile', 'ተስፋዬ ኃይለ'],
      ['Berhe, Selam', 'ሰላም በርሀ'],
      ['Mohamed Al Khatib', 'محمد الخطيب'],
      ['Olena Chevtchouk', 'Олена Шевчук'],
      ['Sarah Levy', 'שרה לוי'],
    ],
  )
  for (const { rank, score } of hits) assert.ok(['1', '2'].includes(rank!) && Number(score) >= 0 && Number(score) <= 1)
  writeFileSync(at('latin.txt'), 'Tesfaye Haile\nSelam Berhe\n')
  writeFileSync(at('native.txt'), 'ሰላም በርሀ\n')
  assert.equal(call('--index', at('latin.txt'), '--queries', at('native.txt'), '--output', at('back.csv')).status, 0)
  assert.equal(rowsOf('back.csv')[0]!['name'], 'Selam Berhe')
})

test('called wrongly it says how, with exit code 2; a file that is not there is said in one sentence, with 1', () => {
  assert.equal(call('--input', at('pairs.csv')).status, 2)
  assert.equal(call('--output', at('x.csv')).status, 2)
  assert.equal(call('--index', at('pool.txt'), '--queries', at('queries.txt'), '--top', 'many', '--output', at('x.csv')).status, 2)
  const gone = call('--input', at('absent.csv'), '--output', at('x.csv'))
  assert.deepEqual([gone.status, gone.said.trim().split('\n').length], [1, 1])
  const noPool = call('--index', at('absent.txt'), '--queries', at('queries.txt'), '--output', at('x.csv'))
  assert.deepEqual([noPool.status, /there is no such file/.test(noPool.said)], [1, true])
})
