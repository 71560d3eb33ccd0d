// Small offices with every kind of limit tight, for the tests, and the best plan there is for them by trying everything.
import { makeChance } from './chance.ts'
import { checkPlan } from './check.ts'
import { drawTimetable, eachItinerary } from './itineraries.ts'
import { planAlone } from './plan.ts'
import type { Instance, Placement, Plan } from './words.ts'

/** A small office with every kind of limit tight: one hub, few seats, one or two charters, few escorts. */
export function drawOffice(seed: number, groups: number): Instance {
  const chance = makeChance(seed * 7919)
  const between = (least: number, most: number): number => least + Math.floor(chance() * (most - least + 1))
  const flights: Instance['flights'] = []
  const fly = (kind: 'scheduled' | 'charter', from: string, to: string, departsAt: number, seats: number): void => {
    const minimumLoad = kind === 'charter' ? Math.floor(seats * 0.6) : 0
    flights.push({
      id: `F${flights.length}`,
      kind,
      from,
      to,
      departsAt,
      arrivesAt: departsAt + between(120, 500),
      seats,
      wheelchairs: between(0, 2),
      stretchers: between(0, 1),
      minimumLoad,
      fixedCost: kind === 'charter' ? between(0, 6000) : 0,
    })
  }
  for (let i = 0; i < 3; i += 1) fly('scheduled', `O${i % 2}`, 'CDG', between(0, 2880), between(6, 14))
  for (let i = 0; i < 4; i += 1) fly('scheduled', 'CDG', `D${i % 2}`, between(600, 4320), between(6, 14))
  for (let i = 0; i < 2; i += 1) fly('charter', `O${i}`, `D${between(0, 1)}`, between(0, 2880), between(10, 18))
  return {
    flights,
    groups: Array.from({ length: groups }, (_, i) => {
      const stretchers = chance() < 0.08 ? 1 : 0
      const start = between(0, 1200)
      return {
        id: `G${i}`,
        size: between(1, 5),
        wheelchairs: chance() < 0.2 ? 1 : 0,
        stretchers,
        needsEscort: stretchers > 0 || chance() < 0.25,
        priority: [1, 1, 4, 10][between(0, 3)]!,
        from: `O${between(0, 1)}`,
        destinations: chance() < 0.7 ? ['D0', 'D1'] : ['D1'],
        window: { start, end: start + between(600, 4000) },
      }
    }),
    hubs: { CDG: { minimumConnection: 90, teamPer3h: between(6, 16) } },
    escortPoolPerDay: between(0, 3),
    prices: {
      person: 1000,
      lateDay: 10,
      costWeight: 0.5,
      charterSeat: 150,
      scheduledSeat: 420,
      overnight: 120,
      otherDestination: 60,
      escort: 300,
    },
  }
}

/** The best value there is, by trying everything: groups in turn, cut off only where even everybody's best option cannot catch up. */
export function findOptimum(instance: Instance): number {
  const timetable = drawTimetable(instance)
  const fixed = new Map((instance.fixed ?? []).map((one) => [one.group, one.legs.join()]))
  const bonus = new Map((instance.current ?? []).map((one) => [`${one.group} ${one.legs.join()}`, one.penalty]))
  const options = instance.groups.map((group) => {
    const list: { legs: string[]; value: number }[] = []
    eachItinerary(timetable, group, ({ first, second, value }) => {
      const legs = (second < 0 ? [first] : [first, second]).map((leg) => instance.flights[leg]!.id)
      if (!fixed.has(group.id) || fixed.get(group.id) === legs.join())
        list.push({ legs, value: value + (bonus.get(`${group.id} ${legs.join()}`) ?? 0) })
    })
    return { id: group.id, list: list.sort((a, b) => b.value - a.value) }
  })
  const penalties = [...bonus.values()].reduce((sum, one) => sum + one, 0)
  const hope = options.map((_, i) => options.slice(i).reduce((sum, { list }) => sum + Math.max(0, list[0]?.value ?? 0), 0))
  let best = fixed.size === 0 ? -penalties : -Infinity
  // Minimum loads are met only at the end, and so are decisions, so they are judged there; every other limit only tightens.
  const flights = instance.flights.map((flight) => ({ ...flight, minimumLoad: 0, fixedCost: 0 }))
  const loose = { ...instance, flights, fixed: [], current: [] }
  const walk = (i: number, placements: Placement[], value: number): void => {
    if (i === options.length) {
      const verdict = checkPlan(instance, placements)
      if (verdict.feasible) best = Math.max(best, verdict.value)
      return
    }
    if (value + hope[i]! <= best) return
    const { id, list } = options[i]!
    for (const { legs, value: worth } of list) {
      const next = [...placements, { group: id, legs }]
      if (checkPlan(loose, next).feasible) walk(i + 1, next, value + worth)
    }
    if (!fixed.has(id)) walk(i + 1, placements, value)
  }
  walk(0, [], -penalties)
  return best
}

export function planBriefly(instance: Instance, seed: number): Plan {
  return planAlone(instance, { seed, seconds: Infinity, gap: 0, rounds: 12, now: () => 0 })
}

export function everyLegs(instance: Instance, id: string): string[][] {
  const group = instance.groups.find((one) => one.id === id)!
  const all: string[][] = []
  eachItinerary(drawTimetable(instance), group, ({ first, second }) => {
    all.push((second < 0 ? [first] : [first, second]).map((leg) => instance.flights[leg]!.id))
  })
  return all
}
