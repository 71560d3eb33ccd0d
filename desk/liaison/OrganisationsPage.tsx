/** The organisations of my offices: by name, by kind, or found by a word of their name; as a file for whoever needs one. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { regionOf } from '#domain/kit/country.ts'
import * as liaison from '#domain/liaison/contract.ts'
import { type Organisation, OrganisationKind, OrganisationStatus } from '#domain/liaison/words.ts'
import { AskedPart, PagesPart } from '#desk/kit/AskedPart.tsx'
import { DownloadButton } from '#desk/kit/DownloadButton.tsx'
import { FilterBar } from '#desk/kit/FilterBar.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk, usePages } from '#desk/kit/queries.ts'
import { useRested } from '#desk/kit/rested.ts'
import { useFilters } from '#desk/kit/saved-filters.ts'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { AddOrganisationForm } from './AddOrganisationForm.tsx'
import { OrganisationBadge, OrganisationName } from './shared.tsx'

export function OrganisationsPage() {
  const { t, language } = useText()
  const go = useNavigate()
  const [adding, setAdding] = useState(false)
  const [words, setWords] = useState('')
  const q = useRested(words.trim())
  const shelf = useFilters('liaison.organisations', { kind: '', status: '' })
  const kind = (shelf.filters.kind || undefined) as OrganisationKind | undefined
  const status = (shelf.filters.status || undefined) as OrganisationStatus | undefined
  const mayAdd = useWhyNot('liaison.add')
  return (
    <Page
      title={t('liaison.organisations')}
      actions={
        <>
          <DownloadButton contract={liaison.organisationsCsv} input={{ kind, status, language: language === 'fr' ? 'fr' : 'en' }}>
            {t('liaison.export')}
          </DownloadButton>
          <Button look="main" icon="add" reason={mayAdd} onClick={() => setAdding(true)}>
            {t('liaison.new')}
          </Button>
        </>
      }
    >
      <FilterBar shelf={shelf}>
        <Field label={t('liaison.search')} required>
          <TextInput type="search" value={words} onChange={setWords} autoComplete="off" />
        </Field>
        <Field label={t('liaison.kind')} required>
          <Select
            value={shelf.filters.kind}
            onChange={(value) => shelf.set('kind', value)}
            placeholder={t('ui.all')}
            options={OrganisationKind.options.map((each) => ({ value: each, label: t(`liaison.kind.${each}`) }))}
          />
        </Field>
        <Field label={t('liaison.status')} required>
          <Select
            value={shelf.filters.status}
            onChange={(value) => shelf.set('status', value)}
            placeholder={t('ui.all')}
            options={OrganisationStatus.options.map((each) => ({ value: each, label: t(`status.liaison.${each}`) }))}
          />
        </Field>
      </FilterBar>
      {q === '' ? <Listed kind={kind} status={status} /> : <Found q={q} kind={kind} status={status} />}
      <Dialog open={adding} onClose={() => setAdding(false)} title={t('liaison.new')}>
        <AddOrganisationForm onDone={({ id }) => void go({ to: '/liaison/$organisationId', params: { organisationId: id } } as never)} />
      </Dialog>
    </Page>
  )
}

type Wanted = { kind: OrganisationKind | undefined; status: OrganisationStatus | undefined }

function Listed({ kind, status }: Wanted) {
  const listed = usePages(liaison.listOrganisations, {
    ...(kind === undefined ? {} : { kind }),
    ...(status === undefined ? {} : { status }),
  })
  return (
    <Panel flush>
      <PagesPart of={listed}>
        {(items) => <Rows items={items} hasMore={listed.hasMore} onMore={listed.more} loadingMore={listed.isLoadingMore} />}
      </PagesPart>
    </Panel>
  )
}

function Found({ q, kind, status }: Wanted & { q: string }) {
  const found = useAsk(liaison.findOrganisations, { q, limit: 50, ...(kind === undefined ? {} : { kind }) })
  return (
    <Panel flush>
      <AskedPart of={found}>
        {({ items }) => <Rows items={items.filter((each) => status === undefined || each.status === status)} hasMore={false} />}
      </AskedPart>
    </Panel>
  )
}

type RowsProps = { items: readonly Organisation[]; hasMore: boolean; onMore?: () => void; loadingMore?: boolean }

function Rows({ items, hasMore, onMore = () => undefined, loadingMore = false }: RowsProps) {
  const { t, write } = useText()
  return (
    <Table
      caption={t('liaison.organisations')}
      rows={items}
      rowKey={(it) => it.id}
      hasMore={hasMore}
      onMore={onMore}
      loadingMore={loadingMore}
      empty={
        <EmptyState icon="liaison" title={t('liaison.none')}>
          {t('liaison.none_why')}
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          title: t('liaison.name'),
          heads: true,
          cell: (it) => (
            <TextLink to="/liaison/$organisationId" params={{ organisationId: it.id }}>
              <OrganisationName organisation={it} />
            </TextLink>
          ),
        },
        { key: 'kind', title: t('liaison.kind'), cell: (it) => t(`liaison.kind.${it.kind}`) },
        {
          key: 'place',
          title: t('liaison.city'),
          cell: (it) => [it.city, it.country && write.country(regionOf(it.country) ?? it.country)].filter(Boolean).join(', '),
        },
        { key: 'status', title: t('liaison.status'), cell: (it) => <OrganisationBadge status={it.status} /> },
      ]}
    />
  )
}
