/** Where people are looked for: the offices and compartments of the asker, narrowed by what they asked for. */
import type { Work } from '#server/kit/transaction.ts'
import { listOfficesWith } from './store.ts'

export type Place = Pick<Work, 'db'> & { readonly offices: readonly number[]; readonly compartments: readonly number[] }

export function placeOf(work: Work): Place {
  return { db: work.db, offices: work.scope.offices, compartments: [0, ...work.scope.compartments] }
}

/** By programme only where the asker may read cases: finding somebody by it would tell of their case. */
export async function placeAsked(
  work: Work,
  { office, programme }: { office?: number | undefined; programme?: string | undefined },
): Promise<Place> {
  const place = placeOf(work)
  const reading = programme === undefined ? undefined : await listOfficesWith(work.db, work.actor.accountId, 'cases.read')
  const offices = place.offices.filter((each) => (office === undefined || each === office) && reading?.includes(each) !== false)
  return { ...place, offices }
}
