// How far two words in Latin letters are from each other, in slips of the pen: 1 is a wrong letter, less where two letters spell one
// sound in some language's habit. Optimal string alignment with a table of letters. Cost: product of the lengths.

/** Words longer than this are cut: no name part has 40 letters. */
const lettersMax = 40

/** Letters that stand for each other between two systems of transcription, and what the change costs. */
const near = changes(`
  c:k=.25 c:q=.3 k:q=.2 g:k=.6 g:q=.4 g:j=.4 g:h=.6 j:y=.3 j:i=.4 i:y=.2 v:w=.2 f:v=.4 f:p=.6 u:w=.3 u:v=.5 u:o=.35 e:i=.4 e:a=.5 a:o=.6
  o:e=.7 a:i=.7 a:u=.7 e:u=.7 i:u=.8 e:y=.5 a:y=.8 o:y=.8 s:z=.3 s:c=.4 c:z=.5 s:x=.5 k:x=.6 t:d=.5 b:p=.6 b:v=.6 z:j=.5 h:k=.6 z:d=.6
  m:n=.7 c:j=.6 c:s=.4 t:z=.7 z:y=1`)

/** What a letter costs that stands on one side only. */
const alone = Float64Array.from({ length: 27 }, (_, letter) =>
  'aeiouy'.includes(String.fromCharCode(96 + letter)) ? 0.8 : letter === 8 ? 0.5 : 1,
)
const doubled = 0.2
const besideVowel = 0.5
const swap = 0.8

function changes(text: string): Float64Array {
  const table = new Float64Array(27 * 27).fill(1)
  for (let letter = 0; letter < 27; letter++) table[letter * 27 + letter] = 0
  for (const change of text.trim().split(/\s+/)) {
    const [a, b, cost] = [change.charCodeAt(0) - 96, change.charCodeAt(2) - 96, Number(change.slice(4))]
    table[a * 27 + b] = cost
    table[b * 27 + a] = cost
  }
  return table
}

const isVowel = Uint8Array.from({ length: 27 }, (_, letter) => ('aeiouy'.includes(String.fromCharCode(96 + letter)) ? 1 : 0))

/** `vowels` is the price of a vowel on one side only, as a share of what it is otherwise: next to nothing when a script leaves them out. */
export function wordCost(a: Uint8Array, b: Uint8Array, vowels = 1): number {
  const n = Math.min(a.length, lettersMax)
  const m = Math.min(b.length, lettersMax)
  let twoBefore = rows[0]
  let before = rows[1]
  let row = rows[2]
  before[0] = 0
  for (let j = 1; j <= m; j++) before[j] = before[j - 1]! + gap(b, j - 1, vowels)
  for (let i = 1; i <= n; i++) {
    const letter = a[i - 1]!
    const gapA = gap(a, i - 1, vowels)
    row[0] = before[0]! + gapA
    for (let j = 1; j <= m; j++) {
      const other = b[j - 1]!
      let cost = before[j - 1]! + near[letter * 27 + other]!
      const without = before[j]! + gapA
      if (without < cost) cost = without
      const added = row[j - 1]! + gap(b, j - 1, vowels)
      if (added < cost) cost = added
      if (i > 1 && j > 1 && letter !== other && letter === b[j - 2]! && other === a[i - 2]!) {
        const swapped = twoBefore[j - 2]! + swap
        if (swapped < cost) cost = swapped
      }
      row[j] = cost
    }
    const spare = twoBefore
    twoBefore = before
    before = row
    row = spare
  }
  return before[m]!
}

const rows = [new Float64Array(lettersMax + 1), new Float64Array(lettersMax + 1), new Float64Array(lettersMax + 1)] as const

function gap(word: Uint8Array, at: number, vowels: number): number {
  const letter = word[at]!
  if (at > 0 && word[at - 1] === letter) return doubled
  if (isVowel[letter] === 0) return alone[letter]!
  if (vowels < 1) return vowels * alone[letter]!
  return at > 0 && isVowel[word[at - 1]!] === 1 ? besideVowel : alone[letter]!
}

/** Letters one by one, for scripts that are compared as they are; each other sign costs `price`. */
export function signCost(a: string, b: string, price: number): number {
  if (a === b) return 0
  const left = Array.from(a)
  const right = Array.from(b)
  let before = right.map((_, j) => j + 1)
  before.unshift(0)
  for (const [i, sign] of left.entries()) {
    const row = [i + 1]
    for (const [j, other] of right.entries()) row.push(Math.min(before[j]! + (sign === other ? 0 : 1), before[j + 1]! + 1, row[j]! + 1))
    before = row
  }
  return before[right.length]! * price
}
