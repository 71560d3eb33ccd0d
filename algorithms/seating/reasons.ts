// Why a group stays, and what would let it travel, the rest of the plan standing as it is: each of its itineraries is held against what is left of
// every limit, and the one that needs least is named. A reason is a fact about the plan, not a guess: raise the named limits by what is missing
// and the group fits (the tests do exactly that).
import { readDecisions } from './decisions.ts'
import { drawTimetable, eachItinerary } from './itineraries.ts'
import { type Facts, legsOf, missingFor } from './missing.ts'
import type { Seating } from './seating.ts'
import type { Seats } from './seats.ts'
import { longerWindow } from './windows.ts'
import type { Group, Instance, Remedy, Unplaced, Way, Why } from './words.ts'

/** An empty charter waits for a full load, not for one group: the last thing to ask for. */
const closedCharter = 1000

export function explainUnplaced(instance: Instance, seating: Seating, seats: Seats): Unplaced[] {
  const timetable = drawTimetable(instance)
  const bucketOf = new Map(seating.bucketNames.map((name, index) => [name, seating.flights + index]))
  const facts = { instance, decisions: readDecisions(instance), seating, seats, timetable, bucketOf }
  return instance.groups.filter((_, g) => seats.option[g]! < 0).map((group) => explain(facts, group))
}

function explain(facts: Facts, group: Group): Unplaced {
  const inside = leastWay(facts, group)
  const longer = inside?.remedies.length === 0 ? undefined : longerWindow(facts, group, inside !== undefined)
  const ways = [inside, longer].filter((way) => way !== undefined)
  const remedies = ways[0]?.remedies ?? []
  return { group: group.id, why: inside === undefined ? 'no_itinerary' : reasonOf(inside.remedies), remedies, ways }
}

function reasonOf(remedies: Remedy[]): Why {
  const named = remedies.find((remedy) => remedy.limit !== 'minimum_load')
  return named === undefined ? 'worse_for_others' : (named.limit as Why)
}

/** The itinerary inside the window that lacks least. */
function leastWay(facts: Facts, group: Group): Way | undefined {
  let least = Infinity
  let found: Way | undefined
  eachItinerary(facts.timetable, group, (itinerary) => {
    if (least === 0 || !facts.decisions.allows(group, itinerary)) return
    const remedies = missingFor(facts, group, itinerary)
    const cost = remedies.reduce((sum, remedy) => sum + 100 + remedy.missing + (remedy.limit === 'minimum_load' ? closedCharter : 0), 0)
    if (cost >= least) return
    least = cost
    found = { legs: legsOf(facts.instance, itinerary), remedies }
  })
  return found
}
