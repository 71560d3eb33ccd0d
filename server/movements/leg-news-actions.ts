/** News of a leg: new hours, or that it left, landed or does not fly. News of a flight are for every journey that is on it. */
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { minutesBetween } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/movements/contract.ts'
import { existing } from '#domain/movements/rules.ts'
import type { Leg, Movement } from '#domain/movements/words.ts'
import type { Work } from '#server/kit/transaction.ts'
import { readWhole } from './actions.ts'
import { findLeg, listLegs, listLegsLike, setLegTimes } from './leg-store.ts'
import { findMovement } from './store.ts'

type News = InputOf<typeof contracts.recordLegTimes>
type TimesRefusal = 'not_found' | 'nothing_said' | 'local_time_does_not_exist' | 'leg_ends_before_it_begins' | 'movement_closed'

/** Later than this is a delay worth a colour of its own. */
const delayMinutes = 15

/**
 * What somebody says of a flight reaches every journey on it that they may see: nobody types it again for each family. A sealed journey hears
 * it from somebody who may see it. The journey that was named is answered.
 */
export async function recordLegTimes(work: Work, input: News): Promise<Result<OutputOf<typeof contracts.recordLegTimes>, TimesRefusal>> {
  const named = await findLeg(work.db, input.legId)
  if (named === undefined) return refuse('not_found')
  // In one order whoever speaks first: of two who tell of one flight at once, neither waits for the other for ever.
  const legs = [named, ...(await listLegsLike(work.db, named))].toSorted((a, b) => (a.movementId < b.movementId ? -1 : 1))
  for (const leg of legs) await findMovement(work.db, leg.movementId, true)
  const told = await recordTimesOfOne(work, input)
  if (!told.ok) return told
  let others = 0
  for (const leg of legs) {
    if (leg.id === named.id) continue
    // Of another journey the hours may have been planned otherwise, so that what was said cannot be true of it: it is left as it was.
    if ((await recordTimesOfOne(work, { ...input, legId: leg.id })).ok) others += 1
  }
  return accept({ movementId: told.value.movement.id, leg: told.value.leg, connections: told.value.movement.connections, others })
}

/** For whoever tells each journey by itself: a feed that judges leg by leg, a plan that is booked when the news are known. */
export async function recordTimesOfOne(work: Work, input: News): Promise<Result<{ movement: Movement; leg: Leg }, TimesRefusal>> {
  const found = await findLeg(work.db, input.legId)
  const row = found === undefined ? undefined : await findMovement(work.db, found.movementId, true)
  if (row === undefined) return refuse('not_found')
  if (row.status === 'CANCELLED') return refuse('movement_closed', { status: row.status })
  if (input.expectedDepartsLocal === undefined && input.expectedArrivesLocal === undefined && input.status === undefined)
    return refuse('nothing_said')
  const before = (await listLegs(work.db, [row.id])).find((leg) => leg.id === input.legId)!
  const expectedDepartsAt =
    input.expectedDepartsLocal === undefined ? before.expectedDepartsAt : existing(input.expectedDepartsLocal, before.fromZone)
  const expectedArrivesAt =
    input.expectedArrivesLocal === undefined ? before.expectedArrivesAt : existing(input.expectedArrivesLocal, before.toZone)
  if (expectedDepartsAt === undefined || expectedArrivesAt === undefined)
    return refuse('local_time_does_not_exist', {
      leg: before.seq,
      time: (expectedDepartsAt === undefined ? input.expectedDepartsLocal : input.expectedArrivesLocal) ?? '',
    })
  if ((expectedArrivesAt ?? before.arrivesAt) <= (expectedDepartsAt ?? before.departsAt) && expectedArrivesAt !== null)
    return refuse('leg_ends_before_it_begins', { leg: before.seq })

  const late = Math.max(
    minutesBetween(before.departsAt, expectedDepartsAt ?? before.departsAt),
    minutesBetween(before.arrivesAt, expectedArrivesAt ?? before.arrivesAt),
  )
  const onTime =
    before.status === 'SCHEDULED' || before.status === 'DELAYED' ? (late >= delayMinutes ? 'DELAYED' : 'SCHEDULED') : before.status
  await setLegTimes(work.db, { id: before.id, expectedDepartsAt, expectedArrivesAt, status: input.status ?? onTime })
  const movement = await readWhole(work, row)
  const leg = movement.legs.find(({ id }) => id === input.legId)!
  const colours = movement.connections.map(({ colour }) => colour)
  const worst = colours.includes('RED') ? 'RED' : colours.includes('AMBER') ? 'AMBER' : colours.length > 0 ? 'GREEN' : null
  work.record({
    name: 'leg_times_recorded',
    subject: row.id,
    office: row.office,
    compartment: row.compartment,
    facts: { legId: leg.id, seq: leg.seq, flight: leg.number, status: leg.status, lateMinutes: late, colour: worst },
  })
  return accept({ movement, leg })
}
