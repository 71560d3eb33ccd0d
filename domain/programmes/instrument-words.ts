// The nouns of an instrument: a versioned set of questions with answers that are worth something, grouped in dimensions.
// The questions themselves are written in packs; an answered instrument keeps the version it was asked with.
import { z } from 'zod'
import { Day } from '#domain/kit/day.ts'
import { Bilingual, Source } from './words.ts'

const Code = z.string().regex(/^[A-Z][A-Z0-9_]*$/, { error: 'stage_code' })

/** `score` null: heard, and not counted (context, does not apply, would rather not say). */
export const AnswerOption = z.strictObject({ code: Code, names: Bilingual, score: z.number().min(0).max(1).nullable() })
export type AnswerOption = z.infer<typeof AnswerOption>

export const Dimension = z.strictObject({ code: Code, names: Bilingual, weight: z.number().positive() })
export type Dimension = z.infer<typeof Dimension>

export const Item = z
  .strictObject({
    code: z.string().regex(/^[A-Z]\d{1,3}$/, { error: 'item_code' }),
    dimension: Code,
    question: Bilingual,
    /** The name of the scale that holds the answers. */
    scale: z.string().min(1),
    /** ONE answer, or SEVERAL of which the best counts. */
    choose: z.enum(['ONE', 'SEVERAL']).default('ONE'),
    /** 0 for a question of context, which is heard and never scored. */
    weight: z.number().min(0),
    context: z.boolean().default(false),
    /** Several short questions on one scale that share the weight of the item. */
    parts: z
      .array(z.strictObject({ code: Code, question: Bilingual }))
      .min(2)
      .optional(),
  })
  .refine((item) => item.context === (item.weight === 0), { path: ['weight'], error: 'weight_of_context' })
export type Item = z.infer<typeof Item>

export const Band = z.strictObject({ code: Code, names: Bilingual, from: z.number().min(0).max(1) })
export type Band = z.infer<typeof Band>

export const Instrument = z
  .strictObject({
    code: Code,
    version: z.int().min(1),
    names: Bilingual,
    introduction: Bilingual,
    dimensions: z.array(Dimension).min(1),
    /** The part of a dimension's weight that must be answered before it has a score. */
    answeredMin: z.number().min(0).max(1),
    scales: z.record(z.string(), z.array(AnswerOption).min(2)),
    items: z.array(Item).min(1),
    /** How a composite is read, from the lowest band up; configuration, not a finding. */
    bands: z.array(Band).min(1),
    notes: z.array(Bilingual).default([]),
    source: Source,
    validFrom: Day,
  })
  .refine((instrument) => new Set(instrument.items.map((item) => item.code)).size === instrument.items.length, {
    path: ['items'],
    error: 'listed_twice',
  })
  .superRefine((instrument, context) => {
    instrument.items.forEach((item, index) => {
      if (!instrument.dimensions.some((dimension) => dimension.code === item.dimension)) {
        context.addIssue({ code: 'custom', path: ['items', index, 'dimension'], message: 'unknown_dimension' })
      }
      const options = instrument.scales[item.scale]
      if (options === undefined) context.addIssue({ code: 'custom', path: ['items', index, 'scale'], message: 'unknown_scale' })
      else if (!item.context && options.every((option) => option.score === null)) {
        context.addIssue({ code: 'custom', path: ['items', index, 'weight'], message: 'weight_of_context' })
      }
    })
  })
export type Instrument = z.infer<typeof Instrument>

/** By question: the code of an option, or several. The part of a question is keyed `P28.ANGER`. */
export const Answers = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
export type Answers = z.infer<typeof Answers>
