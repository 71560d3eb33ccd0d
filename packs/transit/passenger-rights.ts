/** What carriers owe to passengers and when it was in force, from passenger-rights.yaml. How it is reckoned is a rule of transit. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Day } from '#domain/kit/day.ts'
import { PassengerRights } from '#domain/transit/claim-words.ts'

let rights: readonly PassengerRights[] | undefined

/** The terms of a day; before the first entry, the first entry's. Throws when the file is not valid: it ships with the code. */
export function passengerRightsOn(day: Day): PassengerRights {
  rights ??= z
    .array(PassengerRights)
    .min(1)
    .parse(parse(readFileSync(join(import.meta.dirname, 'passenger-rights.yaml'), 'utf8')))
  return rights.findLast((row) => row.validFrom <= day && (row.validTo === undefined || row.validTo >= day)) ?? rights[0]!
}
