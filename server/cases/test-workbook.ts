/** Workbooks for the tests of rolls, taken apart and put together by hand. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { openWorkbook } from './roll-zip.ts'

/** The parts of an honest workbook, by name. */
export function partsOf(workbook: Buffer): Record<string, Buffer> {
  const { entries, bytes } = openWorkbook(workbook)!
  return Object.fromEntries(
    [...entries.values()].map(({ name, method, packed, at }) => {
      const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
      const content = bytes.subarray(start, start + packed)
      return [name, method === 0 ? content : inflateRawSync(content)]
    }),
  )
}

/** A ZIP archive by hand, because no honest writer makes a dishonest one. */
export function zip(parts: Record<string, string | Buffer>): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const whole = Buffer.from(content)
    const packed = deflateRawSync(whole)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(whole.length, 22)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(8, 10)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(whole.length, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(at, 42)
    files.push(local, Buffer.from(name), packed)
    directory.push(central, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, central, end])
}
