/** The door of the transports room: lists, the page of one, the decision to go, boarding on the day. What each kind has of its own stands beside. */
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { publicRef } from '#domain/kit/id.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { Movement, MovementId } from '#domain/movements/words.ts'
import type * as contracts from '#domain/transports/contract.ts'
import type { TransportFile } from '#domain/transports/contract.ts'
import * as rules from '#domain/transports/rules.ts'
import type { Transport, TransportId, TransportKind } from '#domain/transports/words.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { newId, newRandom, type Work } from '#server/kit/transaction.ts'
import { getManifest, getMovement } from '#server/movements/actions.ts'
import { freezeManifest } from '#server/movements/manifest-actions.ts'
import { takeOffAbsent } from '#server/movements/seat-actions.ts'
import { fileOf, onBoardOf } from './reading.ts'
import { findTransport, findTransportForUpdate, insertTransport, listLinesOfMovement, listTransportLines, saveTransport } from './store.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>
type Answer<C extends keyof typeof contracts> = OutputOf<(typeof contracts)[C]>

export async function listTransports(work: Work, input: Asked<'listTransports'>): Promise<Result<Answer<'listTransports'>, never>> {
  const after = readCursor(input.after, 2)
  if (after === null) return accept({ items: [], next: null })
  const rows = await listTransportLines(
    work.db,
    { kind: input.kind, status: input.status, order: input.order, now: work.now },
    after,
    input.limit,
  )
  return accept(
    pageOf(
      rows,
      input.limit,
      (row) => writeCursor(row.departsAt, row.id),
      (row) => row,
    ),
  )
}

export async function listOfMovement(work: Work, input: Asked<'listOfMovement'>): Promise<Result<Answer<'listOfMovement'>, 'not_found'>> {
  const movement = await getMovement(work, input.movementId)
  return movement.ok ? accept({ items: await listLinesOfMovement(work.db, input.movementId) }) : movement
}

export async function getTransport(work: Work, input: Asked<'getTransport'>): Promise<Result<TransportFile, 'not_found'>> {
  const found = await findTransport(work.db, input.transportId)
  return found === undefined ? refuse('not_found') : fileOf(work, found)
}

// ── planning and changing, the same for every kind ──

type Planned = { id?: TransportId | undefined; movementId: MovementId; operator: string }
type PlanRefusal = rules.PlanRefusal | 'not_found' | 'carried_already' | 'id_taken'

/** `write` keeps what a kind has of its own, for the movement that it carries. */
export async function plan<Refusal extends string>(
  work: Work,
  kind: TransportKind,
  input: Planned,
  write: (transport: Transport, movement: Movement) => Promise<Result<unknown, Refusal>>,
): Promise<Result<TransportFile, Refusal | PlanRefusal>> {
  const found = await getMovement(work, input.movementId)
  if (!found.ok) return found
  const movement = found.value
  const may = rules.canCarry(kind, movement)
  if (!may.ok) return may
  const transport: Transport = {
    id: input.id ?? (newId() as TransportId),
    publicRef: publicRef('TRA', newRandom(8)),
    office: movement.office,
    compartment: movement.compartment,
    movementId: movement.id,
    kind,
    operator: input.operator,
    status: 'PLANNED',
    reason: null,
    decidedBy: null,
    decidedAt: null,
    departsAt: movement.startsAt,
    createdAt: work.now,
    updatedAt: work.now,
  }
  try {
    await insertTransport(work.db, transport, work.actor.accountId)
  } catch (error) {
    if (brokeConstraint(error, 'transports_transport_pkey')) return refuse('id_taken')
    if (brokeConstraint(error, 'transports_transport_one')) return refuse('carried_already')
    throw error
  }
  const written = await write(transport, movement)
  if (!written.ok) return written
  tell(work, transport, 'transport_planned')
  return fileOf(work, transport)
}

type Change<Refusal extends string> = {
  transportId: TransportId
  operator?: string
  event: string
  facts?: Record<string, string | number | boolean>
  write: (transport: Transport) => Promise<Result<unknown, Refusal>>
}

/** Whatever is changed: kept still, asked, written, told, and a decision to go falls. */
export async function change<Refusal extends string>(
  work: Work,
  { transportId, operator, event, facts, write }: Change<Refusal>,
): Promise<Result<TransportFile, Refusal | 'not_found' | 'transport_cancelled'>> {
  const found = await findTransportForUpdate(work.db, transportId)
  if (found === undefined) return refuse('not_found')
  const changed = rules.change(found, work.now)
  if (!changed.ok) return changed
  const written = await write(found)
  if (!written.ok) return written

  const transport = { ...changed.value, ...(operator === undefined ? {} : { operator }) }
  await saveTransport(work.db, transport)
  tell(work, transport, event, facts)
  return fileOf(work, transport)
}

/** A page that is written as a whole, of one kind and as its writer had seen it. Another kind is not there under this address. */
export async function asSeen<Refusal extends string>(
  transport: Transport,
  kind: TransportKind,
  seenAt: string,
  write: () => Promise<Result<unknown, Refusal>>,
): Promise<Result<unknown, Refusal | 'not_found' | 'changed_meanwhile'>> {
  if (transport.kind !== kind) return refuse('not_found')
  return transport.updatedAt === seenAt ? write() : refuse('changed_meanwhile')
}

// ── decisions ──

export async function decide(
  work: Work,
  input: Asked<'decide'>,
): Promise<Result<TransportFile, 'not_found' | 'transport_cancelled' | 'not_ready_to_go' | 'reason_missing'>> {
  const found = await findTransportForUpdate(work.db, input.transportId)
  if (found === undefined) return refuse('not_found')
  const file = await fileOf(work, found)
  if (!file.ok) return file
  const { status, reason } = input
  const decided = rules.decide(found, { status, reason }, file.value.gaps)
  if (!decided.ok) return decided
  const transport = { ...decided.value, decidedBy: work.actor.accountId, decidedAt: work.now, updatedAt: work.now }
  await saveTransport(work.db, transport)
  tell(work, transport, 'transport_decided', { status })
  return accept({ ...file.value, transport })
}

export async function cancelTransport(
  work: Work,
  input: Asked<'cancelTransport'>,
): Promise<Result<TransportFile, 'not_found' | 'transport_cancelled'>> {
  const found = await findTransportForUpdate(work.db, input.transportId)
  if (found === undefined) return refuse('not_found')
  const open = rules.change(found, work.now)
  if (!open.ok) return open
  const transport: Transport = {
    ...open.value,
    status: 'CANCELLED',
    reason: input.reason,
    decidedBy: work.actor.accountId,
    decidedAt: work.now,
  }
  await saveTransport(work.db, transport)
  tell(work, transport, 'transport_cancelled')
  return fileOf(work, transport)
}

// ── on the day ──

type BoardingRefusal = rules.BoardingRefusal | 'not_found' | 'list_does_not_pass' | 'already_departed'

/** Who did not come is taken off through the door of movements, and the list frozen again there: one commit, or nothing. */
export async function closeBoarding(work: Work, input: Asked<'closeBoarding'>): Promise<Result<Answer<'closeBoarding'>, BoardingRefusal>> {
  const found = await findTransportForUpdate(work.db, input.transportId)
  if (found === undefined) return refuse('not_found')
  const movement = await getMovement(work, found.movementId)
  if (!movement.ok) return movement
  const onBoard = (await onBoardOf(work, movement.value)).map(({ id }) => id)
  const absent = [...new Set(input.absent)]
  const may = rules.canCloseBoarding(found, movement.value, { absent, onBoard, departsAt: movement.value.startsAt, now: work.now })
  if (!may.ok) return may

  const taken = await takeOffAbsent(work, found.movementId, absent)
  if (!taken.ok) return refuse(taken.refusal === 'not_booked_here' ? 'not_on_board' : taken.refusal)
  const frozen = await freezeManifest(work, { movementId: found.movementId })
  if (!frozen.ok && frozen.refusal !== 'nothing_changed')
    return refuse('list_does_not_pass', { problem: frozen.refusal, count: Number(frozen.details?.count ?? 1) })
  // Everybody came: the list of before is the list.
  const list = frozen.ok ? frozen : await getManifest(work, found.movementId)
  if (!list.ok) return list
  tell(work, found, 'boarding_closed', { absent: taken.value.removed, version: list.value.version })
  const file = await fileOf(work, found)
  return file.ok ? accept({ version: list.value.version, removed: taken.value.removed, totals: list.value.totals, file: file.value }) : file
}

function tell(work: Work, transport: Transport, name: string, facts: Record<string, string | number | boolean> = {}): void {
  const { id, office, compartment, kind, movementId } = transport
  work.record({ name, subject: id, office, compartment, facts: { ...facts, kind, movementId, transportRef: transport.publicRef } })
}
