// Finds names in any script among many, by a name in any other, in memory: every word is looked for among all words of the pool
// (sound-search.ts), and names are ranked by how probable it is that they spell the query, words in any order, joined or parted.
// Cost: building is linear in the letters of the pool; a query some milliseconds a word, and the names that share its words.
import type { LearnedSounds } from './known-sounds.ts'
import { normaliseName, type NameToken } from './read-name.ts'
import { weightless } from './align-names.ts'
import type { Romanise } from './skeleton.ts'
import { findSpellings, type Found, growTree, lenient, strict, type WordTree } from './sound-search.ts'
import { createVoices, type Voices } from './voices.ts'

export type NameHit = { readonly name: string; readonly score: number }

export type NameIndex = { readonly size: number; find(query: string, top: number): NameHit[] }

/** Words of one voice: the tree of their letters, and where each stands. */
type Shelf = {
  readonly tree: WordTree
  readonly letters: readonly (readonly number[])[]
  readonly bySkeleton: ReadonlyMap<string, readonly number[]>
  readonly names: readonly (readonly number[])[]
  readonly places: readonly (readonly number[])[]
}

/** One word of a name, or two that follow each other, read as one; `place` has a bit for each word. */
type Unit = { readonly letters: readonly number[]; readonly skeleton: string | undefined; readonly voice: string; readonly place: number }

/** Names equal letter by letter are one. `sounds` as knownSounds() gives them. */
export function buildNameIndex(pool: Iterable<string>, sounds: LearnedSounds, romanise: Romanise): NameIndex {
  const voices = createVoices(sounds, romanise)
  const names = [...new Set(pool)]
  const wordCounts = new Uint8Array(names.length)
  const shelves = new Map<string, ReturnType<typeof newShelf>>()
  for (const [name, text] of names.entries()) {
    const tokens = tellingTokens(text, romanise)
    wordCounts[name] = tokens.length
    for (const unit of unitsOf(tokens, voices, voices.voiceOf)) {
      let shelf = shelves.get(unit.voice)
      if (shelf === undefined) shelves.set(unit.voice, (shelf = newShelf()))
      const word = wordOn(shelf, unit)
      shelf.names[word]!.push(name)
      shelf.places[word]!.push(unit.place)
    }
  }
  const grown = new Map([...shelves].map(([voice, shelf]) => [voice, { ...shelf, tree: growTree(shelf.letters) }]))
  return {
    size: names.length,
    find: (query, top) => {
      const tokens = tellingTokens(query, romanise)
      return rank(gather(tokens, grown, voices, top), tokens, wordCounts, top).map(({ name, score }) => ({ name: names[name]!, score }))
    },
  }
}

function newShelf() {
  return {
    words: new Map<string, number>(),
    letters: [] as (readonly number[])[],
    bySkeleton: new Map<string, number[]>(),
    names: [] as number[][],
    places: [] as number[][],
  }
}

function wordOn(shelf: ReturnType<typeof newShelf>, unit: Unit): number {
  const key = String.fromCharCode(...unit.letters)
  const known = shelf.words.get(key)
  if (known !== undefined) return known
  const word = shelf.letters.length
  shelf.words.set(key, word)
  shelf.letters.push(unit.letters)
  shelf.names.push([])
  shelf.places.push([])
  if (unit.skeleton !== undefined) {
    const alike = shelf.bySkeleton.get(unit.skeleton)
    if (alike === undefined) shelf.bySkeleton.set(unit.skeleton, [word])
    else alike.push(word)
  }
  return word
}

/** More words are no name; the bits of a place hold sixteen. */
const wordsMax = 12

function tellingTokens(text: string, romanise: Romanise): NameToken[] {
  return normaliseName(text, romanise)
    .tokens.filter((token) => !weightless(token))
    .slice(0, wordsMax)
}

function unitsOf(tokens: readonly NameToken[], voices: Voices, voiceFor: (token: NameToken) => string): Unit[] {
  const single = tokens.map((token, at) => {
    const voice = voiceFor(token)
    return { voice, letters: voices.lettersIn(token, voice), skeleton: voices.skeletonOf(token), place: 1 << at }
  })
  const joined = single.slice(1).flatMap((unit, at) => {
    const before = single[at]!
    return unit.voice === before.voice
      ? [{ voice: unit.voice, letters: [...before.letters, ...unit.letters], skeleton: undefined, place: before.place | unit.place }]
      : []
  })
  return [...single, ...joined].filter((unit) => unit.letters.length > 0)
}

/** What a pool name has in common with the query: parts of both, and how much more probable than chance. */
type Match = { readonly asked: number; readonly place: number; readonly gain: number }

/** A word that is not found costs as much as one that is spelt by chance: this a letter. */
const chanceNats = 5
/** Spellings followed up for a word of a longer name, where a worse one may still belong to the right name. */
const spellingsMax = 150
const matchesMax = 400_000

function gather(tokens: readonly NameToken[], shelves: ReadonlyMap<string, Shelf>, voices: Voices, top: number): Map<number, Match[]> {
  const matches = new Map<number, Match[]>()
  let taken = 0
  for (const [voice, shelf] of shelves) {
    for (const unit of unitsOf(tokens, voices, (token) => voices.askedAs(token, voice))) {
      for (const { word, weight } of spellingsOf(unit, voice, shelf, voices, top).slice(0, tokens.length === 1 ? top * 3 : spellingsMax)) {
        const gain = Math.max(0.01, weight + chanceOf(unit.letters.length))
        for (const [at, name] of shelf.names[word]!.entries()) {
          if (taken++ > matchesMax) break
          const match = { asked: unit.place, place: shelf.places[word]![at]!, gain }
          const list = matches.get(name)
          if (list === undefined) matches.set(name, [match])
          else list.push(match)
        }
      }
    }
  }
  return matches
}

function chanceOf(letters: number): number {
  return chanceNats * (letters + 1)
}

function spellingsOf(unit: Unit, voice: string, shelf: Shelf, voices: Voices, top: number): Found[] {
  const reader = voices.readerOf(unit.voice, voice)
  let found = findSpellings(reader, shelf.tree, unit.letters, strict)
  if (found.length < top) found = findSpellings(reader, shelf.tree, unit.letters, lenient)
  const alike = unit.skeleton === undefined ? undefined : shelf.bySkeleton.get(unit.skeleton)
  if (alike === undefined || alike.length > alikeMax) return found
  // The same consonants: what the beam has dropped on the way.
  const known = new Set(found.map(({ word }) => word))
  const more = alike
    .filter((word) => !known.has(word))
    .map((word) => ({ word, weight: voices.weigh(unit.voice, voice, unit.letters, shelf.letters[word]!) }))
  return more.length === 0 ? found : [...found, ...more].sort((a, b) => b.weight - a.weight || a.word - b.word)
}
/** More words than this with one skeleton: it says too little. */
const alikeMax = 60

/** What a pool word beside those that were asked for takes away. */
const besideNats = 1
/** As in hear-words.ts: what a good spelling costs a letter, and what a slip costs. */
const natsALetter = 2.9
const natsASlip = 6
const slipsHalf = 2.05

function rank(
  matches: ReadonlyMap<number, readonly Match[]>,
  tokens: readonly NameToken[],
  wordCounts: Uint8Array,
  top: number,
): { name: number; score: number }[] {
  const letters = tokens.reduce((sum, token) => sum + token.latin.length + 1, 0)
  const ranked: { name: number; nats: number }[] = []
  for (const [name, list] of matches) {
    const { gain, covered } = bestCover(list)
    ranked.push({ name, nats: gain - besideNats * (wordCounts[name]! - covered) })
  }
  ranked.sort((a, b) => b.nats - a.nats || a.name - b.name)
  return ranked.slice(0, top).map(({ name, nats }) => {
    const slips = Math.max(0, (chanceNats - natsALetter) * letters - nats) / natsASlip
    return { name, score: 2 ** (-slips / slipsHalf) }
  })
}

/** The matches that gain most without using a word twice, taken greedily. */
function bestCover(list: readonly Match[]): { gain: number; covered: number } {
  if (list.length === 1) return { gain: list[0]!.gain, covered: bits(list[0]!.place) }
  let gain = 0
  let asked = 0
  let place = 0
  let turned = false
  for (const match of list.toSorted((a, b) => b.gain - a.gain)) {
    if ((match.asked & asked) !== 0 || (match.place & place) !== 0) continue
    gain += match.gain
    turned ||= asked !== 0 && match.asked > asked !== match.place > place
    asked |= match.asked
    place |= match.place
  }
  return { gain: turned ? gain - turnedNats : gain, covered: bits(place) }
}
/** Surname first or last: only to choose between two names of the same words. */
const turnedNats = 0.5

function bits(place: number): number {
  let count = 0
  for (let rest = place; rest !== 0; rest &= rest - 1) count++
  return count
}
