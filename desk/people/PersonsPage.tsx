/** Everybody of my offices by name; one box that finds a person in any script and says why. */
import { useState } from 'react'
import * as people from '#domain/people/contract.ts'
import type { PersonLine, SearchHit } from '#domain/people/words.ts'
import { AskedPart, PagesPart } from '#desk/kit/AskedPart.tsx'
import { FilterBar } from '#desk/kit/FilterBar.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk, usePages } from '#desk/kit/queries.ts'
import { useRested } from '#desk/kit/rested.ts'
import { useFilters } from '#desk/kit/saved-filters.ts'
import { ButtonLink } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { type Column, Table } from '#ui/Table.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { type AskedFilters, type ChoiceField, filtersOf, noFilter, PersonFilters } from './PersonFilters.tsx'
import { NationalityName, PersonLink } from './shared.tsx'

/** `ProgrammeField`: how a programme is chosen, where the reader may narrow people by one. */
export function PersonsPage({ ProgrammeField }: { ProgrammeField?: ChoiceField }) {
  const text = useText()
  const { t } = text
  const whyNot = useWhyNot('people.write')
  const [words, setWords] = useState('')
  const q = useRested(words.trim())
  const shelf = useFilters('people.persons', noFilter)
  const filters = useRested(filtersOf(shelf.filters))
  const add = t('people.add_person')
  return (
    <Page
      title={t('people.people')}
      actions={
        whyNot === undefined ? (
          <>
            <ButtonLink to="/people/requests">{t('register.requests')}</ButtonLink>
            <ButtonLink to="/people/pairs">{t('register.pairs')}</ButtonLink>
            <ButtonLink look="main" icon="add" to="/people/new">
              {add}
            </ButtonLink>
          </>
        ) : (
          <Button look="main" icon="add" reason={whyNot}>
            {add}
          </Button>
        )
      }
    >
      <FilterBar shelf={shelf}>
        <Field label={t('people.search')} hint={t('people.search_hint')} required className="grow">
          <TextInput type="search" value={words} onChange={setWords} autoComplete="off" />
        </Field>
        <PersonFilters shelf={shelf} ProgrammeField={ProgrammeField} />
      </FilterBar>
      <Panel flush>{q === '' ? <PersonsList filters={filters} /> : <FoundList q={q} filters={filters} />}</Panel>
    </Page>
  )
}

function PersonsList({ filters }: { filters: AskedFilters }) {
  const { t } = useText()
  const persons = usePages(people.listPersons, filters)
  const columns = usePersonColumns<PersonLine>((person) => person)
  return (
    <PagesPart of={persons}>
      {(items) => (
        <Table
          caption={t('people.people')}
          rows={items}
          rowKey={(person) => person.id}
          hasMore={persons.hasMore}
          onMore={() => persons.more()}
          loadingMore={persons.isLoadingMore}
          empty={
            <EmptyState icon="people" title={t('people.nobody')}>
              {t('people.nobody_why')}
            </EmptyState>
          }
          columns={columns}
        />
      )}
    </PagesPart>
  )
}

function FoundList({ q, filters }: { q: string; filters: AskedFilters }) {
  const { t } = useText()
  const found = useAsk(people.search, { ...filters, q, limit: 50 })
  const columns = usePersonColumns<SearchHit>((hit) => hit.person)
  return (
    <AskedPart of={found}>
      {({ items }) => (
        <Table
          caption={t('people.people')}
          rows={items}
          rowKey={(hit) => hit.person.id}
          empty={
            <EmptyState icon="search" title={t('people.nobody_found')}>
              {t('people.nobody_found_why')}
            </EmptyState>
          }
          columns={[...columns, { key: 'why', title: t('people.found_why'), cell: (hit) => <FoundWhy hit={hit} /> }]}
        />
      )}
    </AskedPart>
  )
}

function FoundWhy({ hit }: { hit: SearchHit }) {
  const { t } = useText()
  return (
    <span className="flex flex-wrap gap-1">
      {hit.why.map(({ word, how }) => (
        <Badge key={`${word} ${how}`} mood={how === 'SOUNDS_ALIKE' || how === 'NEARLY' ? 'neutral' : 'note'} icon={undefined}>
          <bdi>{word}</bdi> · {t(`people.found_how.${how}`)}
        </Badge>
      ))}
    </span>
  )
}

function usePersonColumns<Row>(personOf: (row: Row) => PersonLine): Column<Row>[] {
  const { t, write } = useText()
  return [
    { key: 'name', title: t('people.name'), heads: true, cell: (row) => <PersonLink person={personOf(row)} /> },
    { key: 'birth', title: t('people.birth'), cell: (row) => write.birthday(personOf(row).bornOn, personOf(row).bornPrecision) },
    { key: 'nationality', title: t('people.nationality'), cell: (row) => <NationalityName code={personOf(row).nationality} /> },
    { key: 'sex', title: t('people.sex'), cell: (row) => t(`people.sex.${personOf(row).sex}`) },
  ]
}
