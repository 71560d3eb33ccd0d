// Why two records may be one person, in words that a clerk reads: the agreements first, the strongest first, then what speaks against.
// Codes for screens in other languages are `Reason`s; the English sentence is for the command line and its file.
import { type Agreement } from './expectation.ts'
import { MISSING, natures } from './levels.ts'
import { levelBits } from './weights.ts'

export type Reason = { readonly field: string; readonly level: string; readonly bits: number }

/** Says the levels of one pattern as reasons, what weighs most first; missing fields say nothing. */
export function reasonsOf(fields: readonly Agreement[]): (levels: ArrayLike<number>) => Reason[] {
  const bits = fields.map(levelBits)
  return (levels) => {
    const reasons: Reason[] = []
    fields.forEach((field, f) => {
      const level = levels[f]!
      if (level !== MISSING) reasons.push({ field: field.name, level: natures[field.nature][level]!, bits: bits[f]![level]! })
    })
    return reasons.sort((a, b) => b.bits - a.bits || (a.field < b.field ? -1 : 1))
  }
}

/** "same birth date, surname spelt another way". */
export function explain(reasons: readonly Reason[]): string {
  let text = ''
  for (const { field, level } of reasons) text += text === '' ? phraseOf(field, level) : `, ${phraseOf(field, level)}`
  return text
}

const said = new Map<string, Map<string, string>>()

function phraseOf(field: string, level: string): string {
  let ofField = said.get(field)
  if (ofField === undefined) said.set(field, (ofField = new Map()))
  let phrase = ofField.get(level)
  if (phrase === undefined) {
    phrase = (phrases[level] ?? phrases.different!).replace('…', field.replace(/_(\d+)$/, ' ($1)').replaceAll('_', ' '))
    ofField.set(level, phrase)
  }
  return phrase
}

const phrases: Record<string, string> = {
  same: 'same …',
  crossed: '… in another column',
  one_letter_off: '… one letter off',
  variant: '… in another form',
  initial: 'same initial of …',
  part_in_common: 'part of … in common',
  alike: '… spelt another way',
  resembling: '… resembles',
  same_start: '… begins alike',
  one_digit_off: '… one digit off',
  two_digits_off: '… two digits off',
  day_month_swapped: 'day and month swapped in …',
  year_only_known: 'same birth year',
  same_year: 'same birth year but another day',
  day_and_month: 'same day and month, another year',
  near_year: 'birth year a digit off',
  different: 'other …',
}
