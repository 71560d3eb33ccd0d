/** What the office offers: every programme in the version that applies now, with where it goes and what it gives. */
import * as programmes from '#domain/programmes/contract.ts'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { usePages } from '#desk/kit/queries.ts'
import { ButtonLink, TextLink } from '#desk/kit/TextLink.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { nameIn } from './shared.tsx'

export function ProgrammesPage() {
  const text = useText()
  const { t, write } = text
  const found = usePages(programmes.listProgrammes, {})
  return (
    <Page
      title={t('programmes.programmes')}
      actions={
        <ButtonLink to="/programmes/types" icon="movements">
          {t('programmes.types')}
        </ButtonLink>
      }
    >
      <Panel flush>
        <PagesPart of={found}>
          {(items) => (
            <Table
              caption={t('programmes.programmes')}
              rows={items}
              rowKey={(programme) => programme.code}
              hasMore={found.hasMore}
              onMore={() => found.more()}
              loadingMore={found.isLoadingMore}
              empty={
                <EmptyState icon="programmes" title={t('programmes.none')}>
                  {t('programmes.none_why')}
                </EmptyState>
              }
              columns={[
                {
                  key: 'name',
                  title: t('programmes.programme'),
                  heads: true,
                  cell: (programme) => (
                    <TextLink to="/programmes/$code" params={{ code: programme.code }}>
                      {nameIn(text, programme.names)}
                    </TextLink>
                  ),
                },
                { key: 'code', title: t('programmes.code'), cell: (programme) => <Code>{programme.code}</Code> },
                {
                  key: 'type',
                  title: t('programmes.movement_type'),
                  cell: (programme) => t(`programmes.movement.${programme.movementType}`),
                },
                {
                  key: 'countries',
                  title: t('programmes.countries'),
                  cell: (programme) =>
                    programme.openToOtherCountries
                      ? t('programmes.open_to_others')
                      : t('programmes.country_count', { count: programme.countries.length }),
                },
                { key: 'version', title: t('programmes.version'), numeric: true, cell: (programme) => write.number(programme.version) },
              ]}
            />
          )}
        </PagesPart>
      </Panel>
    </Page>
  )
}
