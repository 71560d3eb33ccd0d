/** What must be cleared before somebody travels under a programme, for whom, for how long, and where that was found. */
import type { Programme } from '#domain/programmes/words.ts'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'

export function ClearancesTable({ programme }: { programme: Programme }) {
  const { t } = useText()
  return (
    <Panel title={t('programmes.clearances')} flush>
      <Table
        caption={t('programmes.clearances')}
        rows={programme.requiredClearances}
        rowKey={(clearance) => clearance.kind}
        empty={<p className="p-4 text-ink-soft">{t('programmes.clearances_none')}</p>}
        columns={[
          { key: 'kind', title: t('programmes.clearances'), heads: true, cell: (clearance) => t(`programmes.clearance.${clearance.kind}`) },
          {
            key: 'whom',
            title: t('programmes.for_whom'),
            cell: (clearance) => t(clearance.perMember ? 'programmes.per_member' : 'programmes.per_case'),
          },
          {
            key: 'validity',
            title: t('programmes.validity'),
            cell: (clearance) => clearance.validityDays !== undefined && t('programmes.valid_days', { count: clearance.validityDays }),
          },
          { key: 'source', title: t('programmes.source'), cell: (clearance) => <Code>{clearance.source}</Code> },
        ]}
      />
    </Panel>
  )
}
