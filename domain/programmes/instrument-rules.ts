// Turns the answers of one person into scores between 0 and 1 for each dimension, and says when there is too little to tell.
// It never guesses an answer; which version was asked is stored with the scores, and history is never computed again in silence.
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { Answers, AnswerOption, Band, Dimension, Instrument, Item } from './instrument-words.ts'

export type DimensionScore = { score: number | 'insufficient_data'; answeredWeight: number; totalWeight: number }

export type InstrumentScore = {
  instrument: string
  version: number
  dimensions: Record<string, DimensionScore>
  /** Only where every dimension has a score. */
  composite: number | 'insufficient_data'
}

export type ScoreRefusal = 'unknown_question' | 'unknown_answer' | 'one_answer_only'

/**
 * domain.md 4.10: score of a dimension = Σ weight · score ÷ Σ weight over what was answered, valid from `answeredMin` of its
 * weight; composite = mean of the dimensions by their weights. Linear in the number of questions.
 */
export function scoreInstrument(instrument: Instrument, answers: Answers): Result<InstrumentScore, ScoreRefusal> {
  const questions = instrument.items.flatMap(questionsOf)
  const known = new Map(questions.map((question) => [question.key, question]))
  for (const [key, answer] of Object.entries(answers)) {
    const question = known.get(key)
    if (question === undefined) return refuse('unknown_question', { question: key })
    const given = [answer].flat()
    if (question.item.choose === 'ONE' && given.length > 1) return refuse('one_answer_only', { question: key })
    const stranger = given.find((code) => optionOf(instrument, question.item, code) === undefined)
    if (stranger !== undefined) return refuse('unknown_answer', { question: key, answer: stranger })
  }

  const dimensions: Record<string, DimensionScore> = {}
  for (const dimension of instrument.dimensions) dimensions[dimension.code] = scoreDimension(instrument, dimension, questions, answers)
  return accept({ instrument: instrument.code, version: instrument.version, dimensions, composite: compose(instrument, dimensions) })
}

/** The highest band that a score reaches. */
export function bandOf(instrument: Instrument, score: number): Band | undefined {
  return instrument.bands.toSorted((a, b) => b.from - a.from).find((band) => score >= band.from)
}

/** The key of every question that can be answered, in the order they are asked. */
export function questionKeys(instrument: Instrument): string[] {
  return instrument.items.flatMap(questionsOf).map((question) => question.key)
}

type Question = { key: string; item: Item; weight: number }

/** Parts share the weight of their item, so that all of them answered count as their mean. */
function questionsOf(item: Item): Question[] {
  const { parts } = item
  if (parts === undefined) return [{ key: item.code, item, weight: item.weight }]
  return parts.map((part) => ({ key: `${item.code}.${part.code}`, item, weight: item.weight / parts.length }))
}

function scoreDimension(instrument: Instrument, dimension: Dimension, questions: readonly Question[], answers: Answers): DimensionScore {
  let totalWeight = 0
  let answeredWeight = 0
  let points = 0
  for (const question of questions) {
    if (question.item.dimension !== dimension.code) continue
    totalWeight += question.weight
    const worth = worthOf(instrument, question, answers[question.key])
    if (worth === undefined) continue
    answeredWeight += question.weight
    points += question.weight * worth
  }
  // A hair of tolerance, because sevenths do not add up exactly.
  const enough = answeredWeight > 0 && answeredWeight >= instrument.answeredMin * totalWeight - 1e-9
  return {
    score: enough ? rounded(points / answeredWeight) : 'insufficient_data',
    answeredWeight: rounded(answeredWeight),
    totalWeight: rounded(totalWeight),
  }
}

function worthOf(instrument: Instrument, question: Question, answer: string | string[] | undefined): number | undefined {
  if (answer === undefined || question.weight === 0) return undefined
  const scores = [answer].flat().flatMap((code) => optionOf(instrument, question.item, code)?.score ?? [])
  return scores.length === 0 ? undefined : Math.max(...scores)
}

function compose(instrument: Instrument, scores: Record<string, DimensionScore>): number | 'insufficient_data' {
  let points = 0
  let weight = 0
  for (const dimension of instrument.dimensions) {
    const score = scores[dimension.code]?.score
    if (typeof score !== 'number') return 'insufficient_data'
    points += dimension.weight * score
    weight += dimension.weight
  }
  return rounded(points / weight)
}

function optionOf(instrument: Instrument, item: Item, code: string): AnswerOption | undefined {
  return instrument.scales[item.scale]?.find((option) => option.code === code)
}

/** Ten decimals: the arithmetic's own noise never shows, nor decides a band. */
const rounded = (value: number): number => Math.round(value * 1e10) / 1e10
