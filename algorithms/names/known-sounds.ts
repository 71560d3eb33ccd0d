// The tables that ship, read from their text. Some 120 kB of text and a few megabytes once read: for the server, not for the desk.
import { learnedArabic } from './learned-arabic.ts'
import { learnedCyrillic } from './learned-cyrillic.ts'
import { learnedHebrew } from './learned-hebrew.ts'
import { learnedLatin } from './learned-latin.ts'
import { readSounds, type SoundTable } from './sounds.ts'

/** The tables an index works with: of Latin spellings among themselves, and of each script with Latin on its left, by ISO 15924 code. */
export type LearnedSounds = { readonly latin: SoundTable; readonly native: ReadonlyMap<string, SoundTable> }

/** Takes some hundred milliseconds: called once, and kept by who needs it. */
export function knownSounds(): LearnedSounds {
  return {
    latin: readSounds(learnedLatin),
    native: new Map([
      ['Arab', readSounds(learnedArabic)],
      ['Cyrl', readSounds(learnedCyrillic)],
      ['Hebr', readSounds(learnedHebrew)],
    ]),
  }
}
