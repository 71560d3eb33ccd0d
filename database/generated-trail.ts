/**
 * The trail of a generated office, and persons in it who are to be forgotten: for benchmarks and for the test of what an erasure reads.
 * Written as the owner of the schema: never for an office in service.
 */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'

/** The trail of a generated office, as the triggers would have written it; and an answer kept for each person. */
export async function writeTrail(owner: pg.ClientBase): Promise<number> {
  const tables = await owner.query<{ name: string }>(
    `select distinct c.relname as name
     from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname in ('audit', 'audit_added') and c.relnamespace = current_schema()::regnamespace`,
  )
  await owner.query('set session_replication_role = replica')
  for (const { name } of tables.rows)
    await owner.query(`insert into kit_audit (office, compartment, command, table_name, row_id, operation, after)
      select coalesce((r ->> 'office')::int, 0), coalesce((r ->> 'compartment')::int, 0), gen_random_uuid(), '${name}', kit_row_key(r), 'INSERT', r
      from (select to_jsonb(t) as r from ${name} t) as rows`)
  await owner.query(`insert into kit_receipt (command, account, contract, input_hash, answer, at)
    select gen_random_uuid(), gen_random_uuid(), 'people.add_person', 'sample', to_jsonb(p), created_at from people_person p`)
  await owner.query('set session_replication_role = origin')
  await owner.query('vacuum analyze kit_audit, kit_receipt')
  return (await owner.query<{ n: number }>('select count(*)::int as n from kit_audit')).rows[0]!.n
}

/** Persons whose cases are over asked to be forgotten, and two people agreed. */
export async function confirmErasures(owner: pg.ClientBase, many: number): Promise<string[]> {
  const persons = await owner.query<{ id: string; office: number }>(
    `select p.id, p.office from people_person p join cases_member m on m.person_id = p.id join cases_case c on c.id = m.case_id
     where c.status = 'CLOSED' and p.compartment = 0 and p.erased_at is null order by p.id limit ${many}`,
  )
  const made: string[] = []
  for (const { id, office } of persons.rows) {
    const [request, erasure] = [randomUUID(), randomUUID()]
    await owner.query(
      `insert into people_request (id, person_id, office, kind, channel, asked_on, due_on, state, received_by, created_at)
       values ('${request}', '${id}', ${office}, 'ERASURE', 'LETTER', current_date, current_date + 30, 'OPEN', gen_random_uuid(), now())`,
    )
    await owner.query(
      `insert into people_erasure (id, request_id, person_id, office, state, four_eyes, proposed_by, proposed_at, confirmed_by, confirmed_at)
       values ('${erasure}', '${request}', '${id}', ${office}, 'CONFIRMED', true, gen_random_uuid(), now(), gen_random_uuid(), now())`,
    )
    made.push(erasure)
  }
  return made
}
