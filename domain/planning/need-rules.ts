/** What a family takes on board, and how much its journey presses: counted from ages and SSR codes, never from a diagnosis. */
import { ageOn, type Day } from '#domain/kit/day.ts'
import { ages } from '#domain/movements/ssr-rules.ts'
import type { Needs, Priority } from './words.ts'

export type Companion = { bornOn: Day | null; codes: readonly string[] }

const wheelchairCodes = ['WCHR', 'WCHS', 'WCHC', 'WCHP']
/** Whoever has one of these does not travel without somebody of ours (domain.md 1.8, 1.9). */
const escortCodes = ['STCR', 'MEDA', 'UMNR']

/** On a day near the journey. Somebody of unknown age is an adult: no seat is ever counted too few. */
export function needsOf(family: readonly Companion[], on: Day): Needs {
  const ageIn = ({ bornOn }: Companion): number => (bornOn === null ? ages.adult : ageOn(bornOn, on))
  const has = ({ codes }: Companion, among: readonly string[]): boolean => codes.some((code) => among.includes(code))
  const infants = family.filter((one) => ageIn(one) < ages.infantUnder).length
  const laps = Math.min(infants, family.filter((one) => ageIn(one) >= ages.lapAdult).length)
  const childAlone = family.length > 0 && family.every((one) => ageIn(one) < ages.adult)
  return {
    persons: family.length,
    seats: family.length - laps,
    wheelchairs: family.filter((one) => has(one, wheelchairCodes)).length,
    stretchers: family.filter((one) => has(one, ['STCR'])).length,
    // A child never travels alone: without an adult of the family, somebody of the office goes along.
    needsEscort: childAlone || family.some((one) => has(one, escortCodes)),
    childAlone,
  }
}

/** What a priority weighs in the planning problem. */
export const priorityWeights: Record<Priority, number> = { NORMAL: 1, URGENT: 4, VITAL: 10 }

/** Until somebody says otherwise, a child alone is urgent: our own design. */
export function usualPriority(needs: Pick<Needs, 'childAlone'>): Priority {
  return needs.childAlone ? 'URGENT' : 'NORMAL'
}
