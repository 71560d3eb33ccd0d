/**
 * Who sits where and with what help: ages on the days of travel, special service requests (SSR), babies on laps, children alone
 * (domain.md 1.7, 1.9). Each finding is a word; STOP means not on a flight like this, WARN means look again.
 */
import { transliterate } from '#algorithms/mrz/transliterate.ts'
import { ageOn, type Day, dayAt, type Instant, minutesBetween } from '#domain/kit/day.ts'
import type { AgeBand, EscortKind, Ssr } from './words.ts'

/** What a code asks of whoever writes it. `text`: it says nothing without one. `wheelchair`: one of these at most. */
export type SsrRule = { text?: true; wheelchair?: true; forbidden?: true }

export const ssrCodes: Record<string, SsrRule> = {
  WCHR: { wheelchair: true },
  WCHS: { wheelchair: true },
  WCHC: { wheelchair: true },
  WCHP: { wheelchair: true },
  WCOB: {},
  WCMP: { text: true },
  WCBD: { text: true },
  WCBW: { text: true },
  WCLB: { text: true },
  MEDA: {}, // its text is the reference of the MEDIF: asked for with its own word
  STCR: { text: true },
  OXYG: { text: true },
  PPOC: { text: true },
  BLND: {},
  DEAF: {},
  DPNA: { text: true },
  MAAS: { text: true },
  UMNR: {}, // its text names the adults at both ends: asked for with its own word
  YPTA: { text: true },
  INFT: {},
  BSCT: {},
  CHLD: {},
  LANG: { text: true },
  ESAN: {},
  SVAN: {},
  PETC: {},
  AVIH: {},
  EXST: {},
  CBBG: {},
  GPST: {},
  RQST: {},
  XBAG: {},
  BULK: {},
  FRAG: {},
  TWOV: { text: true },
  DEPA: { forbidden: true },
  DEPU: { forbidden: true },
  DOCS: { text: true },
  DOCO: { text: true },
  DOCA: { text: true },
  CTCM: { text: true },
  CTCE: { text: true },
  CTCR: {},
  OTHS: { text: true },
  MOML: {},
  HNML: {},
  VGML: {},
  VLML: {},
  AVML: {},
  KSML: {},
  DBML: {},
  LFML: {},
  LSML: {},
  GFML: {},
  NLML: {},
  CHML: {},
  BBML: {},
  BLML: {},
  SPML: {},
}

/** Ages of domain.md 1.7 and 1.9. `lapAdult`: the youngest who may hold a baby (carriers differ; the usual figure). */
export const ages = { infantUnder: 2, childUnder: 12, adult: 18, lapAdult: 16, aloneFrom: 5, youngAloneFrom: 12 }
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
}

export type PassengerWord =
  | 'name_not_latin'
  | 'ssr_unknown'
  | 'ssr_text_missing'
  | 'ssr_twice'
  | 'wheelchair_codes_conflict'
  | 'stretcher_needs_meda'
  | 'stretcher_needs_medical_escort'
  | 'oxygen_needs_meda'
  | 'medif_missing'
  | 'deportee_code_forbidden'
  | 'umnr_wrong_age'
  | 'umnr_needs_adults'
  | 'infant_code_without_infant'
  | 'infant_needs_adult'
  | 'infant_adult_not_on_board'
  | 'one_infant_per_adult'
  | 'infant_turns_two'
  | 'minor_alone'
  | 'children_per_adult'
  | 'assistance_notice_late'

export type PassengerProblem = { level: 'STOP' | 'WARN'; word: PassengerWord; code?: string; personId: string | null; detail?: string }

export type LegDay = { departsAt: Instant; fromZone: string }

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
export function checkPassengers(travellers: readonly Traveller[], legs: readonly LegDay[], now: Instant): PassengerProblem[] {
  const days = legDaysOf(legs)
  const noticeHours = legs[0] === undefined ? Infinity : minutesBetween(now, legs[0].departsAt) / 60
  return [
    ...travellers.flatMap((each) => [
      ...checkNames(each),
      ...checkSsr(each, days),
      ...checkCompany(each, travellers, days),
      ...checkNotice(each, noticeHours),
    ]),
    ...checkRatio(travellers, days),
  ]
}

function checkNames({ personId, familyName, givenNames }: Traveller): PassengerProblem[] {
  // A person with one name only bears it as the family name.
  const unspeakable = ticketName(familyName) === undefined || (givenNames.trim() !== '' && ticketName(givenNames) === undefined)
  return unspeakable ? [stop('name_not_latin', personId, 'E110')] : []
}

function checkSsr(each: Traveller, days: readonly Day[]): PassengerProblem[] {
  const { personId, ssr } = each
  const problems: PassengerProblem[] = []
  const has = (code: string): boolean => ssr.some((one) => one.code === code)
  const text = (code: string): string => ssr.find((one) => one.code === code)?.text?.trim() ?? ''

  for (const { code } of ssr) {
    const rule = ssrCodes[code]
    if (rule === undefined) problems.push(stop('ssr_unknown', personId, 'E160', code))
    // We assist voluntary travel: nobody of ours flies as a deportee (domain.md 1.9).
    else if (rule.forbidden) problems.push(stop('deportee_code_forbidden', personId, 'E162', code))
    else if (rule.text && text(code) === '') problems.push(stop('ssr_text_missing', personId, 'E160', code))
  }
  const twice = ssr.find((one, at) => ssr.findIndex((other) => other.code === one.code) !== at)
  if (twice !== undefined) problems.push(stop('ssr_twice', personId, 'E160', twice.code))
  const chairs = ssr.filter(({ code }) => ssrCodes[code]?.wheelchair)
  if (chairs.length > 1) problems.push(stop('wheelchair_codes_conflict', personId, 'E160', chairs.map(({ code }) => code).join(' ')))

  if (has('STCR') && !has('MEDA')) problems.push(stop('stretcher_needs_meda', personId, 'E160'))
  if (has('STCR') && each.escortKind !== 'MEDICAL_DOCTOR' && each.escortKind !== 'MEDICAL_NURSE')
    problems.push(stop('stretcher_needs_medical_escort', personId, 'E160'))
  if (has('OXYG') && !has('MEDA')) problems.push(stop('oxygen_needs_meda', personId, 'E160'))
  if (has('MEDA') && text('MEDA') === '') problems.push(stop('medif_missing', personId, 'E161'))
  if (has('UMNR')) {
    const age = each.bornOn === null || days[0] === undefined ? undefined : ageOn(each.bornOn, days[0])
    if (age === undefined || age < ages.aloneFrom || age >= ages.adult) problems.push(stop('umnr_wrong_age', personId, 'E160'))
    if (text('UMNR') === '') problems.push(stop('umnr_needs_adults', personId, 'E160'))
  }
  return problems
}

function checkCompany(each: Traveller, all: readonly Traveller[], days: readonly Day[]): PassengerProblem[] {
  const { personId, bornOn, infantWith } = each
  const band = ageBandOf(bornOn, days)
  const held = all.filter((other) => other.infantWith === personId)
  const problems: PassengerProblem[] = []

  if (each.ssr.some(({ code }) => code === 'INFT') && held.length === 0) problems.push(stop('infant_code_without_infant', personId, 'E160'))
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
 * Under age, with no adult of the same case on board, no escort, and no carrier's care asked for. From twelve on the carrier's
 * young-passenger service will do; under five no carrier takes a child alone (domain.md 1.8, 1.9).
 */
function isAlone(each: Traveller, all: readonly Traveller[], days: readonly Day[]): boolean {
  if (each.bornOn === null || days[0] === undefined || isAtLeast(each.bornOn, ages.adult, days)) return false
  if (all.some((other) => other.caseId === each.caseId && isAtLeast(other.bornOn, ages.adult, days))) return false
  const age = ageOn(each.bornOn, days[0])
  const has = (code: string): boolean => each.ssr.some((one) => one.code === code)
  if (each.escortKind !== null && each.escortKind !== 'CARRIER_UM') return false
  if (age >= ages.aloneFrom && (has('UMNR') || each.escortKind === 'CARRIER_UM')) return false
  return !(age >= ages.youngAloneFrom && has('YPTA'))
}

/** Of somebody whose birth date is not known we assume that they are grown up, as the roll says so otherwise. */
function isAtLeast(bornOn: Day | null, age: number, days: readonly Day[]): boolean {
  return bornOn === null || days[0] === undefined || ageOn(bornOn, days[0]) >= age
}

/** Who needs help at an airport must be announced 48 hours before (Regulation (EC) 1107/2006, domain.md 1.9). */
function checkNotice({ personId, ssr }: Traveller, noticeHours: number): PassengerProblem[] {
  const asks = ssr.find(({ code }) => ssrCodes[code]?.wheelchair || ['STCR', 'BLND', 'DEAF', 'DPNA', 'MEDA', 'OXYG', 'UMNR'].includes(code))
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
