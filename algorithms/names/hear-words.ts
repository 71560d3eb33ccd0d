// Judges whether a word in another script spells a Latin word, by the learned tables of sounds: the best way to cut both into pieces,
// against what a good pair of this length costs. Cost: product of the two lengths.
import type { HearWord } from './align-names.ts'
import { encode, type SoundTable } from './sounds.ts'

export type Hearing = { readonly table: SoundTable; readonly pieces: ReadonlyMap<number, number> }

/** Shapes of pieces as in learn-sounds.ts and in a table that is swapped, then the slips: a letter too many on either side, another letter. */
const shapes: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, 2],
  [2, 1],
  [1, 0],
  [0, 1],
  [1, 1],
]
const learned = 5
const slipNats = 9
/** A pair that is right costs this much a Latin letter on average; what it costs more is read as slips. */
const natsALetter = 2.9
const natsASlip = 6

/** `tables` by ISO 15924 code of the native script, each with Latin on its left. */
export function hearingOf(tables: ReadonlyMap<string, SoundTable>): HearWord {
  const hearings = new Map([...tables].map(([script, table]) => [script, hearingFor(table)]))
  return (latin, native) => {
    const hearing = hearings.get(native.script)
    return hearing === undefined ? undefined : slipsBetween(hearing, latin.native.toLowerCase(), native.native)
  }
}

export function hearingFor(table: SoundTable): Hearing {
  const pieces = new Map<number, number>()
  for (let piece = 1; piece < table.size; piece++) pieces.set((table.latinChunks[piece]! << 12) | table.nativeChunks[piece]!, piece)
  return { table, pieces }
}

function slipsBetween(hearing: Hearing, latin: string, native: string): number {
  const left = encode(latin, hearing.table.latin)
  const right = encode(native, hearing.table.native)
  const nats = -bestWay(hearing, left, right)
  return Math.max(0, (nats - natsALetter * (left.length + 1)) / natsASlip)
}

/** The logarithm of the probability of the best cut; every cell keeps the best way for each shape of its last piece. */
export function bestWay({ table, pieces }: Hearing, left: readonly number[], right: readonly number[]): number {
  const row = right.length + 1
  const cells = (left.length + 1) * row
  const weights = new Float64Array(cells * shapes.length).fill(-Infinity)
  const lasts = new Int32Array(cells * shapes.length)
  weights[0] = 0
  for (let i = 0; i <= left.length; i++) {
    for (let j = 0; j < row; j++) {
      const here = (i * row + j) * shapes.length
      for (let shape = 0; shape < shapes.length; shape++) {
        const [ofLeft, ofRight] = shapes[shape]!
        if (i + ofLeft > left.length || j + ofRight >= row) continue
        const piece = shape < learned ? pieces.get((chunk(left, i, ofLeft) << 12) | chunk(right, j, ofRight)) : undefined
        if (shape < learned && piece === undefined) continue
        const there = ((i + ofLeft) * row + j + ofRight) * shapes.length + shape
        for (let way = here; way < here + shapes.length; way++) {
          if (weights[way] === -Infinity) continue
          const last = lasts[way]!
          const weight = weights[way]! + (piece === undefined ? -slipNats : table.follow[last * table.size + piece]!)
          if (weight <= weights[there]!) continue
          weights[there] = weight
          lasts[there] = piece ?? last
        }
      }
    }
  }
  let best = -Infinity
  for (let way = (cells - 1) * shapes.length; way < cells * shapes.length; way++) {
    if (weights[way] === -Infinity) continue
    best = Math.max(best, weights[way]! + table.follow[lasts[way]! * table.size]!)
  }
  return best
}

function chunk(letters: readonly number[], at: number, length: number): number {
  return length === 0 ? 0 : length === 1 ? letters[at]! : letters[at]! | (letters[at + 1]! << 6)
}
