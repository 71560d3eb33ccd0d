/**
 * The language of a person's own record: its words, days and names. A code that has no word in the language is said in French and
 * English; a day in the calendar of the readers has the date of the papers beside it. What is on the page is not decided here.
 */
import type { RecordLanguage, RecordReview } from '#domain/people/record-words.ts'
import { countryName, findDocumentCode } from '#packs/places/countries.ts'
import { recordCatalogue, type RecordCatalogue } from '#packs/records/record-words.ts'
import { makeTranslator, type Translate, translator } from '#ui/languages/text.ts'
import { makeWriter, type Writer } from '#ui/languages/writer.ts'

export type RecordSpeech = {
  readonly language: RecordLanguage
  readonly direction: 'ltr' | 'rtl'
  readonly review: RecordReview
  readonly t: Translate
  readonly write: Pick<Writer, 'day' | 'birthday' | 'language' | 'list'>
  /** A country, or what stands for a nationality on a document. */
  nation(code: string): string
  /** What has a name in French and in English only. */
  both(names: { readonly fr: string; readonly en: string }): string
}

export function recordSpeech(language: RecordLanguage): RecordSpeech {
  if (language === 'fr' || language === 'en') {
    const t = translator(language)
    return {
      language,
      direction: 'ltr',
      review: 'source',
      t,
      write: makeWriter(language),
      nation: (code) => nationIn(code, t, () => countryName(code, language)),
      both: (names) => names[language],
    }
  }
  const catalogue = recordCatalogue(language)
  const t = inThreeLanguages(catalogue)
  const isSpoken = Intl.DisplayNames.supportedLocalesOf([language]).length > 0
  return {
    language,
    direction: catalogue.direction,
    review: catalogue.review,
    t,
    write: writerOf(catalogue),
    nation: (code) => nationIn(code, t, () => (isSpoken ? known(countryName(code, language), code) : undefined)),
    both: beside,
  }
}

function inThreeLanguages({ language, messages }: RecordCatalogue): Translate {
  const own = makeTranslator(language, messages)
  const [french, english] = [translator('fr'), translator('en')]
  return (key, values) => (Object.hasOwn(messages, key) ? own(key, values) : beside({ fr: french(key, values), en: english(key, values) }))
}

function beside({ fr, en }: { readonly fr: string; readonly en: string }): string {
  return fr === en ? fr : `${fr} / ${en}`
}

function nationIn(code: string, t: Translate, named: () => string | undefined): string {
  if (findDocumentCode(code) !== undefined) return t(`people.nationality.${code}`)
  return named() ?? beside({ fr: countryName(code, 'fr') ?? code, en: countryName(code, 'en') ?? code })
}

/** Intl gives a code back where the language has no name for the country. */
function known(name: string | undefined, code: string): string | undefined {
  return name === undefined || name === code || /^[A-Z]{2}$/.test(name) ? undefined : name
}

/** Figures of papers and tickets also where the language has its own, unless the calendar is another one. */
const locales = { GREGORIAN: 'ca-gregory-nu-latn', PERSIAN: 'ca-persian', ETHIOPIC: 'ca-ethiopic' } as const

function writerOf({ language, days }: RecordCatalogue): RecordSpeech['write'] {
  const [tongues, french, english] = [tonguesIn(language), tonguesIn('fr')!, tonguesIn('en')!]
  const lists = new Intl.ListFormat([language, 'en'], { type: 'unit', style: 'short' })
  const isSpoken = days !== 'FIGURES' && Intl.DateTimeFormat.supportedLocalesOf([language]).length > 0
  const long = isSpoken
    ? new Intl.DateTimeFormat(`${language}-u-${locales[days]}`, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    : undefined
  const day: Writer['day'] = (text) => {
    if (long === undefined) return ofPapers(text)
    // The name of an era comes in Latin letters in some of these languages; the day beside it says which calendar it is.
    const parts = long.formatToParts(new Date(`${text.slice(0, 10)}T12:00:00Z`)).filter(({ type }) => type !== 'era')
    const written = parts
      .map(({ value }) => value)
      .join('')
      .trim()
    return days === 'GREGORIAN' ? written : `${written} (${ofPapers(text)})`
  }
  return {
    day,
    // A month or a year of one calendar is none of another: known so far, it stays as the papers say it.
    birthday: (text, precision) => {
      if (text === null || precision === 'UNKNOWN') return '—'
      if (precision === 'YEAR') return text.slice(0, 4)
      return precision === 'MONTH' ? ofPapers(text).slice(3) : day(text)
    },
    language: (code) => tongues?.of(code) ?? beside({ fr: french.of(code) ?? code, en: english.of(code) ?? code }),
    list: (words) => lists.format(words),
  }
}

function tonguesIn(language: string): Intl.DisplayNames | undefined {
  const isKnown = Intl.DisplayNames.supportedLocalesOf([language]).length > 0
  return isKnown ? new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }) : undefined
}

/** Day, month and year in the figures of passports and tickets, which no reader takes for another order of the three. */
function ofPapers(text: string): string {
  const [year, month, day] = text.slice(0, 10).split('-')
  return `${day}/${month}/${year}`
}
