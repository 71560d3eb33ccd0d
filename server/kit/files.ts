/** Files: the type is sniffed and never believed, the size is limited, the bytes lie outside the web root by content hash. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import { newId, type Work } from './transaction.ts'

export const maxFileBytes = 25 * 1024 * 1024
/** A list of a hundred thousand persons. */
export const maxTableBytes = 60 * 1024 * 1024

export type MediaType =
  | 'application/pdf'
  | 'image/png'
  | 'image/jpeg'
  | 'text/csv'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const tables: readonly MediaType[] = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']

/** What the bytes are, whatever the name says. Undefined for anything we do not take. */
export function sniff(bytes: Uint8Array): MediaType | undefined {
  const starts = (...head: number[]) => head.every((byte, at) => bytes[at] === byte)
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf'
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a)) return 'image/png'
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (starts(0x50, 0x4b, 0x03, 0x04)) {
    const names = Buffer.from(bytes).toString('latin1')
    return names.includes('xl/workbook.xml') ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : undefined
  }
  return isText(bytes) ? 'text/csv' : undefined
}

/** UTF-8 (or UTF-16 with its mark) without control characters other than line ends and tabs. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true
  return !bytes.subarray(0, 65_536).some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)
}

export type StoredFile = { id: string; sha256: string; sizeBytes: number; mediaType: MediaType; name: string }

/** Keeps the bytes and their row. Refuses what is too large, empty or of no known type. */
export async function keepFile(
  work: Work,
  file: { bytes: Uint8Array; name: string; purpose: string; office: number; compartment: number },
): Promise<Result<StoredFile, 'file_too_large' | 'file_empty' | 'file_type_unknown'>> {
  if (file.bytes.length === 0) return refuse('file_empty')
  const tooLarge = (max: number) => refuse('file_too_large', { megabytes: max / 1024 / 1024 })
  if (file.bytes.length > maxTableBytes) return tooLarge(maxTableBytes)
  const mediaType = sniff(file.bytes)
  if (mediaType === undefined) return refuse('file_type_unknown')
  if (!tables.includes(mediaType) && file.bytes.length > maxFileBytes) return tooLarge(maxFileBytes)

  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  await sql`select pg_advisory_xact_lock_shared(${fileLock}, hashtext(${sha256}))`.execute(work.db) // see forgetBytes
  await writeOnce(pathOf(work.house.filesFolder, sha256), file.bytes)
  const id = newId()
  const name = file.name.replace(/[^\p{L}\p{N}._ -]/gu, '_').slice(-120)
  await work.db
    .insertInto('kit_file')
    .values({
      id,
      office: file.office,
      compartment: file.compartment,
      sha256,
      size_bytes: file.bytes.length,
      media_type: mediaType,
      name,
      purpose: file.purpose,
      uploaded_by: work.actor.accountId,
      uploaded_at: work.now,
    })
    .execute()
  work.record({
    name: 'file_kept',
    subject: id,
    office: file.office,
    compartment: file.compartment,
    facts: { mediaType, sizeBytes: file.bytes.length },
  })
  return accept({ id, sha256, sizeBytes: file.bytes.length, mediaType, name })
}

/** The bytes of a file this actor may see; `not_found` for any other. */
export async function readStored(work: Work, fileId: string): Promise<Result<StoredFile & { bytes: Uint8Array }, 'not_found'>> {
  const row = await work.db
    .selectFrom('kit_file')
    .select(['id', 'sha256', 'size_bytes', 'media_type', 'name'])
    .where('id', '=', fileId)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return refuse('not_found')
  const bytes = await readFile(pathOf(work.house.filesFolder, row.sha256))
  return accept({
    id: row.id,
    sha256: row.sha256,
    sizeBytes: row.size_bytes,
    mediaType: row.media_type as MediaType,
    name: row.name,
    bytes,
  })
}

/** Any number of ours, the same for all who keep or forget bytes. */
const fileLock = 7263549

/**
 * Takes from the disk the bytes that an erasure left without a row, once nobody else holds the same bytes. Under a lock that every
 * upload of these bytes takes too: whoever uploads them at this very moment finds them, or writes them again. A crash leaves the row of
 * kit_file_gone, and the next night goes on. Needs the eyes of the whole mission.
 */
export async function forgetBytes(work: Work): Promise<number> {
  const gone = await work.db.selectFrom('kit_file_gone').select('sha256').orderBy('sha256').execute()
  for (const { sha256 } of gone) {
    await sql`select pg_advisory_xact_lock(${fileLock}, hashtext(${sha256}))`.execute(work.db)
    const held = await work.db
      .selectFrom('kit_file')
      .select('id')
      .where('sha256', '=', sha256)
      .where('erased_at', 'is', null)
      .limit(1)
      .executeTakeFirst()
    if (held === undefined) await rm(pathOf(work.house.filesFolder, sha256), { force: true })
    await work.db.deleteFrom('kit_file_gone').where('sha256', '=', sha256).execute()
  }
  return gone.length
}

function pathOf(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256.slice(2))
}

async function writeOnce(path: string, bytes: Uint8Array): Promise<void> {
  const there = await stat(path).catch(() => undefined)
  if (there?.size === bytes.length) return
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${newId()}`
  await writeFile(draft, bytes, { mode: 0o600, flush: true })
  await rename(draft, path)
}
