// Listing and copying folders of real files with a fingerprint of each: what a backup is made of. Nothing about databases.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { refusal } from '#server/kit/disk-refusals.ts'

/** One file of a backup; `path` is relative to the backup and uses `/`. */
export type CopiedFile = { path: string; size: number; sha256: string }

export type Listing = { folders: string[]; files: string[] }

/** Every file and folder under `root`, as sorted relative paths. `leftOut` is asked with each path and prunes whole folders. */
export async function listFolder(root: string, leftOut: (path: string) => boolean = () => false): Promise<Listing> {
  const found: Listing = { folders: [], files: [] }
  const waiting = ['']
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = (await unlessGone(readdir(join(root, folder), { withFileTypes: true }))) ?? []
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (leftOut(path)) continue
      // What a link points at may lie anywhere, and would not be there after a restore elsewhere.
      if (entry.isSymbolicLink())
        throw refusal(`${join(root, path)} is a symbolic link, and a backup holds only real files: replace it by what it points at.`)
      if (entry.isDirectory()) {
        found.folders.push(path)
        waiting.push(path)
      } else if (entry.isFile()) found.files.push(path)
    }
  }
  return { folders: found.folders.sort(), files: found.files.sort() }
}

/** Copies one file and fingerprints the bytes as they pass; undefined when the file is gone, as a live database's may be. */
export async function copyFile(from: string, to: string): Promise<Omit<CopiedFile, 'path'> | undefined> {
  const known = await unlessGone(stat(from))
  if (known === undefined) return undefined
  if (known.size <= smallBytes) {
    // A database is a thousand small files, for which streams are most of the work.
    const bytes = await unlessGone(readFile(from))
    if (bytes === undefined) return undefined
    await writeFile(to, bytes, { mode: 0o600 })
    return reading(bytes)
  }

  const meter = newMeter()
  const copied = await unlessGone(
    pipeline(createReadStream(from, { highWaterMark: 2 ** 18 }), meter.pass, createWriteStream(to, { mode: 0o600 })).then(() => true),
  )
  return copied ? meter.reading() : undefined
}

/** Size and fingerprint of a file; undefined when it is not there. */
export async function fingerprint(path: string): Promise<Omit<CopiedFile, 'path'> | undefined> {
  const known = await unlessGone(stat(path))
  if (known === undefined) return undefined
  if (known.size <= smallBytes) {
    const bytes = await unlessGone(readFile(path))
    return bytes && reading(bytes)
  }

  const meter = newMeter()
  const read = await unlessGone(
    pipeline(createReadStream(path, { highWaterMark: 2 ** 18 }), meter.pass, async (chunks) => {
      for await (const _ of chunks);
      return true
    }),
  )
  return read ? meter.reading() : undefined
}

const smallBytes = 2 ** 20

function reading(bytes: Buffer): Omit<CopiedFile, 'path'> {
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

function newMeter() {
  const hash = createHash('sha256')
  let size = 0
  return {
    async *pass(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk)
        size += chunk.length
        yield chunk
      }
    },
    reading: () => ({ size, sha256: hash.digest('hex') }),
  }
}

async function unlessGone<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
