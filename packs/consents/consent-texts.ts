/** The texts of consent, from the sheet beside. Only what it says: what a consent allows is a rule of the register. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { ConsentText } from '#domain/people/consent-text-words.ts'

let texts: readonly ConsentText[] | undefined

/** Read once and kept. Throws when the file is not valid: it ships with the code. */
export function listConsentTexts(): readonly ConsentText[] {
  texts ??= z
    .array(ConsentText)
    .min(1)
    .parse(parse(readFileSync(join(import.meta.dirname, 'consent-texts.yaml'), 'utf8')))
  return texts
}
