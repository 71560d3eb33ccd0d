/**
 * What of a name is kept to find it again: folded words in every script, consonant skeletons, pairs of them, document numbers. The
 * same words are made of a query (query-rules.ts). Pure: how another script is written in Latin letters is an argument (`Romanise`).
 */
import { foldedWords } from '#algorithms/names/fold.ts'
import { consonantal, scriptOf } from '#algorithms/names/script.ts'
import { letterSet } from '#algorithms/names/letter-set.ts'
import { particles, type Romanise, skeletonOf } from '#algorithms/names/skeleton.ts'
import { soundClass } from '#algorithms/names/sound-class.ts'

/** Raise it when what is written below changes: every person is then indexed again, while the desk works (docs/operations.md). */
export const indexVersion = 1

export type Names = { readonly familyName: string; readonly givenNames: string; readonly nativeName: string | null }

/**
 * NAME: a folded word, whole or as the beginning of one. SKELETON: how it sounds. PAIR: the classes of sound of two words, in both
 * orders: two common words together are rare, so that no list of "Mohamed" is ever read. WHOLE: all words of a name, sorted. BORN: one
 * entry without a word for everybody, found by the date alone.
 */
export type TokenKind = 'NAME' | 'SKELETON' | 'PAIR' | 'WHOLE' | 'BORN' | 'DOCUMENT' | 'PHONE' | 'EMAIL'
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

export function traitsOf(names: Names, romanise: Romanise): NameTraits {
  const { latin, native, sounded } = foldedNames(names, romanise)
  const [latinSkeletons, nativeSkeletons] = [latin, native].map((words) => {
    const telling = withoutParticles(words)
    return telling.map((word) => skeletonOf(word, romanise)).filter((skeleton) => skeleton !== undefined)
  }) as [string[], string[]]
  return {
    latin,
    native,
    sounded,
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

/**
 * The words of a name to lay beside a query: a list for the Latin letters, one for the native script, and one for how that sounds. Each is
 * made when it is asked for: most persons are known, or known not to be meant, by the first.
 */
export function* wordLists(names: Names, romanise: Romanise): Generator<KnownWord[]> {
  const known = (words: readonly string[]): KnownWord[] => words.map((word) => knownWord(word, romanise))
  yield known(foldedWords(`${names.familyName} ${names.givenNames}`))
  if (names.nativeName === null) return
  const { native, sounded } = foldedNative(names.nativeName, romanise)
  yield known(native)
  if (sounded.length > 0) yield known(sounded)
}

function knownWord(word: string, romanise: Romanise): KnownWord {
  let skeleton: string | undefined | null = null
  return {
    word,
    get skeleton() {
      return (skeleton = skeleton === null ? skeletonOf(word, romanise) : skeleton)
    },
  }
}

export function wordsOf(name: NameTraits): string[] {
  return [...new Set([...name.latin, ...name.native, ...name.sounded])]
}

export function allSkeletons(name: NameTraits): string[] {
  return [...new Set([...name.latinSkeletons, ...name.nativeSkeletons])]
}

/** Everything that finds a person by name, as rows of the search table, and their documents' numbers. */
export function tokensOf(names: Names, documentNumbers: readonly string[], romanise: Romanise): Token[] {
  const traits = traitsOf(names, romanise)
  return [
    ...wordsOf(traits).map((token) => ({ kind: 'NAME' as const, token })),
    ...allSkeletons(traits).map((token) => ({ kind: 'SKELETON' as const, token })),
    ...pairsOf(traits).map((token) => ({ kind: 'PAIR' as const, token })),
    ...wholesOf(traits).map((token) => ({ kind: 'WHOLE' as const, token })),
    { kind: 'BORN', token: '' },
    ...documentTokens(documentNumbers),
  ]
}

/** An entry with the letters of the whole name: of many who sound alike, those come first who are spelt alike. Numbers have none. */
export type LetteredToken = Token & { readonly letters: number }

export function withLetters({ familyName, givenNames }: Names, tokens: readonly Token[]): LetteredToken[] {
  const letters = letterSet(foldedWords(`${familyName} ${givenNames}`))
  return tokens.map((token) => ({ ...token, letters: ofNames.has(token.kind) ? letters : 0 }))
}
const ofNames: ReadonlySet<TokenKind> = new Set(['NAME', 'SKELETON', 'PAIR', 'WHOLE', 'BORN'])

/** Names of more words are paired by their first ones: five give 20 pairs. */
const pairedMax = 5

export function pairsOf({ latinSounds, nativeSounds }: Pick<NameTraits, 'latinSounds' | 'nativeSounds'>): string[] {
  const pairs = new Set<string>()
  for (const all of [latinSounds, nativeSounds]) {
    const sounds = all.slice(0, pairedMax)
    for (const [at, first] of sounds.entries())
      for (const [other, second] of sounds.entries()) if (at !== other) pairs.add(pairOf(first, second))
  }
  return [...pairs]
}

export function pairOf(first: string, second: string): string {
  return `${first} ${second}`
}

/** The name as written, in each script, and as it sounds; in no order, because offices disagree about which name comes first. */
export function wholesOf({ latin, native, latinSkeletons, nativeSkeletons }: NameTraits): string[] {
  const lists = [withoutParticles(latin), withoutParticles(native), latinSkeletons, nativeSkeletons]
  return [...new Set(lists.filter((words) => words.length >= 2).map(wholeOf))]
}

export function wholeOf(words: readonly string[]): string {
  return words.toSorted().join(' ').slice(0, 300)
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

/** True when the name can stand on a ticket once its accents are spelt out (domain.md appendix F, E110). */
export function isLatinName(name: string): boolean {
  return /^[\p{Script=Latin}\p{M}\s'’ʼ‘`.,·-]*$/u.test(name) && /\p{L}/u.test(name)
}
