/** The list of cases as a file. */
import type * as contracts from '#domain/cases/contract.ts'
import type { CaseRow } from '#domain/cases/contract.ts'
import type { InputOf } from '#domain/kit/contract.ts'
import { accept, type Result } from '#domain/kit/result.ts'
import { type ExportedList, exportList } from '#server/kit/exports.ts'
import type { Download } from '#server/kit/route.ts'
import type { Work } from '#server/kit/transaction.ts'
import { listCases } from './story-actions.ts'

const columns: ExportedList<CaseRow>['columns'] = {
  id: (row) => row.id,
  office: (row) => row.office,
  public_ref: (row) => row.publicRef,
  external_ref: (row) => row.externalRef,
  programme: (row) => row.programmeCode,
  status: (row) => row.status,
  status_since: (row) => row.statusSince,
  critical_on: (row) => row.criticalOn,
  opened_at: (row) => row.openedAt,
  destination_country: (row) => row.destinationCountry,
  destination_city: (row) => row.destinationCity,
  family_name: (row) => row.principal?.familyName ?? null,
  given_names: (row) => row.principal?.givenNames ?? null,
  native_name: (row) => row.principal?.nativeName ?? null,
  members: (row) => row.memberCount,
}

export async function exportCases(work: Work, input: InputOf<typeof contracts.exportCases>): Promise<Result<Download, never>> {
  const { purpose, note, format, language, passphrase, ...filters } = input
  return accept(
    exportList(
      work,
      { purpose, note, format, language, passphrase },
      {
        list: 'cases',
        columns,
        page: async (reading, after, limit) => {
          const listed = await listCases(reading, { ...filters, sort: 'opened', after, limit })
          if (!listed.ok) throw new Error('a list is never refused')
          return listed.value
        },
      },
    ),
  )
}
