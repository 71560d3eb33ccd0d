/** Who travels together with a person: the others by name, and how somebody joins or leaves. */
import { useState } from 'react'
import * as people from '#domain/people/contract.ts'
import type { Person, PersonLine } from '#domain/people/words.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { ButtonLink } from '#desk/kit/TextLink.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { PersonFacts, PersonLink, PersonPicker } from './shared.tsx'

export function HouseholdPanel({ person, household }: { person: Person; household: readonly PersonLine[] }) {
  const text = useText()
  const { t } = text
  const [joining, setJoining] = useState(false)
  const [chosen, setChosen] = useState<PersonLine>()
  const change = useCommand(people.changePerson)
  const whyNot = useWhyNot('people.write')
  const travelWith = async (other: PersonLine | null) => {
    const sent = await change.send({
      personId: person.id,
      reason: 'FAMILY_CHANGE',
      seenAt: person.updatedAt,
      travelsWith: other?.id ?? null,
    })
    tell(sent.ok ? t('people.person_changed') : failureText(text, sent), sent.ok ? 'good' : 'bad')
    if (sent.ok) setJoining(false)
  }
  return (
    <Panel title={t('people.household')}>
      {household.length === 0 ? (
        <p className="text-ink-soft">{t('people.alone')}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {household.map((member) => (
            <li key={member.id} className="flex flex-col">
              <PersonLink person={member} />
              <PersonFacts person={member} />
            </li>
          ))}
        </ul>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        {whyNot === undefined && (
          <ButtonLink icon="add" to="/people/new" search={{ with: person.id }}>
            {t('people.household_add')}
          </ButtonLink>
        )}
        <Button icon="people" reason={whyNot} onClick={() => setJoining(true)}>
          {t('people.household_join')}
        </Button>
        {household.length > 0 && (
          <Button look="quiet" reason={whyNot} busy={change.isSending} onClick={() => void travelWith(null)}>
            {t('people.household_leave')}
          </Button>
        )}
      </div>
      <Dialog
        open={joining}
        onClose={() => setJoining(false)}
        title={t('people.household_join')}
        actions={
          <Button
            look="main"
            busy={change.isSending}
            reason={chosen === undefined ? t('people.ask_more_names') : undefined}
            onClick={() => chosen !== undefined && void travelWith(chosen)}
          >
            {t('ui.save')}
          </Button>
        }
      >
        <PersonPicker label={t('people.link_household')} chosen={chosen} onChoose={setChosen} except={[person.id]} />
      </Dialog>
    </Panel>
  )
}
