/** What crosses the wire about the manifest: check, freeze, read, and take along as a file. */
import { z } from 'zod'
import { writingWarnings } from '#algorithms/edifact/paxlst-facts.ts'
import { command, download, query } from '#domain/kit/contract.ts'
import { PersonId } from '#domain/people/words.ts'
import { CaseId } from '#domain/cases/words.ts'
import { GuardWord } from './clearance-words.ts'
import { passengerWords } from './passenger-words.ts'
import { Manifest, ManifestTotals, MovementId } from './words.ts'

export const manifestWords = [
  ...new Set([
    ...passengerWords,
    ...GuardWord.options,
    'no_passengers',
    'movement_cancelled',
    'movement_over',
    'case_not_booked',
    'no_longer_travels',
    'document_missing',
    'document_twice',
    'document_expired_on_arrival',
    'ticket_missing',
    'connection_red',
    'connection_amber_unapproved',
    'family_split_unapproved',
    'last_check_missing',
    'totals_mismatch',
    'manifest_frozen',
    'original_still_here',
  ] as const),
]

const announced = {
  announcedAdults: z.coerce.number().int().min(0).optional(),
  announcedChildren: z.coerce.number().int().min(0).optional(),
  announcedInfants: z.coerce.number().int().min(0).optional(),
}

export const ManifestProblem = z
  .object({
    level: z.enum(['STOP', 'WARN']),
    word: z.enum(manifestWords),
    code: z.string().optional(),
    personId: PersonId.nullable(),
    caseId: CaseId.optional(),
    detail: z.string().optional(),
  })
  .meta({ id: 'ManifestProblem' })

export const checkManifest = query({
  name: 'movements.check_manifest',
  path: '/api/movements/movements/:movementId/manifest-check',
  summary: 'What stands against freezing the list, and what only asks for a second look',
  input: z.object({ movementId: MovementId, ...announced }),
  output: z.object({ problems: z.array(ManifestProblem), totals: ManifestTotals, wouldChange: z.boolean() }),
})

export const freezeManifest = command({
  name: 'movements.freeze_manifest',
  path: '/api/movements/movements/:movementId/freeze',
  summary: 'Freezes the list as the next version: numbered, hashed, never changed again. Refused with the first thing that stops it',
  input: z.object({ movementId: MovementId, ...announced }),
  output: Manifest,
  refusals: [...manifestWords, 'nothing_changed', 'cannot_move'],
})

export const getManifest = query({
  name: 'movements.get_manifest',
  path: '/api/movements/movements/:movementId/manifest',
  summary: 'A version of the manifest, the newest when none is named',
  input: z.object({ movementId: MovementId, version: z.coerce.number().int().min(1).optional() }),
  output: Manifest,
})

export const listManifests = query({
  name: 'movements.list_manifests',
  path: '/api/movements/movements/:movementId/manifests',
  summary: 'The versions of a manifest with what each changed, newest first',
  input: z.object({ movementId: MovementId }),
  output: z.object({
    items: z.array(
      Manifest.pick({
        id: true,
        number: true,
        version: true,
        frozenAt: true,
        frozenBy: true,
        sha256: true,
        supersedes: true,
        totals: true,
        diff: true,
      }),
    ),
  }),
})

const wanted = z.object({
  movementId: MovementId,
  version: z.coerce.number().int().min(1).optional(),
  language: z.enum(['fr', 'en']).default('fr'),
})

export const manifestCsv = download({
  name: 'movements.manifest_csv',
  path: '/api/movements/movements/:movementId/manifest-csv',
  summary: 'The list as CSV, columns of domain.md 1.6, safe to open in a spreadsheet',
  input: wanted,
  produces: ['text/csv'],
  refusals: ['list_without_consent'],
})

export const manifestXlsx = download({
  name: 'movements.manifest_xlsx',
  path: '/api/movements/movements/:movementId/manifest-xlsx',
  summary: 'The list as a spreadsheet, with its legs and its diff on further sheets',
  input: wanted,
  produces: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  refusals: ['list_without_consent'],
})

export const manifestPdf = download({
  name: 'movements.manifest_pdf',
  path: '/api/movements/movements/:movementId/manifest-pdf',
  summary: 'The list as printed: A4 landscape, every page with number, version and hash; in Arabic too, from right to left',
  input: wanted.extend({ language: z.enum(['fr', 'en', 'ar']).default('fr') }),
  produces: ['application/pdf'],
  refusals: ['list_without_consent', 'print_busy'],
})

/** The most that old telegram networks pass on at once: longer lists are cut into numbered parts. */
export const blockCharacters = 3500

/** Which message is wanted: each authority has its own directory and its own name for its mailbox. */
const asPaxlst = z.object({
  movementId: MovementId,
  version: z.coerce.number().int().min(1).optional(),
  directory: z.enum(['D05B', 'D12B']).default('D12B'),
  leg: z.coerce.number().int().min(1).optional().meta({ description: 'The leg by its place in the journey; the first when not said' }),
  recipient: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{2,35}$/, { error: 'recipient_code' })
    .optional()
    .meta({ description: 'How the authority names its mailbox' }),
  blocks: z
    .enum(['WHOLE', 'CUT'])
    .default('WHOLE')
    .meta({ description: `CUT: in parts of at most ${blockCharacters} characters` }),
})

export const manifestPaxlst = download({
  name: 'movements.manifest_paxlst',
  path: '/api/movements/movements/:movementId/manifest-paxlst',
  summary: 'One leg of the list as a UN/EDIFACT PAXLST message for a border authority, in the directory that it asks for',
  input: asPaxlst,
  produces: ['application/edifact'],
  refusals: [
    'list_without_consent',
    'leg_not_on_manifest',
    'no_passengers',
    'passenger_without_document',
    'document_number_unwritable',
    'passenger_name_unwritable',
    'leg_unwritable',
    'list_too_long',
    'paxlst_not_valid',
  ],
})

export const checkPaxlst = query({
  name: 'movements.check_paxlst',
  path: '/api/movements/movements/:movementId/paxlst-check',
  summary: 'What such a message would shorten or leave out, by the lines of the list; nothing where it would be refused',
  input: asPaxlst,
  output: z.object({ warnings: z.array(z.object({ word: z.enum(writingWarnings), rows: z.array(z.int()) })) }),
})
