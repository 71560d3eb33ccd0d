/**
 * What of a name is kept to find it again: folded words in every script, consonant skeletons, document numbers. The same words are
 * made of a query. Pure: how another script is written in Latin letters is an argument (`Romanise`).
 */
import { foldedWords } from '#algorithms/names/fold.ts'
import { consonantal, scriptOf } from '#algorithms/names/script.ts'
import { particles, type Romanise, skeletonOf } from '#algorithms/names/skeleton.ts'

export type Names = { readonly familyName: string; readonly givenNames: string; readonly nativeName: string | null }

export type TokenKind = 'NAME' | 'SKELETON' | 'DOCUMENT'
export type Token = { readonly kind: TokenKind; readonly token: string }

/** A name as it is compared: folded words as written in Latin letters and in the native script, how the latter sounds, and skeletons. */
export type NameTraits = {
  readonly latin: readonly string[]
  readonly native: readonly string[]
  readonly sounded: readonly string[]
  readonly latinSkeletons: readonly string[]
  readonly nativeSkeletons: readonly string[]
}

export function traitsOf(names: Names, romanise: Romanise): NameTraits {
  const latin = foldedWords(`${names.familyName} ${names.givenNames}`)
  const native = names.nativeName === null ? [] : foldedWords(names.nativeName)
  // A script with vowels can be typed in Latin letters as it sounds; one without gives consonants only, which the skeleton has.
  const sounded = native.filter((word) => !consonantal.has(scriptOf(word) ?? '')).flatMap((word) => foldedWords(romanise(word)))
  return { latin, native, sounded, latinSkeletons: skeletonsOf(latin, romanise), nativeSkeletons: skeletonsOf(native, romanise) }
}

function skeletonsOf(words: readonly string[], romanise: Romanise): string[] {
  const skeletons = withoutParticles(words).map((word) => skeletonOf(word, romanise))
  return [...new Set(skeletons.filter((skeleton) => skeleton !== undefined))]
}

export function wordsOf(name: NameTraits): string[] {
  return [...new Set([...name.latin, ...name.native, ...name.sounded])]
}

export function allSkeletons(name: NameTraits): string[] {
  return [...new Set([...name.latinSkeletons, ...name.nativeSkeletons])]
}

/** Everything that finds a person, as rows of the search table. */
export function tokensOf(names: Names, documentNumbers: readonly string[], romanise: Romanise): Token[] {
  const traits = traitsOf(names, romanise)
  return [
    ...wordsOf(traits).map((token) => ({ kind: 'NAME' as const, token })),
    ...allSkeletons(traits).map((token) => ({ kind: 'SKELETON' as const, token })),
    ...documentTokens(documentNumbers),
  ]
}

export function documentTokens(numbers: readonly string[]): Token[] {
  const tokens = new Set(numbers.map(documentToken).filter((token) => token !== ''))
  return [...tokens].map((token) => ({ kind: 'DOCUMENT' as const, token }))
}

/** A number as printed, typed with spaces or in small letters: capital letters and digits only. */
export function documentToken(number: string): string {
  return number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
}

/** Words that every second name has (al, bin, de …) say nothing beside others, but are the name when they stand alone. */
function withoutParticles(words: readonly string[]): string[] {
  const telling = words.filter((word) => !particles.has(word))
  return telling.length > 0 ? telling : [...words]
}

export type QueryWord = { readonly word: string; readonly skeleton: string | undefined }

/** The beginning of a skeleton says something from here on: two consonants begin every tenth name. */
export const skeletonPrefixMin = 3

/** What somebody typed in the search box. The last word may be unfinished. */
export type Query = {
  readonly words: readonly QueryWord[]
  /** The whole text as a document number, when it can be one. */
  readonly document: string | undefined
}

const wordsMax = 6

export function readQuery(text: string, romanise: Romanise): Query {
  const typed = foldedWords(text.slice(0, 200))
  const last = typed.at(-1)
  const words = last === undefined ? [] : [...(typed.length > 1 ? withoutParticles(typed.slice(0, -1)) : []), last]
  const document = documentToken(text)
  return {
    words: [...new Set(words)].slice(-wordsMax).map((word) => ({ word, skeleton: skeletonOf(word, romanise) })),
    document: document.length >= 4 && /[0-9]/.test(document) ? document : undefined,
  }
}

/** How a list of people is ordered: family name, then given names, without case, accents or punctuation. */
export function sortKeyOf(names: Names): string {
  return `${foldedWords(names.familyName).join(' ')}\u0020\u0020${foldedWords(names.givenNames).join(' ')}`
}

/** True when the name can stand on a ticket once its accents are spelt out (domain.md appendix F, E110). */
export function isLatinName(name: string): boolean {
  return /^[\p{Script=Latin}\p{M}\s'’ʼ‘`.,·-]*$/u.test(name) && /\p{L}/u.test(name)
}
