/** The list of movements as a file. */
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { accept, type Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/movements/contract.ts'
import { type ExportedList, exportList } from '#server/kit/exports.ts'
import type { Download } from '#server/kit/route.ts'
import type { Work } from '#server/kit/transaction.ts'
import { listMovements } from './list-actions.ts'

type Line = OutputOf<typeof contracts.listMovements>['items'][number]

const columns: ExportedList<Line>['columns'] = {
  id: (line) => line.id,
  public_ref: (line) => line.publicRef,
  movement_type: (line) => line.movementType,
  mode: (line) => line.mode,
  status: (line) => line.status,
  starts_at: (line) => line.startsAt,
  ends_at: (line) => line.endsAt,
  from_place: (line) => line.fromPlace,
  to_place: (line) => line.toPlace,
  flights: (line) => line.flights.join(' '),
  passengers: (line) => line.passengers,
  manifest_version: (line) => line.manifestVersion,
}

export async function exportMovements(work: Work, input: InputOf<typeof contracts.exportMovements>): Promise<Result<Download, never>> {
  const { purpose, note, format, language, passphrase, ...filters } = input
  return accept(
    exportList(
      work,
      { purpose, note, format, language, passphrase },
      {
        list: 'movements',
        columns,
        page: async (reading, after, limit) => {
          const listed = await listMovements(reading, { ...filters, order: 'LAST', after, limit })
          if (!listed.ok) throw new Error('a list is never refused')
          return listed.value
        },
      },
    ),
  )
}
