/** What is asked of whoever takes a list of people out of the house, and kept: what it is for. How it is written is the server's. */
import { z } from 'zod'

/** Why a list leaves the office (domain.md 10: purpose limitation). */
export const ExportPurpose = z
  .enum(['AUTHORITY', 'PARTNER', 'DONOR', 'STATISTICS', 'OTHER_SYSTEM', 'CORRECTION'])
  .meta({ id: 'ExportPurpose', description: 'Why a list of people leaves the office' })
export type ExportPurpose = z.infer<typeof ExportPurpose>

export const ExportFormat = z.enum(['CSV', 'XLSX'])
export type ExportFormat = z.infer<typeof ExportFormat>

/** Shorter ones are found by trying. */
export const passphraseMin = 12

/** Fields of every export, beside the filters of its list. */
export const exporting = {
  purpose: ExportPurpose,
  /** For whom and what exactly; no name of a person. */
  note: z.string().trim().min(3).max(200),
  format: ExportFormat.default('CSV'),
  language: z.enum(['fr', 'en']).default('fr'),
  /** The file is then locked with it, and nobody can open it without. It is kept nowhere. */
  passphrase: z.string().min(passphraseMin).max(200).optional(),
}
export const Exporting = z.object(exporting)
export type Exporting = z.infer<typeof Exporting>

export const exportTypes = [
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/octet-stream',
] as const
