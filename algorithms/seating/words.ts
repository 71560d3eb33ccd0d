// The nouns of a planning run: who wants to travel, on what, within which limits, and what a plan says. Types only.

export type Flight = {
  id: string
  kind: 'scheduled' | 'charter'
  from: string
  to: string
  /** Minutes from the start of the horizon. */
  departsAt: number
  arrivesAt: number
  seats: number
  wheelchairs: number
  stretchers: number
  /** Seats that must be filled, escorts included, when anybody flies. 0 on scheduled flights. */
  minimumLoad: number
  fixedCost: number
}

/** Persons who travel together: never split. */
export type Group = {
  id: string
  size: number
  wheelchairs: number
  stretchers: number
  needsEscort: boolean
  priority: number
  from: string
  /** Best first. */
  destinations: string[]
  /** Minutes: the earliest and the latest departure. */
  window: { start: number; end: number }
}

export type Hub = { minimumConnection: number; teamPer3h: number }

export type Prices = {
  person: number
  lateDay: number
  costWeight: number
  charterSeat: number
  scheduledSeat: number
  overnight: number
  otherDestination: number
  escort: number
}

export type Instance = {
  name?: string
  flights: Flight[]
  groups: Group[]
  hubs: Record<string, Hub>
  escortPoolPerDay: number
  prices: Prices
}

export type Placement = { group: string; legs: string[] }

/** What keeps a group on the ground. `worse_for_others`: it would fit, at a price that others would pay. */
export type Why = 'no_itinerary' | 'seats' | 'wheelchairs' | 'stretchers' | 'escorts' | 'hub_team' | 'worse_for_others'

/** What would let the group travel: so many more of a limit on a flight, a day or in a hub's three hours, or so many more days of its window. */
export type Remedy = { limit: Why | 'window' | 'minimum_load'; on: string; missing: number }

export type Unplaced = { group: string; why: Why; remedies: Remedy[] }

export type Plan = {
  placements: Placement[]
  value: number
  /** Proved: no feasible plan is worth more. */
  bound: number
  /** (bound − value) / value. */
  gap: number
  seconds: number
  unplaced: Unplaced[]
}
