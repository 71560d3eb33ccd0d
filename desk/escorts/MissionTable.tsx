/** Missions as a table: who goes with which movement, where it stands, and by when the report is due. */
import type { MissionLine } from '#domain/escorts/contract.ts'
import { PersonName } from '#desk/people/shared.tsx'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { MissionBadge } from './shared.tsx'

type MissionTableProps = {
  missions: readonly MissionLine[]
  caption: string
  emptyTitle: string
  emptyWhy: string
  /** On the page of their movement, which need not be named again. */
  onMovement?: boolean
  hasMore?: boolean
  onMore?: () => void
  loadingMore?: boolean
}

export function MissionTable({ missions, caption, emptyTitle, emptyWhy, onMovement = false, ...more }: MissionTableProps) {
  const { t, write } = useText()
  return (
    <Table
      caption={caption}
      rows={missions}
      rowKey={(it) => it.id}
      {...more}
      empty={
        <EmptyState icon="escorts" title={emptyTitle}>
          {emptyWhy}
        </EmptyState>
      }
      columns={[
        {
          key: 'ref',
          title: t('escorts.mission'),
          heads: true,
          cell: (it) => (
            <TextLink to="/escorts/missions/$missionId" params={{ missionId: it.id }}>
              <Code>{it.publicRef}</Code>
            </TextLink>
          ),
        },
        {
          key: 'escort',
          title: t('escorts.escort'),
          cell: (it) => (
            <TextLink to="/escorts/$escortId" params={{ escortId: it.escortId }}>
              <PersonName person={it.escort} />
            </TextLink>
          ),
        },
        { key: 'kind', title: t('escorts.kind'), cell: (it) => t(`movements.escort.${it.kind}`) },
        ...(onMovement
          ? []
          : [
              {
                key: 'movement',
                title: t('escorts.movement'),
                cell: (it: MissionLine) => (
                  <TextLink to="/movements/$movementId" params={{ movementId: it.movementId }}>
                    <Code>{it.movementRef}</Code>
                  </TextLink>
                ),
              },
            ]),
        { key: 'charge', title: t('escorts.in_charge'), numeric: true, cell: (it) => (it.inCharge === 0 ? null : it.inCharge) },
        { key: 'returns', title: t('escorts.returns_on'), cell: (it) => write.day(it.returnsOn) },
        { key: 'due', title: t('escorts.report_due_on'), cell: (it) => write.day(it.reportDueOn) },
        { key: 'state', title: t('escorts.state'), cell: (it) => <MissionBadge state={it.state} /> },
      ]}
    />
  )
}
