/** The dated terms of an office and the prefixes of carriers, from the sheets beside. Only the figures: which applies is a rule of ticketing. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { TicketingTerms } from '#domain/ticketing/payer-words.ts'

const Carrier = z.strictObject({ code: z.string().regex(/^[A-Z0-9]{2}$/), prefix: z.string().regex(/^\d{3}$/), source: z.string().min(1) })

let terms: readonly TicketingTerms[] | undefined
let prefixes: ReadonlyMap<string, string> | undefined

/** Read once and kept. Throws when the file is not valid: it ships with the code. */
export function listTicketingTerms(): readonly TicketingTerms[] {
  terms ??= z.array(TicketingTerms).min(1).parse(sheet('ticketing-terms.yaml'))
  return terms
}

/** Carrier → the three digits its tickets begin with. */
export function carrierPrefixes(): ReadonlyMap<string, string> {
  prefixes ??= new Map(
    z
      .array(Carrier)
      .parse(sheet('carriers.yaml'))
      .map(({ code, prefix }) => [code, prefix]),
  )
  return prefixes
}

function sheet(name: string): unknown {
  return parse(readFileSync(join(import.meta.dirname, name), 'utf8'))
}
