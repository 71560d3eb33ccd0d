/** Keyset paging: a cursor is the sort key and id of the last row seen, so that page 1,000 costs what page 1 costs. */
import type { Page } from '#domain/kit/contract.ts'

export function writeCursor(...key: (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** Undefined for no cursor; null for one that we did not write (answered as an empty page, never an error that tells). */
export function readCursor(text: string | undefined, length: number): (string | number | null)[] | undefined | null {
  if (text === undefined) return undefined
  try {
    const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Array.isArray(key) && key.length === length ? (key as (string | number | null)[]) : null
  } catch {
    return null
  }
}

/** Cuts the one row too many that was read to know whether there is a next page. */
export function pageOf<Row, Item>(rows: Row[], limit: number, cursorOf: (row: Row) => string, present: (row: Row) => Item): Page<Item> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(present), next: rows.length > limit && last !== undefined ? cursorOf(last) : null }
}
