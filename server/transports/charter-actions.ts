/** Charters: the aircraft and its terms, and the permits. */
import type { InputOf } from '#domain/kit/contract.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/transports/charter-contract.ts'
import { type CharterRefusal, checkCharter } from '#domain/transports/charter-rules.ts'
import { Charter } from '#domain/transports/charter-words.ts'
import type { TransportFile } from '#domain/transports/contract.ts'
import type { Transport } from '#domain/transports/words.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import type { Work } from '#server/kit/transaction.ts'
import { asSeen, change, plan } from './actions.ts'
import { deletePermit, insertCharter, savePermit, updateCharter } from './charter-store.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>

export async function planCharter(work: Work, input: Asked<'planCharter'>) {
  return plan(work, 'CHARTER', input, (transport) => write(work, transport, input, insertCharter))
}

export async function changeCharter(work: Work, input: Asked<'changeCharter'>) {
  const { transportId, seenAt, operator } = input
  return change(work, {
    transportId,
    operator,
    event: 'charter_changed',
    write: (transport) => asSeen(transport, 'CHARTER', seenAt, () => write(work, transport, input, updateCharter)),
  })
}

async function write(work: Work, transport: Transport, input: Charter, save: typeof insertCharter): Promise<Result<true, CharterRefusal>> {
  // Only what a charter is made of: the rest of the input says which one is meant.
  const charter = Charter.parse(input)
  const checked = checkCharter(charter)
  if (checked.ok) await save(work.db, transport, charter)
  return checked
}

type PermitRefusal = 'not_found' | 'transport_cancelled' | 'not_a_charter' | 'permit_without_reference' | 'window_backwards' | 'id_taken'

export async function recordPermit(work: Work, input: Asked<'recordPermit'>): Promise<Result<TransportFile, PermitRefusal>> {
  const { transportId, ...permit } = input
  return change(work, {
    transportId,
    event: 'permit_recorded',
    facts: { permit: permit.kind, state: permit.state },
    write: async (transport) => {
      if (transport.kind !== 'CHARTER') return refuse('not_a_charter')
      if (permit.state === 'GRANTED' && permit.reference === null) return refuse('permit_without_reference')
      if (permit.validFrom !== null && permit.validUntil !== null && permit.validUntil < permit.validFrom)
        return refuse('window_backwards', { validFrom: permit.validFrom, validUntil: permit.validUntil })
      try {
        await savePermit(work.db, transport, permit, work.now)
      } catch (error) {
        if (brokeConstraint(error, 'transports_permit_pkey')) return refuse('id_taken')
        throw error
      }
      return accept(true)
    },
  })
}

export async function removePermit(
  work: Work,
  input: Asked<'removePermit'>,
): Promise<Result<TransportFile, 'not_found' | 'transport_cancelled'>> {
  return change(work, {
    transportId: input.transportId,
    event: 'permit_removed',
    write: async (transport) => ((await deletePermit(work.db, transport.id, input.permitId)) ? accept(true) : refuse('not_found')),
  })
}
