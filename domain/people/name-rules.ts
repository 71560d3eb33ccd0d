/**
 * What of a name finds it again: folded words in every script, consonant skeletons, pairs of them (as numbers: posting-rules.ts), and
 * document numbers. The same words are made of a query (query-rules.ts). Pure: how another script is written in Latin letters is an
 * argument (`Romanise`).
 */
import { foldedWords } from '#algorithms/names/fold.ts'
import { consonantal, scriptOf } from '#algorithms/names/script.ts'
import { particles, type Romanise, skeletonOf } from '#algorithms/names/skeleton.ts'
import { soundClass } from '#algorithms/names/sound-class.ts'

/** Raise it when what is written below changes: every person is then indexed again, while the desk works (docs/operations.md). */
export const indexVersion = 2

export type Names = { readonly familyName: string; readonly givenNames: string; readonly nativeName: string | null }

/** A number that is one person's own, or nearly: of a document, a telephone, an e-mail. */
export type TokenKind = 'DOCUMENT' | 'PHONE' | 'EMAIL'
export type Token = { readonly kind: TokenKind; readonly token: string }

/** A name as it is compared: folded words as written in Latin letters and in the native script, how the latter sounds, and skeletons. */
export type NameTraits = {
  readonly latin: readonly string[]
  readonly native: readonly string[]
  readonly sounded: readonly string[]
  readonly latinSkeletons: readonly string[]
  readonly nativeSkeletons: readonly string[]
  /** The class of sound of each word, in order: two words may have the same (Hasan Hussein). */
  readonly latinSounds: readonly string[]
  readonly nativeSounds: readonly string[]
}

/** With the words of both scripts and how they sound; particles, which stand in every second name, are not heard. */
export type HeardTraits = NameTraits & { readonly heard: readonly KnownWord[] }

/** `hear`: how a word sounds, for whoever has heard the same words a million times. */
export function traitsOf(names: Names, romanise: Romanise, hear = (word: string) => skeletonOf(word, romanise)): HeardTraits {
  const { latin, native, sounded } = foldedNames(names, romanise)
  const [latinHeard, nativeHeard] = [latin, native].map((words) =>
    withoutParticles(words).map((word) => ({ word, skeleton: hear(word) })),
  ) as [KnownWord[], KnownWord[]]
  const [latinSkeletons, nativeSkeletons] = [latinHeard, nativeHeard].map((heard) => heard.flatMap(({ skeleton }) => skeleton ?? [])) as [
    string[],
    string[],
  ]
  return {
    latin,
    native,
    sounded,
    heard: [...latinHeard, ...nativeHeard],
    latinSkeletons: [...new Set(latinSkeletons)],
    nativeSkeletons: [...new Set(nativeSkeletons)],
    latinSounds: latinSkeletons.map(soundClass),
    nativeSounds: nativeSkeletons.map(soundClass),
  }
}

function foldedNames({ familyName, givenNames, nativeName }: Names, romanise: Romanise): Pick<NameTraits, 'latin' | 'native' | 'sounded'> {
  const latin = foldedWords(`${familyName} ${givenNames}`)
  return nativeName === null ? { latin, native: [], sounded: [] } : { latin, ...foldedNative(nativeName, romanise) }
}

function foldedNative(nativeName: string, romanise: Romanise): Pick<NameTraits, 'native' | 'sounded'> {
  const native = foldedWords(nativeName)
  // A script with vowels can be typed in Latin letters as it sounds; one without gives consonants only, which the skeleton has.
  const sounded = native.filter((word) => !consonantal.has(scriptOf(word) ?? '')).flatMap((word) => foldedWords(romanise(word)))
  return { native, sounded }
}

/** A word of a name on file. Its skeleton is made when it is first looked at: most words are known by their letters. */
export type KnownWord = { readonly word: string; readonly skeleton: string | undefined }
/** Words that were met already: namesakes have the same ones. */
export type KnownWords = Map<string, KnownWord>

/**
 * The words of a name to lay beside a query: a list for the Latin letters, one for the native script, and one for how that sounds. Each is
 * made when it is asked for: most persons are known, or known not to be meant, by the first. Whoever has the key by which the person is
 * listed has the folded words of their name already.
 */
export function* wordLists(
  names: Names & { readonly sortKey?: string },
  romanise: Romanise,
  met: KnownWords = new Map(),
): Generator<KnownWord[]> {
  const known = (words: readonly string[]): KnownWord[] => words.map((word) => knownWord(word, romanise, met))
  yield known(names.sortKey === undefined ? foldedWords(`${names.familyName} ${names.givenNames}`) : wordsOfKey(names.sortKey))
  if (names.nativeName === null) return
  const { native, sounded } = foldedNative(names.nativeName, romanise)
  yield known(native)
  if (sounded.length > 0) yield known(sounded)
}

function knownWord(word: string, romanise: Romanise, met: KnownWords): KnownWord {
  const there = met.get(word)
  if (there !== undefined) return there
  let skeleton: string | undefined | null = null
  const known = {
    word,
    get skeleton() {
      return (skeleton = skeleton === null ? skeletonOf(word, romanise) : skeleton)
    },
  }
  met.set(word, known)
  return known
}

export function wordsOf(name: NameTraits): string[] {
  return [...new Set([...name.latin, ...name.native, ...name.sounded])]
}

export function allSkeletons(name: NameTraits): string[] {
  return [...new Set([...name.latinSkeletons, ...name.nativeSkeletons])]
}

/** Names of more words are paired by their first ones: five give ten pairs. */
const pairedMax = 5

/** The classes of sound of any two words, each two once and in their order. */
export function pairsOf({ latinSounds, nativeSounds }: Pick<NameTraits, 'latinSounds' | 'nativeSounds'>): [string, string][] {
  const pairs = new Map<string, [string, string]>()
  for (const all of [latinSounds, nativeSounds]) {
    const sounds = all.slice(0, pairedMax)
    for (const [at, first] of sounds.entries())
      for (const second of sounds.slice(at + 1)) {
        const pair: [string, string] = first <= second ? [first, second] : [second, first]
        pairs.set(pair.join(' '), pair)
      }
  }
  return [...pairs.values()]
}

/** The name in each script as it sounds; in no order, because offices disagree about which name comes first. */
export function wholesOf({ latinSkeletons, nativeSkeletons }: Pick<NameTraits, 'latinSkeletons' | 'nativeSkeletons'>): string[][] {
  const wholes = [latinSkeletons, nativeSkeletons].filter((words) => words.length >= 2).map((words) => words.toSorted())
  return wholes.filter((words, at) => at === 0 || words.join(' ') !== wholes[0]!.join(' '))
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
export function withoutParticles(words: readonly string[]): string[] {
  const telling = words.filter((word) => !particles.has(word))
  return telling.length > 0 ? telling : [...words]
}

/** How a list of people is ordered: family name, then given names, without case, accents or punctuation. */
export function sortKeyOf(names: Names): string {
  return `${foldedWords(names.familyName).join(' ')}\u0020\u0020${foldedWords(names.givenNames).join(' ')}`
}

function wordsOfKey(sortKey: string): string[] {
  return sortKey.split(' ').filter((word) => word !== '')
}

/** True when the name can stand on a ticket once its accents are spelt out (domain.md appendix F, E110). */
export function isLatinName(name: string): boolean {
  return /^[\p{Script=Latin}\p{M}\s'’ʼ‘`.,·-]*$/u.test(name) && /\p{L}/u.test(name)
}
