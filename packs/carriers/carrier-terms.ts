/** What each carrier asks before it takes a minor alone or somebody with a medical form, from carrier-terms.yaml. How it is used is a rule of movements. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { CarrierTerms } from '#domain/movements/medif-words.ts'

let terms: readonly CarrierTerms[] | undefined

/** Read once and kept. Throws when the file is not valid, or when nothing is said for carriers without a row. */
export function listCarrierTerms(): readonly CarrierTerms[] {
  terms ??= z
    .array(CarrierTerms)
    .refine((rows) => rows.some(({ carrier }) => carrier === '*'), { error: 'no_row_for_every_carrier' })
    .parse(parse(readFileSync(join(import.meta.dirname, 'carrier-terms.yaml'), 'utf8')))
  return terms
}
