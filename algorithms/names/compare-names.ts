// How likely two names are to be one person's, and why, word by word. The unit is the slip of the pen: a name is another spelling of a
// name when few slips lead from one to the other, wherever they are; words that one side leaves out weigh little, words that contradict
// each other weigh in full. Symmetric; the order of words does not matter, but whose father is whose does.
import { type AlignedPart, alignNames, type HearWord, type PartKind, weightless } from './align-names.ts'
import type { PreparedName } from './read-name.ts'

export type ComparedPart = {
  readonly a: string | undefined
  readonly b: string | undefined
  readonly kind: PartKind
  readonly score: number
}

/** `score` 1: the same words; 0.5: `slipsHalf` slips apart, and so on by halves; 0: no letters to compare. */
export type NameComparison = { readonly score: number; readonly parts: readonly ComparedPart[] }

/** Two names with this score or more are taken for spellings of one (npm run bench -- names, five-fold). */
export const sameNameFrom = 0.5
const slipsHalf = 2.05

const slips = { missing: 0.15, beyondWhatAgrees: 0.5, turnedRound: 3, oneOfTwo: 1, oneOfMany: 2.2, onlyInitials: 3 }

export function compareNames(a: PreparedName, b: PreparedName, hear?: HearWord): NameComparison {
  if (a.tokens.length === 0 || b.tokens.length === 0) return { score: 0, parts: [] }
  const parts = alignNames(a.tokens, b.tokens, hear)
  const inOrder = parts.toSorted((x, y) => placeIn(a, x.a) - placeIn(a, y.a) || placeIn(b, x.b) - placeIn(b, y.b))
  return { score: scoreOf(slipsOf(parts)), parts: inOrder.map(partOf) }
}

/** Words that were joined stand where the first of them does; what a side lacks comes last. */
function placeIn({ tokens }: PreparedName, token: AlignedPart['a']): number {
  if (token === undefined) return tokens.length
  const at = tokens.indexOf(token)
  return at >= 0 ? at : tokens.findIndex(({ native }) => token.native.startsWith(`${native} `))
}

function scoreOf(total: number): number {
  return 2 ** (-total / slipsHalf)
}

export function slipsOf(parts: readonly AlignedPart[]): number {
  let total = 0
  let agreed = 0
  let named = 0
  const missing = { a: 0, b: 0 }
  for (const part of parts) {
    if (part.kind === 'missing') {
      if (isRepeated(part, parts)) continue
      if (part.a !== undefined) missing.a += weightOf(part.a)
      else missing.b += weightOf(part.b!)
      continue
    }
    total += part.cost
    if (part.kind === 'different' || weightless(part.a!) || weightless(part.b!)) continue
    agreed++
    if (part.kind !== 'initial' && part.a!.kind === 'name') named++
  }
  const left = missing.a + missing.b
  total += left * slips.missing + Math.max(0, left - agreed) * slips.beyondWhatAgrees
  if (named === 0 && total > 0) total += slips.onlyInitials
  else if (agreed === 1 && left >= 1) total += left >= 2 ? slips.oneOfMany : slips.oneOfTwo
  return total + (turnedRound(parts) ? slips.turnedRound : 0)
}

function weightOf(token: NonNullable<AlignedPart['a']>): number {
  if (weightless(token)) return 0
  return token.kind === 'initial' || token.latin === 'abdul' ? 0.5 : 1
}

/** A word written twice on one side (Sergey Sergey Shoigu) is not a word that the other side lacks. */
function isRepeated(part: AlignedPart, parts: readonly AlignedPart[]): boolean {
  const side = part.a === undefined ? 'b' : 'a'
  return parts.some(
    (other) => other !== part && other.kind !== 'missing' && other.kind !== 'different' && other[side]?.latin === part[side]!.latin,
  )
}

/** Salman son of Muhammad is not Muhammad son of Salman. */
function turnedRound(parts: readonly AlignedPart[]): boolean {
  const agreeing = parts.filter((part) => part.a !== undefined && part.b !== undefined && part.kind !== 'different')
  return agreeing.some((part) => part.a!.father && !part.b!.father) && agreeing.some((part) => part.b!.father && !part.a!.father)
}

function partOf(part: AlignedPart): ComparedPart {
  const score = part.kind === 'missing' ? 0 : part.kind === 'same' ? 1 : 2 ** (-part.cost / 1.5)
  return { a: part.a?.native, b: part.b?.native, kind: part.kind, score }
}
