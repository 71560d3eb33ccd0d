/** A document of the room as a file to download. Its name tells what it is, never whose. */
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { print, PrintError } from '#server/kit/print.ts'
import type { Download } from '#server/kit/route.ts'

export async function printed(template: string, facts: Record<string, unknown>, fileName: string): Promise<Result<Download, 'print_busy'>> {
  try {
    return accept({ fileName, mediaType: 'application/pdf', body: await print(template, facts) })
  } catch (error) {
    if (error instanceof PrintError && error.reason !== 'template') return refuse('print_busy')
    throw error
  }
}
