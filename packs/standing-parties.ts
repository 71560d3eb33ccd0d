/** The parties that every case of a programme has, from france/standing-parties.yaml: an office writes them once. */
import { join } from 'node:path'
import { z } from 'zod'
import { StandingParty } from '#domain/programmes/party-words.ts'
import { readRows } from './read-rows.ts'

let parties: readonly StandingParty[] | undefined

/** Read once and kept. Throws with file, line and remedy when the file is not valid: the server does not start on it. */
export function listStandingParties(): readonly StandingParty[] {
  parties ??= readRows(join(import.meta.dirname, 'france'), 'standing-parties.yaml', z.array(StandingParty))
  return parties
}
