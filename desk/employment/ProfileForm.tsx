/** What somebody can do and wishes to do, in their own order. Only job facts are asked for; places to avoid without a reason. */
import type { Case } from '#domain/cases/words.ts'
import * as employment from '#domain/employment/contract.ts'
import { checkProfile } from '#domain/employment/rules.ts'
import type { Candidate } from '#domain/employment/words.ts'
import type { Currency } from '#domain/kit/money.ts'
import { nameOf } from '#desk/people/shared.tsx'
import type { PersonLine } from '#domain/people/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { CheckField, DateField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { readTypedAmount, writeTypedAmount } from '#desk/kit/typed-amount.ts'
import { RowList } from '#desk/kit/RowList.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { Field } from '#ui/Field.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import {
  educationOptions,
  LanguageRows,
  LicenceChoice,
  OccupationField,
  PlaceFields,
  RegionChoice,
  SkillRows,
  skillsIn,
} from './JobFields.tsx'

export type ProfileFormProps = { of: Case; person: PersonLine; candidate: Candidate | null; onDone: () => void }

export function ProfileForm({ of, person, candidate, onDone }: ProfileFormProps) {
  const text = useText()
  const { t } = text
  const labels = useLabels()
  const form = useForm({
    contract: employment.writeProfile,
    draft: `employment.profile/${of.id}/${person.id}`,
    initial: valuesOf(of, candidate),
    input: (values) => ({
      ...values,
      caseId: of.id,
      personId: person.id,
      seenAt: candidate?.updatedAt,
      desired: values.desired.map(({ code }) => code),
      experiences: values.experiences.map(({ code, months }) => ({ occupation: code, months: Number(months) })),
      education: values.education === '' ? undefined : Number(values.education),
      skills: skillsIn(values.skills),
      wageMinMinor: values.wageMinMinor.trim() === '' ? null : readTypedAmount(values.wageMinMinor, values.currency as Currency),
      currency: values.wageMinMinor.trim() === '' ? null : values.currency,
    }),
    check: (input) => checkProfile(employment.writeProfile.input.parse(input)),
    onDone: () => {
      tell(t('employment.profile_written'))
      onDone()
    },
  })
  const { values } = form
  return (
    <CommandForm form={form} submit={t('employment.save_profile')} labels={labels} reason={useWhyNot('employment.write')}>
      <p className="text-sm text-ink-soft">
        <bdi>{nameOf(person)}</bdi> · {t('employment.profile_what')}
      </p>
      <RowList
        legend={labels.desired}
        add={t('employment.add_occupation')}
        rows={values.desired}
        empty={{ code: '' }}
        most={5}
        onChange={(rows) => form.set('desired', rows)}
      >
        {(row, set) => <OccupationField label={t('employment.occupation')} value={row.code} onChange={(code) => set({ code })} />}
      </RowList>
      <RowList
        legend={labels.experiences}
        add={t('employment.add_experience')}
        rows={values.experiences}
        empty={{ code: '', months: '12' }}
        most={20}
        onChange={(rows) => form.set('experiences', rows)}
      >
        {(row, set) => (
          <>
            <OccupationField label={t('employment.occupation')} value={row.code} onChange={(code) => set({ code })} />
            <Field label={t('employment.months_done')} className="w-24" required>
              <TextInput type="number" value={row.months} onChange={(months) => set({ months })} />
            </Field>
          </>
        )}
      </RowList>
      <SelectField form={form} name="education" label={labels.education} options={educationOptions(text)} />
      <SkillRows legend={labels.skills} rows={values.skills} onChange={(rows) => form.set('skills', rows)} />
      <LanguageRows rows={values.languages} onChange={(rows) => form.set('languages', rows)} />
      <LicenceChoice chosen={values.licences} onChange={(codes) => form.set('licences', codes)} />
      <PlaceFields
        country={values.country}
        region={values.region}
        onChange={({ country, region }) => {
          if (country !== undefined) form.set('country', country)
          if (region !== undefined) form.set('region', region)
        }}
      />
      <RegionChoice
        legend={labels.commutesTo}
        hint={t('employment.commutes_hint')}
        country={values.country}
        but={values.region}
        chosen={values.commutesTo}
        onChange={(codes) => form.set('commutesTo', codes)}
      />
      <CheckField form={form} name="relocates" label={labels.relocates} />
      <RegionChoice
        legend={labels.avoids}
        hint={t('employment.avoids_hint')}
        country={values.country}
        but={values.region}
        chosen={values.avoids}
        onChange={(codes) => form.set('avoids', codes)}
      />
      <DateField form={form} name="availableFrom" label={labels.availableFrom} />
      <div className="grid grid-cols-2 gap-4">
        <TextField form={form} name="wageMinMinor" label={labels.wageMinMinor} />
        <TextField form={form} name="currency" label={labels.currency} maxLength={3} />
      </div>
    </CommandForm>
  )
}

/** What is on file; for a first profile, the place that the case goes to. */
function valuesOf(of: Case, candidate: Candidate | null) {
  const currency = candidate?.currency ?? ('USD' as Currency)
  return {
    desired: (candidate?.desired ?? ['']).map((code) => ({ code: code as string })),
    experiences: (candidate?.experiences ?? []).map(({ occupation, months }) => ({ code: occupation as string, months: String(months) })),
    education: candidate === null ? '' : String(candidate.education),
    skills: (candidate?.skills ?? []).map(({ code, level }) => ({ code: code as string, level: String(level) })),
    languages: (candidate?.languages ?? []).map(({ language, level }) => ({ language: language as string, level: level as string })),
    licences: [...(candidate?.licences ?? [])] as string[],
    country: (candidate?.country ?? of.destinationCountry ?? '') as string,
    region: (candidate?.region ?? of.destinationSubregion ?? '') as string,
    commutesTo: [...(candidate?.commutesTo ?? [])] as string[],
    relocates: candidate?.relocates ?? false,
    avoids: [...(candidate?.avoids ?? [])] as string[],
    availableFrom: (candidate?.availableFrom ?? '') as string,
    wageMinMinor: candidate === null || candidate.wageMinMinor === null ? '' : writeTypedAmount(candidate.wageMinMinor, currency),
    currency: currency as string,
  }
}

function useLabels() {
  const { t } = useText()
  return {
    desired: t('employment.desired'),
    experiences: t('employment.experiences'),
    education: t('employment.education'),
    skills: t('employment.skills'),
    languages: t('employment.languages'),
    licences: t('employment.licences'),
    country: t('employment.country'),
    region: t('employment.region'),
    commutesTo: t('employment.commutes_to'),
    relocates: t('employment.relocates'),
    avoids: t('employment.avoids'),
    availableFrom: t('employment.available_from'),
    wageMinMinor: t('employment.wage_wished'),
    currency: t('employment.currency'),
  }
}
