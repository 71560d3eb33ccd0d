// The consonants of a word of a name, so that spellings meet that differ in vowels, doubled letters or the system of transcription:
// Mohamed, Muhammad and محمد are all `mhmd`. Lossy on purpose: it proposes, and what it proposes is compared and shown to a person.
// Cost: linear in the word.
import { scriptOf } from './script.ts'

/** Writes any script in Latin letters, such as the npm package any-ascii does; given as an argument, for this layer has no package. */
export type Romanise = (text: string) => string

/**
 * `word` is one folded word (fold.ts). Words of one consonant would match everything, so they keep their vowels (`ali`).
 * Undefined for what has no sound of its own: a single letter, a number.
 */
export function skeletonOf(word: string, romanise: Romanise): string | undefined {
  const script = isPlain(word) ? 'Latn' : scriptOf(word)
  const sounds =
    script === 'Arab'
      ? fromArabic(word)
      : script === 'Hebr'
        ? fromHebrew(word)
        : fromLatin(script === 'Latn' ? word : romanise(nasal(word)))
  if (sounds.consonants.length >= 2) return sounds.consonants
  return sounds.spoken.length >= 2 ? sounds.spoken : undefined
}

type Sounds = { consonants: string; spoken: string }

/** What a name may have around its words in any family's tradition; too common to tell two persons apart. */
export const particles: ReadonlySet<string> = new Set(
  'al el ul bin ben ibn bint bent abu abou abi umm oum ould wuld de da di do dos du des del van von der den la le les y'.split(' '),
)

function fromLatin(text: string): Sounds {
  const sounds = heard(withoutArticle(isPlain(text) ? text : text.toLowerCase().replace(/[^a-z]/g, '')))
  let consonants = ''
  for (let at = 0; at < sounds.length; at++) {
    const letter = sounds[at]!
    if (!(at === 0 ? 'aeiou' : 'aeiouwy').includes(letter)) consonants += letter
  }
  if (consonants.length >= 2) return { consonants, spoken: sounds }
  return {
    consonants: sounds.replace(/[yw](?![aeiou])|[aeiou]/g, ''),
    spoken: sounds
      .replaceAll('y', 'i')
      .replaceAll('w', 'u')
      .replace(/(.)\1+/g, '$1'),
  }
}

/** Small letters a to z only. */
function isPlain(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at)
    if (code < 97 || code > 122) return false
  }
  return true
}

/** How a word is spoken, doubled letters once, a last h not at all. One walk: each word of a register is heard many times. */
function heard(word: string): string {
  let [sounds, last, at] = ['', '', 0]
  if (word.startsWith('ou') && 'aei'.includes(word.charAt(2) || '-')) [sounds, last, at] = ['w', 'w', 2]
  while (at < word.length) {
    const first = word.charAt(at)
    let [sound, read] = [first, 1]
    for (const [spelling, spoken] of latinSounds[first] ?? []) {
      if (!word.startsWith(spelling, at)) continue
      ;[sound, read] = [spoken, spelling.length]
      break
    }
    if (sound === 'c') sound = 'eiy'.includes(word.charAt(at + 1) || '-') ? 's' : 'k'
    at += read
    if (sound === 'ks') sounds += last === 'k' ? 's' : 'ks'
    else if (sound !== last) sounds += sound
    last = sound === 'ks' ? 's' : sound
  }
  return sounds.length > 1 && last === 'h' ? sounds.slice(0, -1) : sounds
}

/** The article grown onto a long word: Alkhatib, Elsabet. Short ones (Ali, Elena) are names themselves. */
function withoutArticle(word: string): string {
  return word.length >= 6 ? word.replace(/^[ae]l/, '') : word
}

/** By first letter; a longer spelling before the shorter one that begins it. */
const latinSounds: Record<string, readonly (readonly [spelling: string, sound: string])[]> = {
  t: [
    ['tsch', 's'],
    ['tch', 's'],
    ['tz', 's'],
    ['ts', 's'],
    ['th', 't'],
  ],
  s: [
    ['sch', 's'],
    ['sh', 's'],
  ],
  c: [
    ['ch', 's'],
    ['ck', 'k'],
  ],
  d: [
    ['dzh', 'j'],
    ['dj', 'j'],
    ['dh', 'd'],
  ],
  z: [['zh', 'j']],
  k: [['kh', 'k']],
  q: [['q', 'k']],
  g: [['gh', 'g']],
  p: [
    ['ph', 'f'],
    ['p', 'b'],
  ],
  v: [['v', 'f']],
  x: [['x', 'ks']],
}

function fromArabic(folded: string): Sounds {
  return spelt((folded.length >= 5 ? folded.replace(/^ال/, '') : folded).replace(/./gu, (letter) => arabicSounds[letter] ?? ''))
}

function fromHebrew(word: string): Sounds {
  return spelt(word.replace(/./gu, (letter) => hebrewSounds[letter] ?? ''))
}

/** `written` holds consonants, and a, i, u for the letters that are vowels, or half vowels at the head of a syllable. */
function spelt(written: string): Sounds {
  const sounds = written.replace(/(.)\1+/g, '$1').replace(/(?<=.)h$/, '')
  const glided = sounds.replace(/^i(?=.)/, 'y').replace(/^u(?=.)/, 'w')
  const consonants = glided.charAt(0).replace(/[aiu]/, '') + glided.slice(1).replace(/[aiu]/g, '')
  if (consonants.length >= 2) return { consonants, spoken: sounds }
  return {
    consonants: sounds
      .replace(/i(?=[au])/g, 'y')
      .replace(/u(?=[ai])/g, 'w')
      .replace(/[aiu]/g, ''),
    spoken: sounds,
  }
}

const arabicSounds = sounding(
  'اa بb پb تt ثt جj چs حh خk دd ذd رr زz ژj سs شs صs ضd طt ظz عa غg فf ڤf قk کk گg لl مm نn هh وu يi ڕr ڵl ۆu ێi ٹt ڈd ڑr ںn ےi ەa',
)

const hebrewSounds = sounding('אa בb גg דd הh וu זz חh טt יi כk ךk לl מm םm נn ןn סs עa פf ףf צs ץs קk רr שs תt')

function sounding(pairs: string): Record<string, string> {
  return Object.fromEntries(pairs.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)]))
}

/** The nasal sign of Indian scripts is an n in a name (ਸਿੰਘ is Singh); a letter-by-letter transcription makes it an m. */
function nasal(word: string): string {
  return word
    .replace(/[\u0A02\u0A70]/g, '\u0A28')
    .replace(/[\u0901\u0902]/g, '\u0928')
    .replace(/\u0982/g, '\u09A8')
}
