/**
 * What carries people in the demonstration: a charter that still lacks something, the coaches that wait for it, a ship with its crew and
 * its ports, two escorts and a mission. Through the same contracts as the desk; nobody and nothing in it exists.
 */
import * as escorts from '#domain/escorts/contract.ts'
import { addDays, addMinutes, clockAt, type Day, dayAt, type Instant } from '#domain/kit/day.ts'
import * as movements from '#domain/movements/contract.ts'
import type { Movement } from '#domain/movements/words.ts'
import * as charters from '#domain/transports/charter-contract.ts'
import * as transports from '#domain/transports/contract.ts'
import * as convoys from '#domain/transports/convoy-contract.ts'
import * as vessels from '#domain/transports/vessel-contract.ts'
import type { StaffId, VehicleId } from '#domain/transports/words.ts'
import type { Hand } from './demonstration.ts'
import { newId } from './kit/transaction.ts'

export async function carryPeople(demo: Hand, now: Instant, today: Day): Promise<void> {
  const listed = await demo.must(movements.listMovements, { limit: 50 })
  const flown = listed.items.find(({ passengers, status }) => passengers > 0 && status === 'MANIFESTED')
  if (flown === undefined) return
  const movement = await demo.must(movements.getMovement, { movementId: flown.id })
  await charter(demo, movement, today)
  await coaches(demo, movement, today)
  await sendEscort(demo, movement, today)
  await ship(demo, now, today)
}

async function charter(demo: Hand, movement: Movement, today: Day): Promise<void> {
  const nextYear = addDays(today, 365)
  const { transport } = await demo.must(charters.planCharter, {
    movementId: movement.id,
    operator: 'Ailes-Exemple',
    aocNumber: 'XX-AOC-001',
    aocValidUntil: nextYear,
    broker: 'Courtage-Exemple',
    aircraftType: 'A320',
    registration: 'XX-EXM',
    seats: 160,
    insurer: 'Assurance-Exemple',
    insuredUntil: nextYear,
    fuel: 'Plein au départ, complément à l’escale',
    agents: [{ place: movement.legs[0]!.fromPlace, name: 'Escale-Exemple', phone: null }],
    medicalTeam: 'Une infirmière',
    security: 'Deux agents à l’embarquement',
    busPlan: 'Deux cars vers le centre d’accueil',
    currency: 'EUR',
    priceMinor: 9_800_000,
    positioningMinor: 1_150_000,
    handlingMinor: 320_000,
    permitsMinor: 180_000,
  })
  const permits = [
    ['OVERFLIGHT', 'SDN', 'GRANTED', 'SV-EXEMPLE-12'],
    ['LANDING', 'CDG', 'REQUESTED', null],
  ] as const
  for (const [kind, place, state, reference] of permits)
    await demo.must(charters.recordPermit, { transportId: transport.id, id: newId(), kind, place, state, reference, validUntil: nextYear })
  for (const [duty, rank, familyName] of [
    ['PILOT', 'Commandant de bord', 'Vol-Exemple'],
    ['CABIN', 'Chef de cabine', 'Cabine-Exemple'],
  ] as const)
    await demo.must(transports.recordStaff, {
      transportId: transport.id,
      id: newId() as StaffId,
      duty,
      rank,
      familyName,
      givenNames: 'Ada',
      sex: 'F',
      nationality: 'TUN',
      bornOn: '1980-02-03',
      docType: 'PASSPORT',
      docNumber: `EX${rank.length}4321`,
      docIssuer: 'TUN',
      docExpiresOn: nextYear,
    })
  await demo.must(transports.answerCheck, { transportId: transport.id, item: 'WEATHER', answer: 'YES' })
  await demo.must(transports.answerCheck, { transportId: transport.id, item: 'SURFACE', answer: 'NO', note: 'Piste fermée jusqu’à midi' })
}

async function coaches(demo: Hand, movement: Movement, today: Day): Promise<void> {
  const { transport } = await demo.must(convoys.planConvoy, {
    movementId: movement.id,
    operator: 'Cars-Exemple',
    callName: 'ACCUEIL 1',
    phone: '+33 1 99 00 00 00',
    wayStation: 'Centre-Exemple',
  })
  const { id: transportId } = transport
  const coach = newId() as VehicleId
  await demo.must(convoys.recordVehicle, {
    transportId,
    id: coach,
    kind: 'BUS',
    plate: 'EX-001-FR',
    seats: 50,
    condition: 'FIT',
    checkedOn: today,
  })
  await demo.must(convoys.recordVehicle, { transportId, id: newId() as VehicleId, kind: 'LUGGAGE', plate: 'EX-002-FR', seats: 0 })
  await demo.must(transports.recordStaff, {
    transportId,
    id: newId() as StaffId,
    vehicleId: coach,
    duty: 'DRIVER',
    rank: 'Conducteur',
    familyName: 'Volant-Exemple',
    givenNames: 'Rémi',
    sex: 'M',
    nationality: 'FRA',
    licenceNumber: 'D-EXEMPLE-1',
    licenceUntil: addDays(today, 700),
  })
  await demo.must(convoys.seatFamilies, { transportId })
  const last = movement.legs.at(-1)!
  const local = (minutes: number): string => localTime(addMinutes(last.arrivesAt, minutes), last.toZone)
  await demo.must(convoys.setRoute, {
    transportId,
    stops: [
      { kind: 'DEPARTURE', place: `Aéroport (${last.toPlace})`, zone: last.toZone, departsLocal: local(90) },
      { kind: 'WAY_STATION', place: 'Centre-Exemple', zone: last.toZone, arrivesLocal: local(180), departsLocal: local(240), km: 85 },
      { kind: 'ARRIVAL', place: 'Résidence-Exemple', zone: last.toZone, arrivesLocal: local(330), km: 70 },
    ],
  })
}

async function sendEscort(demo: Hand, movement: Movement, today: Day): Promise<void> {
  const base = { nationality: 'FRA', passportIssuer: 'FRA', recordCheckedOn: addDays(today, -200), languages: ['fr', 'en', 'ti'] }
  const escort = await demo.must(escorts.registerEscort, {
    ...base,
    familyName: 'Compagne-Exemple',
    givenNames: 'Irène',
    sex: 'F',
    kinds: ['OPERATIONAL', 'CHILD'],
    passportNumber: 'EX7654321',
    passportUntil: addDays(today, 900),
    visas: [{ country: 'ETH', number: 'EX-ETH-1', validUntil: addDays(today, 300) }],
  })
  await demo.must(escorts.registerEscort, {
    ...base,
    familyName: 'Garde-Exemple',
    givenNames: 'Basile',
    sex: 'M',
    kinds: ['MEDICAL_NURSE'],
    passportNumber: 'EX1234567',
    passportUntil: addDays(today, 120),
    licenceNumber: 'INF-EXEMPLE-1',
    licenceAuthority: 'Ordre-Exemple',
  })
  const last = movement.legs.at(-1)!
  const back = (hours: number): string => localTime(addMinutes(last.arrivesAt, hours * 60), last.toZone)
  await demo.must(escorts.planMission, {
    escortId: escort.id,
    movementId: movement.id,
    kind: 'OPERATIONAL',
    legs: movement.legs.map(({ seq }) => seq),
    returnLegs: [
      {
        number: 'XX902',
        fromPlace: last.toPlace,
        departsLocal: back(30),
        toPlace: 'CDG',
        arrivesLocal: localTime(addMinutes(last.arrivesAt, 39 * 60), 'Europe/Paris'),
      },
    ],
    perDiemMinor: 11_500,
    currency: 'EUR',
  })
}

async function ship(demo: Hand, now: Instant, today: Day): Promise<void> {
  const leaves = addMinutes(now, 40 * 60)
  const local = (hours: number, zone: string): string => localTime(addMinutes(leaves, hours * 60), zone)
  const movement = await demo.must(movements.planMovement, {
    movementType: 'VHR',
    legs: [
      {
        mode: 'SEA',
        carrier: 'Compagnie-Exemple',
        number: 'EX 001',
        fromPlace: 'LYTIP',
        departsLocal: local(0, 'Africa/Tripoli'),
        toPlace: 'TNTUN',
        arrivesLocal: local(40, 'Africa/Tunis'),
      },
    ],
  })
  const { transport } = await demo.must(vessels.planVessel, {
    movementId: movement.id,
    operator: 'Compagnie-Exemple',
    name: 'Étoile-Exemple',
    imoNumber: '9074729',
    callSign: 'XMPL1',
    flag: 'MLT',
    voyageNumber: 'EX 001',
    passengerPlaces: 120,
    lifeSavingCapacity: 160,
    seaStateMax: 4,
    womenPlaces: 20,
    familyPlaces: 60,
    minorPlaces: 8,
  })
  const { id: transportId } = transport
  await demo.must(vessels.setCalls, {
    transportId,
    calls: [
      { locode: 'LYTIP', zone: 'Africa/Tripoli', departsLocal: local(0, 'Africa/Tripoli'), purpose: 'EMBARK' },
      {
        locode: 'MTMLA',
        zone: 'Europe/Malta',
        arrivesLocal: local(15, 'Europe/Malta'),
        departsLocal: local(19, 'Europe/Malta'),
        purpose: 'CALL',
      },
      { locode: 'TNTUN', zone: 'Africa/Tunis', arrivesLocal: local(40, 'Africa/Tunis'), purpose: 'DISEMBARK' },
    ],
  })
  await demo.must(vessels.reportSea, { transportId, observedAt: now, seaState: 5, waveCm: 320, source: 'Météo-Exemple' })
  await demo.must(transports.recordStaff, {
    transportId,
    id: newId() as StaffId,
    duty: 'MASTER',
    rank: 'Capitaine',
    familyName: 'Cap-Exemple',
    givenNames: 'Nour',
    sex: 'M',
    nationality: 'TUN',
    bornOn: '1975-06-07',
    bornAt: 'Sfax',
    docType: 'SEAMAN_BOOK',
    docNumber: 'SB123456',
    docIssuer: 'TUN',
    docExpiresOn: addDays(today, 400),
  })
}

function localTime(at: Instant, zone: string): string {
  return `${dayAt(at, zone)}T${clockAt(at, zone)}`
}
