/**
 * Understands single cells of a nominal roll: dates as far as they are known, and the words for sex, relation, document and help on the
 * way, in French, English or as codes. What is not understood is said, never guessed.
 */
import { z } from 'zod'
import { addDays, type DatePrecision, Day } from '#domain/kit/day.ts'
import type { DocumentType, Sex } from '#domain/people/words.ts'
import { plain } from './roll-heading-rules.ts'
import type { RawCell, RollFaultWord } from './roll-words.ts'
import { type MemberRole, SpecialNeed } from './words.ts'

export type KnownDate = { on: Day | null; precision: DatePrecision }
export type DateReading = { ok: true; date: KnownDate } | { ok: false; word: RollFaultWord }

/** A cell that says "nothing here". */
export function isBlank(cell: RawCell | undefined): boolean {
  return cell === undefined || (cell.kind !== 'FORMULA' && /^\s*([-–—]+|n\/a)?\s*$/i.test(cell.text))
}

const unknownWords = new Set(['inconnu', 'inconnue', 'unknown', 'non connu', 'non connue', 'not known'])

/**
 * ISO (`1990-03-25`) or French order (`25/03/1990`, also with points or hyphens), a month or a year alone, or the number a spreadsheet
 * keeps for a day. Other digits than ours (۱۹۹۰) are read too. The order month/day is never guessed: it is said.
 */
export function readDate(cell: RawCell): DateReading {
  const text = latinDigits(cell.text).trim()
  if (cell.kind === 'NUMBER' || /^\d{5}$/.test(text)) return fromNumber(Number(text))
  if (unknownWords.has(plain(text))) return { ok: true, date: { on: null, precision: 'UNKNOWN' } }

  const iso = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(text)
  if (iso !== null) return fromParts(Number(iso[1]), Number(iso[2]), iso[3] === undefined ? undefined : Number(iso[3]))
  const french = /^(?:(\d{1,2})[/.\- ])?(\d{1,2})[/.\- ](\d{4})$/.exec(text)
  if (french !== null) {
    const day = french[1] === undefined ? undefined : Number(french[1])
    const month = Number(french[2])
    if (day !== undefined && month > 12 && day <= 12) return { ok: false, word: 'date_month_first' }
    return fromParts(Number(french[3]), month, day)
  }
  if (/^\d{1,2}[/.\- ]\d{1,2}[/.\- ]\d{2}$/.test(text)) return { ok: false, word: 'date_two_digit_year' }
  return /^\d{4}$/.test(text) ? fromParts(Number(text), undefined, undefined) : { ok: false, word: 'date_unreadable' }
}

/** True for a date that could be read in either order: where a file mixes both, such a date cannot be trusted. */
export function hasTwoReadings(cell: RawCell): boolean {
  const parts = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ]\d{4}$/.exec(latinDigits(cell.text).trim())
  return cell.kind === 'TEXT' && parts !== null && parts[1] !== parts[2] && Number(parts[1]) <= 12 && Number(parts[2]) <= 12
}

function fromNumber(serial: number): DateReading {
  if (!Number.isInteger(serial)) return { ok: false, word: 'date_unreadable' }
  if (serial >= 1900 && serial <= 2100) return fromParts(serial, undefined, undefined)
  // Day 1 of a spreadsheet is 1 January 1900, and it believes in a 29 February 1900: from day 61 on, count from 30 December 1899.
  if (serial < 61 || serial > 73_050) return { ok: false, word: 'date_unreadable' }
  return { ok: true, date: { on: addDays('1899-12-30' as Day, serial), precision: 'DAY' } }
}

function fromParts(year: number, month: number | undefined, day: number | undefined): DateReading {
  const on = `${String(year).padStart(4, '0')}-${String(month ?? 1).padStart(2, '0')}-${String(day ?? 1).padStart(2, '0')}`
  if (!Day.safeParse(on).success) return { ok: false, word: 'date_impossible' }
  return { ok: true, date: { on: on as Day, precision: month === undefined ? 'YEAR' : day === undefined ? 'MONTH' : 'DAY' } }
}

/** ١٩٩٠ and ۱۹۹۰ and १९९० are 1990. */
export function latinDigits(text: string): string {
  if (/^[ -~]*$/.test(text)) return text
  return text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0)!
    // Digits of a script follow one another from their zero: at most nine steps back.
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && digit.codePointAt(0)! - zero < 9) zero -= 1
    return String(digit.codePointAt(0)! - zero)
  })
}

export function readSex(text: string): Sex | undefined {
  return sexes.get(plain(text)) ?? (text.trim() === '<' ? 'X' : undefined)
}

/** `byBirth` false where the word itself says that age tells nothing: adopted, foster and step children. */
export function readRelation(text: string): { role: MemberRole; byBirth: boolean } | undefined {
  const word = plain(text)
  const role = relations.get(word)
  return role === undefined ? undefined : { role, byBirth: !notByBirth.has(word) }
}

export function readDocumentType(text: string): DocumentType | 'NONE' | undefined {
  const word = plain(text)
  return documentTypes.get(word)
}

/** Codes separated by spaces, commas, slashes or plus signs; undefined when one of them is no code of ours. */
export function readSpecialNeeds(text: string): SpecialNeed[] | undefined {
  const words = text.split(/[\s,;/+]+/).filter((word) => word !== '')
  if (words.length === 1 && ['none', 'aucun', 'neant', 'non', 'no'].includes(plain(words[0]!))) return []
  const needs = z.array(SpecialNeed).safeParse(words.map((word) => word.toUpperCase()))
  return needs.success ? [...new Set(needs.data)] : undefined
}

const sexes = spelt<Sex>({
  F: 'f, female, femme, feminin, fille, girl, woman',
  M: 'm, male, h, homme, masculin, garcon, boy, man',
  X: 'x, unspecified, non precise, indetermine, autre, other',
})

const relations = spelt<MemberRole>({
  PA: 'pa, dp, principal applicant, demandeur principal, demandeuse principale, demandeur e principal e, principal, head of family, head of household, chef de famille, self, soi meme',
  SPOUSE: 'spo, spouse, wife, husband, epoux, epouse, conjoint, conjointe, mari, femme',
  PARTNER: 'par, partner, partenaire, concubin, concubine, compagnon, compagne',
  CHILD:
    'child, son, daughter, dau, fils, fille, enfant, baby, infant, bebe, nourrisson, adc, adopted child, adopted son, adopted daughter, enfant adopte, enfant adoptee, foc, foster child, enfant accueilli, sts, std, stepson, stepdaughter, stepchild, step son, step daughter, enfant du conjoint',
  PARENT: 'parent, father, mother, fat, mot, pere, mere',
  SIBLING: 'sibling, brother, sister, bro, sis, frere, soeur',
  GRANDPARENT: 'grp, grandparent, grandfather, grandmother, grand pere, grand mere, grandpere, grandmere',
  OTHER_DEP:
    'grc, grandchild, grandson, granddaughter, petit fils, petite fille, petit enfant, unc, uncle, aun, aunt, oncle, tante, nep, nephew, nie, niece, neveu, cou, cousin, cousine, fil, mil, inl, in law, father in law, mother in law, beau pere, belle mere, gendre, belle fille, beau frere, belle soeur, war, ward, pupille, oth, other, other dep, other dependant, dependant, dependent, autre, autre personne a charge, personne a charge',
  CAREGIVER: 'gua, guardian, caregiver, tuteur, tutrice, representant legal, accompagnant, accompagnante',
})

const notByBirth = new Set(
  'adc, adopted child, adopted son, adopted daughter, enfant adopte, enfant adoptee, foc, foster child, enfant accueilli, sts, std, stepson, stepdaughter, stepchild, step son, step daughter, enfant du conjoint'.split(
    ', ',
  ),
)

const documentTypes = spelt<DocumentType | 'NONE'>({
  PASSPORT: 'passport, passeport, p, pp, pass',
  CTD_1951:
    'ctd 1951, ctd, convention travel document, titre de voyage, titre de voyage refugie, titre de voyage pour refugie, refugee travel document, rtd',
  CTD_1954: 'ctd 1954, stateless travel document, titre de voyage apatride, titre de voyage pour apatride',
  TVE: 'tve, titre d identite et de voyage, alien travel document, travel document for aliens',
  LPC: 'lpc, laissez passer consulaire, consular laissez passer, laissez passer',
  LP_FR: 'lp fr, laissez passer francais, french laissez passer, laissez passer prefectoral',
  UNLP: 'unlp, un laissez passer, laissez passer des nations unies',
  ICRC_ETD: 'icrc etd, icrc, cicr, icrc emergency travel document, titre de voyage d urgence cicr, titre cicr',
  EU_LP_RETURN: 'eu lp return, european travel document for return',
  EU_LP_TRANSFER: 'eu lp transfer',
  ETD: 'etd, emergency passport, emergency travel document, passeport d urgence, passeport provisoire, titre de voyage provisoire',
  SEAMAN_BOOK: 'seaman book, seaman s book, livret de marin, livret professionnel maritime',
  NATIONAL_ID:
    'national id, id, id card, identity card, national identity card, carte d identite, carte nationale d identite, cni, tazkira, tazkera',
  NONE: 'none, aucun, aucune, sans, sans document, no document, neant',
})

function spelt<Code extends string>(words: Record<Code, string>): Map<string, Code> {
  return new Map(
    (Object.entries(words) as [Code, string][]).flatMap(([code, list]) =>
      [plain(code), ...list.split(', ')].map((word) => [word, code] as const),
    ),
  )
}
