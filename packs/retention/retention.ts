/** How long what must be kept, from the sheet beside. Only the figures: what is kept of whom is a rule of the register. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { RetentionDuty } from '#domain/people/erasure-words.ts'

let duties: readonly RetentionDuty[] | undefined

/** Read once and kept. Throws when the file is not valid: it ships with the code. */
export function listRetentionDuties(): readonly RetentionDuty[] {
  duties ??= z.array(RetentionDuty).parse(parse(readFileSync(join(import.meta.dirname, 'retention.yaml'), 'utf8')))
  return duties
}
