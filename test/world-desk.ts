// What follows a mishap of a world, the shift of its airport and a colleague's device.
import { newId } from '#server/kit/transaction.ts'
import type { Insert, World } from './world-words.ts'

const worked = {
  reason: 'OWED',
  from: 'CDG',
  to: 'IST',
  distanceKm: 2232,
  delayMinutes: 240,
  persons: 1,
  perPersonMinor: 40_000,
  totalMinor: 40_000,
  currency: 'EUR',
  termsFrom: '2005-02-17',
  source: 'test',
  toBeChecked: false,
}

/** Who was told of the mishap and what it cost; the shift of the airport and a colleague's device, which are nobody's file. */
export async function desk(insert: Insert, world: World, now: string, departs: Date): Promise<void> {
  await insert('transit_told', {
    id: world.told,
    mishap_id: world.mishap,
    party: 'TRANSIT_DESK',
    roles: ['MOVEMENT_AGENT', 'TRANSIT_AGENT', 'TRANSIT_SUPERVISOR', 'COUNSELLOR', 'CASE_SUPERVISOR', 'PROTECTION_OFFICER', 'MEDICAL'],
    told_at: now,
    mail: 'NONE',
  })
  await insert('transit_mishap_cost', {
    id: world.mishapCost,
    mishap_id: world.mishap,
    nature: 'HOTEL',
    minor: 9000,
    currency: 'EUR',
    paid_by: 'OFFICE',
    spent_on: now.slice(0, 10),
    note: world.familyName,
    added_at: now,
    added_by: world.account,
  })
  await insert('transit_claim', {
    id: newId(),
    mishap_id: world.mishap,
    worked_out: JSON.stringify(worked),
    minor: worked.totalMinor,
    currency: worked.currency,
    status: 'SENT',
    claimed_at: now,
    claimed_by: world.account,
  })
  await insert('transit_shift', {
    id: world.shift,
    compartment: 0,
    airport: world.airport,
    starts_at: departs.toISOString(),
    ends_at: new Date(departs.getTime() + 8 * 3_600_000).toISOString(),
    agents: [world.account],
    planned_at: now,
    planned_by: world.account,
  })
  await insert('access_device', {
    id: world.device,
    compartment: 0,
    device: newId(),
    account: world.account,
    name: 'Chrome · Android',
    first_seen_at: now,
    seen_at: now,
  })
}
