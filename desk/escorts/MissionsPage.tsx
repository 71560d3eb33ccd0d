/** Missions by the day of return, or those whose report is late. */
import * as escorts from '#domain/escorts/contract.ts'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { FilterBar } from '#desk/kit/FilterBar.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { usePages } from '#desk/kit/queries.ts'
import { useFilters } from '#desk/kit/saved-filters.ts'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Select } from '#ui/Select.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { MissionTable } from './MissionTable.tsx'

const which = ['NEXT', 'LAST', 'LATE'] as const

export function MissionsPage() {
  const { t } = useText()
  const shelf = useFilters('escorts.missions', { which: 'NEXT' })
  const chosen = shelf.filters.which as (typeof which)[number]
  const listed = usePages(escorts.listMissions, { which: chosen })
  return (
    <Page title={t('escorts.missions')} back={{ to: '/escorts', label: t('escorts.escorts') }}>
      <FilterBar shelf={shelf}>
        <Field label={t('escorts.which')} required>
          <Select
            value={chosen}
            onChange={(value) => shelf.set('which', value)}
            options={which.map((value) => ({ value, label: t(`escorts.which.${value}`) }))}
          />
        </Field>
      </FilterBar>
      <Panel flush>
        <PagesPart of={listed}>
          {(items) => (
            <MissionTable
              missions={items}
              caption={t('escorts.missions')}
              emptyTitle={t(chosen === 'LATE' ? 'escorts.none_late' : 'escorts.no_mission')}
              emptyWhy={t(chosen === 'LATE' ? 'escorts.none_late_why' : 'escorts.no_mission_why')}
              hasMore={listed.hasMore}
              onMore={listed.more}
              loadingMore={listed.isLoadingMore}
            />
          )}
        </PagesPart>
      </Panel>
    </Page>
  )
}
