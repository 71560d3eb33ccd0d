/** The nouns that are read and not worked on: the board of a day, what a phone takes along for a shift, the note to the next shift. */
import { z } from 'zod'
import { AccountId } from '#domain/access/words.ts'
import { Day, Instant, TimeZone } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { AirportCode } from '#domain/kit/place.ts'
import { Mishap } from './mishap-words.ts'
import { Flight, TransitGroup, TransitTask } from './words.ts'

export const ShiftNoteId = Id.brand<'ShiftNoteId'>().meta({ id: 'ShiftNoteId' })
export type ShiftNoteId = z.infer<typeof ShiftNoteId>

export const DeskShiftId = Id.brand<'DeskShiftId'>().meta({ id: 'DeskShiftId' })
export type DeskShiftId = z.infer<typeof DeskShiftId>

/** A shift of the roster: who works from when until when. Closed only with a note to the next one (domain.md 1.12). */
export const DeskShift = z
  .object({
    id: DeskShiftId,
    airport: AirportCode,
    startsAt: Instant,
    endsAt: Instant,
    agents: z.array(AccountId),
    closedAt: Instant.nullable(),
    closedBy: AccountId.nullable(),
    noteId: ShiftNoteId.nullable(),
  })
  .meta({ id: 'DeskShift' })
export type DeskShift = z.infer<typeof DeskShift>

/** A group with everything an agent does for it. */
export const BoardGroup = TransitGroup.extend({ tasks: z.array(TransitTask), mishaps: z.array(Mishap) }).meta({ id: 'BoardGroup' })
export type BoardGroup = z.infer<typeof BoardGroup>

/** Groups under the flight that brings them, or takes them away when the journey begins here. */
export const BoardFlight = z.object({ flight: Flight, comesIn: z.boolean(), groups: z.array(BoardGroup) }).meta({ id: 'BoardFlight' })
export type BoardFlight = z.infer<typeof BoardFlight>

/** What the desk reckons with, as it holds on a day: dated configuration, packs/transit/desk-terms.yaml. */
export const DeskTerms = z
  .object({
    validFrom: Day,
    validTo: Day.optional(),
    source: z.string().min(1),
    toBeChecked: z.boolean().default(false),
    /** Load that one agent carries in three hours; a person is 1, a wheelchair 2 more, a stretcher 4 more. */
    loadPerAgent: z.number().positive(),
    /** How long after the end of a shift its board may still lie on a phone. */
    graceMinutes: z
      .int()
      .min(0)
      .max(24 * 60),
    /** How long a board may lie on a phone of somebody who is on no shift. */
    unrosteredHours: z.int().min(1).max(24),
  })
  .meta({ id: 'DeskTerms' })
export type DeskTerms = z.infer<typeof DeskTerms>

export const Board = z
  .object({
    airport: AirportCode,
    day: Day,
    zone: TimeZone,
    takenAt: Instant,
    flights: z.array(BoardFlight),
    /** The shifts that touch the day, and what an agent carries: enough to reckon the load with no network. */
    shifts: z.array(DeskShift),
    terms: DeskTerms,
  })
  .meta({ id: 'Board' })
export type Board = z.infer<typeof Board>

/** Three hours of a local day at an airport: what is to be done, and what the team on shift can do. */
export const LoadBucket = z
  .object({ startsAt: Instant, endsAt: Instant, load: z.number(), capacity: z.number(), agents: z.number(), persons: z.int() })
  .meta({ id: 'LoadBucket' })
export type LoadBucket = z.infer<typeof LoadBucket>

/** A coming day at a glance, with its fullest three hours. */
export const DayAhead = z
  .object({
    day: Day,
    groups: z.int(),
    persons: z.int(),
    wheelchairs: z.int(),
    stretchers: z.int(),
    languages: z.array(z.string()),
    /** Connections by colour. */
    green: z.int(),
    amber: z.int(),
    red: z.int(),
    buckets: z.array(LoadBucket),
  })
  .meta({ id: 'DayAhead' })
export type DayAhead = z.infer<typeof DayAhead>

/** Somebody whom a task can be given to. */
export const TeamMember = z.object({ id: AccountId, name: z.string() }).meta({ id: 'TeamMember' })
export type TeamMember = z.infer<typeof TeamMember>

/** What one shift must tell the next (domain.md 1.12). */
export const ShiftNote = z
  .object({
    id: ShiftNoteId,
    airport: AirportCode,
    on: Day,
    text: z.string(),
    writtenAt: Instant,
    writtenBy: AccountId,
    writerName: z.string().nullable(),
  })
  .meta({ id: 'ShiftNote' })
export type ShiftNote = z.infer<typeof ShiftNote>

/** The public half of the key that signs tokens (token-rules.ts): an Ed25519 key in SPKI form, base64url. */
export const TokenKey = z.object({ id: z.string(), spki: z.string() }).meta({ id: 'TokenKey' })
export type TokenKey = z.infer<typeof TokenKey>

/** Everything a phone needs for a whole shift with no network. */
export const Shift = z
  .object({
    airport: AirportCode,
    takenAt: Instant,
    /** After this hour nothing of it may be left on a phone: the end of the shift, and a grace (shift-rules.ts). */
    keepUntil: Instant,
    boards: z.array(Board),
    team: z.array(TeamMember),
    notes: z.array(ShiftNote),
    tokenKey: TokenKey,
  })
  .meta({ id: 'Shift' })
export type Shift = z.infer<typeof Shift>
