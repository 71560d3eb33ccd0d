import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { addMinutes } from '#domain/kit/day.ts'
import * as bags from '#domain/papers/bag-contract.ts'
import type { TravelBag } from '#domain/papers/words.ts'
import { clockNow, newId } from '#server/kit/transaction.ts'
import { type Landed, landFamilies } from '#server/test-arrivals.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'

let office: TestOffice
let booker: Visitor
let agent: Visitor
const lands = addMinutes(clockNow(), 30)

before(async () => {
  office = await openTestOffice()
  booker = await office.as('mouvements@paris.example.org')
  agent = await office.as('transit@paris.example.org')
})
after(() => office.close())

const arrive = async (compartment = 0): Promise<Landed> =>
  (await landFamilies(office, [{ surname: 'Tesfaye-Exemple', ages: [34, 7], lands, compartment }]))[0]!

const sealing = (landed: Landed) => ({
  caseId: landed.caseId as TravelBag['caseId'],
  seal: 'S-0042',
  contents: [{ kind: 'TRAVEL_DOCUMENT' as const, count: 2 }],
  medicalEnvelope: true,
  holderName: 'Maëlle Moreau-Exemple',
  doneAt: clockNow(),
})

async function sealed(landed: Landed): Promise<TravelBag> {
  const answered = await booker.ask(bags.sealBag, sealing(landed))
  assert.equal(answered.status, 200, JSON.stringify(answered.body))
  return answered.body
}

const handing = (bag: TravelBag) => ({
  bagId: bag.id,
  seenRevision: bag.revision,
  toKind: 'TRAVELLER' as const,
  toName: 'Selam Tesfaye-Exemple',
  sealIntact: true,
  doneAt: clockNow(),
})

test('a bag sealed by movement staff goes to the airport, to the traveller and to its receiver, and each hand is on its receipt', async () => {
  const landed = await arrive()
  const bag = await sealed(landed)
  const there = await agent.ask(bags.listBagsAt, { airport: 'CDG' as never })
  assert.ok(there.body.items.some(({ id }) => id === bag.id))
  const first = await agent.ask(bags.handBag, { ...handing(bag), drawn: 'M10 20L300 200L500 40' })
  assert.deepEqual([first.status, first.body.holderKind, first.body.revision], [200, 'TRAVELLER', 2], JSON.stringify(first.body))
  const last = await agent.ask(bags.handBag, {
    ...handing(first.body),
    toKind: 'RECEIVER',
    toName: 'Ada Accueil-Exemple',
    toFunction: 'Accueil',
    sealIntact: false,
    note: 'Déchiré au contrôle',
  })
  assert.ok(last.body.receivedAt !== null, JSON.stringify(last.body))

  const told = await booker.ask(bags.listBags, { caseId: landed.caseId as never })
  assert.deepEqual(
    told.body.items[0]!.custody.map(({ step, fromName, toName }) => [step, fromName, toName]),
    [
      [1, null, 'Maëlle Moreau-Exemple'],
      [2, 'Maëlle Moreau-Exemple', 'Selam Tesfaye-Exemple'],
      [3, 'Selam Tesfaye-Exemple', 'Ada Accueil-Exemple'],
    ],
  )
  const pdf = await agent.ask(bags.bagPdf, { bagId: bag.id })
  assert.deepEqual([pdf.status, pdf.raw.subarray(0, 5).toString()], [200, '%PDF-'], pdf.raw.toString('utf8', 0, 300))
  assert.ok(!/tesfaye/i.test(String(pdf.headers['content-disposition'])))
  if (process.env['PASSERELLE_KEEP_PRINTS'] !== undefined) await writeFile(`${process.env['PASSERELLE_KEEP_PRINTS']}/bag.pdf`, pdf.raw)

  const { rows } = await office.admin.query<{ name: string; facts: unknown }>(
    "select name, facts from kit_event where case_id = $1 and name like 'bag_%' order by at, id",
    [landed.caseId],
  )
  assert.deepEqual(
    rows.map(({ name }) => name),
    ['bag_sealed', 'bag_handed', 'bag_received'],
  )
  assert.ok(!/exemple/i.test(JSON.stringify(rows)), 'no name in the events')
})

test('the same command sent twice hands the bag over once, and a second account of another hand is refused with the first', async () => {
  const bag = await sealed(await arrive())
  const command = newId()
  const asked = handing(bag)
  assert.equal((await agent.ask(bags.handBag, asked, { command })).status, 200)
  assert.equal((await agent.ask(bags.handBag, asked, { command })).body.revision, 2)
  const other = await booker.ask(bags.handBag, { ...asked, toKind: 'CARRIER', toName: 'Autre Exemple', toFunction: 'Comptoir' })
  assert.deepEqual([other.status, other.body.refusal], [409, 'changed_meanwhile'])
  assert.equal((await booker.ask(bags.getBag, { bagId: bag.id })).body.custody.length, 2)
})

test('a bag sealed and handed over with no network arrives in order, and each command is known by the one before it', async () => {
  const landed = await arrive()
  const id = newId() as TravelBag['id']
  const command = newId()
  const made = await agent.ask(bags.sealBag, { ...sealing(landed), id }, { command })
  assert.deepEqual([made.status, made.body.lastCommand], [200, command])
  const handed = await agent.ask(bags.handBag, { ...handing({ ...made.body, revision: 1 }), seenCommand: command })
  assert.deepEqual([handed.status, handed.body.revision], [200, 2], JSON.stringify(handed.body))
  assert.equal((await agent.ask(bags.sealBag, { ...sealing(landed), id })).body.refusal, 'id_taken')
})

test('a bag is sealed for a journey of its own family only', async () => {
  const [own, other] = [await arrive(), await arrive()]
  const wrong = await booker.ask(bags.sealBag, { ...sealing(own), movementId: other.movementId as never })
  assert.equal(wrong.body.refusal, 'movement_of_another_case')
  assert.equal((await booker.ask(bags.sealBag, { ...sealing(own), movementId: own.movementId as never })).status, 200)
})

test('who may not, finds no bag; another office and a sealed case have none', async () => {
  const landed = await arrive()
  const bag = await sealed(landed)
  for (const email of ['conseil@paris.example.org', 'billets@paris.example.org', 'mouvements@marseille.example.org']) {
    const who = await office.as(email)
    assert.equal((await who.ask(bags.getBag, { bagId: bag.id })).status, 404, email)
    assert.equal((await who.ask(bags.handBag, handing(bag))).status, 404, email)
    assert.equal((await who.ask(bags.listBags, { caseId: landed.caseId as never })).status, 404, email)
    assert.equal((await who.ask(bags.listBagsAt, { airport: 'CDG' as never })).status, 404, email)
  }
  const hidden = await arrive(1)
  assert.equal((await booker.ask(bags.sealBag, sealing(hidden))).status, 404)
})
