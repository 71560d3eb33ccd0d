// Which letters a name has, as the bits of a 32-bit integer: two spellings of one name differ in few of them. Cheap enough to be
// compared with thousands of others inside the database, before any name is read.

/** `words` are folded (fold.ts). Bits 0 to 25 are a to z; letters of other scripts have none. */
export function letterSet(words: readonly string[]): number {
  let set = 0
  for (const word of words) {
    for (let at = 0; at < word.length; at++) {
      const letter = word.charCodeAt(at) - 97
      if (letter >= 0 && letter < 26) set |= 1 << letter
    }
  }
  return set
}
