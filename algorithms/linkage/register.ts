// Columns of one file or two, brought to one register of integers: field by field a code a record, and how two codes are compared.
// Nothing of the original rows is kept but the codes.
import type { Romanise } from '../names/skeleton.ts'
import { canonicalOrder, reordered } from './canonical-order.ts'
import { type Compare, type Texts, compareChoices, compareCodes, compareDays, compareNumbers, compareTexts } from './compare.ts'
import { type DateOrder, readDate } from './dates-of-birth.ts'
import { type Dictionary, codeOf, countCodes, draftDictionary, packed } from './dictionary.ts'
import { codeFormOf, isNothing, phoneFormOf, readTexts, sexFormOf, wordsOf } from './fold-values.ts'
import { type Nature, type Role, roles } from './levels.ts'
import { nameFields } from './person-names.ts'

/** A column as read: each record's code, and the distinct values, `values[0]` the empty one. */
export type Column = { readonly name: string; readonly codes: Int32Array; readonly values: readonly string[] }
export type Table = { readonly size: number; readonly columns: readonly Column[] }

export type Field = {
  readonly name: string
  readonly role: Role
  readonly nature: Nature
  readonly codes: Int32Array
  /** How many records carry each code. */
  readonly counts: Int32Array
  readonly compare: Compare
  readonly texts?: Texts
  readonly letters?: Dictionary
  readonly days?: Int32Array
}

export type Register = {
  readonly size: number
  /** The row in which each record stands, the second file's rows counted after the first's. */
  readonly rowOf: Int32Array
  /** Records from here on are the second file's; undefined with one file, where every pair may be one person. */
  readonly second?: number
  readonly fields: readonly Field[]
}

/** The columns of one role in all files, one behind the other, with one dictionary. */
export type Gathered = { readonly role: Role; readonly codes: Int32Array; readonly values: readonly string[] }

/**
 * `roleOf[t]` gives each column of table t its role, in the order of the columns. Columns of one role meet by their order. Columns that
 * tell nobody apart are left out, unless `keepsAll`.
 */
export function buildRegister(
  given: readonly Table[],
  roleOf: readonly (readonly Role[])[],
  romanise: Romanise,
  keepsAll = false,
): Register {
  const size = given.reduce((sum, table) => sum + table.size, 0)
  const orders = given.map((table, t) => canonicalOrder(table, roleOf[t]!))
  const tables = given.map((table, t) => ({
    size: table.size,
    columns: table.columns.map((column, c) => (roleOf[t]![c] === 'ignore' ? column : reordered(column, orders[t]!))),
  }))
  const gathered = gather(tables, roleOf, size)
  const names = gathered.filter(({ role }) => roles[role] === 'name')
  const fields: Field[] = names.length > 0 ? nameFields(names, size, romanise) : []
  const seen = new Map<Role, number>()
  for (const column of gathered) {
    if (roles[column.role] === 'name') continue
    const nth = (seen.get(column.role) ?? 0) + 1
    seen.set(column.role, nth)
    fields.push(readField(column, nth === 1 ? column.role : `${column.role}_${nth}`, romanise))
  }
  const second = given.length > 1 ? given[0]!.size : undefined
  return {
    size,
    rowOf: rowsOf(orders, size),
    ...(second === undefined ? {} : { second }),
    fields: keepsAll ? fields : fields.filter(hasEvidence),
  }
}

function rowsOf(orders: readonly Int32Array[], size: number): Int32Array {
  const rows = new Int32Array(size)
  let from = 0
  for (const order of orders) {
    for (let n = 0; n < order.length; n++) rows[from + n] = from + order[n]!
    from += order.length
  }
  return rows
}

/** The record that each row became: the inverse of `rowOf`. */
export function recordsOfRows({ rowOf }: Pick<Register, 'rowOf'>): Int32Array {
  const records = new Int32Array(rowOf.length)
  for (let record = 0; record < rowOf.length; record++) records[rowOf[record]!] = record
  return records
}

function gather(tables: readonly Table[], roleOf: readonly (readonly Role[])[], size: number): Gathered[] {
  const all: Gathered[] = []
  for (const role of Object.keys(roles) as Role[]) {
    if (role === 'ignore') continue
    const columns = tables.map((table, t) => table.columns.filter((_, c) => roleOf[t]![c] === role))
    const most = Math.max(...columns.map((list) => list.length))
    for (let nth = 0; nth < most; nth++) {
      const parts = columns.map((list) => list[nth])
      // A column that one file lacks is missing for all pairs: no evidence.
      if (parts.some((part) => part === undefined)) continue
      all.push({ role, ...joinColumns(parts as Column[], size) })
    }
  }
  return all
}

function joinColumns(parts: readonly Column[], size: number): { codes: Int32Array; values: readonly string[] } {
  if (parts.length === 1) return parts[0]!
  const draft = draftDictionary()
  const codes = new Int32Array(size)
  let at = 0
  for (const part of parts) {
    const translated = Int32Array.from(part.values, (value) => codeOf(draft, value))
    for (const code of part.codes) codes[at++] = translated[code]!
  }
  return { codes, values: draft.texts }
}

function readField(column: Gathered, name: string, romanise: Romanise): Field {
  const { role } = column
  const nature = roles[role]
  if (nature === 'date') return readDates(column, name)
  const draft = draftDictionary()
  const form = formOf(role, romanise)
  const translated = Int32Array.from(column.values, (value) => (isNothing(value) ? 0 : codeOf(draft, form(value))))
  const codes = column.codes.map((code) => translated[code]!)
  if (nature === 'text') {
    const texts = readTexts(draft, romanise)
    return { name, role, nature, codes, counts: countCodes(codes, texts.texts.length), compare: compareTexts(texts), texts, letters: texts }
  }
  const counts = countCodes(codes, draft.texts.length)
  if (nature === 'choice') return { name, role, nature, codes, counts, compare: compareChoices() }
  const letters = packed(draft)
  return { name, role, nature, codes, counts, compare: nature === 'number' ? compareNumbers(letters) : compareCodes(letters), letters }
}

function formOf(role: Role, romanise: Romanise): (text: string) => string {
  if (role === 'sex') return sexFormOf
  if (role === 'phone') return phoneFormOf
  if (roles[role] === 'code' || roles[role] === 'number') return codeFormOf
  return (text) => wordsOf(text, romanise).join(' ')
}

function readDates(column: Gathered, name: string): Field {
  const order = guessOrder(column.values)
  const draft = new Map<number, number>([[0, 0]])
  const translated = Int32Array.from(column.values, (value) => {
    const day = readDate(value, order)
    const known = draft.get(day)
    if (known !== undefined) return known
    draft.set(day, draft.size)
    return draft.size - 1
  })
  const days = Int32Array.from(draft.keys())
  const codes = column.codes.map((code) => translated[code]!)
  return { name, role: column.role, nature: 'date', codes, counts: countCodes(codes, days.length), compare: compareDays(days), days }
}

/** Which of the first two numbers is ever above 12. */
export function guessOrder(values: readonly string[]): DateOrder {
  let dayFirst = 0
  let monthFirst = 0
  for (const value of values) {
    const parts = /^\s*(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{2,4}\s*$/.exec(value)
    if (parts === null) continue
    if (Number(parts[1]) > 12) dayFirst++
    if (Number(parts[2]) > 12) monthFirst++
  }
  return monthFirst > dayFirst ? 'mdy' : 'dmy'
}

/** A column that is empty, or says the same of everyone, tells nobody apart. */
function hasEvidence(field: Field): boolean {
  let different = 0
  for (let code = 1; code < field.counts.length && different < 2; code++) if (field.counts[code]! > 0) different++
  return different === 2
}
