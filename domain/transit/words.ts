/**
 * The nouns of the airport desk: what an airside agent may know of a group, and the tasks that carry it through the airport. No
 * birth date, no document number and no diagnosis ever enters here (domain.md appendix B: TRANSIT).
 */
import { z } from 'zod'
import { AccountId, OfficeId } from '#domain/access/words.ts'
import { CaseId } from '#domain/cases/words.ts'
import { Day, Instant, TimeZone } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { AirportCode } from '#domain/kit/place.ts'
import { Connection, LegStatus, Movement, MovementId } from '#domain/movements/words.ts'

export const GroupId = Id.brand<'GroupId'>().meta({ id: 'GroupId' })
export type GroupId = z.infer<typeof GroupId>

export const TaskId = Id.brand<'TaskId'>().meta({ id: 'TransitTaskId' })
export type TaskId = z.infer<typeof TaskId>

/** domain.md 1.12, in the order in which a group goes through them. */
export const TaskKind = z
  .enum([
    'MEET_AT_AIRCRAFT',
    'PRM',
    'BORDER_ASSIST',
    'BAGGAGE',
    'CUSTOMS',
    'MEAL_KIT',
    'OVERNIGHT',
    'CHECKIN_ONWARD',
    'DEPARTURE_ASSIST',
    'TRANSFER_GATE',
    'UM_TRANSFER',
    'HANDOVER_NGO',
    'HANDOVER_FAMILY',
  ])
  .meta({ id: 'TransitTaskKind' })
export type TaskKind = z.infer<typeof TaskKind>

/**
 * Of the eight states of domain.md 1.12, those that a command reaches today. `PARTIAL`: the work was done for fewer people than
 * expected, and a mishap is open for the others.
 */
export const TaskState = z.enum(['PLANNED', 'ASSIGNED', 'DONE', 'PARTIAL', 'CANCELLED']).meta({ id: 'TransitTaskState' })
export type TaskState = z.infer<typeof TaskState>

/** The proof of identity that a receiver showed. Its number is never stored (domain.md appendix E). */
export const ReceiverIdKind = z.enum(['IDENTITY_CARD', 'PASSPORT', 'RESIDENCE_PERMIT', 'PROFESSIONAL_CARD']).meta({ id: 'ReceiverIdKind' })
export type ReceiverIdKind = z.infer<typeof ReceiverIdKind>

/** Who took charge of the group. How many persons they received is the task's `counted`. */
export const HandOver = z
  .object({ receiverName: z.string(), receiverOrganisation: z.string().nullable(), receiverIdKind: ReceiverIdKind })
  .meta({ id: 'HandOver' })
export type HandOver = z.infer<typeof HandOver>

export const TransitTask = z
  .object({
    id: TaskId,
    groupId: GroupId,
    kind: TaskKind,
    /** Null for a step that has no hour of its own: it comes between its neighbours. */
    dueAt: Instant.nullable(),
    /** The latest instant at which the airport must have been told (wheelchairs: 48 h before). */
    noticeBy: Instant.nullable(),
    /** How many persons the newest manifest says. */
    expected: z.int(),
    counted: z.int().nullable(),
    state: TaskState,
    assignee: AccountId.nullable(),
    /** When it was done by the clock of whoever did it, which may be hours before the server heard of it. */
    doneAt: Instant.nullable(),
    doneBy: AccountId.nullable(),
    handOver: HandOver.nullable(),
    note: z.string().nullable(),
    createdAt: Instant,
    /** Rises with every change, and the command that made the newest change: together they tell what somebody had seen. */
    revision: z.int(),
    lastCommand: Id.nullable(),
  })
  .meta({ id: 'TransitTask' })
export type TransitTask = z.infer<typeof TransitTask>

/** A flight as the airport's screens show it. Both ends carry their zone, because a local time never travels without one. */
export const Flight = z
  .object({
    number: z.string().meta({ description: 'Carrier and number, such as XX123' }),
    from: z.string(),
    fromTerminal: z.string().nullable(),
    fromZone: TimeZone,
    departsAt: Instant,
    expectedDepartsAt: Instant.nullable(),
    to: z.string(),
    toTerminal: z.string().nullable(),
    toZone: TimeZone,
    arrivesAt: Instant,
    expectedArrivesAt: Instant.nullable(),
    status: LegStatus,
    /** Before boarding it, bags are taken and given again, or the ticket is another one. */
    bagsRechecked: z.boolean(),
    /** Before boarding it, the passengers enter the country they change in. */
    borderEntry: z.boolean(),
  })
  .meta({ id: 'Flight' })
export type Flight = z.infer<typeof Flight>

/** Why a group is at this airport: its journey ends here, goes on, or begins (domain.md 1.17 counts them apart). */
export const Passage = z.enum(['ARRIVAL', 'CONNECTION', 'DEPARTURE']).meta({ id: 'Passage' })
export type Passage = z.infer<typeof Passage>

/** Of the connection as movements judge it (domain.md 1.11), what the board shows. */
export const GroupConnection = Connection.pick({ minutes: true, neededMinutes: true, colour: true, overnight: true }).meta({
  id: 'GroupConnection',
})
export type GroupConnection = z.infer<typeof GroupConnection>

/** A token of the group's hand-over slips: its id, which is chance alone, and the version of the list it was made for. */
export const GroupToken = z.object({ id: Id, version: z.int() }).meta({ id: 'GroupToken' })
export type GroupToken = z.infer<typeof GroupToken>

/** The members of one case on one movement, seen from one airport. */
export const TransitGroup = z
  .object({
    id: GroupId,
    office: OfficeId,
    compartment: z.int(),
    airport: AirportCode,
    zone: TimeZone,
    /** Local days of the first and the last thing to do here. */
    servesOn: Day,
    servesUntil: Day,
    passage: Passage,
    movementId: MovementId,
    movementType: Movement.shape.movementType,
    manifestVersion: z.int(),
    caseId: CaseId,
    caseRef: z.string(),
    leadName: z.string(),
    headCount: z.int(),
    /** Ages as bands only: 12 and over, 2 to 11, under 2 (domain.md 1.6). */
    adults: z.int(),
    children: z.int(),
    infants: z.int(),
    languages: z.array(z.string()),
    ssr: z.array(z.string()),
    /** How many need a wheelchair, and how many a stretcher: what the team reckons with. */
    wheelchairs: z.int(),
    stretchers: z.int(),
    unaccompaniedMinor: z.boolean(),
    inbound: Flight.nullable(),
    outbound: Flight.nullable(),
    connection: GroupConnection.nullable(),
    handoverParty: z.string().nullable(),
    /** The last day on which visa, permits and fitness of everybody still hold: the limit of any rebooking (domain.md 1.3). */
    travelBefore: Day.nullable(),
    cancelledAt: Instant.nullable(),
    /** Of each version of the list, newest first: a slip printed yesterday is still known. */
    tokens: z.array(GroupToken),
  })
  .meta({ id: 'TransitGroup' })
export type TransitGroup = z.infer<typeof TransitGroup>
