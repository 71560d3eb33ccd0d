/**
 * Which tasks a group needs at an airport, when each is due, and what becomes of work already done when a newer manifest arrives.
 * The table of domain.md 1.12 stands here and nowhere else.
 */
import { addMinutes, type Instant, minutesBetween } from '#domain/kit/day.ts'
import { isOpen } from './rules.ts'
import { type Flight, TaskKind, type TransitGroup, type TransitTask } from './words.ts'

export type TaskPlan = Pick<TransitTask, 'kind' | 'dueAt' | 'noticeBy' | 'expected'>

/** What the tasks of a group depend on. */
export type Plannable = Pick<
  TransitGroup,
  'airport' | 'passage' | 'movementType' | 'headCount' | 'ssr' | 'unaccompaniedMinor' | 'inbound' | 'outbound' | 'connection'
>

const metAfterLandingMin = 5
const handedOverAfterLandingMin = 90
const atGateBeforeBoardingMin = 45
const checkInBeforeDepartureMin = 180
const noticeToAirportMin = 48 * 60
/** Airlines seldom publish a boarding hour; without one, boarding starts this long before departure. */
const boardingBeforeDepartureMin = 30
/** A meal is owed on a connection longer than this, or when a flight is this late (domain.md 1.12, 1.13). */
const mealAfterMin = 180
const mealAfterDelayMin = 120

const wheelchairs = ['WCHR', 'WCHS', 'WCHC', 'WCHP', 'STCR']

type Row = {
  kind: TaskKind
  when: (group: Plannable) => boolean
  due?: (group: Plannable) => Instant | null
  noticeBy?: (group: Plannable) => Instant | null
}

/** domain.md 1.12, row by row. A row without `due` is a dash there: the step comes between its neighbours. */
const table: readonly Row[] = [
  { kind: 'MEET_AT_AIRCRAFT', when: landsHere, due: (group) => landing(group, metAfterLandingMin) },
  {
    kind: 'PRM',
    when: needsWheelchair,
    due: (group) => landing(group, metAfterLandingMin) ?? departure(group, checkInBeforeDepartureMin),
    noticeBy: noticeOf,
  },
  { kind: 'BORDER_ASSIST', when: entersFrance },
  { kind: 'BAGGAGE', when: (group) => entersFrance(group) || (landsHere(group) && group.outbound?.bagsRechecked === true) },
  { kind: 'CUSTOMS', when: entersFrance },
  { kind: 'MEAL_KIT', when: waitsLong },
  { kind: 'OVERNIGHT', when: (group) => landsHere(group) && group.connection?.overnight === true },
  {
    kind: 'CHECKIN_ONWARD',
    when: (group) => boardsOnwardHere(group) && group.outbound?.bagsRechecked === true,
    due: (group) => departure(group, checkInBeforeDepartureMin),
  },
  // The table says "AVRR/VHR leaving France"; whoever else begins a journey here needs the same hands until the gate.
  { kind: 'DEPARTURE_ASSIST', when: (group) => group.passage === 'DEPARTURE', due: (group) => departure(group, checkInBeforeDepartureMin) },
  { kind: 'TRANSFER_GATE', when: boardsOnwardHere, due: (group) => departure(group, boardingBeforeDepartureMin + atGateBeforeBoardingMin) },
  // A child who travels alone goes from hand to hand, to a guardian and never to "the family" in general.
  { kind: 'UM_TRANSFER', when: (group) => group.unaccompaniedMinor },
  {
    kind: 'HANDOVER_NGO',
    when: (group) => endsHere(group) && !joinsFamily(group),
    due: (group) => landing(group, handedOverAfterLandingMin),
  },
  {
    kind: 'HANDOVER_FAMILY',
    when: (group) => endsHere(group) && joinsFamily(group),
    due: (group) => landing(group, handedOverAfterLandingMin),
  },
]

/** The tasks of a group at its airport, in the order in which they are done. */
export function tasksFor(group: Plannable): TaskPlan[] {
  return table
    .filter((row) => row.when(group))
    .map((row) => ({ kind: row.kind, dueAt: row.due?.(group) ?? null, noticeBy: row.noticeBy?.(group) ?? null, expected: group.headCount }))
}

/** What changes when a plan meets the tasks that stand. Running it again on its own outcome changes nothing. */
export type TaskChanges = { add: TaskPlan[]; change: TransitTask[] }

/**
 * A newer manifest never undoes work: a finished task stays finished, unless people were added whom nobody has counted yet. Then it
 * is `PARTIAL` again, because a task with fewer counted than expected is never done (domain.md 1.12).
 */
export function mergeTasks(standing: readonly TransitTask[], wanted: readonly TaskPlan[]): TaskChanges {
  const add = wanted.filter((plan) => !standing.some((task) => task.kind === plan.kind))
  const change = standing.flatMap((task) => {
    const becomes = follow(
      task,
      wanted.find((plan) => plan.kind === task.kind),
    )
    return JSON.stringify(becomes) === JSON.stringify(task) ? [] : [{ ...becomes, revision: task.revision + 1 }]
  })
  return { add, change }
}

/** Tasks in the order of the table: the order of the way through the airport. */
export function inOrder<Task extends { kind: TaskKind }>(tasks: readonly Task[]): Task[] {
  return tasks.toSorted((one, other) => TaskKind.options.indexOf(one.kind) - TaskKind.options.indexOf(other.kind))
}

function follow(task: TransitTask, plan: TaskPlan | undefined): TransitTask {
  if (plan === undefined) return isOpen(task) ? { ...task, state: 'CANCELLED' } : task
  const { dueAt, noticeBy, expected } = plan
  if (task.state === 'DONE' && (task.counted === null || task.counted >= expected)) return task
  // Somebody counted: whether that is all or a part of the work depends on the list. It also stands when a cancelled family comes back.
  if (task.counted !== null) return { ...task, dueAt, noticeBy, expected, state: task.counted >= expected ? 'DONE' : 'PARTIAL' }
  if (task.state === 'CANCELLED') return { ...task, dueAt, noticeBy, expected, state: task.assignee === null ? 'PLANNED' : 'ASSIGNED' }
  return { ...task, dueAt, noticeBy, expected }
}

function landsHere(group: Plannable): boolean {
  return group.inbound !== null && group.inbound.to === group.airport
}

/** Where the next flight leaves from another airport, the gate is the work of the desk over there. */
function boardsOnwardHere(group: Plannable): boolean {
  return group.passage === 'CONNECTION' && group.outbound?.from === group.airport
}

function endsHere(group: Plannable): boolean {
  return group.passage === 'ARRIVAL' && !group.unaccompaniedMinor
}

function entersFrance(group: Plannable): boolean {
  return group.passage === 'ARRIVAL' || (landsHere(group) && group.outbound?.borderEntry === true)
}

function needsWheelchair(group: Plannable): boolean {
  return group.ssr.some((code) => wheelchairs.includes(code))
}

function waitsLong(group: Plannable): boolean {
  if (landsHere(group) && group.connection !== null && group.connection.minutes > mealAfterMin) return true
  return group.outbound?.from === group.airport && lateBy(group.outbound) >= mealAfterDelayMin
}

/** Reunited families are received by the family itself, everybody else by the association in charge (domain.md 1.12). */
function joinsFamily(group: Plannable): boolean {
  return group.movementType === 'FAMILY_REUNIFICATION'
}

function landing(group: Plannable, minutesAfter: number): Instant | null {
  return landsHere(group) && group.inbound !== null
    ? addMinutes(group.inbound.expectedArrivesAt ?? group.inbound.arrivesAt, minutesAfter)
    : null
}

function departure(group: Plannable, minutesBefore: number): Instant | null {
  return group.outbound === null ? null : addMinutes(group.outbound.expectedDepartsAt ?? group.outbound.departsAt, -minutesBefore)
}

/** The right to a wheelchair needs notice 48 h before the flight (Regulation (EC) 1107/2006; domain.md 1.9). */
function noticeOf(group: Plannable): Instant | null {
  const flight = group.inbound ?? group.outbound
  return flight === null ? null : addMinutes(flight.departsAt, -noticeToAirportMin)
}

function lateBy(flight: Flight): number {
  return flight.expectedDepartsAt === null ? 0 : minutesBetween(flight.departsAt, flight.expectedDepartsAt)
}
