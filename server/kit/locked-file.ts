/**
 * A file that opens with a passphrase only, written and read in pieces of 64 kB. The form, so that anybody can write a reader of it:
 *
 * - 8 bytes `PSLOCK01` · 1 byte log2 N, 1 byte r, 1 byte p (scrypt, RFC 7914) · 16 bytes salt · 7 bytes start of the nonces: 34 in all
 * - pieces, each: 4 bytes its length (big-endian) · so many bytes of ciphertext · 16 bytes tag (AES-256-GCM)
 *
 * The key is scrypt(passphrase in NFC and UTF-8, salt) of 32 bytes. The nonce of piece n is the start, n in 4 bytes, and one byte that is 1
 * for the last piece and 0 for the others: a file cut short, or with its pieces in another order, does not open. The header is the
 * additional data of every piece.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'

const magic = Buffer.from('PSLOCK01')
const headerBytes = 34
const tagBytes = 16
const pieceOf = 64 * 1024
/** 128 MB and some tenths of a second for each try. */
const ourCost = { log2N: 17, r: 8, p: 1 }
/** A file that asks for more was not written by us, and is made to exhaust who opens it. */
const costMax = { log2N: 20, r: 16, p: 4 }

export class LockedFileError extends Error {}

export async function* lock(
  source: AsyncIterable<string | Uint8Array>,
  passphrase: string,
  cost: typeof ourCost = ourCost,
): AsyncGenerator<Buffer> {
  const [salt, start] = [randomBytes(16), randomBytes(7)]
  const header = Buffer.concat([magic, Buffer.from([cost.log2N, cost.r, cost.p]), salt, start])
  const key = await keyOf(passphrase, header)
  yield header
  let held = Buffer.alloc(0)
  let piece = 0
  for await (const chunk of source) {
    held = Buffer.concat([held, Buffer.from(chunk as Uint8Array)])
    // One byte is always held back, so that the last piece is known to be the last.
    for (; held.length > pieceOf; held = held.subarray(pieceOf)) yield sealed(held.subarray(0, pieceOf), key, header, piece++, false)
  }
  yield sealed(held, key, header, piece, true)
}

function sealed(plain: Buffer, key: Buffer, header: Buffer, piece: number, isLast: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(header, piece, isLast)).setAAD(header)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(plain.length)
  return Buffer.concat([length, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Throws a `LockedFileError` with one sentence; what came before it is true, but is not the whole file. */
export async function* unlock(source: AsyncIterable<Uint8Array>, passphrase: string): AsyncGenerator<Buffer> {
  const pieces = readPieces(source)
  const header = await pieces.take(headerBytes)
  if (header === undefined || !header.subarray(0, magic.length).equals(magic))
    throw new LockedFileError('This is not a file that Passerelle locked.')
  const key = await keyOf(passphrase, header)
  for (let piece = 0; ; piece++) {
    const length = (await pieces.take(4))?.readUInt32BE()
    if (length === undefined || length > pieceOf) throw new LockedFileError('The file is cut short or damaged.')
    const body = await pieces.take(length + tagBytes)
    if (body === undefined) throw new LockedFileError('The file is cut short or damaged.')
    const isLast = await pieces.isAtEnd()
    yield opened(body, key, header, piece, isLast)
    if (isLast) return
  }
}

function opened(body: Buffer, key: Buffer, header: Buffer, piece: number, isLast: boolean): Buffer {
  const end = body.length - tagBytes
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(header, piece, isLast))
    .setAAD(header)
    .setAuthTag(body.subarray(end))
  try {
    return Buffer.concat([decipher.update(body.subarray(0, end)), decipher.final()])
  } catch {
    throw new LockedFileError(
      piece === 0 ? 'The passphrase is not the one it was locked with, or the file is damaged.' : 'The file is cut short or damaged.',
    )
  }
}

function nonceOf(header: Buffer, piece: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  header.copy(nonce, 0, headerBytes - 7)
  nonce.writeUInt32BE(piece, 7)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

function keyOf(passphrase: string, header: Buffer): Promise<Buffer> {
  const [log2N, r, p] = [header[8]!, header[9]!, header[10]!]
  if (log2N > costMax.log2N || r > costMax.r || p > costMax.p || log2N < 10)
    throw new LockedFileError('The file asks for too much work to open.')
  const options = { N: 2 ** log2N, r, p, maxmem: 256 * 2 ** log2N * r }
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), header.subarray(11, 27), 32, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
}

function readPieces(source: AsyncIterable<Uint8Array>) {
  const chunks = source[Symbol.asyncIterator]()
  let held = Buffer.alloc(0)
  const fill = async (bytes: number): Promise<boolean> => {
    while (held.length < bytes) {
      const next = await chunks.next()
      if (next.done === true) return false
      held = Buffer.concat([held, next.value])
    }
    return true
  }
  return {
    take: async (bytes: number): Promise<Buffer | undefined> => {
      if (!(await fill(bytes))) return undefined
      const taken = held.subarray(0, bytes)
      held = held.subarray(bytes)
      return taken
    },
    isAtEnd: async (): Promise<boolean> => !(await fill(1)),
  }
}
