/** A vacancy as an employer describes it. The same rule as the server's is asked before it is sent. */
import * as employment from '#domain/employment/contract.ts'
import { checkVacancy } from '#domain/employment/rules.ts'
import type { Currency } from '#domain/kit/money.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useSelf } from '#desk/kit/session.ts'
import { readTypedAmount } from '#desk/kit/typed-amount.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import {
  educationOptions,
  LanguageRows,
  LicenceChoice,
  OccupationField,
  PlaceFields,
  SkillRows,
  skillsIn,
  type TypedLanguage,
  type TypedSkill,
} from './JobFields.tsx'

const empty = {
  employer: '',
  title: '',
  occupation: '',
  tasks: '',
  educationMin: '',
  experienceMonths: '0',
  country: '',
  region: '',
  city: '',
  wageMinMinor: '',
  wageMaxMinor: '',
  currency: 'USD',
  openings: '1',
  startsOn: '',
  deadlineOn: '',
}

export function VacancyForm({ onDone }: { onDone: (vacancyId: string) => void }) {
  const text = useText()
  const { t } = text
  const self = useSelf()
  const labels = useLabels()
  const form = useForm({
    contract: employment.registerVacancy,
    draft: 'employment.vacancy',
    initial: { ...empty, languages: [] as TypedLanguage[], mustSkills: [] as TypedSkill[], licences: [] as string[] },
    input: (values) => ({
      ...values,
      id: newId(),
      office: self.office.id,
      mustSkills: skillsIn(values.mustSkills),
      educationMin: values.educationMin === '' ? null : Number(values.educationMin),
      experienceMonths: Number(values.experienceMonths),
      openings: Number(values.openings),
      wageMinMinor: amountIn(values.wageMinMinor, values.currency),
      wageMaxMinor: amountIn(values.wageMaxMinor, values.currency),
      deadlineOn: values.deadlineOn === '' ? null : values.deadlineOn,
    }),
    check: (input) => checkVacancy(employment.registerVacancy.input.parse(input)),
    onDone: (sent) => {
      tell(t('employment.vacancy_registered'))
      if (!sent.queued) onDone(sent.value.id)
    },
  })
  const { values } = form
  return (
    <CommandForm form={form} submit={t('employment.register_vacancy')} labels={labels} reason={useWhyNot('employment.write')}>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <TextField form={form} name="employer" label={labels.employer} maxLength={200} />
        <TextField form={form} name="title" label={labels.title} maxLength={200} />
      </div>
      <OccupationField label={labels.occupation} value={values.occupation} onChange={(code) => form.set('occupation', code)} />
      <TextField form={form} name="tasks" label={labels.tasks} lines={3} maxLength={2000} />
      <PlaceFields
        country={values.country}
        region={values.region}
        onChange={({ country, region }) => {
          if (country !== undefined) form.set('country', country)
          if (region !== undefined) form.set('region', region)
        }}
      />
      <TextField form={form} name="city" label={labels.city} maxLength={120} className="max-w-md" />
      <fieldset className="grid grid-cols-1 gap-4 sm:grid-cols-3">
        <legend className="mb-1 text-sm font-medium">{t('employment.monthly_wage')}</legend>
        <TextField form={form} name="wageMinMinor" label={labels.wageMinMinor} />
        <TextField form={form} name="wageMaxMinor" label={labels.wageMaxMinor} />
        <TextField form={form} name="currency" label={labels.currency} maxLength={3} />
      </fieldset>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-3">
        <DateField form={form} name="startsOn" label={labels.startsOn} />
        <DateField form={form} name="deadlineOn" label={labels.deadlineOn} />
        <TextField form={form} name="openings" type="number" label={labels.openings} />
      </div>
      <h2 className="text-base font-semibold">{t('employment.what_is_needed')}</h2>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <SelectField
          form={form}
          name="educationMin"
          label={labels.educationMin}
          placeholder={t('employment.not_asked')}
          options={educationOptions(text)}
        />
        <TextField
          form={form}
          name="experienceMonths"
          type="number"
          label={labels.experienceMonths}
          hint={t('employment.experience_hint')}
        />
      </div>
      <SkillRows legend={labels.mustSkills} rows={values.mustSkills} onChange={(rows) => form.set('mustSkills', rows)} />
      <LanguageRows rows={values.languages} onChange={(rows) => form.set('languages', rows)} />
      <LicenceChoice chosen={values.licences} onChange={(codes) => form.set('licences', codes)} />
    </CommandForm>
  )
}

/** Nothing typed is missing; what is no amount stays wrong until it is mended. */
function amountIn(amount: string, currency: string): number | undefined {
  return amount.trim() === '' ? undefined : readTypedAmount(amount, currency as Currency)
}

function useLabels() {
  const { t } = useText()
  return {
    employer: t('employment.employer'),
    title: t('employment.title'),
    occupation: t('employment.occupation'),
    tasks: t('employment.tasks'),
    country: t('employment.country'),
    region: t('employment.region'),
    city: t('employment.city'),
    wageMinMinor: t('employment.wage_least'),
    wageMaxMinor: t('employment.wage_most'),
    currency: t('employment.currency'),
    startsOn: t('employment.starts_on'),
    deadlineOn: t('employment.deadline_on'),
    openings: t('employment.openings'),
    educationMin: t('employment.education'),
    experienceMonths: t('employment.experience_months'),
    mustSkills: t('employment.must_skills'),
    languages: t('employment.languages'),
    licences: t('employment.licences'),
  }
}
