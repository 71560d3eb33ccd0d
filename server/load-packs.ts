/** Publishes what the packs hold and the database does not have yet: programmes, instruments, the portfolio, ceilings. */
import { publishPacks } from '#server/programmes/actions.ts'
import { loadPortfolio } from '#server/projects/actions.ts'
import { publishCeilings } from '#server/ticketing/quote-actions.ts'
import type { House } from './kit/transaction.ts'

export async function loadPacks(house: House): Promise<void> {
  await publishPacks(house)
  await loadPortfolio(house)
  await publishCeilings(house)
}
