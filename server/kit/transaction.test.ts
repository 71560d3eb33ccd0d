// How a transaction is opened, what it forgets, and what happens to the last words of an action.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { AccountId, Actor } from '#domain/access/words.ts'
import { accept } from '#domain/kit/result.ts'
import { openPool, type Pool } from '#server/kit/database.ts'
import { actAs } from '#server/kit/route.ts'
import { askInScope, clockNow, inScope, newId, openingSql, rescope, type Scope } from '#server/kit/transaction.ts'
import { openTestOffice, type TestOffice } from '#server/test-office.ts'

let office: TestOffice
let account: AccountId
/** One connection, so that whoever comes next gets the one that was used before. */
let single: Pool
before(async () => {
  office = await openTestOffice()
  account = (await office.account('demo@paris.example.org')) as AccountId
  single = openPool({ ...office.connection, user: 'passerelle_app' }, 'passerelle', 1)
})
after(async () => {
  await single.end()
  await office.close()
})

const wide = (): Scope => ({ account, offices: [1, 2], compartments: [1], system: true })
const narrow: Scope = { account: null, offices: [2], compartments: [] }
type Settings = {
  account: string | null
  offices: string | null
  compartments: string | null
  command: string | null
  system: string | null
}
const settings = sql<Settings>`select nullif(current_setting('app.account', true), '') as account, nullif(current_setting('app.offices', true), '') as offices,
  nullif(current_setting('app.compartments', true), '') as compartments, nullif(current_setting('app.command', true), '') as command, nullif(current_setting('app.system', true), '') as system`

test('nobody inherits the eyes of whoever used the connection before', async () => {
  await inScope(single, wide(), (db) => settings.execute(db), newId())
  const seen = await inScope(single, narrow, async (db) => (await settings.execute(db)).rows[0])
  assert.deepEqual(seen, { account: null, offices: '2', compartments: null, command: null, system: null })
})

test('nobody inherits them from a transaction that was broken off either', async () => {
  await assert.rejects(
    inScope(single, wide(), (db) => sql`select 1 / 0`.execute(db)),
    /division by zero/,
  )
  const seen = await askInScope(single, narrow, async (db) => (await settings.execute(db)).rows[0])
  assert.deepEqual(seen, { account: null, offices: '2', compartments: null, command: null, system: null })
})

test('a listener who changes into a narrower scope leaves the wider one behind, but for the command', async () => {
  const command = newId()
  const seen = await inScope(
    single,
    wide(),
    async (db) => {
      await rescope(db, narrow)
      return (await settings.execute(db)).rows[0]
    },
    command,
  )
  assert.deepEqual(seen, { account: null, offices: '2', compartments: null, command, system: null })
})

test('nothing but ids and numbers of our own making opens a transaction', () => {
  assert.throws(() => openingSql({ ...narrow, account: `'; drop table people_person; --` }), TypeError)
  assert.throws(() => openingSql({ ...narrow, offices: [1.5] }), TypeError)
  assert.throws(() => openingSql(narrow, 'x'), TypeError)
})

test('who asks a question can write nothing, and the connection serves the next one', async () => {
  const write = askInScope(single, wide(), (db) => sql`update access_account set name = 'Nouvelle' where id = ${account}`.execute(db))
  await assert.rejects(write, (error: { code?: string }) => error.code === '25006')
  const { rows } = await askInScope(single, wide(), (db) =>
    sql<{ name: string }>`select name from access_account where id = ${account}`.execute(db),
  )
  assert.notEqual(rows[0]!.name, 'Nouvelle')
})

const rename = { sql: 'update access_account set language = $2 where id = $1', parameters: [] as unknown[] }
const languageNow = async () => (await office.admin.query('select language from access_account where id = $1', [account])).rows[0].language

test('what an action says last is kept with everything before it', async () => {
  await inScope(single, wide(), async (_db, lastWord) => lastWord({ ...rename, parameters: [account, 'en'] }))
  assert.equal(await languageNow(), 'en')
})

test('a last word that cannot be kept undoes everything before it, and whoever asked hears of it', async () => {
  const failing = inScope(single, wide(), async (db, lastWord) => {
    await sql`update access_account set language = 'fr' where id = ${account}`.execute(db)
    lastWord({ ...rename, parameters: [account, 'nowhere'] })
  })
  await assert.rejects(failing, (error: { code?: string }) => error.code === '23514')
  assert.equal(await languageNow(), 'en')
})

test('an action that passes over a failed statement is never answered as done', async () => {
  const careless = inScope(single, wide(), async (db) => {
    await sql`update access_account set language = 'fr' where id = ${account}`.execute(db)
    await sql`select 1 / 0`.execute(db).catch(() => undefined)
  })
  await assert.rejects(careless, /could not be committed/)
  assert.equal(await languageNow(), 'en')
})

test('what happened in one instant is read back in the order in which it was told', async () => {
  const actor: Actor = { accountId: account, offices: [1], compartments: [], airports: [], permissions: [] }
  const subject = newId()
  await actAs(office.house, [], actor, { account, offices: [1], compartments: [] }, async (work) => {
    for (let at = 0; at < 40; at++)
      work.record({ name: `step_${at}`, subject, office: 1, compartment: 0, facts: { at, word: `l’"heure" \\ ${at}` } })
    return accept(null)
  })
  const { rows } = await office.admin.query('select name, facts, at, account from kit_event where subject = $1 order by at, id', [subject])
  assert.deepEqual(
    rows.map((row) => row.name),
    Array.from({ length: 40 }, (_, at) => `step_${at}`),
  )
  assert.deepEqual(rows[7].facts, { at: 7, word: `l’"heure" \\ 7` })
  assert.equal(rows[7].account, account)
  assert.ok(rows[7].at <= clockNow())
})

test('a connection that breaks while somebody is at work fails their work and no other, and the server goes on', async () => {
  const broken = inScope(single, wide(), async (db) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
    await office.admin.query('select pg_terminate_backend($1)', [rows[0]!.pid])
    // Two at once: the first meets the closed connection, the second a socket that cannot be written to.
    await Promise.all([sql`select pg_sleep(5)`.execute(db), sql`select 1`.execute(db)])
  })
  await assert.rejects(broken)
  const seen = await inScope(single, narrow, async (db) => (await settings.execute(db)).rows[0])
  assert.equal(seen?.offices, '2')
})
