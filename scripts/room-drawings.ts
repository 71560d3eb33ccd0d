// The drawings scripts/new-room.ts fills in: {{room}}, {{noun}}, {{nouns}}, {{Noun}}, {{Nouns}}. Kept alike to the model rooms.

export const domainFiles = {
  'domain/{{room}}/words.ts': `
/** The nouns of {{room}}. No decision enters this file. */
import { z } from 'zod'
import { OfficeId } from '#domain/access/words.ts'
import { Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'

export const {{Noun}}Id = Id.brand<'{{Noun}}Id'>().meta({ id: '{{Noun}}Id' })
export type {{Noun}}Id = z.infer<typeof {{Noun}}Id>

export const {{Noun}} = z.object({ id: {{Noun}}Id, office: OfficeId, title: z.string(), recordedAt: Instant }).meta({ id: '{{Noun}}' })
export type {{Noun}} = z.infer<typeof {{Noun}}>
`,
  'domain/{{room}}/rules.ts': `
/** What may be done in {{room}}. The clock is an argument. */
import type { Actor } from '#domain/access/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { {{Noun}} } from './words.ts'

export type Record{{Noun}}Refusal = 'not_your_office' | 'title_is_empty'

export function record{{Noun}}(actor: Actor, asked: Omit<{{Noun}}, 'recordedAt'>, now: Instant): Result<{{Noun}}, Record{{Noun}}Refusal> {
  if (!actor.offices.includes(asked.office)) return refuse('not_your_office')
  if (asked.title.trim() === '') return refuse('title_is_empty')

  return accept({ ...asked, title: asked.title.trim(), recordedAt: now })
}
`,
  'domain/{{room}}/contract.ts': `
/** What crosses the wire for {{room}}. */
import { z } from 'zod'
import { OfficeId } from '#domain/access/words.ts'
import { command, page, paging, query } from '#domain/kit/contract.ts'
import { {{Noun}}, {{Noun}}Id } from './words.ts'

export const list{{Nouns}} = query({
  name: '{{room}}.list_{{nouns}}',
  path: '/api/{{room}}/{{nouns}}',
  summary: 'The {{nouns}} of your offices, oldest first',
  input: z.object({ ...paging }),
  output: page({{Noun}}),
})

export const record{{Noun}} = command({
  name: '{{room}}.record_{{noun}}',
  path: '/api/{{room}}/{{nouns}}',
  summary: 'Record a {{noun}}',
  input: z.object({ id: {{Noun}}Id, office: OfficeId, title: z.string().max(200) }),
  output: {{Noun}},
  refusals: ['not_your_office', 'title_is_empty'],
  offline: true,
})
`,
  'domain/{{room}}/rules.test.ts': `
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AccountId, type Actor } from '#domain/access/words.ts'
import { instant } from '#domain/kit/day.ts'
import { record{{Noun}} } from './rules.ts'
import { {{Noun}}Id } from './words.ts'

const now = instant('2026-11-23T08:00:00Z')
const id = {{Noun}}Id.parse('019ab000-0000-7000-8000-000000000001')
const accountId = AccountId.parse('019ab000-0000-7000-8000-000000000002')
const agent: Actor = { accountId, offices: [1], compartments: [], airports: [], permissions: [] }

test('an agent records a {{noun}} of their office', () => {
  const recorded = record{{Noun}}(agent, { id, office: 1, title: ' First ' }, now)
  assert.deepEqual(recorded, { ok: true, value: { id, office: 1, title: 'First', recordedAt: now } })
})

for (const { asked, refusal } of [
  { asked: { id, office: 2, title: 'First' }, refusal: 'not_your_office' },
  { asked: { id, office: 1, title: '  ' }, refusal: 'title_is_empty' },
]) {
  test(\`an agent is refused a {{noun}}: \${refusal}\`, () => {
    assert.deepEqual(record{{Noun}}(agent, asked, now), { ok: false, refusal })
  })
}
`,
}

export const serverFiles = {
  'server/{{room}}/store.ts': `
/** All SQL of {{room}}; writes only its own tables. */
import { sql } from 'kysely'
import { {{Noun}} } from '#domain/{{room}}/words.ts'
import type { Db } from '#server/kit/database.ts'

type Row = { id: string; office: number; title: string; recorded_at: string }

/** One row more than asked, so that the caller knows whether there is a next page. */
export async function list{{Noun}}Rows(db: Db, after: string | null, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>\`
    select id, office, title, recorded_at from {{room}}_{{noun}}
    where \${after}::uuid is null or id > \${after}::uuid order by id limit \${limit + 1}\`.execute(db)
  return rows
}

export async function insert{{Noun}}(db: Db, {{noun}}: {{Noun}}): Promise<void> {
  await sql\`
    insert into {{room}}_{{noun}} (id, office, title, recorded_at)
    values (\${{{noun}}.id}, \${{{noun}}.office}, \${{{noun}}.title}, \${{{noun}}.recordedAt})\`.execute(db)
}

export function {{noun}}Of(row: Row): {{Noun}} {
  return {{Noun}}.parse({ id: row.id, office: row.office, title: row.title, recordedAt: row.recorded_at })
}
`,
  'server/{{room}}/actions.ts': `
/** What can be done in {{room}}. The door of the room. */
import type * as {{room}} from '#domain/{{room}}/contract.ts'
import { record{{Noun}} as decide } from '#domain/{{room}}/rules.ts'
import type { InputOf, OutputOf, RefusalOf } from '#domain/kit/contract.ts'
import { accept, type Result } from '#domain/kit/result.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import type { Work } from '#server/kit/transaction.ts'
import { insert{{Noun}}, list{{Noun}}Rows, {{noun}}Of } from './store.ts'

type List = typeof {{room}}.list{{Nouns}}
type Recording = typeof {{room}}.record{{Noun}}

export async function list{{Nouns}}(work: Work, input: InputOf<List>): Promise<Result<OutputOf<List>, never>> {
  const cursor = readCursor(input.after, 1)
  if (cursor === null) return accept({ items: [], next: null })
  const rows = await list{{Noun}}Rows(work.db, cursor === undefined ? null : String(cursor[0]), input.limit)
  return accept(pageOf(rows, input.limit, (row) => writeCursor(row.id), {{noun}}Of))
}

export async function record{{Noun}}(work: Work, input: InputOf<Recording>): Promise<Result<OutputOf<Recording>, RefusalOf<Recording>>> {
  const decided = decide(work.actor, input, work.now)
  if (!decided.ok) return decided
  await insert{{Noun}}(work.db, decided.value)
  work.record({ name: '{{noun}}_recorded', subject: decided.value.id, office: decided.value.office, compartment: 0 })
  return decided
}
`,
  'server/{{room}}/routes.ts': `
/** Contract ↔ permission ↔ action. Only the administrator until domain/access/roles.ts knows {{room}}.read and {{room}}.write. */
import * as {{room}} from '#domain/{{room}}/contract.ts'
import { type Route, route } from '#server/kit/route.ts'
import { list{{Nouns}}, record{{Noun}} } from './actions.ts'

export const {{room}}Routes: Route[] = [
  route({{room}}.list{{Nouns}}, 'access.admin', list{{Nouns}}),
  route({{room}}.record{{Noun}}, 'access.admin', record{{Noun}}),
]
`,
  'server/{{room}}/{{room}}.test.ts': `
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as {{room}} from '#domain/{{room}}/contract.ts'
import { {{Noun}}Id } from '#domain/{{room}}/words.ts'
import { newId } from '#server/kit/transaction.ts'
import { openTestOffice, type TestOffice } from '#server/test-office.ts'

let office: TestOffice
before(async () => void (office = await openTestOffice()))
after(() => office.close())

test('the administrator of Paris records a {{noun}}, sends it twice, and it is there once', async () => {
  const admin = await office.as('admin@paris.example.org')
  const [id, command] = [{{Noun}}Id.parse(newId()), newId()]
  const asked = { id, office: 1, title: 'First' }
  const first = await admin.ask({{room}}.record{{Noun}}, asked, { command })
  const second = await admin.ask({{room}}.record{{Noun}}, asked, { command })
  assert.deepEqual([first.status, second.status, second.replayed], [200, 200, true])
  const page = await admin.ask({{room}}.list{{Nouns}}, {})
  assert.equal(page.body.items.filter((each) => each.id === id).length, 1)
})

test('a transit agent who asks for the {{nouns}} is told that there is nothing there', async () => {
  const agent = await office.as('transit@paris.example.org')
  assert.equal((await agent.ask({{room}}.list{{Nouns}}, {})).status, 404)
})
`,
}

export const deskFiles = {
  'desk/{{room}}/{{Nouns}}Page.tsx': `
// The {{nouns}} of the office, one per line. It is given what it shows: fetching belongs to queries.ts.
import type { {{Noun}} } from '#domain/{{room}}/words.ts'

export function {{Nouns}}Page({ {{nouns}} }: { {{nouns}}: readonly {{Noun}}[] }) {
  return (
    <ul>
      {{{nouns}}.map(({{noun}}) => (
        <li key={{{noun}}.id}>{{{noun}}.title}</li>
      ))}
    </ul>
  )
}
`,
}

export const migration = `
-- {{room}}: say what this room keeps, and add the columns it truly needs.

create table {{room}}_{{noun}} (
  id uuid primary key,
  office int not null,
  compartment int not null default 0,
  title text not null check (title <> ''),
  recorded_at timestamptz not null
);
create index {{room}}_{{noun}}_list on {{room}}_{{noun}} (office, id);
call kit_protect('{{room}}_{{noun}}', 'office');
comment on column {{room}}_{{noun}}.title is 'Free text: personal data is possible. Say here its privacy class.';
`
