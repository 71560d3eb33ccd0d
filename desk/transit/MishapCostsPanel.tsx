/** The bills of a mishap: what the office paid and what the carrier paid at once. A wrong one is struck out and stays readable. */
import { useState } from 'react'
import { totalsOf } from '#domain/transit/claim-rules.ts'
import type { MishapCost } from '#domain/transit/claim-words.ts'
import * as contracts from '#domain/transit/mishap-contract.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { MishapCostForm } from './MishapCostForm.tsx'
import type { MishapFile } from './MishapPage.tsx'

export function MishapCostsPanel({ file: { mishap, costs }, onChanged }: { file: MishapFile; onChanged: () => void }) {
  const { t, write } = useText()
  const [adding, setAdding] = useState(false)
  const whyNot = useWhyNot('transit.work')
  return (
    <Panel
      title={t('transit.costs')}
      flush
      actions={
        <Button icon="add" reason={whyNot} onClick={() => setAdding(true)}>
          {t('transit.add_cost')}
        </Button>
      }
    >
      <Table
        caption={t('transit.costs')}
        rows={costs}
        rowKey={(cost) => cost.id}
        empty={<p className="p-4 text-sm text-ink-soft">{t('transit.no_cost')}</p>}
        rowClass={(cost) => (cost.cancelledAt === null ? undefined : 'text-ink-soft line-through')}
        columns={[
          { key: 'nature', title: t('transit.cost_nature'), heads: true, cell: (cost) => t(`transit.cost.${cost.nature}`) },
          { key: 'on', title: t('transit.spent_on'), cell: (cost) => write.day(cost.spentOn) },
          { key: 'by', title: t('transit.paid_by'), cell: (cost) => t(`transit.paid_by.${cost.paidBy}`) },
          { key: 'note', title: t('transit.remark'), cell: (cost) => cost.note && <bdi>{cost.note}</bdi> },
          { key: 'sum', title: t('transit.amount'), numeric: true, cell: (cost) => write.money(cost) },
          { key: 'do', title: t('access.actions'), screenOnly: true, cell: (cost) => <Strike cost={cost} onChanged={onChanged} /> },
        ]}
      />
      {totalsOf(costs).map(({ currency, officeMinor, carrierMinor }) => (
        <p key={currency} className="border-t border-line px-4 py-2 text-end font-medium">
          {t('transit.costs_total', {
            office: write.money({ minor: officeMinor, currency: currency as never }),
            carrier: write.money({ minor: carrierMinor, currency: currency as never }),
          })}
        </p>
      ))}
      <Dialog open={adding} onClose={() => setAdding(false)} title={t('transit.add_cost')}>
        <MishapCostForm
          mishapId={mishap.id}
          onDone={() => {
            setAdding(false)
            onChanged()
          }}
        />
      </Dialog>
    </Panel>
  )
}

function Strike({ cost, onChanged }: { cost: MishapCost; onChanged: () => void }) {
  const text = useText()
  const { t } = text
  const striking = useCommand(contracts.cancelMishapCost)
  const whyNot = useWhyNot('transit.work')
  if (cost.cancelledAt !== null) return <Badge>{t('transit.struck_out')}</Badge>
  const strike = async () => {
    const sent = await striking.send({ costId: cost.id })
    if (!sent.ok) return tell(failureText(text, sent), 'bad')
    onChanged()
  }
  return (
    <Button look="quiet" icon="close" reason={whyNot} busy={striking.isSending} onClick={() => void strike()}>
      {t('transit.strike_out')}
    </Button>
  )
}
