/** What crosses the wire about programmes and survey instruments. They are only read here: packs publish them when the server starts. */
import { z } from 'zod'
import { page, paging, query } from '#domain/kit/contract.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { Instrument } from './instrument-words.ts'
import { Bilingual, Programme } from './words.ts'

const Code = z.string().min(1).max(60)
const Version = z.coerce.number().int().min(1).optional()

export const listProgrammes = query({
  name: 'programmes.list',
  path: '/api/programmes',
  summary: 'Every programme in its newest valid version, by code',
  input: z.object({ ...paging }),
  output: page(Programme),
})

/** A programme with the names of its countries, and the versions there are. */
export const ProgrammeSheet = z
  .object({
    programme: Programme,
    countryNames: z.record(z.string(), Bilingual),
    versions: z.array(z.object({ version: z.int(), validFrom: Day, publishedAt: Instant })),
  })
  .meta({ id: 'ProgrammeSheet' })
export type ProgrammeSheet = z.infer<typeof ProgrammeSheet>

export const getProgramme = query({
  name: 'programmes.get',
  path: '/api/programmes/:code',
  summary: 'One programme, in the version named or the newest valid one, with the list of its versions',
  input: z.object({ code: Code, version: Version }),
  output: ProgrammeSheet,
})

export const listInstruments = query({
  name: 'programmes.list_instruments',
  path: '/api/programmes/instruments',
  summary: 'Every survey instrument in its newest version, by code',
  input: z.object({ ...paging }),
  output: page(Instrument),
})

export const getInstrument = query({
  name: 'programmes.get_instrument',
  path: '/api/programmes/instruments/:code',
  summary: 'One survey instrument, in the version named or the newest one',
  input: z.object({ code: Code, version: Version }),
  output: Instrument,
})
