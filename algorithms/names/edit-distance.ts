// How many letters must be put in, left out, changed or swapped with their neighbour to make one word of another (optimal string
// alignment). Asked only as "at most so many", which a typing error is: most pairs of words are told apart by which letters they have
// at all, and for the others the diagonal band that can still hold the answer is walked. Cost: O((2 most + 1) × length).

/** True when `a` becomes `b` with `most` steps or fewer. */
export function distanceWithin(a: string, b: string, most: number): boolean {
  if (a === b) return true
  if (Math.abs(a.length - b.length) > most || most === 0) return false
  if (lettersApart(a, b) > most) return false
  let start = 0
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  if (endA === start || endB === start) return Math.max(endA, endB) - start <= most
  if (endA - start > longest || endB - start > longest) return false
  return walk(a, start, endA, b, start, endB, most)
}

/** Letters that only one of the two has: each needs a step of its own, but one step may put a letter of one for a letter of the other. */
function lettersApart(a: string, b: string): number {
  const [ofA, ofB] = [lettersOf(a), lettersOf(b)]
  return Math.max(bits(ofA & ~ofB), bits(ofB & ~ofA))
}

function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

function bits(set: number): number {
  let left = set - ((set >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** Words of names; what is longer is no word. The rows are kept between calls, for making them costs more than filling them. */
const longest = 62
const rows = [new Uint8Array(longest + 2), new Uint8Array(longest + 2), new Uint8Array(longest + 2)] as const

function walk(a: string, startA: number, endA: number, b: string, startB: number, endB: number, most: number): boolean {
  const [lengthA, lengthB] = [endA - startA, endB - startB]
  let [before, last, next]: [Uint8Array, Uint8Array, Uint8Array] = [rows[0], rows[1], rows[2]]
  for (let column = 0; column <= lengthB; column++) last[column] = column
  for (let row = 1; row <= lengthA; row++) {
    const from = Math.max(1, row - most)
    const until = Math.min(lengthB, row + most)
    next[from - 1] = from === 1 && row <= most ? row : most + 1
    let best = next[from - 1]!
    const letter = a.charCodeAt(startA + row - 1)
    for (let column = from; column <= until; column++) {
      const other = b.charCodeAt(startB + column - 1)
      const above = column === row + most ? most + 1 : last[column]!
      let steps = Math.min(above + 1, next[column - 1]! + 1, last[column - 1]! + (letter === other ? 0 : 1))
      if (row > 1 && column > 1 && letter === b.charCodeAt(startB + column - 2) && other === a.charCodeAt(startA + row - 2))
        steps = Math.min(steps, before[column - 2]! + 1)
      next[column] = steps
      if (steps < best) best = steps
    }
    if (best > most) return false
    ;[before, last, next] = [last, next, before]
  }
  return last[lengthB]! <= most
}
