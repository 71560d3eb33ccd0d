// Brings back what backup.ts made, into folders that are empty. Nothing is written before every file has been checked, and nothing
// takes its name before everything has been written.
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, normalize, resolve } from 'node:path'
import { manifestName, type Manifest } from '#server/kit/backup.ts'
import { copyFile, fingerprint, type CopiedFile } from '#server/kit/copied-files.ts'
import { diskRefusal, refusal } from '#server/kit/disk-refusals.ts'
import { bundledMajor } from '#server/kit/postgres-folder.ts'

export type Restore = { from: string; dataFolder: string; filesFolder: string }

/** Restores a backup into two empty (or absent) folders and returns its manifest. Refuses, naming the file, when one is damaged. */
export async function restoreEmbedded({ from, dataFolder, filesFolder }: Restore): Promise<Manifest> {
  const source = resolve(from)
  const targets = { data: resolve(dataFolder), files: resolve(filesFolder) }
  for (const target of Object.values(targets)) mustBeEmpty(target)
  const manifest = await readManifest(source)
  for (const file of manifest.files) await mustBeIntact(source, file)

  const drafts = { data: `${targets.data}.restoring-${process.pid}`, files: `${targets.files}.restoring-${process.pid}` }
  try {
    for (const part of ['data', 'files'] as const) await mkdir(dirname(targets[part]), { recursive: true })
    for (const part of ['data', 'files'] as const) await copyPart(source, manifest, part, drafts[part])
    await rename(drafts.files, targets.files)
    // The database last: a start in between finds no database, rather than one whose files are missing.
    await rename(drafts.data, targets.data).catch(async (error) => {
      await rename(targets.files, drafts.files)
      throw error
    })
    return manifest
  } catch (error) {
    throw 'code' in (error as object) ? diskRefusal(error, dirname(targets.data)) : error
  } finally {
    for (const draft of Object.values(drafts)) await rm(draft, { recursive: true, force: true })
  }
}

function mustBeEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(realpathSync(folder)).length > 0) {
    throw refusal(`${folder} is not empty: move it away first, for a restore never writes over anything.`)
  }
}

async function readManifest(source: string): Promise<Manifest> {
  let manifest: Manifest
  try {
    manifest = JSON.parse(await readFile(join(source, manifestName), 'utf8'))
  } catch (error) {
    throw refusal(`${source} is not a whole backup of Passerelle: its ${manifestName} cannot be read.`, error)
  }
  if (manifest.format !== 1 || !Array.isArray(manifest.files) || !Array.isArray(manifest.folders)) {
    throw refusal(`${source} was made by a Passerelle whose backups this one does not read.`)
  }
  if (String(manifest.postgres).split('.')[0] !== bundledMajor) {
    throw refusal(
      `The backup ${source} holds a database of PostgreSQL ${manifest.postgres}, and this Passerelle brings PostgreSQL ${bundledMajor}.`,
    )
  }
  for (const path of [...manifest.folders, ...manifest.files.map((file) => file.path)]) {
    // A backup may come from anywhere, and must not write outside the two folders.
    if (!/^(data|files)(\/|$)/.test(path) || normalize(path) !== path) throw refusal(`The backup names a file outside of it: ${path}`)
  }
  return manifest
}

async function mustBeIntact(source: string, file: CopiedFile): Promise<void> {
  const found = await fingerprint(join(source, file.path))
  if (!found) throw refusal(`The backup is damaged: ${file.path} is missing. Nothing was changed.`)
  if (!same(found, file)) throw refusal(`The backup is damaged: ${file.path} is not as it was written. Nothing was changed.`)
}

async function copyPart(source: string, manifest: Manifest, part: 'data' | 'files', draft: string): Promise<void> {
  const inDraft = (path: string) => join(draft, path.slice(part.length))
  const belongs = (path: string) => path === part || path.startsWith(`${part}/`)
  await mkdir(draft, { recursive: true, mode: 0o700 })
  for (const path of manifest.folders.filter(belongs)) await mkdir(inDraft(path), { recursive: true, mode: 0o700 })
  for (const file of manifest.files.filter(({ path }) => belongs(path))) {
    const copied = await copyFile(join(source, file.path), inDraft(file.path))
    // Again, on the very bytes that were written: a failing disk may read a file right once and wrong the next time.
    if (!copied || !same(copied, file)) throw refusal(`The backup is damaged: ${file.path} is not as it was written. Nothing was changed.`)
  }
}

function same(found: Omit<CopiedFile, 'path'>, written: CopiedFile): boolean {
  return found.size === written.size && found.sha256 === written.sha256
}
