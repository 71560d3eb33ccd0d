/** The forms of households: joining, and leaving alone or with others. */
import { useState } from 'react'
import * as households from '#domain/people/household-contract.ts'
import type { Households } from '#domain/people/household-contract.ts'
import { JoinedWhy, LeftWhy, MembershipRole } from '#domain/people/household-words.ts'
import type { Person, PersonId, PersonLine } from '#domain/people/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { CheckField, DateField, SelectField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Checkbox } from '#ui/Checkbox.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { nameOf, PersonPicker } from './shared.tsx'

type FormProps = { person: Person; onDone: () => void }

const today = (): string => new Date().toISOString().slice(0, 10)

function useDone(onDone: () => void): () => void {
  const { t } = useText()
  return () => {
    tell(t('ui.saved'))
    onDone()
  }
}

export function JoinForm({ person, onDone }: FormProps) {
  const { t } = useText()
  const [chosen, setChosen] = useState<PersonLine>()
  const labels = {
    withPersonId: t('people.link_household'),
    on: t('register.from_day'),
    why: t('register.why'),
    role: t('register.role'),
    also: t('register.also'),
  }
  const form = useForm({
    contract: households.joinHousehold,
    initial: { on: today(), why: 'TOGETHER', role: 'MEMBER', also: false },
    input: (values) => ({ ...values, personId: person.id, withPersonId: chosen?.id }),
    onDone: useDone(onDone),
  })
  return (
    <CommandForm form={form} submit={t('people.household_join')} labels={labels} reason={useWhyNot('people.write')}>
      <PersonPicker label={labels.withPersonId} chosen={chosen} onChoose={setChosen} except={[person.id]} />
      <DateField form={form} name="on" label={labels.on} />
      <SelectField
        form={form}
        name="why"
        label={labels.why}
        options={JoinedWhy.options.map((each) => ({ value: each, label: t(`register.joined_why.${each}`) }))}
      />
      <SelectField
        form={form}
        name="role"
        label={labels.role}
        options={MembershipRole.options.map((each) => ({ value: each, label: t(`register.role.${each}`) }))}
      />
      <CheckField form={form} name="also" label={labels.also} hint={t('register.also_hint')} />
    </CommandForm>
  )
}

export function LeaveForm({ person, household, onDone }: FormProps & { household: Households['households'][number] }) {
  const { t } = useText()
  const [others, setOthers] = useState<readonly PersonId[]>([])
  const labels = { on: t('register.last_day'), why: t('register.why') }
  const form = useForm({
    contract: households.leaveHousehold,
    initial: { on: today(), why: 'SEPARATED' },
    input: (values) => ({ ...values, householdId: household.householdId, personIds: [person.id, ...others] }),
    onDone: useDone(onDone),
  })
  const stay = household.members.filter((member) => member.leftOn === null && member.personId !== person.id)
  return (
    <CommandForm form={form} submit={t('register.leave')} labels={labels} reason={useWhyNot('people.write')}>
      <fieldset>
        <legend className="text-sm font-medium">{t('register.leave_with')}</legend>
        {stay.map((member) => (
          <Checkbox
            key={member.id}
            checked={others.includes(member.personId)}
            onChange={(on) => setOthers((was) => (on ? [...was, member.personId] : was.filter((id) => id !== member.personId)))}
            label={<bdi>{nameOf(member.person)}</bdi>}
          />
        ))}
      </fieldset>
      <DateField form={form} name="on" label={labels.on} />
      <SelectField
        form={form}
        name="why"
        label={labels.why}
        options={LeftWhy.options.map((each) => ({ value: each, label: t(`register.left_why.${each}`) }))}
      />
    </CommandForm>
  )
}
