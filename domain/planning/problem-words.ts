/** What the planning problem of an office is made from. Types only: how it becomes the mathematics of algorithms/seating is in instance-rules.ts. */
import type { Day, Instant } from '#domain/kit/day.ts'
import type { GuardedCase } from '#domain/movements/guard-rules.ts'
import type { BorderPerson, TransitRule } from '#domain/movements/border-rules.ts'
import type { TravelPaper } from '#domain/movements/paper-rules.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { CaseWindow, Decision, Needs, PlanningSettings, Priority, RunFlight, Wish } from './words.ts'

/** What a person shows at a border, whatever the way. */
export type Bearer = Pick<BorderPerson, 'nationality' | 'rights'> & { papers: readonly TravelPaper[] }

/** Who travels as borders see them, with what each State asks and where each airport lies. */
export type Borders = {
  bearers: ReadonlyMap<PersonId, Bearer>
  rules: readonly TransitRule[]
  countryOf: (place: string) => string | undefined
}

/** A family that may be placed, with all that the guards of a booking look at. */
export type PlannedCase = {
  caseId: string
  needs: Needs
  priority: Priority
  fromPlace: string
  destinations: readonly string[]
  fromZone: string
  window: CaseWindow
  wish: Wish | undefined
  guarded: GuardedCase
  /** How many days a document must outlast the arrival, by the day of the arrival. */
  marginOn: (arrivesOn: Day) => number
  borders: Borders
  decisions: readonly Decision[]
}

/** People who have seats already. `movable`: a re-planning may give them others, at the price of the change. */
export type BookedGroup = {
  key: string
  needs: Needs
  priority: Priority
  legs: readonly string[]
  movable: PlannedCase | undefined
  frozen: boolean
  hit: boolean
}

export type Problem = {
  /** The start of the first day of the horizon, in the office's zone. */
  startsAt: Instant
  flights: readonly RunFlight[]
  cases: readonly PlannedCase[]
  booked: readonly BookedGroup[]
  settings: PlanningSettings
  now: Instant
  /** The least minutes between two flights by the office's table (domain.md 1.11). */
  minimumBetween: (arrives: RunFlight, leaves: RunFlight) => number
}
