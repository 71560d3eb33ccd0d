// How alike two values can be, for each nature of column, from worst to best. A level is evidence of its own: what it weighs is learned.
import { dateLevels } from './dates-of-birth.ts'

export const natures = {
  name: ['missing', 'different', 'resembling', 'alike', 'part_in_common', 'initial', 'variant', 'one_letter_off', 'crossed', 'same'],
  text: ['missing', 'different', 'resembling', 'alike', 'part_in_common', 'one_letter_off', 'same'],
  code: ['missing', 'different', 'same_start', 'one_letter_off', 'same'],
  // The beginning of a number names its office or country, not its bearer; that of an address of mail repeats the bearer's name.
  number: ['missing', 'different', 'one_letter_off', 'same'],
  date: dateLevels,
  choice: ['missing', 'different', 'same'],
} as const satisfies Record<string, readonly string[]>

export type Nature = keyof typeof natures

export const MISSING = 0
export const DIFFERENT = 1

/** What a column holds, and so how its values are read and compared. */
export const roles = {
  full_name: 'name',
  first_name: 'name',
  surname: 'name',
  other_names: 'name',
  birth_date: 'date',
  age: 'date',
  sex: 'choice',
  nationality: 'choice',
  document: 'number',
  postcode: 'code',
  phone: 'number',
  email: 'number',
  house_number: 'number',
  place: 'text',
  region: 'choice',
  street: 'text',
  occupation: 'text',
  text: 'text',
  ignore: 'choice',
} as const satisfies Record<string, Nature>

export type Role = keyof typeof roles

export const NAME = { different: 1, resembling: 2, alike: 3, part: 4, initial: 5, variant: 6, oneLetter: 7, crossed: 8, same: 9 } as const
export const TEXT = { different: 1, resembling: 2, alike: 3, part: 4, oneLetter: 5, same: 6 } as const
export const CODE = { different: 1, start: 2, oneLetter: 3, same: 4 } as const
export const NUMBER = { different: 1, oneLetter: 2, same: 3 } as const
export const CHOICE = { different: 1, same: 2 } as const

/** The best level of a nature: the values are equal. */
export function sameLevel(nature: Nature): number {
  return natures[nature].length - 1
}
