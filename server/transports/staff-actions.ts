/** Who works on a transport, what was answered before leaving, and the State that asked for an evacuation. */
import type { InputOf } from '#domain/kit/contract.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { isAirCrew } from '#domain/transports/charter-rules.ts'
import type * as contracts from '#domain/transports/contract.ts'
import type { TransportFile } from '#domain/transports/contract.ts'
import { checkItems } from '#domain/transports/rules.ts'
import type { Duty, TransportKind } from '#domain/transports/words.ts'
import { findCountry } from '#packs/places/countries.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { change } from './actions.ts'
import { listVehicles } from './convoy-store.ts'
import { limitsToday } from './reading.ts'
import { deleteStaff, insertCheck, insertStateRequest, saveStaff } from './staff-store.ts'
import { recount } from './vessel-actions.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>
type Always = 'not_found' | 'transport_cancelled'

/** No pilot on a ship, no driver in an aircraft; teams go with all of them. */
const dutiesOf: Record<TransportKind, readonly Duty[]> = {
  CHARTER: ['PILOT', 'CABIN', 'MEDICAL', 'SECURITY'],
  VESSEL: ['MASTER', 'SEAFARER', 'MEDICAL', 'SECURITY'],
  CONVOY: ['DRIVER', 'MEDICAL', 'SECURITY'],
}

type StaffAnswer = Always | 'document_incomplete' | 'vehicle_unknown' | 'duty_of_another_kind' | 'more_people_than_life_saving' | 'id_taken'

export async function recordStaff(work: Work, input: Asked<'recordStaff'>): Promise<Result<TransportFile, StaffAnswer>> {
  const { transportId, ...staff } = input
  return change(work, {
    transportId,
    event: 'staff_recorded',
    facts: { duty: staff.duty },
    write: async (transport) => {
      if (!dutiesOf[transport.kind].includes(staff.duty)) return refuse('duty_of_another_kind')
      if ((staff.docType === null) !== (staff.docNumber === null)) return refuse('document_incomplete')
      if (staff.vehicleId !== null && !(await listVehicles(work.db, transport.id)).some(({ id }) => id === staff.vehicleId))
        return refuse('vehicle_unknown')
      try {
        await saveStaff(work.db, transport, staff, work.now)
      } catch (error) {
        if (brokeConstraint(error, 'transports_staff_pkey')) return refuse('id_taken')
        throw error
      }
      return isAirCrew(staff) ? accept(true) : recount(work, transport)
    },
  })
}

export async function removeStaff(work: Work, input: Asked<'removeStaff'>): Promise<Result<TransportFile, Always>> {
  return change(work, {
    transportId: input.transportId,
    event: 'staff_removed',
    write: async (transport) => {
      if (!(await deleteStaff(work.db, transport.id, input.staffId))) return refuse('not_found')
      // One fewer is never too many.
      await recount(work, transport)
      return accept(true)
    },
  })
}

export async function answerCheck(
  work: Work,
  input: Asked<'answerCheck'>,
): Promise<Result<TransportFile, Always | 'check_of_another_kind' | 'reason_missing'>> {
  const { transportId, item, answer, note } = input
  return change(work, {
    transportId,
    event: 'check_answered',
    facts: { item, answer },
    write: async (transport) => {
      if (!checkItems[transport.kind].includes(item)) return refuse('check_of_another_kind')
      if (answer !== 'YES' && note === null) return refuse('reason_missing')
      const check = { item, answer, note, answeredBy: work.actor.accountId, answeredAt: work.now }
      await insertCheck(work.db, transport, newId(), check)
      return accept(true)
    },
  })
}

export async function recordStateRequest(
  work: Work,
  input: Asked<'recordStateRequest'>,
): Promise<Result<TransportFile, Always | 'in_the_future' | 'unknown_country'>> {
  const { transportId, ...request } = input
  return change(work, {
    transportId,
    event: 'state_request_recorded',
    facts: { state: request.state },
    write: async (transport) => {
      const { today } = await limitsToday(work, transport.office)
      if (request.askedOn > today) return refuse('in_the_future')
      if (findCountry(request.state) === undefined) return refuse('unknown_country', { country: request.state })
      await insertStateRequest(work.db, transport, newId(), { ...request, recordedAt: work.now }, work.actor.accountId)
      return accept(true)
    },
  })
}
