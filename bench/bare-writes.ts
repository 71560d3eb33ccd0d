/** Writes of the bare server: the row and its answer, and nothing that an office would need besides. */
import { documentTokens, sortKeyOf } from '#domain/people/name-rules.ts'
import { lettersOf, postingsOf } from '#domain/people/posting-rules.ts'
import { newId } from '#server/kit/transaction.ts'
import { romanise } from '#server/people/names.ts'
import type { Asked } from './bare-server.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

export async function bareAddNote({ ask, params, body, office }: Asked) {
  const note = {
    id: newId(),
    caseId: params['caseId'],
    text: body['text'],
    account: nobody,
    accountName: null,
    writtenAt: new Date().toISOString(),
  }
  await ask('add-note', 'insert into cases_note (id, case_id, office, text, account, written_at) values ($1, $2, $3, $4, $5, $6)', [
    note.id,
    note.caseId,
    office,
    note.text,
    note.account,
    note.writtenAt,
  ])
  return note
}

export async function bareAddTask({ ask, params, body, office }: Asked) {
  const task = {
    id: newId(),
    caseId: params['caseId'],
    kind: body['kind'],
    title: body['title'],
    dueOn: body['dueOn'],
    state: 'OPEN',
    assignee: null,
    createdAt: new Date().toISOString(),
    doneAt: null,
  }
  await ask(
    'add-task',
    'insert into cases_task (id, case_id, office, kind, title, due_on, state, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [task.id, task.caseId, office, task.kind, task.title, task.dueOn, task.state, task.createdAt],
  )
  return task
}

export async function bareRecordClearance({ ask, params, body }: Asked) {
  const [row] = await ask(
    'clearance',
    `update movements_clearance set status = $2, valid_from = $3, valid_until = $4, updated_at = now() where id = $1
     returning id, case_id as "caseId", person_id as "personId", kind, status, requested_on as "requestedOn", valid_from as "validFrom", valid_until as "validUntil", issuer, reference,
       restriction is not null as "hasRestriction", updated_at as "updatedAt",
       case when fit_outcome is null then null else jsonb_build_object('outcome', fit_outcome, 'escort', escort_demanded, 'ssr', ssr_demanded) end as fitness`,
    [params['clearanceId'], body['status'], body['validFrom'], body['validUntil']],
  )
  return row
}

export async function bareAddPerson({ pool, body, office }: Asked) {
  const now = new Date().toISOString()
  const { familyName, givenNames, sex, bornOn, nationality, languages, documents } = body as {
    familyName: string
    givenNames: string
    sex: string
    bornOn: string
    nationality: string
    languages: string[]
    documents: { type: string; number: string; issuer: string; expiresOn: string }[]
  }
  const person = {
    id: newId(),
    office,
    compartment: 0,
    familyName,
    givenNames,
    nativeName: null,
    nativeScript: null,
    sex,
    bornOn,
    bornPrecision: 'DAY',
    nationality,
    languages,
    householdId: null,
    rollId: null,
    mergedInto: null,
    createdAt: now,
    updatedAt: now,
  }
  const numbers = documents.map(({ number }) => number)
  const tokens = documentTokens(numbers)
  const postings = postingsOf(person, romanise)
  const client = await pool.connect()
  try {
    await client.query('begin')
    const added = await client.query<{ search_no: number }>({
      name: 'add-person',
      text: `insert into people_person (id, office, family_name, given_names, sex, born_on, born_precision, nationality, languages, sort_key, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, 'DAY', $7, $8, $9, $10, $10) returning search_no`,
      values: [person.id, office, familyName, givenNames, sex, bornOn, nationality, languages, sortKeyOf(person), now],
    })
    for (const each of documents) {
      await client.query({
        name: 'add-document',
        text: 'insert into people_document (id, person_id, office, type, number, issuer, nationality, expires_on, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
        values: [newId(), person.id, office, each.type, each.number, each.issuer, nationality, each.expiresOn, now],
      })
    }
    await client.query({
      name: 'add-tokens',
      text: 'insert into people_token (token, person_id, office, kind, born_on) select t, $2, $3, k, $5 from unnest($1::text[], $4::text[]) as x (t, k)',
      values: [tokens.map(({ token }) => token), person.id, office, tokens.map(({ kind }) => kind), bornOn],
    })
    await client.query({
      name: 'add-postings',
      text: 'insert into people_posting (first, second, person, office, born_on, letters) select a, b, $3, $4, $5, $6 from unnest($1::bigint[], $2::bigint[]) as x (a, b)',
      values: [
        postings.map(({ first }) => first),
        postings.map(({ second }) => second),
        added.rows[0]!.search_no,
        office,
        bornOn,
        lettersOf(person),
      ],
    })
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
  return person
}
