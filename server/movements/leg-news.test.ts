import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as contract from '#domain/movements/contract.ts'
import type { Movement, MovementId } from '#domain/movements/words.ts'
import { newId } from '#server/kit/transaction.ts'
import { bookedFamily, flightDay, planFlights, readyFamily } from '#server/test-family.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'

let office: TestOffice
let agent: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
})
after(() => office.close())

const read = async (who: Visitor, { id }: { id: MovementId }): Promise<Movement> =>
  (await who.ask(contract.getMovement, { movementId: id })).body

test('a feeder that is late is told once, and every journey on it has the colour of its own connection', async () => {
  const tight = (await bookedFamily(agent, 80)).movement
  const loose = (await bookedFamily(agent, 130)).movement
  const given = await planFlights(agent)
  await agent.ask(contract.cancelMovement, { movementId: given.id })
  const command = newId()
  const news = { legId: tight.legs[0]!.id, expectedArrivesLocal: `${flightDay}T07:05` } as const
  const told = await agent.ask(contract.recordLegTimes, news, { command })
  assert.deepEqual([told.status, told.body.movementId, told.body.others], [200, tight.id, 1], 'the journey that was given up hears nothing')
  const [first, second] = [await read(agent, tight), await read(agent, loose)]
  assert.deepEqual([first.legs[0]!.status, first.connections[0]!.colour], ['DELAYED', 'RED'])
  assert.deepEqual([second.legs[0]!.status, second.connections[0]!.colour], ['DELAYED', 'GREEN'])
  assert.equal((await read(agent, given)).legs[0]!.expectedArrivesAt, null)
  const events = async () =>
    (await office.admin.query<{ n: number }>(`select count(*)::int as n from kit_event where name = 'leg_times_recorded'`)).rows[0]!.n
  const before = await events()
  assert.equal((await agent.ask(contract.recordLegTimes, news, { command })).replayed, true)
  assert.equal(await events(), before, 'sent twice, it is told once')
})

test('of two who tell of one flight at once, on two journeys, both are heard', async () => {
  const legs = [(await planFlights(agent)).legs[0]!, (await planFlights(agent)).legs[0]!]
  const told = await Promise.all(
    Array.from({ length: 8 }, (_, at) =>
      agent.ask(contract.recordLegTimes, { legId: legs[at % 2]!.id, expectedArrivesLocal: `${flightDay}T06:4${at}` as never }),
    ),
  )
  assert.deepEqual(new Set(told.map(({ status }) => status)), new Set([200]))
})

test('a sealed journey hears of its flight from those who may see it, and nobody else learns that it flies', async () => {
  const member = await office.as('sealed@paris.example.org')
  const hidden = await readyFamily(member, { compartment: 1 })
  const secret = await planFlights(member, 95, { caseId: hidden.caseId })
  const open = await planFlights(agent)
  const hours = (clock: string) => ({ legId: open.legs[0]!.id, expectedArrivesLocal: `${flightDay}T${clock}` as never })
  const byAgent = await agent.ask(contract.recordLegTimes, hours('06:50'))
  assert.equal((await read(member, secret)).legs[0]!.expectedArrivesAt, null)
  const byMember = await member.ask(contract.recordLegTimes, hours('06:55'))
  assert.notEqual((await read(member, secret)).legs[0]!.expectedArrivesAt, null)
  assert.equal(byMember.body.others, byAgent.body.others + 1)
})
