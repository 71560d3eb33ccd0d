/** The most a programme promises, each figure with its source; one that no source gives is marked as to be checked. */
import type { Ceiling, Programme } from '#domain/programmes/words.ts'
import { Badge } from '#ui/Badge.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'

export function CeilingsPanel({ programme }: { programme: Programme }) {
  const { t, write } = useText()
  return (
    <Panel title={t('programmes.ceilings')} flush>
      <Table
        caption={t('programmes.ceilings')}
        rows={programme.ceilings}
        rowKey={(ceiling) => ceiling.kind}
        empty={<p className="p-4 text-ink-soft">{t('programmes.ceilings_none')}</p>}
        columns={[
          { key: 'kind', title: t('programmes.ceilings'), heads: true, cell: (ceiling) => t(`programmes.form.${ceiling.kind}`) },
          {
            key: 'amount',
            title: t('programmes.ceiling'),
            numeric: true,
            cell: (ceiling) =>
              `${write.money({ minor: ceiling.amountMinor, currency: ceiling.currency })} ${t(`programmes.per_${ceiling.perPersonOrHousehold}`)}`,
          },
          {
            key: 'source',
            title: t('programmes.source'),
            cell: (ceiling) => (
              <span className="flex flex-wrap items-center gap-1">
                <Code>{ceiling.source}</Code>
                {isToBeChecked(ceiling) && <Badge mood="warn">{t('programmes.to_check')}</Badge>}
              </span>
            ),
          },
          { key: 'note', title: t('programmes.remark'), cell: (ceiling) => <span lang="en">{ceiling.note}</span> },
        ]}
      />
    </Panel>
  )
}

/** Written by ourselves, for a demonstration or as a design: no document says so. */
function isToBeChecked(ceiling: Ceiling): boolean {
  return /\b(demonstration|design)\b/.test(ceiling.source)
}
