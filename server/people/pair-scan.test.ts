// The night's look for pairs: the same pairs in one step or many, one by one or list by list, whatever cuts it off, and nobody forgotten.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { AccountId } from '#domain/access/words.ts'
import * as people from '#domain/people/contract.ts'
import * as merges from '#domain/people/merge-contract.ts'
import * as pairs from '#domain/people/pair-contract.ts'
import type { Person, PersonDraft } from '#domain/people/words.ts'
import { actAs } from '#server/kit/route.ts'
import type { Work } from '#server/kit/transaction.ts'
import { findPairsEverywhere, type PairsTurn } from '#server/nightly.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { addNamesake, asOwner } from '#server/test-register.ts'
import { addPerson } from './actions.ts'

let office: TestOffice
let agent: Visitor
const byPerson = { entries: 10_000, persons: 400, walkFrom: 1_000_000 }
const byList = { entries: 10_000, persons: 400, walkFrom: 1 }

before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
  await enterEverybody()
})
after(() => office.close())

/** Namesakes of many kinds: spelt otherwise, reversed, of one paper, with a day that is swapped, a single name, a script of their own. */
async function enterEverybody(): Promise<void> {
  const words = ['Tekle', 'Haile', 'Ruta', 'Saba', 'Letay', 'Yonas']
  for (const [at, word] of words.entries()) {
    const next = words[(at + 1) % words.length]!
    const bornOn = `19${70 + at}-02-0${at + 3}`
    await addNamesake(agent, { familyName: word, givenNames: next, bornOn, number: `SCAN${at}` })
    await addNamesake(agent, { familyName: next, givenNames: word, bornOn })
    await addNamesake(agent, { familyName: word, givenNames: `${next}e`, bornOn: `19${70 + at}-0${at + 3}-02` })
    await addNamesake(agent, { familyName: word, givenNames: next, bornOn: `19${70 + at}-02-2${at}` })
    await addNamesake(agent, { familyName: `Autre${'bcdfgh'[at]}ur`, givenNames: 'Nom', bornOn, number: `SCAN${at}` })
    await addNamesake(agent, { familyName: word, givenNames: '', bornOn })
    await addNamesake(agent, { familyName: word, givenNames: '', bornOn })
  }
  const [kept, merged] = [await addNamesake(agent, { familyName: 'Garde-Exemple' }), await addNamesake(agent, { familyName: 'Ancien' })]
  await agent.ask(merges.mergePersons, { keptId: kept.id, mergedId: merged.id, grounds: 'ENTERED_TWICE' })
  await addNamesake(agent, { familyName: 'Ancien' })
}

/** As on the first night: everybody is new, and nobody was ever compared. */
async function forgetPairs(): Promise<void> {
  await asOwner(office, `delete from people_suspected_pair where state = 'OPEN'`)
  await asOwner(office, 'delete from people_pair_scan')
}

async function standing(): Promise<string[]> {
  const rows = await asOwner(
    office,
    `select a_id || ' ' || b_id || ' ' || score as pair from people_suspected_pair where state = 'OPEN' and office = 1 order by 1`,
  )
  return rows.map(({ pair }) => String(pair))
}

async function nightOf(turn: PairsTurn): Promise<string[]> {
  await forgetPairs()
  await findPairsEverywhere(office.house, turn)
  return standing()
}

test('the night finds the same pairs person by person and list by list, in one step or in many', async () => {
  const expected = await nightOf({ sizes: byPerson })
  assert.ok(expected.length > 20, `${expected.length} pairs are too few to tell anything`)
  assert.deepEqual(await nightOf({ sizes: { ...byPerson, persons: 5 } }), expected, 'a few persons at a time')
  assert.deepEqual(await nightOf({ sizes: byList }), expected, 'all lists at once')
  assert.deepEqual(await nightOf({ sizes: { ...byList, entries: 5 } }), expected, 'a few lists at a time')
  assert.deepEqual(await findPairsEverywhere(office.house, { sizes: byList }), { found: 0 }, 'a second night finds nobody again')
})

test('a register of which everybody came in the same instant is gone through once, not for ever', async () => {
  const expected = await nightOf({ sizes: byPerson })
  await asOwner(office, `update people_person set updated_at = '2026-03-02 10:00:00.123456+00' where merged_into is null`)
  assert.deepEqual(await nightOf({ sizes: { ...byPerson, persons: 5 } }), expected)
})

test('killed between two steps, the next night ends with the same pairs', async () => {
  const expected = await nightOf({ sizes: byList })
  for (const last of [1, 2, 4]) {
    await forgetPairs()
    let steps = 0
    const killed = findPairsEverywhere(office.house, {
      sizes: { ...byList, entries: 40 },
      stepped: () => {
        if (++steps === last) throw new Error('killed')
      },
    })
    await assert.rejects(killed, /killed/)
    await findPairsEverywhere(office.house, { sizes: { ...byList, entries: 40 } })
    assert.deepEqual(await standing(), expected, `killed after step ${last}`)
  }
})

test('killed in the middle of a step, nothing of that step is kept and the next night does it again', async () => {
  const expected = await nightOf({ sizes: byList })
  await forgetPairs()
  await asOwner(
    office,
    `create function cut_off() returns trigger language plpgsql as $$ begin
       if (select count(*) from people_suspected_pair) > 9 then raise exception 'cut off'; end if; return new; end $$;
     create trigger cut_off before update on people_pair_scan for each row when (new.office = 1) execute function cut_off()`,
  )
  const sizes = { ...byList, entries: 5 }
  await assert.rejects(findPairsEverywhere(office.house, { sizes }), { message: 'pairs could not be looked for in the offices 1' })
  const before = await standing()
  await asOwner(office, 'drop trigger cut_off on people_pair_scan; drop function cut_off()')
  assert.ok(before.length < expected.length)
  await findPairsEverywhere(office.house, { sizes })
  assert.deepEqual(await standing(), expected)
})

test('two nights at once find everybody once, and neither fails', async () => {
  const expected = await nightOf({ sizes: byList })
  await forgetPairs()
  const both = await Promise.all([1, 2].map(() => findPairsEverywhere(office.house, { sizes: { ...byList, entries: 30, persons: 10 } })))
  assert.deepEqual(await standing(), expected)
  assert.equal(both[0]!.found + both[1]!.found, expected.length)
})

test('another office does not wait behind one with very many new persons', async () => {
  const marseille = await office.as('mouvements@marseille.example.org')
  for (const givenNames of ['Semhar', 'Semhar']) await addNamesake(marseille, { familyName: 'Voisine-Exemple', givenNames })
  await forgetPairs()
  const steps: number[] = []
  await findPairsEverywhere(office.house, { sizes: { ...byList, entries: 5 }, stepped: (own) => void steps.push(own) })
  assert.ok(steps.lastIndexOf(2) < steps.lastIndexOf(1) / 2, steps.join(' '))
  assert.equal((await marseille.ask(pairs.listPairs, { state: 'OPEN' })).body.items.length, 1)
})

test('at the end of its hours the night stops, an administrator reads how far it is, and the next night ends it', async () => {
  const expected = await nightOf({ sizes: byList })
  await forgetPairs()
  const admin = await office.as('admin@paris.example.org')
  const stand = async () => (await admin.ask(pairs.listPairScans, {})).body.items.find((scan) => scan.office === 1)!
  assert.equal((await stand()).state, 'NEVER')
  await findPairsEverywhere(office.house, { untilMs: Date.now() - 1 })
  assert.deepEqual([await standing(), (await stand()).state], [[], 'NEVER'], 'its hours were over before it began')

  const seen = new Set<string>()
  const shares: number[] = []
  for (let night = 0; night < 400 && (await stand()).state !== 'DONE'; night++) {
    await nightOfOneStep({ ...byList, entries: 30, persons: 20 })
    const { state, share } = await stand()
    seen.add(state)
    if (share !== null) shares.push(share)
  }
  assert.deepEqual(await standing(), expected)
  assert.deepEqual([...seen], ['LISTS', 'PERSONS', 'DONE'])
  assert.deepEqual(
    shares,
    shares.toSorted((a, b) => a - b),
    'it never goes back',
  )
  const ended = await stand()
  assert.ok(ended.beganAt !== null && ended.endedAt !== null && ended.beganAt <= ended.endedAt)
})

async function nightOfOneStep(sizes: PairsTurn['sizes'] & {}): Promise<void> {
  const night = findPairsEverywhere(office.house, {
    sizes,
    stepped: (own) => {
      if (own === 1) throw new Error('morning')
    },
  })
  await assert.rejects(night, /morning/)
}

test('somebody who is still being written when the night passes is looked for in the next one', async () => {
  await findPairsEverywhere(office.house)
  const draft = {
    familyName: 'Lente-Exemple',
    givenNames: 'Semhar',
    sex: 'F',
    bornOn: '1988-04-05',
    nationality: 'ERI',
    languages: [],
    documents: [],
  }
  await addNamesake(agent, { familyName: 'Lente-Exemple', bornOn: '1988-04-05' })
  const { promise: written, resolve: write } = Promise.withResolvers<void>()
  const { promise: passed, resolve: pass } = Promise.withResolvers<void>()
  const account = (await office.account('mouvements@paris.example.org')) as AccountId
  const scope = { account, offices: [1], compartments: [] }
  const actor = { accountId: account, offices: [1 as never], compartments: [], airports: [], permissions: [] }
  const slow = actAs(office.house, [], actor, scope, async (work: Work) => {
    const added = await addPerson(work, { ...draft, office: 1, compartment: 0, bornPrecision: 'DAY' } as unknown as PersonDraft)
    write()
    await passed
    return added
  })
  await written
  // Entered after the slow one began, and seen before it is.
  await addNamesake(agent, { familyName: 'Rapide-Exemple', bornOn: '1977-04-05' })
  await findPairsEverywhere(office.house)
  pass()
  const added = await slow
  assert.ok(added.ok)
  const { id } = added.value as Person
  await findPairsEverywhere(office.house)
  const rows = await asOwner(office, `select 1 from people_suspected_pair where '${id}' in (a_id, b_id)`)
  assert.equal(rows.length, 1)
})

test('a clerk who looks now sees those who came last, and leaves to the night the sealed files that they pass over', async () => {
  await findPairsEverywhere(office.house)
  const familyName = 'Scellee-Exemple'
  const [open, sealed] = [await addNamesake(agent, { familyName }), await addNamesake(agent, { familyName, givenNames: 'Ruta' })]
  await asOwner(office, `delete from people_suspected_pair where '${sealed.id}' in (a_id, b_id)`)
  await asOwner(office, `update people_person set compartment = 1, updated_at = now() where id = '${sealed.id}'`)
  await asOwner(office, `update people_person set given_names = 'Semhar' where id = '${sealed.id}'`)
  await addNamesake(agent, { familyName: 'Derniere-Exemple' })
  const looked = await agent.ask(pairs.findPairs, {})
  assert.deepEqual([looked.status, looked.body.found, looked.body.more], [200, 0, false])
  assert.ok(looked.body.compared >= 2)
  await findPairsEverywhere(office.house)
  const insider = await office.as('sealed@paris.example.org')
  const ofBoth = (await insider.ask(pairs.listPairs, { state: 'OPEN', limit: 200 })).body.items.filter((pair) =>
    [pair.aId, pair.bId].includes(sealed.id),
  )
  assert.deepEqual(
    ofBoth.map((pair) => [pair.aId, pair.bId].sort()),
    [[open.id, sealed.id].sort()],
  )
  assert.equal((await agent.ask(people.getPerson, { personId: open.id })).status, 200)
})
