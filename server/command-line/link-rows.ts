/** Rows of a CSV file, written as they come: a megabyte is held, never the file. */
import { closeSync, openSync, writeSync } from 'node:fs'

export type Rows = { readonly write: (row: string) => void; readonly close: () => void }

export function openRows(file: string, header: string): Rows {
  let descriptor: number
  try {
    descriptor = openSync(file, 'w')
  } catch (error) {
    throw new Error(`${file} cannot be written (${(error as { code?: string }).code ?? 'no reason given'}).`)
  }
  let held = `${header}\n`
  const flush = () => {
    let bytes: Uint8Array = Buffer.from(held)
    held = ''
    while (bytes.length > 0) bytes = bytes.subarray(writeSync(descriptor, bytes))
  }
  return {
    write: (row) => {
      held += row
      held += '\n'
      if (held.length > 1 << 20) flush()
    },
    close: () => {
      flush()
      closeSync(descriptor)
    },
  }
}

/** As RFC 4180 wants a field that holds a comma, a quote or a line break. */
export function quoted(field: string): string {
  return /[",\n\r]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
