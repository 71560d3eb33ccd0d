// Vessels over HTTP: nobody sails for whom there is no place in a boat; the sea, the crew, and the lists that ports ask for.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import type { Contract, RequestOf } from '#domain/kit/contract.ts'
import { addDays, addMinutes, type Day, dayAt } from '#domain/kit/day.ts'
import * as escorts from '#domain/escorts/contract.ts'
import * as movements from '#domain/movements/contract.ts'
import * as manifests from '#domain/movements/manifest-contract.ts'
import type { MovementId } from '#domain/movements/words.ts'
import * as contract from '#domain/transports/contract.ts'
import type { TransportFile } from '#domain/transports/contract.ts'
import * as vessels from '#domain/transports/vessel-contract.ts'
import type { StaffId, TransportId } from '#domain/transports/words.ts'
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

const ship = {
  operator: 'Compagnie-Exemple (fictive)',
  name: 'Étoile-Exemple',
  imoNumber: '9074729',
  callSign: 'XMPL1',
  flag: 'MLT',
  voyageNumber: 'EX 001',
  passengerPlaces: 60,
  lifeSavingCapacity: 80,
  seaStateMax: 4,
  womenPlaces: 10,
  familyPlaces: 30,
  minorPlaces: 5,
} satisfies Omit<RequestOf<typeof vessels.planVessel>, 'movementId'>

const voyage = () => planRoute(agent, { mode: 'SEA', number: 'EX 001', lasts: 48 * 60 })
const vessel = async (movementId: MovementId, more: object = {}): Promise<TransportFile> =>
  accepted(agent.ask(vessels.planVessel, { movementId, ...ship, ...more } as never))
const read = async (transportId: TransportId): Promise<TransportFile> => (await agent.ask(contract.getTransport, { transportId })).body
const stops = (file: TransportFile): string[] => file.gaps.filter(({ level }) => level === 'STOP').map(({ word }) => word)
const refusal = ({ body }: { body: { refusal?: string } }): string => body.refusal ?? 'accepted'

function seafarer(transportId: TransportId, duty: 'MASTER' | 'SEAFARER', familyName: string) {
  const id = newId() as StaffId
  return {
    transportId,
    id,
    duty,
    rank: duty === 'MASTER' ? 'Capitaine' : 'Matelot',
    familyName,
    givenNames: 'Nour',
    sex: 'M' as const,
    nationality: 'TUN',
    bornOn: '1975-06-07' as Day,
    bornAt: 'Sfax',
    docType: 'SEAMAN_BOOK' as const,
    docNumber: `SB${id.slice(-6)}`,
    docIssuer: 'TUN' as never,
    docExpiresOn: addDays(today, 400),
  }
}

async function calls(transportId: TransportId): Promise<TransportFile> {
  const leaves = inHours(6)
  return accepted(
    agent.ask(vessels.setCalls, {
      transportId,
      calls: [
        { locode: 'LYTIP', zone: 'Africa/Tripoli' as never, departsLocal: localTime(leaves, 'Africa/Tripoli'), purpose: 'EMBARK' },
        {
          locode: 'MTMLA',
          zone: 'Europe/Malta' as never,
          arrivesLocal: localTime(addMinutes(leaves, 15 * 60), 'Europe/Malta'),
          departsLocal: localTime(addMinutes(leaves, 20 * 60), 'Europe/Malta'),
          purpose: 'CALL',
        },
        {
          locode: 'TNTUN',
          zone: 'Africa/Tunis' as never,
          arrivesLocal: localTime(addMinutes(leaves, 40 * 60), 'Africa/Tunis'),
          purpose: 'DISEMBARK',
        },
      ],
    }),
  )
}

test('a booking that would put more people on a ship than its boats can save is refused, by the rule and by the database', async () => {
  const movement = await voyage()
  const { transport } = await vessel(movement.id, { lifeSavingCapacity: 3, passengerPlaces: 50 })
  await accepted(agent.ask(contract.recordStaff, seafarer(transport.id, 'MASTER', 'Capitaine-Exemple')))
  await book(agent, movement.id, await readyHousehold(agent, 2))
  const late = await readyHousehold(agent, 1)
  const refused = await agent.ask(movements.bookCase, { movementId: movement.id, caseId: late.caseId })
  assert.deepEqual(
    [refused.status, refused.body.refusal, refused.body.details],
    [409, 'more_people_than_life_saving', { persons: 4, capacity: 3 }],
  )
  assert.equal((await agent.ask(movements.getMovement, { movementId: movement.id })).body.passengers.length, 2, 'nothing of it is kept')
  assert.equal(
    refusal(await agent.ask(contract.recordStaff, seafarer(transport.id, 'SEAFARER', 'Matelot-Exemple'))),
    'more_people_than_life_saving',
  )
  const smaller = await agent.ask(vessels.changeVessel, {
    transportId: transport.id,
    seenAt: (await read(transport.id)).transport.updatedAt,
    ...ship,
    lifeSavingCapacity: 2,
  } as never)
  assert.equal(refusal(smaller), 'more_people_than_life_saving')
  await assert.rejects(async () => {
    await office.admin.query(`begin; set local app.offices = '1'`)
    try {
      await office.admin.query('update transports_vessel set persons_on_board = 4 where transport_id = $1', [transport.id])
    } finally {
      await office.admin.query('rollback')
    }
  }, /transports_vessel_everybody_can_be_saved/)

  // A place that is given back is free for somebody else.
  const first = (await agent.ask(movements.getMovement, { movementId: movement.id })).body.passengers[0]!
  await accepted(agent.ask(movements.cancelBooking, { movementId: movement.id, caseId: first.caseId, reason: 'PERSON_ASKED' }))
  assert.equal((await agent.ask(movements.bookCase, { movementId: movement.id, caseId: late.caseId })).status, 200)
  assert.equal((await read(transport.id)).persons, 2)
})

test('an IMO number whose last digit does not fit is refused, as are a flag that no country flies and a sea mode that the movement has not', async () => {
  const movement = await voyage()
  const plan = (more: object) => agent.ask(vessels.planVessel, { movementId: movement.id, ...ship, ...more } as never)
  assert.equal(refusal(await plan({ imoNumber: '9074728' })), 'imo_number_wrong')
  assert.equal((await plan({ imoNumber: '907472' })).status, 422)
  assert.equal(refusal(await plan({ flag: 'QQQ' })), 'unknown_country')
  assert.equal(refusal(await plan({ familyPlaces: 60 })), 'places_apart_too_many')
  const flight = await planRoute(agent)
  assert.equal(refusal(await agent.ask(vessels.planVessel, { movementId: flight.id, ...ship } as never)), 'movement_has_no_such_leg')
  await assert.rejects(
    office.admin.query(
      `insert into transports_vessel (transport_id, office, name, imo_number, flag, voyage_number, passenger_places, life_saving_capacity, sea_state_max)
       values ($1, 1, 'X', '9074728', 'MLT', 'X 1', 1, 1, 1)`,
      [newId()],
    ),
    /imo_number/,
  )
})

test('a ship does not sail on a rough sea, on an old report, or on none; the newest report counts', async () => {
  const movement = await voyage()
  const { transport } = await vessel(movement.id)
  const { id: transportId } = transport
  const report = (seaState: number, hoursAgo: number) =>
    agent.ask(vessels.reportSea, { transportId, observedAt: addMinutes(clockNow(), -60 * hoursAgo), seaState, source: 'Météo-Exemple' })
  assert.ok(stops(await read(transportId)).includes('sea_report_missing'))
  await accepted(report(3, 20))
  assert.ok(stops(await read(transportId)).includes('sea_report_old'))
  await accepted(report(6, 1))
  assert.ok(stops(await read(transportId)).includes('sea_too_rough'))
  await accepted(report(3, 0))
  assert.ok(!stops(await read(transportId)).some((word) => word.startsWith('sea_')))
  assert.equal(refusal(await report(1, -2)), 'in_the_future')
})

test('women alone, families and children without an adult have places apart; a child without one stops the ship', async () => {
  const movement = await voyage()
  const { transport } = await vessel(movement.id, { womenPlaces: 0, familyPlaces: 3, minorPlaces: 0 })
  await book(agent, movement.id, await readyHousehold(agent, 4))
  await book(agent, movement.id, await readyHousehold(agent, 1, { single: 'F' }))
  await book(agent, movement.id, await readyHousehold(agent, 1, { single: 'M' }))
  const file = await read(transport.id)
  assert.deepEqual(file.placesApart, { women: 1, families: 4, minors: 0 })
  assert.deepEqual(
    file.gaps.filter(({ word }) => word.endsWith('_places_short')).map(({ word, level, details }) => [word, level, details]),
    [
      ['women_places_short', 'WARN', { persons: 1, places: 0 }],
      ['family_places_short', 'WARN', { persons: 4, places: 3 }],
    ],
  )
})

test('FAL forms 5 and 6: the fields of the forms in their order, crew and passengers apart, and the same people as PAXLST 250 and 745', async () => {
  const movement = await voyage()
  const { transport } = await vessel(movement.id)
  const transportId = transport.id
  const ask = (file: unknown, input: object) => agent.askRaw(file as Contract, { transportId, ...input })
  assert.equal((await ask(vessels.falCsv, { form: '6' })).body.refusal, 'port_not_called')
  await calls(transportId)
  assert.equal((await ask(vessels.falCsv, { form: '5' })).body.refusal, 'crew_unknown')
  assert.equal((await ask(vessels.falCsv, { form: '6' })).body.refusal, 'list_not_frozen')

  await accepted(agent.ask(contract.recordStaff, seafarer(transportId, 'SEAFARER', 'Brahmi-Exemple')))
  await accepted(agent.ask(contract.recordStaff, seafarer(transportId, 'MASTER', 'Zitouni-Exemple')))
  const family = await readyHousehold(agent, 3)
  await book(agent, movement.id, family)
  await accepted(agent.ask(manifests.freezeManifest, { movementId: movement.id }))
  const escort = await accepted(
    agent.ask(escorts.registerEscort, {
      familyName: 'Compagne-Exemple',
      givenNames: 'Irène',
      sex: 'F',
      kinds: ['OPERATIONAL'],
      nationality: 'FRA',
      passportNumber: 'FR1234567',
      passportIssuer: 'FRA' as never,
      passportUntil: addDays(today, 900),
      bornOn: '1979-01-02' as Day,
      recordCheckedOn: today,
    }),
  )
  await accepted(agent.ask(escorts.planMission, { escortId: escort.id, movementId: movement.id, kind: 'OPERATIONAL', legs: [1] }))

  const crew = parse((await ask(vessels.falCsv, { form: '5' })).raw.toString(), { bom: true }) as string[][]
  assert.deepEqual(crew[0], [
    'no',
    'familyName',
    'givenNames',
    'rank',
    'nationality',
    'bornOn',
    'bornAt',
    'sex',
    'docType',
    'docNumber',
    'docIssuer',
    'docExpiresOn',
  ])
  assert.deepEqual(
    crew.slice(1).map(([no, name, , rank]) => [no, name, rank]),
    [
      ['1', 'Zitouni-Exemple', 'Capitaine'],
      ['2', 'Brahmi-Exemple', 'Matelot'],
    ],
  )
  const passengers = parse((await ask(vessels.falCsv, { form: '6' })).raw.toString(), { bom: true }) as string[][]
  assert.deepEqual(passengers[0]!.slice(-4), ['embarksAt', 'visaNumber', 'disembarksAt', 'transit'])
  assert.equal(passengers.length, 1 + 3 + 1, 'those of the list, and the escort after them')
  assert.deepEqual([passengers[4]![1], ...passengers[4]!.slice(-4)], ['COMPAGNE-EXEMPLE', 'LYTIP', '', 'TNTUN', 'N'])
  const book6 = await readXlsx(new Uint8Array((await ask(vessels.falXlsx, { form: '6', language: 'fr', direction: 'ARRIVAL' })).raw))
  assert.equal(book6.sheets[0]!.rows.length, 5)
  assert.ok(JSON.stringify(book6.sheets[1]!.rows).includes('TNTUN'))
  for (const form of ['5', '6']) {
    const pdf = await ask(vessels.falPdf, { form, language: 'en', direction: 'ARRIVAL' })
    assert.equal(pdf.raw.subarray(0, 5).toString(), '%PDF-', pdf.raw.toString().slice(0, 200))
  }

  const message = async (of: string) => (await ask(vessels.paxlst, { of })).raw.toString()
  assert.match(
    await message('CREW'),
    /BGM\+250\+.*TDT\+20\+EX 001\+1'.*LOC\+125\+LYTIP'.*LOC\+87\+TNTUN'.*NAD\+FM\+\+\+ZITOUNI EXEMPLE.*CNT\+41:2'/,
  )
  const list = await message('PASSENGERS')
  assert.match(list, /BGM\+745\+.*NAD\+FL\+.*COMPAGNE EXEMPLE.*CNT\+42:4'/)
  assert.ok(!list.includes('NAD+FM'), 'no crew on the list of passengers')
})

test('ports are called one after the other, at hours that exist, in countries that there are', async () => {
  const movement = await voyage()
  const { transport } = await vessel(movement.id)
  const set = (first: object, second: object) =>
    agent.ask(vessels.setCalls, {
      transportId: transport.id,
      calls: [
        { locode: 'LYTIP', zone: 'Africa/Tripoli', purpose: 'EMBARK', departsLocal: '2027-03-01T10:00', ...first },
        { locode: 'TNTUN', zone: 'Africa/Tunis', purpose: 'DISEMBARK', arrivesLocal: '2027-03-02T10:00', ...second },
      ],
    } as never)
  assert.equal(refusal(await set({}, { arrivesLocal: '2027-02-28T10:00' })), 'calls_out_of_order')
  assert.equal(refusal(await set({}, { arrivesLocal: null })), 'call_without_time')
  assert.equal(refusal(await set({ locode: 'QQTIP' }, {})), 'unknown_country')
  assert.equal(
    refusal(await set({ zone: 'Europe/Paris', departsLocal: '2027-03-28T02:30' }, { arrivesLocal: '2027-03-30T10:00' })),
    'local_time_does_not_exist',
  )
  assert.equal(refusal(await set({}, {})), 'accepted')
})
