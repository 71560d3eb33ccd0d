// The night reads what it has to do, not the office: an erasure what hangs on one person, a step of the look for pairs its own persons or
// lists. In an office with a long trail no large table is read from end to end.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { castCompartments, castOffices, castStaff } from '#database/cast.ts'
import { generateOffice } from '#database/generate-office.ts'
import { confirmErasures, writeTrail } from '#database/generated-trail.ts'
import type { OfficeId } from '#domain/access/words.ts'
import { accept } from '#domain/kit/result.ts'
import { readPack } from '#packs/read-pack.ts'
import { actAs } from '#server/kit/route.ts'
import type { Work } from '#server/kit/transaction.ts'
import { loadPacks } from '#server/load-packs.ts'
import { everywhere, forgetAnswersEverywhere, theHouse } from '#server/nightly.ts'
import { carryOutErasure } from '#server/people/erasure-actions.ts'
import { romanise } from '#server/people/names.ts'
import { findNextPairs } from '#server/people/pair-scan-actions.ts'
import { openTestOffice, type TestOffice } from '#server/test-office.ts'

const persons = 4_000
const largeTable = 1_500

let office: TestOffice
before(async () => {
  office = await openTestOffice()
  await loadPacks(office.house)
  const accounts = await office.admin.query<{ id: string; office: number }>(
    'select id, office from access_account where email = any ($1)',
    [castStaff.map(({ email }) => email)],
  )
  const pack = readPack('packs/france')
  assert.ok(pack.ok)
  await generateOffice(office.admin, {
    persons,
    months: 12,
    nowMs: Date.now(),
    seed: 7,
    offices: castOffices,
    compartment: castCompartments[0]!.id,
    staffOf: (id) => accounts.rows.filter((row) => row.office === id).map((row) => row.id),
    programmes: pack.pack.programmes,
    romanise,
  })
  await writeTrail(office.admin)
})
after(() => office.close())

/** What it answered, and which large tables were read from end to end for it. */
async function readsOf<Value>(does: (work: Work) => Promise<Value>): Promise<{ value: Value; whole: string[] }> {
  const { offices, compartments } = await everywhere(office.house)
  const actor = { accountId: theHouse, offices, compartments, airports: [], permissions: [] }
  const done = await actAs(office.house, [], actor, { account: theHouse, offices, compartments, system: true }, async (work) => {
    const value = await does(work)
    const { rows } = await sql<{ name: string; rows: number }>`
      select s.relname as name, s.seq_tup_read as rows from pg_stat_xact_user_tables s join pg_class c on c.oid = s.relid
      where s.schemaname = current_schema() and c.reltuples > ${largeTable}`.execute(work.db)
    assert.ok(rows.some(({ name }) => name === 'kit_audit'))
    return accept({ value, whole: rows.filter((table) => Number(table.rows) > largeTable).map((table) => `${table.name} ${table.rows}`) })
  })
  assert.ok(done.ok)
  return done.value
}

test('of an answer given months ago only that it was given is kept, and a new one is kept whole', async () => {
  const count = async (which: string) =>
    Number((await office.admin.query(`select count(*) as n from kit_receipt where ${which}`)).rows[0].n)
  const [old, all] = [await count(`at < now() - interval '60 days'`), await count('true')]
  assert.ok(old > largeTable && old < all)
  assert.equal(await forgetAnswersEverywhere(office.house), old)
  assert.equal(await count(`answer = '{"past": true}'`), old)
  assert.equal(await count(`at > now() - interval '59 days' and answer ? 'family_name'`), await count(`at > now() - interval '59 days'`))
  assert.equal(await forgetAnswersEverywhere(office.house), 0)
  await office.admin.query('vacuum analyze kit_receipt')
})

test('somebody is erased in an office of thousands without any large table being read from end to end', async () => {
  const [id] = (await confirmErasures(office.admin, 1)) as [string]
  const done = await readsOf(async (work) => carryOutErasure(work, id))
  assert.deepEqual(done, { value: true, whole: [] })
  const left = await office.admin.query(
    `select 1 from kit_audit a join people_erasure e on a.row_id = e.person_id::text where e.id = $1 and (a.before is not null or a.after is not null)`,
    [id],
  )
  assert.equal(left.rowCount, 0)
})

test('a step of the look for pairs reads its own persons or lists, and not the register', async () => {
  const sizes = { entries: 200, persons: 50, walkFrom: 1 }
  const begun = await readsOf((work) => findNextPairs(work, 1 as OfficeId, sizes))
  assert.deepEqual(begun, { value: { found: 0, more: true }, whole: [] })
  for (let step = 0; step < 5; step++) {
    const walked = await readsOf((work) => findNextPairs(work, 1 as OfficeId, sizes))
    assert.deepEqual([walked.value.more, walked.whole], [true, []])
  }
  const looked = await readsOf((work) => findNextPairs(work, 2 as OfficeId, { ...sizes, walkFrom: 1_000_000 }))
  assert.deepEqual([looked.value.more, looked.whole], [true, []])
})
