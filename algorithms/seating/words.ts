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
  /** Decided: these groups travel so, whatever it costs the others. */
  fixed?: Placement[] | undefined
  /** Not offered: the group on these legs; one leg alone forbids every way of the group that uses it. */
  forbidden?: Placement[] | undefined
  /** How a group travels as things stand: a plan that does not keep it pays the penalty, whether it moves the group or leaves it. */
  current?: Kept[] | undefined
}

export type Kept = Placement & { penalty: number }

export type Placement = { group: string; legs: string[] }

/** What keeps a group on the ground. `worse_for_others`: it would fit, at a price that others would pay. */
export type Why = 'no_itinerary' | 'seats' | 'wheelchairs' | 'stretchers' | 'escorts' | 'hub_team' | 'worse_for_others'

/**
 * What would let the group travel: so many more of a limit on a flight ("F31"), a day ("day 3") or in a hub's three hours ("CDG 41"), or so many more
 * days at one end of its window ("start", "end"; `until` is the minute it must reach).
 */
export type Remedy = { limit: Why | 'window' | 'minimum_load'; on: string; missing: number; until?: number }

/** One way for the group to travel while everybody else stays as planned: these legs, once all the remedies are granted together. */
export type Way = { legs: string[]; remedies: Remedy[] }

/** `ways`: the one that needs least inside the window, then a longer window that alone would do. `remedies` are those of the first. */
export type Unplaced = { group: string; why: Why; remedies: Remedy[]; ways: Way[] }

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
