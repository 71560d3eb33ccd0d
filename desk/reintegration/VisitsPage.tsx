/** The visits of the first year over all plans: late ones first, because they have waited longest. */
import { useState } from 'react'
import * as visiting from '#domain/reintegration/visit-contract.ts'
import type { OutputOf } from '#domain/kit/contract.ts'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { FilterBar } from '#desk/kit/FilterBar.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { usePages } from '#desk/kit/queries.ts'
import { useFilters } from '#desk/kit/saved-filters.ts'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { countryText } from '#desk/cases/shared.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { useWaitingVisits } from './queries.ts'
import { VisitBadge } from './shared.tsx'
import { VisitForm } from './VisitForm.tsx'

type Line = OutputOf<typeof visiting.listVisits>['items'][number]
const standings = ['OPEN', 'LATE', 'DONE', 'REFUSED', 'UNREACHABLE', 'NOT_APPLICABLE'] as const

export function VisitsPage() {
  const text = useText()
  const { t, write } = text
  const shelf = useFilters('reintegration.visits', { standing: 'OPEN' })
  const standing = standings.find((value) => value === shelf.filters.standing) ?? 'OPEN'
  const visits = usePages(visiting.listVisits, { standing })
  const [opened, setOpened] = useState<Line>()
  const waiting = useWaitingVisits()
  const mayWrite = useWhyNot('reintegration.write')
  return (
    <Page title={t('reintegration.visits')} back={{ to: '/reintegration', label: t('reintegration.plans') }}>
      <FilterBar shelf={shelf}>
        <Field label={t('reintegration.status')} required>
          <Select
            value={standing}
            onChange={(value) => shelf.set('standing', value)}
            options={standings.map((value) => ({ value, label: t(`reintegration.standing.${value}`) }))}
          />
        </Field>
      </FilterBar>
      <Panel flush>
        <PagesPart of={visits}>
          {(items) => (
            <Table
              caption={t('reintegration.visits')}
              rows={items}
              rowKey={(visit) => visit.id}
              hasMore={visits.hasMore}
              onMore={() => visits.more()}
              loadingMore={visits.isLoadingMore}
              empty={
                <EmptyState icon="calendar" title={t('reintegration.no_visits_here')}>
                  {t('reintegration.no_visits_here_why')}
                </EmptyState>
              }
              columns={[
                {
                  key: 'case',
                  title: t('reintegration.case'),
                  heads: true,
                  cell: (visit) => (
                    <TextLink to="/reintegration/cases/$caseId" params={{ caseId: visit.caseId }}>
                      <Code>{visit.caseRef}</Code>
                    </TextLink>
                  ),
                },
                { key: 'month', title: t('reintegration.month'), cell: (visit) => t('reintegration.month_n', { month: visit.month }) },
                { key: 'due', title: t('reintegration.due'), cell: (visit) => write.day(visit.dueOn) },
                {
                  key: 'country',
                  title: t('reintegration.country'),
                  cell: (visit) => (visit.country === null ? null : countryText(text, visit.country)),
                },
                {
                  key: 'standing',
                  title: t('reintegration.status'),
                  cell: (visit) =>
                    waiting.has(visit.id) ? (
                      <Badge mood="warn" icon="queue">
                        {t('reintegration.waits_to_be_sent')}
                      </Badge>
                    ) : (
                      <VisitBadge standing={visit.standing} />
                    ),
                },
                {
                  key: 'do',
                  title: t('reintegration.actions'),
                  cell: (visit) =>
                    visit.status !== 'DUE' ? null : (
                      <Button
                        look="quiet"
                        icon="edit"
                        reason={mayWrite ?? (waiting.has(visit.id) ? t('reintegration.waits_to_be_sent') : undefined)}
                        onClick={() => setOpened(visit)}
                      >
                        {t('reintegration.record_visit')}
                      </Button>
                    ),
                },
              ]}
            />
          )}
        </PagesPart>
      </Panel>
      <Dialog
        open={opened !== undefined}
        onClose={() => setOpened(undefined)}
        title={opened === undefined ? '' : t('reintegration.visit_of_month', { month: opened.month })}
      >
        {/* The list does not carry the plan: whether it is approved, and the return day, the server says. */}
        {opened !== undefined && (
          <VisitForm visit={opened} plan={{ status: 'APPROVED', returnOn: null }} onDone={() => setOpened(undefined)} />
        )}
      </Dialog>
    </Page>
  )
}
