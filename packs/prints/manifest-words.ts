/** The words of the printed manifest in a language that the desk does not speak, from manifest-ar.yaml. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const Words = z.strictObject({ review: z.enum(['pending', 'read']), messages: z.record(z.string(), z.string().min(1)) })
let read: Readonly<Record<string, string>> | undefined

/** Read once and kept. Throws when the file is not valid: it ships with the code. */
export function arabicManifestWords(): Readonly<Record<string, string>> {
  read ??= Words.parse(parse(readFileSync(join(import.meta.dirname, 'manifest-ar.yaml'), 'utf8'))).messages
  return read
}
