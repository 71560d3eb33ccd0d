/** What a case or a movement cost: added up by nature, payer and project, for each person who flew, and line by line. */
import { useState } from 'react'
import type { CaseId } from '#domain/cases/words.ts'
import type { MovementId } from '#domain/movements/words.ts'
import * as contracts from '#domain/ticketing/ticket-contract.ts'
import type { CostFile } from '#domain/ticketing/ticket-contract.ts'
import type { Cost, CostTotals } from '#domain/ticketing/ticket-words.ts'
import type { CasePanelProps } from '#desk/cases/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { type Asked, useAsk } from '#desk/kit/queries.ts'
import type { MovementPanelProps } from '#desk/movements/shared.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { CostForm } from './CostForm.tsx'
import { Price } from './shared.tsx'

export function CaseCostsPanel({ caseId }: CasePanelProps) {
  const found = useAsk(contracts.getCaseCosts, { caseId })
  return <Costs found={found} of={{ caseId }} />
}

export function MovementCostsPanel({ movement }: MovementPanelProps) {
  const found = useAsk(contracts.getMovementCosts, { movementId: movement.id })
  return <Costs found={found} of={{ movementId: movement.id }} />
}

function Costs({ found, of }: { found: Asked<CostFile>; of: { caseId: CaseId } | { movementId: MovementId } }) {
  const { t } = useText()
  const [adding, setAdding] = useState(false)
  const [showing, setShowing] = useState(false)
  const whyNot = useWhyNot('ticketing.book')
  return (
    <Panel
      title={t('ticketing.costs')}
      actions={
        <Button icon="add" reason={whyNot} onClick={() => setAdding(true)}>
          {t('ticketing.add_cost')}
        </Button>
      }
    >
      <AskedPart of={found} lines={2}>
        {({ costs, totals }) =>
          costs.length === 0 ? (
            <p className="text-sm text-ink-soft">{t('ticketing.no_costs')}</p>
          ) : (
            <div className="flex flex-col gap-3">
              {totals.map((total) => (
                <Totals key={total.reportCurrency} total={total} />
              ))}
              <div>
                <Button look="quiet" icon="down" aria-expanded={showing} onClick={() => setShowing(!showing)}>
                  {t(showing ? 'ticketing.hide_lines' : 'ticketing.show_lines', { count: costs.length })}
                </Button>
              </div>
              {showing && <Lines costs={costs} />}
            </div>
          )
        }
      </AskedPart>
      <Dialog open={adding} onClose={() => setAdding(false)} title={t('ticketing.add_cost')}>
        <CostForm of={of} reportCurrency={found.value?.reportCurrency ?? 'EUR'} onDone={() => setAdding(false)} />
      </Dialog>
    </Panel>
  )
}

function Totals({ total }: { total: CostTotals }) {
  const { t } = useText()
  const currency = total.reportCurrency
  const parts: [string, { name: string; minor: number }[]][] = [
    [t('ticketing.by_nature'), total.byNature.map(({ nature, minor }) => ({ name: t(`ticketing.nature.${nature}`), minor }))],
    [t('ticketing.by_payer'), total.byPayer.map(({ payer, minor }) => ({ name: t(`movements.payer.${payer}`), minor }))],
    [
      t('ticketing.by_project'),
      total.byProject.map(({ projectCode, minor }) => ({ name: projectCode ?? t('ticketing.no_project'), minor })),
    ],
  ]
  return (
    <div className="flex flex-col gap-3">
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <span className="text-lg font-semibold">
          <Price minor={total.totalMinor} currency={currency} />
        </span>
        {total.perPersonMinor !== null && (
          <span>
            {t('ticketing.per_person', { count: total.personsFlown })} <Price minor={total.perPersonMinor} currency={currency} />
          </span>
        )}
        {total.perPersonMinor === null && <span className="text-sm text-ink-soft">{t('ticketing.nobody_flew')}</span>}
      </p>
      <div className="grid grid-cols-1 gap-x-6 gap-y-3 sm:grid-cols-3">
        {parts.map(([title, rows]) => (
          <table key={title} className="w-full self-start text-sm">
            <caption className="pb-1 text-start font-medium">{title}</caption>
            <tbody>
              {rows.map((row) => (
                <tr key={row.name} className="border-t border-line">
                  <th scope="row" className="py-1 pe-2 text-start font-normal">
                    {row.name}
                  </th>
                  <td className="py-1 text-end">
                    <Price minor={row.minor} currency={currency} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </div>
  )
}

function Lines({ costs }: { costs: readonly Cost[] }) {
  const { t, write } = useText()
  const [striking, setStriking] = useState<Cost>()
  const whyNot = useWhyNot('ticketing.pay')
  return (
    <div className="-mx-4 border-t border-line">
      <Table
        caption={t('ticketing.cost_lines')}
        rows={costs}
        rowKey={(it) => it.id}
        rowClass={(it) => (it.struckAt === null ? undefined : 'text-ink-faint line-through')}
        columns={[
          { key: 'nature', title: t('ticketing.nature'), heads: true, cell: (it) => t(`ticketing.nature.${it.nature}`) },
          { key: 'on', title: t('ticketing.recorded_on'), cell: (it) => write.day(it.recordedOn) },
          { key: 'payer', title: t('ticketing.payer'), cell: (it) => t(`movements.payer.${it.payer}`) },
          { key: 'project', title: t('ticketing.project'), cell: (it) => it.projectCode },
          { key: 'note', title: t('ticketing.note'), cell: (it) => it.struckReason ?? it.note },
          {
            key: 'amount',
            title: t('ticketing.amount'),
            numeric: true,
            cell: (it) => (
              <span className="flex flex-col items-end">
                <Price minor={it.reportMinor} currency={it.reportCurrency} />
                {it.currency !== it.reportCurrency && (
                  <span className="text-sm text-ink-soft">
                    <Price minor={it.amountMinor} currency={it.currency} />
                  </span>
                )}
              </span>
            ),
          },
          {
            key: 'do',
            title: t('movements.actions'),
            screenOnly: true,
            cell: (it) =>
              it.struckAt === null && it.ticketId === null && it.requestId === null ? (
                <Button look="quiet" icon="close" reason={whyNot} onClick={() => setStriking(it)}>
                  {t('ticketing.strike')}
                </Button>
              ) : null,
          },
        ]}
      />
      <Dialog open={striking !== undefined} onClose={() => setStriking(undefined)} title={t('ticketing.strike')}>
        {striking !== undefined && <StrikeForm cost={striking} onDone={() => setStriking(undefined)} />}
      </Dialog>
    </div>
  )
}

function StrikeForm({ cost, onDone }: { cost: Cost; onDone: () => void }) {
  const { t } = useText()
  const labels = { reason: t('ticketing.reason') }
  const form = useForm({
    contract: contracts.strikeCost,
    initial: { reason: '' },
    input: (values) => ({ costId: cost.id, reason: values.reason }),
    onDone: () => {
      tell(t('ticketing.struck'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('ticketing.strike')} labels={labels} reason={useWhyNot('ticketing.pay')}>
      <p className="text-sm text-ink-soft">{t('ticketing.strike_why')}</p>
      <TextField form={form} name="reason" label={labels.reason} maxLength={300} />
    </CommandForm>
  )
}
