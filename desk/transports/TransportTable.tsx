/** Transports as a table: what each is, which movement it carries, and whether it goes. */
import type { ReactNode } from 'react'
import type { TransportLine } from '#domain/transports/contract.ts'
import { LocalTime } from '#desk/movements/shared.tsx'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { TransportBadge } from './shared.tsx'

type TransportTableProps = {
  transports: readonly TransportLine[]
  empty: ReactNode
  /** On the page of their movement, which need not be named again. */
  onMovement?: boolean
  hasMore?: boolean
  onMore?: () => void
  loadingMore?: boolean
}

export function TransportTable({ transports, empty, onMovement = false, ...more }: TransportTableProps) {
  const { t } = useText()
  return (
    <Table
      caption={t('transports.transports')}
      rows={transports}
      rowKey={(it) => it.id}
      empty={empty}
      {...more}
      columns={[
        {
          key: 'ref',
          title: t('transports.transport'),
          heads: true,
          cell: (it) => (
            <TextLink to="/transports/$transportId" params={{ transportId: it.id }}>
              <Code>{it.publicRef}</Code>
            </TextLink>
          ),
        },
        { key: 'kind', title: t('transports.kind'), cell: (it) => t(`transports.kind.${it.kind}`) },
        { key: 'label', title: t('transports.label'), cell: (it) => it.label !== null && <bdi>{it.label}</bdi> },
        { key: 'operator', title: t('transports.operator'), cell: (it) => <bdi>{it.operator}</bdi> },
        { key: 'departs', title: t('movements.column.departs'), cell: (it) => <LocalTime at={it.departsAt} zone={it.departsZone} /> },
        ...(onMovement
          ? []
          : [
              {
                key: 'movement',
                title: t('transports.movement'),
                cell: (it: TransportLine) => (
                  <TextLink to="/movements/$movementId" params={{ movementId: it.movementId }}>
                    <Code>{it.movementRef}</Code>
                  </TextLink>
                ),
              },
            ]),
        { key: 'status', title: t('transports.status'), cell: (it) => <TransportBadge status={it.status} /> },
      ]}
    />
  )
}
