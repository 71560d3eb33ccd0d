/** How far the night's look for doubles has come in each office: for whoever administers it, after an import of a whole register above all. */
import type { PairScan } from '#domain/people/pair-words.ts'
import * as pairs from '#domain/people/pair-contract.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { useSelf } from '#desk/kit/session.ts'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'

const moods: Record<PairScan['state'], Mood> = { NEVER: 'neutral', LISTS: 'note', PERSONS: 'note', DONE: 'good' }

export function PairScanPanel() {
  const { t, write } = useText()
  const self = useSelf()
  const found = useAsk(pairs.listPairScans, {})
  const instantOf = (at: PairScan['endedAt']) => (at === null ? '—' : write.instant(at))
  return (
    <AskedPart of={found}>
      {({ items }) => (
        <Panel title={t('register.scans')} flush>
          <Table
            caption={t('register.scans')}
            rows={items}
            rowKey={(it) => String(it.office)}
            columns={[
              {
                key: 'office',
                title: t('people.office'),
                heads: true,
                cell: (it) => self.offices.find(({ id }) => id === it.office)?.name ?? String(it.office),
              },
              {
                key: 'state',
                title: t('register.state'),
                cell: (it) => (
                  <Badge mood={moods[it.state]}>{t(`status.pair_scan.${it.state}`, { share: write.percent((it.share ?? 0) / 100) })}</Badge>
                ),
              },
              { key: 'began', title: t('register.scan_began'), cell: (it) => instantOf(it.beganAt) },
              { key: 'stepped', title: t('register.scan_stepped'), cell: (it) => instantOf(it.endedAt ?? it.steppedAt) },
            ]}
          />
          <p className="px-3 py-2 text-sm text-ink-soft">{t('register.scans_what')}</p>
        </Panel>
      )}
    </AskedPart>
  )
}
