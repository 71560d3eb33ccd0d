/** In which office a new thing is made. */
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { Work } from './transaction.ts'

/** The office asked for when the actor may act there; without one, the only office they have. */
export function chooseOffice(work: Work, asked: number | undefined): Result<number, 'not_your_office' | 'which_office'> {
  if (asked !== undefined) return work.actor.offices.includes(asked) ? accept(asked) : refuse('not_your_office')
  const only = work.actor.offices[0]
  return work.actor.offices.length === 1 && only !== undefined ? accept(only) : refuse('which_office')
}
