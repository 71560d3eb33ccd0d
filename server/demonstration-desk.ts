/** The team of the demonstration's airport: two days of shifts, so that the load of the board stands against somebody. */
import { addDays, type Day } from '#domain/kit/day.ts'
import type { AirportCode } from '#domain/kit/place.ts'
import * as transit from '#domain/transit/contract.ts'
import * as roster from '#domain/transit/shift-contract.ts'
import type { Hand } from './demonstration.ts'

const airport = 'CDG' as AirportCode
const hours = [
  { from: '05:00', until: '13:00' },
  { from: '13:00', until: '21:00' },
] as const

export async function planTeam(supervisor: Hand, today: Day): Promise<void> {
  const { team } = await supervisor.must(transit.getShift, { airport })
  const agents = team.map((member) => member.id).slice(0, 4)
  for (const on of [today, addDays(today, 1)])
    for (const [at, { from, until }] of hours.entries()) {
      const own = agents.filter((_, index) => index % hours.length === at)
      if (own.length > 0) await supervisor.must(roster.planShift, { airport, on, from, until, agents: own })
    }
}
