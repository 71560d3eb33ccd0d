/** The data of a traveller's card: words already chosen in the reader's language, hours by the clocks of each place, nothing left to decide. */
import encodeQR from 'qr'
import { clockAt, dayAt, type Day, type Instant } from '#domain/kit/day.ts'
import type { Leg, Passenger } from '#domain/movements/words.ts'
import { needsOnCard } from '#domain/papers/card-rules.ts'
import type { CardCatalogue, CardKind, CardLanguage, CardSize, ContactPoint } from '#domain/papers/card-words.ts'
import { findAirport } from '#packs/places/airports.ts'
import { countryName, findCountry } from '#packs/places/countries.ts'
import { findPlace } from '#packs/places/places.ts'
import { cardCatalogue, lettersOf } from '#packs/prints/cards.ts'
import { printableName } from '#server/kit/print-letters.ts'

/** Whose card it is: what stands of a person on it, and nothing else of them. */
export type CardHolder = Pick<Passenger, 'familyName' | 'givenNames' | 'nativeName' | 'seat' | 'ssr' | 'bagsPieces'> & {
  readonly language: CardLanguage
  readonly metBy: string | null
  readonly token: { readonly text: string; readonly code: string } | undefined
}

export type CardSheet = { readonly kind: CardKind; readonly size: CardSize; readonly point: ContactPoint; readonly legs: readonly Leg[] }

/** A6 and A5 as they are; a large card is the next size of paper up, with letters larger by as much. */
const widths = { CONTACT: 105, JOURNEY: 148 } as const
const heights = { CONTACT: 148, JOURNEY: 210 } as const
const step = Math.SQRT2

/** What packs/prints/card.typ reads. The title of the file tells the kind of card, never whose it is. */
export function cardsData(sheet: CardSheet, holders: readonly CardHolder[]): Record<string, unknown> {
  const times = sheet.size === 'LARGE' ? step : 1
  const first = cardCatalogue(holders[0]?.language ?? 'fr').texts
  return {
    kind: sheet.kind,
    title: sheet.kind === 'CONTACT' ? first.contact_title : first.itinerary_title,
    width: Math.round(widths[sheet.kind] * times),
    height: Math.round(heights[sheet.kind] * times),
    scale: times,
    cards: holders.map((holder) => cardOf(sheet, holder)),
  }
}

function cardOf(sheet: CardSheet, holder: CardHolder): Record<string, unknown> {
  const catalogue = cardCatalogue(holder.language)
  const { texts } = catalogue
  const letters = lettersOf(catalogue)
  const native = printableName(holder.nativeName)
  const needs = needsOnCard(holder.ssr.map(({ code }) => code))
  return {
    title: sheet.kind === 'CONTACT' ? texts.contact_title : texts.itinerary_title,
    lang: holder.language.slice(0, 3).replace('-', ''),
    dir: catalogue.direction,
    letters,
    latinTimes: letters === 'Latn' ? 1 : 0.95,
    latinName: `${holder.familyName} ${holder.givenNames}`.trim(),
    nativeName: native,
    nativeDir: native !== null && /\p{Script=Arabic}/u.test(native) ? 'rtl' : 'ltr',
    nativeLetters: native === null ? letters : nativeLetters(native, letters),
    help: texts.help,
    keep: texts.keep,
    call: texts.call,
    duty: texts.duty,
    phone: sheet.point.phone,
    always: sheet.point.hours === undefined ? texts.always : null,
    hours: sheet.point.hours ?? '',
    lost: texts.lost,
    steps: [texts.lost_stay, texts.lost_show, texts.lost_call, texts.lost_strangers],
    journey: texts.journey,
    clocks: texts.clocks,
    legs: sheet.legs.map((leg) => legOf(leg, catalogue, isOneFlight(sheet.legs) ? holder.seat : null)),
    needs: needs.length === 0 ? null : needs.map(({ code, word }) => `${code} ${texts[word]}`).join(' · '),
    facts: [
      ...(holder.metBy === null ? [] : [{ term: texts.met_by, words: holder.metBy }]),
      ...(needs.length === 0 ? [] : [{ term: texts.needs, words: needs.map(({ code, word }) => `${texts[word]} (${code})`).join(', ') }]),
      ...(holder.bagsPieces === 0 ? [] : [{ term: texts.bags, words: String(holder.bagsPieces) }]),
    ],
    staff: staffLines(holder.language),
    qr: holder.token === undefined ? null : encodeQR(holder.token.text, 'svg', { ecc: 'medium', encoding: 'alphanumeric', border: 2 }),
    code: holder.token?.code ?? '',
    codeWord: texts.code,
  }
}

/** Who works on the way reads French or English; the reader sees in their own language what is asked there. */
function staffLines(language: CardLanguage): { words: string; lang: string; dir: string; letters: string }[] {
  return [...new Set<CardLanguage>([language, 'fr', 'en'])].map((each) => {
    const catalogue = cardCatalogue(each)
    return { words: catalogue.texts.staff, lang: each.slice(0, 2), dir: catalogue.direction, letters: lettersOf(catalogue) }
  })
}

/** We keep one seat a person and do not know of which flight it is when there are several. */
function isOneFlight(legs: readonly Leg[]): boolean {
  return legs.filter(({ mode }) => mode === 'AIR').length === 1
}

function legOf(leg: Leg, catalogue: CardCatalogue, seat: string | null): Record<string, unknown> {
  const { texts, language } = catalogue
  const departsAt = leg.expectedDepartsAt ?? leg.departsAt
  const arrivesAt = leg.expectedArrivesAt ?? leg.arrivesAt
  const end = (place: string, terminal: string | null, at: Instant, zone: string, word: string): Record<string, unknown> => {
    const found = findPlace(place)
    return {
      word,
      day: dayOn(at, zone, catalogue),
      clock: clockAt(at, zone),
      code: place,
      name: findAirport(place)?.city ?? found?.names[language === 'fr' ? 'fr' : 'en'] ?? '',
      country: found === undefined ? null : countryIn(found.countryIso3, language),
      terminal,
      terminalWord: texts.terminal,
    }
  }
  return {
    mode: texts[leg.mode],
    number: leg.number,
    from: end(leg.fromPlace, leg.fromTerminal, departsAt, leg.fromZone, texts.departs),
    to: end(leg.toPlace, leg.toTerminal, arrivesAt, leg.toZone, texts.arrives),
    seat: leg.mode === 'AIR' && seat !== null ? seat : null,
    seatWord: texts.seat,
  }
}

const dates = new Map<string, Intl.DateTimeFormat>()

/** By the calendar and in the figures that stand on tickets and on the screens of airports, whatever the reader's own are. */
function dayOn(at: Instant, zone: string, { language, date }: CardCatalogue): string {
  const day: Day = dayAt(at, zone)
  const words = `${language}-u-ca-gregory-nu-latn`
  const style: Intl.DateTimeFormatOptions = date === 'WORDS' ? { weekday: 'short', day: 'numeric', month: 'short' } : { weekday: 'short' }
  const known = dates.get(language) ?? new Intl.DateTimeFormat(words, { ...style, timeZone: 'UTC' })
  dates.set(language, known)
  const written = known.format(new Date(`${day}T12:00:00Z`))
  return date === 'WORDS' ? written : `${written} ${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
}

/** Null where the runtime has no name in this language: the town and its code stand alone. */
function countryIn(iso3: string, language: CardLanguage): string | null {
  const name = countryName(iso3, language)
  return name === undefined || name === findCountry(iso3)?.iso2 ? null : name
}

/** A name in the script of the card is set in its letters; any other in those of its own script. */
function nativeLetters(name: string, own: string): string {
  if (/\p{Script=Arabic}/u.test(name)) return own === 'Nast' ? 'Nast' : 'Arab'
  if (/\p{Script=Ethiopic}/u.test(name)) return 'Ethi'
  if (/\p{Script=Devanagari}/u.test(name)) return 'Deva'
  return /\p{Script=Gurmukhi}/u.test(name) ? 'Guru' : 'Latn'
}
