/** What crosses the wire about the register of escorts and their missions. What the medical role alone may read is in medical-contract.ts. */
import { z } from 'zod'
import { OfficeId } from '#domain/access/words.ts'
import { command, page, paging, query } from '#domain/kit/contract.ts'
import { Day } from '#domain/kit/day.ts'
import { Currency, MinorUnits } from '#domain/kit/money.ts'
import { AirportCode, LanguageCode, NationalityCode } from '#domain/kit/place.ts'
import { legRefusals } from '#domain/movements/rules.ts'
import { LocalDateTime, MovementId, Passenger, PassengerId } from '#domain/movements/words.ts'
import { missionGaps } from './rules.ts'
import {
  Escort,
  EscortId,
  EscortKind,
  EscortName,
  EscortNeed,
  Mission,
  MissionId,
  MissionState,
  MissionStep,
  ReturnTicket,
  Visa,
} from './words.ts'

const line = (longest: number) => z.string().trim().min(1).max(longest)

export const MissionLine = Mission.pick({
  id: true,
  publicRef: true,
  movementId: true,
  escortId: true,
  kind: true,
  startsAt: true,
  returnsOn: true,
  reportDueOn: true,
  returnTicket: true,
})
  .extend({ escort: EscortName, state: MissionState, movementRef: z.string(), inCharge: z.int() })
  .meta({ id: 'MissionLine' })
export type MissionLine = z.infer<typeof MissionLine>

export const listEscorts = query({
  name: 'escorts.list_escorts',
  path: '/api/escorts/escorts',
  summary: 'The register of escorts by name, of one kind when it is named',
  input: z.object({ ...paging, kind: EscortKind.optional() }),
  output: page(Escort.extend({ passportEndsSoon: z.boolean() })),
})

export const getEscort = query({
  name: 'escorts.get_escort',
  path: '/api/escorts/escorts/:escortId',
  summary: 'One escort with their missions, the newest first',
  input: z.object({ escortId: EscortId }),
  output: z.object({ escort: Escort, missions: z.array(MissionLine) }),
})

const particulars = {
  familyName: line(120),
  givenNames: z.string().trim().max(120).default(''),
  sex: z.enum(['F', 'M', 'X']),
  bornOn: Day.nullable().default(null),
  kinds: z.array(EscortKind).min(1).max(5),
  languages: z.array(LanguageCode).max(12).default([]),
  phone: line(40).nullable().default(null),
  nationality: NationalityCode,
  passportNumber: line(40).nullable().default(null),
  passportIssuer: NationalityCode.nullable().default(null),
  passportUntil: Day.nullable().default(null),
  visas: z.array(Visa).max(20).default([]),
  licenceNumber: line(60).nullable().default(null),
  licenceAuthority: line(120).nullable().default(null),
  licenceUntil: Day.nullable().default(null),
  recordCheckedOn: Day.nullable().default(null),
  resting: z.boolean().default(false),
}
const escortRefusals = ['escort_licence_missing', 'escort_passport_incomplete', 'in_the_future'] as const

export const registerEscort = command({
  name: 'escorts.register_escort',
  path: '/api/escorts/escorts',
  summary: 'Puts somebody into the register of escorts',
  input: z.object({ id: EscortId.optional(), office: OfficeId.optional(), ...particulars }),
  output: Escort,
  refusals: [...escortRefusals, 'not_your_office', 'which_office', 'id_taken'],
})

export const changeEscort = command({
  name: 'escorts.change_escort',
  path: '/api/escorts/escorts/:escortId',
  summary: 'Writes the particulars of an escort anew, as a whole',
  input: z.object({ escortId: EscortId, seenAt: Escort.shape.updatedAt, ...particulars }),
  output: Escort,
  refusals: [...escortRefusals, 'changed_meanwhile'],
})

export const listMissions = query({
  name: 'escorts.list_missions',
  path: '/api/escorts/missions',
  summary: 'Missions by the day of return: the next ones, the last ones, or those whose report is late, the longest late first',
  input: z.object({ ...paging, which: z.enum(['NEXT', 'LAST', 'LATE']).default('NEXT') }),
  output: page(MissionLine),
})

/** Somebody in the charge of an escort, as the escort and the desk need to know them: no diagnosis. */
export const InCharge = Passenger.pick({
  id: true,
  caseId: true,
  caseRef: true,
  familyName: true,
  givenNames: true,
  nativeName: true,
  ageBand: true,
  languages: true,
  ssr: true,
  state: true,
}).meta({ id: 'PassengerInCharge' })
export type InCharge = z.infer<typeof InCharge>

export const MissionFile = z
  .object({
    mission: Mission,
    state: MissionState,
    gaps: z.array(z.enum(missionGaps)),
    escort: Escort,
    movementRef: z.string(),
    perDiemTotalMinor: MinorUnits.nullable(),
    /** Countries of the way for which no visa is on file: to be looked at. */
    visasToLookAt: z.array(z.string()),
    inCharge: z.array(InCharge),
    /** Passengers of the movement, to choose from. */
    others: z.array(InCharge),
  })
  .meta({ id: 'MissionFile' })
export type MissionFile = z.infer<typeof MissionFile>

export const getMission = query({
  name: 'escorts.get_mission',
  path: '/api/escorts/missions/:missionId',
  summary: 'One mission: the escort, the legs, who is in their charge, and what is still to be done',
  input: z.object({ missionId: MissionId }),
  output: MissionFile,
})

export const MovementEscorts = z
  .object({
    needs: z.array(EscortNeed),
    missions: z.array(MissionLine),
    limits: z.object({ validFrom: Day, source: z.string(), toBeChecked: z.boolean() }),
  })
  .meta({ id: 'MovementEscorts' })
export type MovementEscorts = z.infer<typeof MovementEscorts>

export const listOfMovement = query({
  name: 'escorts.list_of_movement',
  path: '/api/escorts/movements/:movementId',
  summary: 'Which escorts a movement wants, who goes along, and who is still missing',
  input: z.object({ movementId: MovementId }),
  output: MovementEscorts,
})

const ReturnDraft = z.object({
  number: z.string().trim().toUpperCase().min(1).max(12),
  fromPlace: AirportCode,
  departsLocal: LocalDateTime,
  toPlace: AirportCode,
  arrivesLocal: LocalDateTime,
})
const mission = {
  kind: EscortKind,
  legs: z.array(z.int().min(1)).min(1).max(8),
  passengerIds: z.array(PassengerId).max(200).default([]),
  returnLegs: z.array(ReturnDraft).max(6).default([]),
  returnTicket: ReturnTicket.default('WANTED'),
  guardianContact: line(200).nullable().default(null),
  perDiemMinor: MinorUnits.min(0).nullable().default(null),
  currency: Currency.nullable().default(null),
}
const missionRefusals = [
  'movement_closed',
  'leg_unknown',
  'passenger_unknown',
  'nobody_in_charge',
  'guardian_contact_missing',
  'family_pays_itself',
  'per_diem_incomplete',
  'return_before_arrival',
  'escort_resting',
  'escort_kind_not_held',
  'escort_passport_missing',
  'escort_passport_ends_too_soon',
  'escort_licence_ends_too_soon',
  'record_check_missing',
  'record_check_too_old',
  'mission_overlaps',
  ...legRefusals,
] as const

export const planMission = command({
  name: 'escorts.plan_mission',
  path: '/api/escorts/missions',
  summary: 'Sends an escort along with a movement: legs, who is in their charge, the way home and the daily allowance',
  input: z.object({ id: MissionId.optional(), escortId: EscortId, movementId: MovementId, ...mission }),
  output: MissionFile,
  refusals: [...missionRefusals, 'id_taken', 'more_people_than_life_saving'],
})

export const changeMission = command({
  name: 'escorts.change_mission',
  path: '/api/escorts/missions/:missionId',
  summary: 'Writes a mission anew, as a whole; the escort and the movement stay',
  input: z.object({ missionId: MissionId, seenAt: Mission.shape.updatedAt, ...mission }),
  output: MissionFile,
  refusals: [...missionRefusals, 'changed_meanwhile', 'mission_cancelled', 'mission_reported'],
})

export const briefMission = command({
  name: 'escorts.brief_mission',
  path: '/api/escorts/missions/:missionId/briefing',
  summary: 'The escort was briefed on this day',
  input: z.object({ missionId: MissionId, on: Day }),
  output: MissionFile,
  refusals: ['mission_cancelled', 'mission_reported', 'in_the_future'],
})

export const tickStep = command({
  name: 'escorts.tick_step',
  path: '/api/escorts/missions/:missionId/steps',
  summary: 'A line of the checklist is done, or is not after all',
  input: z.object({ missionId: MissionId, step: MissionStep, done: z.boolean() }),
  output: MissionFile,
  refusals: ['mission_cancelled', 'mission_reported', 'step_not_of_this_mission'],
})

export const reportMission = command({
  name: 'escorts.report_mission',
  path: '/api/escorts/missions/:missionId/report',
  summary: 'What happened on the way; the mission is over with it',
  input: z.object({ missionId: MissionId, report: line(8000), incidents: z.int().min(0).max(99).default(0) }),
  output: MissionFile,
  refusals: ['mission_cancelled', 'mission_reported', 'mission_not_over'],
})

export const cancelMission = command({
  name: 'escorts.cancel_mission',
  path: '/api/escorts/missions/:missionId/cancel',
  summary: 'Gives a mission up; the escort is free again on these days',
  input: z.object({ missionId: MissionId, reason: line(400) }),
  output: MissionFile,
  refusals: ['mission_cancelled', 'mission_reported'],
})
