/**
 * Reads what somebody typed in the search box: words of a name, a date or year of birth, and the number, telephone or address that
 * the text may be. Pure: how another script is written in Latin letters is an argument.
 */
import { foldedWords } from '#algorithms/names/fold.ts'
import { letterSet } from '#algorithms/names/letter-set.ts'
import { type Romanise, skeletonOf } from '#algorithms/names/skeleton.ts'
import { soundClass } from '#algorithms/names/sound-class.ts'
import { type Day, Day as DayWord } from '#domain/kit/day.ts'
import { documentToken, type Token, withoutParticles } from './name-rules.ts'

/** `sound` is the class of sound of the skeleton: both are missing for a number or a single letter. */
export type QueryWord = { readonly word: string; readonly skeleton: string | undefined; readonly sound: string | undefined }

/** A date typed beside a name; only the year when that is all that was typed. */
export type AskedBirth = { readonly year: number; readonly on: Day | undefined }

/** What somebody typed in the search box. The last word may be unfinished. */
export type Query = {
  readonly words: readonly QueryWord[]
  /** The whole text as a document number, when it can be one. */
  readonly document: string | undefined
  readonly birth: AskedBirth | undefined
  readonly phone: string | undefined
  readonly email: string | undefined
  /** False when something that is no word of a name was typed after the last word, which is then finished. */
  readonly lastMayBeUnfinished: boolean
  readonly isLatin: boolean
  /** The letters of all words, written in Latin. */
  readonly letters: number
}

const wordsMax = 6

export function readQuery(text: string, romanise: Romanise): Query {
  const typed = inWesternDigits(text.slice(0, 200))
  const { birth, rest } = birthIn(typed)
  const email = emailsIn(typed)[0] ?? (typed.includes('@') ? typed.trim().toLowerCase() : undefined)
  const folded = email === undefined ? lettered(foldedWords(rest)) : []
  const last = folded.at(-1)
  const words = last === undefined ? [] : [...(folded.length > 1 ? withoutParticles(folded.slice(0, -1)) : []), last]
  const document = documentToken(typed)
  return {
    words: [...new Set(words)].slice(-wordsMax).map((word) => wordFrom(word, romanise)),
    isLatin: words.every((word) => /^[a-z0-9]+$/.test(word)),
    letters: letterSet(words.flatMap((word) => foldedWords(romanise(word)))),
    // A name of some length beside a birth is no number.
    document: document.length >= 4 && /[0-9]/.test(document) && !(birth !== undefined && /\p{L}{4}/u.test(rest)) ? document : undefined,
    birth,
    phone: phoneOf(typed),
    email,
    lastMayBeUnfinished: !/\d\s*$/.test(typed) || birth === undefined,
  }
}

/** The first digits of a date that is still being typed say nothing beside a name. */
function lettered(words: readonly string[]): string[] {
  const names = words.filter((word) => !/^\d{1,3}$/.test(word))
  return names.length > 0 ? names : [...words]
}

function wordFrom(word: string, romanise: Romanise): QueryWord {
  const skeleton = skeletonOf(word, romanise)
  return { word, skeleton, sound: skeleton === undefined ? undefined : soundClass(skeleton) }
}

/** Arabic, Persian and Devanagari digits, as a keyboard of that script types them. */
function inWesternDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F]/g, (digit) => {
    const code = digit.codePointAt(0)!
    return String(code - zeros.findLast((zero) => zero <= code)!)
  })
}
const zeros = [0x0660, 0x06f0, 0x0966]

const isoDate = /(?<![\dA-Za-z])((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?![\dA-Za-z])/
const writtenDate = /(?<![\dA-Za-z])(\d{1,2})[-/. ](\d{1,2})[-/. ]((?:19|20)\d{2})(?![\dA-Za-z])/
const loneYear = /(?<![\dA-Za-z-])((?:19|20)\d{2})(?![\dA-Za-z-])/

/** Day before month, as in all countries that an office of ours lies in; a month above 12 can only be the day. */
function birthIn(text: string): { birth: AskedBirth | undefined; rest: string } {
  const iso = isoDate.exec(text)
  const written = iso === null ? writtenDate.exec(text) : null
  const lone = iso === null && written === null ? loneYear.exec(text) : null
  const found = iso ?? written ?? lone
  if (found === null) return { birth: undefined, rest: text }
  const [, first, second, third] = found
  const rest = text.replace(found[0], ' ')
  if (lone !== null) return { birth: { year: Number(first), on: undefined }, rest }
  const year = iso !== null ? first! : third!
  const [month, day] = iso !== null ? [second!, third!] : [second!, first!]
  const on = dayFrom(year, month, day) ?? dayFrom(year, day, month)
  return { birth: { year: Number(year), on }, rest }
}

function dayFrom(year: string, month: string, day: string): Day | undefined {
  const read = DayWord.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return read.success ? read.data : undefined
}

/** The last nine digits of a telephone number: what is before them is written now with a country's prefix and now with a zero. */
export function phoneOf(text: string): string | undefined {
  if (!/^[\d\s().+/-]+$/.test(text.trim())) return undefined
  const digits = text.replace(/\D/g, '')
  return digits.length >= 7 && digits.length <= 16 ? digits.slice(-9) : undefined
}

/** Telephone numbers in a free text, such as a safe contact. */
export function phonesIn(text: string): string[] {
  const found = inWesternDigits(text).match(/\+?\d[\d\s().-]{5,22}\d/g) ?? []
  return [...new Set(found.flatMap((each) => phoneOf(each) ?? []))]
}

/** What of a safe contact finds its person, for those who may read one. */
export function contactTokens(safeContact: string | null): Token[] {
  if (safeContact === null) return []
  return [
    ...phonesIn(safeContact).map((token) => ({ kind: 'PHONE' as const, token })),
    ...emailsIn(safeContact).map((token) => ({ kind: 'EMAIL' as const, token })),
  ]
}

export function emailsIn(text: string): string[] {
  const found = text.toLowerCase().match(/[^\s@<>()[\],;:"]+@[^\s@<>()[\],;:"]+\.[a-z]{2,}/g) ?? []
  return [...new Set(found)]
}
