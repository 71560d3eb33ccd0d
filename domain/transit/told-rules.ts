/** Who is told of a mishap (domain.md 1.13), and by which roles of the office each party is heard. */
import type { Role } from '#domain/access/roles.ts'
import { mishapKinds } from './mishap-rules.ts'
import type { MishapCode, Severity } from './mishap-words.ts'
import type { Party } from './told-words.ts'

/** Everybody who works on a journey (domain.md 1.13, "all"). */
const all: readonly Party[] = ['TRANSIT_DESK', 'DESTINATION', 'CASE_MANAGER', 'SUPERVISOR']

/**
 * Our own design: by whom a party is reached in an office. The destination is told by the movement notice that booking sends, and
 * headquarters by the supervisors: both are outside of this house.
 */
export const rolesOfParty: Record<Party, readonly Role[]> = {
  TRANSIT_DESK: ['TRANSIT_AGENT', 'TRANSIT_SUPERVISOR'],
  DESTINATION: ['MOVEMENT_AGENT'],
  PROTECTION: ['PROTECTION_OFFICER'],
  CASE_MANAGER: ['COUNSELLOR', 'CASE_SUPERVISOR'],
  MEDICAL_FOCAL_POINT: ['MEDICAL'],
  SUPERVISOR: ['TRANSIT_SUPERVISOR', 'CASE_SUPERVISOR'],
  HEADQUARTERS: ['CASE_SUPERVISOR', 'TRANSIT_SUPERVISOR'],
}

/** A delay that nobody down the line will feel is known at the airport alone (domain.md 1.13). */
const tellDestinationFromMin = 60

export function partiesOf(code: MishapCode, delayMinutes: number | null): Party[] {
  const parties = mishapKinds[code].notify.flatMap((party) => (party === 'ALL' ? all : [party]))
  const quiet = code === 'DELAY' && delayMinutes !== null && delayMinutes <= tellDestinationFromMin
  return [...new Set(parties)].filter((party) => !(quiet && party === 'DESTINATION'))
}

/** From this severity on a mail goes out too: somebody must look within the hour. */
const mailFrom: Severity = 3

export function isMailed(severity: Severity): boolean {
  return severity >= mailFrom
}

/** Of a restricted mishap only protection reads what it is; the others know that there is one, and how grave. */
export function mayReadCode(party: Party): boolean {
  return party === 'PROTECTION'
}
