/** Corrects a member: role, whether they travel, the help they need on the way, their visa. */
import * as cases from '#domain/cases/contract.ts'
import type { CaseStory } from '#domain/cases/contract.ts'
import { MemberRole, SpecialNeed } from '#domain/cases/words.ts'
import { PersonName } from '#desk/people/shared.tsx'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { CheckField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Button } from '#ui/Button.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

type ChangeMemberFormProps = { member: CaseStory['members'][number]; onDone: () => void; onRemove: () => void }

export function ChangeMemberForm({ member, onDone, onRemove }: ChangeMemberFormProps) {
  const { t } = useText()
  const labels = { role: t('cases.role'), specialNeeds: t('cases.needs'), visaNumber: t('cases.visa_number') }
  const form = useForm({
    contract: cases.changeMember,
    initial: {
      role: member.role as string,
      travelling: member.travelling,
      needs: [...member.specialNeeds] as string[],
      visaNumber: member.visaNumber ?? '',
    },
    input: ({ needs, visaNumber, ...values }) => ({
      ...values,
      caseId: member.caseId,
      personId: member.personId,
      specialNeeds: needs,
      visaNumber: visaNumber === '' ? null : visaNumber,
    }),
    onDone: () => {
      tell(t('cases.member_changed'))
      onDone()
    },
  })
  const toggle = (need: string, wanted: boolean) =>
    form.set('needs', wanted ? [...form.values.needs, need] : form.values.needs.filter((each) => each !== need))
  return (
    <CommandForm
      form={form}
      submit={t('ui.save')}
      labels={labels}
      reason={useWhyNot('cases.write')}
      actions={
        <Button look="danger" icon="close" onClick={onRemove}>
          {t('cases.remove_member')}
        </Button>
      }
    >
      <p>
        <PersonName person={member.person} />
      </p>
      <SelectField
        form={form}
        name="role"
        label={labels.role}
        options={MemberRole.options.map((role) => ({ value: role, label: t(`cases.role.${role}`) }))}
      />
      <CheckField form={form} name="travelling" label={t('cases.travelling')} />
      <fieldset>
        <legend className="mb-1 text-sm font-medium">{labels.specialNeeds}</legend>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {SpecialNeed.options.map((need) => (
            <Checkbox
              key={need}
              checked={form.values.needs.includes(need)}
              onChange={(wanted) => toggle(need, wanted)}
              label={t(`cases.need.${need}`)}
            />
          ))}
        </div>
      </fieldset>
      <TextField form={form} name="visaNumber" label={labels.visaNumber} maxLength={40} />
    </CommandForm>
  )
}
