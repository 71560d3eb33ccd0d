/**
 * The words of the page on which a person reads what we hold about them, in each language that the desk does not speak, from
 * languages/*.yaml. French and English are in ui/languages. Each closed list is there whole: a code without a word cannot be read.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { CaseStatus } from '#domain/cases/words.ts'
import { Day } from '#domain/kit/day.ts'
import { LinkCode } from '#domain/people/household-words.ts'
import { RecordLanguage, RecordReview } from '#domain/people/record-words.ts'
import { RequestKind, RequestState } from '#domain/people/request-words.ts'
import { ConsentKind, ConsentRecipient, DocumentType, Sex } from '#domain/people/words.ts'

const word = z.string().min(1).max(90)
const sentence = z.string().min(1).max(400)
const dated = word.regex(/\{day\}/, { error: 'says no day' })

const Catalogue = z.strictObject({
  language: RecordLanguage.exclude(['fr', 'en']),
  direction: z.enum(['ltr', 'rtl']),
  /** The calendar of most readers, another one with the date of the papers beside it; FIGURES where month names serve two calendars. */
  days: z.enum(['GREGORIAN', 'PERSIAN', 'ETHIOPIC', 'FIGURES']),
  review: RecordReview,
  writtenOn: Day,
  record: z.strictObject({
    title: word,
    lead: sentence.regex(/\{day\}/, { error: 'says no day' }),
    end: sentence,
    none: word,
    cases: word,
    journeys: word,
    pending: sentence,
  }),
  people: z.strictObject({
    who: word,
    family_name: word,
    given_names: word,
    native_name: word,
    born_on: word,
    sex: word,
    nationality: word,
    languages: word,
    safe_contact: word,
    documents: word,
    household: word,
    consents: word,
    consent_given: dated,
    consent_withdrawn: dated,
  }),
  register: z.strictObject({ in_household: dated, requests: word }),
  sex: z.record(Sex, word),
  /** A status in the place of a nationality. Organisations that issue papers are named in French and English. */
  nationality: z.record(z.enum(['XXA', 'XXB', 'XXC', 'XXX']), word),
  document: z.record(DocumentType, word),
  link: z.record(LinkCode, word),
  consent: z.record(ConsentKind, word),
  recipient: z.record(ConsentRecipient, word),
  request: z.record(RequestKind, word),
  answer: z.record(RequestState, word),
  case: z.record(CaseStatus, word),
})
export type RecordCatalogue = Omit<z.infer<typeof Catalogue>, keyof typeof keys> & {
  /** By the keys of ui/languages, as ICU messages. */
  readonly messages: Readonly<Record<string, string>>
}

/** What each part of a file is called in ui/languages. */
const keys = {
  record: 'record',
  people: 'people',
  register: 'register',
  sex: 'people.sex',
  nationality: 'people.nationality',
  document: 'people.document_type',
  link: 'register.link',
  consent: 'people.consent_kind',
  recipient: 'register.recipient',
  request: 'register.request_kind',
  answer: 'status.request',
  case: 'status.cases',
} as const

export type TranslatedLanguage = z.infer<typeof Catalogue>['language']
const read = new Map<TranslatedLanguage, RecordCatalogue>()

/** Read once and kept. Throws when the file is not valid: it ships with the code. */
export function recordCatalogue(language: TranslatedLanguage): RecordCatalogue {
  const known = read.get(language)
  if (known !== undefined) return known
  const text = readFileSync(join(import.meta.dirname, 'languages', `${language.toLowerCase()}.yaml`), 'utf8')
  const made = Catalogue.parse(parse(text))
  if (made.language !== language) throw new Error(`the words of ${language} say that they are ${made.language}`)
  const messages: Record<string, string> = {}
  for (const part of Object.keys(keys) as (keyof typeof keys)[])
    for (const [name, words] of Object.entries(made[part])) messages[`${keys[part]}.${name}`] = words
  const { direction, days, review, writtenOn } = made
  const catalogue = { language, direction, days, review, writtenOn, messages }
  read.set(language, catalogue)
  return catalogue
}
