/** Requests of persons about their own record: those that wait for an answer, the ones due first. */
import { useState } from 'react'
import * as records from '#domain/people/record-contract.ts'
import type { RecordRequest } from '#domain/people/request-words.ts'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { usePages } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { AnswerForm, RequestFacts } from './RecordPanel.tsx'
import { PersonLink } from './shared.tsx'

export function RequestsPage() {
  const { t } = useText()
  const listed = usePages(records.listRequests, { state: 'OPEN', limit: 50 })
  const [answering, setAnswering] = useState<RecordRequest>()
  return (
    <Page title={t('register.requests')} lead={t('register.requests_what')} back={{ to: '/people', label: t('people.people') }}>
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
                { key: 'person', title: t('people.person'), heads: true, cell: (it) => <PersonLink person={it.person} /> },
                { key: 'what', title: t('register.request_what'), cell: (it) => <RequestFacts request={it} /> },
                {
                  key: 'do',
                  title: t('access.actions'),
                  screenOnly: true,
                  cell: (it) => <Button onClick={() => setAnswering(it)}>{t('register.answer')}</Button>,
                },
              ]}
            />
          )}
        </PagesPart>
      </Panel>
      <Dialog open={answering !== undefined} onClose={() => setAnswering(undefined)} title={t('register.answer')}>
        {answering !== undefined && <AnswerForm request={answering} onDone={() => setAnswering(undefined)} />}
      </Dialog>
    </Page>
  )
}
