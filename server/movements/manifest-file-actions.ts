/** A frozen list as a file that leaves the office: CSV, spreadsheet or paper. Only lists of people who still agree to travel are given. */
import type { InputOf } from '#domain/kit/contract.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/movements/manifest-contract.ts'
import type { Manifest, MovementId } from '#domain/movements/words.ts'
import { print, PrintError } from '#server/kit/print.ts'
import type { Download } from '#server/kit/route.ts'
import type { Work } from '#server/kit/transaction.ts'
import { mayGiveList } from './list-consent-actions.ts'
import { findManifest } from './manifest-store.ts'
import { csvOf, printOf, xlsxOf } from './present.ts'
import { findMovement, findOffice } from './store.ts'

type Wanted = InputOf<typeof contracts.manifestCsv>

export async function manifestCsv(work: Work, input: Wanted): Promise<Result<Download, NotGiven>> {
  const found = await toGive(work, input)
  return found.ok
    ? accept({ fileName: fileName(found.value, 'csv'), mediaType: 'text/csv; charset=utf-8', body: csvOf(found.value) })
    : found
}

export async function manifestXlsx(work: Work, input: Wanted): Promise<Result<Download, NotGiven>> {
  const found = await toGive(work, input)
  if (!found.ok) return found
  return accept({
    fileName: fileName(found.value, 'xlsx'),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await xlsxOf(found.value, input.language),
  })
}

export async function manifestPdf(
  work: Work,
  input: InputOf<typeof contracts.manifestPdf>,
): Promise<Result<Download, NotGiven | 'print_busy'>> {
  const found = await toGive(work, input)
  if (!found.ok) return found
  const place = await placeOf(work, found.value.movementId)
  try {
    return accept({
      fileName: fileName(found.value, 'pdf'),
      mediaType: 'application/pdf',
      body: await print('manifest', printOf(found.value, place, input.language)),
    })
  } catch (error) {
    if (error instanceof PrintError && error.reason !== 'template') return refuse('print_busy')
    throw error
  }
}

type NotGiven = 'not_found' | 'list_without_consent'

/** A file of the list leaves the office: each on it must still agree. */
async function toGive(work: Work, input: Pick<Wanted, 'movementId' | 'version'>): Promise<Result<Manifest, NotGiven>> {
  const found = await findManifest(work.db, input.movementId, input.version)
  if (found === undefined) return refuse('not_found')
  const may = await mayGiveList(work, found, 'CARRIER')
  return may.ok ? accept(found) : may
}

async function placeOf(work: Work, movementId: MovementId): Promise<{ movementRef: string; office: string; zone: string }> {
  const row = (await findMovement(work.db, movementId))!
  const { name, timeZone } = await findOffice(work.db, row.office)
  return { movementRef: row.publicRef, office: name, zone: timeZone }
}

function fileName(manifest: Manifest, ending: string): string {
  return `${manifest.number}-v${manifest.version}.${ending}`
}
