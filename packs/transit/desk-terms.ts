/** What the airport desk reckons with and when it was in force, from desk-terms.yaml. How it is used is a rule of transit. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Day } from '#domain/kit/day.ts'
import { DeskTerms } from '#domain/transit/board-words.ts'

let terms: readonly DeskTerms[] | undefined

/** The terms of a day; those before the first entry are the first entry's. Throws when the file is not valid: it ships with the code. */
export function deskTermsOn(day: Day): DeskTerms {
  terms ??= z
    .array(DeskTerms)
    .min(1)
    .parse(parse(readFileSync(join(import.meta.dirname, 'desk-terms.yaml'), 'utf8')))
  return terms.findLast((row) => row.validFrom <= day && (row.validTo === undefined || row.validTo >= day)) ?? terms[0]!
}
