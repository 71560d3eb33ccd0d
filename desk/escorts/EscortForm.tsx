/** The particulars of an escort: written down, or written anew as a whole. The same rule as the server's is asked before sending. */
import * as escorts from '#domain/escorts/contract.ts'
import { checkEscort } from '#domain/escorts/rules.ts'
import { type Escort, EscortKind } from '#domain/escorts/words.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { CheckField, SelectField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { labelsOf, type PlainField, PlainFields } from '#desk/kit/PlainFields.tsx'
import { RowList } from '#desk/kit/RowList.tsx'
import { useSelf } from '#desk/kit/session.ts'
import { Checkbox } from '#ui/Checkbox.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { Field } from '#ui/Field.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

type Typed = ReturnType<typeof valuesOf>

export function EscortForm({ escort, onDone }: { escort: Escort | null; onDone: () => void }) {
  const { t } = useText()
  const self = useSelf()
  const whoFields: PlainField<Typed>[] = [
    { name: 'familyName', label: t('escorts.family_name'), required: true },
    { name: 'givenNames', label: t('escorts.given_names') },
    { name: 'bornOn', label: t('escorts.born_on'), kind: 'date', hint: t('escorts.born_on_hint') },
    { name: 'nationality', label: t('escorts.nationality'), hint: t('escorts.country_hint'), required: true },
    { name: 'languages', label: t('escorts.languages'), hint: t('escorts.languages_hint') },
    { name: 'phone', label: t('escorts.phone'), kind: 'tel' },
  ]
  const paperFields: PlainField<Typed>[] = [
    { name: 'passportNumber', label: t('escorts.passport_number') },
    { name: 'passportUntil', label: t('escorts.passport_until'), kind: 'date' },
    { name: 'passportIssuer', label: t('escorts.passport_issuer'), hint: t('escorts.country_hint') },
    { name: 'recordCheckedOn', label: t('escorts.record_checked_on'), kind: 'date', hint: t('escorts.record_hint') },
    { name: 'licenceNumber', label: t('escorts.licence_number'), hint: t('escorts.licence_hint') },
    { name: 'licenceAuthority', label: t('escorts.licence_authority') },
    { name: 'licenceUntil', label: t('escorts.licence_until'), kind: 'date' },
  ]
  const contract = escort === null ? escorts.registerEscort : escorts.changeEscort
  const form = useForm({
    contract: contract as typeof escorts.registerEscort,
    initial: valuesOf(escort),
    input: (values) => ({
      ...values,
      ...(escort === null ? { id: newId(), office: self.office.id } : { escortId: escort.id, seenAt: escort.updatedAt }),
      languages: values.languages.split(/[\s,;]+/).filter(Boolean),
      nationality: values.nationality.trim().toUpperCase(),
      passportIssuer: values.passportIssuer.trim().toUpperCase(),
    }),
    check: (input) => checkEscort(contract.input.parse(input) as never),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  const { values } = form
  const toggle = (kind: EscortKind, on: boolean) =>
    form.set('kinds', on ? [...values.kinds, kind] : values.kinds.filter((one) => one !== kind))
  return (
    <CommandForm
      form={form}
      submit={t('ui.save')}
      labels={{ ...labelsOf(whoFields, paperFields), kinds: t('escorts.kind') }}
      reason={useWhyNot('escorts.write')}
    >
      <PlainFields form={form} fields={whoFields.slice(0, 2)} />
      <SelectField
        form={form}
        name="sex"
        label={t('escorts.sex')}
        options={(['F', 'M', 'X'] as const).map((value) => ({ value, label: t(`people.sex.${value}`) }))}
      />
      <fieldset>
        <legend className="text-sm font-medium">{t('escorts.kind')}</legend>
        <div className="flex flex-wrap gap-x-4">
          {EscortKind.options.map((kind) => (
            <Checkbox
              key={kind}
              checked={values.kinds.includes(kind)}
              onChange={(on) => toggle(kind, on)}
              label={t(`movements.escort.${kind}`)}
            />
          ))}
        </div>
      </fieldset>
      <PlainFields form={form} fields={whoFields.slice(2)} />
      <PlainFields form={form} fields={paperFields} />
      <RowList
        legend={t('escorts.visas')}
        add={t('escorts.add_visa')}
        rows={values.visas}
        empty={{ country: '', number: '', validUntil: '' }}
        most={20}
        onChange={(rows) => form.set('visas', rows)}
      >
        {(row, set) => (
          <>
            <Field label={t('escorts.country')} hint={t('escorts.country_hint')} className="w-28" required>
              <TextInput value={row.country} onChange={(country) => set({ country: country.toUpperCase() })} maxLength={3} />
            </Field>
            <Field label={t('escorts.visa_number')} className="w-40" required>
              <TextInput value={row.number} onChange={(number) => set({ number })} maxLength={40} />
            </Field>
            <Field label={t('escorts.valid_until')} className="w-40" required>
              <DateInput value={row.validUntil} onChange={(validUntil) => set({ validUntil })} />
            </Field>
          </>
        )}
      </RowList>
      <CheckField form={form} name="resting" label={t('escorts.resting_label')} />
    </CommandForm>
  )
}

function valuesOf(escort: Escort | null) {
  return {
    familyName: escort?.familyName ?? '',
    givenNames: escort?.givenNames ?? '',
    sex: (escort?.sex ?? '') as string,
    bornOn: (escort?.bornOn ?? '') as string,
    kinds: [...(escort?.kinds ?? [])] as EscortKind[],
    languages: (escort?.languages ?? []).join(' '),
    phone: escort?.phone ?? '',
    nationality: (escort?.nationality ?? '') as string,
    passportNumber: escort?.passportNumber ?? '',
    passportIssuer: (escort?.passportIssuer ?? '') as string,
    passportUntil: (escort?.passportUntil ?? '') as string,
    visas: (escort?.visas ?? []).map((visa) => ({
      country: visa.country as string,
      number: visa.number,
      validUntil: visa.validUntil as string,
    })),
    licenceNumber: escort?.licenceNumber ?? '',
    licenceAuthority: escort?.licenceAuthority ?? '',
    licenceUntil: (escort?.licenceUntil ?? '') as string,
    recordCheckedOn: (escort?.recordCheckedOn ?? '') as string,
    resting: escort?.resting ?? false,
  }
}
