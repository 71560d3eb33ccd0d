/** The figures of the job matching score with the days on which each was in force, from matching-scale.yaml. How they are used is a rule of employment. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { MatchingScale } from '#domain/employment/match-words.ts'

let scales: readonly MatchingScale[] | undefined

/** Read once and kept. Throws when the file is not valid: it ships with the code. */
export function listMatchingScales(): readonly MatchingScale[] {
  scales ??= z
    .array(MatchingScale)
    .min(1)
    .parse(parse(readFileSync(join(import.meta.dirname, 'matching-scale.yaml'), 'utf8')))
  return scales
}
