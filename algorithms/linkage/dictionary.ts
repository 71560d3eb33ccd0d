// The distinct texts of a column, each with a number, so that a record is a row of integers and two texts are compared once however
// many records carry them. Code 0 is "nothing written". Cost: one hash look-up a text; letters are packed as UTF-16 units.

export type Dictionary = {
  readonly texts: string[]
  /** UTF-16 units of all texts one behind the other; text `code` is `letters[starts[code] … starts[code + 1]]`. */
  readonly letters: Uint16Array
  readonly starts: Int32Array
  /** Which letters a text has, a bit each (others share a bit): two texts that share few letters need no closer look. */
  readonly masks: Int32Array
}

export type DictionaryDraft = { readonly texts: string[]; readonly codes: Map<string, number> }

/** Longer texts are compared by their first letters: nobody's name is told apart by its 49th letter. */
export const longest = 48

export function draftDictionary(): DictionaryDraft {
  return { texts: [''], codes: new Map([['', 0]]) }
}

export function codeOf(draft: DictionaryDraft, text: string): number {
  const known = draft.codes.get(text)
  if (known !== undefined) return known
  draft.texts.push(text)
  draft.codes.set(text, draft.texts.length - 1)
  return draft.texts.length - 1
}

export function packed(draft: DictionaryDraft): Dictionary {
  const { texts } = draft
  const starts = new Int32Array(texts.length + 1)
  for (let code = 0; code < texts.length; code++) starts[code + 1] = starts[code]! + Math.min(texts[code]!.length, longest)
  const letters = new Uint16Array(starts[texts.length]!)
  const masks = new Int32Array(texts.length)
  for (let code = 0; code < texts.length; code++) {
    const text = texts[code]!
    const start = starts[code]!
    for (let at = starts[code + 1]! - start - 1; at >= 0; at--) {
      const letter = text.charCodeAt(at)
      letters[start + at] = letter
      masks[code]! |= 1 << (letter & 31)
    }
  }
  return { texts, letters, starts, masks }
}

/** How many records carry each code. */
export function countCodes(codes: Int32Array, size: number): Int32Array {
  const counts = new Int32Array(size)
  for (const code of codes) counts[code]!++
  return counts
}
