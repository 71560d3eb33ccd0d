/** The nouns that are read and not worked on: the board of a day, what a phone takes along for a shift, the note to the next shift, the month's figures. */
import { z } from 'zod'
import { AccountId } from '#domain/access/words.ts'
import { Day, Instant, TimeZone } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { AirportCode } from '#domain/kit/place.ts'
import { Mishap } from './mishap-words.ts'
import { Flight, TransitGroup, TransitTask } from './words.ts'

export const ShiftNoteId = Id.brand<'ShiftNoteId'>().meta({ id: 'ShiftNoteId' })
export type ShiftNoteId = z.infer<typeof ShiftNoteId>

/** A group with everything an agent does for it. */
export const BoardGroup = TransitGroup.extend({ tasks: z.array(TransitTask), mishaps: z.array(Mishap) }).meta({ id: 'BoardGroup' })
export type BoardGroup = z.infer<typeof BoardGroup>

/** Groups under the flight that brings them, or takes them away when the journey begins here. */
export const BoardFlight = z.object({ flight: Flight, comesIn: z.boolean(), groups: z.array(BoardGroup) }).meta({ id: 'BoardFlight' })
export type BoardFlight = z.infer<typeof BoardFlight>

export const Board = z
  .object({ airport: AirportCode, day: Day, zone: TimeZone, takenAt: Instant, flights: z.array(BoardFlight) })
  .meta({ id: 'Board' })
export type Board = z.infer<typeof Board>

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

/** Everything a phone needs for a whole shift with no network. */
export const Shift = z
  .object({ airport: AirportCode, takenAt: Instant, boards: z.array(Board), team: z.array(TeamMember), notes: z.array(ShiftNote) })
  .meta({ id: 'Shift' })
export type Shift = z.infer<typeof Shift>

/** Persons assisted in a month, with the definitions of domain.md 1.17. The unit is persons, never cases or movements. */
export const MonthFigures = z
  .object({
    month: z.string().meta({ description: 'YYYY-MM' }),
    transit: z.int(),
    arrivals: z.int(),
    departures: z.int(),
    assisted: z.int().meta({ description: 'transit + arrivals + departures' }),
    cases: z.int(),
  })
  .meta({ id: 'MonthFigures' })
export type MonthFigures = z.infer<typeof MonthFigures>
