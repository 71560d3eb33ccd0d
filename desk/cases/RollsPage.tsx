/** Imported and previewed rolls, newest first. */
import * as rolls from '#domain/cases/roll-contract.ts'
import type { Roll } from '#domain/cases/roll-words.ts'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { usePages } from '#desk/kit/queries.ts'
import { ButtonLink, TextLink } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'

export function RollsPage() {
  const { t, write } = useText()
  const found = usePages(rolls.listRolls, {})
  const whyNot = useWhyNot('cases.import')
  const action =
    whyNot === undefined ? (
      <ButtonLink look="main" icon="upload" to="/cases/rolls/new">
        {t('cases.import_roll')}
      </ButtonLink>
    ) : (
      <Button look="main" icon="upload" reason={whyNot}>
        {t('cases.import_roll')}
      </Button>
    )
  return (
    <Page title={t('cases.rolls')} back={{ to: '/cases', label: t('cases.cases') }} actions={action}>
      <Panel flush>
        <PagesPart of={found}>
          {(items) => (
            <Table
              caption={t('cases.rolls')}
              rows={items}
              rowKey={(roll) => roll.id}
              hasMore={found.hasMore}
              onMore={() => found.more()}
              loadingMore={found.isLoadingMore}
              empty={
                <EmptyState icon="file" title={t('cases.rolls_none')}>
                  {t('cases.rolls_none_why')}
                </EmptyState>
              }
              columns={[
                {
                  key: 'file',
                  title: t('roll.file'),
                  heads: true,
                  cell: (roll) => (
                    <TextLink to="/cases/rolls/$rollId" params={{ rollId: roll.id }}>
                      <bdi>{roll.fileName}</bdi>
                    </TextLink>
                  ),
                },
                { key: 'programme', title: t('cases.programme'), cell: (roll) => roll.programmeCode },
                { key: 'rows', title: t('roll.rows'), numeric: true, cell: (roll) => write.number(roll.rowCount) },
                { key: 'families', title: t('roll.families'), numeric: true, cell: (roll) => write.number(roll.householdCount) },
                { key: 'faults', title: t('roll.faults'), numeric: true, cell: (roll) => write.number(roll.faultCount) },
                { key: 'state', title: t('roll.state'), cell: (roll) => <RollBadge roll={roll} /> },
                { key: 'at', title: t('roll.read_on'), cell: (roll) => write.instant(roll.previewedAt) },
              ]}
            />
          )}
        </PagesPart>
      </Panel>
    </Page>
  )
}

export function RollBadge({ roll: { state, underWay } }: { roll: Pick<Roll, 'state' | 'underWay'> }) {
  const { t } = useText()
  if (underWay !== null) return <Badge mood="note">{t(underWay.what === 'COMMIT' ? 'roll.is_committing' : 'roll.is_undoing')}</Badge>
  return <Badge mood={state === 'COMMITTED' ? 'good' : state === 'UNDONE' ? 'neutral' : 'note'}>{t(`status.rolls.${state}`)}</Badge>
}
