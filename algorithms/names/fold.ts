// Brings spellings of one name to one form, so that they can be compared as plain text: case, accents, and the letters that one
// script writes in several ways. The form is for finding and comparing only; a name is always shown as its bearer writes it.
import { scriptOf } from './script.ts'

/** Words of a name in folded form, in their order. Hyphens part words, apostrophes do not. */
export function foldedWords(text: string): string[] {
  return text
    .normalize('NFKC')
    .replace(apostrophes, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(foldWord)
    .filter((word) => word !== '')
}

function foldWord(word: string): string {
  if (/^[A-Za-z]+$/.test(word)) return word.toLowerCase()
  const script = scriptOf(word)
  if (script === undefined || script === 'Latn' || script === 'Grek' || script === 'Cyrl') return withoutMarks(word)
  // Sorani opens a vowel with a seat (ئازاد) that other spellings of the same name leave out.
  if (script === 'Arab')
    return word
      .replace(/^ئ(?=.)/, '')
      .replace(/[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0640]/g, '')
      .replace(/[أإآٱىیېۍئكڪةۀۂھہؤ]/g, (letter) => arabic[letter] ?? letter)
  if (script === 'Hebr') return word.replace(/[\u0591-\u05C7]/g, '')
  if (script === 'Ethi') return Array.from(word, ethiopic).join('')
  return word.toLowerCase()
}

const apostrophes = /[\u0027\u2019\u2018\u02BC\u02BB\u02BE\u02BF\u0060\u00B4\u0640]/g

function withoutMarks(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþıŋħŧəɛɔ]/g, (letter) => latin[letter] ?? letter)
}

/** Latin letters that are no plain letter with a mark. */
const latin: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ŋ: 'ng',
  ħ: 'h',
  ŧ: 't',
  ə: 'a',
  ɛ: 'e',
  ɔ: 'o',
}

/** Arabic, Persian, Sorani and Urdu keyboards give the same sound different letters (domain.md 10.7). */
const arabic: Record<string, string> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ۍ: 'ي',
  ئ: 'ي',
  ك: 'ک',
  ڪ: 'ک',
  ة: 'ه',
  ۀ: 'ه',
  ۂ: 'ه',
  ھ: 'ه',
  ہ: 'ه',
  ؤ: 'و',
}

/** Ethiopic writes one sound with up to three series of letters; Amharic and Tigrinya spellings of a name mix them. */
function ethiopic(letter: string): string {
  const code = letter.codePointAt(0)!
  for (const [from, to] of homophones) if (code >= from && code < from + 8) return ethiopic(String.fromCodePoint(to + code - from))
  if (code === 0x1203) return '\u1200' // ሃ, said as ሀ
  if (code === 0x12a3) return '\u12a0' // ኣ, said as አ
  return letter
}
const homophones: readonly (readonly [from: number, to: number])[] = [
  [0x1210, 0x1200], // ሐ → ሀ
  [0x1280, 0x1200], // ኀ → ሀ
  [0x1220, 0x1230], // ሠ → ሰ
  [0x12d0, 0x12a0], // ዐ → አ
  [0x1340, 0x1338], // ፀ → ጸ
]
