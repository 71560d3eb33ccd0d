import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as cases from '#domain/cases/contract.ts'
import * as people from '#domain/people/contract.ts'
import * as merges from '#domain/people/merge-contract.ts'
import type { MergeId } from '#domain/people/merge-words.ts'
import type { PersonId } from '#domain/people/words.ts'
import { newId } from '#server/kit/transaction.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { addNamesake, asOwner, dumpRegister } from '#server/test-register.ts'

let office: TestOffice
let agent: Visitor
let supervisor: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
  supervisor = await office.as('superviseur@paris.example.org')
})
after(() => office.close())

const merge = (kept: string, merged: string, who: Visitor = agent, id: string = newId()) =>
  who.ask(merges.mergePersons, { id: id as MergeId, keptId: kept as PersonId, mergedId: merged as PersonId, grounds: 'ENTERED_TWICE' })

test('a woman entered twice becomes one person with both her documents and cases, and is found by either name', async () => {
  const kept = await addNamesake(agent, { givenNames: 'Letay', familyName: 'Merged-Exemple' })
  const twin = await addNamesake(agent, { givenNames: 'Leteay', familyName: 'Mirged-Exemple', nativeName: 'ለታይ', number: 'TWIN77' })
  const opened = await agent.ask(cases.openCase, {
    programmeCode: 'TRANSIT_CDG',
    destinationCountry: 'CAN',
    members: [{ personId: twin.id, role: 'PA' }],
  })
  assert.equal(opened.status, 200, JSON.stringify(opened.body))

  const merged = await merge(kept.id, twin.id)
  assert.deepEqual([merged.status, merged.body.state, merged.body.fourEyes], [200, 'MERGED', false], JSON.stringify(merged.body))
  const file = await agent.ask(people.getPerson, { personId: twin.id })
  assert.deepEqual(
    [file.body.person.id, file.body.person.nativeName, file.body.documents.map((it) => it.number)],
    [kept.id, 'ለታይ', ['TWIN77']],
  )
  const story = await agent.ask(cases.getCase, { caseId: opened.body.id })
  assert.deepEqual(
    story.body.members.map((member) => member.personId),
    [kept.id],
  )
  for (const q of ['leteay mirged', 'letay merged', 'TWIN77', 'ለታይ']) {
    const found = (await agent.ask(people.search, { q })).body.items.map((hit) => hit.person.id)
    assert.ok(found.includes(kept.id) && !found.includes(twin.id), q)
  }
  const listed = await agent.ask(people.listPersons, { limit: 200 })
  assert.ok(!listed.body.items.some((line) => line.id === twin.id))
})

test('undone, both files are exactly as they were, whatever room wrote the rows', async () => {
  const [kept, twin] = [await addNamesake(agent, {}), await addNamesake(agent, { nativeName: 'أمينة', number: 'UND0123' })]
  const both = [
    { personId: kept.id, role: 'PA', visaNumber: 'V1' },
    { personId: twin.id, role: 'CHILD', specialNeeds: ['WCHR'] },
  ] as const
  const opened = await agent.ask(cases.openCase, { programmeCode: 'TRANSIT_CDG', destinationCountry: 'CAN', members: both as never })
  assert.equal(opened.status, 200, JSON.stringify(opened.body))
  await agent.ask(people.recordConsent, { personId: twin.id, kind: 'RESEARCH', form: 'EXPLICIT_ORAL', language: 'ti' })
  const was = await dumpRegister(office)

  const merged = await merge(kept.id, twin.id)
  const story = await agent.ask(cases.getCase, { caseId: opened.body.id })
  assert.deepEqual(
    story.body.members.map((member) => [member.personId, member.role, member.specialNeeds, member.visaNumber]),
    [[kept.id, 'PA', ['WCHR'], 'V1']],
    'one member of the case, with the needs of both',
  )
  const told = await agent.ask(merges.getMerge, { mergeId: merged.body.id })
  assert.ok(
    told.body.counts.some((count) => count.table === 'cases_member' && count.folded === 1),
    JSON.stringify(told.body.counts),
  )
  assert.deepEqual(told.body.filled, ['native_name', 'native_script'])

  const undone = await supervisor.ask(merges.undoMerge, { mergeId: merged.body.id, why: 'TWO_PERSONS' })
  assert.deepEqual(
    [undone.status, undone.body.state, undone.body.gone, undone.body.stayed],
    [200, 'UNDONE', 0, 0],
    JSON.stringify(undone.body),
  )
  assert.deepEqual(await dumpRegister(office), was)
  assert.equal((await agent.ask(merges.undoMerge, { mergeId: merged.body.id, why: 'TWO_PERSONS' })).body.refusal, 'not_merged')
})

test('what was changed since goes with its row, and what was added since stays with the person it was added to', async () => {
  const [kept, twin] = [await addNamesake(agent, {}), await addNamesake(agent, { number: 'CHG0001' })]
  const merged = await merge(kept.id, twin.id)
  const since = await agent.ask(people.addDocument, { personId: twin.id, type: 'NATIONAL_ID', number: 'SINCE1', issuer: 'ERI' })
  assert.deepEqual([since.status, since.body.personId], [200, kept.id], 'a document sent for the merged file reaches the person')
  await asOwner(office, `update people_document set number = 'CHG0002' where number = 'CHG0001'`)
  await agent.ask(merges.undoMerge, { mergeId: merged.body.id, why: 'WRONG_FILE' })
  const numbers = async (personId: PersonId) => (await agent.ask(people.getPerson, { personId })).body.documents.map((it) => it.number)
  assert.deepEqual([await numbers(kept.id), await numbers(twin.id)], [['SINCE1'], ['CHG0002']])
})

test('merges into one person are undone the last one first', async () => {
  const [kept, second, third] = [await addNamesake(agent, {}), await addNamesake(agent, {}), await addNamesake(agent, {})]
  const [first, later] = [await merge(kept.id, second.id), await merge(second.id, third.id)]
  assert.deepEqual([later.body.keptId, later.body.mergedId], [kept.id, third.id], 'a merged file leads to the kept one')
  const early = await agent.ask(merges.undoMerge, { mergeId: first.body.id, why: 'WRONG_FILE' })
  assert.deepEqual([early.body.refusal, early.body.details?.['mergeId']], ['later_merge_first', later.body.id])
  assert.equal((await merge(third.id, second.id)).body.refusal, 'same_file')
  assert.equal((await agent.ask(merges.undoMerge, { mergeId: later.body.id, why: 'WRONG_FILE' })).status, 200)
  assert.equal((await agent.ask(merges.undoMerge, { mergeId: first.body.id, why: 'WRONG_FILE' })).status, 200)
})

test('where the office wants four eyes, a merge waits for a second person, who is not the first one', async () => {
  const admin = await office.as('admin@paris.example.org')
  assert.equal((await admin.ask(merges.changeSetting, { office: 1, mergeFourEyes: true })).status, 200)
  assert.equal((await admin.ask(merges.changeSetting, { office: 2, mergeFourEyes: true })).body.refusal, 'not_your_office')
  assert.deepEqual((await agent.ask(merges.listSettings, {})).body.items, [
    { office: 1, mergeFourEyes: true, eraseFourEyes: true, weighFourEyes: false },
  ])
  const [kept, twin] = [await addNamesake(agent, {}), await addNamesake(agent, {})]
  const proposed = await merge(kept.id, twin.id)
  assert.deepEqual([proposed.body.state, proposed.body.mergedBy], ['PROPOSED', null])
  assert.equal((await agent.ask(people.getPerson, { personId: twin.id })).body.person.id, twin.id, 'nothing has moved yet')
  assert.equal((await merge(kept.id, twin.id)).body.refusal, 'merge_awaits_second')
  assert.equal((await agent.ask(merges.confirmMerge, { mergeId: proposed.body.id })).body.refusal, 'own_proposal')
  const waiting = await supervisor.ask(merges.listMerges, { state: 'PROPOSED' })
  assert.deepEqual(
    waiting.body.items.map((line) => [line.id, line.kept.id, line.merged.id]),
    [[proposed.body.id, kept.id, twin.id]],
  )
  const confirmed = await supervisor.ask(merges.confirmMerge, { mergeId: proposed.body.id })
  assert.deepEqual([confirmed.status, confirmed.body.state], [200, 'MERGED'])
  await assert.rejects(
    asOwner(office, `update people_merge set merged_by = proposed_by where id = '${proposed.body.id}'`),
    /people_merge_second_person/,
    'nor does the database bear it',
  )
  const [other, double] = [await addNamesake(agent, {}), await addNamesake(agent, {})]
  const declined = await supervisor.ask(merges.declineMerge, { mergeId: (await merge(other.id, double.id)).body.id })
  assert.equal(declined.body.state, 'DECLINED')
  assert.equal((await supervisor.ask(merges.confirmMerge, { mergeId: declined.body.id })).body.refusal, 'not_proposed')
  await admin.ask(merges.changeSetting, { office: 1, mergeFourEyes: false })
})

test('files whose rights differ are not merged, and a file that is not seen is not there', async () => {
  const insider = await office.as('sealed@paris.example.org')
  const [open, sealed] = [await addNamesake(agent, {}), await addNamesake(agent, {})]
  await asOwner(office, `update people_person set compartment = 1 where id = '${sealed.id}'`)
  assert.deepEqual((await merge(open.id, sealed.id)).body, { refusal: 'not_found' })
  assert.deepEqual((await merge(open.id, newId())).body, { refusal: 'not_found' })
  const seen = await merge(open.id, sealed.id, insider)
  assert.deepEqual([seen.status, seen.body.refusal, seen.body.details], [409, 'files_differ_in_rights', { differ: 'compartment' }])
  const marseille = await office.as('mouvements@marseille.example.org')
  const theirs = await addNamesake(marseille, {})
  assert.deepEqual((await merge(open.id, theirs.id)).body, { refusal: 'not_found' })
})

test('a sealed case follows its person silently, and two seats on one sealed journey are told to nobody', async () => {
  const [kept, twin] = [await addNamesake(agent, {}), await addNamesake(agent, {})]
  const insider = await office.as('sealed@paris.example.org')
  const sealed = await insider.ask(cases.openCase, {
    programmeCode: 'TRANSIT_CDG',
    destinationCountry: 'CAN',
    compartment: 1,
    members: [{ personId: twin.id, role: 'PA' }],
  })
  assert.equal(sealed.status, 200, JSON.stringify(sealed.body))
  const movement = newId()
  await asOwner(
    office,
    `insert into movements_movement (id, office, compartment, public_ref, movement_type, mode, status, starts_at, ends_at, created_at, updated_at)
     values ('${movement}', 1, 1, 'OIM-SEALED1', 'AVRR', 'AIR', 'BOOKED', '2027-01-01', '2027-01-02', now(), now())`,
  )
  for (const person of [kept.id, twin.id])
    await asOwner(
      office,
      `insert into movements_passenger (id, movement_id, case_id, person_id, office, compartment, state, travels, changed_at, updated_at)
       values ('${newId()}', '${movement}', '${sealed.body.id}', '${person}', 1, 1, 'HELD', '[2027-01-01,2027-01-02)', now(), now())`,
    )
  const was = await dumpRegister(office)
  const merged = await merge(kept.id, twin.id)
  assert.equal(merged.status, 200, JSON.stringify(merged.body))
  const counts = (await agent.ask(merges.getMerge, { mergeId: merged.body.id })).body.counts.map((count) => count.table)
  assert.ok(!counts.includes('cases_member') && !counts.includes('movements_passenger'), 'the agent is told of neither')
  const inside = (await insider.ask(merges.getMerge, { mergeId: merged.body.id })).body.counts
  assert.deepEqual(
    inside
      .filter(({ table }) => table === 'cases_member' || table === 'movements_passenger')
      .map((it) => [it.table, it.repointed, it.stayed]),
    [
      ['cases_member', 1, 0],
      ['movements_passenger', 0, 1],
    ],
  )
  const story = await insider.ask(cases.getCase, { caseId: sealed.body.id })
  assert.deepEqual(
    story.body.members.map((member) => member.personId),
    [kept.id],
  )
  await agent.ask(merges.undoMerge, { mergeId: merged.body.id, why: 'TWO_PERSONS' })
  assert.deepEqual(await dumpRegister(office), was)
})

test('two seats on one journey, or journeys that overlap, are mended before a merge', async () => {
  const [kept, twin] = [await addNamesake(agent, {}), await addNamesake(agent, {})]
  const opened = await agent.ask(cases.openCase, {
    programmeCode: 'TRANSIT_CDG',
    destinationCountry: 'CAN',
    members: [{ personId: kept.id, role: 'PA' }],
  })
  const journeys = [newId(), newId()]
  for (const id of journeys)
    await asOwner(
      office,
      `insert into movements_movement (id, office, public_ref, movement_type, mode, status, starts_at, ends_at, created_at, updated_at)
       values ('${id}', 1, 'OIM-${id.slice(-8)}', 'AVRR', 'AIR', 'BOOKED', '2027-01-01', '2027-01-02', now(), now())`,
    )
  const seat = (movement: string, person: string) =>
    asOwner(
      office,
      `insert into movements_passenger (id, movement_id, case_id, person_id, office, state, travels, changed_at, updated_at)
       values ('${newId()}', '${movement}', '${opened.body.id}', '${person}', 1, 'HELD', '[2027-01-01,2027-01-02)', now(), now())`,
    )
  await seat(journeys[0]!, kept.id)
  await seat(journeys[1]!, twin.id)
  const was = await dumpRegister(office)
  const overlapping = await merge(kept.id, twin.id)
  assert.deepEqual([overlapping.status, overlapping.body.refusal], [409, 'both_on_one_journey'])
  await asOwner(office, `update movements_passenger set movement_id = '${journeys[0]!}' where person_id = '${twin.id}'`)
  assert.equal((await merge(kept.id, twin.id)).body.refusal, 'both_on_one_journey')
  await asOwner(office, `update movements_passenger set movement_id = '${journeys[1]!}' where person_id = '${twin.id}'`)
  assert.deepEqual(await dumpRegister(office), was, 'nothing has moved')
})

test('somebody who may only read people compares and merges nobody', async () => {
  const [kept, twin] = [await addNamesake(agent, {}), await addNamesake(agent, {})]
  for (const email of ['billets@paris.example.org', 'transit@paris.example.org', 'audit@paris.example.org', 'admin@paris.example.org'])
    assert.deepEqual((await merge(kept.id, twin.id, await office.as(email))).body, { refusal: 'not_found' })
})

test('sent twice with the same command, a merge is made once', async () => {
  const [kept, twin] = [await addNamesake(agent, {}), await addNamesake(agent, {})]
  const [command, id] = [newId(), newId() as MergeId]
  const input = { id, keptId: kept.id, mergedId: twin.id, grounds: 'PERSON_CONFIRMED' } as const
  const [first, again] = [
    await agent.ask(merges.mergePersons, input, { command }),
    await agent.ask(merges.mergePersons, input, { command }),
  ]
  assert.deepEqual([first.status, again.status, again.replayed, again.body.id], [200, 200, true, id])
})

test('whoever seals a person seals the files that were merged into them', async () => {
  const [kept, twin] = [await addNamesake(agent, {}), await addNamesake(agent, {})]
  const merged = await merge(kept.id, twin.id)
  await asOwner(office, `update people_person set compartment = 1 where id = '${kept.id}'`)
  assert.equal((await agent.ask(people.getPerson, { personId: twin.id })).status, 404)
  assert.equal((await agent.ask(merges.getMerge, { mergeId: merged.body.id })).status, 404)
})

test('every column of the schema that names a person has a foreign key, and every foreign key can be followed or is said to stay', async () => {
  const { rows } = await office.admin.query<{ unkeyed: string }>(
    `select c.relname || '.' || a.attname as unkeyed from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'passerelle'::regnamespace and c.relkind in ('r', 'p') and a.attname ~ '(^|_)person_id$' and not a.attisdropped
       and not exists (select 1 from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid = 'passerelle.people_person'::regclass and a.attnum = any (f.conkey))`,
  )
  assert.deepEqual(rows, [])
  const stuck = await office.admin.query(
    `select c.relname, a.attname from pg_constraint f join pg_class c on c.oid = f.conrelid cross join lateral unnest(f.conkey, f.confkey) p (here, there)
     join pg_attribute a on a.attrelid = c.oid and a.attnum = p.here
     join pg_attribute t on t.attrelid = f.confrelid and t.attnum = p.there and t.attname = 'id'
     where f.contype = 'f' and f.confrelid = 'passerelle.people_person'::regclass
       and not has_column_privilege('passerelle_app', c.oid, a.attnum, 'UPDATE')
       and not exists (select 1 from passerelle.kit_repoint_rule r where r.table_name = c.relname and r.column_name = a.attname and r.rule = 'STAYS')`,
  )
  assert.deepEqual(stuck.rows, [])
})

test('ten thousand references move within seconds, while somebody watches the count, and come back', async () => {
  const [kept, twin] = [await addNamesake(agent, {}), await addNamesake(agent, {})]
  await asOwner(
    office,
    `insert into people_consent (id, person_id, office, kind, form, language, given_at)
     select gen_random_uuid(), '${twin.id}', 1, 'RESEARCH', 'EXPLICIT_ORAL', 'ti', now() from generate_series(1, 10000)`,
  )
  const id = newId() as MergeId
  const started = performance.now()
  const merging = merge(kept.id, twin.id, agent, id)
  const seen: number[] = []
  for (let asked = 0; asked < 200; asked++) {
    const { body } = await agent.ask(merges.getMergeProgress, { mergeId: id })
    if (body.total > 0) seen.push(body.done)
    if (await Promise.race([merging.then(() => true), new Promise<false>((wait) => setTimeout(() => wait(false), 5))])) break
  }
  const merged = await merging
  const seconds = (performance.now() - started) / 1000
  assert.equal(merged.status, 200, JSON.stringify(merged.body))
  // Row by row it would take minutes; a busy machine is allowed its time, and the figure is printed below.
  assert.ok(seconds < 60, `${seconds.toFixed(1)} s`)
  assert.ok(seen.length > 0 && seen.every((done, at) => at === 0 || done >= seen[at - 1]!), seen.join(' '))
  const undone = await agent.ask(merges.undoMerge, { mergeId: id, why: 'TWO_PERSONS' })
  assert.deepEqual([undone.status, undone.body.back], [200, 10_000])
  console.log(
    `10,000 references merged in ${seconds.toFixed(2)} s, ${((performance.now() - started) / 1000).toFixed(2)} s with the way back`,
  )
})
