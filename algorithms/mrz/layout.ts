// The shapes a machine readable zone can have, and the words used to talk about one: which field stands where, and the
// check digit. Pure tables from ICAO Doc 9303 parts 3 to 7 (domain.md 2.1); nothing about people or offices enters here.

export type MrzFormat = 'TD1' | 'TD2' | 'TD3' | 'MRV-A' | 'MRV-B'

export type MrzField =
  | 'lines'
  | 'documentCode'
  | 'issuer'
  | 'names'
  | 'number'
  | 'numberCheck'
  | 'nationality'
  | 'birthDate'
  | 'birthDateCheck'
  | 'sex'
  | 'expiryDate'
  | 'expiryDateCheck'
  | 'optional'
  | 'optional2'
  | 'optionalCheck'
  | 'compositeCheck'

/** `line` and `position` count from 1, as they do in the standard and on the document. */
export type MrzFault = { field: MrzField; line: number; position: number; expected?: string; found?: string }

/** Where a field stands: line and positions from 1, both ends included. */
export type Place = { line: number; from: number; to: number }

type SomeField = 'optional2' | 'optionalCheck' | 'compositeCheck'
type EveryField = Exclude<MrzField, SomeField | 'lines'>

export type Layout = {
  lineCount: 2 | 3
  lineLength: 30 | 36 | 44
  fields: Record<EveryField, Place> & Partial<Record<SomeField, Place>>
  /** What the last check digit adds up, in order; empty where the format has none. */
  composite: readonly Place[]
}

const place = (line: number, from: number, to: number = from): Place => ({ line, from, to })

const secondLine = {
  number: place(2, 1, 9),
  numberCheck: place(2, 10),
  nationality: place(2, 11, 13),
  birthDate: place(2, 14, 19),
  birthDateCheck: place(2, 20),
  sex: place(2, 21),
  expiryDate: place(2, 22, 27),
  expiryDateCheck: place(2, 28),
}

const firstLine = (length: number) => ({
  documentCode: place(1, 1, 2),
  issuer: place(1, 3, 5),
  names: place(1, 6, length),
})

export const layouts: Record<MrzFormat, Layout> = {
  TD1: {
    lineCount: 3,
    lineLength: 30,
    fields: {
      documentCode: place(1, 1, 2),
      issuer: place(1, 3, 5),
      number: place(1, 6, 14),
      numberCheck: place(1, 15),
      optional: place(1, 16, 30),
      birthDate: place(2, 1, 6),
      birthDateCheck: place(2, 7),
      sex: place(2, 8),
      expiryDate: place(2, 9, 14),
      expiryDateCheck: place(2, 15),
      nationality: place(2, 16, 18),
      optional2: place(2, 19, 29),
      compositeCheck: place(2, 30),
      names: place(3, 1, 30),
    },
    composite: [place(1, 6, 30), place(2, 1, 7), place(2, 9, 15), place(2, 19, 29)],
  },
  TD2: {
    lineCount: 2,
    lineLength: 36,
    fields: { ...firstLine(36), ...secondLine, optional: place(2, 29, 35), compositeCheck: place(2, 36) },
    composite: [place(2, 1, 10), place(2, 14, 20), place(2, 22, 35)],
  },
  TD3: {
    lineCount: 2,
    lineLength: 44,
    fields: {
      ...firstLine(44),
      ...secondLine,
      optional: place(2, 29, 42),
      optionalCheck: place(2, 43),
      compositeCheck: place(2, 44),
    },
    composite: [place(2, 1, 10), place(2, 14, 20), place(2, 22, 43)],
  },
  'MRV-A': {
    lineCount: 2,
    lineLength: 44,
    fields: { ...firstLine(44), ...secondLine, optional: place(2, 29, 44) },
    composite: [],
  },
  'MRV-B': {
    lineCount: 2,
    lineLength: 36,
    fields: { ...firstLine(36), ...secondLine, optional: place(2, 29, 36) },
    composite: [],
  },
}

/** The characters at a place, or '' where the layout has no such field. */
export function textAt(lines: readonly string[], at: Place | undefined): string {
  return at === undefined ? '' : (lines[at.line - 1] ?? '').slice(at.from - 1, at.to)
}

/** The field that holds a position, for a fault that must point at it. */
export function fieldAt(layout: Layout, line: number, position: number): MrzField {
  for (const [field, at] of Object.entries(layout.fields) as [MrzField, Place][]) {
    if (at.line === line && at.from <= position && position <= at.to) return field
  }
  return 'lines'
}

/** Weights 7, 3, 1 repeated, sum modulo 10; '<' counts 0, A to Z count 10 to 35 (Doc 9303-3, 4.9). */
export function checkDigit(text: string): string {
  let total = 0
  for (let index = 0; index < text.length; index += 1) total += worth(text.charCodeAt(index)) * (weights[index % 3] ?? 0)
  return String(total % 10)
}

const weights = [7, 3, 1]

function worth(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  return code >= 65 && code <= 90 ? code - 55 : 0
}
