/** Wherever the server dies in an import or in its undoing: all of it is there, or nothing; and the next start brings it to its end. */
import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import * as rolls from '#domain/cases/roll-contract.ts'
import { newId } from '#server/kit/transaction.ts'
import { resumeLongCommands } from '#server/long-commands.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { rollOf } from './test-roll.ts'
import type { ToldRollChild } from '#server/test-roll-child.ts'

const rows = 600
const kills = 4

let office: TestOffice
let agent: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
})
after(() => office.close())

/** What of a roll is there, in every table that a roll writes. */
async function standing(): Promise<string> {
  const tables = ['people_person', 'people_household', 'people_document', 'people_membership', 'cases_case', 'cases_member']
  const counts: number[] = []
  for (const table of tables) counts.push((await office.admin.query(`select count(*)::int as n from ${table}`)).rows[0].n as number)
  const entries = (await office.admin.query('select count(distinct person_id)::int as n from people_token')).rows[0].n as number
  const events = (await office.admin.query(`select count(*)::int as n from kit_event where name in ('person_added', 'case_opened')`))
    .rows[0].n as number
  return [...counts, entries, events].join(' ')
}

const all = [rows, rows / 4, rows, rows, rows / 4, rows, rows, rows * 1.25].join(' ')

/** Gives the command elsewhere and kills the process after so long. Answers whether the command was faster. */
async function killDuring(contract: string, input: unknown, command: string, ms: number): Promise<boolean> {
  const child = fork(new URL('../test-roll-child.ts', import.meta.url), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const { host, port, user, database } = office.connection as ToldRollChild['connection']
  const told: ToldRollChild = {
    connection: { host, port, user, database },
    filesFolder: office.house.filesFolder,
    contract,
    input,
    command,
  }
  let isAnswered = false
  child.on('message', (said) => (isAnswered ||= said !== 'begins'))
  child.send(told)
  await once(child, 'message')
  await Promise.race([wait(ms), once(child, 'exit')])
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return isAnswered
}

/** The database ends what the dead process had begun when it notices that nobody is there. */
async function quiet(): Promise<void> {
  for (;;) {
    const { rows: busy } = await office.admin.query(
      `select 1 from pg_stat_activity where datname = current_database() and usename = 'passerelle_app' and xact_start is not null`,
    )
    if (busy.length === 0) return
    await wait(50)
  }
}

async function preview(mark: string): Promise<string> {
  const file = await agent.upload(`${mark}.csv`, rollOf(rows, mark))
  const seen = await agent.ask(rolls.previewRoll, { fileId: file.body.id, programmeCode: 'TRANSIT_CDG' } as never)
  assert.deepEqual([seen.status, seen.body.roll.faultCount, seen.body.duplicateCount], [200, 0, 0])
  return seen.body.roll.id
}

test('an agent whose server dies at any point of an import, and of its undoing, finds all or nothing, and then what was asked for', async () => {
  const nothing = await standing()
  const fates = new Set<string>()
  let last = 1_500
  for (let kill = 0; kill < kills; kill++) {
    const rollId = await preview(`K${kill}`)
    const command = newId()
    const before = (await office.admin.query('select count(*)::int as n from kit_event')).rows[0].n as number
    const began = performance.now()
    const isAnswered = await killDuring('cases.commit_roll', { rollId }, command, Math.floor(Math.random() * last))
    await quiet()
    const found = await standing()
    const events = (await office.admin.query('select count(*)::int as n from kit_event')).rows[0].n as number
    const isWhole = events > before
    fates.add(isAnswered ? 'answered' : isWhole ? 'whole' : 'nothing')
    assert.equal(found.split(' ').slice(0, 7).join(' '), (isWhole ? all : nothing).split(' ').slice(0, 7).join(' '), `killed ${kill}`)
    const waiting = (await office.admin.query('select tries, contract from kit_long_command')).rows as { contract: string }[]
    if (!isWhole && waiting.length > 0) {
      assert.equal((await agent.ask(rolls.getRoll, { rollId })).body.roll.underWay?.what, 'COMMIT', 'the office sees that it goes on')
      assert.equal((await agent.ask(rolls.commitRoll, { rollId })).body.refusal, 'under_way')
    }

    await resumeLongCommands(office.house, 0)
    if (!isWhole && waiting.length === 0) await agent.ask(rolls.commitRoll, { rollId }) // it had not even begun
    assert.equal((await standing()).split(' ').slice(0, 7).join(' '), all.split(' ').slice(0, 7).join(' '))
    assert.deepEqual((await office.admin.query('select 1 from kit_long_command')).rows, [])
    const committed = (await agent.ask(rolls.getRoll, { rollId })).body.roll
    assert.deepEqual([committed.state, committed.underWay], ['COMMITTED', null])
    last = Math.max(400, Math.min(4_000, performance.now() - began))

    await killDuring('cases.undo_roll', { rollId }, newId(), Math.floor(Math.random() * last))
    await quiet()
    const left = (await standing()).split(' ').slice(0, 7).join(' ')
    assert.ok(left === all.split(' ').slice(0, 7).join(' ') || left === nothing.split(' ').slice(0, 7).join(' '), left)
    await resumeLongCommands(office.house, 0)
    if ((await agent.ask(rolls.getRoll, { rollId })).body.roll.state === 'COMMITTED') await agent.ask(rolls.undoRoll, { rollId })
    assert.equal((await standing()).split(' ').slice(0, 7).join(' '), nothing.split(' ').slice(0, 7).join(' '))
  }
  console.log(`  an import killed ${kills} times: ${[...fates].join(', ')}`)
})

test('an agent stops an import of a colleague: everything is as it was, and it can be given again', async () => {
  const nothing = await standing()
  const rollId = await preview('STOP')
  const supervisor = await office.as('superviseur@paris.example.org')
  assert.equal((await agent.ask(rolls.stopRoll, { rollId })).body.refusal, 'not_under_way')
  const committing = agent.ask(rolls.commitRoll, { rollId })
  for (;;) {
    const asked = await supervisor.ask(rolls.stopRoll, { rollId })
    if (asked.status === 200) break
    assert.equal(asked.body.refusal, 'not_under_way')
    await wait(5)
  }
  assert.deepEqual([(await committing).status, (await committing).body.refusal], [409, 'stopped_on_request'])
  assert.equal(await standing(), nothing)
  assert.equal((await agent.ask(rolls.getRoll, { rollId })).body.roll.underWay, null)
  assert.equal((await agent.ask(rolls.commitRoll, { rollId })).body.state, 'COMMITTED')
  assert.equal((await agent.ask(rolls.undoRoll, { rollId })).body.state, 'UNDONE')
})

test('a command that was cut off and may no longer be given leaves nothing behind', async () => {
  const rollId = await preview('GONE')
  const account = await office.account('mouvements@paris.example.org')
  const input = JSON.stringify({ rollId, decisions: [], others: 'UNDECIDED' })
  const cutOff = (tries: number, who: string): Promise<unknown> =>
    office.admin.query(
      `insert into kit_long_command (command, office, account, contract, input, subject, began_at, tries) values ($1, 1, $2, 'cases.commit_roll', $3, $4, now(), $5)`,
      [newId(), who, input, rollId, tries],
    )
  const before = await standing()
  await cutOff(9, account)
  await resumeLongCommands(office.house, 0)
  assert.equal(await standing(), before, 'it brought the house down too often')
  await cutOff(1, newId())
  await resumeLongCommands(office.house, 0)
  assert.equal(await standing(), before, 'nobody of that account is there')
  assert.deepEqual((await office.admin.query('select 1 from kit_long_command')).rows, [])
})
