/** Who needs a visa to pass through which State, from transit-visas.yaml. Only the rows: which one applies, and what takes its place, is a rule of movements. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { Day } from '#domain/kit/day.ts'
import { CountryCode, NationalityCode } from '#domain/kit/place.ts'
import type { TransitRule } from '#domain/movements/border-rules.ts'

/** A list of States, or lists of them: the file names the Schengen area once. */
const States = z.array(z.union([CountryCode, z.array(CountryCode)])).transform((lists) => [...new Set(lists.flat())])

const Row = z
  .strictObject({
    countries: States,
    stay: z.enum(['AIRSIDE', 'ENTRY']),
    nationalities: z.array(NationalityCode).optional(),
    except: z.array(NationalityCode).optional(),
    exempt: z.strictObject({ visaOf: States, residenceOf: States, documentOf: States }),
    validFrom: Day,
    validTo: Day.optional(),
    source: z.string().min(1),
    toBeChecked: z.boolean(),
    note: z.string().optional(),
  })
  .refine((row) => (row.nationalities === undefined) !== (row.except === undefined), { error: 'nationalities_or_except' })

let rules: readonly TransitRule[] | undefined

/** Read once and kept. Throws when the file is not valid: it ships with the code. */
export function listTransitRules(): readonly TransitRule[] {
  rules ??= z.array(Row).parse(parse(readFileSync(join(import.meta.dirname, 'transit-visas.yaml'), 'utf8')))
  return rules
}
