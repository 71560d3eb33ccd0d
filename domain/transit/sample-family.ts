/** One fictitious family of five at CDG between two flights, for the tests of this room (domain.md appendix A, F1). Nothing else imports it. */
import { type Day, instant, type Instant } from '#domain/kit/day.ts'
import type { BoardGroup, DeskTerms, Shift } from './board-words.ts'
import type { Flight, GroupId, TaskId, TransitGroup, TransitTask } from './words.ts'

export const now = instant('2026-11-14T06:00:00Z')
export const minute = (after: number): Instant => instant(new Date(Date.parse(now) + after * 60_000).toISOString())

export const agent = { accountId: '0192f000-0000-7000-8000-000000000001' as TransitTask['assignee'] & string }
export const colleague = { accountId: '0192f000-0000-7000-8000-000000000002' as TransitTask['assignee'] & string }
export const team = [agent.accountId, colleague.accountId] as string[]

export const inbound: Flight = {
  number: 'XX123',
  from: 'ADD',
  fromTerminal: null,
  fromZone: 'Africa/Addis_Ababa' as Flight['fromZone'],
  departsAt: instant('2026-11-13T20:00:00Z'),
  expectedDepartsAt: null,
  to: 'CDG',
  toTerminal: '2E',
  toZone: 'Europe/Paris' as Flight['toZone'],
  arrivesAt: instant('2026-11-14T05:40:00Z'),
  expectedArrivesAt: null,
  status: 'SCHEDULED',
  bagsRechecked: false,
  borderEntry: false,
}

export const outbound: Flight = {
  ...inbound,
  number: 'XX456',
  from: 'CDG',
  fromTerminal: '2E',
  fromZone: 'Europe/Paris' as Flight['fromZone'],
  departsAt: instant('2026-11-14T07:00:00Z'),
  to: 'YUL',
  toTerminal: null,
  toZone: 'America/Toronto' as Flight['toZone'],
  arrivesAt: instant('2026-11-14T14:45:00Z'),
}

/** Mother, two children, a baby and a grandmother who needs a wheelchair: 80 minutes where 90 are needed. */
export const family: TransitGroup = {
  id: '0192f000-0000-7000-8000-0000000000a0' as GroupId,
  office: 1,
  compartment: 0,
  airport: 'CDG' as TransitGroup['airport'],
  zone: 'Europe/Paris' as TransitGroup['zone'],
  servesOn: '2026-11-14' as Day,
  servesUntil: '2026-11-14' as Day,
  passage: 'CONNECTION',
  movementId: '0192f000-0000-7000-8000-0000000000b0' as TransitGroup['movementId'],
  movementType: 'RESETTLEMENT',
  manifestVersion: 1,
  caseId: '0192f000-0000-7000-8000-0000000000c0' as TransitGroup['caseId'],
  caseRef: 'OIM-7F3K2M9Q',
  leadName: 'TESFAYE-EXEMPLE ALMAZ',
  headCount: 5,
  adults: 2,
  children: 2,
  infants: 1,
  languages: ['ti'],
  ssr: ['WCHR', 'BSCT'],
  wheelchairs: 1,
  stretchers: 0,
  unaccompaniedMinor: false,
  inbound,
  outbound,
  connection: { minutes: 80, neededMinutes: 90, colour: 'AMBER', overnight: false },
  handoverParty: null,
  travelBefore: '2026-11-20' as Day,
  cancelledAt: null,
  tokens: [{ id: '5f0c3a91-7d24-4e18-9b6a-c2d8e4f01735', version: 1 }],
}

/** The same family at the end of its journey. */
export const arriving: TransitGroup = {
  ...family,
  passage: 'ARRIVAL',
  outbound: null,
  connection: null,
  handoverParty: 'Association Accueil-Exemple',
}

export const meeting: TransitTask = {
  id: '0192f000-0000-7000-8000-0000000000d0' as TaskId,
  groupId: family.id,
  kind: 'MEET_AT_AIRCRAFT',
  dueAt: instant('2026-11-14T05:45:00Z'),
  noticeBy: null,
  expected: 5,
  counted: null,
  state: 'PLANNED',
  assignee: null,
  doneAt: null,
  doneBy: null,
  handOver: null,
  note: null,
  createdAt: instant('2026-11-10T09:00:00Z'),
  revision: 1,
  lastCommand: null,
}

export const baggage: TransitTask = { ...meeting, id: '0192f000-0000-7000-8000-0000000000d1' as TaskId, kind: 'BAGGAGE', dueAt: null }
export const handingOver: TransitTask = {
  ...meeting,
  id: '0192f000-0000-7000-8000-0000000000d2' as TaskId,
  kind: 'HANDOVER_NGO',
  dueAt: minute(70),
}

export function onBoard(group: TransitGroup, ...tasks: TransitTask[]): BoardGroup {
  return { ...group, tasks, mishaps: [] }
}

/** What every step carries: the state seen and when it was done. */
export const saw = (task: TransitTask) => ({ taskId: task.id, seenRevision: task.revision, doneAt: now })

/** What the desk reckons with in these tests. */
export const terms: DeskTerms = {
  validFrom: '2026-01-01' as Day,
  source: 'sample',
  toBeChecked: false,
  loadPerAgent: 10,
  graceMinutes: 120,
  unrosteredHours: 12,
}

/** What a phone takes along for a shift on which this one group is all there is. */
export function shiftHolding(group: BoardGroup): Shift {
  const board = {
    airport: group.airport,
    day: group.servesOn,
    zone: group.zone,
    takenAt: now,
    flights: [{ flight: group.inbound!, comesIn: true, groups: [group] }],
    shifts: [],
    terms,
  }
  return {
    airport: group.airport,
    takenAt: now,
    keepUntil: minute(14 * 60),
    boards: [board],
    team: [agent, colleague].map(({ accountId }) => ({ id: accountId, name: '' })),
    notes: [],
    tokenKey: { id: '00000000', spki: '' },
  }
}
