// Who may do what with charters, vessels, convoys, escorts and their missions. Read beside access-expectations.ts.
import type { Role } from '#domain/access/roles.ts'
import type { Expectation } from './access-expectations.ts'
import type { World } from './world-words.ts'

const readers: readonly Role[] = ['MOVEMENT_AGENT', 'CASE_SUPERVISOR', 'AUDITOR']
const writers: readonly Role[] = ['MOVEMENT_AGENT']
const escortReaders: readonly Role[] = [...readers, 'MEDICAL']
const doctors: readonly Role[] = ['MEDICAL']
const today = new Date().toISOString().slice(0, 10)
const id = (): string => crypto.randomUUID()

const ship = {
  operator: 'Compagnie-Exemple',
  name: 'Étoile-Exemple',
  imoNumber: '9074729',
  flag: 'MLT',
  voyageNumber: 'EX 001',
  passengerPlaces: 10,
  lifeSavingCapacity: 20,
  seaStateMax: 4,
}
const escort = { familyName: 'Escorte-Exemple', sex: 'F', kinds: ['OPERATIONAL'], nationality: 'FRA' }
const charter = (w: World) => ({ transportId: w.transport })
const vessel = (w: World) => ({ transportId: w.ship })
const convoy = (w: World) => ({ transportId: w.convoy })
const mission = (w: World) => ({ missionId: w.mission })
const seenAt = new Date(0).toISOString()

export const transportsExpectations: Record<string, Expectation> = {
  'transports.list_transports': { who: readers, input: () => ({ limit: '200' }), shows: (w) => w.transport },
  'transports.get_transport': { who: readers, on: 'transport', input: charter },
  'transports.list_of_movement': { who: readers, on: 'movement', input: (w) => ({ movementId: w.movement }) },
  'transports.plan_charter': {
    who: writers,
    on: 'movement',
    input: (w) => ({ movementId: w.movement, operator: 'Ailes-Exemple', seats: 10 }),
  },
  'transports.change_charter': {
    who: writers,
    on: 'transport',
    input: (w) => ({ ...charter(w), seenAt, operator: 'Ailes-Exemple', seats: 10 }),
  },
  'transports.record_permit': {
    who: writers,
    on: 'transport',
    input: (w) => ({ ...charter(w), id: id(), kind: 'SLOT', place: 'CDG', state: 'REQUESTED' }),
  },
  'transports.remove_permit': { who: writers, on: 'transport', input: (w) => ({ ...charter(w), permitId: w.permit }) },
  'transports.record_staff': {
    who: writers,
    on: 'transport',
    input: (w) => ({ ...charter(w), id: id(), duty: 'PILOT', rank: 'Pilote', familyName: 'Vol-Exemple', sex: 'F', nationality: 'TUN' }),
  },
  'transports.remove_staff': { who: writers, on: 'transport', input: (w) => ({ ...charter(w), staffId: w.staff }) },
  'transports.answer_check': { who: writers, on: 'transport', input: (w) => ({ ...charter(w), item: 'WEATHER', answer: 'YES' }) },
  'transports.record_state_request': {
    who: writers,
    on: 'transport',
    input: (w) => ({
      ...charter(w),
      state: 'NER',
      role: 'HOST',
      authority: 'Ministère-Exemple',
      reference: 'N-1',
      askedOn: today,
      legalGround: 'Accord',
      lastResort: 'Aucune autre voie',
    }),
  },
  'transports.decide': { who: writers, on: 'transport', input: (w) => ({ ...charter(w), status: 'NO_GO', reason: 'Tempête' }) },
  'transports.close_boarding': { who: writers, on: 'transport', input: (w) => ({ ...charter(w), absent: [] }) },
  'transports.cancel': { who: writers, on: 'transport', input: (w) => ({ ...charter(w), reason: 'Abandon' }) },

  'transports.plan_vessel': { who: writers, on: 'movement', input: (w) => ({ movementId: w.movement, ...ship }) },
  'transports.change_vessel': { who: writers, on: 'transport', input: (w) => ({ ...vessel(w), seenAt, ...ship }) },
  'transports.set_calls': {
    who: writers,
    on: 'transport',
    input: (w) => ({
      ...vessel(w),
      calls: [
        { locode: 'LYTIP', zone: 'Africa/Tripoli', departsLocal: '2027-03-01T10:00', purpose: 'EMBARK' },
        { locode: 'TNTUN', zone: 'Africa/Tunis', arrivesLocal: '2027-03-02T10:00', purpose: 'DISEMBARK' },
      ],
    }),
  },
  'transports.report_sea': {
    who: writers,
    on: 'transport',
    input: (w) => ({ ...vessel(w), observedAt: seenAt, seaState: 3, source: 'Météo-Exemple' }),
  },
  'transports.fal_pdf': { who: readers, on: 'transport', input: (w) => ({ ...vessel(w), form: '5' }) },
  'transports.fal_csv': { who: readers, on: 'transport', input: (w) => ({ ...vessel(w), form: '6' }) },
  'transports.fal_xlsx': { who: readers, on: 'transport', input: (w) => ({ ...vessel(w), form: '5' }) },
  'transports.paxlst': { who: readers, on: 'transport', input: (w) => ({ ...vessel(w), of: 'CREW' }) },

  'transports.plan_convoy': {
    who: writers,
    on: 'movement',
    input: (w) => ({ movementId: w.movement, operator: 'Cars-Exemple', callName: 'SAHEL 1' }),
  },
  'transports.change_convoy': {
    who: writers,
    on: 'transport',
    input: (w) => ({ ...convoy(w), seenAt, operator: 'Cars-Exemple', callName: 'SAHEL 1' }),
  },
  'transports.record_vehicle': {
    who: writers,
    on: 'transport',
    input: (w) => ({ ...convoy(w), id: id(), kind: 'BUS', plate: 'EX-NEUF', seats: 9 }),
  },
  'transports.remove_vehicle': { who: writers, on: 'transport', input: (w) => ({ ...convoy(w), vehicleId: w.vehicle }) },
  'transports.set_route': {
    who: writers,
    on: 'transport',
    input: (w) => ({
      ...convoy(w),
      stops: [
        { kind: 'DEPARTURE', place: 'Niamey', zone: 'Africa/Niamey', departsLocal: '2027-03-01T10:00' },
        { kind: 'ARRIVAL', place: 'Dosso', zone: 'Africa/Niamey', arrivesLocal: '2027-03-01T12:00' },
      ],
    }),
  },
  'transports.seat_families': { who: writers, on: 'transport', input: convoy },
  'transports.seat_family': { who: writers, on: 'transport', input: (w) => ({ ...convoy(w), caseId: w.case, vehicleId: w.vehicle }) },

  'escorts.list_escorts': { who: escortReaders, input: () => ({ limit: '200' }), shows: (w) => w.escort },
  'escorts.get_escort': { who: escortReaders, on: 'escort', input: (w) => ({ escortId: w.escort }) },
  'escorts.register_escort': { who: writers, input: () => escort },
  'escorts.change_escort': { who: writers, on: 'escort', input: (w) => ({ escortId: w.escort, seenAt, ...escort }) },
  'escorts.list_missions': { who: escortReaders, input: () => ({ limit: '200' }), shows: (w) => w.mission },
  'escorts.get_mission': { who: escortReaders, on: 'mission', input: mission },
  'escorts.list_of_movement': { who: escortReaders, on: 'movement', input: (w) => ({ movementId: w.movement }) },
  'escorts.plan_mission': {
    who: writers,
    on: 'movement',
    input: (w) => ({ escortId: w.escort, movementId: w.movement, kind: 'OPERATIONAL', legs: [1] }),
  },
  'escorts.change_mission': { who: writers, on: 'mission', input: (w) => ({ ...mission(w), seenAt, kind: 'MEDICAL_NURSE', legs: [1] }) },
  'escorts.brief_mission': { who: writers, on: 'mission', input: (w) => ({ ...mission(w), on: today }) },
  'escorts.tick_step': { who: writers, on: 'mission', input: (w) => ({ ...mission(w), step: 'PASSENGERS_MET', done: true }) },
  'escorts.report_mission': { who: writers, on: 'mission', input: (w) => ({ ...mission(w), report: 'Bien passé' }) },
  'escorts.cancel_mission': { who: writers, on: 'mission', input: (w) => ({ ...mission(w), reason: 'Abandon' }) },
  'escorts.read_medical': { who: doctors, on: 'mission', input: mission },
  'escorts.declare_drugs': { who: doctors, on: 'mission', input: (w) => ({ ...mission(w), medicines: [] }) },
  'escorts.write_hand_over_note': {
    who: doctors,
    on: 'mission',
    input: (w) => ({
      ...mission(w),
      passengerId: w.passenger,
      receivingDoctor: 'Dr Suite-Exemple',
      receivingPlace: 'Hôpital-Exemple',
      note: 'À revoir',
    }),
  },
}
