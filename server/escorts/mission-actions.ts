/** Missions of escorts: planned, written anew, briefed, reported, given up. */
import type * as contracts from '#domain/escorts/contract.ts'
import type { InCharge, MissionFile } from '#domain/escorts/contract.ts'
import * as rules from '#domain/escorts/rules.ts'
import type { Escort, Mission, MissionId, ReturnLeg } from '#domain/escorts/words.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { publicRef } from '#domain/kit/id.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { notOnBoard } from '#domain/movements/manifest-rules.ts'
import { type LegRefusal, planLegs } from '#domain/movements/rules.ts'
import type { Movement, MovementId, Passenger } from '#domain/movements/words.ts'
import { countryOfPlace, findPlace } from '#packs/places/places.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { newId, newRandom, type Work } from '#server/kit/transaction.ts'
import { getMovement } from '#server/movements/actions.ts'
import { limitsToday } from './limits.ts'
import { linesOf } from './mission-lines.ts'
import {
  findMission,
  findMissionForUpdate,
  insertMission,
  listMissionRows,
  listMissionsBetween,
  saveMissionStep,
  updateMission,
} from './mission-store.ts'
import { findEscort, findEscortForUpdate } from './store.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>
type Answer<C extends keyof typeof contracts> = OutputOf<(typeof contracts)[C]>

export async function listMissions(work: Work, input: Asked<'listMissions'>): Promise<Result<Answer<'listMissions'>, never>> {
  const after = readCursor(input.after, 2)
  if (after === null) return accept({ items: [], next: null })
  const { today } = await limitsToday(work, work.actor.offices[0]!)
  const rows = await listMissionRows(work.db, { which: input.which, today }, after, input.limit)
  const page = pageOf(
    rows,
    input.limit,
    (row) => writeCursor(input.which === 'LATE' ? row.reportDueOn : row.returnsOn, row.id),
    (row) => row,
  )
  return accept({ items: await linesOf(work, page.items), next: page.next })
}

export async function getMission(work: Work, input: Asked<'getMission'>): Promise<Result<MissionFile, 'not_found'>> {
  const mission = await findMission(work.db, input.missionId)
  return mission === undefined ? refuse('not_found') : fileOf(work, mission)
}

type Draft = Omit<Asked<'planMission'>, 'id' | 'escortId' | 'movementId'>
type PlanRefusal = rules.MissionRefusal | LegRefusal | 'per_diem_incomplete'

export async function planMission(
  work: Work,
  input: Asked<'planMission'>,
): Promise<Result<MissionFile, PlanRefusal | 'not_found' | 'id_taken'>> {
  const { id, escortId, movementId, ...draft } = input
  const found = await bothOf(work, escortId, movementId)
  if (!found.ok) return found
  const { escort, movement } = found.value
  const planned = await plannedMission(work, escort, movement, draft)
  if (!planned.ok) return planned

  const mission: Mission = {
    ...planned.value,
    id: id ?? (newId() as MissionId),
    publicRef: publicRef('MIS', newRandom(8)),
    office: movement.office,
    compartment: movement.compartment,
    movementId,
    escortId,
    briefedOn: null,
    steps: [],
    drugsDeclared: false,
    report: null,
    incidents: null,
    reportedAt: null,
    cancelledReason: null,
    cancelledAt: null,
    createdAt: work.now,
  }
  try {
    await insertMission(work.db, mission, work.actor.accountId)
  } catch (error) {
    if (brokeConstraint(error, 'escorts_mission_pkey')) return refuse('id_taken')
    // The database has the last word: two desks may send the same escort at the same moment.
    if (brokeConstraint(error, 'escorts_mission_one_at_a_time')) return refuse('mission_overlaps')
    throw error
  }
  tell(work, mission, 'mission_planned')
  return fileOf(work, mission)
}

export async function changeMission(
  work: Work,
  input: Asked<'changeMission'>,
): Promise<Result<MissionFile, PlanRefusal | 'not_found' | 'changed_meanwhile' | 'mission_cancelled' | 'mission_reported'>> {
  const { missionId, seenAt, ...draft } = input
  const was = await findMissionForUpdate(work.db, missionId)
  if (was === undefined) return refuse('not_found')
  const open = rules.isOpen(was)
  if (!open.ok) return open
  if (was.updatedAt !== seenAt) return refuse('changed_meanwhile')
  const found = await bothOf(work, was.escortId, was.movementId)
  if (!found.ok) return found
  const planned = await plannedMission(work, found.value.escort, found.value.movement, draft, was.id)
  if (!planned.ok) return planned

  const mission: Mission = { ...was, ...planned.value, steps: was.steps.filter((step) => rules.stepsOf(draft.kind).includes(step)) }
  try {
    await updateMission(work.db, mission)
  } catch (error) {
    if (brokeConstraint(error, 'escorts_mission_one_at_a_time')) return refuse('mission_overlaps')
    throw error
  }
  tell(work, mission, 'mission_changed')
  return fileOf(work, mission)
}

/** The escort, kept still, and the movement they go along with. An escort of another office is not found. */
async function bothOf(
  work: Work,
  escortId: string,
  movementId: MovementId,
): Promise<Result<{ escort: Escort; movement: Movement }, 'not_found'>> {
  const escort = await findEscortForUpdate(work.db, escortId)
  const movement = await getMovement(work, movementId)
  if (escort === undefined || !movement.ok || escort.office !== movement.value.office) return refuse('not_found')
  return accept({ escort, movement: movement.value })
}

type Planned = Pick<
  Mission,
  | 'kind'
  | 'legs'
  | 'passengerIds'
  | 'returnLegs'
  | 'returnTicket'
  | 'guardianContact'
  | 'perDiem'
  | 'startsAt'
  | 'endsAt'
  | 'returnsOn'
  | 'reportDueOn'
  | 'updatedAt'
>

async function plannedMission(
  work: Work,
  escort: Escort,
  movement: Movement,
  draft: Draft,
  itself?: MissionId,
): Promise<Result<Planned, PlanRefusal>> {
  if ((draft.perDiemMinor === null) !== (draft.currency === null)) return refuse('per_diem_incomplete')
  const home = wayHome(draft.returnLegs)
  if (!home.ok) return home
  const { limits } = await limitsToday(work, movement.office)
  const asked: rules.MissionAsked = {
    kind: draft.kind,
    legs: [...new Set(draft.legs)].sort((a, b) => a - b),
    passengerIds: [...new Set(draft.passengerIds)].sort(),
    returnLegs: home.value,
    returnTicket: draft.returnTicket,
    guardianContact: draft.guardianContact,
    perDiem: draft.perDiemMinor === null ? null : { minorPerDay: draft.perDiemMinor, currency: draft.currency! },
  }
  const onBoard = { ...movement, passengers: movement.passengers.filter(({ state }) => !notOnBoard.includes(state)) }
  const alone = rules.planMission(escort, asked, onBoard, [], limits)
  if (!alone.ok) return alone
  const others = await listMissionsBetween(work.db, escort.id, alone.value.startsAt, alone.value.endsAt)
  const times = rules.planMission(
    escort,
    asked,
    onBoard,
    others.filter(({ id }) => id !== itself),
    limits,
  )
  if (!times.ok) return times
  const { perDiemDays, ...when } = times.value
  return accept({
    ...asked,
    perDiem: asked.perDiem === null ? null : ({ ...asked.perDiem, days: perDiemDays } as Mission['perDiem']),
    ...when,
    updatedAt: work.now,
  })
}

/** The legs home, typed with the local times of the airports, by the rules of every other leg. */
function wayHome(drafts: Draft['returnLegs']): Result<ReturnLeg[], LegRefusal> {
  const legs = planLegs(
    drafts.map((draft) => ({ ...draft, mode: 'AIR', bagsRechecked: false, borderEntry: false })),
    findPlace,
    () => false,
  )
  if (!legs.ok) return legs
  return accept(
    legs.value.map(({ number, fromPlace, fromZone, departsAt, toPlace, toZone, arrivesAt }) => ({
      number,
      fromPlace,
      fromZone,
      departsAt,
      toPlace,
      toZone,
      arrivesAt,
    })),
  )
}

// ── steps of a mission ──

type StepRefusal = rules.MissionClosed | 'not_found'

export async function briefMission(work: Work, input: Asked<'briefMission'>): Promise<Result<MissionFile, StepRefusal | 'in_the_future'>> {
  const found = await findMissionForUpdate(work.db, input.missionId)
  if (found === undefined) return refuse('not_found')
  const open = rules.isOpen(found)
  if (!open.ok) return open
  const { today } = await limitsToday(work, found.office)
  return input.on > today ? refuse('in_the_future') : keep(work, { ...found, briefedOn: input.on }, 'escort_briefed')
}

export async function tickStep(
  work: Work,
  input: Asked<'tickStep'>,
): Promise<Result<MissionFile, StepRefusal | 'step_not_of_this_mission'>> {
  const found = await findMissionForUpdate(work.db, input.missionId)
  if (found === undefined) return refuse('not_found')
  const steps = rules.tickStep(found, input.step, input.done)
  return steps.ok ? keep(work, { ...found, steps: steps.value }, 'mission_step_ticked', { step: input.step, done: input.done }) : steps
}

export async function reportMission(
  work: Work,
  input: Asked<'reportMission'>,
): Promise<Result<MissionFile, StepRefusal | 'mission_not_over'>> {
  const found = await findMissionForUpdate(work.db, input.missionId)
  if (found === undefined) return refuse('not_found')
  const may = rules.canReport(found, work.now)
  if (!may.ok) return may
  const { report, incidents } = input
  return keep(work, { ...found, report, incidents, reportedAt: work.now }, 'mission_reported', { incidents }, work.actor.accountId)
}

export async function cancelMission(work: Work, input: Asked<'cancelMission'>): Promise<Result<MissionFile, StepRefusal>> {
  const found = await findMissionForUpdate(work.db, input.missionId)
  if (found === undefined) return refuse('not_found')
  const open = rules.isOpen(found)
  return open.ok ? keep(work, { ...found, cancelledReason: input.reason, cancelledAt: work.now }, 'mission_cancelled') : open
}

async function keep(
  work: Work,
  mission: Mission,
  event: string,
  facts: Record<string, string | number | boolean> = {},
  reportedBy: string | null = null,
): Promise<Result<MissionFile, 'not_found'>> {
  const kept = { ...mission, updatedAt: work.now }
  await saveMissionStep(work.db, kept, reportedBy)
  tell(work, kept, event, facts)
  return fileOf(work, kept)
}

// ── the page of a mission ──

async function fileOf(work: Work, mission: Mission): Promise<Result<MissionFile, 'not_found'>> {
  const movement = await getMovement(work, mission.movementId)
  const escort = await findEscort(work.db, mission.escortId)
  if (!movement.ok || escort === undefined) return refuse('not_found')
  const { today } = await limitsToday(work, mission.office)
  const onBoard = movement.value.passengers.filter(({ state }) => !notOnBoard.includes(state))
  const legs = movement.value.legs.filter(({ seq }) => mission.legs.includes(seq))
  const places = [...legs, ...mission.returnLegs].flatMap(({ fromPlace, toPlace }) => [fromPlace, toPlace])
  const countries = places.flatMap((place) => countryOfPlace(place) ?? [])
  const isInCharge = ({ id }: Passenger): boolean => mission.passengerIds.includes(id)
  return accept({
    mission,
    state: rules.missionState(mission, work.now, today),
    gaps: rules.gapsOf(mission),
    escort,
    movementRef: movement.value.publicRef,
    perDiemTotalMinor: rules.perDiemTotal(mission),
    visasToLookAt: rules.visasToLookAt(escort, countries, mission.returnsOn),
    inCharge: movement.value.passengers.filter(isInCharge).map(inChargeOf),
    others: onBoard.filter((one) => !isInCharge(one)).map(inChargeOf),
  })
}

function inChargeOf(one: Passenger): InCharge {
  const { id, caseId, caseRef, familyName, givenNames, nativeName, ageBand, languages, ssr, state } = one
  return { id, caseId, caseRef, familyName, givenNames, nativeName, ageBand, languages, ssr, state }
}

function tell(work: Work, mission: Mission, name: string, facts: Record<string, string | number | boolean> = {}): void {
  const { id, office, compartment, movementId, publicRef: ref, kind } = mission
  work.record({ name, subject: id, office, compartment, facts: { ...facts, movementId, missionRef: ref, kind } })
}
