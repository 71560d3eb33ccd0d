/** The figures that a go or no-go looks at, from transport-limits.yaml. How they are used is a rule of transports. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { TransportLimits } from '#domain/transports/words.ts'

let limits: readonly TransportLimits[] | undefined

/** Read once and kept. Throws when the file is not valid: it ships with the code. */
export function listTransportLimits(): readonly TransportLimits[] {
  limits ??= z
    .array(TransportLimits)
    .min(1)
    .parse(parse(readFileSync(join(import.meta.dirname, 'transport-limits.yaml'), 'utf8')))
  return limits
}
