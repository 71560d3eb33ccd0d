/**
 * How a request becomes a transaction: session → may this actor? → input parsed → transaction opened as that actor → action →
 * events, listeners and receipt in the same commit → output trimmed to the contract. The only place that knows HTTP codes.
 */
import type { z } from 'zod'
import { officesWith, type Permission, permissionsOf } from '#domain/access/roles.ts'
import type { Actor, Grant } from '#domain/access/words.ts'
import type { Contract, InputOf, OutputOf, RefusalOf } from '#domain/kit/contract.ts'
import type { Details, Refused, Result } from '#domain/kit/result.ts'
import { answerAfter, type Db } from './database.ts'
import { beginLongCommand, type FindsSubject, forgetLongCommand, holdLongCommand } from './long-commands.ts'
import { type Claim, claimCommand, claimFor, CommandKnown, findReceipt, keepReceipt } from './receipts.ts'
import {
  askInScope,
  clockNow,
  type House,
  inScope,
  type LastWord,
  type NewEvent,
  newId,
  RollBack,
  type Scope,
  type Work,
} from './transaction.ts'

/** A file as an answer. */
export type Download = {
  readonly fileName: string
  readonly mediaType: string
  /** In pieces where it is large: they are made while they are sent, after the transaction has ended. */
  readonly body: Uint8Array | string | AsyncIterable<string | Uint8Array>
}

type ValueOf<C> = C extends { produces: readonly string[] } ? Download : OutputOf<C>
export type Action<C> = (work: Work, input: InputOf<C>) => Promise<Result<ValueOf<C> | OutputOf<C> | Download, RefusalOf<C> | 'not_found'>>

export type Route = {
  readonly contract: Contract
  readonly permission: Permission
  readonly action: (work: Work, input: never) => Promise<Result<unknown, string>>
  /** For a command that takes long: what it is about. It is then resumed after a crash, and may be asked to stop. */
  readonly long?: FindsSubject | undefined
}

/** One line of a room's routes.ts: contract ↔ permission ↔ action. */
export function route<C extends Contract<z.ZodObject, z.ZodType, string>>(
  contract: C,
  permission: Permission,
  action: Action<C>,
  long?: FindsSubject,
): Route {
  return { contract: contract as unknown as Contract, permission, action: action as unknown as Route['action'], long }
}

/** Who is signed in, as far as a session tells. */
export type Signed = {
  readonly accountId: Actor['accountId']
  readonly grants: readonly Grant[]
  readonly compartments: readonly number[]
  readonly airportsOf: (offices: readonly number[]) => readonly string[]
}

/** Reacts to an event in the same commit: how a lower room's deed reaches a higher room. Listed in server/jobs.ts. */
export type Listener = { readonly event: string; readonly action: (work: Work, event: NewEvent) => Promise<void> }

/** Thrown by a listener that cannot let the deed of another room stand: the whole command is refused with its word. */
export class Veto extends Error {
  readonly refused: Refused<string>
  constructor(refusal: Refused<string>) {
    super(refusal.refusal)
    this.refused = refusal
  }
}

export type Reply =
  | { status: 200; body: unknown; replayed: boolean }
  | { status: 200; download: Download }
  | { status: 404 | 409; body: { refusal: string; details?: Details } }
  | { status: 422; body: BadInput }

export type BadInput = { refusal: 'bad_input'; fields: { path: string; problem: string; message: string }[] }

/** Not permitted, not yours to see and not existing are one answer. */
export const notFound: Reply = { status: 404, body: { refusal: 'not_found' } }

export type Asked = {
  readonly input: unknown
  readonly command?: string | undefined
  /** Given again after a crash, by the house: its row stands already. */
  readonly isResumed?: boolean
}

export async function answer(
  house: House,
  listeners: readonly Listener[],
  signed: Signed,
  asked: Route,
  { input, command, isResumed = false }: Asked,
): Promise<Reply> {
  const offices = officesWith(signed.grants, asked.permission)
  if (offices.length === 0) return notFound
  const parsed = asked.contract.input.safeParse(input)
  if (!parsed.success) return badInput(parsed.error)

  const actor: Actor = {
    accountId: signed.accountId,
    offices,
    compartments: signed.compartments,
    airports: signed.airportsOf(offices),
    permissions: permissionsOf(signed.grants),
  }
  const scope: Scope = { account: actor.accountId, offices, compartments: actor.compartments }
  if (asked.contract.method === 'GET')
    return twiceAtMost(() => askInScope(house.pool, scope, (db) => ask(makeWork(house, db, actor, scope, ''), asked, parsed.data)))

  const claim = claimFor(command ?? newId(), actor.accountId, asked.contract.name, withoutSecrets(parsed.data))
  const commanded: Commanding = { house, listeners, asked, actor, scope, claim, input: parsed.data }
  if (asked.long === undefined || isResumed) return actOnce(commanded)

  const workOn = (db: Db): Work => makeWork(house, db, actor, scope, claim.command)
  const begun = await beginLongCommand(house, scope, { claim, input: parsed.data, workOn, find: asked.long })
  if (begun === 'NOT_FOUND') return notFound
  if (begun === 'UNDER_WAY') return { status: 409, body: { refusal: 'under_way' } }
  try {
    return await actOnce(commanded)
  } finally {
    if (begun === 'BEGUN') await forgetLongCommand(house, scope, claim.command)
  }
}

/** What opens a file or makes a receiver known is kept nowhere, not even as the hash of what was asked. */
function withoutSecrets(input: unknown): unknown {
  const { passphrase: _passphrase, codeWord: _codeWord, ...rest } = input as Record<string, unknown>
  return rest
}

type Commanding = {
  readonly house: House
  readonly listeners: readonly Listener[]
  readonly asked: Route
  readonly actor: Actor
  readonly scope: Scope
  readonly claim: Claim
  readonly input: unknown
}

/** Does what is commanded, or gives the answer that was given before. */
async function actOnce({ house, listeners, asked, actor, scope, claim, input }: Commanding): Promise<Reply> {
  const does = (db: Db, lastWord: LastWord): Promise<Reply> => {
    if (asked.long !== undefined) holdLongCommand(db, claim.command)
    return act({ work: makeWork(house, db, actor, scope, claim.command), asked, input, claim }, listeners, lastWord)
  }
  try {
    return await twiceAtMost(() => inScope(house.pool, scope, does, claim.command))
  } catch (error) {
    if (!(error instanceof CommandKnown)) throw error
    const before = await askInScope(house.pool, scope, (db) => findReceipt(db, claim))
    return before === undefined || asked.contract.produces !== undefined
      ? { status: 409, body: { refusal: 'command_id_reused' } }
      : { status: 200, body: before.answer, replayed: true }
  }
}

async function ask(work: Work, asked: Route, input: unknown): Promise<Reply> {
  const result = await asked.action(work, input as never)
  if (!result.ok) return refused(result)
  if (asked.contract.produces !== undefined) return { status: 200, download: result.value as Download }
  return { status: 200, body: asked.contract.output.parse(result.value), replayed: false }
}

type Commanded = { readonly work: Work; readonly asked: Route; readonly input: unknown; readonly claim: Claim }

/** The claim travels with the first statement of the action, which is not answered when the command was known before. */
async function act(commanded: Commanded, listeners: readonly Listener[], lastWord: LastWord): Promise<Reply> {
  const { work, asked, input, claim } = commanded
  const claimed = claimCommand(work.db, claim, work.now)
  answerAfter(work.db, claimed)
  const result = await asked.action(work, input as never)
  await claimed
  if (!result.ok) throw new RollBack<Reply>(refused(result))
  const { produces } = asked.contract
  const body = produces === undefined ? asked.contract.output.parse(result.value) : null
  await settle(work, listeners, lastWord).catch((error: unknown) => {
    throw error instanceof Veto ? new RollBack<Reply>(refused(error.refused)) : error
  })
  keepReceipt(lastWord, work.command, body)
  return produces === undefined ? { status: 200, body, replayed: false } : { status: 200, download: result.value as Download }
}

/** Runs an action for the server itself (a job, the command line), with its events and listeners, in one commit. */
export async function actAs<Value>(
  house: House,
  listeners: readonly Listener[],
  actor: Actor,
  scope: Scope,
  action: (work: Work) => Promise<Result<Value, string>>,
): Promise<Result<Value, string>> {
  const command = newId()
  return inScope(
    house.pool,
    scope,
    async (db, lastWord) => {
      const work = makeWork(house, db, actor, scope, command)
      const result = await action(work)
      if (!result.ok) throw new RollBack(result)
      await settle(work, listeners, lastWord).catch((error: unknown) => {
        throw error instanceof Veto ? new RollBack(error.refused) : error
      })
      return result
    },
    command,
  )
}

/** Tells the listeners, whose own events follow, and writes all events. A chain longer than this is a loop. */
async function settle(work: Work, listeners: readonly Listener[], lastWord: LastWord): Promise<void> {
  const { events } = work
  const recorded = events.length // by the action itself: an import may record thousands
  for (let told = 0; told < events.length; told++) {
    if (told - recorded > 5_000) throw new Error('listeners answer each other without end')
    const event = events[told]!
    for (const listener of listeners) if (listener.event === event.name) await listener.action(work, event)
  }
  if (events.length === 0) return
  // Told in the same instant, they are kept in the order in which they were told.
  const ids = events.map(() => newId()).sort()
  for (let from = 0; from < events.length; from += eventsAtOnce) {
    const some = events.slice(from, from + eventsAtOnce)
    lastWord({
      sql: writeEvents,
      parameters: [
        work.now,
        work.actor.accountId,
        work.command,
        ids.slice(from, from + eventsAtOnce),
        some.map((event) => event.office),
        some.map((event) => event.compartment),
        some.map((event) => event.name),
        some.map((event) => event.subject),
        some.map((event) => event.caseId ?? null),
        some.map((event) => JSON.stringify(event.facts ?? {})),
      ],
    })
  }
}

/** An import records some hundred thousand: no statement comes near the minute that one may take. */
const eventsAtOnce = 20_000

/** One text however many there are, so that it is planned once. */
const writeEvents = `insert into kit_event (at, account, command, id, office, compartment, name, subject, case_id, facts)
  select $1, $2, $3, e.* from unnest($4::uuid[], $5::int[], $6::int[], $7::text[], $8::uuid[], $9::uuid[], $10::jsonb[]) as e`

function makeWork(house: House, db: Db, actor: Actor, scope: Scope, command: string): Work {
  const events: NewEvent[] = []
  return { house, actor, now: clockNow(), db, scope, command, record: (event) => void events.push(event), events }
}

function refused(result: { refusal: string; details?: Details }): Reply {
  if (result.refusal === 'not_found') return notFound
  return {
    status: 409,
    body: result.details === undefined ? { refusal: result.refusal } : { refusal: result.refusal, details: result.details },
  }
}

export function badInput(error: z.ZodError): Reply {
  const fields = error.issues.flatMap((issue) => {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
    return paths.map((path) => ({ path: path.join('.') || '(whole)', problem: issue.code, message: issue.message }))
  })
  return { status: 422, body: { refusal: 'bad_input', fields } }
}

/** A deadlock or a serialisation failure is nobody's fault: the same work is tried once more. */
async function twiceAtMost(does: () => Promise<Reply>): Promise<Reply> {
  try {
    return await does()
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code !== '40P01' && code !== '40001') throw error
    return does()
  }
}
