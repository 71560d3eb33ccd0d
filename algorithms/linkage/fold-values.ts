// Written values to the form in which they are compared: names and texts in folded Latin letters, codes without punctuation, choices as
// one word. Each distinct text is read once.
import { foldedWords } from '../names/fold.ts'
import { type Romanise, particles, skeletonOf } from '../names/skeleton.ts'
import type { Texts } from './compare.ts'
import { type DictionaryDraft, codeOf, packed } from './dictionary.ts'

/** Words in folded Latin letters; other scripts are romanised. */
export function wordsOf(text: string, romanise: Romanise): string[] {
  if (/^[a-z]+$/.test(text)) return [text]
  if (/^[A-Za-z .,;-]+$/.test(text))
    return text
      .toLowerCase()
      .split(/[ .,;-]+/)
      .filter((word) => word !== '')
  const words = foldedWords(text)
  if (words.every((word) => /^[a-z0-9]+$/.test(word))) return words
  return words
    .map((word) =>
      romanise(word)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, ''),
    )
    .filter((word) => word !== '')
}

/** As wordsOf, without what stands around a name in any tradition (al-, de, bint …), unless nothing else is there. */
export function nameWordsOf(text: string, romanise: Romanise): string[] {
  const words = wordsOf(text, romanise)
  if (words.length < 2) return words
  const telling = words.filter((word) => !particles.has(word))
  return telling.length === 0 ? words : telling
}

export function codeFormOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}@]+/gu, '')
}

export function phoneFormOf(text: string): string {
  const digits = text.replace(/\D/g, '')
  return digits.length >= 6 ? digits.slice(-9) : ''
}

export function sexFormOf(text: string): string {
  const word = text.trim().toLowerCase()
  if (/^(m|h|male|man|masculin|homme|masc|1|г|м|ذكر)$/.test(word)) return 'm'
  if (/^(f|w|female|woman|feminin|féminin|femme|fem|2|ж|أنثى)$/.test(word)) return 'f'
  return word === '' || /^(u|x|0|9|unknown|inconnu|n\/?a|none|null|-|\?)$/.test(word) ? '' : word
}

const nothings = new Set([
  '',
  '-',
  '?',
  'na',
  'n/a',
  'null',
  'none',
  'nan',
  'nil',
  'unknown',
  'inconnu',
  'inconnue',
  'not known',
  '.',
  '--',
])

export function isNothing(text: string): boolean {
  return text.length < 10 && nothings.has(text.trim().toLowerCase())
}

/** The words of texts, and the consonants of each, ready to be compared. The dictionary must hold each word of its texts already. */
export function readTexts(draft: DictionaryDraft, romanise: Romanise): Texts {
  const words: (Int32Array | undefined)[] = draft.texts.map((text) =>
    text.includes(' ') ? Int32Array.from(text.split(' '), (word) => codeOf(draft, word)) : undefined,
  )
  while (words.length < draft.texts.length) words.push(undefined)
  const skeletons = new Int32Array(draft.texts.length)
  const numbers = new Map<string, number>()
  const ofWord = new Map<number, string>()
  const skeletonOfWord = (code: number) => {
    const known = ofWord.get(code)
    if (known !== undefined) return known
    const skeleton = skeletonOf(draft.texts[code]!, romanise) ?? ''
    ofWord.set(code, skeleton)
    return skeleton
  }
  for (let code = 1; code < draft.texts.length; code++) {
    const parts = words[code]
    const skeleton = parts === undefined ? skeletonOfWord(code) : Array.from(parts, skeletonOfWord).join('')
    if (skeleton.length < 2) continue
    const number = numbers.get(skeleton) ?? numbers.size + 1
    numbers.set(skeleton, number)
    skeletons[code] = number
  }
  return { ...packed(draft), words, skeletons }
}
