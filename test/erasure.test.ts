// Whoever was erased is in no table any more: a world with something of every room in it, and a look into every text column of the schema.
import assert from 'node:assert/strict'
import { access, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import * as people from '#domain/people/contract.ts'
import * as erasures from '#domain/people/erasure-contract.ts'
import * as records from '#domain/people/record-contract.ts'
import { eraseEverywhere } from '#server/nightly.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import type { World } from './world-words.ts'
import { makeWorld } from './worlds.ts'

let office: TestOffice
let agent: Visitor
let supervisor: Visitor
before(async () => {
  office = await openTestOffice()
  ;[agent, supervisor] = [await office.as('mouvements@paris.example.org'), await office.as('superviseur@paris.example.org')]
})
after(() => office.close())

/** As the owner, who passes every policy. */
async function run(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  return (await office.admin.query<Record<string, unknown>>(sql, values)).rows
}

test('every table that hangs on a person or a case says what an erasure does with its rows', async () => {
  const forgotten = await run(`with recursive t (name) as (select unnest(array['people_person', 'cases_case'])
      union select h.child from t cross join lateral people_hangs_on(t.name) h)
    select name from t where name <> 'cases_case' and not exists (select 1 from kit_erasure_rule r where r.table_name = t.name) order by 1`)
  const otherwise = await run(`select f.conrelid::regclass::text as name from pg_constraint f
    where f.contype = 'f' and f.confrelid in ('people_person'::regclass, 'cases_case'::regclass)
      and not exists (select 1 from unnest(f.confkey) k join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k where a.attname = 'id')`)
  assert.deepEqual(otherwise, [], 'what hangs on a person by another column is not found by the walk: take it away by name in people_erase')
  assert.deepEqual(forgotten, [], 'give each a line in kit_erasure_rule, in the migration that makes the table')
  const gone = await run(`select table_name, blank from kit_erasure_rule, unnest(blanks) as blank where not exists (
    select 1 from pg_attribute a where a.attrelid = to_regclass(table_name) and a.attname = split_part(blank, '=', 1) and not a.attisdropped)`)
  assert.deepEqual(gone, [], 'a line of kit_erasure_rule names a column that is not there')
})

test('whatever hangs on a person or a case is found by an index from there, or an erasure reads whole tables as the office grows', async () => {
  const without = await run(`with recursive t (name) as (select unnest(array['people_person', 'cases_case'])
      union select h.child from t cross join lateral people_hangs_on(t.name) h)
    select distinct h.child || '.' || h.child_column as edge from t cross join lateral people_hangs_on(t.name) h
    where not exists (select 1 from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indrelid = h.child::regclass and a.attname = h.child_column
        and coalesce(pg_get_expr(i.indpred, i.indrelid), '(' || h.child_column || ' IS NOT NULL)') = '(' || h.child_column || ' IS NOT NULL)') order by 1`)
  assert.deepEqual(
    without.map(({ edge }) => edge),
    [],
  )
})

/**
 * Words about colleagues, organisations and vehicles that carry the mark of the world too, but are nobody's record; and the newcomer's
 * own rows, who is another person of the same name.
 */
const ofOthers = ['escorts_escort', 'transports_', 'liaison_', 'employment_vacancy', 'access_']

async function forgetOthers({ newcomer }: World): Promise<void> {
  await run(`update people_person set family_name = 'Autre-Exemple', sort_key = 'autre' where id = $1`, [newcomer])
  await run('delete from people_token where person_id = $1', [newcomer])
  await run(`delete from kit_audit where $1 in (coalesce(after, before) ->> 'id', coalesce(after, before) ->> 'person_id')`, [newcomer])
  for (const start of ofOthers) await run('delete from kit_audit where starts_with(table_name, $1)', [start])
}

/** Everything the columns of the rules may hold becomes the mark, so that none is forgotten because the world left it empty. */
async function markAll(word: string): Promise<void> {
  await run(`set session_replication_role = replica`)
  const columns = await run(`select r.table_name as name, a.attname as column, t.typname as type from kit_erasure_rule r
    join pg_attribute a on a.attrelid = r.table_name::regclass and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
    where r.does = 'BLANK' and a.attname in (select split_part(b, '=', 1) from unnest(r.blanks) b) and t.typname in ('text', 'jsonb', '_text')
      and not exists (select 1 from pg_constraint k where k.conrelid = a.attrelid and k.contype = 'c' and a.attnum = any (k.conkey)
        and pg_get_constraintdef(k.oid) ~ '~|ANY')`)
  assert.ok(columns.length > 30)
  for (const { name, column, type } of columns) {
    const value =
      type === 'text' ? `'${word} ' || '${String(name)}'` : type === '_text' ? `array['${word}']` : `'{"said": "${word}"}'::jsonb`
    await run(`update ${String(name)} set ${String(column)} = ${value}`)
  }
  await run(`set session_replication_role = origin`)
}

/** Each column of each table in which the word still stands, but for those of others. */
async function whereIs(words: readonly string[]): Promise<string[]> {
  const tables = await run(
    `select relname as name from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') order by 1`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    if (ofOthers.some((start) => String(name).startsWith(start))) continue
    const rows = await run(
      `select distinct e.key from ${String(name)} t, jsonb_each_text(to_jsonb(t)) e where lower(e.value) like any ($1)`,
      [words.map((word) => `%${word.toLowerCase()}%`)],
    )
    found.push(...rows.map(({ key }) => `${String(name)}.${String(key)}`))
  }
  return found
}

/** Journey and payment long ago, case over, and the companion turns out to be the same person. */
async function makeOld(world: World): Promise<void> {
  await run(`update cases_case set status = 'CLOSED' where id = $1`, [world.case])
  await run(`update people_merge set state = 'MERGED', merged_by = proposed_by, merged_at = now() where id = $1`, [world.merge])
  await run(`update people_person set merged_into = $1 where id = $2`, [world.person, world.companion])
  await run(`update people_erasure set state = 'DECLINED' where id = $1`, [world.erasure])
  await run(`update people_person set roll_id = $1 where id = $2`, [world.roll, world.person])
}

async function eraseOf(world: World): Promise<string> {
  const proposed = await agent.ask(erasures.proposeErasure, { requestId: world.eraseRequest })
  assert.deepEqual([proposed.status, proposed.body.state, proposed.body.fourEyes], [200, 'PROPOSED', true], JSON.stringify(proposed.body))
  const confirmed = await supervisor.ask(erasures.confirmErasure, { erasureId: proposed.body.id })
  assert.equal(confirmed.body.state, 'CONFIRMED', JSON.stringify(confirmed.body))
  await eraseEverywhere(office.house)
  return proposed.body.id
}

test('once the duties are over, no word of an erased person is left in any column of any table, nor is their file on the disk', async () => {
  const { code } = (await run('select code from programmes_instrument limit 1'))[0] as { code: string }
  const world = await makeWorld(office, 'ZORBLAX-EXEMPLE', 1, 0, code)
  await makeOld(world)
  await forgetOthers(world)
  await markAll('Zorblax-Exemple')
  await run(`set session_replication_role = replica`)
  await run(
    `update movements_manifest set rows = jsonb_build_array(jsonb_build_object('personId', $1::text, 'surname', $2::text),
      jsonb_build_object('personId', $3::text, 'surname', 'AUTRE')) where id = $4`,
    [world.person, world.familyName, world.newcomer, world.manifest],
  )
  await run(`set session_replication_role = origin`)
  const words = [world.familyName, world.givenNames]
  const before = await whereIs(words)
  for (const table of ['people_person', 'cases_hold', 'movements_medif_detail', 'movements_manifest', 'transit_group', 'kit_audit'])
    assert.ok(
      before.some((at) => at.startsWith(`${table}.`)),
      `${table} must hold a word, or this test shows nothing: ${before.join(' ')}`,
    )
  // Paid and travelled so long ago that no duty runs.
  await run(`set session_replication_role = replica`)
  await run(`update ticketing_cost set recorded_at = '2001-01-01'`)
  await run(`update ticketing_payment set recorded_at = '2001-01-01', paid_on = '2001-01-01'`)
  await run(`update reintegration_tranche set paid_at = case when paid_at is null then null else '2001-01-01'::timestamptz end`)
  await run(`update movements_movement set starts_at = '2001-01-01', ends_at = '2001-01-02' where id = $1`, [world.movement])
  await run(`set session_replication_role = origin`)

  const [{ sha256 }] = (await run('select sha256 from kit_file where id = $1', [world.file])) as [{ sha256: string }]
  const onDisk = join(office.house.filesFolder, sha256.slice(0, 2), sha256.slice(2))
  await access(onDisk)
  const id = await eraseOf(world)
  assert.deepEqual(await whereIs(words), [])
  await assert.rejects(stat(onDisk), { code: 'ENOENT' })
  const [{ surnames }] = (await run(
    `select array(select r ->> 'surname' from jsonb_array_elements(rows) r) as surnames from movements_manifest where id = $1`,
    [world.manifest],
  )) as [{ surnames: string[] }]
  const index = await run('select 1 from people_posting where person in (select search_no from people_person where id = any ($1))', [
    [world.person, world.companion],
  ])
  assert.deepEqual(index, [], 'nobody finds them by numbers either')
  assert.deepEqual(surnames, ['X', 'AUTRE'], 'the lines of the others stay')

  const log = await agent.ask(erasures.listErasures, { state: 'DONE' })
  const line = log.body.items.find((each) => each.id === id)!
  assert.deepEqual([line.request.state, line.request.answerWhy, line.kept, line.againOn], ['GRANTED', 'DONE', [], null])
  assert.ok(line.did.some(({ table, what }) => table === 'movements_medif_detail' && what === 'REMOVED'))
  assert.equal((await agent.ask(people.getPerson, { personId: world.person as never })).status, 404)
  assert.equal((await agent.ask(people.getPerson, { personId: world.companion as never })).status, 404, 'the file that was merged too')
})

test('what a law keeps is kept and said, and goes by itself on the day after', async () => {
  const { code } = (await run('select code from programmes_instrument limit 1'))[0] as { code: string }
  const world = await makeWorld(office, 'QUORVEN-EXEMPLE', 1, 0, code)
  await makeOld(world)
  await forgetOthers(world)
  const plan = await agent.ask(erasures.getErasurePlan, { requestId: world.eraseRequest })
  assert.deepEqual(
    plan.body.kept.map(({ data }) => data),
    ['ACCOUNTING', 'JOURNEY'],
  )
  const id = await eraseOf(world)
  const line = (await agent.ask(erasures.listErasures, { state: 'DONE' })).body.items.find((each) => each.id === id)!
  assert.deepEqual([line.request.state, line.request.answerWhy], ['PARTLY', 'LEGAL_DUTY_TO_KEEP'])
  assert.equal(line.againOn, line.kept.map(({ until }) => until).sort()[0])
  const left = (await whereIs([world.familyName])).map((at) => at.split('.')[0]!)
  const mayStay = await run(`select table_name from kit_erasure_rule where duty is not null`)
  assert.deepEqual(
    left.filter((table) => !mayStay.some((row) => row['table_name'] === table)),
    [],
    'only what a duty names',
  )
  assert.ok(left.includes('ticketing_payment') && left.includes('transit_group'), left.join(' '))

  await run(`set session_replication_role = replica`)
  await run(`update ticketing_cost set recorded_at = '2001-01-01'`)
  await run(`update ticketing_payment set recorded_at = '2001-01-01'`)
  await run(`update reintegration_tranche set paid_at = case when paid_at is null then null else '2001-01-01'::timestamptz end`)
  await run(`update movements_movement set starts_at = '2001-01-01', ends_at = '2001-01-02'`)
  await run(`set session_replication_role = origin`)
  await run(`update people_erasure set again_on = '2026-01-01' where id = $1`, [id])
  await eraseEverywhere(office.house)
  assert.deepEqual(await whereIs([world.familyName]), [])
  assert.equal((await run('select again_on from people_erasure where id = $1', [id]))[0]!['again_on'], null)
})

test('nothing brings an erased person back: not a change, not a new document, not the database’s own hand', async () => {
  const [{ id }] = (await run(`select id from people_person where erased_at is not null and merged_into = id limit 1`)) as [{ id: string }]
  const change = await agent.ask(people.changePerson, {
    personId: id as never,
    reason: 'TYPING_ERROR',
    seenAt: new Date().toISOString(),
    familyName: 'Retour',
  } as never)
  assert.equal(change.status, 404)
  const recorded = await agent.ask(records.recordRequest, {
    personId: id as never,
    kind: 'ACCESS',
    channel: 'LETTER',
    askedOn: '2026-01-02',
  })
  assert.equal(recorded.status, 404)
  await assert.rejects(run(`update people_person set family_name = 'Retour' where id = $1`, [id]), /does not come back/)
  await assert.rejects(run(`update people_person set erased_at = null where id = $1`, [id]), /does not come back/)
  const app = await office.pool.connect()
  try {
    await assert.rejects(
      app.query(`select set_config('app.erasing', 'on', false); update kit_audit set before = null`),
      /permission denied/,
    )
  } finally {
    await app.query('discard all')
    app.release()
  }
})
