/** Requests of persons about their own record: received, given more time, answered. */
import type { InputOf, OutputOf, RefusalOf } from '#domain/kit/contract.ts'
import { dayAt } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type * as records from '#domain/people/record-contract.ts'
import * as rules from '#domain/people/request-rules.ts'
import type { RecordRequest } from '#domain/people/request-words.ts'
import { PersonLine } from '#domain/people/words.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { findErasureOf, listErased } from './erasure-store.ts'
import * as store from './record-store.ts'
import { findPerson, listPersonsById } from './store.ts'
import { timesOf } from './times.ts'

export async function listRequests(
  work: Work,
  input: InputOf<typeof records.listRequests>,
): Promise<Result<OutputOf<typeof records.listRequests>, never>> {
  const after = readCursor(input.after, 2)
  if (after === null || after?.some((part) => typeof part !== 'string')) return accept({ items: [], next: null })
  const rows = await store.listRequestRows(work.db, work.actor.offices, input, after as [string, string] | undefined, input.limit + 1)
  const persons = new Map(
    (await listPersonsById(work.db, [...new Set(rows.map((row) => row.personId))])).map((person) => [person.id, PersonLine.parse(person)]),
  )
  const erased = await listErased(work.db, [...persons.keys()])
  const { items, next } = pageOf(
    rows,
    input.limit,
    (row) => writeCursor(row.dueOn, row.id),
    (row) => row,
  )
  return accept({
    items: items.flatMap((row) => {
      const person = persons.get(row.personId)
      return person === undefined ? [] : [{ ...row, person, isErased: erased.has(row.personId) }]
    }),
    next,
  })
}

export async function recordRequest(
  work: Work,
  input: InputOf<typeof records.recordRequest>,
): Promise<Result<RecordRequest, RefusalOf<typeof records.recordRequest> | 'not_found'>> {
  const person = await findPerson(work.db, input.personId)
  if (person === undefined) return refuse('not_found')
  const received = rules.receive(input.askedOn, timesOf(work).today)
  if (!received.ok) return received
  const request: RecordRequest = {
    id: input.id ?? newId(),
    personId: person.id,
    kind: input.kind,
    channel: input.channel,
    detail: input.detail === '' ? null : input.detail,
    askedOn: input.askedOn,
    dueOn: received.value.dueOn,
    extendedWhy: null,
    state: 'OPEN',
    answerWhy: null,
    answeredOn: null,
    answeredBy: null,
  }
  try {
    await store.insertRequest(work.db, request, person, work.actor.accountId, work.now)
  } catch (error) {
    if (brokeConstraint(error, 'people_request_pkey')) return refuse('id_taken')
    throw error
  }
  tellOf(work, request, person, 'request_received', { kind: request.kind })
  return accept(request)
}

export async function extendRequest(
  work: Work,
  { requestId, why }: InputOf<typeof records.extendRequest>,
): Promise<Result<RecordRequest, RefusalOf<typeof records.extendRequest> | 'not_found'>> {
  const found = await store.findRequestForUpdate(work.db, requestId)
  if (found === undefined) return refuse('not_found')
  const extended = rules.extend(found.request, dayAt(work.now, 'Europe/Paris'))
  if (!extended.ok) return extended
  const request: RecordRequest = { ...found.request, dueOn: extended.value.dueOn, extendedWhy: why }
  await store.updateRequest(work.db, request)
  tellOf(work, request, found.place, 'request_extended', { kind: request.kind, why })
  return accept(request)
}

export async function answerRequest(
  work: Work,
  { requestId, state, why }: InputOf<typeof records.answerRequest>,
): Promise<Result<RecordRequest, RefusalOf<typeof records.answerRequest> | 'not_found'>> {
  const found = await store.findRequestForUpdate(work.db, requestId)
  if (found === undefined) return refuse('not_found')
  const may = rules.answer(found.request, state, why)
  if (!may.ok) return may
  const erasure = await findErasureOf(work.db, requestId)
  if (erasure?.state === 'PROPOSED' || erasure?.state === 'CONFIRMED') return refuse('erasure_proposed_already')
  const request: RecordRequest = {
    ...found.request,
    state,
    answerWhy: why,
    answeredOn: dayAt(work.now, 'Europe/Paris'),
    answeredBy: work.actor.accountId,
  }
  await store.updateRequest(work.db, request)
  tellOf(work, request, found.place, 'request_answered', { kind: request.kind, state, why })
  return accept(request)
}

function tellOf(
  work: Work,
  request: RecordRequest,
  { office, compartment }: { office: number; compartment: number },
  name: string,
  facts: Record<string, string>,
): void {
  work.record({ name, subject: request.personId, office, compartment, facts })
}
