/** With whom a person travels and travelled, and their family links: joined, left and linked here, each with its day and reason. */
import { useState } from 'react'
import * as households from '#domain/people/household-contract.ts'
import type { Households } from '#domain/people/household-contract.ts'
import type { Person } from '#domain/people/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { ButtonLink } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { HouseholdOnDay } from './HouseholdOnDay.tsx'
import { JoinForm, LeaveForm } from './HouseholdForms.tsx'
import { LinkForm } from './LinkForms.tsx'
import { LinksPart } from './LinksPart.tsx'
import { PersonFacts, PersonLink } from './shared.tsx'

type One = Households['households'][number]

export function HouseholdPanel({ person }: { person: Person }) {
  const { t } = useText()
  const found = useAsk(households.listHouseholds, { personId: person.id })
  const [doing, setDoing] = useState<'join' | 'link' | One>()
  const whyNot = useWhyNot('people.write')
  const close = () => setDoing(undefined)
  const title = doing === 'join' ? t('people.household_join') : doing === 'link' ? t('register.link_add') : t('register.leave')
  return (
    <Panel title={t('people.household')}>
      <AskedPart of={found} lines={3}>
        {({ households: all, links }) => (
          <div className="flex flex-col gap-3">
            {all.length === 0 && <p className="text-ink-soft">{t('people.alone')}</p>}
            {all.map((one) => (
              <HouseholdPart key={one.householdId} one={one} person={person} onLeave={() => setDoing(one)} />
            ))}
            {links.length > 0 && <LinksPart links={links} person={person} />}
          </div>
        )}
      </AskedPart>
      <div className="mt-3 flex flex-wrap gap-2">
        {whyNot === undefined && (
          <ButtonLink icon="add" to="/people/new" search={{ with: person.id }}>
            {t('people.household_add')}
          </ButtonLink>
        )}
        <Button icon="people" reason={whyNot} onClick={() => setDoing('join')}>
          {t('people.household_join')}
        </Button>
        <Button icon="add" reason={whyNot} onClick={() => setDoing('link')}>
          {t('register.link_add')}
        </Button>
      </div>
      <Dialog open={doing !== undefined} onClose={close} title={title}>
        {doing === 'join' && <JoinForm person={person} onDone={close} />}
        {doing === 'link' && <LinkForm person={person} onDone={close} />}
        {typeof doing === 'object' && <LeaveForm person={person} household={doing} onDone={close} />}
      </Dialog>
    </Panel>
  )
}

function HouseholdPart({ one, person, onLeave }: { one: One; person: Person; onLeave: () => void }) {
  const { t, write } = useText()
  const whyNot = useWhyNot('people.write')
  const own = one.members.find((member) => member.personId === person.id && member.leftOn === null)
  const others = one.members.filter((member) => member.personId !== person.id)
  return (
    <section className="flex flex-col gap-2 rounded-md border border-line p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Badge mood={one.travelsNow ? 'good' : 'neutral'}>
          {t(one.travelsNow ? 'register.travels_now' : own === undefined ? 'register.former' : 'register.also_of')}
        </Badge>
        {own !== undefined && (
          <Button look="quiet" reason={whyNot} onClick={onLeave}>
            {t('register.leave')}
          </Button>
        )}
      </div>
      <ul className="flex flex-col gap-2">
        {others.map((member) => (
          <li key={member.id} className="flex flex-col">
            <PersonLink person={member.person} />
            <PersonFacts person={member.person} />
            {member.role !== 'MEMBER' && <span className="text-sm">{t(`register.role.${member.role}`)}</span>}
            <span className="text-sm text-ink-soft">
              {member.leftOn === null
                ? t('register.in_household', { day: write.day(member.joinedOn) })
                : t('register.was_in_household', { from: write.day(member.joinedOn), until: write.day(member.leftOn) })}
            </span>
          </li>
        ))}
      </ul>
      {one.members.some((member) => member.leftOn !== null) && <HouseholdOnDay householdId={one.householdId} />}
    </section>
  )
}
