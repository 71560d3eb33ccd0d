/** What crosses the wire about vessels: the ship, its calls, the sea, and the lists that ports ask for. */
import { z } from 'zod'
import { directories } from '#algorithms/edifact/paxlst-directory.ts'
import { command, download } from '#domain/kit/contract.ts'
import { Instant, TimeZone } from '#domain/kit/day.ts'
import { LocalDateTime } from '#domain/movements/words.ts'
import { changed, changeRefusals, planned, planRefusals, TransportFile } from './contract.ts'
import { CallPurpose, Locode, Vessel } from './vessel-words.ts'
import { TransportId } from './words.ts'

const vesselRefusals = ['imo_number_wrong', 'places_apart_too_many', 'more_people_than_life_saving', 'unknown_country'] as const

export const planVessel = command({
  name: 'transports.plan_vessel',
  path: '/api/transports/vessels',
  summary: 'A ship that carries a movement by sea',
  input: z.object({ ...planned, ...Vessel.shape }),
  output: TransportFile,
  refusals: [...planRefusals, ...vesselRefusals],
})

export const changeVessel = command({
  name: 'transports.change_vessel',
  path: '/api/transports/vessels/:transportId',
  summary: 'Writes a ship anew, as a whole',
  input: z.object({ ...changed, ...Vessel.shape }),
  output: TransportFile,
  refusals: [...changeRefusals, ...vesselRefusals],
})

export const setCalls = command({
  name: 'transports.set_calls',
  path: '/api/transports/transports/:transportId/calls',
  summary: 'The ports of a voyage in order, typed with the local times of each; takes the place of what was there',
  input: z.object({
    transportId: TransportId,
    calls: z
      .array(
        z.object({
          locode: Locode,
          zone: TimeZone,
          arrivesLocal: LocalDateTime.nullable().default(null),
          departsLocal: LocalDateTime.nullable().default(null),
          purpose: CallPurpose,
        }),
      )
      .min(2)
      .max(20),
  }),
  output: TransportFile,
  refusals: [
    'transport_cancelled',
    'not_a_vessel',
    'unknown_country',
    'local_time_does_not_exist',
    'calls_out_of_order',
    'call_without_time',
  ],
})

export const reportSea = command({
  name: 'transports.report_sea',
  path: '/api/transports/transports/:transportId/sea',
  summary: 'What the sea is like, by the Douglas scale, and who says so',
  input: z.object({
    transportId: TransportId,
    observedAt: Instant,
    seaState: z.int().min(0).max(9),
    waveCm: z.int().min(0).max(3000).nullable().default(null),
    source: z.string().trim().min(1).max(160),
  }),
  output: TransportFile,
  refusals: ['transport_cancelled', 'not_a_vessel', 'in_the_future'],
})

const fal = {
  transportId: TransportId,
  form: z.enum(['5', '6']),
  direction: z.enum(['ARRIVAL', 'DEPARTURE']).default('DEPARTURE'),
  call: z.coerce.number().int().min(1).optional(),
  language: z.enum(['fr', 'en']).default('en'),
}
const falRefusals = ['not_a_vessel', 'port_not_called', 'list_not_frozen', 'crew_unknown'] as const

export const falPdf = download({
  name: 'transports.fal_pdf',
  path: '/api/transports/transports/:transportId/fal.pdf',
  summary: 'IMO FAL form 5 (crew list) or form 6 (passenger list), to print and sign',
  input: z.object(fal),
  produces: ['application/pdf'],
  refusals: [...falRefusals, 'print_busy'],
})

export const falCsv = download({
  name: 'transports.fal_csv',
  path: '/api/transports/transports/:transportId/fal.csv',
  summary: 'The lines of form 5 or 6 as CSV, in the order of the fields of the form',
  input: z.object(fal),
  produces: ['text/csv'],
  refusals: falRefusals,
})

export const falXlsx = download({
  name: 'transports.fal_xlsx',
  path: '/api/transports/transports/:transportId/fal.xlsx',
  summary: 'Form 5 or 6 as a spreadsheet: its head and its lines',
  input: z.object(fal),
  produces: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  refusals: falRefusals,
})

export const paxlst = download({
  name: 'transports.paxlst',
  path: '/api/transports/transports/:transportId/paxlst.edi',
  summary: 'Crew (code 250) or passengers (745) as a PAXLST message; the passengers of an aircraft are sent from their manifest',
  input: z.object({
    transportId: TransportId,
    of: z.enum(['PASSENGERS', 'CREW']),
    directory: z.enum(directories).default('D12B'),
    recipient: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9]{2,35}$/)
      .optional(),
  }),
  produces: ['application/edifact'],
  refusals: [
    'not_a_vessel',
    'port_not_called',
    'list_not_frozen',
    'crew_unknown',
    'crew_papers_missing',
    'escort_passport_missing',
    'no_passengers',
    'passenger_without_document',
    'document_number_unwritable',
    'passenger_name_unwritable',
    'leg_unwritable',
    'leg_not_on_manifest',
    'list_too_long',
    'paxlst_not_valid',
  ],
})
