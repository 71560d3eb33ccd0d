// A register whose index was written in words is found by the same lists the moment that they become numbers, before anything is indexed again.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { begunPairLists, begunWordList, bornList, type List, pairList, skeletonList, wordList } from '#domain/people/posting-rules.ts'
import { migrate, readMigrations } from '#server/kit/migrate.ts'
import { newId } from '#server/kit/transaction.ts'
import { openTestOffice, type TestOffice } from '#server/test-office.ts'

const schema = 'written_in_words'
let office: TestOffice
let owner: pg.Client

before(async () => {
  office = await openTestOffice()
  owner = new pg.Client({ ...office.connection, options: `-c search_path=${schema},public` })
  await owner.connect()
})
after(async () => {
  await owner.end()
  await office.close()
})

/** As the version before wrote a man of two scripts. */
const words: [kind: string, token: string][] = [
  ['NAME', 'gebremeskel'],
  ['NAME', 'tesfay'],
  ['NAME', 'ተስፋይ'],
  ['SKELETON', 'kbrmskl'],
  ['SKELETON', 'tsf'],
  ['PAIR', 'dsb kbrmskl'],
  ['PAIR', 'kbrmskl dsb'],
  ['WHOLE', 'kbrmskl tsf'],
  ['BORN', ''],
  ['DOCUMENT', 'ER7731904'],
]

test('somebody who was indexed in words stands in the lists of numbers, and their papers stay as they were', async () => {
  const migrations = await readMigrations()
  const later = migrations.findIndex(({ name }) => name.startsWith('0014'))
  await migrate(office.connection, schema, migrations.slice(0, later))
  const id = newId()
  await owner.query(`insert into people_person (id, office, family_name, given_names, sex, born_on, nationality, sort_key, created_at, updated_at)
    values ('${id}', 1, 'Gebremeskel-Exemple', 'Tesfay', 'M', '1991-07-15', 'ERI', 'gebremeskel exemple  tesfay', now(), now())`)
  for (const [kind, token] of words)
    await owner.query(
      `insert into people_token (token, person_id, office, kind, born_on, letters) values ($1, $2, 1, $3, '1991-07-15', 7)`,
      [token, id, kind],
    )
  await migrate(office.connection, schema, migrations)

  const { rows } = await owner.query<{ first: number | null; second: number | null; letters: number; born: string }>(
    `select first, second, letters, t.born_on::text as born from people_posting t join people_person p on p.search_no = t.person where p.id = $1`,
    [id],
  )
  assert.ok(rows.every(({ letters, born }) => letters === 7 && born === '1991-07-15'))
  const stands = ({ side, keys, until }: List): boolean =>
    rows.some(({ [side]: key }) => key !== null && (until === undefined ? keys.includes(key) : key >= keys[0]! && key <= until))
  const lists = [
    wordList('gebremeskel'),
    wordList('ተስፋይ'),
    begunWordList('tesf'),
    begunWordList('ተስ'),
    skeletonList('tsf'),
    skeletonList('kbrmskl'),
    pairList('kbrmskl', 'dsb'),
    bornList(),
  ]
  assert.deepEqual(lists.map(stands), [true, true, true, true, true, true, true, true])
  assert.ok(begunPairLists('kbrmskl', 'ds').some(stands) && begunPairLists('dsb', 'kb').some(stands))
  assert.ok(![wordList('tesfaye'), skeletonList('tsfy'), pairList('mhmd', 'dsb')].some(stands))
  const papers = await owner.query(`select token from people_token where person_id = $1 and kind = 'DOCUMENT'`, [id])
  assert.deepEqual(papers.rows, [{ token: 'ER7731904' }])
})
