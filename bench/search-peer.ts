/**
 * The peers, on the same names and at the same moments: pg_trgm with its index in the same PostgreSQL, asked as the owner and without access
 * rules, which favours it; and MiniSearch, which keeps everything in the memory of a process of its own.
 */
import { fork } from 'node:child_process'
import { join } from 'node:path'
import type pg from 'pg'

export type Peer = { readonly name: string; find(name: string, year?: number): Promise<string[]>; close(): void }

export async function makeTrgm(owner: pg.Client): Promise<Peer | undefined> {
  const there = await owner.query(`select 1 from pg_available_extensions where name = 'pg_trgm'`)
  if (there.rowCount === 0) return undefined
  await owner.query('create extension if not exists pg_trgm with schema public')
  const began = performance.now()
  await owner.query(`create table peer (id uuid not null, name text not null, born_year int not null)`)
  await owner.query(`insert into peer select id, given_names || ' ' || family_name, extract(year from born_on) from people_person`)
  await owner.query('create index peer_name on peer using gin (name gin_trgm_ops)')
  await owner.query('vacuum analyze peer')
  const { rows } = await owner.query<{ size: string }>(`select pg_size_pretty(pg_relation_size('peer_name')) as size`)
  console.log(`  pg_trgm: its table and index in ${((performance.now() - began) / 1_000).toFixed(0)} s; the index ${rows[0]!.size}`)
  return {
    name: 'pg_trgm',
    find: async (name, year) => {
      const { rows: found } = await owner.query<{ id: string }>({
        name: year === undefined ? 'peer-name' : 'peer-year',
        text: `select id from peer where name % $1 order by similarity(name, $1) ${year === undefined ? '' : '+ case when born_year = $2 then 0.25 else 0 end'} desc limit 10`,
        values: year === undefined ? [name] : [name, year],
      })
      return found.map(({ id }) => id)
    },
    close: () => undefined,
  }
}

export async function makeMini(owner: pg.Client): Promise<Peer> {
  const child = fork(join(import.meta.dirname, 'search-mini.ts'), { execArgv: ['--max-old-space-size=8192'] })
  let waiting: { resolve(answer: unknown): void; reject(error: Error): void } | undefined
  child.on('message', (answer) => waiting?.resolve(answer))
  child.on('exit', () => waiting?.reject(new Error('MiniSearch ended')))
  const next = <Answer>(): Promise<Answer> =>
    new Promise<unknown>((resolve, reject) => {
      waiting = { resolve, reject }
    }) as Promise<Answer>
  const began = performance.now()
  const batchOf = 20_000
  for (let after = 0; ; after += batchOf) {
    const { rows } = await owner.query<{ id: string; name: string }>(
      `select id, given_names || ' ' || family_name as name from people_person where search_no > $1 and search_no <= $2`,
      [after, after + batchOf],
    )
    if (rows.length === 0) break
    child.send({ add: rows })
    await next()
  }
  child.send('size')
  const { rss } = await next<{ rss: number }>()
  console.log(`  MiniSearch: built in ${((performance.now() - began) / 1_000).toFixed(0)} s, ${(rss / 1e6).toFixed(0)} MB of memory`)
  return {
    name: 'MiniSearch',
    find: async (name) => {
      child.send({ find: name })
      return (await next<{ ids: string[] }>()).ids
    },
    close: () => void child.kill(),
  }
}
