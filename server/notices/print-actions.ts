/** A version of a notice as a file. */
import type { InputOf } from '#domain/kit/contract.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/notices/contract.ts'
import { getMissionOffice } from '#server/kit/office.ts'
import { print, PrintError } from '#server/kit/print.ts'
import type { Download } from '#server/kit/route.ts'
import type { Work } from '#server/kit/transaction.ts'
import { printOf, textOf, type Told } from './present.ts'
import { findVersion } from './store.ts'

export async function noticePdf(
  work: Work,
  input: InputOf<typeof contracts.noticePdf>,
): Promise<Result<Download, 'not_found' | 'print_busy'>> {
  const found = await findVersion(work.db, input.versionId)
  if (found === undefined) return refuse('not_found')
  const office = await getMissionOffice(work, found.office)
  try {
    const body = await print('notice', printOf(found, office.name, input.language))
    return accept({ fileName: fileName(found, 'pdf'), mediaType: 'application/pdf', body })
  } catch (error) {
    if (error instanceof PrintError && error.reason !== 'template') return refuse('print_busy')
    throw error
  }
}

export async function noticeText(work: Work, input: InputOf<typeof contracts.noticeText>): Promise<Result<Download, 'not_found'>> {
  const found = await findVersion(work.db, input.versionId)
  if (found === undefined) return refuse('not_found')
  return accept({ fileName: fileName(found, 'txt'), mediaType: 'text/plain; charset=utf-8', body: textOf(found, input.language) })
}

function fileName({ number, version }: Told, ending: string): string {
  return `${number}-v${version}.${ending}`
}
