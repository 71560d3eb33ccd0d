/** Flights in the one search box of the desk: a flight number finds the journeys that fly it today and in the days around. */
import * as movements from '#domain/movements/contract.ts'
import { addDays, clockAt, type Day, dayAt } from '#domain/kit/day.ts'
import { ask } from '#desk/kit/api.ts'
import type { Text } from '#ui/TextProvider.tsx'

/** A day back for the flight of last night, and the days for which lists are being made. */
const around = [0, 1, -1, 2, 3]

export const movementSearch = {
  name: 'movements.flights',
  icon: 'movements' as const,
  permission: 'movements.read' as const,
  find: async (words: string, { write }: Text, signal: AbortSignal) => {
    const number = words.trim().toUpperCase().replace(/\s+/g, '')
    // The airline's two signs and at least one digit: anything else is no flight, and asks nobody.
    if (!/^[A-Z0-9]{2}\d{1,4}[A-Z]?$/.test(number)) return { ok: true as const, replayed: false, value: [] }
    const now = new Date()
    const today = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}` as Day
    const answers = await Promise.all(around.map((days) => ask(movements.findFlights, { number, on: addDays(today, days) }, { signal })))
    const failed = answers.find((answer) => !answer.ok)
    if (failed !== undefined && !failed.ok) return failed
    const items = answers.flatMap((answer) => (answer.ok ? answer.value.items : []))
    const once = [...new Map(items.map((item) => [item.legId, item])).values()]
    const value = once.map((item) => ({
      key: item.legId,
      sure: 0.95,
      title: `${item.number} ${item.fromPlace} – ${item.toPlace}`,
      detail: [`${write.day(dayAt(item.departsAt, item.fromZone))} ${clockAt(item.departsAt, item.fromZone)}`, item.movementRef].join(
        ' · ',
      ),
      to: '/movements/$movementId',
      params: { movementId: item.movementId as string },
    }))
    return { ok: true as const, replayed: false, value }
  },
}
