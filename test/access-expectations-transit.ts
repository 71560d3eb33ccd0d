// Who may do what at the airport desk: tasks, mishaps to their end, shifts, news of flights, and with devices. Read beside access-expectations.ts.
import type { Role } from '#domain/access/roles.ts'
import type { Expectation } from './access-expectations.ts'

const boardReaders: readonly Role[] = ['MOVEMENT_AGENT', 'TRANSIT_AGENT', 'TRANSIT_SUPERVISOR', 'AUDITOR']
const airside: readonly Role[] = ['TRANSIT_AGENT', 'TRANSIT_SUPERVISOR']
const supervisor: readonly Role[] = ['TRANSIT_SUPERVISOR']
/** domain.md 1.13, "notify": whoever may be told of a mishap. */
const told: readonly Role[] = [
  'MOVEMENT_AGENT',
  'TRANSIT_AGENT',
  'TRANSIT_SUPERVISOR',
  'COUNSELLOR',
  'CASE_SUPERVISOR',
  'PROTECTION_OFFICER',
  'MEDICAL',
]
/** Who reads figures. */
const counters: readonly Role[] = [
  'MOVEMENT_AGENT',
  'TRANSIT_SUPERVISOR',
  'CASE_SUPERVISOR',
  'REINTEGRATION_OFFICER',
  'PROJECT_MANAGER',
  'FINANCE',
  'MONITORING_EVALUATION',
  'AUDITOR',
]
const today = new Date().toISOString().slice(0, 10)
const now = (): string => new Date(Date.now() - 1000).toISOString()

export const transitExpectations: Record<string, Expectation> = {
  'transit.get_board': { who: boardReaders, input: (w) => ({ airport: w.airport, day: w.flightOn }), shows: (w) => w.group },
  'transit.get_shift': { who: boardReaders, input: (w) => ({ airport: w.airport }) },
  'transit.get_task': { who: boardReaders, on: 'task', input: (w) => ({ taskId: w.task }) },
  'transit.list_care': { who: airside, input: (w) => ({ airport: w.airport, day: w.flightOn }), shows: (w) => w.person },
  'transit.assign_task': { who: airside, on: 'task', input: (w) => ({ taskId: w.task, seenRevision: 1, doneAt: now(), assignee: null }) },
  'transit.record_head_count': { who: airside, on: 'task', input: (w) => ({ taskId: w.task, seenRevision: 1, doneAt: now(), counted: 2 }) },
  'transit.finish_task': { who: airside, on: 'task', input: (w) => ({ taskId: w.task, seenRevision: 1, doneAt: now() }) },
  'transit.record_hand_over': {
    who: airside,
    on: 'task',
    input: (w) => ({
      taskId: w.task,
      seenRevision: 1,
      doneAt: now(),
      counted: 2,
      receiverName: 'Rita Relais-Exemple',
      receiverIdKind: 'PASSPORT',
    }),
  },
  'transit.open_mishap': {
    who: airside,
    on: 'group',
    input: (w) => ({ groupId: w.group, code: 'DELAY', severity: 1, persons: 1, doneAt: now() }),
  },
  'transit.acknowledge_mishap': { who: ['TRANSIT_SUPERVISOR'], on: 'mishap', input: (w) => ({ mishapId: w.mishap, doneAt: now() }) },
  'transit.tick_mishap_step': { who: airside, on: 'mishap', input: (w) => ({ mishapId: w.mishap, doneAt: now(), step: 'HOTEL' }) },
  'transit.close_mishap': {
    who: ['TRANSIT_SUPERVISOR'],
    on: 'mishap',
    input: (w) => ({ mishapId: w.mishap, doneAt: now(), closingNote: 'Rebooked together' }),
  },
  'transit.write_shift_note': { who: airside, input: (w) => ({ airport: w.airport, on: today, text: 'All met', doneAt: now() }) },
  'transit.list_shift_notes': { who: boardReaders, input: (w) => ({ airport: w.airport }) },
  'transit.monthly_figures': { who: counters, input: (w) => ({ airport: w.airport }) },
  'transit.get_mishap': { who: boardReaders, on: 'mishap', input: (w) => ({ mishapId: w.mishap }) },
  'transit.describe_mishap': { who: airside, on: 'mishap', input: (w) => ({ mishapId: w.mishap, doneAt: now(), delayMinutes: 90 }) },
  'transit.add_mishap_cost': {
    who: airside,
    on: 'mishap',
    input: (w) => ({
      id: w.consent,
      mishapId: w.mishap,
      nature: 'MEALS',
      minor: 1500,
      currency: 'EUR',
      paidBy: 'OFFICE',
      spentOn: today,
    }),
  },
  'transit.cancel_mishap_cost': { who: airside, on: 'mishapCost', input: (w) => ({ costId: w.mishapCost }) },
  'transit.work_out_claim': { who: boardReaders, on: 'mishap', input: (w) => ({ mishapId: w.mishap }) },
  'transit.send_claim': { who: supervisor, on: 'mishap', input: (w) => ({ mishapId: w.mishap }) },
  'transit.settle_claim': { who: supervisor, on: 'mishap', input: (w) => ({ mishapId: w.mishap, status: 'PAID' }) },
  'transit.list_told': { who: told, input: () => ({ limit: '200' }), shows: (w) => w.told },
  'transit.acknowledge_told': { who: told, on: 'told', input: (w) => ({ toldId: w.told }) },
  'transit.plan_shift': {
    who: supervisor,
    input: (w) => ({ airport: w.airport, on: today, from: '06:00', until: '14:00', agents: [w.account] }),
  },
  // A shift and a device are nobody's file: they have no compartment. Another office's are tested in their rooms.
  'transit.cancel_shift': { who: supervisor, input: (w) => ({ shiftId: w.shift }) },
  'transit.close_shift': {
    who: airside,
    input: (w) => ({ shiftId: w.shift, noteId: w.consent, text: 'All met', doneAt: now() }),
  },
  'transit.list_days': { who: boardReaders, input: (w) => ({ airport: w.airport }) },
  'transit.take_flight_news': { who: airside, on: 'file', input: (w) => ({ airport: 'CDG', fileId: w.file }) },
  'transit.list_flight_news': { who: boardReaders, input: (w) => ({ airport: w.airport }) },
  'access.list_devices': { who: ['OFFICE_ADMIN'], input: () => ({ limit: '200' }), shows: (w) => w.device },
  'access.mark_device_lost': { who: ['OFFICE_ADMIN'], input: (w) => ({ deviceId: w.device }) },
}
