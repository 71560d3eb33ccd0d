/**
 * Who sits where and with what help: ages on the days of travel, babies on laps, children alone, medical forms (domain.md 1.7 to 1.10).
 * The codes themselves are in ssr-code-rules.ts. Each finding is a word; STOP means not on a flight like this, WARN means look again.
 */
import { transliterate } from '#algorithms/mrz/transliterate.ts'
import { ageOn, type Day, dayAt, type Instant, minutesBetween } from '#domain/kit/day.ts'
import { type Terms, usualTerms } from './carrier-rules.ts'
import { checkMedifs, type Stage } from './medif-rules.ts'
import type { Medif } from './medif-words.ts'
import type { MinorGap } from './minor-words.ts'
import type { PassengerWord } from './passenger-words.ts'
import { checkCodes, ssrCodes } from './ssr-code-rules.ts'
import type { AgeBand, EscortKind, Leg, Ssr } from './words.ts'

/** Ages of domain.md 1.7 and 1.9. `lapAdult`: the youngest who may hold a baby (carriers differ; the usual figure). */
export const ages = { infantUnder: 2, childUnder: 12, adult: 18, lapAdult: 16 }
export const assistanceNoticeHours = 48
/** More children than this for each adult is looked at again, never refused: families are as large as they are. */
export const childrenPerAdult = 6

export type Traveller = {
  personId: string
  caseId: string
  familyName: string
  givenNames: string
  bornOn: Day | null
  ssr: readonly Ssr[]
  escortKind: EscortKind | null
  infantWith: string | null
  /** Medical forms of this person for this journey, oldest first. */
  medifs?: readonly Pick<Medif, 'carrier' | 'outcome' | 'escort' | 'validUntil' | 'submittedOn' | 'decision'>[]
  /** What is missing in the file of a minor who travels without an adult of the family; null or left out when there is no file. */
  minorFile?: readonly MinorGap[] | null
}

export type PassengerProblem = { level: 'STOP' | 'WARN'; word: PassengerWord; code?: string; personId: string | null; detail?: string }

export type LegDay = { departsAt: Instant; fromZone: string }
export type TravelLeg = LegDay & Pick<Leg, 'mode' | 'carrier'>
/** What the carriers of these legs ask, and whether seats are held or the list is frozen. */
export type Asked = { terms: Terms; stage: Stage }

/** As carriers count on the days on which the legs leave: a baby only while under two on every one of them. */
export function ageBandOf(bornOn: Day | null, legDays: readonly Day[]): AgeBand {
  if (bornOn === null || legDays.length === 0) return 'ADT'
  if (legDays.every((on) => ageOn(bornOn, on) < ages.infantUnder)) return 'INF'
  return ageOn(bornOn, legDays[0]!) < ages.childUnder ? 'CHD' : 'ADT'
}

/** The day of each leg, at the place it leaves from. */
export function legDaysOf(legs: readonly LegDay[]): Day[] {
  return legs.map((leg) => dayAt(leg.departsAt, leg.fromZone))
}

/** A to Z, space and hyphen, as tickets print names (domain.md E110). Undefined when a letter has no Latin spelling. */
export function ticketName(name: string): string | undefined {
  const parts = name.trim().split(/[-\u2010\u2011]+/)
  const spelt = parts.map((part) => transliterate(part))
  if (spelt.some(({ text, unknown }) => text === '' || unknown.length > 0)) return undefined
  return spelt.map(({ text }) => text.replaceAll('<', ' ')).join('-')
}

/** Everything about these people on these days. `now` tells whether help was asked for in time. */
export function checkPassengers(
  travellers: readonly Traveller[],
  legs: readonly TravelLeg[],
  now: Instant,
  { terms, stage }: Asked = { terms: usualTerms, stage: 'BOOKING' },
): PassengerProblem[] {
  const days = legDaysOf(legs)
  const noticeHours = legs[0] === undefined ? Infinity : minutesBetween(now, legs[0].departsAt) / 60
  return [
    ...travellers.flatMap((each) => [
      ...checkNames(each),
      ...checkSsr(each, travellers, days, terms),
      ...checkForms(each, legs, { terms, stage }, now),
      ...checkCompany(each, travellers, days),
      ...checkFile(each, travellers, days),
      ...checkNotice(each, noticeHours),
    ]),
    ...checkRatio(travellers, days),
  ]
}

function checkSsr(each: Traveller, all: readonly Traveller[], days: readonly Day[], terms: Terms): PassengerProblem[] {
  const { personId, bornOn, ssr, escortKind, infantWith, minorFile } = each
  const asking = {
    ssr,
    escortKind,
    age: bornOn === null || days[0] === undefined ? undefined : ageOn(bornOn, days[0]),
    band: ageBandOf(bornOn, days),
    onLap: infantWith !== null,
    holdsBaby: all.some((other) => other.infantWith === personId),
    hasAdultsOnFile: minorFile !== undefined && minorFile !== null && minorFile.length === 0,
  }
  return checkCodes(asking, terms).map(({ word, code, detail }) => stop(word, personId, code, detail))
}

/** E161: a medical case flies on a form that each airline accepted. Ships, trains and coaches have no such form. */
function checkForms(each: Traveller, legs: readonly TravelLeg[], { terms, stage }: Asked, now: Instant): PassengerProblem[] {
  const flights = legs.filter(({ mode }) => mode === 'AIR')
  const last = flights.at(-1)
  if (last === undefined || !each.ssr.some(({ code }) => code === 'MEDA')) return []
  const journey = {
    carriers: flights.map(({ carrier }) => carrier),
    lastDepartureOn: dayAt(last.departsAt, last.fromZone),
    firstDepartureAt: flights[0]!.departsAt,
  }
  return checkMedifs(each.medifs ?? [], journey, each.escortKind, terms, stage, now).map(({ level, word, detail }) => ({
    ...stop(word, each.personId, 'E161', detail),
    level,
  }))
}

function checkNames({ personId, familyName, givenNames }: Traveller): PassengerProblem[] {
  // A person with one name only bears it as the family name.
  const unspeakable = ticketName(familyName) === undefined || (givenNames.trim() !== '' && ticketName(givenNames) === undefined)
  return unspeakable ? [stop('name_not_latin', personId, 'E110')] : []
}

function checkCompany(each: Traveller, all: readonly Traveller[], days: readonly Day[]): PassengerProblem[] {
  const { personId, bornOn, infantWith } = each
  const band = ageBandOf(bornOn, days)
  const held = all.filter((other) => other.infantWith === personId)
  const problems: PassengerProblem[] = []

  if (held.length > 1) problems.push(stop('one_infant_per_adult', personId, 'E140'))
  if (band === 'INF' && infantWith === null) problems.push(stop('infant_needs_adult', personId, 'E140'))
  if (infantWith !== null) {
    if (band !== 'INF')
      problems.push(
        turnsTwo(bornOn, days) ? stop('infant_turns_two', personId, 'E142') : stop('infant_adult_not_on_board', personId, 'E140'),
      )
    else if (!all.some((other) => other.personId === infantWith && isAtLeast(other.bornOn, ages.lapAdult, days)))
      problems.push(stop('infant_adult_not_on_board', personId, 'E140'))
  }
  if (isAlone(each, all, days)) problems.push(stop('minor_alone', personId, 'E141'))
  return problems
}

function turnsTwo(bornOn: Day | null, days: readonly Day[]): boolean {
  return bornOn !== null && days[0] !== undefined && ageOn(bornOn, days[0]) < ages.infantUnder
}

/**
 * Under age, with no adult of the same case on board, no escort, and no carrier's care asked for (domain.md 1.8, 1.9). Which age a
 * carrier takes alone is asked with the code itself.
 */
function isAlone(each: Traveller, all: readonly Traveller[], days: readonly Day[]): boolean {
  if (!isWithoutFamily(each, all, days)) return false
  const has = (code: string): boolean => each.ssr.some((one) => one.code === code)
  if (each.escortKind !== null && each.escortKind !== 'CARRIER_UM') return false
  return !has('UMNR') && !has('YPTA')
}

/** Under age, and no adult of the same case on board. */
export function isWithoutFamily(each: Traveller, all: readonly Pick<Traveller, 'caseId' | 'bornOn'>[], days: readonly Day[]): boolean {
  if (each.bornOn === null || days[0] === undefined || isAtLeast(each.bornOn, ages.adult, days)) return false
  return !all.some((other) => other.caseId === each.caseId && isAtLeast(other.bornOn, ages.adult, days))
}

/** F2: whoever goes along, a minor without family leaves only when it is known who answers for them at both ends. */
function checkFile(each: Traveller, all: readonly Traveller[], days: readonly Day[]): PassengerProblem[] {
  if (!isWithoutFamily(each, all, days)) return []
  const { personId, minorFile } = each
  if (minorFile === undefined || minorFile === null) return [stop('minor_file_missing', personId, 'E141')]
  return minorFile.length === 0 ? [] : [stop('minor_file_incomplete', personId, 'E141', minorFile.join(' '))]
}

/** Of somebody whose birth date is not known we assume that they are grown up, as the roll says so otherwise. */
function isAtLeast(bornOn: Day | null, age: number, days: readonly Day[]): boolean {
  return bornOn === null || days[0] === undefined || ageOn(bornOn, days[0]) >= age
}

/** Who needs help at an airport must be announced 48 hours before (Regulation (EC) 1107/2006, domain.md 1.9). */
function checkNotice({ personId, ssr }: Traveller, noticeHours: number): PassengerProblem[] {
  const asks = ssr.find(({ code }) => ssrCodes[code]?.assistance)
  return asks !== undefined && noticeHours < assistanceNoticeHours
    ? [{ level: 'WARN', word: 'assistance_notice_late', personId, detail: asks.code }]
    : []
}

function checkRatio(travellers: readonly Traveller[], days: readonly Day[]): PassengerProblem[] {
  const grown = travellers.filter((each) => isAtLeast(each.bornOn, ages.adult, days)).length
  const children = travellers.length - grown
  return grown > 0 && children > grown * childrenPerAdult ? [{ level: 'WARN', word: 'children_per_adult', personId: null }] : []
}

function stop(word: PassengerWord, personId: string, code: string, detail?: string): PassengerProblem {
  return { level: 'STOP', word, code, personId, ...(detail === undefined ? {} : { detail }) }
}
