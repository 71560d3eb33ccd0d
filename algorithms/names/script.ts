// Which writing system a name is in, by Unicode's own script property. Knows nothing of persons; adds no judgement about a language.

/** ISO 15924 codes with the Unicode script names they stand for. */
const scripts: readonly (readonly [code: string, letters: RegExp])[] = [
  ['Latn', /\p{Script=Latin}/u],
  ['Arab', /\p{Script=Arabic}/u],
  ['Ethi', /\p{Script=Ethiopic}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Deva', /\p{Script=Devanagari}/u],
  ['Guru', /\p{Script=Gurmukhi}/u],
  ['Beng', /\p{Script=Bengali}/u],
  ['Taml', /\p{Script=Tamil}/u],
  ['Telu', /\p{Script=Telugu}/u],
  ['Gujr', /\p{Script=Gujarati}/u],
  ['Knda', /\p{Script=Kannada}/u],
  ['Mlym', /\p{Script=Malayalam}/u],
  ['Sinh', /\p{Script=Sinhala}/u],
  ['Grek', /\p{Script=Greek}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Armn', /\p{Script=Armenian}/u],
  ['Geor', /\p{Script=Georgian}/u],
  ['Hani', /\p{Script=Han}/u],
  ['Hang', /\p{Script=Hangul}/u],
  ['Hira', /\p{Script=Hiragana}/u],
  ['Kana', /\p{Script=Katakana}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Laoo', /\p{Script=Lao}/u],
  ['Khmr', /\p{Script=Khmer}/u],
  ['Mymr', /\p{Script=Myanmar}/u],
  ['Tibt', /\p{Script=Tibetan}/u],
  ['Mong', /\p{Script=Mongolian}/u],
  ['Syrc', /\p{Script=Syriac}/u],
  ['Thaa', /\p{Script=Thaana}/u],
  ['Tfng', /\p{Script=Tifinagh}/u],
  ['Nkoo', /\p{Script=Nko}/u],
]

/** Scripts that write consonants and leave most vowels to the reader. */
export const consonantal: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa'])

/** The script of most letters; the one that comes first when two have as many; undefined without a letter that we know. */
export function scriptOf(text: string): string | undefined {
  // Most words of most lists, letters only.
  if (/^[A-Za-z]+$/.test(text)) return 'Latn'
  if (/^[\u0621-\u063A\u0641-\u064A\u0671-\u06D3]+$/.test(text)) return 'Arab'
  if (/^[\u0430-\u045F]+$/.test(text)) return 'Cyrl'
  const counts = new Map<string, number>()
  let last: (typeof scripts)[number] | undefined
  for (const letter of text) {
    if (!/\p{L}/u.test(letter)) continue
    const found = last !== undefined && last[1].test(letter) ? last : scripts.find(([, letters]) => letters.test(letter))
    if (found === undefined) continue
    last = found
    counts.set(found[0], (counts.get(found[0]) ?? 0) + 1)
  }
  let best: string | undefined
  for (const [code, count] of counts) if (best === undefined || count > counts.get(best)!) best = code
  return best
}
