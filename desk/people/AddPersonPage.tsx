/** Registers somebody: the form, on a page of its own, because the likely same persons need room beside it. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import * as people from '#domain/people/contract.ts'
import { PersonId } from '#domain/people/words.ts'
import { Page } from '#desk/kit/Page.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { AddPersonForm } from './AddPersonForm.tsx'

export function AddPersonPage() {
  const { t } = useText()
  const go = useNavigate()
  const asked: { with?: unknown } = useSearch({ strict: false })
  const companion = PersonId.safeParse(asked.with)
  // Whoever is named in the address is read like any other person: not visible means that nobody is travelled with.
  const found = useAsk(people.getPerson, { personId: companion.data ?? '' }, { enabled: companion.success })
  if (companion.success && found.isLoading) return <Page title={t('people.add_person')}>{null}</Page>
  return (
    <Page title={t('people.add_person')} back={{ to: '/people', label: t('people.people') }}>
      <Panel>
        <AddPersonForm
          {...(found.value === undefined ? {} : { companion: found.value.person })}
          onDone={(personId) =>
            void (personId === undefined ? go({ to: '/people' }) : go({ to: '/people/$personId', params: { personId } }))
          }
        />
      </Panel>
    </Page>
  )
}
