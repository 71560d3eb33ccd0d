/** The register of escorts by name, and the way to put somebody into it. */
import { useState } from 'react'
import * as escorts from '#domain/escorts/contract.ts'
import { EscortKind } from '#domain/escorts/words.ts'
import { PersonName } from '#desk/people/shared.tsx'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { FilterBar } from '#desk/kit/FilterBar.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { usePages } from '#desk/kit/queries.ts'
import { useFilters } from '#desk/kit/saved-filters.ts'
import { ButtonLink, TextLink } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { EscortForm } from './EscortForm.tsx'

export function EscortsPage() {
  const { t, write } = useText()
  const reason = useWhyNot('escorts.write')
  const [adding, setAdding] = useState(false)
  const shelf = useFilters('escorts.escorts', { kind: '' })
  const { kind } = shelf.filters
  const listed = usePages(escorts.listEscorts, kind === '' ? {} : { kind: kind as EscortKind })
  return (
    <Page
      title={t('escorts.escorts')}
      actions={
        <>
          <ButtonLink to="/escorts/missions" icon="clock">
            {t('escorts.missions')}
          </ButtonLink>
          <Button look="main" icon="add" reason={reason} onClick={() => setAdding(true)}>
            {t('escorts.register')}
          </Button>
        </>
      }
    >
      <FilterBar shelf={shelf}>
        <Field label={t('escorts.kind')} required>
          <Select
            value={kind}
            onChange={(value) => shelf.set('kind', value)}
            placeholder={t('ui.all')}
            options={EscortKind.options.map((value) => ({ value, label: t(`movements.escort.${value}`) }))}
          />
        </Field>
      </FilterBar>
      <Panel flush>
        <PagesPart of={listed}>
          {(items) => (
            <Table
              caption={t('escorts.escorts')}
              rows={items}
              rowKey={(it) => it.id}
              hasMore={listed.hasMore}
              onMore={listed.more}
              loadingMore={listed.isLoadingMore}
              empty={
                <EmptyState icon="escorts" title={t('escorts.nobody')}>
                  {t('escorts.nobody_why')}
                </EmptyState>
              }
              columns={[
                {
                  key: 'name',
                  title: t('escorts.name'),
                  heads: true,
                  cell: (it) => (
                    <TextLink to="/escorts/$escortId" params={{ escortId: it.id }}>
                      <PersonName person={it} />
                    </TextLink>
                  ),
                },
                { key: 'kinds', title: t('escorts.kind'), cell: (it) => write.list(it.kinds.map((one) => t(`movements.escort.${one}`))) },
                {
                  key: 'languages',
                  title: t('escorts.languages'),
                  cell: (it) => write.list(it.languages.map((code) => write.language(code))),
                },
                {
                  key: 'passport',
                  title: t('escorts.passport_until'),
                  cell: (it) =>
                    it.passportUntil === null ? (
                      <Badge mood="warn">{t('escorts.no_passport')}</Badge>
                    ) : (
                      <span className="inline-flex flex-wrap items-center gap-1">
                        {write.day(it.passportUntil)}
                        {it.passportEndsSoon && <Badge mood="warn">{t('escorts.ends_soon')}</Badge>}
                      </span>
                    ),
                },
                {
                  key: 'check',
                  title: t('escorts.record_checked_on'),
                  cell: (it) => (it.recordCheckedOn === null ? t('escorts.not_checked') : write.day(it.recordCheckedOn)),
                },
                {
                  key: 'resting',
                  title: t('escorts.available'),
                  cell: (it) => (it.resting ? <Badge>{t('escorts.resting')}</Badge> : t('ui.yes')),
                },
              ]}
            />
          )}
        </PagesPart>
      </Panel>
      <Dialog open={adding} onClose={() => setAdding(false)} title={t('escorts.register')}>
        <EscortForm escort={null} onDone={() => setAdding(false)} />
      </Dialog>
    </Page>
  )
}
