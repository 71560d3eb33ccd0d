/** What a voyage by sea still lacks before it sails; nobody sails for whom there is no place in a boat (domain.md 1.14). */
import { ageOn, type Instant, minutesBetween } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { commonGaps, crewGaps, type Facts, type OnBoard, stop, warn, when } from './rules.ts'
import type { PlacesApart, PortCall, SeaReport, Vessel } from './vessel-words.ts'
import type { Gap, Staff } from './words.ts'

/** The last digit is the end of the sum of the others, weighted seven to two (domain.md 1.14). */
export function isImoNumber(text: string): boolean {
  if (!/^\d{7}$/.test(text)) return false
  const digits = [...text].map(Number)
  const sum = digits.slice(0, 6).reduce((total, digit, at) => total + digit * (7 - at), 0)
  return sum % 10 === digits[6]
}

export type VesselRefusal = 'imo_number_wrong' | 'places_apart_too_many' | 'more_people_than_life_saving'

/** `persons`: everybody who is on board or has a place there already. */
export function checkVessel(vessel: Vessel, persons: number): Result<true, VesselRefusal> {
  if (!isImoNumber(vessel.imoNumber)) return refuse('imo_number_wrong')
  if (vessel.womenPlaces + vessel.familyPlaces + vessel.minorPlaces > vessel.passengerPlaces) return refuse('places_apart_too_many')
  if (persons > vessel.lifeSavingCapacity) return refuse('more_people_than_life_saving', { persons, capacity: vessel.lifeSavingCapacity })

  return accept(true)
}

export type CallsRefusal = 'calls_out_of_order' | 'call_without_time'

/** One port after the other: the ship arrives after it left the one before. */
export function checkCalls(calls: readonly Omit<PortCall, 'seq'>[]): Result<true, CallsRefusal> {
  let last: Instant | null = null
  for (const [at, { arrivesAt, departsAt }] of calls.entries()) {
    if (arrivesAt === null && departsAt === null) return refuse('call_without_time', { call: at + 1 })
    for (const time of [arrivesAt, departsAt]) {
      if (time === null) continue
      if (last !== null && time < last) return refuse('calls_out_of_order', { call: at + 1 })
      last = time
    }
  }
  return accept(true)
}

/** Everybody whom a boat must save. */
export function personsOnBoard({ onBoard, escorts, staff }: Pick<Facts, 'onBoard' | 'escorts' | 'staff'>): number {
  return onBoard.length + escorts + staff.length
}

export function vesselGaps(vessel: Vessel, calls: readonly PortCall[], reports: readonly SeaReport[], facts: Facts): Gap[] {
  const persons = personsOnBoard(facts)
  const has = (purpose: PortCall['purpose']): boolean => calls.some((call) => call.purpose === purpose)
  // A ship leaves with its list: there is no time at which it would still be too early.
  return [
    ...commonGaps(facts, { frozenBy: facts.now }),
    ...crewGaps(facts.staff.filter(isSeaCrew)),
    ...when(!facts.staff.some(({ duty }) => duty === 'MASTER'), stop('master_missing')),
    ...when(!has('EMBARK') || !has('DISEMBARK'), stop('calls_missing')),
    ...when(persons > vessel.lifeSavingCapacity, stop('life_saving_short', { persons, capacity: vessel.lifeSavingCapacity })),
    ...when(
      facts.onBoard.length + facts.escorts > vessel.passengerPlaces,
      stop('places_short', { persons: facts.onBoard.length + facts.escorts, places: vessel.passengerPlaces }),
    ),
    ...seaGaps(vessel, reports, facts),
    ...apartGaps(vessel, facts),
    ...when(vessel.healthDeclarationRef === null, stop('health_declaration_missing')),
  ]
}

/** Everybody who works on a ship stands on its crew list. */
export function isSeaCrew({ duty }: Pick<Staff, 'duty'>): boolean {
  return duty !== 'DRIVER'
}

function seaGaps({ seaStateMax }: Vessel, reports: readonly SeaReport[], { now, limits }: Facts): Gap[] {
  const newest = newestReport(reports)
  if (newest === undefined) return [stop('sea_report_missing')]
  const hours = Math.floor(minutesBetween(newest.observedAt, now) / 60)
  return [
    ...when(hours >= limits.seaReportHours, stop('sea_report_old', { hours, most: limits.seaReportHours })),
    ...when(newest.seaState > seaStateMax, stop('sea_too_rough', { state: newest.seaState, most: seaStateMax })),
  ]
}

export function newestReport(reports: readonly SeaReport[]): SeaReport | undefined {
  return reports.toSorted((a, b) => (a.observedAt < b.observedAt ? 1 : -1))[0]
}

const adultAge = 18

/** Women who travel alone, families, and children without an adult of theirs each have a place of their own. */
export function placesApart({ onBoard, leavesOn }: Pick<Facts, 'onBoard' | 'leavesOn'>): PlacesApart {
  const cases = [...Map.groupBy(onBoard, ({ caseId }) => caseId).values()]
  const isAdult = ({ bornOn }: OnBoard): boolean => bornOn === null || ageOn(bornOn, leavesOn) >= adultAge
  const unaccompanied = cases.filter((persons) => persons.some((one) => one.unaccompaniedMinor) || !persons.some(isAdult))
  const others = cases.filter((persons) => !unaccompanied.includes(persons))
  return {
    women: others.filter((persons) => persons.length === 1 && persons[0]!.sex === 'F').length,
    families: others.filter((persons) => persons.length > 1).flat().length,
    minors: unaccompanied.flat().length,
  }
}

function apartGaps(vessel: Vessel, facts: Facts): Gap[] {
  const { women, families, minors } = placesApart(facts)
  return [
    ...when(women > vessel.womenPlaces, warn('women_places_short', { persons: women, places: vessel.womenPlaces })),
    ...when(families > vessel.familyPlaces, warn('family_places_short', { persons: families, places: vessel.familyPlaces })),
    // A child alone among strangers at night is never a matter of weighing.
    ...when(minors > vessel.minorPlaces, stop('minor_places_short', { persons: minors, places: vessel.minorPlaces })),
  ]
}
