/**
 * What keeps a person from passing the borders of a journey: a visa to change planes (E121), a Convention travel document and the
 * country its holder fled (E104). Which State asks what is a dated table of the office and comes as an argument.
 */
import { type Day, dayAt, type Instant } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { TravelRight } from './border-words.ts'
import type { GuardBlock } from './clearance-words.ts'
import type { Standing } from './guard-rules.ts'
import type { TravelPaper } from './paper-rules.ts'
import { inSchengen } from './schengen-rules.ts'
import type { LegMode } from './words.ts'

/** One row of the table: who needs a visa to pass through these States, and what takes its place. */
export type TransitRule = {
  countries: readonly string[]
  /** AIRSIDE: from one flight to the next in the international zone. ENTRY: all other ways of passing through. */
  stay: TransitStay
  /** Who needs one; or everybody except those named. */
  nationalities?: readonly string[] | undefined
  except?: readonly string[] | undefined
  /** A valid visa or residence permit of these States, or a travel document they issued. */
  exempt: { visaOf: readonly string[]; residenceOf: readonly string[]; documentOf: readonly string[] }
  validFrom: Day
  validTo?: Day | undefined
}
export type TransitStay = 'AIRSIDE' | 'ENTRY'

export type BorderLeg = {
  mode: LegMode
  fromPlace: string
  fromZone: string
  departsAt: Instant
  toPlace: string
  toZone: string
  arrivesAt: Instant
  borderEntry: boolean
}

/** A State passed through on the way, on which days, and how. */
export type Transit = { country: string; place: string; stay: TransitStay; from: Day; to: Day }

type CountryOf = (place: string) => string | undefined

/**
 * The States between the first and the last. Where a journey begins or ends needs its own papers, not a transit visa; inside the
 * Schengen area, whose border is one, the area counts as one State.
 */
export function transitsOf(legs: readonly BorderLeg[], countryOf: CountryOf): Transit[] {
  const first = legs[0]
  const last = legs.at(-1)
  if (first === undefined || last === undefined) return []
  const ends = [countryOf(first.fromPlace), countryOf(last.toPlace)]
  return legs.slice(1).flatMap((leaves, at): Transit[] => {
    const arrives = legs[at]!
    const country = countryOf(arrives.toPlace)
    const from = dayAt(arrives.arrivesAt, arrives.toZone)
    if (country === undefined || ends.some((end) => end !== undefined && isOneArea(end, country, from))) return []
    const to = dayAt(leaves.departsAt, leaves.fromZone)
    return [{ country, place: arrives.toPlace, stay: stayBetween(arrives, leaves, country, from, countryOf), from, to }]
  })
}

function stayBetween(arrives: BorderLeg, leaves: BorderLeg, country: string, on: Day, countryOf: CountryOf): TransitStay {
  const flies = arrives.mode === 'AIR' && leaves.mode === 'AIR' && arrives.toPlace === leaves.fromPlace && !leaves.borderEntry
  const inside = [arrives.fromPlace, leaves.toPlace].some((place) => isOneArea(countryOf(place) ?? '', country, on))
  return flies && !inside ? 'AIRSIDE' : 'ENTRY'
}

function isOneArea(one: string, other: string, on: Day): boolean {
  return one === other || (inSchengen(one, on) && inSchengen(other, on))
}

/** A person as a border sees them. */
export type BorderPerson = {
  personId: PersonId
  nationality: string
  /** The paper they would travel on. */
  paper: Pick<TravelPaper, 'type' | 'issuer'> | undefined
  rights: readonly Pick<TravelRight, 'kind' | 'country' | 'validFrom' | 'validUntil'>[]
  /** Clearances of this person, or of the whole case. */
  clearances: readonly Pick<Standing, 'kind' | 'status' | 'validFrom' | 'validUntil'>[]
}

export type BorderFindings = { blocks: GuardBlock[]; warnings: GuardBlock[] }

/** E121: each transit for which the table asks for a visa that nobody has; and as a warning each State the table says nothing of. */
export function checkTransits(
  people: readonly BorderPerson[],
  transits: readonly Transit[],
  destination: string | undefined,
  rules: readonly TransitRule[],
): BorderFindings {
  const blocks = people.flatMap((person) =>
    stopsOf(person, transits, destination, rules).map(({ country }): GuardBlock => ({
      word: 'transit_visa_missing',
      code: 'E121',
      personId: person.personId,
      kind: 'TRANSIT_VISA',
      country,
    })),
  )
  const unknown = transits.filter((transit) => rulesFor(transit, rules).length === 0)
  return { blocks, warnings: unknown.map(({ country }) => ({ word: 'transit_rule_unknown', code: 'E121', country })) }
}

/**
 * A clearance says no country: it is taken for the one transit visa that somebody needs, and for none of several, of which each is
 * then written down with its State.
 */
function stopsOf(
  person: BorderPerson,
  transits: readonly Transit[],
  destination: string | undefined,
  rules: readonly TransitRule[],
): Transit[] {
  const open = transits.filter((transit) => needsTransitVisa(person, transit, rules) && !hasWay(person, transit, destination, rules))
  const countries = new Set(open.map(({ country }) => country))
  if (countries.size !== 1) return open
  return open.filter(
    (transit) => !person.clearances.some((one) => one.kind === 'TRANSIT_VISA' && one.status === 'CLEARED' && covers(one, transit)),
  )
}

function covers(paper: { validFrom: Day | null; validUntil: Day | null }, { from, to }: Transit): boolean {
  return (paper.validFrom === null || paper.validFrom <= from) && (paper.validUntil === null || to <= paper.validUntil)
}

function rulesFor({ country, stay, from }: Transit, rules: readonly TransitRule[]): TransitRule[] {
  return rules.filter(
    (rule) =>
      rule.stay === stay &&
      rule.countries.includes(country) &&
      rule.validFrom <= from &&
      (rule.validTo === undefined || from <= rule.validTo),
  )
}

/** Refugees and stateless persons travel with the nationality that is known of them; where none is, as somebody whom no list frees. */
export function needsTransitVisa(person: BorderPerson, transit: Transit, rules: readonly TransitRule[]): boolean {
  return rulesFor(transit, rules).some((rule) => asks(rule, person))
}

function asks(rule: TransitRule, { nationality, paper }: BorderPerson): boolean {
  if (rule.nationalities !== undefined) return rule.nationalities.includes(nationality)
  // Freedom from visas goes with the passport of a State, not with a document for a refugee or a stateless person.
  const asNational = paper === undefined || paper.type === 'PASSPORT' || paper.type === 'NATIONAL_ID'
  return !(asNational && (rule.except ?? []).includes(nationality))
}

function hasWay(person: BorderPerson, transit: Transit, destination: string | undefined, rules: readonly TransitRule[]): boolean {
  const rights = person.rights.filter((right) => covers(right, transit))
  if (rights.some(({ country }) => isOneArea(country, transit.country, transit.from))) return true

  const visas = rights.filter(({ kind }) => kind === 'VISA').map(({ country }) => country)
  const cleared = person.clearances.some((one) => one.kind === 'VISA' && one.status === 'CLEARED' && covers(one, transit))
  const held = [...visas, ...(cleared && destination !== undefined ? [destination] : [])]
  const lives = rights.filter(({ kind }) => kind === 'RESIDENCE').map(({ country }) => country)
  // Each rule that asks must be answered by what it exempts.
  return rulesFor(transit, rules)
    .filter((rule) => asks(rule, person))
    .every(
      ({ exempt }) =>
        held.some((country) => exempt.visaOf.includes(country)) ||
        lives.some((country) => exempt.residenceOf.includes(country)) ||
        (person.paper !== undefined && exempt.documentOf.includes(person.paper.issuer)),
    )
}

/** Every State that a journey touches, its two ends included. */
export function countriesTouched(legs: readonly Pick<BorderLeg, 'fromPlace' | 'toPlace'>[], countryOf: CountryOf): Set<string> {
  return new Set(legs.flatMap(({ fromPlace, toPlace }) => [countryOf(fromPlace) ?? '', countryOf(toPlace) ?? '']))
}

/**
 * E104: a Convention travel document is not valid for the country its holder fled (domain.md 2.2). Such papers are left out of those
 * somebody may travel on, unless a supervisor let this person go there on a lawyer's word.
 */
export function papersFor<Paper extends Pick<TravelPaper, 'type'>>(
  papers: readonly Paper[],
  nationality: string,
  touched: ReadonlySet<string>,
  isApproved: boolean,
): { papers: Paper[]; barred: boolean } {
  if (isApproved || !touched.has(nationality)) return { papers: [...papers], barred: false }
  const others = papers.filter(({ type }) => type !== 'CTD_1951')
  return { papers: others, barred: others.length < papers.length }
}

export type OriginRefusal = 'origin_needs_no_approval'

/** A supervisor takes on themself that somebody goes to, or through, the country they fled. */
export function approveOrigin(
  papers: readonly Pick<TravelPaper, 'type'>[],
  nationality: string,
  touched: ReadonlySet<string>,
): Result<{ country: string }, OriginRefusal> {
  return papersFor(papers, nationality, touched, false).barred ? accept({ country: nationality }) : refuse('origin_needs_no_approval')
}
