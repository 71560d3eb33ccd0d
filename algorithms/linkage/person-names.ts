// First name, surname and other names of each record, from whichever columns a file has: parts, a full name, or both. All three share one
// dictionary, so that a name in the wrong column is still compared.
import { type Romanise } from '../names/skeleton.ts'
import { compareNames } from './compare.ts'
import { type DictionaryDraft, codeOf, countCodes, draftDictionary } from './dictionary.ts'
import { familiesOfNames, isOneFamily } from './diminutives.ts'
import { isNothing, nameWordsOf, readTexts } from './fold-values.ts'
import type { Role } from './levels.ts'
import type { Field, Gathered } from './register.ts'

type Parts = { first: Int32Array; surname: Int32Array; other: Int32Array }

export function nameFields(columns: readonly Gathered[], size: number, romanise: Romanise): Field[] {
  const draft = draftDictionary()
  const find = (role: Role) => columns.find((column) => column.role === role)
  const full = find('full_name')
  const first = find('first_name')
  const surname = find('surname')
  const other = find('other_names')
  const parts: Parts =
    full !== undefined && (first === undefined || surname === undefined)
      ? splitFullNames(full, draft, romanise)
      : {
          first: first === undefined ? new Int32Array(size) : read(first, draft, romanise),
          surname: surname === undefined ? new Int32Array(size) : read(surname, draft, romanise),
          other: new Int32Array(size),
        }
  if (other !== undefined) parts.other = read(other, draft, romanise)
  else if (full !== undefined && first !== undefined && surname !== undefined) parts.other = remainders(full, parts, draft, romanise)
  const texts = readTexts(draft, romanise)
  const families = familiesOfNames(texts.texts)
  const compare = compareNames(texts, (a, b) => isOneFamily(families[a], families[b]))
  const field = (name: 'first_name' | 'surname' | 'other_names', codes: Int32Array): Field => ({
    name,
    role: name,
    nature: 'name',
    codes,
    counts: countCodes(codes, texts.texts.length),
    compare,
    texts,
    letters: texts,
  })
  return [field('first_name', parts.first), field('surname', parts.surname), field('other_names', parts.other)]
}

function read(column: Gathered, draft: DictionaryDraft, romanise: Romanise): Int32Array {
  const translated = Int32Array.from(column.values, (value) =>
    isNothing(value) ? 0 : codeOf(draft, nameWordsOf(value, romanise).join(' ')),
  )
  return column.codes.map((code) => translated[code]!)
}

/** "SURNAME, First Other" by its comma; else the first word, the last word, and what stands between. A lone word is a first name. */
function splitFullNames(column: Gathered, draft: DictionaryDraft, romanise: Romanise): Parts {
  const count = column.values.length
  const first = new Int32Array(count)
  const surname = new Int32Array(count)
  const other = new Int32Array(count)
  column.values.forEach((value, code) => {
    if (isNothing(value)) return
    const comma = /^([^,]+),([^,]+)$/.exec(value)
    const words = comma ? nameWordsOf(comma[2]!, romanise) : nameWordsOf(value, romanise)
    const last = comma ? nameWordsOf(comma[1]!, romanise).join(' ') : words.length > 1 ? words.pop()! : ''
    first[code] = codeOf(draft, words[0] ?? '')
    surname[code] = codeOf(draft, last)
    other[code] = codeOf(draft, words.slice(1).join(' '))
  })
  return {
    first: column.codes.map((code) => first[code]!),
    surname: column.codes.map((code) => surname[code]!),
    other: column.codes.map((code) => other[code]!),
  }
}

/** The words of the full name that are neither in the first name nor in the surname. */
function remainders(full: Gathered, parts: Parts, draft: DictionaryDraft, romanise: Romanise): Int32Array {
  const wordsOfFull = full.values.map((value) => (isNothing(value) ? [] : nameWordsOf(value, romanise)))
  const codes = new Int32Array(full.codes.length)
  full.codes.forEach((code, record) => {
    const words = wordsOfFull[code]!
    if (words.length < 3) return
    const named = `${draft.texts[parts.first[record]!]} ${draft.texts[parts.surname[record]!]}`.split(' ')
    codes[record] = codeOf(draft, words.filter((word) => !named.includes(word)).join(' '))
  })
  return codes
}
