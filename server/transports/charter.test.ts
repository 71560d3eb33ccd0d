// Charters over HTTP: what is missing before one flies, the decision to go, the day of departure, and what a seat costs. F4 of domain.md.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays, dayAt } from '#domain/kit/day.ts'
import * as movements from '#domain/movements/contract.ts'
import * as manifests from '#domain/movements/manifest-contract.ts'
import type { MovementId, PassengerId } from '#domain/movements/words.ts'
import * as charters from '#domain/transports/charter-contract.ts'
import * as contract from '#domain/transports/contract.ts'
import type { TransportFile } from '#domain/transports/contract.ts'
import type { TransportId } from '#domain/transports/words.ts'
import { clockNow, newId } from '#server/kit/transaction.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { aircraft, complete } from '#server/test-charter.ts'
import { accepted, book, type Household, planRoute, readyHousehold } from '#server/test-party.ts'

let office: TestOffice
let agent: Visitor
let supervisor: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
  supervisor = await office.as('superviseur@paris.example.org')
})
after(() => office.close())

const today = dayAt(clockNow(), 'Europe/Paris')

const stops = (file: TransportFile): string[] => file.gaps.filter(({ level }) => level === 'STOP').map(({ word }) => word)
const read = async (transportId: TransportId): Promise<TransportFile> => (await agent.ask(contract.getTransport, { transportId })).body
const charter = async (movementId: MovementId, more: object = {}): Promise<TransportFile> =>
  accepted(agent.ask(charters.planCharter, { movementId, ...aircraft, ...more }))

test('F4: a charter of 160 people from Tripoli to Niamey; five do not come on the day, the list is frozen anew and a seat is reckoned for 155', async () => {
  const movement = await planRoute(agent)
  const households: Household[] = []
  for (let at = 0; at < 39; at++) households.push(await readyHousehold(agent, 4))
  for (let at = 0; at < 4; at++) households.push(await readyHousehold(agent, 1))
  for (const household of households) await book(agent, movement.id, household)

  const planned = await charter(movement.id)
  const transportId = planned.transport.id
  assert.deepEqual([planned.families.length, planned.cost!.seatsSold, planned.cost!.totalMinor], [43, 160, 20_000_000])
  assert.deepEqual([planned.cost!.perSeatSoldMinor, planned.cost!.perSeatFlownMinor], [125_000, 125_000])
  await complete(agent, transportId, planned.items)

  // What still stands in the way is said, and only that.
  assert.deepEqual(stops(await read(transportId)), ['list_not_frozen'])
  const refused = await agent.ask(contract.decide, { transportId, status: 'GO' })
  assert.deepEqual([refused.body.refusal, refused.body.details], ['not_ready_to_go', { count: 1, gap: 'list_not_frozen' }])
  const first = await accepted(agent.ask(manifests.freezeManifest, { movementId: movement.id }))
  assert.deepEqual([first.version, first.totals.total], [1, 160])
  const gone = await accepted(agent.ask(contract.decide, { transportId, status: 'GO' }))
  assert.equal(gone.transport.status, 'GO')

  // The day: a family of four and somebody alone are not there.
  const passengers = (await agent.ask(movements.getMovement, { movementId: movement.id })).body.passengers
  const missing = [households[0]!.caseId, households[42]!.caseId]
  const absent = passengers.filter(({ caseId }) => missing.includes(caseId)).map(({ id }) => id)
  assert.equal(absent.length, 5)
  const command = newId()
  const closed = await accepted(agent.ask(contract.closeBoarding, { transportId, absent }, { command }))
  assert.deepEqual([closed.version, closed.removed, closed.totals.total], [2, 5, 155])
  const again = await agent.ask(contract.closeBoarding, { transportId, absent }, { command })
  assert.deepEqual([again.replayed, again.body.version], [true, 2])

  const second = (await agent.ask(manifests.getManifest, { movementId: movement.id })).body
  assert.equal(second.supersedes, first.sha256)
  assert.deepEqual([...new Set(second.diff.map(({ what }) => what))], ['REMOVED'])
  const now = await agent.ask(movements.getMovement, { movementId: movement.id })
  assert.equal(now.body.passengers.filter(({ state }) => state === 'NO_SHOW').length, 5)

  // 200,000.00 for 155 seats: 1,290.32 each, and 0.40 that rounding leaves over. As sold, for 160: 1,250.00.
  const { cost, gaps } = await read(transportId)
  assert.deepEqual(cost, {
    currency: 'USD',
    totalMinor: 20_000_000,
    seatsSold: 160,
    seatsFlown: 155,
    perSeatSoldMinor: 125_000,
    perSeatFlownMinor: 129_032,
    restMinor: 40,
    loadTenThousandths: 9_118,
    isFinal: false,
  })
  assert.equal(129_032 * 155 + 40, 20_000_000)
  assert.deepEqual(
    gaps.filter(({ level }) => level === 'STOP'),
    [],
  )
})

test('of a family that came in part only the missing are taken off, and the list is not frozen until a supervisor lets them travel apart', async () => {
  const movement = await planRoute(agent)
  const household = await readyHousehold(agent, 4)
  await book(agent, movement.id, household)
  await accepted(agent.ask(manifests.freezeManifest, { movementId: movement.id }))
  const { transport } = await charter(movement.id)
  const { passengers } = (await agent.ask(movements.getMovement, { movementId: movement.id })).body
  const absent = passengers.filter(({ personId }) => personId === household.persons[3]).map(({ id }) => id)

  const refused = await agent.ask(contract.closeBoarding, { transportId: transport.id, absent })
  assert.deepEqual([refused.body.refusal, refused.body.details?.problem], ['list_does_not_pass', 'family_split_unapproved'])
  const unchanged = (await agent.ask(movements.getMovement, { movementId: movement.id })).body
  assert.ok(
    unchanged.passengers.every(({ state }) => state === 'MANIFESTED'),
    'nothing of a refused boarding is kept',
  )

  await accepted(
    supervisor.ask(movements.approveSplit, { movementId: movement.id, caseId: household.caseId, reason: 'Le fils est à l’hôpital' }),
  )
  const closed = await accepted(agent.ask(contract.closeBoarding, { transportId: transport.id, absent }))
  assert.deepEqual([closed.version, closed.totals.total], [2, 3])
  assert.equal(closed.file.cost!.seatsFlown, 3)
})

test('an absence is not said before the day, nor of somebody who is not on board; when everybody came the list of before is the list', async () => {
  const later = await planRoute(agent, { hours: 72 })
  const household = await readyHousehold(agent, 2)
  await book(agent, later.id, household)
  const { transport } = await charter(later.id)
  const passengers = (await agent.ask(movements.getMovement, { movementId: later.id })).body.passengers.map(({ id }) => id)
  const close = async (absent: PassengerId[], transportId = transport.id) =>
    (await agent.ask(contract.closeBoarding, { transportId, absent })).body.refusal ?? 'accepted'
  assert.equal(await close(passengers), 'list_not_frozen')
  await accepted(agent.ask(manifests.freezeManifest, { movementId: later.id }))
  assert.equal(await close(passengers), 'too_early_for_absence')
  const all = await accepted(agent.ask(contract.closeBoarding, { transportId: transport.id, absent: [] }))
  assert.deepEqual([all.version, all.removed], [1, 0])

  const soon = await planRoute(agent)
  const others = await readyHousehold(agent, 1)
  await book(agent, soon.id, others)
  await accepted(agent.ask(manifests.freezeManifest, { movementId: soon.id }))
  const other = await charter(soon.id)
  assert.equal(await close([passengers[0]!], other.transport.id), 'not_on_board')
})

test('an empty charter says everything that it lacks, and what is mended is said no more', async () => {
  const movement = await planRoute(agent, { hours: 100 })
  const bare = await accepted(agent.ask(charters.planCharter, { movementId: movement.id, operator: 'Ailes-Exemple', seats: 1 }))
  const lacks = stops(bare)
  for (const word of [
    'nobody_on_board',
    'aoc_missing',
    'aircraft_unknown',
    'insurance_missing',
    'permit_missing',
    'crew_missing',
    'agent_missing',
    'security_missing',
    'check_unanswered',
  ])
    assert.ok(lacks.includes(word), word)
  assert.equal(bare.gaps.find(({ word }) => word === 'list_not_frozen')?.level, 'WARN', 'there is time until the freeze')
  assert.equal(bare.cost, null)

  await book(agent, movement.id, await readyHousehold(agent, 2))
  const permitId = newId()
  await accepted(
    agent.ask(charters.recordPermit, { transportId: bare.transport.id, id: permitId, kind: 'LANDING', place: 'NIM', state: 'REQUESTED' }),
  )
  const asked = await read(bare.transport.id)
  assert.deepEqual(
    asked.gaps.filter(({ word }) => word === 'permit_not_granted' || word === 'seats_short').map(({ details }) => details),
    [
      { seats: 1, needed: 2 },
      { kind: 'LANDING', place: 'NIM' },
    ],
  )
  const wordless = await agent.ask(charters.recordPermit, {
    transportId: bare.transport.id,
    id: permitId,
    kind: 'LANDING',
    place: 'NIM',
    state: 'GRANTED',
  })
  assert.equal(wordless.body.refusal, 'permit_without_reference')
  await accepted(
    agent.ask(charters.recordPermit, {
      transportId: bare.transport.id,
      id: permitId,
      kind: 'LANDING',
      place: 'NIM',
      state: 'GRANTED',
      reference: 'NE-1',
      validUntil: addDays(today, 1),
    }),
  )
  assert.deepEqual(
    (await read(bare.transport.id)).gaps.filter(({ details }) => details.kind === 'LANDING').map(({ word }) => word),
    ['permit_not_on_day'],
    'a permit that ends before the flight is none',
  )
})

test('a decision to go falls as soon as the charter is changed; a no-go says why', async () => {
  const movement = await planRoute(agent)
  await book(agent, movement.id, await readyHousehold(agent, 2))
  await accepted(agent.ask(manifests.freezeManifest, { movementId: movement.id }))
  const { transport, items } = await charter(movement.id)
  await complete(agent, transport.id, items)
  const gone = await accepted(agent.ask(contract.decide, { transportId: transport.id, status: 'GO' }))
  assert.equal(gone.transport.status, 'GO')
  const crew = gone.staff.filter(({ duty }) => duty === 'CABIN')
  const without = await accepted(agent.ask(contract.removeStaff, { transportId: transport.id, staffId: crew[0]!.id }))
  assert.equal(without.transport.status, 'PLANNED')
  const silent = await agent.ask(contract.decide, { transportId: transport.id, status: 'NO_GO' })
  assert.equal(silent.body.refusal, 'reason_missing')
  const stopped = await accepted(agent.ask(contract.decide, { transportId: transport.id, status: 'NO_GO', reason: 'Tempête de sable' }))
  assert.deepEqual([stopped.transport.status, stopped.transport.reason], ['NO_GO', 'Tempête de sable'])
})

test('the crew of a charter is sent as a PAXLST of its own, code 250, with the ranks of aircraft', async () => {
  const { paxlst } = await import('#domain/transports/vessel-contract.ts')
  const movement = await planRoute(agent)
  const { transport, items } = await charter(movement.id)
  const empty = await agent.askRaw(paxlst as never, { transportId: transport.id, of: 'CREW' })
  assert.equal(empty.body.refusal, 'crew_unknown')
  await complete(agent, transport.id, items)
  const sent = await agent.askRaw(paxlst as never, { transportId: transport.id, of: 'CREW' })
  assert.equal(sent.status, 200, sent.raw.toString())
  assert.match(sent.raw.toString(), /BGM\+250\+.*TDT\+20\+XX4101.*NAD\+FM\+.*EMP\+1\+CR1:110:111'.*CNT\+41:3'/)
  const passengers = await agent.askRaw(paxlst as never, { transportId: transport.id, of: 'PASSENGERS' })
  assert.equal(passengers.body.refusal, 'not_a_vessel', 'those who fly are sent from their manifest')
})

test('one aircraft carries a movement: a second is refused until the first is given up; two who write at once are not lost', async () => {
  const movement = await planRoute(agent)
  const { transport } = await charter(movement.id)
  assert.equal((await agent.ask(charters.planCharter, { movementId: movement.id, ...aircraft })).body.refusal, 'carried_already')
  const change = (seenAt: string, fuel: string) =>
    agent.ask(charters.changeCharter, { transportId: transport.id, seenAt: seenAt as never, ...aircraft, fuel })
  const written = await change(transport.updatedAt, 'Plein à Niamey')
  assert.equal(written.body.charter?.fuel, 'Plein à Niamey')
  assert.equal((await change(transport.updatedAt, 'Autre')).body.refusal, 'changed_meanwhile')
  await accepted(agent.ask(contract.cancelTransport, { transportId: transport.id, reason: 'Appareil immobilisé' }))
  assert.equal((await change(written.body.transport.updatedAt, 'Autre')).body.refusal, 'transport_cancelled')
  assert.equal((await agent.ask(charters.planCharter, { movementId: movement.id, ...aircraft })).status, 200)
  const road = await planRoute(agent, { mode: 'ROAD', number: 'CONVOI 1' })
  assert.equal((await agent.ask(charters.planCharter, { movementId: road.id, ...aircraft })).body.refusal, 'movement_has_no_such_leg')
})

test('a supervisor reads a charter and does not write it; a booker, Marseille and the airport desk find nothing', async () => {
  const movement = await planRoute(agent)
  const { transport } = await charter(movement.id)
  assert.equal((await supervisor.ask(contract.getTransport, { transportId: transport.id })).status, 200)
  assert.equal((await supervisor.ask(contract.decide, { transportId: transport.id, status: 'NO_GO', reason: 'Non' })).status, 404)
  for (const email of ['billets@paris.example.org', 'transit@paris.example.org', 'mouvements@marseille.example.org']) {
    const stranger = await office.as(email)
    assert.equal((await stranger.ask(contract.getTransport, { transportId: transport.id })).status, 404, email)
  }
})

test('the charter of a sealed family is seen by the members of its compartment and by nobody else', async () => {
  const member = await office.as('sealed@paris.example.org')
  const household = await readyHousehold(member, 1, { compartment: 1 })
  const movement = await planRoute(member, { caseId: household.caseId })
  const made = await accepted(member.ask(charters.planCharter, { movementId: movement.id, ...aircraft }))
  assert.equal(made.transport.compartment, 1)
  assert.equal((await agent.ask(contract.getTransport, { transportId: made.transport.id })).status, 404)
  const listed = (await agent.ask(contract.listTransports, { limit: 200 })).body.items
  assert.ok(!listed.some(({ id }) => id === made.transport.id))
})
