/** What crosses the wire about convoys: the vehicles, the way, and who sits where. */
import { z } from 'zod'
import { CaseId } from '#domain/cases/words.ts'
import { command } from '#domain/kit/contract.ts'
import { Day, TimeZone } from '#domain/kit/day.ts'
import { LocalDateTime, PassengerId } from '#domain/movements/words.ts'
import { changed, changeRefusals, planned, planRefusals, TransportFile } from './contract.ts'
import { Convoy, RouteStop, StopKind, Vehicle, VehicleKind } from './convoy-words.ts'
import { TransportId, VehicleId } from './words.ts'

export const planConvoy = command({
  name: 'transports.plan_convoy',
  path: '/api/transports/convoys',
  summary: 'Vehicles that carry a movement on by road or rail',
  input: z.object({ ...planned, ...Convoy.shape }),
  output: TransportFile,
  refusals: planRefusals,
})

export const changeConvoy = command({
  name: 'transports.change_convoy',
  path: '/api/transports/convoys/:transportId',
  summary: 'Writes a convoy anew, as a whole; vehicles and way stay',
  input: z.object({ ...changed, ...Convoy.shape }),
  output: TransportFile,
  refusals: changeRefusals,
})

export const recordVehicle = command({
  name: 'transports.record_vehicle',
  path: '/api/transports/transports/:transportId/vehicles',
  summary: 'A vehicle of the convoy and its check: written down, or written anew when the id is known',
  input: z.object({
    transportId: TransportId,
    id: VehicleId,
    kind: VehicleKind,
    plate: Vehicle.shape.plate,
    seats: Vehicle.shape.seats,
    condition: Vehicle.shape.condition.default(null),
    checkedOn: Day.nullable().default(null),
    checkNote: Vehicle.shape.checkNote.default(null),
  }),
  output: TransportFile,
  refusals: [
    'transport_cancelled',
    'not_a_convoy',
    'vehicle_has_no_seats',
    'vehicle_check_incomplete',
    'vehicle_too_full',
    'plate_taken',
    'in_the_future',
    'id_taken',
  ],
})

export const removeVehicle = command({
  name: 'transports.remove_vehicle',
  path: '/api/transports/transports/:transportId/vehicles/:vehicleId/remove',
  summary: 'Takes a vehicle out of the convoy; who sat in it has no seat any more',
  input: z.object({ transportId: TransportId, vehicleId: VehicleId }),
  output: TransportFile,
  refusals: ['transport_cancelled', 'vehicle_has_driver'],
})

export const setRoute = command({
  name: 'transports.set_route',
  path: '/api/transports/transports/:transportId/route',
  summary: 'The way from departure to arrival with every stop, typed with local times; takes the place of what was there',
  input: z.object({
    transportId: TransportId,
    stops: z
      .array(
        z.object({
          kind: StopKind,
          place: RouteStop.shape.place,
          zone: TimeZone,
          arrivesLocal: LocalDateTime.nullable().default(null),
          departsLocal: LocalDateTime.nullable().default(null),
          km: RouteStop.shape.km.default(null),
        }),
      )
      .min(2)
      .max(40),
  }),
  output: TransportFile,
  refusals: [
    'transport_cancelled',
    'not_a_convoy',
    'local_time_does_not_exist',
    'stops_out_of_order',
    'stop_without_time',
    'route_needs_both_ends',
  ],
})

export const seatFamilies = command({
  name: 'transports.seat_families',
  path: '/api/transports/transports/:transportId/seats',
  summary: 'Seats everybody anew, each family in one vehicle',
  input: z.object({ transportId: TransportId }),
  output: TransportFile,
  refusals: ['transport_cancelled', 'not_a_convoy', 'families_without_vehicle'],
})

export const seatFamily = command({
  name: 'transports.seat_family',
  path: '/api/transports/transports/:transportId/seats/:caseId',
  summary: 'Puts a family into a vehicle; a part of it only when no vehicle could take them all',
  input: z.object({
    transportId: TransportId,
    caseId: CaseId,
    vehicleId: VehicleId,
    /** Everybody of the family, when left out. */
    passengerIds: z.array(PassengerId).min(1).max(60).optional(),
  }),
  output: TransportFile,
  refusals: [
    'transport_cancelled',
    'not_a_convoy',
    'vehicle_unknown',
    'vehicle_too_full',
    'vehicle_defect',
    'family_together',
    'not_on_board',
  ],
})
