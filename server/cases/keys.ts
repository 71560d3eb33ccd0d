/** The key of a page, read from a cursor that came from outside: nothing goes into SQL that is not of the key's form. */
import type { z } from 'zod'
import { readCursor } from '#server/kit/cursor.ts'

/** Undefined without a cursor; null for one that we did not write, which is answered as an empty page. */
export function readKey<Key extends z.ZodType<readonly unknown[]>>(text: string | undefined, key: Key): z.output<Key> | undefined | null {
  const read = readCursor(text, 2)
  if (read === undefined || read === null) return read
  const parsed = key.safeParse(read)
  return parsed.success ? parsed.data : null
}
