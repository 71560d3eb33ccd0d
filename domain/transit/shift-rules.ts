/**
 * The roster of the airport desk: who works from when until when, what the team can carry in three hours against what is planned, and
 * how long a board may lie on a phone. The figures are dated configuration (DeskTerms); nothing here reads the clock.
 */
import { addDays, addMinutes, dayAt, type Day, type Instant, instantFromMs, msOf, startOfDay } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { ConnectionColour } from '#domain/movements/words.ts'
import type { Board, DayAhead, DeskShift, DeskTerms, LoadBucket, ShiftNoteId } from './board-words.ts'
import { type Hand, isInTheFuture } from './rules.ts'
import type { TransitGroup } from './words.ts'

const bucketHours = 3
/** Who has no onward flight is in the hands of the desk this long (domain.md 1.12: handed over 90 minutes after landing). */
const arrivalMinutes = 90
const departureMinutes = 180
/** Whoever waits longer for an onward flight sits in a lounge or a hotel, and binds nobody all the time. */
const longestBindingMinutes = 6 * 60
export const longestShiftHours = 16

export type PlanShiftRefusal = 'ends_before_it_begins' | 'shift_too_long' | 'not_in_the_team' | 'nobody_on_shift'

/** Somebody is put on a shift. Two shifts may overlap: at the change of shift both are there. */
export function planShift(
  asked: Pick<DeskShift, 'id' | 'airport' | 'startsAt' | 'endsAt' | 'agents'>,
  team: readonly string[],
): Result<DeskShift, PlanShiftRefusal> {
  if (asked.endsAt <= asked.startsAt) return refuse('ends_before_it_begins')
  if (asked.endsAt > addMinutes(asked.startsAt, longestShiftHours * 60)) return refuse('shift_too_long', { hours: longestShiftHours })
  if (asked.agents.length === 0) return refuse('nobody_on_shift')
  if (asked.agents.some((agent) => !team.includes(agent))) return refuse('not_in_the_team')

  return accept({ ...asked, agents: [...new Set(asked.agents)], closedAt: null, closedBy: null, noteId: null })
}

export type CloseShiftRefusal = 'in_the_future' | 'shift_not_begun'

/**
 * A shift is closed with the note that it leaves to the next one, and never without (domain.md 1.12; the database refuses it too).
 * The first to close it stands; a second note is kept beside the first.
 */
export function closeShift(
  actor: Hand,
  shift: DeskShift,
  noteId: ShiftNoteId,
  at: Instant,
  now: Instant,
): Result<DeskShift, CloseShiftRefusal> {
  if (isInTheFuture(at, now)) return refuse('in_the_future')
  if (at < shift.startsAt) return refuse('shift_not_begun')
  if (shift.closedAt !== null) return accept(shift)

  return accept({ ...shift, closedAt: at, closedBy: actor.accountId, noteId })
}

/** Nobody came, or the plan changed: only before the shift begins, because later it has a story to tell. */
export function cancelShift(shift: DeskShift, now: Instant): Result<DeskShift, 'shift_has_begun'> {
  return shift.startsAt > now ? accept(shift) : refuse('shift_has_begun')
}

/** The shifts that ended and that nobody closed: their note is owed. */
export function owingNotes(shifts: readonly DeskShift[], now: Instant): DeskShift[] {
  return shifts.filter((shift) => shift.closedAt === null && shift.endsAt <= now)
}

/**
 * Until when what was taken along may lie on a phone: the end of the shift that its holder is on, or begins within it, and a grace
 * for the way back into the network. Who is on no shift keeps it for a working day.
 */
export function keepUntil(account: string, shifts: readonly DeskShift[], takenAt: Instant, terms: DeskTerms): Instant {
  const unrostered = addMinutes(takenAt, terms.unrosteredHours * 60)
  const own = shifts
    .filter((shift) => shift.agents.some((agent) => agent === account) && shift.endsAt > takenAt && shift.startsAt < unrostered)
    .map((shift) => shift.endsAt)
    .toSorted()
  return own[0] === undefined ? unrostered : addMinutes(own[0], terms.graceMinutes)
}

/** What a group asks of the team: a person is one, a wheelchair two more, a stretcher four more (the hub's formula in planning). */
export function loadOf(group: Pick<TransitGroup, 'headCount' | 'wheelchairs' | 'stretchers'>): number {
  return group.headCount + 2 * group.wheelchairs + 4 * group.stretchers
}

/** The eight spans of three hours of a local day, the load that falls into each, and what the team on shift can carry. */
export function loadOfDay(
  board: Pick<Board, 'airport' | 'day' | 'zone' | 'shifts' | 'terms'>,
  groups: readonly TransitGroup[],
): LoadBucket[] {
  const bound = groups.filter((group) => group.cancelledAt === null).map((group) => ({ group, ...spanOf(group) }))
  return bucketsOf(board.day, board.zone).map(({ startsAt, endsAt }) => {
    const here = bound.filter((span) => span.from < endsAt && span.until > startsAt)
    const agents = board.shifts.reduce((sum, shift) => sum + shift.agents.length * shareOf(shift, startsAt, endsAt), 0)
    return {
      startsAt,
      endsAt,
      load: here.reduce((sum, { group }) => sum + loadOf(group), 0),
      persons: here.reduce((sum, { group }) => sum + group.headCount, 0),
      agents: Math.round(agents * 10) / 10,
      capacity: Math.round(agents * board.terms.loadPerAgent * 10) / 10,
    }
  })
}

export function isOverCapacity(bucket: LoadBucket): boolean {
  return bucket.load > bucket.capacity
}

/** Where hands will be missing and there is time to act: spans that are not over yet. */
export function shortages(buckets: readonly LoadBucket[], now: Instant): LoadBucket[] {
  return buckets.filter((bucket) => isOverCapacity(bucket) && bucket.endsAt > now)
}

/** A coming day at a glance. */
export function dayAhead(board: Pick<Board, 'airport' | 'day' | 'zone' | 'shifts' | 'terms'>, groups: readonly TransitGroup[]): DayAhead {
  const standing = groups.filter((group) => group.cancelledAt === null)
  const sum = (of: 'headCount' | 'wheelchairs' | 'stretchers') => standing.reduce((total, group) => total + group[of], 0)
  const colours = connectionColours(standing)
  return {
    day: board.day,
    groups: standing.length,
    persons: sum('headCount'),
    wheelchairs: sum('wheelchairs'),
    stretchers: sum('stretchers'),
    languages: [...new Set(standing.flatMap((group) => group.languages))].toSorted(),
    green: colours.GREEN,
    amber: colours.AMBER,
    red: colours.RED,
    buckets: loadOfDay(board, standing),
  }
}

/** How many connections are green, amber and red: of those who fly on from here. */
function connectionColours(groups: readonly Pick<TransitGroup, 'connection'>[]): Record<ConnectionColour, number> {
  const count = (colour: ConnectionColour) => groups.filter((group) => group.connection?.colour === colour).length
  return { GREEN: count('GREEN'), AMBER: count('AMBER'), RED: count('RED') }
}

/** From when until when a group binds hands here. */
function spanOf(group: TransitGroup): { from: Instant; until: Instant } {
  const { inbound, outbound, airport } = group
  const lands = inbound !== null && inbound.to === airport ? (inbound.expectedArrivesAt ?? inbound.arrivesAt) : null
  const leaves = outbound !== null && outbound.from === airport ? (outbound.expectedDepartsAt ?? outbound.departsAt) : null
  if (lands === null) return { from: addMinutes(leaves!, -departureMinutes), until: leaves! }
  const longest = addMinutes(lands, leaves === null ? arrivalMinutes : longestBindingMinutes)
  return { from: lands, until: leaves !== null && leaves < longest ? leaves : longest }
}

function bucketsOf(day: Day, zone: string): { startsAt: Instant; endsAt: Instant }[] {
  const [begins, ends] = [msOf(startOfDay(day, zone)), msOf(startOfDay(addDays(day, 1), zone))]
  const length = bucketHours * 3_600_000
  // On the day of the change of clocks the last span is an hour shorter or longer.
  return Array.from({ length: 24 / bucketHours }, (_, at) => ({
    startsAt: instantFromMs(begins + at * length),
    endsAt: instantFromMs(at === 24 / bucketHours - 1 ? ends : begins + (at + 1) * length),
  }))
}

/** What part of a span a shift covers, between 0 and 1. */
function shareOf(shift: DeskShift, startsAt: Instant, endsAt: Instant): number {
  const covered = Math.min(msOf(shift.endsAt), msOf(endsAt)) - Math.max(msOf(shift.startsAt), msOf(startsAt))
  return Math.max(0, covered) / (msOf(endsAt) - msOf(startsAt))
}

/** The shifts that touch a local day. */
export function shiftsOn(shifts: readonly DeskShift[], day: Day, zone: string): DeskShift[] {
  return shifts.filter((shift) => dayAt(shift.startsAt, zone) <= day && dayAt(addMinutes(shift.endsAt, -1), zone) >= day)
}
