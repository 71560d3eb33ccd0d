/** Publishes what the packs hold and the database does not have yet: programmes, instruments, movement types, the portfolio, ceilings. */
import { listValidityWindows } from '#packs/clearances/validity-windows.ts'
import { listStandingParties } from '#packs/standing-parties.ts'
import { publishPacks } from '#server/programmes/actions.ts'
import { loadPortfolio } from '#server/projects/actions.ts'
import { publishCeilings } from '#server/ticketing/quote-actions.ts'
import type { House } from './kit/transaction.ts'

export async function loadPacks(house: House): Promise<void> {
  // Read now, so that a fault in them stops the start and not the first family.
  listValidityWindows()
  listStandingParties()
  await publishPacks(house)
  await loadPortfolio(house)
  await publishCeilings(house)
}
