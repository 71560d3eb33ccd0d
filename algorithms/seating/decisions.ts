// What somebody has decided before the planner runs: placements that stand, ways that are not offered, and present placements that cost something to
// change. Laid over the itineraries while options.ts lists them; nothing later needs to know.
import type { Itinerary } from './itineraries.ts'
import type { Group, Instance, Placement } from './words.ts'

/** The decisions contradict the rules or each other; `groups` are those whose fixed placement cannot stand. */
export class FixedConflict extends Error {
  readonly groups: readonly string[]

  constructor(groups: readonly string[]) {
    super(`The fixed placements cannot all stand together: ${groups.slice(0, 5).join(', ')}${groups.length > 5 ? ' …' : ''}.`)
    this.groups = groups
  }
}

export type Decisions = {
  isFixed: (group: Group) => boolean
  /** Whether this way may be offered to the group. */
  allows: (group: Group, itinerary: Itinerary) => boolean
  /** What the way is worth above its own value: the penalty that is not paid when the group keeps what it has. */
  keeping: (group: Group, itinerary: Itinerary) => number
  /** Everybody's penalty: what a plan pays that keeps nobody. */
  penalties: number
}

export function readDecisions(instance: Instance): Decisions {
  const { fixed = [], forbidden = [], current = [] } = instance
  refuseStrangers(instance, fixed)
  const legsOf = new Map(fixed.map((one) => [one.group, nameLegs(one)]))
  const closed = new Set(forbidden.map((one) => `${one.group} ${nameLegs(one)}`))
  const kept = new Map(current.map((one) => [one.group, one]))
  const nameOf = (leg: number): string => instance.flights[leg]!.id
  const name = ({ first, second }: Itinerary): string => nameLegs({ legs: (second < 0 ? [first] : [first, second]).map(nameOf) })
  return {
    isFixed: (group) => legsOf.has(group.id),
    allows: (group, itinerary) => {
      if (legsOf.size + closed.size === 0) return true
      const decided = legsOf.get(group.id)
      if (decided !== undefined && decided !== name(itinerary)) return false
      if (closed.size === 0) return true
      const { first, second } = itinerary
      const legs = second < 0 ? [nameOf(first)] : [nameOf(first), nameOf(second), name(itinerary)]
      return !legs.some((one) => closed.has(`${group.id} ${one}`))
    },
    keeping: (group, itinerary) => {
      const present = kept.get(group.id)
      return present !== undefined && nameLegs(present) === name(itinerary) ? present.penalty : 0
    },
    penalties: [...kept.values()].reduce((sum, one) => sum + one.penalty, 0),
  }
}

function refuseStrangers({ groups }: Instance, fixed: readonly Placement[]): void {
  const known = new Set(groups.map((group) => group.id))
  const strangers = fixed.map((one) => one.group).filter((id, index, list) => !known.has(id) || list.indexOf(id) !== index)
  if (strangers.length > 0) throw new FixedConflict(strangers)
}

function nameLegs({ legs }: { legs: readonly string[] }): string {
  return legs.join(' ')
}
