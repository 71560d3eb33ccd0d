// How a name in Latin letters is spelt with the 26 letters of a machine readable zone (ICAO Doc 9303-3, section 6).
// Letters it has no rule for are returned by name, never dropped in silence: a person's name is not ours to shorten.

export type Transliteration = { text: string; unknown: string[] }

/** Capital letters, '<' between parts; apostrophes and full stops vanish, hyphens and spaces become '<'. */
export function transliterate(name: string): Transliteration {
  const unknown: string[] = []
  let text = ''
  for (const letter of name.normalize('NFC')) text += spell(letter, unknown)
  return { text: text.replace(/<+/g, '<').replace(/^<|<$/g, ''), unknown }
}

function spell(letter: string, unknown: string[]): string {
  const listed = spellings[letter.toLowerCase()]
  if (listed !== undefined) return listed

  // Any other accented Latin letter is written as its plain letter.
  const plain = letter
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
  if (/^[A-Z]*$/.test(plain)) return plain
  if (/^[\s\p{Pd}]+$/u.test(letter)) return '<'

  unknown.push(letter)
  return ''
}

// Only the letters whose spelling is more than the letter without its accent.
const spellings: Record<string, string> = {
  ä: 'AE',
  å: 'AA',
  æ: 'AE',
  ǽ: 'AE',
  ð: 'D',
  đ: 'D',
  ħ: 'H',
  ı: 'I',
  ĳ: 'IJ',
  ĸ: 'Q',
  ł: 'L',
  ŀ: 'L',
  ŉ: 'N',
  ŋ: 'N',
  ö: 'OE',
  ø: 'OE',
  ǿ: 'OE',
  œ: 'OE',
  ß: 'SS',
  ŧ: 'T',
  þ: 'TH',
  ü: 'UE',
  '<': '<',
  "'": '',
  '’': '',
  '‘': '',
  ʼ: '',
  '`': '',
  '´': '',
  '.': '',
  ',': '',
}
