import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as merges from '#domain/people/merge-contract.ts'
import { shippedWeights } from '#domain/people/likely-rules.ts'
import * as weighings from '#domain/people/weight-contract.ts'
import { newId } from '#server/kit/transaction.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { addNamesake, asOwner } from '#server/test-register.ts'

let office: TestOffice
let admin: Visitor
let agent: Visitor
let pair: [a: string, b: string]
before(async () => {
  office = await openTestOffice()
  ;[admin, agent] = [await office.as('admin@paris.example.org'), await office.as('mouvements@paris.example.org')]
  // Two sisters of one name, born in one month.
  const [one, two] = [await addNamesake(agent, { bornOn: '1991-02-03' }), await addNamesake(agent, { bornOn: '1991-02-17' })]
  pair = [one.id, two.id]
})
after(() => office.close())

/** Decisions as they stand after many months, each on a pair of its own. */
async function decide(times: number, decision: 'SAME' | 'NOT_SAME', pattern: Record<string, string>, compartment = 0): Promise<void> {
  for (let n = 0; n < times; n++) {
    const [a, b, id] = [newId(), newId(), newId()]
    const person = (
      one: string,
    ) => `insert into people_person (id, office, compartment, family_name, given_names, sort_key, sex, born_on, nationality, created_at, updated_at)
      values ('${one}', 1, ${compartment}, 'Decidee-Exemple', '', 'decidee', 'F', '1990-01-02', 'ERI', now(), now())`
    await asOwner(
      office,
      `${person(a)}; ${person(b)};
       insert into people_suspected_pair (id, office, compartment, a_id, b_id, state, score, scorer, found_at, put_off_at, decided_by, decided_at)
         values ('${id}', 1, ${compartment}, least('${a}'::uuid, '${b}'::uuid), greatest('${a}'::uuid, '${b}'::uuid), '${decision}', 80, 'reasons-1', now(), now(), gen_random_uuid(), now());
       insert into people_pair_decision (id, pair_id, office, compartment, decision, place, pattern, score, scorer, decided_by, decided_at)
         values (gen_random_uuid(), '${id}', 1, ${compartment}, '${decision}', 'LIST', '${JSON.stringify(pattern)}', 80, 'reasons-1', gen_random_uuid(), now())`,
    )
  }
}

const compare = () => agent.ask(merges.comparePersons, { personId: pair[0] as never, otherId: pair[1] as never })

test('with too few decisions nothing is learned, and sealed ones do not count', async () => {
  await decide(30, 'SAME', { NAME: 'NAME_SPELT_OTHERWISE', BIRTH: 'SAME_BIRTH_DATE' })
  await decide(29, 'NOT_SAME', { NAME: 'SAME_NAME', BIRTH: 'SAME_BIRTH_MONTH', NATIONALITY: 'SAME_NATIONALITY' })
  await decide(5, 'NOT_SAME', { NAME: 'SAME_NAME', BIRTH: 'SAME_BIRTH_MONTH' }, 1)
  const few = await admin.ask(weighings.learnWeighing, { office: 1 as never })
  assert.deepEqual([few.status, few.body.refusal, few.body.details], [409, 'too_few_decisions', { same: 30, notSame: 29, needed: 30 }])
  const found = await admin.ask(weighings.getWeighings, { office: 1 as never })
  assert.deepEqual([found.body.same, found.body.notSame, found.body.inUse, found.body.weighings], [30, 29, null, []])
})

test('what clerks decided teaches a version that says what it would change, and is in use only when somebody says so', async () => {
  await decide(1, 'NOT_SAME', { NAME: 'SAME_NAME', BIRTH: 'SAME_BIRTH_MONTH', NATIONALITY: 'SAME_NATIONALITY' })
  const before = await compare()
  assert.equal(before.body.scorer, 'reasons-1')
  const learned = await admin.ask(weighings.learnWeighing, { office: 1 as never })
  assert.equal(learned.status, 200, JSON.stringify(learned.body))
  const { version, weights, effect, id } = learned.body
  assert.equal(version, 1)
  assert.ok(weights.SAME_BIRTH_MONTH! < shippedWeights.SAME_BIRTH_MONTH)
  assert.ok(effect.judged === 60 && effect.rightBefore === 30 + 0 && effect.rightAfter > 55, JSON.stringify({ ...effect, changed: [] }))
  assert.equal((await compare()).body.score, before.body.score, 'nothing is in use yet')

  const used = await admin.ask(weighings.useWeighing, { office: 1 as never, weighingId: id })
  assert.deepEqual([used.status, used.body.version], [200, 1], JSON.stringify(used.body))
  const after = await compare()
  assert.equal(after.body.scorer, 'office-1-v1')
  assert.ok(after.body.score < before.body.score)
  assert.equal((await admin.ask(weighings.useWeighing, { office: 1 as never, weighingId: id })).body.refusal, 'weights_in_use')

  await admin.ask(weighings.useWeighing, { office: 1 as never, weighingId: null })
  assert.deepEqual((await compare()).body, before.body, 'as if nothing had been learned')
  const log = await admin.ask(weighings.getWeighings, { office: 1 as never })
  assert.deepEqual(
    log.body.uses.map((use) => use.version),
    [null, 1],
  )
})

test('where the office asks for two people, whoever let a new version be learned does not put it to use, but anybody goes back', async () => {
  await admin.ask(merges.changeSetting, { office: 1 as never, weighFourEyes: true })
  const learned = await admin.ask(weighings.learnWeighing, { office: 1 as never })
  assert.equal(learned.body.version, 2)
  const own = await admin.ask(weighings.useWeighing, { office: 1 as never, weighingId: learned.body.id })
  assert.equal(own.body.refusal, 'own_proposal')
  const first = (await admin.ask(weighings.getWeighings, { office: 1 as never })).body.weighings.find(({ version }) => version === 1)!
  assert.equal((await admin.ask(weighings.useWeighing, { office: 1 as never, weighingId: first.id })).status, 200, 'looked at before')
  assert.equal((await admin.ask(weighings.useWeighing, { office: 1 as never, weighingId: null })).status, 200)
})

test('the weights of another office are not there', async () => {
  const found = await admin.ask(weighings.getWeighings, { office: 2 as never })
  assert.equal(found.status, 404)
  const used = await admin.ask(weighings.useWeighing, { office: 2 as never, weighingId: null })
  assert.deepEqual([used.status, used.body.refusal], [409, 'not_your_office'])
  assert.equal((await agent.ask(weighings.getWeighings, { office: 1 as never })).status, 404, 'nor to somebody who does not administer')
})
