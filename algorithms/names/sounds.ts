// A table of how one script writes the sounds of another: pieces of one to two Latin letters beside none to two native ones, and how
// probable each piece is after the one before it. Learned by learn-sounds.ts, kept as text, read here. Knows no language.
// Cost: reading is quadratic in the number of pieces (some 500), a few milliseconds a table.

/** Letters stand for themselves as numbers from 1; a chunk of two is `first | second << 6`, so an alphabet holds 63 letters at most. */
export type Alphabet = { readonly letters: string; readonly codes: ReadonlyMap<string, number> }

export type SoundTable = {
  readonly latin: Alphabet
  readonly native: Alphabet
  /** Number of pieces; piece 0 is the edge of a word. */
  readonly size: number
  readonly latinChunks: Int32Array
  readonly nativeChunks: Int32Array
  /** Natural logarithm of the probability that piece `j` follows piece `i`, at `i * size + j`. */
  readonly follow: Float32Array
}

/** What a table is made from: probabilities regardless of the piece before, and those pairs of pieces that are better known. */
export type SoundCounts = {
  readonly nativeLetters: string
  readonly latinChunks: readonly number[]
  readonly nativeChunks: readonly number[]
  /** Probability of each piece after a piece that says nothing of it. */
  readonly alone: readonly number[]
  /** What each piece leaves to the `alone` probabilities. */
  readonly left: readonly number[]
  /** For each piece, the pieces known to follow it, in ascending order, with their probability. */
  readonly known: readonly (readonly (readonly [next: number, probability: number])[])[]
}

/** The Latin letters of every table, so that one tree of Latin words serves them all; others are read as their plain letter. */
export const latinLetters = 'abcdefghijklmnopqrstuvwxyzáàâäåāçćčđéèêëēğíîïīıłñńóôöøōšşúüūýžʷ'

export function alphabetOf(letters: string): Alphabet {
  return { letters, codes: new Map(Array.from(letters, (letter, index) => [letter, index + 1])) }
}

/** Letters that the table has never met are read as their plain form (`ș` as `s`) or as `stand-ins` says, else left out. */
export function encode(word: string, alphabet: Alphabet): number[] {
  const codes: number[] = []
  for (const letter of word) {
    const code = alphabet.codes.get(letter)
    if (code !== undefined) codes.push(code)
    else for (const plain of standIns[letter] ?? letter.normalize('NFKD')) pushKnown(codes, alphabet.codes.get(plain))
  }
  return codes
}

function pushKnown(codes: number[], code: number | undefined): void {
  if (code !== undefined) codes.push(code)
}

/** Neighbouring languages' letters, as the language of the table would hear them. */
const standIns: Record<string, string> = Object.fromEntries(
  `ک:ك ی:ي ې:ي ۍ:ي ێ:ي ے:ي ى:ي ہ:ه ھ:ه ۀ:ه ە:ه ۂ:ه ة:ه پ:ب چ:تش ژ:ج گ:ج ڤ:ف ڨ:ج ٹ:ت ڈ:د ڑ:ر ڕ:ر ں:ن ۆ:و ڵ:ل ٱ:ا ټ:ت ډ:د ړ:ر ښ:ش ږ:ز ګ:ج ڼ:ن ځ:ز څ:تس
   і:и ї:и є:е ґ:г ў:у ј:й љ:ль њ:нь ћ:ч ђ:дж џ:дж қ:к ғ:г ұ:у ү:у ө:о һ:х ә:а ң:н ѓ:г ќ:к ѕ:дз
   ß:ss æ:ae œ:oe ø:o ł:l đ:d ð:d þ:th ı:i ŋ:n ħ:h ŧ:t ə:a ɛ:e ɔ:o ŝ:š ň:ñ`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
)

export function soundTable(counts: SoundCounts): SoundTable {
  const size = counts.alone.length
  const follow = new Float32Array(size * size)
  for (let before = 0; before < size; before++) {
    const row = before * size
    for (let next = 0; next < size; next++) follow[row + next] = Math.log(Math.max(floor, counts.left[before]! * counts.alone[next]!))
    for (const [next, probability] of counts.known[before]!) follow[row + next] = Math.log(Math.max(floor, probability))
  }
  return {
    latin: alphabetOf(latinLetters),
    native: alphabetOf(counts.nativeLetters),
    size,
    latinChunks: Int32Array.from(counts.latinChunks),
    nativeChunks: Int32Array.from(counts.nativeChunks),
    follow,
  }
}
const floor = 1e-7

/** The table that reads the other way: what stood on the left is looked for on the right. */
export function swapped(table: SoundTable): SoundTable {
  return { ...table, latin: table.native, native: table.latin, latinChunks: table.nativeChunks, nativeChunks: table.latinChunks }
}

/**
 * As text of four lines: native letters, pieces, their probabilities, and for each piece what follows it. A probability is one sign, a quarter of a bit of its
 * logarithm a step; a number is one or two signs. A table weighs some 25 kB.
 */
export function writeSounds(counts: SoundCounts): string {
  const pieces = counts.latinChunks.map(
    (chunk, piece) => spell(chunk, latinLetters) + ':' + spell(counts.nativeChunks[piece]!, counts.nativeLetters),
  )
  const rows = counts.known.map((row, before) => {
    let last = 0
    let text = sign(counts.left[before]!)
    for (const [next, probability] of row) {
      text += numeral(next - last) + sign(probability)
      last = next
    }
    return text
  })
  return [counts.nativeLetters, pieces.join(' '), counts.alone.map(sign).join(''), rows.join(' ')].join('\n')
}

export function readSounds(text: string): SoundTable {
  const [nativeLetters, pieces, alone, follow] = text.trim().split('\n') as [string, string, string, string]
  const rows = follow.split(' ')
  const latin = alphabetOf(latinLetters)
  const native = alphabetOf(nativeLetters)
  const chunks = pieces.split(' ').map((piece) => piece.split(':') as [string, string])
  return soundTable({
    nativeLetters,
    latinChunks: chunks.map(([chunk]) => chunkOf(chunk, latin)),
    nativeChunks: chunks.map(([, chunk]) => chunkOf(chunk, native)),
    alone: Array.from(alone, probabilityOf),
    left: rows.map((row) => probabilityOf(row.charAt(0))),
    known: rows.map(readRow),
  })
}

function readRow(row: string): [number, number][] {
  const known: [number, number][] = []
  let next = 0
  for (let at = 1; at < row.length;) {
    let step = signs.indexOf(row.charAt(at++))
    if (step >= 48) step = (step - 48) * 64 + signs.indexOf(row.charAt(at++))
    next += step
    known.push([next, probabilityOf(row.charAt(at++))])
  }
  return known
}

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const stepsABit = 4

function sign(probability: number): string {
  return signs.charAt(Math.max(0, Math.min(63, Math.round(-Math.log2(Math.max(floor, probability)) * stepsABit))))
}

function probabilityOf(letter: string): number {
  return 2 ** (-signs.indexOf(letter) / stepsABit)
}

/** Up to 47 in one sign, up to 1,023 in two. */
function numeral(value: number): string {
  return value < 48 ? signs.charAt(value) : signs.charAt(48 + (value >> 6)) + signs.charAt(value & 63)
}

function spell(chunk: number, letters: string): string {
  const list = Array.from(letters)
  return (chunk & 63 ? list[(chunk & 63) - 1]! : '') + (chunk >> 6 ? list[(chunk >> 6) - 1]! : '')
}

function chunkOf(text: string, alphabet: Alphabet): number {
  const [first = 0, second = 0] = Array.from(text, (letter) => alphabet.codes.get(letter) ?? 0)
  return first | (second << 6)
}
