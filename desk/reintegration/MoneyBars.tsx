/** Where the money of a plan stands: promised, paid and left, as bars on one scale with their amounts beside. A real table underneath. */
import type { Plan } from '#domain/reintegration/words.ts'
import { classes } from '#ui/class-names.ts'
import { useText } from '#ui/TextProvider.tsx'
import { Amount } from './shared.tsx'

type Money = Pick<Plan, 'currency' | 'ceilingMinor' | 'committedMinor' | 'paidMinor'>

export function MoneyBars({ plan }: { plan: Money }) {
  const { t } = useText()
  const rows = [
    { name: t('reintegration.ceiling'), minor: plan.ceilingMinor, look: 'fill-line-strong' },
    { name: t('reintegration.committed'), minor: plan.committedMinor, look: 'fill-brand' },
    { name: t('reintegration.paid'), minor: plan.paidMinor, look: 'fill-good' },
    { name: t('reintegration.left_to_commit'), minor: plan.ceilingMinor - plan.committedMinor, look: 'fill-note' },
    { name: t('reintegration.left_to_pay'), minor: plan.committedMinor - plan.paidMinor, look: 'fill-note' },
  ]
  const top = Math.max(1, plan.ceilingMinor)
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">{t('reintegration.money')}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('reintegration.part')}</th>
          <th scope="col">{t('reintegration.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row" className="w-36 py-0.5 pe-3 text-start align-middle font-normal">
              {row.name}
            </th>
            <td className="py-0.5">
              <div className="flex items-center gap-3">
                <svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none" className="h-3.5 min-w-8 flex-1 rtl:-scale-x-100">
                  <rect width="100" height="10" className="fill-sunken" />
                  <rect width={(row.minor / top) * 100} height="10" className={classes(row.look)} />
                </svg>
                <span className="w-24 shrink-0 text-end">
                  <Amount minor={row.minor} currency={plan.currency} />
                </span>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
