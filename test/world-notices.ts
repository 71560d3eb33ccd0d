// The movement notice of a world: its number, a version, who was told, and the copy that an office holds.
import { newId } from '#server/kit/transaction.ts'
import type { Insert, World } from './world-words.ts'

/** The journey was told to somebody outside, and its own office holds a copy. */
export async function notices(insert: Insert, world: World, now: string, departs: Date): Promise<void> {
  const number = `ABN-${world.caseRef.slice(4)}`
  const office = world.airport === 'CDG' ? 1 : 2
  const leg = {
    seq: 1,
    number: world.flight,
    fromPlace: world.airport,
    fromTerminal: null,
    departsAt: departs.toISOString(),
    fromZone: 'Europe/Paris',
    toPlace: 'IST',
    toTerminal: null,
    arrivesAt: new Date(departs.getTime() + 7 * 3_600_000).toISOString(),
    toZone: 'Europe/Istanbul',
  }
  const said = {
    kind: 'NEW',
    version: 1,
    content: JSON.stringify({
      movementRef: `MOV-${world.caseRef.slice(4)}`,
      movementType: 'AVRR',
      programmes: ['ARER'],
      caseRefs: [world.caseRef],
      pax: { adults: 1, children: 0, infants: 0, total: 1 },
      legs: [leg],
      transits: [],
      needs: [],
      languages: [],
      escorts: [],
      bagsPieces: 1,
      bagsKg: 20,
      papers: [],
      receivers: [],
      remarks: '',
    }),
    sha256: 'a'.repeat(64),
    sent_at: now,
    acknowledge_by: new Date(departs.getTime() - 72 * 3_600_000).toISOString(),
  }
  await insert('notices_notice', {
    id: world.notice,
    movement_id: world.movement,
    number,
    due: 'UPDATE',
    departs_at: departs.toISOString(),
    updated_at: now,
  })
  await insert('notices_version', { id: world.noticeVersion, notice_id: world.notice, sent_by: world.account, ...said })
  await insert('notices_recipient', {
    id: world.recipient,
    version_id: world.noticeVersion,
    role: 'DESTINATION',
    organisation: 'Réception-Exemple',
    acknowledge_by: said.acknowledge_by,
    is_newest: true,
  })
  const told = newId()
  await insert('notices_recipient', {
    id: told,
    version_id: world.noticeVersion,
    role: 'TRANSIT_DESK',
    to_office: office,
    acknowledge_by: said.acknowledge_by,
    is_newest: true,
  })
  await insert('notices_received', {
    id: world.received,
    recipient_id: told,
    version_id: world.noticeVersion,
    from_office: office,
    number,
    role: 'TRANSIT_DESK',
    is_newest: true,
    ...said,
  })
}
