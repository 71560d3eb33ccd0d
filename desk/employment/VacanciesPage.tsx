/** Every vacancy of my offices, the newest first. */
import * as employment from '#domain/employment/contract.ts'
import { VacancyStatus } from '#domain/employment/words.ts'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { FilterBar } from '#desk/kit/FilterBar.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { usePages } from '#desk/kit/queries.ts'
import { useFilters } from '#desk/kit/saved-filters.ts'
import { ButtonLink, TextLink } from '#desk/kit/TextLink.tsx'
import { countryText } from '#desk/cases/shared.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { regionName, useRegions } from './regions.ts'
import { occupationText, VacancyBadge } from './shared.tsx'

export function VacanciesPage() {
  const text = useText()
  const { t, write } = text
  const regions = useRegions()
  const shelf = useFilters('employment.vacancies', { status: '' })
  const { status } = shelf.filters
  const vacancies = usePages(employment.listVacancies, status === '' ? {} : { status: status as VacancyStatus })
  return (
    <Page
      title={t('employment.vacancies')}
      actions={
        <ButtonLink to="/employment/vacancies/new" look="main" icon="add">
          {t('employment.new_vacancy')}
        </ButtonLink>
      }
    >
      <FilterBar shelf={shelf}>
        <Field label={t('employment.status')} required>
          <Select
            value={status}
            onChange={(value) => shelf.set('status', value)}
            placeholder={t('ui.all')}
            options={VacancyStatus.options.map((value) => ({ value, label: t(`status.employment.vacancy.${value}`) }))}
          />
        </Field>
      </FilterBar>
      <Panel flush>
        <PagesPart of={vacancies}>
          {(items) => (
            <Table
              caption={t('employment.vacancies')}
              rows={items}
              rowKey={(vacancy) => vacancy.id}
              hasMore={vacancies.hasMore}
              onMore={() => vacancies.more()}
              loadingMore={vacancies.isLoadingMore}
              empty={
                <EmptyState icon="employment" title={t('employment.no_vacancies')}>
                  {t('employment.no_vacancies_why')}
                </EmptyState>
              }
              columns={[
                {
                  key: 'title',
                  title: t('employment.title'),
                  heads: true,
                  cell: (vacancy) => (
                    <TextLink to="/employment/vacancies/$vacancyId" params={{ vacancyId: vacancy.id }}>
                      <bdi>{vacancy.title}</bdi>
                    </TextLink>
                  ),
                },
                { key: 'employer', title: t('employment.employer'), cell: (vacancy) => <bdi>{vacancy.employer}</bdi> },
                { key: 'occupation', title: t('employment.occupation'), cell: (vacancy) => occupationText(text, vacancy.occupation) },
                {
                  key: 'place',
                  title: t('employment.place'),
                  cell: (vacancy) => `${regionName(regions, vacancy.region)}, ${countryText(text, vacancy.country)}`,
                },
                { key: 'starts', title: t('employment.starts_on'), cell: (vacancy) => write.day(vacancy.startsOn) },
                { key: 'status', title: t('employment.status'), cell: (vacancy) => <VacancyBadge status={vacancy.status} /> },
              ]}
            />
          )}
        </PagesPart>
      </Panel>
    </Page>
  )
}
