/** What crosses the wire about charters: the aircraft and its terms, written as a whole, and its permits. */
import { z } from 'zod'
import { command } from '#domain/kit/contract.ts'
import { Day } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { Charter, Permit, PermitKind, PermitState } from './charter-words.ts'
import { changed, changeRefusals, planned, planRefusals, TransportFile } from './contract.ts'
import { TransportId } from './words.ts'

export const planCharter = command({
  name: 'transports.plan_charter',
  path: '/api/transports/charters',
  summary: 'An aircraft hired for a movement by air',
  input: z.object({ ...planned, ...Charter.shape }),
  output: TransportFile,
  refusals: [...planRefusals, 'price_without_currency'],
})

export const changeCharter = command({
  name: 'transports.change_charter',
  path: '/api/transports/charters/:transportId',
  summary: 'Writes a charter anew, as a whole',
  input: z.object({ ...changed, ...Charter.shape }),
  output: TransportFile,
  refusals: [...changeRefusals, 'price_without_currency'],
})

export const recordPermit = command({
  name: 'transports.record_permit',
  path: '/api/transports/transports/:transportId/permits',
  summary: 'A permit to fly over, to land, or a slot: written down, or written anew when the id is known',
  input: z.object({
    transportId: TransportId,
    id: Id,
    kind: PermitKind,
    place: Permit.shape.place,
    state: PermitState,
    reference: Permit.shape.reference.default(null),
    validFrom: Day.nullable().default(null),
    validUntil: Day.nullable().default(null),
  }),
  output: TransportFile,
  refusals: ['transport_cancelled', 'not_a_charter', 'permit_without_reference', 'window_backwards', 'id_taken'],
})

export const removePermit = command({
  name: 'transports.remove_permit',
  path: '/api/transports/transports/:transportId/permits/:permitId/remove',
  summary: 'Takes a permit away that is not needed',
  input: z.object({ transportId: TransportId, permitId: Id }),
  output: TransportFile,
  refusals: ['transport_cancelled'],
})
