/** SQL of manifests: written once, never changed. */
import { z } from 'zod'
import type { AccountId } from '#domain/access/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import {
  type Manifest,
  ManifestChange,
  type ManifestId,
  ManifestLeg,
  ManifestRow,
  ManifestTotals,
  type MovementId,
} from '#domain/movements/words.ts'
import type { Db } from '#server/kit/database.ts'

export async function insertManifest(db: Db, place: { office: number; compartment: number }, manifest: Manifest): Promise<void> {
  await db
    .insertInto('movements_manifest')
    .values({
      id: manifest.id,
      movement_id: manifest.movementId,
      office: place.office,
      compartment: place.compartment,
      number: manifest.number,
      version: manifest.version,
      frozen_at: manifest.frozenAt,
      frozen_by: manifest.frozenBy,
      sha256: manifest.sha256,
      supersedes: manifest.supersedes,
      rows: JSON.stringify(manifest.rows),
      legs: JSON.stringify(manifest.legs),
      totals: JSON.stringify(manifest.totals),
      diff: JSON.stringify(manifest.diff),
    })
    .execute()
}

export async function findManifest(db: Db, movementId: string, version?: number): Promise<Manifest | undefined> {
  const row = await db
    .selectFrom('movements_manifest')
    .selectAll()
    .where('movement_id', '=', movementId)
    .$if(version !== undefined, (query) => query.where('version', '=', version!))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return { ...headOf(row), legs: z.array(ManifestLeg).parse(row.legs), rows: z.array(ManifestRow).parse(row.rows) }
}

export type ManifestHead = Omit<Manifest, 'legs' | 'rows' | 'movementId'> & { movementId: MovementId }

export async function listManifestHeads(db: Db, movementId: string): Promise<ManifestHead[]> {
  const rows = await db
    .selectFrom('movements_manifest')
    .select(['id', 'movement_id', 'number', 'version', 'frozen_at', 'frozen_by', 'sha256', 'supersedes', 'totals', 'diff'])
    .where('movement_id', '=', movementId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(headOf)
}

function headOf(row: {
  id: string
  movement_id: string
  number: string
  version: number
  frozen_at: string
  frozen_by: string
  sha256: string
  supersedes: string | null
  totals: unknown
  diff: unknown
}): ManifestHead {
  return {
    id: row.id as ManifestId,
    movementId: row.movement_id as MovementId,
    number: row.number,
    version: row.version,
    frozenAt: row.frozen_at as Instant,
    frozenBy: row.frozen_by as AccountId,
    sha256: row.sha256,
    supersedes: row.supersedes,
    totals: ManifestTotals.parse(row.totals),
    diff: z.array(ManifestChange).parse(row.diff),
  }
}
