// A command that was known before is answered again, and its action never gets past its first statement.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { z } from 'zod'
import type { AccountId } from '#domain/access/words.ts'
import { command } from '#domain/kit/contract.ts'
import { accept, refuse } from '#domain/kit/result.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { answer, route, type Signed } from '#server/kit/route.ts'
import { newId } from '#server/kit/transaction.ts'
import { openTestOffice, type TestOffice } from '#server/test-office.ts'

let office: TestOffice
let signed: Signed
before(async () => {
  office = await openTestOffice()
  const accountId = (await office.account('mouvements@paris.example.org')) as AccountId
  signed = {
    accountId,
    grants: [{ office: 1, role: 'MOVEMENT_AGENT' }] as unknown as Signed['grants'],
    compartments: [],
    airportsOf: () => [],
  }
})
after(() => office.close())

let begun = 0
let answered = 0
const keep = route(
  command({
    name: 'people.keep_file',
    path: '/api/people/keep-file',
    summary: 'Keeps a file of this id',
    input: z.object({ id: z.string(), name: z.string() }),
    output: z.object({ name: z.string() }),
    refusals: ['id_taken'],
  }),
  'people.write',
  async (work, { id, name }) => {
    begun += 1
    if (name.startsWith('long ')) await new Promise((resolve) => setTimeout(resolve, 40))
    try {
      await sql`insert into kit_file (id, office, sha256, size_bytes, media_type, name, purpose, uploaded_by, uploaded_at)
        values (${id}, 1, 'x', 1, 'text/plain', ${name}, 'upload', ${work.actor.accountId}, ${work.now})`.execute(work.db)
    } catch (error) {
      if (brokeConstraint(error, 'kit_file_pkey')) return refuse('id_taken')
      throw error
    }
    answered += 1
    work.record({ name: 'file_kept', subject: id, office: 1, compartment: 0 })
    return accept({ name })
  },
)
const give = (input: { id: string; name: string }, id: string) => answer(office.house, [], signed, keep, { input, command: id })

test('a command sent again is answered again, also when its action thinks for a while before its first statement', async () => {
  const [input, id] = [{ id: newId(), name: 'long passeport.txt' }, newId()]
  assert.deepEqual(await give(input, id), { status: 200, body: { name: 'long passeport.txt' }, replayed: false })
  ;[begun, answered] = [0, 0]
  assert.deepEqual(await give(input, id), { status: 200, body: { name: 'long passeport.txt' }, replayed: true })
  assert.deepEqual([begun, answered], [1, 0])
  // The connection that was given back answers for nobody's failure but its own.
  const next = { id: newId(), name: 'titre.txt' }
  assert.deepEqual(await give(next, newId()), { status: 200, body: { name: 'titre.txt' }, replayed: false })
})

test('a command sent again is answered again, although its first statement could not be done twice', async () => {
  const [input, id] = [{ id: newId(), name: 'passeport.txt' }, newId()]
  assert.deepEqual(await give(input, id), { status: 200, body: { name: 'passeport.txt' }, replayed: false })
  ;[begun, answered] = [0, 0]
  assert.deepEqual(await give(input, id), { status: 200, body: { name: 'passeport.txt' }, replayed: true })
  assert.deepEqual([begun, answered], [1, 0])
  assert.deepEqual(await give({ ...input, name: 'autre.txt' }, id), { status: 409, body: { refusal: 'command_id_reused' } })
  assert.deepEqual(await give(input, newId()), { status: 409, body: { refusal: 'id_taken' } })
})

test('twins that arrive together are done once, and both hear the same', async () => {
  const [input, id] = [{ id: newId(), name: 'visa.txt' }, newId()]
  const answers = await Promise.all(Array.from({ length: 5 }, () => give(input, id)))
  assert.deepEqual(
    answers.map((each) => 'body' in each && each.body),
    Array.from({ length: 5 }, () => ({ name: 'visa.txt' })),
  )
  assert.equal(answers.filter((each) => 'replayed' in each && !each.replayed).length, 1)
  const { rows } = await office.admin.query('select count(*)::int as n from kit_event where subject = $1', [input.id])
  assert.equal(rows[0].n, 1)
})

test('after a known command the connection serves the next one as if nothing had been', async () => {
  const [input, id] = [{ id: newId(), name: 'billet.txt' }, newId()]
  await give(input, id)
  for (let at = 0; at < 12; at++) {
    await give(input, id)
    assert.equal((await give({ id: newId(), name: `page-${at}.txt` }, newId())).status, 200)
  }
})
