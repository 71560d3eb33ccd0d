/** The figures by which escorts are wanted and chosen, from escort-limits.yaml. How they are used is a rule of escorts. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { EscortLimits } from '#domain/escorts/words.ts'

let limits: readonly EscortLimits[] | undefined

/** Read once and kept. Throws when the file is not valid: it ships with the code. */
export function listEscortLimits(): readonly EscortLimits[] {
  limits ??= z
    .array(EscortLimits)
    .min(1)
    .parse(parse(readFileSync(join(import.meta.dirname, 'escort-limits.yaml'), 'utf8')))
  return limits
}
