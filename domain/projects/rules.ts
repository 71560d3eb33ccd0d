// Decides whether money and results of a project hold together: shares, amounts, achievement. What is not known is refused
// with a word, never counted as nothing.
import type { Currency } from '#domain/kit/money.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { Budget, Donor, Project, Share } from './words.ts'

export type SharesRefusal = 'no_donor' | 'shares_not_known' | 'share_missing' | 'shares_do_not_add_up'

/** Accepts with the sum when the shares of all donors make 100 per cent, give or take 0.01 (domain.md 9.2). */
export function sharesAddUp(donors: readonly Share[]): Result<number, SharesRefusal> {
  if (donors.length === 0) return refuse('no_donor')
  const known = donors.flatMap((donor) => donor.sharePercent ?? [])
  if (known.length === 0) return refuse('shares_not_known')
  if (known.length < donors.length) return refuse('share_missing', { missing: donors.length - known.length })

  // Summed in ten-thousandths, so that 33.33 + 33.33 + 33.34 is 100 and not a hair beside it.
  const sum = known.reduce((total, share) => total + Math.round(share * 10_000), 0)
  if (Math.abs(sum - 1_000_000) > 100) return refuse('shares_do_not_add_up', { sum: sum / 10_000 })
  return accept(sum / 10_000)
}

export type AmountsRefusal = 'no_donor' | 'amount_missing' | 'several_currencies' | 'amounts_do_not_add_up'

/** Accepts with the sum when what all donors give is the budget, to the cent. */
export function amountsAddUp(donors: readonly Share[], budget: Pick<Budget, 'amountMinor' | 'currency'>): Result<number, AmountsRefusal> {
  if (donors.length === 0) return refuse('no_donor')
  const missing = donors.filter((donor) => donor.amountMinor === undefined).length
  if (missing > 0) return refuse('amount_missing', { missing })
  if (donors.some((donor) => donor.currency !== budget.currency)) return refuse('several_currencies')

  const sum = donors.reduce((total, donor) => total + (donor.amountMinor ?? 0), 0)
  if (sum !== budget.amountMinor) return refuse('amounts_do_not_add_up', { sum, budget: budget.amountMinor })
  return accept(sum)
}

export type Measured = { value: number; unit: string }
export type AchievementRefusal = 'different_units' | 'target_not_positive' | 'actual_below_zero'

/**
 * Accepts with actual ÷ target: 1 is reached, 1.2 a fifth more. Where fewer is better it is 2 − actual ÷ target, floored at 0,
 * so that none at all is 2, the target itself 1, and it never divides by nothing.
 */
export function achievement(target: Measured & { fewerIsBetter?: boolean }, actual: Measured): Result<number, AchievementRefusal> {
  if (target.unit !== actual.unit) return refuse('different_units', { target: target.unit, actual: actual.unit })
  if (!(target.value > 0)) return refuse('target_not_positive', { target: target.value })
  if (!(actual.value >= 0)) return refuse('actual_below_zero', { actual: actual.value })

  const ratio = actual.value / target.value
  return accept(target.fewerIsBetter === true ? Math.max(0, 2 - ratio) : ratio)
}

export type DonorTotal = {
  donor: string
  projects: string[]
  /** Only amounts that are known, by currency. */
  amounts: { currency: Currency; amountMinor: number }[]
  /** Contributions of which the amount is not known. */
  unknownAmounts: number
}

/** What each donor carries over a portfolio, by donor name; every donor line of every project is in exactly one total. */
export function totalsByDonor(projects: readonly Pick<Project, 'code' | 'donors'>[]): DonorTotal[] {
  const totals = new Map<string, DonorTotal>()
  for (const project of projects) {
    for (const donor of project.donors) {
      const total = totals.get(donor.name) ?? { donor: donor.name, projects: [], amounts: [], unknownAmounts: 0 }
      totals.set(donor.name, total)
      if (!total.projects.includes(project.code)) total.projects.push(project.code)
      addAmount(total, donor)
    }
  }
  return [...totals.values()].sort((a, b) => (a.donor < b.donor ? -1 : 1))
}

function addAmount(total: DonorTotal, donor: Donor): void {
  const { amountMinor, currency } = donor
  if (amountMinor === undefined || currency === undefined) {
    total.unknownAmounts += 1
    return
  }
  const sum = total.amounts.find((amount) => amount.currency === currency)
  if (sum === undefined) total.amounts.push({ currency, amountMinor })
  else sum.amountMinor += amountMinor
}

/** Two halves of one numbered entry (D03a, D03b) are one project when the archive is counted. */
export function archiveCount(projects: readonly Pick<Project, 'code' | 'section' | 'archiveNumber'>[]): Record<Project['section'], number> {
  const entries = { ONGOING: new Set<string>(), COMPLETED: new Set<string>(), NEWS: new Set<string>() }
  for (const project of projects)
    entries[project.section].add(project.archiveNumber === undefined ? project.code : String(project.archiveNumber))
  return { ONGOING: entries.ONGOING.size, COMPLETED: entries.COMPLETED.size, NEWS: entries.NEWS.size }
}
