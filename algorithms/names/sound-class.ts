// A consonant skeleton made coarser: letters that systems of transcription and hasty ears swap (b/p/f/v, d/t, g/k, j/s/z) are one
// letter, so that two spellings whose skeletons differ still meet. It proposes candidates; the names themselves are compared after.
// Cost: linear in the word; the neighbourhood of a class of n letters has about 20 n members.

const classes: Record<string, string> = { f: 'b', t: 'd', g: 'k', z: 's', j: 's' }
const letters = 'bdhklmnrs'

/** `skeleton` as skeleton.ts makes it. What would leave fewer than two letters keeps its vowels, of which there are three (`ali`, `hu`). */
export function soundClass(skeleton: string): string {
  const coarse = coarsened(skeleton)
  return coarse.length >= 2
    ? coarse
    : skeleton
        .replace(/[eyj]/g, 'i')
        .replace(/[ow]/g, 'u')
        .replace(/(.)\1+/g, '$1')
}

function coarsened(skeleton: string): string {
  let coarse = ''
  for (const letter of skeleton) {
    const sound = classes[letter] ?? letter
    if (letters.includes(sound) && !coarse.endsWith(sound)) coarse += sound
  }
  return coarse
}

/** The class of every word that begins with `skeleton`, as far as it is certain: the last sound may still change (t, then th or ts). */
export function soundClassPrefix(skeleton: string): string {
  const coarse = coarsened(skeleton)
  return coarse.length >= 3 ? coarse.slice(0, -1) : coarse
}

/** Every class that is one letter away: one left out or two swapped, one too many, one another. None stands in two groups, nor `coarse` itself. */
export function classesNear(coarse: string, alphabet = /[aiu]/.test(coarse) ? `${letters}aiu` : letters): [string[], string[], string[]] {
  const [fewer, more, other] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (let at = 0; at <= coarse.length; at++) {
    const [before, after] = [coarse.slice(0, at), coarse.slice(at)]
    if (after !== '') fewer.add(before + after.slice(1))
    if (after.length >= 2) fewer.add(before + after.charAt(1) + after.charAt(0) + after.slice(2))
    for (const letter of alphabet) {
      more.add(before + letter + after)
      if (after !== '') other.add(before + letter + after.slice(1))
    }
  }
  // Two same letters side by side are never in a class, and one letter alone is none.
  const classes = (some: ReadonlySet<string>): string[] =>
    [...some].filter((each) => each.length >= 2 && each !== coarse && !/(.)\1/.test(each))
  return [classes(fewer), classes(more), classes(other).filter((each) => !fewer.has(each))]
}

/** The letters of skeletons, for the neighbourhood of a skeleton rather than of its class. */
export const skeletonLetters = 'bdfghjklmnrstwyz'
