/** What each generated family must have before it travels, and how far the office has come with it. */
import type { Insertable } from 'kysely'
import type { CaseStatus } from '#domain/cases/words.ts'
import { dayMs, iso, type MadeCase, type Making, stepsOf } from './generated-case.ts'
import { dayOf } from './generated-family.ts'
import type { MovementsClearance } from './tables.ts'

const before: readonly CaseStatus[] = ['DRAFT', 'REGISTERED']

/** Returns what the family asked for, when it has come so far. */
export function writeClearances({ dice, rows, nowMs }: Making, one: MadeCase): string | undefined {
  const steps = stepsOf(one, nowMs)
  const began = steps.find(({ status }) => status === 'IN_CLEARANCE')
  if (began === undefined || before.includes(steps.at(-1)!.status)) return undefined
  const complete = steps.some(({ status }) => status === 'TRAVEL_READY')
  const place = { office: one.office.id, compartment: one.compartment }

  for (const { kind, perMember } of one.programme.requiredClearances) {
    for (const person of perMember ? one.family.members.map(({ id }) => id) : [null]) {
      const status = complete ? 'CLEARED' : dice.pick(['CLEARED', 'CLEARED', 'REQUESTED', 'TO_REQUEST', 'PENDING_INFO'])
      rows.add('movements_clearance', { id: dice.id(began.ms), case_id: one.id, person_id: person, ...place, kind, ...windowOf(status) })
    }
  }
  const wish = complete ? dice.id(one.departMs - 22 * dayMs) : undefined
  if (wish !== undefined) {
    rows.add('movements_request', {
      id: wish,
      case_id: one.id,
      ...place,
      from_place: one.route.hops[0]!.from.place,
      to_place: one.route.hops.at(-1)!.to.place,
      earliest_on: dayOf(one.departMs - 3 * dayMs),
      latest_on: dayOf(one.departMs + 10 * dayMs),
      payer: 'PROJECT',
      services: [],
      status: steps.some(({ status }) => status === 'BOOKED') ? 'BOOKED' : 'OPEN',
      requested_by: one.openedBy,
      requested_at: iso(one.departMs - 22 * dayMs),
    })
  }
  return wish

  function windowOf(
    status: string,
  ): Omit<Insertable<MovementsClearance>, 'id' | 'case_id' | 'person_id' | 'office' | 'compartment' | 'kind'> {
    const asked = status !== 'TO_REQUEST'
    const cleared = status === 'CLEARED'
    return {
      status,
      requested_on: asked ? dayOf(began!.ms + dayMs) : null,
      valid_from: cleared ? dayOf(began!.ms + 5 * dayMs) : null,
      valid_until: cleared ? dayOf(one.departMs + dice.between(4, 60) * dayMs) : null,
      issuer: cleared ? 'Autorité fictive' : null,
      reference: cleared ? `REF-${dice.between(100_000, 999_999)}` : null,
      restriction: null,
      warned_days: null,
      updated_at: iso(began!.ms + (asked ? 5 : 0) * dayMs),
    }
  }
}
