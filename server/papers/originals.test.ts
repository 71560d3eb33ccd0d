import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import * as manifests from '#domain/movements/manifest-contract.ts'
import * as bags from '#domain/papers/bag-contract.ts'
import * as contracts from '#domain/papers/original-contract.ts'
import * as people from '#domain/people/contract.ts'
import { handOriginal } from '#domain/people/original-contract.ts'
import type { PersonId } from '#domain/people/words.ts'
import { clockNow } from '#server/kit/transaction.ts'
import { bookedFamily, readyFamily, today } from '#server/test-family.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'

let office: TestOffice
let agent: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
})
after(() => office.close())

async function hand(personId: PersonId, to: 'OFFICE' | 'ESCORT' | 'PERSON', seenStep: number): Promise<void> {
  const file = await agent.ask(people.getPerson, { personId })
  const asked = {
    documentId: file.body.documents[0]!.id,
    seenStep,
    fromName: 'Exemple Un',
    toHolder: to,
    toName: `Exemple ${to}`,
    doneOn: today,
  }
  const handed = await agent.ask(handOriginal, asked)
  assert.equal(handed.status, 200, JSON.stringify(handed.body))
}

test('originals still at the office are listed with the case, the list of passengers warns of them, and the bag says that they are not in it', async () => {
  const { family, movement } = await bookedFamily(agent)
  const listed = () => agent.ask(contracts.listOriginals, { caseId: family.caseId })
  const warned = async () =>
    (await agent.ask(manifests.checkManifest, { movementId: movement.id })).body.problems.filter(
      ({ word }) => word === 'original_still_here',
    )
  assert.deepEqual([(await listed()).body.items, await warned()], [[], []])

  await hand(family.mother, 'OFFICE', 0)
  await hand(family.boy, 'OFFICE', 0)
  await hand(family.boy, 'ESCORT', 1)
  const away = await listed()
  assert.equal(away.body.leaving, 'LEAVING')
  assert.deepEqual(
    away.body.items.map(({ person, type, isStillHere }) => [person.id, type, isStillHere]),
    [
      [family.mother, 'CTD_1951', true],
      [family.boy, 'CTD_1951', false],
    ],
  )
  assert.deepEqual(
    (await warned()).map(({ level, personId, detail }) => [level, personId, detail]),
    [['WARN', family.mother, 'CTD_1951']],
  )
  assert.equal((await agent.ask(manifests.freezeManifest, { movementId: movement.id })).status, 200, 'a warning stops nothing')

  const bag = await agent.ask(bags.sealBag, {
    caseId: family.caseId,
    contents: [{ kind: 'TRAVEL_DOCUMENT', count: 4 }],
    holderName: 'Maëlle Moreau-Exemple',
    doneAt: clockNow(),
  })
  const pdf = await agent.ask(bags.bagPdf, { bagId: bag.body.id })
  assert.deepEqual([pdf.status, pdf.raw.subarray(0, 5).toString()], [200, '%PDF-'], pdf.raw.toString('utf8', 0, 300))
  if (process.env['PASSERELLE_KEEP_PRINTS'] !== undefined)
    await writeFile(`${process.env['PASSERELLE_KEEP_PRINTS']}/bag-originals.pdf`, pdf.raw)

  await hand(family.mother, 'PERSON', 1)
  assert.deepEqual(
    (await listed()).body.items.map(({ person }) => person.id),
    [family.boy],
  )
  assert.deepEqual(await warned(), [])
})

test('movement staff and whoever reads people see the list; the airport desk, Marseille and outsiders of a sealed file do not', async () => {
  const family = await readyFamily(agent)
  await hand(family.mother, 'OFFICE', 0)
  for (const email of ['billets@paris.example.org', 'conseil@paris.example.org'])
    assert.equal((await (await office.as(email)).ask(contracts.listOriginals, { caseId: family.caseId })).body.items.length, 1, email)
  for (const email of ['transit@paris.example.org', 'mouvements@marseille.example.org'])
    assert.equal((await (await office.as(email)).ask(contracts.listOriginals, { caseId: family.caseId })).status, 404, email)
  await office.admin.query('update cases_case set compartment = 1 where id = $1', [family.caseId])
  assert.equal((await agent.ask(contracts.listOriginals, { caseId: family.caseId })).status, 404)
})
