/** English made to look foreign, a third longer and right-to-left, so that tests and screenshots find what assumes French. */

const accented: Record<string, string> = {
  a: 'á',
  b: 'ƀ',
  c: 'ç',
  d: 'đ',
  e: 'é',
  f: 'ƒ',
  g: 'ğ',
  h: 'ĥ',
  i: 'î',
  j: 'ĵ',
  k: 'ķ',
  l: 'ļ',
  m: 'ɱ',
  n: 'ñ',
  o: 'ö',
  p: 'þ',
  r: 'ŕ',
  s: 'š',
  t: 'ţ',
  u: 'û',
  v: 'ṽ',
  w: 'ŵ',
  x: 'ẋ',
  y: 'ý',
  z: 'ž',
}
const rightToLeft = '\u202e'
const endOfIt = '\u202c'

/** Literal text only: the compiler never hands a placeholder over. */
export function pseudoText(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => {
    const letters = [...word].map((letter) => accented[letter] ?? letter).join('')
    return `${rightToLeft}${letters}${word.length > 3 ? letters.slice(-Math.ceil(word.length / 3)) : ''}${endOfIt}`
  })
}
