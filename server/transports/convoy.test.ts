// Convoys over HTTP: vehicles and their checks, drivers, the way, families together; and evacuations, which need a State and willing people.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays, addMinutes, type Day, dayAt } from '#domain/kit/day.ts'
import * as movements from '#domain/movements/contract.ts'
import type { MovementId } from '#domain/movements/words.ts'
import * as people from '#domain/people/contract.ts'
import * as contract from '#domain/transports/contract.ts'
import type { TransportFile } from '#domain/transports/contract.ts'
import * as convoys from '#domain/transports/convoy-contract.ts'
import type { StaffId, TransportId, VehicleId } from '#domain/transports/words.ts'
import { clockNow, newId } from '#server/kit/transaction.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { accepted, book, inHours, localTime, planRoute, readyHousehold } from '#server/test-party.ts'

let office: TestOffice
let agent: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
})
after(() => office.close())

const today = dayAt(clockNow(), 'Europe/Paris')
const refusal = ({ body }: { body: { refusal?: string } }): string => body.refusal ?? 'accepted'
const read = async (transportId: TransportId): Promise<TransportFile> => (await agent.ask(contract.getTransport, { transportId })).body
const stops = (file: TransportFile): string[] => file.gaps.filter(({ level }) => level === 'STOP').map(({ word }) => word)
const road = (movementType = 'VHR') => planRoute(agent, { mode: 'ROAD', number: 'CONVOI 1', lasts: 8 * 60, movementType })
const convoy = async (movementId: MovementId): Promise<TransportFile> =>
  accepted(agent.ask(convoys.planConvoy, { movementId, operator: 'Cars-Exemple', callName: 'SAHEL 1', radio: 'VHF 12' }))

let plates = 0
async function vehicle(transportId: TransportId, seats: number, more: object = {}): Promise<VehicleId> {
  plates++
  const id = newId() as VehicleId
  await accepted(
    agent.ask(convoys.recordVehicle, {
      transportId,
      id,
      kind: 'BUS',
      plate: `EX ${plates} NE`,
      seats,
      condition: 'FIT',
      checkedOn: today,
      ...more,
    }),
  )
  return id
}

async function driver(transportId: TransportId, vehicleId: VehicleId, more: object = {}): Promise<TransportFile> {
  return accepted(
    agent.ask(contract.recordStaff, {
      transportId,
      id: newId() as StaffId,
      vehicleId,
      duty: 'DRIVER',
      rank: 'Chauffeur',
      familyName: 'Volant-Exemple',
      sex: 'M',
      nationality: 'NER',
      licenceNumber: 'D-1',
      licenceUntil: addDays(today, 100),
      ...more,
    }),
  )
}

test('families are seated together, each in one vehicle, and nobody is left standing', async () => {
  const movement = await road()
  for (const size of [4, 4, 3, 3, 2]) await book(agent, movement.id, await readyHousehold(agent, size))
  const { transport } = await convoy(movement.id)
  assert.equal(refusal(await agent.ask(convoys.seatFamilies, { transportId: transport.id })), 'families_without_vehicle')
  await vehicle(transport.id, 8)
  await vehicle(transport.id, 8)
  const { seats, families } = await accepted(agent.ask(convoys.seatFamilies, { transportId: transport.id }))
  assert.equal(seats.length, 16)
  for (const family of families) {
    const used = new Set(family.persons.map(({ passengerId }) => seats.find((seat) => seat.passengerId === passengerId)!.vehicleId))
    assert.equal(used.size, 1)
  }
  for (const each of Map.groupBy(seats, ({ vehicleId }) => vehicleId).values()) assert.ok(each.length <= 8)
})

test('a family is not split over two vehicles as long as one could take them all, and a full or unfit vehicle takes nobody', async () => {
  const movement = await road()
  const large = await readyHousehold(agent, 5)
  const small = await readyHousehold(agent, 2)
  for (const one of [large, small]) await book(agent, movement.id, one)
  const { transport } = await convoy(movement.id)
  const bus = await vehicle(transport.id, 6)
  const car = await vehicle(transport.id, 4)
  const { passengers } = (await agent.ask(movements.getMovement, { movementId: movement.id })).body
  const of = (household: { caseId: string }) => passengers.filter(({ caseId }) => caseId === household.caseId).map(({ id }) => id)
  const seat = (household: typeof large, vehicleId: VehicleId, passengerIds?: ReturnType<typeof of>) =>
    agent.ask(convoys.seatFamily, { transportId: transport.id, caseId: household.caseId, vehicleId, passengerIds })
  assert.equal(refusal(await seat(large, car, of(large).slice(0, 3))), 'family_together')
  assert.equal(refusal(await seat(large, car)), 'vehicle_too_full')
  assert.equal(refusal(await seat(large, bus)), 'accepted')
  assert.equal(refusal(await seat(small, bus)), 'vehicle_too_full')
  assert.equal(refusal(await seat(small, newId() as VehicleId)), 'vehicle_unknown')
  const defect = await vehicle(transport.id, 9, { condition: 'DEFECT', checkNote: 'Freins' })
  assert.equal(refusal(await seat(small, defect)), 'vehicle_defect')
  assert.ok(stops(await read(transport.id)).includes('people_unseated'))
  assert.equal(refusal(await seat(small, car)), 'accepted')
  const shrunk = await agent.ask(convoys.recordVehicle, { transportId: transport.id, id: bus, kind: 'BUS', plate: 'EX X NE', seats: 3 })
  assert.equal(refusal(shrunk), 'vehicle_too_full', 'who sits already is not taken the seat away')
})

test('a convoy goes when every vehicle is checked and driven, the way has rest, everybody sits and every question is answered', async () => {
  const movement = await road()
  const household = await readyHousehold(agent, 3)
  await book(agent, movement.id, household)
  const { transport, items } = await convoy(movement.id)
  const transportId = transport.id
  const bus = await vehicle(transportId, 20, { condition: null, checkedOn: null })
  assert.deepEqual(items.length, 8)
  let lacks = stops(await read(transportId))
  for (const word of ['vehicle_unchecked', 'driver_missing', 'people_unseated', 'route_missing', 'check_unanswered'])
    assert.ok(lacks.includes(word), word)

  const bare = await read(transportId)
  await accepted(
    agent.ask(convoys.recordVehicle, {
      transportId,
      id: bus,
      kind: 'BUS',
      plate: bare.vehicles[0]!.plate,
      seats: 20,
      condition: 'FIT',
      checkedOn: today,
    }),
  )
  const expired = await driver(transportId, bus, { licenceUntil: addDays(today, -1) })
  assert.ok(stops(expired).includes('driver_licence_over'))
  await accepted(agent.ask(contract.removeStaff, { transportId, staffId: expired.staff[0]!.id }))
  await driver(transportId, bus)
  const leaves = inHours(6)
  const at = (minutes: number) => localTime(addMinutes(leaves, minutes), 'Africa/Niamey')
  const zone = 'Africa/Niamey' as never
  const route = (rest: object[]) =>
    agent.ask(convoys.setRoute, {
      transportId,
      stops: [
        { kind: 'DEPARTURE', place: 'Niamey, centre', zone, departsLocal: at(0) },
        ...(rest as never[]),
        { kind: 'ARRIVAL', place: 'Zinder-Exemple', zone, arrivesLocal: at(480) },
      ],
    })
  await accepted(route([]))
  assert.ok(stops(await read(transportId)).includes('rest_stop_missing'), 'eight hours without a stop')
  assert.equal(
    refusal(await route([{ kind: 'REST', place: 'Dosso', zone, arrivesLocal: at(600), departsLocal: at(620) }])),
    'stops_out_of_order',
  )
  await accepted(route([{ kind: 'REST', place: 'Dosso', zone, arrivesLocal: at(200), departsLocal: at(240), km: 140 }]))
  await accepted(agent.ask(convoys.seatFamilies, { transportId }))
  for (const item of items.slice(1)) await accepted(agent.ask(contract.answerCheck, { transportId, item, answer: 'YES' }))
  assert.equal(refusal(await agent.ask(contract.answerCheck, { transportId, item: items[0]!, answer: 'NO' })), 'reason_missing')
  await accepted(agent.ask(contract.answerCheck, { transportId, item: items[0]!, answer: 'NO', note: 'Pont coupé' }))
  assert.deepEqual(stops(await read(transportId)), ['check_says_no'])
  await accepted(agent.ask(contract.answerCheck, { transportId, item: items[0]!, answer: 'YES' }))
  lacks = stops(await read(transportId))
  assert.deepEqual(lacks, [])
  const gone = await accepted(agent.ask(contract.decide, { transportId, status: 'GO' }))
  assert.equal(gone.transport.status, 'GO')
  const answers = await office.admin.query('select 1 from transports_check where transport_id = $1 and item = $2', [transportId, items[0]])
  assert.equal(answers.rowCount, 2, 'the answer of before is kept')
})

test('an evacuation goes only when a State asked for it and every adult is willing', async () => {
  const movement = await road('EVACUATION_INTERNAL')
  const household = await readyHousehold(agent, 3)
  await book(agent, movement.id, household)
  const { transport } = await convoy(movement.id)
  assert.ok(stops(await read(transport.id)).includes('state_request_missing'))
  const request = {
    transportId: transport.id,
    state: 'NER' as never,
    role: 'HOST',
    authority: 'Ministère-Exemple',
    reference: 'N-1',
    askedOn: today,
    legalGround: 'Accord-Exemple, article 3',
    lastResort: 'Aucune autre voie',
  } as const
  assert.equal(refusal(await agent.ask(contract.recordStateRequest, { ...request, askedOn: addDays(today, 2) })), 'in_the_future')
  await accepted(agent.ask(contract.recordStateRequest, request))
  let file = await read(transport.id)
  assert.deepEqual([file.isEvacuation, file.stateRequest?.reference], [true, 'N-1'])
  assert.ok(!stops(file).includes('state_request_missing') && !stops(file).includes('consent_missing'))

  const { consents } = (await agent.ask(people.getPerson, { personId: household.persons[1]! })).body
  await accepted(agent.ask(people.withdrawConsent, { consentId: consents.find(({ kind }) => kind === 'TRAVEL')!.id }))
  file = await read(transport.id)
  assert.deepEqual(file.gaps.find(({ word }) => word === 'consent_missing')?.details, { count: 1 })
  assert.equal(refusal(await agent.ask(contract.decide, { transportId: transport.id, status: 'GO' })), 'not_ready_to_go')
})

test('a luggage truck has no seats, a plate is of one vehicle, and a vehicle with a driver is not taken away under them', async () => {
  const movement = await road()
  const { transport } = await convoy(movement.id)
  const transportId = transport.id
  const record = (more: object) =>
    agent.ask(convoys.recordVehicle, { transportId, id: newId() as VehicleId, kind: 'LUGGAGE', plate: 'CAMION-EX', seats: 0, ...more })
  assert.equal(refusal(await record({ seats: 3 })), 'vehicle_has_no_seats')
  assert.equal(refusal(await record({})), 'accepted')
  assert.equal(refusal(await record({})), 'plate_taken')
  assert.equal(refusal(await record({ plate: 'AUTRE-EX', condition: 'FIT' })), 'vehicle_check_incomplete')
  assert.equal(refusal(await record({ plate: 'AUTRE-EX', condition: 'FIT', checkedOn: addDays(today, 3) as Day })), 'in_the_future')
  const bus = await vehicle(transportId, 10)
  await driver(transportId, bus)
  assert.equal(refusal(await agent.ask(convoys.removeVehicle, { transportId, vehicleId: bus })), 'vehicle_has_driver')
  const pilot = await agent.ask(contract.recordStaff, {
    transportId,
    id: newId() as StaffId,
    duty: 'PILOT',
    rank: 'Pilote',
    familyName: 'Vol-Exemple',
    sex: 'F',
    nationality: 'NER',
  })
  assert.equal(refusal(pilot), 'duty_of_another_kind')
})
