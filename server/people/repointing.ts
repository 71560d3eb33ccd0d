/**
 * Moves every reference from a merged file to the kept one, whatever room it belongs to, and back. Rows that the actor may not see move
 * too, silently: a sealed case follows its person, and whether there was one is told to nobody (docs/decisions/0005).
 */
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import { canFold, foldRow, type Row, undoChanges } from '#domain/people/merge-rules.ts'
import type { Db } from '#server/kit/database.ts'
import { rescope, type Scope, type Work } from '#server/kit/transaction.ts'
import { listReferences, type Reference } from './repoint-catalogue.ts'
import type { Told } from '#server/kit/progress.ts'
import * as store from './repoint-store.ts'

export type Moving = { readonly id: string; readonly kept: string; readonly merged: string }
export type PlaceRefusal = 'both_in_one_place' | 'both_on_one_journey'

/** Counts before anything moves, in the actor's own scope: what is told is what may be seen. */
export async function countVisible(work: Work, persons: readonly [string, string]): Promise<{ table: string; a: number; b: number }[]> {
  const references = await listReferences(work.house.pool, work.db)
  const a = await store.countReferences(work.db, references, persons[0])
  const b = await store.countReferences(work.db, references, persons[1])
  const tables = [...new Set(a.map(({ table }) => table))]
  const sum = (counts: typeof a, table: string) => counts.reduce((total, each) => total + (each.table === table ? each.count : 0), 0)
  return tables.map((table) => ({ table, a: sum(a, table), b: sum(b, table) })).filter((each) => each.a > 0 || each.b > 0)
}

/** Refuses only over rows that the actor may see. A hidden row that cannot follow stays with the merged file, which leads to the kept one. */
export async function moveReferences(work: Work, merge: Moving, told: Told): Promise<Result<number, PlaceRefusal>> {
  const references = await listReferences(work.house.pool, work.db)
  // Counted before more is seen: what is told never says how much is hidden.
  const total = (await store.countReferences(work.db, references, merge.merged)).reduce((sum, { count }) => sum + count, 0)
  return seeingAll(work, async () => {
    let done = 0
    for (const reference of references) {
      const left = await settlePlaces(work, reference, merge)
      if (!left.ok) return left
      const moved = await moveRows(work, reference, merge, left.value, (more) => told(Math.min((done += more), total), total))
      if (!moved.ok) return moved
    }
    return accept(total)
  })
}

/** Folds what would stand in one place twice. Answers the keys of the rows that must stay where they are. */
async function settlePlaces(work: Work, reference: Reference, merge: Moving): Promise<Result<Row[], PlaceRefusal>> {
  const left: Row[] = []
  if (!reference.mayUpdate) {
    for (const row of await store.listRowsOf(work.db, reference, merge.merged, [])) left.push(await leave(work.db, merge, reference, row))
    return accept(left)
  }
  if (reference.rules['*'] === 'DROP_SELF' && reference.mayDelete)
    for (const sibling of reference.siblings)
      for (const row of await store.listSelf(work.db, reference, sibling, merge.kept, merge.merged))
        await fold(work.db, merge, reference, row)

  const seen = new Set<string>()
  for (const place of reference.places) {
    for (const { kept, merged } of await store.listSamePlace(work.db, reference, place, merge.kept, merge.merged)) {
      const key = store.keyIn(reference, merged)
      if (seen.has(JSON.stringify(key))) continue
      seen.add(JSON.stringify(key))
      if (canFold(reference.rules) && reference.mayDelete) await fold(work.db, merge, reference, merged, kept, place.columns)
      else if (isVisible(work.scope, merged) && isVisible(work.scope, kept)) return refuse(wordOf(reference), { table: reference.table })
      else
        left.push(
          await leave(work.db, merge, reference, { key, office: Number(merged['office']), compartment: Number(merged['compartment']) }),
        )
    }
  }
  return accept(left)
}

async function fold(db: Db, merge: Moving, reference: Reference, row: Row, kept?: Row, place: readonly string[] = []): Promise<void> {
  const key = store.keyIn(reference, row)
  await store.deleteRow(db, reference, key)
  const fixed = [...reference.key.map(({ name }) => name), ...place, 'office', 'compartment']
  const changes = kept === undefined ? {} : foldRow(kept, row, reference.rules, fixed)
  const keptKey = kept === undefined ? undefined : store.keyIn(reference, kept)
  if (keptKey !== undefined)
    await store.updateRow(db, reference, keptKey, Object.fromEntries(Object.entries(changes).map(([name, [, after]]) => [name, after])))
  await store.writeReference(db, merge.id, reference, {
    did: 'FOLDED',
    key,
    office: Number(row['office']),
    compartment: Number(row['compartment']),
    foldedRow: row,
    ...(keptKey === undefined ? {} : { keptKey, keptChanges: changes }),
  })
}

async function leave(db: Db, merge: Moving, reference: Reference, row: store.MovedRow): Promise<Row> {
  if (!(await store.hasLeft(db, merge.id, reference, row.key))) await store.writeReference(db, merge.id, reference, { did: 'LEFT', ...row })
  return row.key
}

async function moveRows(
  work: Work,
  reference: Reference,
  merge: Moving,
  left: Row[],
  told: (more: number) => void,
): Promise<Result<null, PlaceRefusal>> {
  if (!reference.mayUpdate) return accept(null)
  const inBulk = await store.tryOut(work.db, async () => {
    for (;;) {
      const moved = await store.repoint(work.db, reference, merge, left)
      told(moved)
      // A row that somebody else was changing at that moment is met by the next statement.
      if (moved === 0) return
    }
  })
  if (inBulk) return accept(null)
  // A rule that the catalogue cannot be asked about (two journeys that overlap) stands in the way of one of them: which one?
  for (const row of await store.listRowsOf(work.db, reference, merge.merged, left)) {
    const moved = await store.tryOut(work.db, () => store.repointOne(work.db, reference, merge, row.key))
    if (moved) told(1)
    else if (isVisible(work.scope, row)) return refuse(wordOf(reference), { table: reference.table })
    else await leave(work.db, merge, reference, row)
  }
  return accept(null)
}

/**
 * What was written for a merged file while it was being merged, or came late from a phone, follows its person: asked at night, by the
 * house, which sees all. What stayed for a reason stays.
 */
export async function followMerges(work: Work): Promise<number> {
  const references = await listReferences(work.house.pool, work.db)
  const strays = await store.listStrays(work.db, references)
  for (const stray of strays)
    // Nobody is told anything here, so whatever cannot follow is simply left: no row counts as seen.
    await moveReferences({ ...work, scope: { ...work.scope, offices: [], compartments: [] } }, stray, () => undefined)
  return strays.length
}

function wordOf(reference: Reference): PlaceRefusal {
  return reference.rules['*'] === 'REFUSE:both_on_one_journey' ? 'both_on_one_journey' : 'both_in_one_place'
}

function isVisible({ offices, compartments }: Scope, row: Row | store.MovedRow): boolean {
  const { office, compartment } = row as { office: number; compartment: number }
  return offices.includes(office) && (compartment === 0 || compartments.includes(compartment))
}

/** Rows go back to whom they came from, with what was changed in them since; rows added since stay with the kept file. */
export async function giveReferencesBack(work: Work, merge: Moving, told: Told): Promise<void> {
  const references = await listReferences(work.house.pool, work.db)
  const total = await store.countToGiveBack(work.db, merge.id)
  await seeingAll(work, async () => {
    let done = 0
    for (const reference of references) {
      const inBulk = await store.tryOut(work.db, async () => {
        for (;;) {
          const back = await store.giveBack(work.db, reference, merge)
          told(Math.min((done += back), total), total)
          if (back === 0) return
        }
      })
      if (!inBulk)
        for (const { id, key } of await store.listToGiveBack(work.db, reference, merge.id)) {
          let isThere = false
          const done = await store.tryOut(work.db, async () => (isThere = await store.giveBackOne(work.db, reference, merge, key)))
          await store.setCameBack(work.db, id, !done ? 'STAYS' : isThere ? 'BACK' : 'GONE')
        }
    }
    for (const folded of await store.listFolded(work.db, merge.id)) await unfold(work.db, references, folded)
    return undefined
  })
}

async function unfold(db: Db, references: readonly Reference[], folded: store.Kept): Promise<void> {
  const reference = references.find((each) => each.table === folded.table && each.column === folded.column)
  if (reference === undefined || folded.foldedRow === null) return
  const { foldedRow, keptKey, keptChanges } = folded
  const back = await store.tryOut(db, async () => {
    const now = keptKey === null ? undefined : await store.findRow(db, reference, keptKey)
    if (keptKey !== null && now !== undefined) await store.updateRow(db, reference, keptKey, undoChanges(now, keptChanges ?? {}))
    await store.insertRow(db, reference, foldedRow)
  })
  await store.setCameBack(db, folded.id, back ? 'BACK' : 'STAYS')
}

/** The whole mission is seen while references move, and nothing of it is answered. */
async function seeingAll<Value>(work: Work, does: () => Promise<Value>): Promise<Value> {
  const { db, scope } = work
  await rescope(db, { account: scope.account, offices: [], compartments: [], system: true })
  const offices = await db.selectFrom('access_office').select('id').execute()
  const compartments = await db.selectFrom('access_compartment').select('id').execute()
  await rescope(db, { account: scope.account, offices: offices.map(({ id }) => id), compartments: compartments.map(({ id }) => id) })
  const value = await does()
  await rescope(db, scope)
  return value
}
