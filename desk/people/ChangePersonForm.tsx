/** Corrects or completes who somebody is. Only what was changed is sent, with the reason and the state that was seen. */
import * as people from '#domain/people/contract.ts'
import { ChangeReason, type Person, Sex } from '#domain/people/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { nationalityOptions } from './nationality.ts'
import { languagesIn, usePrecisions } from './person-typing.ts'

export function ChangePersonForm({ person, safeContact, onDone }: { person: Person; safeContact: string | null; onDone: () => void }) {
  const text = useText()
  const { t } = text
  const precisions = usePrecisions()
  const labels = {
    reason: t('people.change_reason'),
    familyName: t('people.family_name'),
    givenNames: t('people.given_names'),
    nativeName: t('people.native_name'),
    sex: t('people.sex'),
    bornOn: t('people.born_on'),
    nationality: t('people.nationality'),
    languages: t('people.languages'),
    safeContact: t('people.safe_contact'),
  }
  const was = {
    familyName: person.familyName,
    givenNames: person.givenNames,
    nativeName: person.nativeName ?? '',
    sex: person.sex as string,
    bornOn: person.bornOn ?? '',
    bornPrecision: person.bornPrecision as string,
    nationality: person.nationality,
    languages: person.languages.join(', '),
    safeContact: safeContact ?? '',
  }
  const form = useForm({
    contract: people.changePerson,
    initial: { ...was, reason: '' },
    input: (values) => {
      const typed = (name: keyof typeof was) => (values[name].trim() === was[name] ? undefined : values[name].trim())
      /** An emptied box takes away what was there; the form would leave out an empty text. */
      const emptied = (name: keyof typeof was) => (typed(name) === '' ? null : typed(name))
      const birth =
        typed('bornOn') === undefined && typed('bornPrecision') === undefined
          ? {}
          : { bornOn: values.bornPrecision === 'UNKNOWN' ? null : values.bornOn, bornPrecision: values.bornPrecision }
      return {
        personId: person.id,
        reason: values.reason,
        seenAt: person.updatedAt,
        familyName: typed('familyName'),
        givenNames: typed('givenNames') === '' ? ' ' : typed('givenNames'),
        nativeName: emptied('nativeName'),
        sex: typed('sex'),
        ...birth,
        nationality: typed('nationality'),
        languages: typed('languages') === undefined ? undefined : languagesIn(values.languages),
        safeContact: emptied('safeContact'),
      }
    },
    onDone: () => {
      tell(t('people.person_changed'))
      onDone()
    },
  })
  const { bornPrecision } = form.values
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={labels} reason={useWhyNot('people.write')}>
      <TextField form={form} name="familyName" label={labels.familyName} hint={t('people.family_name_hint')} required />
      <TextField form={form} name="givenNames" label={labels.givenNames} />
      <TextField form={form} name="nativeName" label={labels.nativeName} />
      <SelectField
        form={form}
        name="sex"
        label={labels.sex}
        options={Sex.options.map((sex) => ({ value: sex, label: t(`people.sex.${sex}`) }))}
        required
      />
      <SelectField form={form} name="bornPrecision" label={t('people.birth_precision')} options={precisions} required />
      {bornPrecision !== 'UNKNOWN' && (
        <DateField
          form={form}
          name="bornOn"
          label={labels.bornOn}
          required
          {...(bornPrecision === 'DAY' ? {} : { hint: t(`people.born_on_hint_${bornPrecision}`) })}
        />
      )}
      <SelectField form={form} name="nationality" label={labels.nationality} options={nationalityOptions(text)} required />
      <TextField form={form} name="languages" label={labels.languages} hint={t('people.languages_hint')} />
      <TextField form={form} name="safeContact" label={labels.safeContact} hint={t('people.safe_contact_hint')} />
      <SelectField
        form={form}
        name="reason"
        label={labels.reason}
        options={ChangeReason.options.map((reason) => ({ value: reason, label: t(`people.change_reason.${reason}`) }))}
      />
    </CommandForm>
  )
}
