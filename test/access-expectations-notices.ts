// Who may do what with movement notices, as their sender and as an office that was told. Read beside access-expectations.ts.
import type { Role } from '#domain/access/roles.ts'
import type { Expectation } from './access-expectations.ts'

const readers: readonly Role[] = ['MOVEMENT_AGENT', 'TRAVEL_BOOKER', 'AUDITOR']
const senders: readonly Role[] = ['MOVEMENT_AGENT']
const receivers: readonly Role[] = ['MOVEMENT_AGENT', 'TRANSIT_AGENT', 'TRANSIT_SUPERVISOR', 'TRAVEL_BOOKER', 'REINTEGRATION_OFFICER']
const hash = 'a'.repeat(64)

export const noticesExpectations: Record<string, Expectation> = {
  'notices.list': { who: readers, input: () => ({ limit: '200' }), shows: (w) => w.movement },
  'notices.get': { who: readers, on: 'movement', input: (w) => ({ movementId: w.movement }) },
  'notices.pdf': { who: readers, on: 'notice', input: (w) => ({ versionId: w.noticeVersion }) },
  'notices.text': { who: readers, on: 'notice', input: (w) => ({ versionId: w.noticeVersion }) },
  'notices.send': {
    who: senders,
    on: 'movement',
    input: (w) => ({ movementId: w.movement, draftSha256: hash, recipients: [{ role: 'DESTINATION', organisation: 'Réception-Exemple' }] }),
  },
  'notices.record_answer': {
    who: senders,
    on: 'recipient',
    input: (w) => ({ recipientId: w.recipient, how: 'Permanence, par téléphone' }),
  },
  'notices.list_received': { who: receivers, input: () => ({ show: 'ALL', limit: '200' }), shows: (w) => w.received },
  'notices.get_received': { who: receivers, on: 'received', input: (w) => ({ receivedId: w.received }) },
  'notices.acknowledge': { who: receivers, on: 'received', input: (w) => ({ receivedId: w.received, sha256: hash }) },
}
