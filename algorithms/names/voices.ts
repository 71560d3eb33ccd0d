// In which letters words of a script are looked for, and which table leads from one to the other. A script with a table of its own is
// a voice; every other is written in Latin letters and found there.
import { ethiopicCounts, ethiopicLetters } from './ethiopic-sounds.ts'
import type { LearnedSounds } from './known-sounds.ts'
import type { NameToken } from './read-name.ts'
import { bestWay, type Hearing, hearingFor } from './hear-words.ts'
import { type Romanise, skeletonOf } from './skeleton.ts'
import { type SoundReader, soundReader } from './sound-search.ts'
import { encode, type SoundTable, soundTable, swapped } from './sounds.ts'

export type Voices = {
  /** Voice and letters of a word as it stands in the pool. */
  voiceOf(token: NameToken): string
  lettersIn(token: NameToken, voice: string): readonly number[]
  /** How a word of the first voice is looked for among those of the second; undefined when only through Latin letters. */
  readerOf(from: string, to: string): SoundReader
  /** How probable it is that a word of the first voice spells one of the second: for a pair that the search did not come upon. */
  weigh(from: string, to: string, asked: readonly number[], found: readonly number[]): number
  /** The voice in which a word must be written to be looked for there. */
  askedAs(token: NameToken, to: string): string
  skeletonOf(token: NameToken): string | undefined
}

const latinVoice = 'Latn'

export function createVoices(sounds: LearnedSounds, romanise: Romanise): Voices {
  const tables = new Map([...sounds.native, ['Ethi', soundTable(ethiopicCounts())] as const])
  const readers = new Map<string, SoundReader>()
  const hearings = new Map<string, Hearing>()
  const voiceOf = (token: NameToken) => (tables.has(token.script) ? token.script : latinVoice)
  const tableOf = (from: string, to: string) => {
    if (from === latinVoice) return to === latinVoice ? sounds.latin : tables.get(to)!
    return to === latinVoice ? swapped(tables.get(from)!) : sameLetters(tables.get(to)!)
  }
  const readerOf = (from: string, to: string) => {
    const key = `${from}>${to}`
    let reader = readers.get(key)
    if (reader === undefined) readers.set(key, (reader = soundReader(tableOf(from, to))))
    return reader
  }
  return {
    voiceOf,
    skeletonOf: (token) => skeletonOf(token.folded, romanise),
    askedAs: (token, to) => (voiceOf(token) === to ? to : to === latinVoice ? voiceOf(token) : latinVoice),
    lettersIn(token, voice) {
      if (voice === latinVoice) return encode(token.script === 'Latn' ? token.native.toLowerCase() : token.latin, sounds.latin.latin)
      const alphabet = tables.get(voice)!.native
      return encode(voice === 'Ethi' ? ethiopicLetters(token.folded) : token.native.toLowerCase(), alphabet)
    },
    readerOf,
    weigh(from, to, asked, found) {
      const key = `${from}>${to}`
      let hearing = hearings.get(key)
      if (hearing === undefined) hearings.set(key, (hearing = hearingFor(readerOf(from, to).table)))
      return bestWay(hearing, asked, found)
    },
  }
}

/** Between words of one script: each letter for itself, anything else is a slip. */
function sameLetters(table: SoundTable): SoundTable {
  const letters = [...table.native.codes.values()]
  const size = letters.length + 1
  const codes = Int32Array.from([0, ...letters])
  return {
    latin: table.native,
    native: table.native,
    size,
    latinChunks: codes,
    nativeChunks: codes,
    follow: new Float32Array(size * size).fill(-2.5),
  }
}
