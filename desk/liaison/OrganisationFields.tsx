/** What is written of an organisation, when it is added and when it is corrected. Nothing about a person we help belongs in any of it. */
import { countryCodes, regionOf } from '#domain/kit/country.ts'
import { type OrganisationDraft, OrganisationKind } from '#domain/liaison/words.ts'
import type { Form } from '#desk/kit/form.ts'
import { SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { Notice } from '#ui/Notice.tsx'
import { type Text, useText } from '#ui/TextProvider.tsx'

export type TypedOrganisation = { [Name in keyof Required<OrganisationDraft>]: string }
export const emptyOrganisation: TypedOrganisation = {
  kind: '',
  name: '',
  nativeName: '',
  acronym: '',
  country: '',
  city: '',
  carrierCode: '',
  contactFunction: '',
  contactPhone: '',
  contactEmail: '',
}

export function useOrganisationLabels(): Record<keyof TypedOrganisation, string> {
  const { t } = useText()
  return {
    kind: t('liaison.kind'),
    name: t('liaison.name'),
    nativeName: t('liaison.native_name'),
    acronym: t('liaison.acronym'),
    country: t('liaison.country'),
    city: t('liaison.city'),
    carrierCode: t('liaison.carrier_code'),
    contactFunction: t('liaison.function'),
    contactPhone: t('liaison.phone'),
    contactEmail: t('liaison.email'),
  }
}

export function OrganisationFields<Values extends TypedOrganisation>({ form: given }: { form: Form<Values> }) {
  const text = useText()
  const { t } = text
  const labels = useOrganisationLabels()
  // The fields know their names; what else the form holds is no matter of theirs.
  const form = given as unknown as Form<TypedOrganisation>
  return (
    <>
      <Notice>{t('liaison.no_person_here')}</Notice>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <SelectField
          form={form}
          name="kind"
          label={labels.kind}
          options={OrganisationKind.options.map((kind) => ({ value: kind, label: t(`liaison.kind.${kind}`) }))}
        />
        {form.values.kind === 'CARRIER' && (
          <TextField form={form} name="carrierCode" label={labels.carrierCode} hint={t('liaison.carrier_code_hint')} maxLength={2} />
        )}
      </div>
      <TextField form={form} name="name" label={labels.name} maxLength={200} />
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <TextField form={form} name="nativeName" label={labels.nativeName} maxLength={200} />
        <TextField form={form} name="acronym" label={labels.acronym} maxLength={20} />
        <SelectField form={form} name="country" label={labels.country} options={countriesOf(text)} />
        <TextField form={form} name="city" label={labels.city} maxLength={120} />
      </div>
      <TextField form={form} name="contactFunction" label={labels.contactFunction} hint={t('liaison.function_hint')} maxLength={120} />
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <TextField form={form} name="contactPhone" type="tel" label={labels.contactPhone} maxLength={40} />
        <TextField form={form} name="contactEmail" type="email" label={labels.contactEmail} maxLength={200} />
      </div>
    </>
  )
}

function countriesOf({ write, language }: Text) {
  const byName = new Intl.Collator(language).compare
  return countryCodes
    .map((code) => ({ value: code as string, label: write.country(regionOf(code) ?? code) }))
    .toSorted((a, b) => byName(a.label, b.label))
}
