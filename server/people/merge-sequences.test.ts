import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as cases from '#domain/cases/contract.ts'
import * as people from '#domain/people/contract.ts'
import * as merges from '#domain/people/merge-contract.ts'
import type { MergeId } from '#domain/people/merge-words.ts'
import type { PersonId } from '#domain/people/words.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { addNamesake, asOwner, dumpRegister } from '#server/test-register.ts'

let office: TestOffice
let agent: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
})
after(() => office.close())

function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

/** Ten people with documents, consents and households, several of them in the same cases. */
async function fillRegister(): Promise<PersonId[]> {
  const ids: PersonId[] = []
  for (let at = 0; at < 10; at++) {
    const person = await addNamesake(agent, {
      givenNames: 'Semhar'.slice(0, 3 + (at % 3)),
      number: `SEQ${at}000`,
      ...(at % 3 === 0 ? {} : { nativeName: 'ሰምሃር' }),
    })
    ids.push(person.id)
    await agent.ask(people.recordConsent, { personId: person.id, kind: 'TRAVEL', form: 'EXPLICIT_ORAL', language: 'ti' })
    if (at % 2 === 1)
      await agent.ask(people.changePerson, { personId: person.id, reason: 'FAMILY_CHANGE', seenAt: person.updatedAt, travelsWith: ids[0]! })
  }
  for (let at = 0; at < 4; at++) {
    const members = ids
      .filter((_, person) => (person + at) % 3 === 0)
      .map((personId, place) => ({ personId, role: place === 0 ? ('PA' as const) : ('OTHER_DEP' as const) }))
    const opened = await agent.ask(cases.openCase, { programmeCode: 'TRANSIT_CDG', destinationCountry: 'CAN', members })
    assert.equal(opened.status, 200, JSON.stringify(opened.body))
  }
  return ids
}

test('after a random sequence of merges, undoings and edits, undoing the rest gives back every row of every table but the edited words', async () => {
  const ids = await fillRegister()
  const was = await dumpRegister(office)
  const documents = await asOwner(office, 'select id, number from people_document order by number')
  const roll = dice(2026)
  let pile: { id: MergeId; keptId: PersonId; mergedId: PersonId }[] = []
  let [merged, undone, edited] = [0, 0, 0]
  const undo = async (id: MergeId): Promise<void> => {
    const answer = await agent.ask(merges.undoMerge, { mergeId: id, why: 'TWO_PERSONS' })
    assert.deepEqual([answer.status, answer.body.stayed, answer.body.gone], [200, 0, 0], JSON.stringify(answer.body))
    pile = pile.filter((each) => each.id !== id)
  }
  for (let step = 0; step < 150; step++) {
    const pick = roll(10)
    const standing = ids.filter((id) => !pile.some((each) => each.mergedId === id))
    if (pick < 4 && standing.length > 2) {
      const keptId = standing[roll(standing.length)]!
      const mergedId = standing.filter((id) => id !== keptId)[roll(standing.length - 1)]!
      const answer = await agent.ask(merges.mergePersons, { keptId, mergedId, grounds: 'OTHER_EVIDENCE' })
      assert.equal(answer.status, 200, JSON.stringify(answer.body))
      pile.push({ id: answer.body.id, keptId, mergedId })
      merged++
    } else if (pick < 7 && pile.length > 0) {
      const free = pile.filter(
        (each, at) =>
          !pile.some((other) => other.mergedId === each.keptId) && !pile.slice(at + 1).some((later) => later.keptId === each.keptId),
      )
      await undo(free[roll(free.length)]!.id)
      undone++
    } else {
      const document = documents[roll(documents.length)]!
      await asOwner(office, `update people_document set number = 'EDITED${step}' where id = '${String(document['id'])}'`)
      edited++
    }
  }
  assert.ok(merged > 30 && undone > 20 && edited > 20, `${merged} merges, ${undone} undone, ${edited} edits`)
  for (const { id } of pile.toReversed()) await undo(id)
  const numbers = await asOwner(office, `select count(*)::int as edited from people_document where number like 'EDITED%'`)
  assert.ok(Number(numbers[0]!['edited']) > 5, 'edits survive')
  for (const { id, number } of documents)
    await asOwner(office, `update people_document set number = '${String(number)}' where id = '${String(id)}'`)
  assert.deepEqual(await dumpRegister(office), was)
})
