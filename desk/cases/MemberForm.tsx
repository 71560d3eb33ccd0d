/** Adds somebody of the register to a case; the family rules are asked before sending. */
import { useState } from 'react'
import * as cases from '#domain/cases/contract.ts'
import type { CaseStory } from '#domain/cases/contract.ts'
import { joinFamily } from '#domain/cases/family-rules.ts'
import { MemberRole, SpecialNeed } from '#domain/cases/words.ts'
import type { PersonLine } from '#domain/people/words.ts'
import { PersonPicker } from '#desk/people/shared.tsx'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { CheckField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { today } from './today.ts'

export function MemberForm({ story, onDone }: { story: CaseStory; onDone: () => void }) {
  const { t } = useText()
  const { case: it, members } = story
  const [person, setPerson] = useState<PersonLine>()
  const labels = { personId: t('cases.person'), role: t('cases.role'), specialNeeds: t('cases.needs'), visaNumber: t('cases.visa_number') }
  const family = members.map((member) => ({ personId: member.personId, role: member.role, bornOn: member.person.bornOn }))
  const form = useForm({
    contract: cases.addMember,
    initial: { role: members.length === 0 ? 'PA' : '', travelling: true, need: '', visaNumber: '' },
    input: ({ need, ...values }) => ({ ...values, caseId: it.id, personId: person?.id, specialNeeds: need === '' ? [] : [need] }),
    check: (input) =>
      joinFamily(family, { personId: input.personId, role: input.role, bornOn: person?.bornOn ?? null }, it.unaccompaniedMinor, today()),
    onDone: (sent) => {
      tell(t(sent.queued ? 'ui.queued' : 'cases.member_added'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('cases.add_member')} labels={labels} reason={useWhyNot('cases.write')}>
      <PersonPicker label={labels.personId} chosen={person} onChoose={setPerson} except={members.map((member) => member.personId)} />
      <SelectField
        form={form}
        name="role"
        label={labels.role}
        options={MemberRole.options.map((role) => ({ value: role, label: t(`cases.role.${role}`) }))}
      />
      <SelectField
        form={form}
        name="need"
        label={labels.specialNeeds}
        placeholder={t('cases.need_none')}
        options={SpecialNeed.options.map((need) => ({ value: need, label: t(`cases.need.${need}`) }))}
      />
      <TextField form={form} name="visaNumber" label={labels.visaNumber} maxLength={40} />
      <CheckField form={form} name="travelling" label={t('cases.travelling')} />
    </CommandForm>
  )
}
