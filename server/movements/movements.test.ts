import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as cases from '#domain/cases/contract.ts'
import * as work from '#domain/cases/work-contract.ts'
import { addDays } from '#domain/kit/day.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import * as contract from '#domain/movements/contract.ts'
import type { MovementId } from '#domain/movements/words.ts'
import { newId } from '#server/kit/transaction.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import {
  bookedFamily,
  clearancesOf,
  flightDay,
  openFamily,
  planFlights,
  readyFamily,
  recordMinorFile,
  seatsOf,
} from '#server/test-family.ts'

let office: TestOffice
let agent: Visitor
let supervisor: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
  supervisor = await office.as('superviseur@paris.example.org')
})
after(() => office.close())

const statusOf = async (caseId: string): Promise<string> =>
  (await office.admin.query<{ status: string }>('select status from cases_case where id = $1', [caseId])).rows[0]!.status

test('flights are planned with the local times of their airports and kept as instants with zones', async () => {
  const command = newId()
  const input = {
    movementType: 'RESETTLEMENT',
    legs: [
      {
        number: 'af911',
        fromPlace: 'ADD',
        departsLocal: '2026-11-14T00:20',
        toPlace: 'CDG',
        toTerminal: '2E',
        arrivesLocal: '2026-11-14T06:40',
      },
    ],
  }
  const planned = await agent.ask(contract.planMovement, input, { command })
  const again = await agent.ask(contract.planMovement, input, { command })
  assert.deepEqual([planned.status, again.replayed, again.body.id], [200, true, planned.body.id])
  const [leg] = planned.body.legs
  assert.deepEqual(
    [leg!.number, leg!.carrier, leg!.departsAt, leg!.fromZone, leg!.arrivesAt, leg!.toZone],
    ['AF911', 'AF', '2026-11-13T21:20:00.000Z', 'Africa/Addis_Ababa', '2026-11-14T05:40:00.000Z', 'Europe/Paris'],
  )
  assert.match(planned.body.publicRef, /^MOV-[0-9A-Z]{8}$/)
  const wrong = (more: object) => agent.ask(contract.planMovement, { movementType: 'RESETTLEMENT', legs: [{ ...input.legs[0]!, ...more }] })
  assert.deepEqual((await wrong({ toPlace: 'QQQ' })).body, { refusal: 'unknown_airport', details: { leg: 1, airport: 'QQQ' } })
  assert.equal((await wrong({ toTerminal: '9Z' })).body.refusal, 'unknown_terminal')
  assert.equal((await wrong({ arrivesLocal: '2026-11-13T06:40' })).body.refusal, 'leg_ends_before_it_begins')
  assert.equal((await wrong({ departsLocal: '2026-02-30T06:40' })).status, 422)
  assert.equal((await agent.ask(contract.planMovement, { ...input, id: planned.body.id })).body.refusal, 'id_taken')
})

test('F1: with 80 minutes at CDG the family is amber, with 95 green, with 55 red; a delay colours it anew', async () => {
  const { movement } = await bookedFamily(agent, 80)
  const [amber] = movement.connections
  assert.deepEqual(
    [amber!.airport, amber!.minutes, amber!.minimumMinutes, amber!.neededMinutes, amber!.colour, amber!.overnight],
    ['CDG', 80, 60, 90, 'AMBER', false],
  )
  const colourAt = async (minutes: number) => (await bookedFamily(agent, minutes)).movement.connections[0]!.colour
  assert.deepEqual([await colourAt(95), await colourAt(55)], ['GREEN', 'RED'])

  const first = movement.legs[0]!
  const late = await agent.ask(contract.recordLegTimes, { legId: first.id, expectedArrivesLocal: `${flightDay}T07:05` })
  assert.deepEqual([late.body.leg.status, late.body.connections[0]!.minutes, late.body.connections[0]!.colour], ['DELAYED', 55, 'RED'])
  const early = await agent.ask(contract.recordLegTimes, { legId: first.id, expectedArrivesLocal: `${flightDay}T06:20` })
  assert.deepEqual(
    [early.body.leg.status, early.body.connections[0]!.minutes, early.body.connections[0]!.colour],
    ['SCHEDULED', 100, 'GREEN'],
  )
  assert.equal((await agent.ask(contract.recordLegTimes, { legId: first.id })).body.refusal, 'nothing_said')
})

test('a family is booked whole: seats, tickets, the baby on the mother’s lap, and the case follows', async () => {
  const family = await readyFamily(agent)
  const movement = await planFlights(agent)
  await agent.ask(clearances.requestTravel, {
    caseId: family.caseId,
    fromPlace: 'ADD',
    toPlace: 'YUL',
    earliestOn: flightDay,
    latestOn: flightDay,
    payer: 'GOV',
  })
  const command = newId()
  const input = { movementId: movement.id, caseId: family.caseId, bookingRef: 'ab12cd', passengers: seatsOf(family) }
  const booked = await agent.ask(contract.bookCase, input, { command })
  const again = await agent.ask(contract.bookCase, input, { command })
  assert.deepEqual([booked.status, again.replayed], [200, true], JSON.stringify(booked.body))
  assert.equal(booked.body.status, 'BOOKED')
  assert.deepEqual(booked.body.passengers.map(({ ageBand }) => ageBand).toSorted(), ['ADT', 'ADT', 'ADT', 'CHD', 'INF'])
  assert.ok(booked.body.passengers.every(({ state, bookingRef }) => state === 'TICKETED' && bookingRef === 'AB12CD'))
  assert.equal(await statusOf(family.caseId), 'BOOKED')
  assert.equal((await agent.ask(clearances.listRequests, { caseId: family.caseId })).body.items[0]!.status, 'BOOKED')
  const journeys = await agent.ask(contract.listJourneys, { caseId: family.caseId })
  assert.deepEqual(
    journeys.body.items.map(({ id, flights, passengers }) => [id, flights, passengers]),
    [[movement.id, ['AF911', 'AC871'], 5]],
  )
})

test('a booking that names nobody seats the whole family, with the needs the case knows', async () => {
  const family = await readyFamily(agent)
  const movement = await planFlights(agent)
  const booked = await agent.ask(contract.bookCase, { movementId: movement.id, caseId: family.caseId })
  assert.equal(booked.status, 200, JSON.stringify(booked.body))
  const baby = booked.body.passengers.find(({ personId }) => personId === family.baby)!
  const grandmother = booked.body.passengers.find(({ personId }) => personId === family.grandmother)!
  assert.deepEqual([baby.infantWith, grandmother.ssr, grandmother.state], [family.mother, [{ code: 'WCHR' }], 'REQUESTED'])
})

test('the booking desk sees who waits for seats, the most urgent first, and who would travel', async () => {
  const family = await readyFamily(agent)
  const movement = await planFlights(agent)
  const booker = await office.as('billets@paris.example.org')
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await booker.ask(contract.listReady, { limit: 2, ...(after === undefined ? {} : { after }) })
    seen.push(...page.body.items.map(({ caseId }) => caseId))
    after = page.body.next ?? undefined
  } while (after !== undefined)
  assert.equal(new Set(seen).size, seen.length)
  const ready = (await booker.ask(contract.listReady, { limit: 200 })).body.items
  assert.deepEqual(
    ready.map(({ caseId }) => caseId),
    seen,
  )
  const own = ready.find(({ caseId }) => caseId === family.caseId)!
  assert.deepEqual(
    [own.persons, own.destinationCity, own.criticalOn, own.leadName?.endsWith('Amina')],
    [5, 'Montréal', addDays(flightDay, 1), true],
  )
  const checked = (await booker.ask(contract.checkBooking, { movementId: movement.id, caseId: family.caseId })).body
  assert.deepEqual(
    [checked.blocks, checked.members.length, checked.members.find(({ personId }) => personId === family.baby)?.infantWith],
    [[], 5, family.mother],
  )
})

test('a hold stops a booking whoever asks, and only a family that is ready is booked', async () => {
  const movement = await planFlights(agent)
  const book = (caseId: string, who = agent) => who.ask(contract.bookCase, { movementId: movement.id, caseId: caseId as never })
  const { caseId } = await openFamily(agent)
  assert.equal((await book(caseId)).body.refusal, 'case_not_travel_ready')
  const held = await readyFamily(agent)
  await agent.ask(work.placeHold, { caseId: held.caseId, reason: 'SECURITY' })
  for (const email of ['mouvements@paris.example.org', 'billets@paris.example.org', 'demo@paris.example.org'])
    assert.equal((await book(held.caseId, await office.as(email))).body.refusal, 'on_hold', email)
})

test('G2: flights outside the visa, or with papers that end too soon (F8), are refused with the reason', async () => {
  const late = addDays(flightDay, 30)
  const family = await readyFamily(agent)
  const visa = (await clearancesOf(agent, family.caseId)).find(({ kind, personId }) => kind === 'VISA' && personId === family.girl)!
  await agent.ask(clearances.recordClearance, { clearanceId: visa.id, status: 'CLEARED', validUntil: addDays(late, -1) })
  for (const line of await clearancesOf(agent, family.caseId))
    if (line.kind === 'MED_FIT_TO_TRAVEL')
      await agent.ask(clearances.recordClearance, { clearanceId: line.id, status: 'CLEARED', validUntil: addDays(late, 1) })
  const movement = await planFlights(agent, 95, { on: late })
  const checked = await agent.ask(contract.checkBooking, { movementId: movement.id, caseId: family.caseId })
  assert.deepEqual(checked.body.blocks, [
    { word: 'visa_ends_before_arrival', code: 'E120', kind: 'VISA', personId: family.girl, until: addDays(late, -1) },
  ])
  const refused = await agent.ask(contract.bookCase, { movementId: movement.id, caseId: family.caseId })
  assert.deepEqual(
    [refused.body.refusal, refused.body.details?.until, refused.body.details?.code],
    ['visa_ends_before_arrival', addDays(late, -1), 'E120'],
  )

  const short = await readyFamily(agent, { documentDays: 20 })
  const flights = await planFlights(agent)
  const papers = await agent.ask(contract.bookCase, { movementId: flights.id, caseId: short.caseId })
  assert.deepEqual(
    [papers.body.refusal, papers.body.details?.count, papers.body.details?.code],
    ['document_expires_before_arrival', 5, 'E103'],
  )
  assert.equal(await statusOf(short.caseId), 'TRAVEL_READY', 'nothing was half done')
})

test('F9: after a missed connection only flights before the end of the visa can be booked', async () => {
  const { family, movement } = await bookedFamily(agent)
  for (const line of await clearancesOf(agent, family.caseId)) {
    if (line.kind === 'VISA')
      await agent.ask(clearances.recordClearance, { clearanceId: line.id, status: 'CLEARED', validUntil: addDays(flightDay, 1) })
    if (line.kind === 'MED_FIT_TO_TRAVEL')
      await agent.ask(clearances.recordClearance, { clearanceId: line.id, status: 'CLEARED', validUntil: addDays(flightDay, 5) })
  }
  assert.equal(
    (await agent.ask(contract.cancelBooking, { movementId: movement.id, caseId: family.caseId, reason: 'CARRIER' })).body.cancelled,
    5,
  )
  const [dayAfter, tooLate] = [
    await planFlights(agent, 95, { on: addDays(flightDay, 1) }),
    await planFlights(agent, 95, { on: addDays(flightDay, 2) }),
  ]
  assert.equal(
    (await agent.ask(contract.bookCase, { movementId: tooLate.id, caseId: family.caseId })).body.refusal,
    'visa_ends_before_arrival',
  )
  assert.equal((await agent.ask(contract.bookCase, { movementId: dayAfter.id, caseId: family.caseId })).status, 200)
})

test('E150: a person is never on two overlapping journeys, even when two desks book at the same moment', async () => {
  const family = await readyFamily(agent)
  const [one, other] = [await planFlights(agent, 95), await planFlights(agent, 120)]
  const booker = await office.as('billets@paris.example.org')
  const answers = await Promise.all([
    agent.ask(contract.bookCase, { movementId: one.id, caseId: family.caseId }),
    booker.ask(contract.bookCase, { movementId: other.id, caseId: family.caseId }),
  ])
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409])
  assert.equal(answers.find(({ status }) => status === 409)!.body.refusal, 'overlapping_travel')
  const seats = await office.admin.query(
    `select count(*)::int as seats from movements_passenger where case_id = $1 and state <> 'CANCELLED'`,
    [family.caseId],
  )
  assert.equal(seats.rows[0].seats, 5)
})

test('E150: the database itself refuses the second seat, of a journey this desk cannot even see', async () => {
  const [family, other] = [await readyFamily(agent), await readyFamily(agent)]
  await office.admin.query(
    `insert into cases_member (case_id, person_id, office, compartment, role, travelling, joined_at) values ($1, $2, 1, 0, 'OTHER_DEP', true, now())`,
    [other.caseId, family.grandmother],
  )
  await office.admin.query(
    `insert into movements_clearance (id, case_id, person_id, office, compartment, kind, status, valid_from, valid_until, updated_at)
     select gen_random_uuid(), $1, person_id, office, compartment, kind, status, valid_from, valid_until, now() from movements_clearance where case_id = $2 and person_id = $3`,
    [other.caseId, family.caseId, family.grandmother],
  )
  const [elsewhere, here] = [await planFlights(agent, 95), await planFlights(agent, 100)]
  assert.equal((await agent.ask(contract.bookCase, { movementId: elsewhere.id, caseId: family.caseId })).status, 200)
  await office.admin.query('update movements_movement set office = 2 where id = $1', [elsewhere.id])
  assert.equal((await agent.ask(contract.getMovement, { movementId: elsewhere.id })).status, 404)
  const refused = await agent.ask(contract.bookCase, { movementId: here.id, caseId: other.caseId })
  assert.deepEqual([refused.status, refused.body.refusal, refused.body.details], [409, 'overlapping_travel', { code: 'E150' }])
  assert.deepEqual(
    (await agent.ask(contract.getMovement, { movementId: here.id })).body.passengers,
    [],
    'nobody of the other family was half booked',
  )
  await office.admin.query('update movements_movement set office = 1 where id = $1', [elsewhere.id])
})

test('E151: a family is not booked apart unless a supervisor let it', async () => {
  const family = await readyFamily(agent)
  const movement = await planFlights(agent)
  const part = {
    movementId: movement.id,
    caseId: family.caseId,
    passengers: seatsOf(family).filter(({ personId }) => personId !== family.boy),
  }
  const refused = await agent.ask(contract.bookCase, part)
  assert.deepEqual([refused.body.refusal, refused.body.details], ['family_split_unapproved', { code: 'E151', left: 1 }])
  assert.equal(
    (
      await agent.ask(contract.approveSplit, {
        movementId: movement.id,
        caseId: family.caseId,
        reason: 'Le fils rejoint après ses examens',
      })
    ).status,
    404,
    'an agent may not',
  )
  assert.equal(
    (
      await supervisor.ask(contract.approveSplit, {
        movementId: movement.id,
        caseId: family.caseId,
        reason: 'Le fils rejoint après ses examens',
      })
    ).status,
    200,
  )
  assert.equal((await agent.ask(contract.bookCase, part)).status, 200)
  assert.equal(await statusOf(family.caseId), 'TRAVEL_READY', 'booked when everybody is')
  const later = await planFlights(agent, 95, { on: addDays(flightDay, 1) })
  await supervisor.ask(contract.approveSplit, { movementId: later.id, caseId: family.caseId, reason: 'Le fils rejoint après ses examens' })
  const alone = {
    movementId: later.id,
    caseId: family.caseId,
    passengers: [{ personId: family.boy, ssr: [] as { code: string; text?: string }[] }],
  }
  const minor = await agent.ask(contract.bookCase, alone)
  assert.deepEqual([minor.body.refusal, minor.body.details?.code], ['minor_alone', 'E141'])
  await recordMinorFile(agent, family.caseId, family.boy)
  const cared = await agent.ask(contract.bookCase, {
    ...alone,
    passengers: [{ personId: family.boy, ssr: [{ code: 'UMNR', text: 'UM12 grand-mère à Addis, mère à Montréal' }] }],
  })
  assert.equal(cared.status, 200, JSON.stringify(cared.body))
  assert.equal(await statusOf(family.caseId), 'BOOKED')
})

test('requests that contradict each other, or that we never make, are refused with their code', async () => {
  const family = await readyFamily(agent)
  const movement = await planFlights(agent)
  const seated = (personId: string, more: object) =>
    agent.ask(contract.bookCase, {
      movementId: movement.id,
      caseId: family.caseId,
      passengers: seatsOf(family).map((seat) => (seat.personId === personId ? { ...seat, ...more } : seat)),
    })
  const words: [string, object, string, string][] = [
    [family.grandmother, { ssr: [{ code: 'WCHR' }, { code: 'WCHC' }] }, 'wheelchair_codes_conflict', 'E160'],
    [
      family.grandmother,
      {
        ssr: [
          { code: 'STCR', text: '6 seats' },
          { code: 'MEDA', text: 'MEDIF 1' },
        ],
      },
      'stretcher_needs_medical_escort',
      'E160',
    ],
    [family.grandmother, { ssr: [{ code: 'MEDA' }] }, 'medif_missing', 'E161'],
    [family.mother, { ssr: [{ code: 'DEPA' }] }, 'deportee_code_forbidden', 'E162'],
    [family.baby, { infantWith: undefined }, 'infant_needs_adult', 'E140'],
    [family.baby, { infantWith: family.boy }, 'infant_adult_not_on_board', 'E140'],
  ]
  for (const [personId, more, word, code] of words) {
    const refused = await seated(personId, more)
    assert.deepEqual([refused.body.refusal, refused.body.details?.code], [word, code])
  }
})

test('seats are completed, and given back; the case is then free for another flight', async () => {
  const { family, movement } = await bookedFamily(agent)
  const mother = movement.passengers.find(({ personId }) => personId === family.mother)!
  const seated = await agent.ask(contract.updatePassenger, { passengerId: mother.id, seat: '12a', bagsPieces: 1 })
  const now = seated.body.passengers.find(({ id }) => id === mother.id)!
  assert.deepEqual([now.seat, now.bagsPieces, now.ticketNo], ['12A', 1, mother.ticketNo])
  assert.equal(
    (await agent.ask(contract.updatePassenger, { passengerId: mother.id, ssr: [{ code: 'DEPU' }] })).body.refusal,
    'deportee_code_forbidden',
  )
  assert.equal((await agent.askRaw(contract.updatePassenger as never, { passengerId: mother.id, seat: '12I' })).status, 422)
  assert.equal((await agent.ask(contract.cancelMovement, { movementId: movement.id })).body.refusal, 'passengers_on_board')

  const command = newId()
  const cancel = () =>
    agent.ask(contract.cancelBooking, { movementId: movement.id, caseId: family.caseId, reason: 'PERSON_ASKED' }, { command })
  assert.deepEqual([(await cancel()).body.cancelled, (await cancel()).replayed], [5, true])
  assert.equal(await statusOf(family.caseId), 'TRAVEL_READY')
  assert.equal(
    (await agent.ask(contract.cancelBooking, { movementId: movement.id, caseId: family.caseId, reason: 'OTHER' })).body.refusal,
    'not_booked_here',
  )
  assert.equal(
    (await agent.ask(contract.bookCase, { movementId: movement.id, caseId: family.caseId })).status,
    200,
    'the same flight, taken again',
  )
  await agent.ask(contract.cancelBooking, { movementId: movement.id, caseId: family.caseId, reason: 'OTHER' })
  assert.equal((await agent.ask(contract.cancelMovement, { movementId: movement.id })).status, 200)
  assert.equal((await agent.ask(contract.bookCase, { movementId: movement.id, caseId: family.caseId })).body.refusal, 'movement_closed')
})

test('somebody who no longer wishes to go withdraws with one click, and the seats are given back by themselves', async () => {
  const { family, movement } = await bookedFamily(agent)
  assert.equal((await agent.ask(cases.withdrawCase, { caseId: family.caseId })).status, 200)
  const seen = await agent.ask(contract.getMovement, { movementId: movement.id })
  assert.ok(seen.body.passengers.every(({ state }) => state === 'CANCELLED'))
  assert.equal(await statusOf(family.caseId), 'WITHDRAWN')
})

test('movements are listed by departure, page by page, and flights are found by number and day', async () => {
  await planFlights(agent, 95, { on: addDays(flightDay, 3) })
  const read = async (order: 'NEXT' | 'LAST') => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await agent.ask(contract.listMovements, {
        order,
        limit: 4,
        from: addDays(flightDay, -1),
        ...(after === undefined ? {} : { after }),
      })
      assert.equal(page.status, 200)
      seen.push(...page.body.items.map(({ startsAt, id }) => `${startsAt} ${id}`))
      after = page.body.next ?? undefined
    } while (after !== undefined)
    return seen
  }
  const [next, last] = [await read('NEXT'), await read('LAST')]
  assert.ok(next.length > 4)
  assert.deepEqual(next, next.toSorted())
  assert.deepEqual(last, next.toReversed())
  const onlyDay = await agent.ask(contract.listMovements, { from: addDays(flightDay, 3), to: addDays(flightDay, 3), limit: 200 })
  assert.deepEqual(onlyDay.body.items, [], 'the flight leaves Addis before midnight of Paris')
  const found = await agent.ask(contract.findFlights, { number: 'ac871', on: addDays(flightDay, 3) })
  assert.deepEqual(
    found.body.items.map(({ number, fromPlace, toPlace }) => [number, fromPlace, toPlace]),
    [['AC871', 'CDG', 'YUL']],
  )
  assert.deepEqual((await agent.ask(contract.findFlights, { number: 'AC871', on: addDays(flightDay, 9) })).body.items, [])
  assert.equal((await agent.ask(contract.listMovements, { after: 'nonsense' })).body.items.length, 0)
})

test('who may not, does not; another office and a sealed journey are not there', async () => {
  const { family, movement } = await bookedFamily(agent)
  const refusedTo: [string, number][] = [
    ['conseil@paris.example.org', 200],
    ['transit@paris.example.org', 404],
    ['mouvements@marseille.example.org', 404],
    ['liaison@paris.example.org', 404],
  ]
  for (const [email, reads] of refusedTo) {
    const who = await office.as(email)
    assert.equal((await who.ask(contract.getMovement, { movementId: movement.id })).status, reads, email)
    assert.equal(
      (await who.ask(contract.cancelBooking, { movementId: movement.id, caseId: family.caseId, reason: 'OTHER' })).status,
      404,
      email,
    )
    assert.equal((await who.ask(contract.recordLegTimes, { legId: movement.legs[0]!.id, status: 'DEPARTED' })).status, 404, email)
  }
  const marseille = await office.as('mouvements@marseille.example.org')
  assert.deepEqual((await marseille.ask(contract.listMovements, { limit: 200 })).body.items, [])
  assert.deepEqual((await marseille.ask(contract.findFlights, { number: 'AC871', on: flightDay })).body.items, [])
  assert.equal((await marseille.ask(contract.updatePassenger, { passengerId: movement.passengers[0]!.id, seat: '1A' })).status, 404)

  const sealed = await office.as('sealed@paris.example.org')
  const hidden = await readyFamily(sealed, { compartment: 1 })
  const open = await planFlights(sealed)
  assert.equal(
    (await sealed.ask(contract.bookCase, { movementId: open.id, caseId: hidden.caseId })).body.refusal,
    'case_lies_elsewhere',
    'a sealed family is not put where everybody sees it',
  )
  const secret = await planFlights(sealed, 95, { caseId: hidden.caseId })
  assert.equal(secret.compartment, 1)
  assert.equal((await sealed.ask(contract.bookCase, { movementId: secret.id, caseId: hidden.caseId })).status, 200)
  assert.equal((await agent.ask(contract.getMovement, { movementId: secret.id })).status, 404)
  assert.equal(
    (await agent.ask(contract.listMovements, { limit: 200 })).body.items.some(({ id }) => id === secret.id),
    false,
  )
  assert.equal(
    (await agent.ask(contract.findFlights, { number: 'AC871', on: flightDay })).body.items.some(
      ({ movementId }) => movementId === secret.id,
    ),
    false,
  )
  assert.deepEqual(
    (await agent.ask(contract.bookCase, { movementId: secret.id, caseId: family.caseId })).body,
    (await agent.ask(contract.bookCase, { movementId: newId() as MovementId, caseId: family.caseId })).body,
  )
})
