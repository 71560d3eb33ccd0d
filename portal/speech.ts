/** How the portal speaks a language: catalogue texts, the half of a bilingual text, days no more precisely than they are known. */
import type { MovementType } from '#domain/programmes/movement-types.ts'
import type { Bilingual, KnownDay } from '#domain/programmes/words.ts'
import { translator, type Values } from '#ui/languages/text.ts'
import { makeWriter, type Writer } from '#ui/languages/writer.ts'
import type { PortalLanguage } from './addresses.ts'
import { type Fragment, html } from './html.ts'

export type Speech = {
  readonly language: PortalLanguage
  /** A text of ui/languages/<language>/portal.json; the key is given without its `portal.`. */
  readonly say: (key: string, values?: Values) => string
  readonly pick: (text: Bilingual) => string
  /** What a movement type is called. */
  readonly movement: (type: MovementType) => string
  readonly time: (known: KnownDay) => Fragment
  readonly day: (on: string) => Fragment
  readonly dayText: (on: string) => string
  /** A name as its source writes it, marked as French on a page that is not. */
  readonly asWritten: (name: string) => Fragment
  readonly writer: Writer
}

const spoken = new Map<PortalLanguage, Speech>()

export function speak(language: PortalLanguage): Speech {
  const known = spoken.get(language)
  if (known !== undefined) return known
  const translate = translator(language)
  const writer = makeWriter(language)
  const set = language === 'fr' ? frenchSpaces : (text: string) => text
  const speech: Speech = {
    language,
    say: (key, values) => set(translate(`portal.${key}`, values)),
    pick: (text) => set(text[language]),
    movement: (type) => set(translate(`programmes.movement.${type}`)),
    time: (day) => html`<time datetime="${datetimeOf(day)}">${writtenDay(language, writer, day)}</time>`,
    day: (on) => html`<time datetime="${on}">${dayText(language, writer, on)}</time>`,
    dayText: (on) => dayText(language, writer, on),
    asWritten: (name) => (language === 'fr' ? html`${set(name)}` : html`<span lang="fr">${name}</span>`),
    writer,
  }
  spoken.set(language, speech)
  return speech
}

/** A day of which only the month or the year is known is written, and marked up, no more precisely than that. */
function writtenDay(language: PortalLanguage, writer: Writer, day: KnownDay): string {
  if (day.precision === 'DAY') return dayText(language, writer, day.on)
  if (day.precision === 'MONTH') return months[language].format(new Date(`${day.on}T12:00:00Z`))
  return day.on.slice(0, 4)
}

/** In French the first of a month is “le 1er”. */
function dayText(language: PortalLanguage, writer: Writer, on: string): string {
  const text = writer.day(on, 'long')
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text
}

function datetimeOf(day: KnownDay): string {
  return day.on.slice(0, day.precision === 'DAY' ? 10 : day.precision === 'MONTH' ? 7 : 4)
}

const months = {
  fr: new Intl.DateTimeFormat('fr', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
}

/** In French a colon or a question mark never begins a line. */
function frenchSpaces(text: string): string {
  return text.replace(/ (?=[:;!?»%€])/g, '\u00a0').replaceAll('« ', '«\u00a0')
}
