/** SQL of travel bags and of the chain of hands each went through. That of originals is the people room’s. */
import { z } from 'zod'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { CaseId } from '#domain/cases/words.ts'
import type { MovementId } from '#domain/movements/words.ts'
import { type BagId, BagItem, type CustodyStep, type TravelBag } from '#domain/papers/words.ts'
import type { Db } from '#server/kit/database.ts'
import { newId } from '#server/kit/transaction.ts'

const bagColumns = [
  'id',
  'office',
  'compartment',
  'case_id',
  'movement_id',
  'seal',
  'contents',
  'medical_envelope',
  'sealed_at',
  'sealed_by',
  'holder_kind',
  'holder_name',
  'held_since',
  'received_at',
  'created_at',
  'revision',
  'last_command',
] as const

export async function findBag(db: Db, id: BagId): Promise<TravelBag | undefined> {
  const row = await db.selectFrom('papers_bag').select(bagColumns).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : asBag(row)
}

/** Kept still until the end of the transaction: two hands at once follow one another. */
export async function findBagForUpdate(db: Db, id: BagId): Promise<TravelBag | undefined> {
  const row = await db.selectFrom('papers_bag').select(bagColumns).where('id', '=', id).forUpdate().executeTakeFirst()
  return row === undefined ? undefined : asBag(row)
}

export async function listBagRows(db: Db, caseId: string): Promise<TravelBag[]> {
  const rows = await db
    .selectFrom('papers_bag')
    .select(bagColumns)
    .where('case_id', '=', caseId)
    .orderBy('sealed_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(asBag)
}

/** Of the groups that the desk of an airport serves from one day to another; a group that left the list is served no more. */
export async function listBagsOfGroups(db: Db, airport: string, first: Day, last: Day, earliestOn: Day): Promise<TravelBag[]> {
  const rows = await db
    .selectFrom('papers_bag as b')
    .select(bagColumns.map((name) => `b.${name}` as const))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('transit_group as g')
          .select('g.id')
          .whereRef('g.case_id', '=', 'b.case_id')
          .where('g.airport', '=', airport)
          .where('g.serves_on', '>=', earliestOn)
          .where('g.serves_on', '<=', last)
          .where('g.serves_until', '>=', first)
          .where('g.cancelled_at', 'is', null),
      ),
    )
    .orderBy('b.sealed_at')
    .orderBy('b.id')
    .execute()
  return rows.map(asBag)
}

export async function insertBag(db: Db, bag: TravelBag, command: string): Promise<void> {
  await db
    .insertInto('papers_bag')
    .values({
      id: bag.id,
      office: bag.office,
      compartment: bag.compartment,
      case_id: bag.caseId,
      movement_id: bag.movementId,
      seal: bag.seal,
      contents: JSON.stringify(bag.contents),
      medical_envelope: bag.medicalEnvelope,
      sealed_at: bag.sealedAt,
      sealed_by: bag.sealedBy,
      holder_kind: bag.holderKind,
      holder_name: bag.holderName,
      held_since: bag.heldSince,
      received_at: bag.receivedAt,
      created_at: bag.createdAt,
      revision: bag.revision,
      last_command: command,
    })
    .execute()
}

/** Writes who holds it now, and which command said so: that is how a phone knows its own work again. */
export async function saveHolder(db: Db, bag: TravelBag, command: string): Promise<TravelBag> {
  await db
    .updateTable('papers_bag')
    .set({
      holder_kind: bag.holderKind,
      holder_name: bag.holderName,
      held_since: bag.heldSince,
      received_at: bag.receivedAt,
      revision: bag.revision,
      last_command: command,
    })
    .where('id', '=', bag.id)
    .execute()
  return { ...bag, lastCommand: command as TravelBag['lastCommand'] }
}

export async function insertCustody(db: Db, bag: TravelBag, step: CustodyStep, now: Instant): Promise<void> {
  await db
    .insertInto('papers_custody')
    .values({
      id: newId(),
      bag_id: bag.id,
      office: bag.office,
      compartment: bag.compartment,
      step: step.step,
      from_kind: step.fromKind,
      from_name: step.fromName,
      to_kind: step.toKind,
      to_name: step.toName,
      to_function: step.toFunction,
      seal_intact: step.sealIntact,
      note: step.note,
      drawn: step.drawn,
      done_at: step.doneAt,
      heard_at: now,
      recorded_by: step.recordedBy,
    })
    .execute()
}

/** Every hand of these bags, in order, by bag. */
export async function listCustody(db: Db, bags: readonly BagId[]): Promise<Map<string, CustodyStep[]>> {
  if (bags.length === 0) return new Map()
  const rows = await db
    .selectFrom('papers_custody')
    .select(['bag_id', 'step', 'from_kind', 'from_name', 'to_kind', 'to_name', 'to_function', 'seal_intact', 'note', 'drawn', 'done_at'])
    .select('recorded_by')
    .where('bag_id', 'in', bags)
    .orderBy('bag_id')
    .orderBy('step')
    .execute()
  const steps = new Map<string, CustodyStep[]>(bags.map((id) => [id, []]))
  for (const row of rows)
    steps.get(row.bag_id)!.push({
      step: row.step,
      fromKind: row.from_kind as CustodyStep['fromKind'],
      fromName: row.from_name,
      toKind: row.to_kind as CustodyStep['toKind'],
      toName: row.to_name,
      toFunction: row.to_function,
      sealIntact: row.seal_intact,
      note: row.note,
      drawn: row.drawn,
      doneAt: row.done_at as Instant,
      recordedBy: row.recorded_by as CustodyStep['recordedBy'],
    })
  return steps
}

type BagRow = {
  id: string
  office: number
  compartment: number
  case_id: string
  movement_id: string | null
  seal: string | null
  contents: unknown
  medical_envelope: boolean
  sealed_at: string
  sealed_by: string
  holder_kind: string
  holder_name: string
  held_since: string
  received_at: string | null
  created_at: string
  revision: number
  last_command: string | null
}

function asBag(row: BagRow): TravelBag {
  return {
    id: row.id as BagId,
    office: row.office as TravelBag['office'],
    compartment: row.compartment,
    caseId: row.case_id as CaseId,
    movementId: row.movement_id as MovementId | null,
    seal: row.seal,
    contents: z.array(BagItem).parse(row.contents),
    medicalEnvelope: row.medical_envelope,
    sealedAt: row.sealed_at as Instant,
    sealedBy: row.sealed_by as TravelBag['sealedBy'],
    holderKind: row.holder_kind as TravelBag['holderKind'],
    holderName: row.holder_name,
    heldSince: row.held_since as Instant,
    receivedAt: row.received_at as Instant | null,
    createdAt: row.created_at as Instant,
    revision: row.revision,
    lastCommand: row.last_command as TravelBag['lastCommand'],
  }
}
