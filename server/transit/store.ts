/** SQL of groups and their tasks. Mishaps are in mishap-store.ts, what is only read in board-store.ts. */
import { sql } from 'kysely'
import type { Day, Instant, TimeZone } from '#domain/kit/day.ts'
import type { AirportCode } from '#domain/kit/place.ts'
import type { GroupPlan } from '#domain/transit/group-rules.ts'
import type { TaskPlan } from '#domain/transit/plan-rules.ts'
import type { Flight, GroupConnection, GroupId, ReceiverIdKind, TaskId, TransitGroup, TransitTask } from '#domain/transit/words.ts'
import type { Db } from '#server/kit/database.ts'
import { newId } from '#server/kit/transaction.ts'

/** The task and its group, kept still until the end of the transaction: two steps sent at once follow one another. */
export async function findTaskForUpdate(db: Db, taskId: TaskId): Promise<{ task: TransitTask; group: TransitGroup } | undefined> {
  const row = await db.selectFrom('transit_task').select(taskColumns).where('id', '=', taskId).forUpdate().executeTakeFirst()
  if (row === undefined) return undefined
  return { task: presentTask(row), group: await getGroup(db, row.group_id) }
}

export async function findTask(db: Db, taskId: TaskId): Promise<{ task: TransitTask; group: TransitGroup } | undefined> {
  const row = await db.selectFrom('transit_task').select(taskColumns).where('id', '=', taskId).executeTakeFirst()
  return row === undefined ? undefined : { task: presentTask(row), group: await getGroup(db, row.group_id) }
}

export async function findGroup(db: Db, groupId: string): Promise<TransitGroup | undefined> {
  const row = await db.selectFrom('transit_group').select(groupColumns).select(tokensOfGroup).where('id', '=', groupId).executeTakeFirst()
  return row === undefined ? undefined : presentGroup(row)
}

export async function getGroup(db: Db, groupId: string): Promise<TransitGroup> {
  return presentGroup(
    await db.selectFrom('transit_group').select(groupColumns).select(tokensOfGroup).where('id', '=', groupId).executeTakeFirstOrThrow(),
  )
}

/** The groups of a movement, kept still: two manifests frozen at once are worked off one after the other. */
export async function listGroupsForUpdate(db: Db, movementId: string): Promise<TransitGroup[]> {
  const rows = await db
    .selectFrom('transit_group')
    .select(groupColumns)
    .select(tokensOfGroup)
    .where('movement_id', '=', movementId)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(presentGroup)
}

/** Nobody stays longer than this in transit; a group of an earlier day is not looked for. */
export const longestStayDays = 3

/** Groups with something to do at the airport on that local day, also those who came the evening before. */
export async function listGroupsOn(db: Db, airport: string, day: Day, earliestOn: Day): Promise<TransitGroup[]> {
  return listGroupsBetween(db, airport, day, day, earliestOn)
}

export async function listGroupsBetween(db: Db, airport: string, first: Day, last: Day, earliestOn: Day): Promise<TransitGroup[]> {
  const rows = await db
    .selectFrom('transit_group')
    .select(groupColumns)
    .select(tokensOfGroup)
    .where('airport', '=', airport)
    .where('serves_on', '>=', earliestOn)
    .where('serves_on', '<=', last)
    .where('serves_until', '>=', first)
    .orderBy('serves_on')
    .orderBy('id')
    .execute()
  return rows.map(presentGroup)
}

export async function listTasks(db: Db, groupIds: readonly string[]): Promise<TransitTask[]> {
  if (groupIds.length === 0) return []
  const rows = await db
    .selectFrom('transit_task')
    .select(taskColumns)
    .where(sql<boolean>`group_id = any(${groupIds}::uuid[])`)
    .execute()
  return rows.map(presentTask)
}

/** Writes a task as the rules left it, and which command did so: that is how a phone knows its own work again. */
export async function saveTask(db: Db, task: TransitTask, command: string, now: Instant): Promise<TransitTask> {
  await db
    .updateTable('transit_task')
    .set({
      due_at: task.dueAt,
      notice_by: task.noticeBy,
      expected: task.expected,
      counted: task.counted,
      state: task.state,
      assignee: task.assignee,
      done_at: task.doneAt,
      done_by: task.doneBy,
      receiver_name: task.handOver?.receiverName ?? null,
      receiver_organisation: task.handOver?.receiverOrganisation ?? null,
      receiver_id_kind: task.handOver?.receiverIdKind ?? null,
      note: task.note,
      revision: task.revision,
      last_command: command,
      updated_at: now,
    })
    .where('id', '=', task.id)
    .execute()
  return { ...task, lastCommand: command }
}

export async function insertTasks(db: Db, group: TransitGroup, plans: readonly TaskPlan[], command: string, now: Instant): Promise<void> {
  if (plans.length === 0) return
  await db
    .insertInto('transit_task')
    .values(
      plans.map((plan) => ({
        id: newId(),
        group_id: group.id,
        office: group.office,
        compartment: group.compartment,
        kind: plan.kind,
        due_at: plan.dueAt,
        notice_by: plan.noticeBy,
        expected: plan.expected,
        state: 'PLANNED',
        created_at: now,
        last_command: command,
        updated_at: now,
      })),
    )
    .execute()
}

export async function insertGroup(db: Db, plan: GroupPlan, now: Instant): Promise<TransitGroup> {
  const id = newId() as GroupId
  await db
    .insertInto('transit_group')
    .values({
      id,
      office: plan.office,
      compartment: plan.compartment,
      movement_id: plan.movementId,
      case_id: plan.caseId,
      airport: plan.airport,
      ...changing(plan, null, now),
    })
    .execute()
  return { ...plan, id, cancelledAt: null, tokens: [] }
}

export async function saveGroup(db: Db, group: TransitGroup, now: Instant): Promise<void> {
  await db
    .updateTable('transit_group')
    .set(changing(group, group.cancelledAt, now))
    .where('id', '=', group.id)
    .execute()
}

/** The columns that a newer manifest may change. */
function changing(plan: GroupPlan, cancelledAt: Instant | null, now: Instant) {
  return {
    zone: plan.zone,
    serves_on: plan.servesOn,
    serves_until: plan.servesUntil,
    passage: plan.passage,
    movement_type: plan.movementType,
    manifest_version: plan.manifestVersion,
    case_ref: plan.caseRef,
    lead_name: plan.leadName,
    head_count: plan.headCount,
    adults: plan.adults,
    children: plan.children,
    infants: plan.infants,
    languages: plan.languages,
    ssr: plan.ssr,
    wheelchairs: plan.wheelchairs,
    stretchers: plan.stretchers,
    unaccompanied_minor: plan.unaccompaniedMinor,
    inbound: plan.inbound === null ? null : JSON.stringify(plan.inbound),
    outbound: plan.outbound === null ? null : JSON.stringify(plan.outbound),
    connection: plan.connection === null ? null : JSON.stringify(plan.connection),
    handover_party: plan.handoverParty,
    travel_before: plan.travelBefore,
    cancelled_at: cancelledAt,
    updated_at: now,
  }
}

const groupColumns = [
  'id',
  'office',
  'compartment',
  'airport',
  'zone',
  'serves_on',
  'serves_until',
  'passage',
  'movement_id',
  'movement_type',
  'manifest_version',
  'case_id',
  'case_ref',
  'lead_name',
  'head_count',
  'adults',
  'children',
  'infants',
  'languages',
  'ssr',
  'wheelchairs',
  'stretchers',
  'unaccompanied_minor',
  'inbound',
  'outbound',
  'connection',
  'handover_party',
  'travel_before',
  'cancelled_at',
] as const

const taskColumns = [
  'id',
  'group_id',
  'kind',
  'due_at',
  'notice_by',
  'expected',
  'counted',
  'state',
  'assignee',
  'done_at',
  'done_by',
  'receiver_name',
  'receiver_organisation',
  'receiver_id_kind',
  'note',
  'created_at',
  'revision',
  'last_command',
] as const

/** Of the case on this movement, newest list first. */
const tokensOfGroup = sql<
  TransitGroup['tokens']
>`coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'version', k.version) order by k.version desc)
  from transit_token k where k.movement_id = transit_group.movement_id and k.case_id = transit_group.case_id), '[]')`.as('tokens')

type GroupRow = { [Column in (typeof groupColumns)[number] | 'tokens']: unknown }
type TaskRow = { [Column in (typeof taskColumns)[number]]: unknown }

function presentGroup(row: GroupRow): TransitGroup {
  return {
    id: row.id as GroupId,
    office: row.office as number,
    compartment: row.compartment as number,
    airport: row.airport as AirportCode,
    zone: row.zone as TimeZone,
    servesOn: row.serves_on as Day,
    servesUntil: row.serves_until as Day,
    passage: row.passage as TransitGroup['passage'],
    movementId: row.movement_id as TransitGroup['movementId'],
    movementType: row.movement_type as TransitGroup['movementType'],
    manifestVersion: row.manifest_version as number,
    caseId: row.case_id as TransitGroup['caseId'],
    caseRef: row.case_ref as string,
    leadName: row.lead_name as string,
    headCount: row.head_count as number,
    adults: row.adults as number,
    children: row.children as number,
    infants: row.infants as number,
    languages: row.languages as string[],
    ssr: row.ssr as string[],
    wheelchairs: row.wheelchairs as number,
    stretchers: row.stretchers as number,
    unaccompaniedMinor: row.unaccompanied_minor as boolean,
    inbound: row.inbound as Flight | null,
    outbound: row.outbound as Flight | null,
    connection: row.connection as GroupConnection | null,
    handoverParty: row.handover_party as string | null,
    travelBefore: row.travel_before as Day | null,
    cancelledAt: row.cancelled_at as Instant | null,
    tokens: row.tokens as TransitGroup['tokens'],
  }
}

function presentTask(row: TaskRow): TransitTask {
  const handOver =
    row.receiver_name === null
      ? null
      : {
          receiverName: row.receiver_name as string,
          receiverOrganisation: row.receiver_organisation as string | null,
          receiverIdKind: row.receiver_id_kind as ReceiverIdKind,
        }
  return {
    id: row.id as TaskId,
    groupId: row.group_id as GroupId,
    kind: row.kind as TransitTask['kind'],
    dueAt: row.due_at as Instant | null,
    noticeBy: row.notice_by as Instant | null,
    expected: row.expected as number,
    counted: row.counted as number | null,
    state: row.state as TransitTask['state'],
    assignee: row.assignee as TransitTask['assignee'],
    doneAt: row.done_at as Instant | null,
    doneBy: row.done_by as TransitTask['doneBy'],
    handOver,
    note: row.note as string | null,
    createdAt: row.created_at as Instant,
    revision: row.revision as number,
    lastCommand: row.last_command as string | null,
  }
}
