/** What the airport desk knows of a generated journey: groups and tasks made by the desk's own rules, done as far as the clock allows. */
import type { CaseId } from '#domain/cases/words.ts'
import type { Day } from '#domain/kit/day.ts'
import type { Manifest, Movement } from '#domain/movements/words.ts'
import { groupsOf, type GroupPlan } from '#domain/transit/group-rules.ts'
import { tasksFor, type TaskPlan } from '#domain/transit/plan-rules.ts'
import { dayOf } from './generated-family.ts'
import { dayMs, iso, type MadeCase, type Making } from './generated-case.ts'

export function writeGroups(making: Making, movement: Movement, manifest: Manifest, cases: readonly MadeCase[]): void {
  const { dice, rows } = making
  const facts = new Map<CaseId, { unaccompaniedMinor: boolean; criticalOn: Day | null }>(
    cases.map((one) => [one.id, { unaccompaniedMinor: false, criticalOn: dayOf(one.departMs + 20 * dayMs) }]),
  )
  for (const group of groupsOf(movement, manifest, facts, cases[0]!.office.airports)) {
    const id = dice.id(Date.parse(manifest.frozenAt))
    rows.add('transit_group', {
      id,
      office: group.office,
      compartment: group.compartment,
      airport: group.airport,
      zone: group.zone,
      serves_on: group.servesOn,
      serves_until: group.servesUntil,
      passage: group.passage,
      movement_id: group.movementId,
      movement_type: group.movementType,
      manifest_version: group.manifestVersion,
      case_id: group.caseId,
      case_ref: group.caseRef,
      lead_name: group.leadName,
      head_count: group.headCount,
      adults: group.adults,
      children: group.children,
      infants: group.infants,
      languages: group.languages,
      ssr: group.ssr,
      unaccompanied_minor: group.unaccompaniedMinor,
      inbound: group.inbound === null ? null : JSON.stringify(group.inbound),
      outbound: group.outbound === null ? null : JSON.stringify(group.outbound),
      connection: group.connection === null ? null : JSON.stringify(group.connection),
      handover_party: group.handoverParty,
      travel_before: group.travelBefore,
      cancelled_at: null,
      updated_at: manifest.frozenAt,
    })
    for (const task of tasksFor(group)) writeTask(making, id, group, task, manifest.frozenAt)
  }
}

const counted = ['MEET_AT_AIRCRAFT', 'TRANSFER_GATE', 'HANDOVER_NGO', 'HANDOVER_FAMILY']

function writeTask({ dice, rows, nowMs, staffOf }: Making, groupId: string, group: GroupPlan, task: TaskPlan, madeAt: string): void {
  const staff = staffOf(group.office)
  const dueMs = Date.parse(task.dueAt ?? group.inbound?.arrivesAt ?? group.outbound!.departsAt)
  const done = dueMs <= nowMs
  const handOver = done && task.kind.startsWith('HANDOVER')
  const event = dice.id(dueMs)
  rows.add('transit_task', {
    id: dice.id(Date.parse(madeAt)),
    group_id: groupId,
    office: group.office,
    compartment: group.compartment,
    kind: task.kind,
    due_at: task.dueAt,
    notice_by: task.noticeBy,
    expected: task.expected,
    counted: done && counted.includes(task.kind) ? task.expected : null,
    state: done ? 'DONE' : dice.chance(0.5) ? 'ASSIGNED' : 'PLANNED',
    assignee: dice.pick(staff),
    done_at: done ? iso(dueMs) : null,
    done_by: done ? dice.pick(staff) : null,
    receiver_name: handOver ? 'Réception-Exemple' : null,
    receiver_organisation: handOver && task.kind === 'HANDOVER_NGO' ? 'Association Exemple' : null,
    receiver_id_kind: handOver ? 'PROFESSIONAL_CARD' : null,
    note: null,
    created_at: madeAt,
    revision: done ? 2 : 1,
    last_command: null,
    updated_at: done ? iso(dueMs) : madeAt,
  })
  if (!done || !counted.includes(task.kind)) return
  rows.add('kit_event', {
    id: event,
    office: group.office,
    compartment: group.compartment,
    at: iso(dueMs),
    account: dice.pick(staff),
    command: null,
    name: handOver ? 'hand_over_recorded' : 'head_count_recorded',
    subject: groupId,
    case_id: group.caseId,
    facts: JSON.stringify({ kind: task.kind, airport: group.airport, counted: task.expected }),
  })
}
