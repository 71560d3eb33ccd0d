// By how many days a group's window would have to grow, at its end (a visa extended) or at its start (a permit earlier), for a way to open that fits
// into the plan as it stands. The fewest days win; of equals, the end.
import { charterGrace, dayMinutes, eachItinerary, type Itinerary, onwardGrace } from './itineraries.ts'
import { type Facts, legsOf, missingFor } from './missing.ts'
import type { Group, Remedy, Way } from './words.ts'

/** Days looked for at each end, the near ones first: most answers are near, and each look reads every way in the longer window. */
const reaches = [2, 7, 21]

/** A way outside the window that needs nothing but the days; when none is near, and the group has no other, one that needs more than days. */
export function longerWindow(facts: Facts, group: Group, hasOther: boolean): Way | undefined {
  for (const days of reaches) {
    const found = lookIn(facts, group, days, true)
    if (found !== undefined) return found
  }
  return hasOther ? undefined : lookIn(facts, group, reaches.at(-1)!, false)
}

function lookIn(facts: Facts, group: Group, days: number, free: boolean): Way | undefined {
  const { start, end } = group.window
  let least = Infinity
  let found: Way | undefined
  const wide = { start: Math.min(start, end) - days * dayMinutes, end: Math.max(start, end) + days * dayMinutes }
  eachItinerary(facts.timetable, { ...group, window: wide }, (itinerary) => {
    if (!facts.decisions.allows(group, itinerary)) return
    const remedies = windowFor(facts, group, itinerary)
    const needed = remedies.reduce((sum, remedy) => sum + remedy.missing, 0)
    if (needed === 0 || needed >= least) return
    const others = missingFor(facts, group, itinerary)
    if (free && others.length > 0) return
    least = needed
    found = { legs: legsOf(facts.instance, itinerary), remedies: [...remedies, ...others] }
  })
  return found
}

/** The days each end of the window lacks for the itinerary. */
function windowFor({ instance }: Facts, group: Group, { first, second }: Itinerary): Remedy[] {
  const { start, end } = group.window
  const flight = instance.flights[first]!
  const closes = second < 0 ? flight.arrivesAt - charterGrace : instance.flights[second]!.departsAt - onwardGrace
  const until = Math.max(flight.departsAt, closes)
  const remedies: Remedy[] = []
  if (until > end) remedies.push({ limit: 'window', on: 'end', missing: Math.ceil((until - end) / dayMinutes), until })
  if (flight.departsAt < start)
    remedies.push({ limit: 'window', on: 'start', missing: Math.ceil((start - flight.departsAt) / dayMinutes), until: flight.departsAt })
  return remedies
}
