/** The work list: cases of my offices, those under way unless asked otherwise, newest first or by critical day. */
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import * as cases from '#domain/cases/contract.ts'
import type { CaseRow } from '#domain/cases/contract.ts'
import { isActive } from '#domain/cases/rules.ts'
import { CaseStatus, type RollId } from '#domain/cases/words.ts'
import type { PersonId } from '#domain/people/words.ts'
import * as programmes from '#domain/programmes/contract.ts'
import { PersonName } from '#desk/people/shared.tsx'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { ExportButton } from '#desk/kit/ExportButton.tsx'
import { FilterBar } from '#desk/kit/FilterBar.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk, usePages } from '#desk/kit/queries.ts'
import { useFilters } from '#desk/kit/saved-filters.ts'
import { may, useSelf } from '#desk/kit/session.ts'
import { ButtonLink } from '#desk/kit/TextLink.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { CriticalDay } from './CriticalDay.tsx'
import { OpenCaseForm } from './OpenCaseForm.tsx'
import { CaseRef, CaseStatusBadge, countryText, nameIn } from './shared.tsx'

const active = CaseStatus.options.filter(isActive).join(',')
const ended = CaseStatus.options.filter((status) => !isActive(status)).join(',')

export function CasesPage() {
  const { t } = useText()
  const self = useSelf()
  const [opening, setOpening] = useState(false)
  // Cases of one person, or of one imported list, as other pages link to them.
  const { personId, rollId }: { personId?: string; rollId?: string } = useSearch({ strict: false })
  const shelf = useFilters('cases.cases', { status: '', programme: '', mine: '', sort: '' })
  const { status, programme, mine, sort } = shelf.filters
  const wanted = status === '' ? active : status === 'ended' ? ended : status === 'all' ? undefined : status
  const narrowed = personId !== undefined || rollId !== undefined
  const filters = {
    ...(wanted === undefined || narrowed ? {} : { status: wanted }),
    ...(programme === '' ? {} : { programme }),
    ...(mine === '' ? {} : { mine: 'yes' as const }),
    ...(rollId === undefined ? {} : { rollId: rollId as RollId }),
  }
  const found = usePages(cases.listCases, {
    ...filters,
    ...(sort === 'critical' ? { sort: 'critical' as const } : {}),
    ...(personId === undefined ? {} : { personId: personId as PersonId }),
  })
  return (
    <Page
      title={t('cases.cases')}
      actions={
        <>
          {may(self, 'cases.import') && (
            <ButtonLink icon="upload" to="/cases/rolls">
              {t('cases.rolls')}
            </ButtonLink>
          )}
          {personId === undefined && <ExportButton contract={cases.exportCases} filters={filters} />}
          <Button look="main" icon="add" reason={useWhyNot('cases.write')} onClick={() => setOpening(true)}>
            {t('cases.open_case')}
          </Button>
        </>
      }
    >
      {!narrowed && <CaseFilters shelf={shelf} />}
      <Panel flush>
        <PagesPart of={found}>
          {(items) => <CasesTable rows={items} hasMore={found.hasMore} onMore={() => found.more()} loadingMore={found.isLoadingMore} />}
        </PagesPart>
      </Panel>
      <Dialog open={opening} onClose={() => setOpening(false)} title={t('cases.open_case')}>
        <OpenCaseForm onDone={() => setOpening(false)} />
      </Dialog>
    </Page>
  )
}

type CaseShelf = ReturnType<typeof useFilters<{ status: string; programme: string; mine: string; sort: string }>>

function CaseFilters({ shelf }: { shelf: CaseShelf }) {
  const text = useText()
  const { t } = text
  const known = useAsk(programmes.listProgrammes, { limit: 200 })
  return (
    <FilterBar shelf={shelf}>
      <Field label={t('cases.status')} required>
        <Select
          value={shelf.filters.status}
          onChange={(value) => shelf.set('status', value)}
          placeholder={t('cases.status.active')}
          options={[
            { value: 'all', label: t('ui.all') },
            { value: 'ended', label: t('cases.status.ended') },
            ...CaseStatus.options.map((status) => ({ value: status, label: t(`status.cases.${status}`) })),
          ]}
        />
      </Field>
      <Field label={t('cases.programme')} required>
        <Select
          value={shelf.filters.programme}
          onChange={(value) => shelf.set('programme', value)}
          placeholder={t('ui.all')}
          options={(known.value?.items ?? []).map((each) => ({ value: each.code, label: nameIn(text, each.names) }))}
        />
      </Field>
      <Field label={t('cases.mine')} required>
        <Select
          value={shelf.filters.mine}
          onChange={(value) => shelf.set('mine', value)}
          placeholder={t('ui.all')}
          options={[{ value: 'yes', label: t('cases.mine_only') }]}
        />
      </Field>
      <Field label={t('cases.sort')} required>
        <Select
          value={shelf.filters.sort}
          onChange={(value) => shelf.set('sort', value)}
          placeholder={t('cases.sort.opened')}
          options={[{ value: 'critical', label: t('cases.sort.critical') }]}
        />
      </Field>
    </FilterBar>
  )
}

function CasesTable({ rows, ...more }: { rows: readonly CaseRow[]; hasMore: boolean; onMore: () => void; loadingMore: boolean }) {
  const text = useText()
  const { t, write } = text
  return (
    <Table
      caption={t('cases.cases')}
      rows={rows}
      rowKey={(row) => row.id}
      {...more}
      empty={
        <EmptyState icon="cases" title={t('cases.none')}>
          {t('cases.none_why')}
        </EmptyState>
      }
      columns={[
        { key: 'ref', title: t('cases.ref'), heads: true, cell: (row) => <CaseRef caseId={row.id} publicRef={row.publicRef} /> },
        {
          key: 'principal',
          title: t('cases.principal'),
          cell: (row) =>
            row.principal === null ? (
              <span className="text-ink-faint">{t('cases.no_principal')}</span>
            ) : (
              <PersonName person={row.principal} />
            ),
        },
        { key: 'people', title: t('cases.people_count'), numeric: true, cell: (row) => write.number(row.memberCount) },
        { key: 'programme', title: t('cases.programme'), cell: (row) => nameIn(text, row.programmeNames) },
        {
          key: 'destination',
          title: t('cases.destination'),
          cell: (row) =>
            [row.destinationCity, row.destinationCountry === null ? null : countryText(text, row.destinationCountry)]
              .filter(Boolean)
              .join(', '),
        },
        { key: 'status', title: t('cases.status'), cell: (row) => <CaseStatusBadge status={row.status} /> },
        { key: 'critical', title: t('cases.critical_on'), cell: (row) => <CriticalDay on={row.criticalOn} status={row.status} /> },
        { key: 'opened', title: t('cases.opened_at'), cell: (row) => write.day(row.openedAt.slice(0, 10)) },
      ]}
    />
  )
}
