/** Requests of persons about their own record: those that wait, the answer log, and what was forgotten, without a word of it. */
import * as erasures from '#domain/people/erasure-contract.ts'
import * as records from '#domain/people/record-contract.ts'
import { RequestState } from '#domain/people/request-words.ts'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { FilterBar } from '#desk/kit/FilterBar.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { usePages } from '#desk/kit/queries.ts'
import { useFilters } from '#desk/kit/saved-filters.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { ErasureBadge, KeptList } from './ErasurePart.tsx'
import { RequestActions, RequestFacts } from './RequestActions.tsx'
import { PersonLink } from './shared.tsx'

export function RequestsPage() {
  const { t } = useText()
  const shelf = useFilters('people.requests', { state: 'OPEN' })
  const asked = RequestState.safeParse(shelf.filters.state)
  const state = asked.success ? asked.data : 'OPEN'
  const listed = usePages(records.listRequests, { state, limit: 50 })
  return (
    <Page title={t('register.requests')} lead={t('register.requests_what')} back={{ to: '/people', label: t('people.people') }}>
      <FilterBar shelf={shelf}>
        <Field label={t('register.state')} required>
          <Select
            value={state}
            onChange={(value) => shelf.set('state', value)}
            options={RequestState.options.map((each) => ({ value: each, label: t(`status.request.${each}`) }))}
          />
        </Field>
      </FilterBar>
      <Panel flush>
        <PagesPart of={listed}>
          {(items) => (
            <Table
              caption={t('register.requests')}
              rows={items}
              rowKey={(it) => it.id}
              hasMore={listed.hasMore}
              onMore={listed.more}
              loadingMore={listed.isLoadingMore}
              empty={<EmptyState icon="check" title={t('register.no_requests')} />}
              columns={[
                {
                  key: 'person',
                  title: t('people.person'),
                  heads: true,
                  cell: (it) => (it.isErased ? t('register.erased_person') : <PersonLink person={it.person} />),
                },
                { key: 'what', title: t('register.request_what'), cell: (it) => <RequestFacts request={it} /> },
                {
                  key: 'do',
                  title: t('access.actions'),
                  screenOnly: true,
                  cell: (it) => it.state === 'OPEN' && <RequestActions request={it} />,
                },
              ]}
            />
          )}
        </PagesPart>
      </Panel>
      <ErasuresPanel />
    </Page>
  )
}

function ErasuresPanel() {
  const { t, write } = useText()
  const listed = usePages(erasures.listErasures, { limit: 20 })
  return (
    <Panel title={t('register.erasures')} flush>
      <PagesPart of={listed}>
        {(items) => (
          <Table
            caption={t('register.erasures')}
            rows={items}
            rowKey={(it) => it.id}
            hasMore={listed.hasMore}
            onMore={listed.more}
            loadingMore={listed.isLoadingMore}
            empty={<EmptyState title={t('register.no_erasures')}>{t('register.no_erasures_why')}</EmptyState>}
            columns={[
              {
                key: 'asked',
                title: t('register.asked_day'),
                heads: true,
                cell: (it) => write.day(it.request.askedOn),
              },
              { key: 'state', title: t('register.state'), cell: (it) => <ErasureBadge erasure={it} /> },
              { key: 'when', title: t('register.when'), cell: (it) => write.instant(it.doneAt ?? it.confirmedAt ?? it.proposedAt) },
              {
                key: 'kept',
                title: t('register.erasure_kept'),
                cell: (it) => (it.kept.length > 0 ? <KeptList kept={it.kept} /> : it.state === 'DONE' ? t('register.nothing_kept') : ''),
              },
            ]}
          />
        )}
      </PagesPart>
    </Panel>
  )
}
