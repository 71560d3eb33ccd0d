/** One person: who they are, their documents, consents and household, what was done to the record, and the way to their cases. */
import { useState } from 'react'
import * as people from '#domain/people/contract.ts'
import type { PersonFile } from '#domain/people/contract.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { may, useSelf } from '#desk/kit/session.ts'
import { ButtonLink, useParam } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { ChangePersonForm } from './ChangePersonForm.tsx'
import { DocumentsPanel } from './DocumentsPanel.tsx'
import { DoublesPanel } from './DoublesPanel.tsx'
import { ConsentsPanel } from './ConsentsPanel.tsx'
import { HouseholdPanel } from './HouseholdPanel.tsx'
import { RecordPanel } from './RecordPanel.tsx'
import { StoryPanel } from './StoryPanel.tsx'
import { NationalityName, PersonFacts, PersonName } from './shared.tsx'

export function PersonPage() {
  const { t } = useText()
  const self = useSelf()
  const personId = useParam('personId')
  const found = useAsk(people.getPerson, { personId })
  const person = found.value?.person
  return (
    <Page
      title={t('people.person')}
      heading={person && <PersonName person={person} />}
      lead={
        person && (
          <>
            <PersonFacts person={person} />
            {person.compartment > 0 && <Badge mood="note">{t('people.sealed')}</Badge>}
          </>
        )
      }
      back={{ to: '/people', label: t('people.people') }}
      actions={
        person !== undefined &&
        may(self, 'cases.read') && (
          <ButtonLink icon="cases" to="/cases" search={{ personId }}>
            {t('people.cases_of')}
          </ButtonLink>
        )
      }
    >
      <AskedPart of={found} lines={8}>
        {(file) => (
          <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
            {file.person.id !== personId && (
              <div className="lg:col-span-2">
                <Notice mood="note">{t('register.led_here')}</Notice>
              </div>
            )}
            <WhoPanel file={file} />
            <HouseholdPanel person={file.person} />
            <div className="lg:col-span-2">
              <DocumentsPanel person={file.person} documents={file.documents} />
            </div>
            <div className="lg:col-span-2">
              <ConsentsPanel person={file.person} consents={file.consents} />
            </div>
            <div className="lg:col-span-2">
              <DoublesPanel person={file.person} merges={file.merges} />
            </div>
            <div className="lg:col-span-2">
              <RecordPanel person={file.person} />
            </div>
            <div className="lg:col-span-2">
              <StoryPanel person={file.person} />
            </div>
          </div>
        )}
      </AskedPart>
    </Page>
  )
}

function WhoPanel({ file: { person, safeContact, safeContactShown } }: { file: PersonFile }) {
  const { t, write } = useText()
  const [changing, setChanging] = useState(false)
  const whyNot = useWhyNot('people.write')
  return (
    <Panel
      title={t('people.who')}
      actions={
        <Button icon="edit" reason={whyNot} onClick={() => setChanging(true)}>
          {t('people.change_person')}
        </Button>
      }
    >
      <DescriptionList
        facts={[
          { term: t('people.family_name'), value: <bdi>{person.familyName}</bdi> },
          { term: t('people.given_names'), value: <bdi>{person.givenNames}</bdi> },
          { term: t('people.native_name'), value: person.nativeName !== null && <bdi>{person.nativeName}</bdi> },
          { term: t('people.born_on'), value: write.birthday(person.bornOn, person.bornPrecision) },
          { term: t('people.sex'), value: t(`people.sex.${person.sex}`) },
          { term: t('people.nationality'), value: <NationalityName code={person.nationality} /> },
          { term: t('people.languages'), value: write.list(person.languages.map((code) => write.language(code))) },
          { term: t('people.safe_contact'), value: safeContactShown ? safeContact : t('people.safe_contact_kept') },
        ]}
      />
      <Dialog open={changing} onClose={() => setChanging(false)} title={t('people.change_person')}>
        <ChangePersonForm person={person} safeContact={safeContact} onDone={() => setChanging(false)} />
      </Dialog>
    </Panel>
  )
}
