// What the explain test asks of the rooms of transports and escorts: a movement by air to carry, one of each kind, and an input for every command.
import { newId } from '#server/kit/transaction.ts'
import type { Samples } from './explain-samples.ts'

/** Ids that the commands below make, so that the questions asked before them find nothing and those after them do. */
export function transportSamples(): Samples {
  return Object.fromEntries(
    ['transportId', 'shipId', 'convoyId', 'vehicleId', 'permitId', 'staffId', 'escortId', 'missionId'].map((name) => [name, newId()]),
  )
}

export function transportInputs(samples: Samples, later: (days: number) => string): [name: string, input: Record<string, unknown>][] {
  const { now, today, bookedMovement: movementId, bookedHere: caseId } = samples
  const { transportId, shipId, convoyId, vehicleId, permitId, staffId, escortId, missionId } = samples
  const seenAt = now
  const ship = {
    operator: 'Compagnie-Exemple',
    name: 'Étoile-Exemple',
    imoNumber: '9074729',
    flag: 'MLT',
    voyageNumber: 'EX 001',
    passengerPlaces: 500,
    lifeSavingCapacity: 600,
    seaStateMax: 4,
  }
  const escort = {
    familyName: 'Escorte-Exemple',
    sex: 'F',
    kinds: ['OPERATIONAL', 'MEDICAL_NURSE'],
    nationality: 'FRA',
    passportNumber: 'FR1',
    passportUntil: later(3000),
    licenceNumber: 'L-1',
    recordCheckedOn: today,
  }
  const person = { rank: 'Pilote', familyName: 'Vol-Exemple', sex: 'F', nationality: 'TUN' }
  return [
    ['escorts.register_escort', { id: escortId, office: Number(samples['office']), ...escort }],
    ['escorts.change_escort', { escortId, seenAt, ...escort }],
    ['escorts.plan_mission', { id: missionId, escortId, movementId, kind: 'OPERATIONAL', legs: [1] }],
    ['escorts.change_mission', { missionId, seenAt, kind: 'OPERATIONAL', legs: [1] }],
    ['escorts.brief_mission', { missionId, on: today }],
    ['escorts.tick_step', { missionId, step: 'PASSENGERS_MET', done: true }],
    ['escorts.declare_drugs', { missionId, medicines: [] }],
    [
      'escorts.write_hand_over_note',
      { missionId, passengerId: samples['passengerId'], receivingDoctor: 'Dr Suite-Exemple', receivingPlace: 'Hôpital', note: 'À revoir' },
    ],
    ['escorts.report_mission', { missionId, report: 'Bien passé' }],
    ['transports.plan_charter', { id: transportId, movementId, operator: 'Ailes-Exemple', seats: 200 }],
    ['transports.change_charter', { transportId, seenAt, operator: 'Ailes-Exemple', seats: 200 }],
    ['transports.record_permit', { transportId, id: permitId, kind: 'SLOT', place: 'CDG', state: 'REQUESTED' }],
    ['transports.remove_permit', { transportId, permitId }],
    ['transports.record_staff', { transportId, id: staffId, duty: 'PILOT', ...person }],
    ['transports.remove_staff', { transportId, staffId }],
    ['transports.answer_check', { transportId, item: 'WEATHER', answer: 'YES' }],
    [
      'transports.record_state_request',
      {
        transportId,
        state: 'NER',
        role: 'HOST',
        authority: 'M',
        reference: 'N-1',
        askedOn: today,
        legalGround: 'Accord',
        lastResort: 'Rien d’autre',
      },
    ],
    ['transports.decide', { transportId, status: 'NO_GO', reason: 'Tempête' }],
    ['transports.close_boarding', { transportId, absent: [] }],
    ['transports.plan_vessel', { id: shipId, movementId, ...ship }],
    ['transports.change_vessel', { transportId: shipId, seenAt, ...ship }],
    [
      'transports.set_calls',
      {
        transportId: shipId,
        calls: [
          { locode: 'LYTIP', zone: 'Africa/Tripoli', departsLocal: '2027-03-01T10:00', purpose: 'EMBARK' },
          { locode: 'TNTUN', zone: 'Africa/Tunis', arrivesLocal: '2027-03-02T10:00', purpose: 'DISEMBARK' },
        ],
      },
    ],
    ['transports.report_sea', { transportId: shipId, observedAt: now, seaState: 3, source: 'Météo-Exemple' }],
    ['transports.plan_convoy', { id: convoyId, movementId, operator: 'Cars-Exemple', callName: 'SAHEL 1' }],
    ['transports.change_convoy', { transportId: convoyId, seenAt, operator: 'Cars-Exemple', callName: 'SAHEL 1' }],
    ['transports.record_vehicle', { transportId: convoyId, id: vehicleId, kind: 'BUS', plate: 'EX-1', seats: 60 }],
    [
      'transports.set_route',
      {
        transportId: convoyId,
        stops: [
          { kind: 'DEPARTURE', place: 'Niamey', zone: 'Africa/Niamey', departsLocal: '2027-03-01T10:00' },
          { kind: 'ARRIVAL', place: 'Dosso', zone: 'Africa/Niamey', arrivesLocal: '2027-03-01T12:00' },
        ],
      },
    ],
    ['transports.seat_families', { transportId: convoyId }],
    ['transports.seat_family', { transportId: convoyId, caseId, vehicleId }],
    ['transports.remove_vehicle', { transportId: convoyId, vehicleId }],
    ['transports.cancel', { transportId: convoyId, reason: 'Abandon' }],
    ['escorts.cancel_mission', { missionId, reason: 'Abandon' }],
  ]
}
