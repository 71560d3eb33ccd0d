// What a PAXLST message says of the journey: one flight (or other means) from a last departure to a first arrival, with times that can
// be, and the reference of the message that repeats them (guide, TDT, LOC and DTM of groups 2 and 3).
import { isFormat, type LocalTime, minutesFrom, readTime } from './calendar.ts'
import { addFault, type Checking } from './fault.ts'
import type { GroupNode } from './grammar.ts'
import type { Message } from './interchange.ts'
import { modeCodes } from './paxlst-facts.ts'
import { type Segment, valueOf } from './segments.ts'

export type Trip = { departure: LocalTime | undefined; arrival: LocalTime | undefined; places: Set<string> }

const flight = /^[A-Z0-9]{2}[A-Z]?\d{1,4}[A-Z]?$/
/** Clocks of two places differ by up to 26 hours, and no leg of any journey takes longer than this. */
const earliestMinutes = -26 * 60
const latestMinutes: Record<string, number> = { AIR: 48 * 60, OTHER: 60 * 24 * 60 }

export function checkTrip(tree: GroupNode, { unh }: Message, checking: Checking): Trip {
  const legs = tree.groups.filter(({ group }) => group === 'SG2')
  const calls = legs.flatMap((leg) => leg.groups)
  const trip: Trip = { departure: undefined, arrival: undefined, places: new Set() }
  for (const leg of legs) checkConveyance(leg, checking)
  for (const call of calls) {
    const [place, ...times] = call.segments
    if (place === undefined) continue
    checkPlace(place, checking)
    trip.places.add(valueOf(place, 2))
    for (const time of times) {
      const read = readMoment(time, checking)
      if (valueOf(place, 1) === '125' && ['189', '136'].includes(valueOf(time, 1))) trip.departure ??= read
      if (valueOf(place, 1) === '87' && valueOf(time, 1) === '232') trip.arrival ??= read
    }
    sameTwice(call, checking)
  }
  const first = legs[0]?.segments[0]
  if (first !== undefined) {
    for (const [code, facts] of [
      ['125', '189'],
      ['87', '232'],
    ] as const) {
      const found = calls.filter(({ segments }) => valueOf(segments[0]!, 1) === code)
      if (found.length === 0) addFault(checking, first, 'flight_fact_missing', { expected: `LOC+${code}` })
      else if (
        !found[0]!.segments.some(
          (segment) => segment.tag === 'DTM' && (valueOf(segment, 1) === facts || (code === '125' && valueOf(segment, 1) === '136')),
        )
      )
        addFault(checking, found[0]!.segments[0]!, 'flight_fact_missing', { expected: `DTM+${facts}` })
      for (const again of found.slice(1))
        addFault(checking, again.segments[0]!, 'person_fact_twice', { element: 1, component: 1, found: code })
    }
  }
  checkOrder(legs, calls, trip, checking)
  checkAccessReference(unh, legs, calls, trip, checking)
  return trip
}

/** A place by its shape, and by the register where there is one. */
export function checkPlace(segment: Segment, checking: Checking, countryAllowed = false): void {
  const code = valueOf(segment, 2)
  if (code === '') return
  const where = { element: 2, component: 1, found: code }
  if (!/^[A-Z]{3}$/.test(code) && !/^[A-Z]{2}[A-Z2-9]{3}$/.test(code)) addFault(checking, segment, 'place_shape', where)
  else if (
    code.length === 3 &&
    checking.registers.isPlace?.(code) === false &&
    !(countryAllowed && checking.registers.isCountry?.(code) === true)
  )
    addFault(checking, segment, 'place_unknown', where)
}

/** The last departure is where somebody boards, the first arrival where somebody leaves; if nobody does, one of the places is odd. */
export function checkCallsUsed(tree: GroupNode, persons: readonly GroupNode[], checking: Checking): void {
  const used = new Set(
    persons.flatMap(({ segments }) =>
      segments.filter((each) => each.tag === 'LOC' && valueOf(each, 1) !== '174').map((each) => valueOf(each, 2)),
    ),
  )
  if (used.size === 0) return
  for (const [place] of tree.groups
    .filter(({ group }) => group === 'SG2')
    .flatMap(({ groups }) => groups.map(({ segments }) => segments))) {
    if (place === undefined || !['125', '87'].includes(valueOf(place, 1)) || used.has(valueOf(place, 2))) continue
    addFault(checking, place, 'place_without_person', {
      level: 'WARNING',
      element: 2,
      component: 1,
      expected: [...used].join(' '),
      found: valueOf(place, 2),
    })
  }
}

function checkConveyance({ segments }: GroupNode, checking: Checking): void {
  const [tdt] = segments
  if (tdt === undefined) return
  const number = valueOf(tdt, 2)
  const byAir = ['', modeCodes.AIR].includes(valueOf(tdt, 3))
  const where = { element: 2, component: 1, found: number }
  if (number === '') addFault(checking, tdt, 'element_missing', { element: 2, component: 1 })
  else if (byAir ? !flight.test(number) : !/^[A-Z0-9 ]+$/.test(number)) addFault(checking, tdt, 'flight_shape', where)
  const carrier = valueOf(tdt, 5)
  if (carrier === '') return
  if (byAir && !/^[A-Z0-9]{2}[A-Z]?$/.test(carrier)) addFault(checking, tdt, 'flight_shape', { element: 5, component: 1, found: carrier })
  else if (byAir && !number.startsWith(carrier))
    addFault(checking, tdt, 'reference_differs', { element: 5, component: 1, expected: number.slice(0, 2), found: carrier })
}

function readMoment(segment: Segment, checking: Checking): LocalTime | undefined {
  const [text, said] = [valueOf(segment, 1, 2), valueOf(segment, 1, 3)]
  const format = said === '' ? '101' : said
  if (!isFormat(format)) {
    addFault(checking, segment, 'date_format', { element: 1, component: 3, expected: '101 102 201 203', found: said })
    return undefined
  }
  const read = readTime(text, format, 2099)
  if (read === undefined && text !== '')
    addFault(checking, segment, 'date_not_real', { element: 1, component: 2, expected: format, found: text })
  return read
}

function sameTwice({ segments: [, ...times] }: GroupNode, checking: Checking): void {
  for (const [index, time] of times.entries()) {
    const code = valueOf(time, 1)
    if (times.findIndex((other) => valueOf(other, 1) === code) < index)
      addFault(checking, time, 'person_fact_twice', { element: 1, component: 1, found: code })
  }
}

function checkOrder(
  legs: readonly GroupNode[],
  calls: readonly GroupNode[],
  { departure, arrival, places }: Trip,
  checking: Checking,
): void {
  const arrivalCall = calls.find(({ segments }) => valueOf(segments[0]!, 1) === '87')
  const departureCall = calls.find(({ segments }) => valueOf(segments[0]!, 1) === '125')
  if (calls.length > 1 && places.size === 1 && arrivalCall !== undefined)
    addFault(checking, arrivalCall.segments[0]!, 'place_twice', { element: 2, component: 1, found: valueOf(arrivalCall.segments[0]!, 2) })
  if (departure === undefined || arrival === undefined || arrivalCall === undefined || departureCall === undefined) return

  const tdt = legs[0]?.segments[0]
  const byAir = tdt === undefined || ['', modeCodes.AIR].includes(valueOf(tdt, 3))
  const minutes = minutesFrom(departure, arrival)
  const [early, late] = [minutes < earliestMinutes, minutes > latestMinutes[byAir ? 'AIR' : 'OTHER']!]
  if (!early && !late) return
  // Either time may be the wrong one: both segments are named.
  for (const call of [departureCall, arrivalCall]) {
    const time = call.segments.find(({ tag }) => tag === 'DTM')!
    addFault(checking, time, 'date_order', { element: 1, component: 2, found: valueOf(time, 1, 2) })
  }
}

/** `AF718/261114/0640` in UNH: flight, day and time of arrival (or of departure) once more. Other references are the sender's affair. */
function checkAccessReference(unh: Segment, legs: readonly GroupNode[], calls: readonly GroupNode[], trip: Trip, checking: Checking): void {
  const found = valueOf(unh, 3)
  const parts = /^([A-Z0-9 ]{2,17})\/(\d{6})\/(\d{4})$/.exec(found)
  const tdt = legs[0]?.segments[0]
  if (tdt === undefined) return
  if (parts === null) {
    const flightNumber = valueOf(tdt, 2)
    const near = found.includes('/') && (found.startsWith(flightNumber) || found.slice(1).startsWith(flightNumber.slice(1)))
    if (near) addFault(checking, unh, 'check_unreadable', { level: 'WARNING', element: 3, component: 1, found })
    return
  }
  const [, number, day, clock] = parts
  if (number !== valueOf(tdt, 2)) {
    addFault(checking, unh, 'reference_differs', { element: 3, component: 1, expected: valueOf(tdt, 2), found: number! })
    addFault(checking, tdt, 'reference_differs', { element: 2, component: 1, expected: number!, found: valueOf(tdt, 2) })
  }
  const said = readTime(`${day}${clock}`, '201', 2099)
  const same = (time: LocalTime | undefined) => time !== undefined && said !== undefined && minutesFrom(time, said) === 0
  if (same(trip.arrival) || same(trip.departure)) return
  addFault(checking, unh, 'reference_differs', { element: 3, component: 1, found })
  const call = calls.find(({ segments }) => valueOf(segments[0]!, 1) === '87')
  const time = call?.segments.find(({ tag }) => tag === 'DTM')
  if (time !== undefined)
    addFault(checking, time, 'reference_differs', { element: 1, component: 2, expected: `${day}${clock}`, found: valueOf(time, 1, 2) })
}
