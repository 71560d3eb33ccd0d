// Records in an order that comes from what is written in them, not from where they stood in the file: samples, codes and ties are then the
// same however the file was sorted. Records that say the same are interchangeable, so their order does not matter.
import type { Role } from './levels.ts'
import type { Column, Table } from './register.ts'

/** The rows of a table in canonical order: `order[n]` is the row that comes n-th. Cost: the letters of the distinct values, and one sort. */
export function canonicalOrder(table: Table, roleOf: readonly Role[]): Int32Array {
  const high = new Int32Array(table.size)
  const low = new Int32Array(table.size)
  table.columns.forEach((column, c) => {
    if (roleOf[c] === 'ignore') return
    const hashes = Int32Array.from(column.values, hashOf)
    for (let row = 0; row < table.size; row++) {
      const hash = hashes[column.codes[row]!]!
      high[row] = Math.imul(high[row]! ^ hash, 0x9e3779b1) ^ (hash >>> 15)
      low[row] = Math.imul(low[row]! + hash, 0x85ebca6b) ^ (low[row]! >>> 13)
    }
  })
  // 27 bits of the one, 26 of the other: a double holds them exactly, and the row beside them in a second array.
  const keys = new Float64Array(table.size)
  for (let row = 0; row < table.size; row++) keys[row] = (high[row]! >>> 5) * 0x4000000 + (low[row]! >>> 6)
  return Int32Array.from(keys.keys()).sort((a, b) => keys[a]! - keys[b]! || a - b)
}

/** The column with its rows in this order, and its values numbered as they come. */
export function reordered(column: Column, order: Int32Array): Column {
  const codes = new Int32Array(order.length)
  const numberOf = new Int32Array(column.values.length).fill(-1)
  numberOf[0] = 0
  const values = [column.values[0] ?? '']
  for (let n = 0; n < order.length; n++) {
    const before = column.codes[order[n]!]!
    if (numberOf[before]! < 0) {
      numberOf[before] = values.length
      values.push(column.values[before]!)
    }
    codes[n] = numberOf[before]!
  }
  return { name: column.name, codes, values }
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 16)
}
