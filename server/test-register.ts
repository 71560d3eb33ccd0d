/** What the tests of merges have in common: namesakes, the owner's hand, and the whole register as one text to compare. */
import assert from 'node:assert/strict'
import * as people from '#domain/people/contract.ts'
import type { Person } from '#domain/people/words.ts'
import type { TestOffice, Visitor } from './test-office.ts'

export async function addNamesake(
  who: Visitor,
  changes: { familyName?: string; givenNames?: string; nativeName?: string; number?: string; bornOn?: string },
): Promise<Person> {
  const { number, ...names } = changes
  const added = await who.ask(people.addPerson, {
    familyName: 'Double-Exemple',
    givenNames: 'Semhar',
    sex: 'F',
    bornOn: '1991-02-03',
    nationality: 'ERI',
    languages: ['ti'],
    ...names,
    documents: number === undefined ? [] : [{ type: 'CTD_1951', number, issuer: 'FRA' }],
  })
  assert.equal(added.status, 200, JSON.stringify(added.body))
  return added.body
}

/** As the owner of the schema, who sees and writes everything. */
export async function asOwner(office: TestOffice, sql: string): Promise<Record<string, unknown>[]> {
  await office.admin.query(`begin; set local app.offices = '1,2'; set local app.compartments = '1'; set local app.system = 'on'`)
  try {
    const { rows } = await office.admin.query<Record<string, unknown>>(sql)
    await office.admin.query('commit')
    return rows
  } catch (error) {
    await office.admin.query('rollback')
    throw error
  }
}

/** Every row of every table of people and their cases, but the traces of what was done and said: equal when the register is the same. */
export async function dumpRegister(office: TestOffice): Promise<Record<string, string[]>> {
  const tables = await asOwner(
    office,
    `select relname as name from pg_class where relnamespace = 'passerelle'::regnamespace and relkind in ('r', 'p')
       and split_part(relname, '_', 1) in ('people', 'cases', 'movements', 'transit', 'reintegration')
       and relname !~ '^people_(merge|merge_reference|suspected_pair|pair_decision|pair_scan)$' order by 1`,
  )
  const dump: Record<string, string[]> = {}
  for (const { name } of tables as { name: string }[]) {
    const rows = await asOwner(office, `select to_jsonb(t)::text as row from ${name} t order by 1`)
    dump[name] = rows.map(({ row }) => String(row))
  }
  return dump
}
