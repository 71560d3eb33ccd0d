/** The portfolio under its three headings, searchable, with what each donor carries. */
import { useState } from 'react'
import * as projects from '#domain/projects/contract.ts'
import type { ProjectLine } from '#domain/projects/contract.ts'
import { archiveCount } from '#domain/projects/rules.ts'
import { ProjectSection } from '#domain/projects/words.ts'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { FilterBar } from '#desk/kit/FilterBar.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { usePages } from '#desk/kit/queries.ts'
import { useFilters } from '#desk/kit/saved-filters.ts'
import { ButtonLink, TextLink } from '#desk/kit/TextLink.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { DonorTotals } from './DonorTotals.tsx'
import { ProjectStatusBadge, useNames } from './shared.tsx'
import { usePeriod } from './period.ts'

export function ProjectsPage() {
  const { t } = useText()
  const [donorsOpen, setDonorsOpen] = useState(false)
  const shelf = useFilters('projects.projects', { words: '', section: '' })
  const { words, section } = shelf.filters
  const wanted = {
    limit: 200,
    ...(words.trim() === '' ? {} : { words }),
    ...(section === '' ? {} : { section: section as ProjectSection }),
  }
  const found = usePages(projects.listProjects, wanted)
  const mayCount = useWhyNot('statistics.read')
  return (
    <Page
      title={t('projects.projects')}
      actions={
        <>
          <Button onClick={() => setDonorsOpen(true)}>{t('projects.donor_totals')}</Button>
          {mayCount === undefined ? (
            <ButtonLink to="/projects/indicators" icon="statistics">
              {t('projects.indicators')}
            </ButtonLink>
          ) : (
            <Button icon="statistics" reason={mayCount}>
              {t('projects.indicators')}
            </Button>
          )}
        </>
      }
    >
      <FilterBar shelf={shelf}>
        <Field label={t('projects.search')} required>
          <TextInput
            value={words}
            onChange={(value) => shelf.set('words', value)}
            placeholder={t('projects.search_hint')}
            maxLength={200}
          />
        </Field>
        <Field label={t('projects.section')} required>
          <Select
            value={section}
            onChange={(value) => shelf.set('section', value)}
            placeholder={t('ui.all')}
            options={ProjectSection.options.map((value) => ({ value, label: t(`projects.section.${value}`) }))}
          />
        </Field>
      </FilterBar>
      <PagesPart of={found}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon="projects" title={t('projects.none')}>
              {t('projects.none_why')}
            </EmptyState>
          ) : (
            ProjectSection.options.map((value) => (
              <Section key={value} section={value} items={items.filter((project) => project.section === value)} />
            ))
          )
        }
      </PagesPart>
      <Dialog open={donorsOpen} onClose={() => setDonorsOpen(false)} title={t('projects.donor_totals')}>
        <DonorTotals />
      </Dialog>
    </Page>
  )
}

function Section({ section, items }: { section: ProjectSection; items: readonly ProjectLine[] }) {
  const { t, write } = useText()
  const named = useNames()
  const period = usePeriod()
  if (items.length === 0) return null
  const sorted = items.toSorted((a, b) => (a.archiveNumber ?? 99) - (b.archiveNumber ?? 99) || (a.code < b.code ? -1 : 1))
  return (
    <Panel title={t('projects.section_count', { section: t(`projects.section.${section}`), count: archiveCount(items)[section] })} flush>
      <Table
        caption={t(`projects.section.${section}`)}
        rows={sorted}
        rowKey={(project) => project.code}
        columns={[
          // Two halves of one numbered entry bear the same number, and count as one.
          ...(section === 'NEWS'
            ? []
            : [{ key: 'number', title: t('projects.number'), cell: (project: ProjectLine) => project.archiveNumber }]),
          {
            key: 'title',
            title: t('projects.title'),
            heads: true,
            cell: (project) => (
              <TextLink to="/projects/$code" params={{ code: project.code }}>
                {named(project.titles)}
              </TextLink>
            ),
          },
          { key: 'code', title: t('projects.code'), cell: (project) => <Code>{project.code}</Code> },
          { key: 'status', title: t('projects.status'), cell: (project) => <ProjectStatusBadge status={project.status} /> },
          { key: 'period', title: t('projects.period'), cell: (project) => period(project) },
          { key: 'donors', title: t('projects.donors'), cell: (project) => write.list(project.donors) },
        ]}
      />
    </Panel>
  )
}
