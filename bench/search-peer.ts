/** The peer: pg_trgm, with its index, in the same PostgreSQL on the same names. Asked as the owner, without access rules, which favours it. */
import type pg from 'pg'

export type Peer = { find(name: string, year?: number): Promise<string[]> }

export async function makePeer(owner: pg.Client): Promise<Peer | undefined> {
  const there = await owner.query(`select 1 from pg_available_extensions where name = 'pg_trgm'`)
  if (there.rowCount === 0) return undefined
  await owner.query('create extension if not exists pg_trgm with schema public')
  const began = performance.now()
  await owner.query(`create table peer (id uuid not null, name text not null, born_year int not null)`)
  await owner.query(`insert into peer select id, given_names || ' ' || family_name, extract(year from born_on) from people_person`)
  await owner.query('create index peer_name on peer using gin (name gin_trgm_ops)')
  await owner.query('vacuum analyze peer')
  console.log(`  pg_trgm: its table and index in ${((performance.now() - began) / 1_000).toFixed(0)} s`)
  return {
    find: async (name, year) => {
      const { rows } = await owner.query<{ id: string }>({
        name: year === undefined ? 'peer-name' : 'peer-year',
        text: `select id from peer where name % $1 order by similarity(name, $1) ${year === undefined ? '' : '+ case when born_year = $2 then 0.25 else 0 end'} desc limit 10`,
        values: year === undefined ? [name] : [name, year],
      })
      return rows.map(({ id }) => id)
    },
  }
}
