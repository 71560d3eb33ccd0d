// How names in Ethiopic script are written with Latin letters, by rule: no free corpus was there to learn from. Each syllable is taken
// apart into its consonant and its vowel; the sixth order, mostly silent, is the consonant alone. Letters that sound alike are one
// (fold.ts), labialised syllables are a w between consonant and vowel.
import { alphabetOf, latinLetters, type SoundCounts } from './sounds.ts'

const vowels = ['ä', 'u', 'i', 'a', 'é', '', 'o', 'wa']

/** ተስፋዬ → ተäስፈaየé; a vowel of its own (አ ኡ ኢ …) is one letter. Other signs are left out. Expects a folded word. */
export function ethiopicLetters(folded: string): string {
  let text = ''
  for (const sign of folded) {
    const code = sign.codePointAt(0)!
    if (code < 0x1200 || code > 0x135a) continue
    const order = (code - 0x1200) % 8
    const row = code - order
    const plain = labialised.get(row)
    if (row === 0x12a0) text += sign
    else text += plain === undefined ? String.fromCodePoint(row) + vowels[order]! : plain + 'w' + vowels[order]!
  }
  return text
}

/** Rows whose syllables are labialised: ቈ ኈ ኰ ጐ and their like. */
const labialised: ReadonlyMap<number, string> = new Map([
  [0x1248, 'ቀ'],
  [0x1258, 'ቀ'],
  [0x1288, 'ሀ'],
  [0x12b0, 'ከ'],
  [0x12c0, 'ከ'],
  [0x1310, 'ገ'],
])

/**
 * Latin piece : native piece = how often, in parts of a hundred or so. A consonant without a vowel is one of the sixth order; an empty
 * native side is a letter that is written and has no sign. Doubled consonants follow by rule.
 */
const spellings = `h:ሀ=10 l:ለ=12 m:መ=14 s:ሰ=14 r:ረ=14 sh:ሸ=4 š:ሸ=4 s:ሸ=.4 ch:ሸ=.3 q:ቀ=1.5 k:ቀ=4 k:ከ=6 c:ከ=.5 q:ከ=.2 ck:ከ=.2 ch:ከ=.3 b:በ=10
  v:በ=.3 v:ቨ=.5 b:ቨ=.1 t:ተ=8 th:ተ=.3 t:ጠ=3 th:ጠ=.2 ch:ቸ=1.5 č:ቸ=1.5 c:ቸ=.1 ch:ጨ=1 č:ጨ=1 c:ጨ=.1 n:ነ=12 gn:ኘ=.6 ny:ኘ=.5 n:ኘ=.5
  ñ:ኘ=1 kh:ኸ=.3 h:ኸ=.5 k:ኸ=.3 kh:ሀ=.1 w:ወ=5 u:ወ=.4 v:ወ=.2 o:ወä=.7 u:ወä=.2 wo:ወ=.5 w:w=1 ʷ:w=1 u:w=.5 o:w=.3 o:wä=1 u:wä=.2
  a:wa=.3 z:ዘ=5 s:ዘ=.1 zh:ዠ=.2 ž:ዠ=.3 j:ዠ=.2 z:ዠ=.1 j:ጀ=2 g:ጀ=.2 dj:ጀ=.1 d:ደ=8 dh:ደ=.1 y:የ=8 i:የ=1.5 j:የ=.1 g:ገ=8 gh:ገ=.4 gu:ገ=.1 p:ጰ=.7
  b:ጰ=.05 p:ፐ=.6 b:ፐ=.1 ts:ጸ=1.5 tz:ጸ=.2 s:ጸ=.5 z:ጸ=.05 t:ጸ=.3 f:ፈ=4 ph:ፈ=.1 x:ከሰ=.2
  e:ä=20 ä:ä=20 a:ä=5 o:ä=.6 u:ä=.4 i:ä=.4 ea:ä=.1 a:a=26 aa:a=.2 e:a=.6 u:u=6 ou:u=.5 oo:u=.6 o:u=.6 i:i=6 ee:i=.5 e:i=.6 y:i=.5 ie:i=.2
  e:é=5 é:é=6 ie:é=.5 ye:é=.5 ei:é=.1 i:é=.4 a:é=.2 o:o=8 u:o=.4 oa:o=.1 a:አ=9 e:አ=.6 ä:አ=1 e:እ=1.5 i:እ=1 é:ኤ=1 e:ኤ=1 i:ኤ=.2 ye:ኤ=.1 u:ኡ=.6
  o:ኡ=.1 i:ኢ=1 e:ኢ=.4 y:ኢ=.1 o:ኦ=.8 u:ኦ=.1 a:äአ=1 ä:äአ=.5 e:äእ=.5 e:äኤ=.2 é:äኤ=.2 a:aአ=.5 i:äኢ=.1 u:äኡ=.1 o:äኦ=.1 u:uአ=.05 i:iአ=.05
  a:እ=.2 a:የa=.7 e:የä=.4 ä:የä=.2 y:የä=.5 e:የé=1 o:የo=.3 ie:የ=.3 i:iየ=.3 e:=3 i:=5 y:=.3 a:=.5 u:=.6 h:=.6 w:=.2 o:=.1`

/** What a piece begins or ends with on the native side; `mute` is a vowel written for the sixth order, `none` any other letter unheard. */
type Part = 'edge' | 'consonant' | 'vowel' | 'own' | 'mute' | 'none'

/** What follows what in a name: a consonant is followed by its vowel, or by none that is written, a vowel by a consonant. */
const following: Record<Part, Partial<Record<Part, number>>> = {
  edge: { consonant: 0.76, own: 0.22, none: 0.02 },
  consonant: { vowel: 0.6, mute: 0.18, consonant: 0.1, edge: 0.08, own: 0.03, none: 0.01 },
  vowel: { consonant: 0.8, edge: 0.15, own: 0.04, none: 0.01 },
  own: { consonant: 0.8, edge: 0.15, own: 0.04, none: 0.01 },
  mute: { consonant: 0.87, edge: 0.1, own: 0.02, none: 0.01 },
  none: { consonant: 0.5, vowel: 0.25, edge: 0.15, own: 0.1 },
}

function partOf(letter: string | undefined, latin: string): Part {
  if (letter === undefined) return /[aeiouy]/.test(latin) ? 'mute' : 'none'
  if (/[äuiaéo]/.test(letter)) return 'vowel'
  return /[አእኤኡኢኦ]/.test(letter) ? 'own' : 'consonant'
}

export function ethiopicCounts(): SoundCounts {
  const rows = spellingRows()
  const native = alphabetOf([...new Set(rows.flatMap((row) => [...row.native]))].join(''))
  const latin = alphabetOf(latinLetters)
  const chunk = (text: string, codes: ReadonlyMap<string, number>) => {
    const [first = 0, second = 0] = Array.from(text, (letter) => codes.get(letter)!)
    return first | (second << 6)
  }
  const begins = rows.map((row) => (row.native.startsWith('w') ? 'vowel' : partOf([...row.native][0], row.latin)))
  const ends = rows.map((row) => partOf([...row.native].at(-1), row.latin))
  const often = new Map<Part, number>()
  for (const [at, row] of rows.entries()) often.set(begins[at]!, (often.get(begins[at]!) ?? 0) + row.often)
  const after = (part: Part): [number, number][] => [
    [0, following[part].edge ?? 0],
    ...rows.map((row, at): [number, number] => [at + 1, ((following[part][begins[at]!] ?? 0) * row.often) / often.get(begins[at]!)!]),
  ]
  return {
    nativeLetters: native.letters,
    latinChunks: [0, ...rows.map((row) => chunk(row.latin, latin.codes))],
    nativeChunks: [0, ...rows.map((row) => chunk(row.native, native.codes))],
    alone: [0, ...rows.map(() => 0)],
    left: [0, ...rows.map(() => 0)],
    known: [after('edge'), ...ends.map(after)],
  }
}

function spellingRows(): { latin: string; native: string; often: number }[] {
  const rows = spellings
    .trim()
    .split(/\s+/)
    .map((row) => /^(.+):(.*)=(.+)$/.exec(row)!)
    .map(([, latin, native, often]) => ({ latin: latin!, native: native!, often: Number(often) }))
  const single = rows.filter(({ latin }) => /^[^aeiouyäéh]$/.test(latin))
  return [...rows, ...single.map((row) => ({ ...row, latin: row.latin + row.latin, often: row.often * doubled }))]
}

/** One consonant in ten is written twice. */
const doubled = 0.1
