// Term frequencies: sharing a rare surname proves more than sharing a common one.
import { type Model } from './expectation.ts'
import { sameLevel } from './levels.ts'
import type { Register } from './register.ts'

/** By field: what agreement on this very value weighs more (or less) than agreement on average, in bits, by code. */
export type Frequencies = readonly Float32Array[]

export function frequencies(register: Register, model: Model): Frequencies {
  return register.fields.map((field, f) => {
    const { counts } = field
    const adjust = new Float32Array(counts.length)
    if (field.nature === 'choice' && counts.length <= 3) return adjust
    let known = 0
    for (let code = 1; code < counts.length; code++) known += counts[code]!
    const average = model.fields[f]!.u[sameLevel(field.nature)]!
    for (let code = 1; code < counts.length; code++) {
      // Ten records as they are on average are added: in a short list, two bearers are not yet a common name.
      const chance = (Math.max(counts[code]! - 0.5, 0.5) + lean * average) / (known + lean)
      adjust[code] = Math.max(-most, Math.min(most, Math.log2(average / chance)))
    }
    return adjust
  })
}

const lean = 10

/** Bits by which a value may weigh more or less than its column does on average. */
const most = 8
