/** SQL that follows merges: from merged files to the person they lead to, and back. */
import { sql } from 'kysely'
import type { Person, PersonId } from '#domain/people/words.ts'
import type { Db } from '#server/kit/database.ts'
import { listPersonsById, mergesMax } from './store.ts'

/** For files that were merged: the person they lead to. Where none was, nothing is asked. */
export async function listKept(db: Db, files: readonly Pick<Person, 'id' | 'mergedInto'>[]): Promise<Map<PersonId, Person>> {
  const known = new Map<PersonId, Person>()
  const missing = (led: Iterable<Pick<Person, 'mergedInto'>>): PersonId[] =>
    [...led].flatMap(({ mergedInto }) => (mergedInto === null || known.has(mergedInto) ? [] : [mergedInto]))
  let wanted = missing(files)
  for (let followed = 0; followed < mergesMax && wanted.length > 0; followed++) {
    for (const person of await listPersonsById(db, wanted)) known.set(person.id, person)
    wanted = missing(known.values())
  }
  const keptOf = (file: Pick<Person, 'mergedInto'>): Person | undefined => {
    let at = file.mergedInto === null ? undefined : known.get(file.mergedInto)
    for (let followed = 0; followed < mergesMax && at !== undefined && at.mergedInto !== null; followed++) at = known.get(at.mergedInto)
    return at
  }
  return new Map(
    files.flatMap((file) => {
      const kept = keptOf(file)
      return kept === undefined ? [] : [[file.id, kept] as const]
    }),
  )
}

/** All files that were merged into this one, also by way of others. */
export async function listMergedFiles(db: Db, id: string): Promise<PersonId[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive merged as (
      select id from people_person where merged_into = ${id}::uuid
      union select p.id from people_person p join merged m on p.merged_into = m.id
    ) select id from merged limit 200`.execute(db)
  return rows.map((row) => row.id as PersonId)
}
