/**
 * Looks into a workbook before anything unpacks it: how large its parts say they become, and which cells of the first sheet are formulas.
 * A ZIP archive is read from its central directory (APPNOTE 4.3); ZIP64 is refused, because no roll needs four gigabytes.
 */
import { Readable } from 'node:stream'
import { createInflateRaw, inflateRawSync } from 'node:zlib'

type Entry = { name: string; method: number; packed: number; unpacked: number; at: number }

export type Workbook = { entries: Map<string, Entry>; unpackedBytes: number; bytes: Buffer }

/** Undefined where the archive does not hold together. */
export function openWorkbook(given: Uint8Array): Workbook | undefined {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  // The end record is the last thing in the file, but for a comment of at most 64 kB.
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > bytes.length) return undefined
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  const entries = new Map<string, Entry>()
  let unpackedBytes = 0
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return undefined
    const [nameLength, extraLength, commentLength] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)]
    const entry = {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    }
    // A part that does not say its size would be unpacked without a limit; two parts of one name hide one of them.
    if (entry.unpacked === 0xffffffff || (entry.unpacked === 0 && entry.packed > 2) || entries.has(entry.name)) return undefined
    entries.set(entry.name, entry)
    unpackedBytes += entry.unpacked
    at += 46 + nameLength + extraLength + commentLength
  }
  return { entries, unpackedBytes, bytes }
}

/** References such as `C7` of the cells of the first sheet that are computed. Undefined where the sheet cannot be found or unpacked. */
export async function formulaCells(workbook: Workbook): Promise<Set<string> | undefined> {
  const sheet = firstSheet(workbook)
  const entry = sheet === undefined ? undefined : workbook.entries.get(sheet)
  if (entry === undefined) return undefined
  const cells = new Set<string>()
  // The sheet passes by in pieces, with so much of the piece before that a cell's own tag is still in sight of its formula.
  let piece = ''
  let looked = 0
  try {
    let sinceTag = 0
    for await (const chunk of unpacked(workbook, entry)) {
      const [first, last] = [chunk.indexOf('>'), chunk.lastIndexOf('>')]
      // What never ends a tag would be read again and again from its beginning.
      if (sinceTag + (first < 0 ? chunk.length : first) > textMax) return undefined
      sinceTag = last < 0 ? sinceTag + chunk.length : chunk.length - last
      piece += chunk
      looked = collectFormulas(piece, looked, cells)
      const cut = Math.max(0, piece.length - 600)
      piece = piece.slice(cut)
      looked = Math.max(0, looked - cut)
    }
  } catch {
    return undefined
  }
  return cells
}

/** A cell holds 32,767 signs at most, each written with six at most. */
const textMax = 256 * 1024

/** Looks from `from` on; returns from where to look when more of the text is there. */
function collectFormulas(xml: string, from: number, cells: Set<string>): number {
  const formula = /<(?:\w+:)?f[\s>/]/g
  formula.lastIndex = from
  for (let found = formula.exec(xml); found !== null; found = formula.exec(xml)) {
    // The cell's own tag stands just before its formula.
    const before = xml.slice(Math.max(0, found.index - 300), found.index)
    const reference = [...before.matchAll(/\br="([A-Z]{1,3}[0-9]{1,7})"/g)].at(-1)?.[1]
    if (reference !== undefined) cells.add(reference)
  }
  // A tag may be cut in two at the end of a piece.
  return Math.max(from, xml.length - 40)
}

async function* unpacked({ bytes }: Workbook, entry: Entry): AsyncGenerator<string> {
  const packed = packedOf(bytes, entry)
  if (packed === undefined) throw new Error('a part lies outside of the archive')
  const decoder = new TextDecoder()
  let length = 0
  const source = entry.method === 0 ? [packed] : Readable.from([packed]).pipe(createInflateRaw())
  for await (const chunk of source as AsyncIterable<Buffer>) {
    length += chunk.length
    // Never more than the archive itself announced.
    if (length > entry.unpacked) throw new Error('a part is larger than announced')
    yield decoder.decode(chunk, { stream: true })
  }
}

function packedOf(bytes: Buffer, entry: Entry): Buffer | undefined {
  if (entry.at + 30 > bytes.length) return undefined
  const start = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28)
  return bytes.subarray(start, start + entry.packed)
}

function firstSheet(workbook: Workbook): string | undefined {
  const book = unpack(workbook, 'xl/workbook.xml')
  const relations = unpack(workbook, 'xl/_rels/workbook.xml.rels')
  const id = book && /<(?:\w+:)?sheet\b[^>]*?\b\w+:id="([^"]+)"/.exec(book)?.[1]
  const relation = relations?.match(/<(?:\w+:)?Relationship\b[^>]*>/g)?.find((each) => each.includes(`Id="${id}"`))
  const target = relation && /\bTarget="([^"]+)"/.exec(relation)?.[1]
  if (target === undefined) return undefined
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

function unpack({ entries, bytes }: Workbook, name: string): string | undefined {
  const entry = entries.get(name)
  const packed = entry === undefined || entry.unpacked > partMax ? undefined : packedOf(bytes, entry)
  if (entry === undefined || packed === undefined) return undefined
  try {
    return (entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(entry.unpacked, 1) })).toString('utf8')
  } catch {
    return undefined
  }
}

/** The list of sheets and what they are related to: some kilobytes in an honest workbook. */
const partMax = 4 * 1024 * 1024
