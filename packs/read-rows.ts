/** One file of dated rows that stands beside the folders of a pack: read whole, or named with each of its faults. */
import { basename, join } from 'node:path'
import type { z } from 'zod'
import { describeFault, readOneSheet } from './read-pack.ts'

export function readRows<Rows>(folder: string, name: string, schema: z.ZodType<Rows>): Rows {
  const reading = readOneSheet(folder, name, schema)
  if (reading.ok) return reading.word
  throw new Error(`${join(basename(folder), name)} cannot be used:\n${reading.faults.map(describeFault).join('\n')}`)
}
