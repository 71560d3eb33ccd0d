// Reads a name once, so that it can be compared many times: its words in the form they were written, folded, and in Latin letters, and
// what each word is (a name, an initial, a particle, a title …). The native form is kept; the others are for comparing only.
import { foldedWords } from './fold.ts'
import { articles, legalForms, legalParts, ordinals, particleWords, servantOf, sonOf, titles } from './name-words.ts'
import { scriptOf } from './script.ts'
import { particles, type Romanise, skeletonOf } from './skeleton.ts'

export type WordKind = 'name' | 'initial' | 'particle' | 'title' | 'ordinal' | 'legal'

export type NameToken = {
  /** As its bearer writes it. */
  readonly native: string
  /** In its own script, without case, marks and letters that sound alike. */
  readonly folded: string
  /** In the letters a to z, as numbers 1 to 26: what is compared. */
  readonly letters: Uint8Array
  /** The same as text; digits where it is a number. */
  readonly latin: string
  readonly script: string
  readonly kind: WordKind
  /** It follows a word for son or daughter of. */
  readonly father: boolean
}

export type PreparedName = { readonly text: string; readonly script: string | undefined; readonly tokens: readonly NameToken[] }

/**
 * The words of a name in their order: read once, it may be compared with any number of others. `romanise` writes any script in Latin letters, and is asked only for words that are not.
 * Never refuses: a text without a letter has no tokens, and of a text of many words only the first are read.
 */
export function normaliseName(text: string, romanise: Romanise): PreparedName {
  const isPlain = /^[ -~]*$/.test(text) // most names of most lists
  const native = isPlain
    ? text.replace(/['`]/g, '').split(/[^A-Za-z0-9]+/)
    : text
        .normalize('NFKC')
        .replace(apostrophes, '')
        .split(/[^\p{L}\p{M}\p{N}]+/u)
  const tokens: NameToken[] = []
  const shouted = isPlain ? !/[a-z]/.test(text) : !/\p{Ll}/u.test(text)
  for (const word of native.slice(0, wordsMax)) {
    const folded = isPlain ? word.toLowerCase() : foldedWords(word)[0]
    if (folded !== undefined && folded !== '') readWord({ word, folded, shouted, romanise }, tokens)
  }
  return { text, script: isPlain && /[A-Za-z]/.test(text) ? 'Latn' : scriptOf(text), tokens: named(withoutArticlesOfServants(tokens)) }
}

/** Consonant skeletons as integers of 31 bits, for posting lists: equal skeletons give equal numbers, different ones nearly always others. */
export function skeletonKeys(name: PreparedName, romanise: Romanise): number[] {
  const keys = name.tokens
    .filter((token) => token.kind !== 'title' && token.kind !== 'legal' && !particles.has(token.latin))
    .map((token) => skeletonOf(token.folded, romanise))
    .filter((skeleton) => skeleton !== undefined)
  return [...new Set(keys.map(numberOf))]
}

/** Fowler-Noll-Vo over the letters. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 1
}

const wordsMax = 24
const apostrophes = /[\u0027\u2019\u2018\u02BC\u02BB\u02BE\u02BF\u0060\u00B4\u0640]/g

type Written = { word: string; folded: string; shouted: boolean; romanise: Romanise }

function readWord({ word, folded, shouted, romanise }: Written, tokens: NameToken[]): void {
  const script = scriptOf(word) ?? 'Zzzz'
  const latin = inLatin(folded, script, romanise)
  if (latin === '') return
  // JC Juncker: two capitals without a vowel, in a name that has small letters.
  if (!shouted && /^[B-DF-HJ-NP-TV-XZ]{2}$/.test(word)) {
    for (const letter of latin) tokens.push(token(letter, letter, script, 'initial'))
    return
  }
  tokens.push({ ...token(word, folded, script, kindOf(latin, script, word), latin), father: fatherFollows(tokens) })
}

function token(native: string, folded: string, script: string, kind: WordKind, latin = folded): NameToken {
  return { native, folded, latin, letters: lettersOf(latin), script, kind, father: false }
}

function inLatin(folded: string, script: string, romanise: Romanise): string {
  if (/^[a-z]+$/.test(folded) || /^[0-9]+$/.test(folded)) return folded
  const written = (script === 'Latn' ? folded : romanise(folded)).toLowerCase()
  // Digits inside a word are slips or disguises of letters: Sech1n.
  return written.replace(/[0-9]/g, (digit) => lookalikes[Number(digit)]!).replace(/[^a-z]/g, '')
}
const lookalikes = ['o', 'i', 'z', 'e', 'a', 's', 'g', 't', 'b', 'g']

function lettersOf(latin: string): Uint8Array {
  const letters = new Uint8Array(latin.length)
  for (let at = 0; at < latin.length; at++) letters[at] = Math.max(0, latin.charCodeAt(at) - 96)
  return letters
}

function kindOf(latin: string, script: string, word: string): WordKind {
  if (ordinals.has(latin) || /^[0-9]/.test(latin)) return 'ordinal'
  if (latin.length === 1) {
    if (script === 'Hani' || script === 'Hang') return 'name'
    return /^[yei]$/.test(word) ? 'particle' : 'initial'
  }
  if (titles.has(latin)) return 'title'
  if (particleWords.has(latin)) return 'particle'
  return legalForms.has(latin) ? 'legal' : 'name'
}

function fatherFollows(tokens: readonly NameToken[]): boolean {
  const before = tokens.at(-1)
  if (before === undefined) return false
  return sonOf.has(before.latin) || (articles.has(before.latin) && sonOf.has(tokens.at(-2)?.latin ?? ''))
}

/** `abd al aziz` and `abd ul aziz` are read as `abdul aziz`. */
function withoutArticlesOfServants(tokens: readonly NameToken[]): readonly NameToken[] {
  if (!tokens.some((one) => servantOf.has(one.latin))) return tokens
  const kept: NameToken[] = []
  for (const [at, one] of tokens.entries()) {
    if (articles.has(one.latin) && servantOf.has(tokens[at - 1]?.latin ?? '')) continue
    kept.push(servantOf.has(one.latin) && at < tokens.length - 1 ? { ...one, latin: 'abdul', letters: lettersOf('abdul') } : one)
  }
  return kept
}

/**
 * Haji, Said, Ben or Co are the name when there is no other word. Beside a single word a particle or a legal form is one of the two
 * that the name has (José Sá, Le Van): left aside, everybody of the other word would be one person.
 */
function named(tokens: readonly NameToken[]): readonly NameToken[] {
  const names = tokens.filter((one) => one.kind === 'name').length
  if (names >= 2) return tokens.some((one) => one.kind === 'legal') ? tokens.map(asLegalPart) : tokens
  return tokens.map((one) =>
    names === 0 ? asName(one) : one.kind === 'particle' || (one.kind === 'legal' && one.latin.length <= 2) ? asName(one) : one,
  )
}

function asName(one: NameToken): NameToken {
  return one.kind === 'particle' || one.kind === 'legal' || one.kind === 'title' ? { ...one, kind: 'name' } : one
}

function asLegalPart(one: NameToken): NameToken {
  return one.kind === 'name' && legalParts.has(one.latin) ? { ...one, kind: 'legal' } : one
}
