/** The fields that a vacancy and a profile have in common: an occupation, a region, languages, skills, licences, schooling. */
import { isOccupation } from '#domain/employment/rules.ts'
import { LanguageLevel, Licence, SkillCode } from '#domain/employment/words.ts'
import { countryCodes } from '#domain/people/nationality-words.ts'
import { countryText } from '#desk/cases/shared.tsx'
import { RowList } from '#desk/kit/RowList.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { Field } from '#ui/Field.tsx'
import { type Option, Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { type Text, useText } from '#ui/TextProvider.tsx'
import { regionName, useRegions } from './regions.ts'
import { occupationText } from './shared.tsx'

/** Four digits, and at once the name of the group that they stand in. */
export function OccupationField({ label, value, onChange }: { label: string; value: string; onChange: (code: string) => void }) {
  const text = useText()
  const { t } = text
  const full = value.length === 4
  return (
    <Field
      label={label}
      hint={full && isOccupation(value) ? occupationText(text, value) : t('employment.occupation_hint')}
      problems={full && !isOccupation(value) ? [t('refusal.unknown_occupation', { occupation: value })] : []}
      name="occupation"
      className="max-w-md"
      required
    >
      <TextInput value={value} onChange={(typed) => onChange(typed.replace(/\D/g, ''))} inputMode="numeric" maxLength={4} />
    </Field>
  )
}

type PlaceFieldsProps = { country: string; region: string; onChange: (place: { country?: string; region?: string }) => void }

export function PlaceFields({ country, region, onChange }: PlaceFieldsProps) {
  const text = useText()
  const { t } = text
  const known = useRegions().filter((each) => each.country === country)
  const byName = new Intl.Collator(text.language).compare
  const countries = countryCodes.map((code) => ({ value: code, label: countryText(text, code) }))
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
      <Field label={t('employment.country')} name="country" required>
        <Select
          value={country}
          onChange={(value) => onChange({ country: value, region: '' })}
          placeholder={t('ui.choose')}
          options={countries.toSorted((one, other) => byName(one.label, other.label))}
        />
      </Field>
      <Field label={t('employment.region')} hint={known.length === 0 ? t('employment.region_hint') : undefined} name="region" required>
        {known.length === 0 ? (
          <TextInput value={region} onChange={(value) => onChange({ region: value.trim().toUpperCase() })} maxLength={6} />
        ) : (
          <Select
            value={region}
            onChange={(value) => onChange({ region: value })}
            placeholder={t('ui.choose')}
            options={known.map((each) => ({ value: each.code, label: each.name }))}
          />
        )}
      </Field>
    </div>
  )
}

type RegionChoiceProps = {
  legend: string
  hint: string
  country: string
  but?: string
  chosen: readonly string[]
  onChange: (codes: string[]) => void
}

/** Some of the regions of a country; none is offered where none has a name. */
export function RegionChoice({ legend, hint, country, but, chosen, onChange }: RegionChoiceProps) {
  const all = useRegions()
  const known = all.filter((each) => each.country === country && each.code !== but)
  const codes = [...new Set([...known.map(({ code }) => code), ...chosen])]
  if (codes.length === 0) return null
  return (
    <fieldset>
      <legend className="text-sm font-medium">{legend}</legend>
      <p className="text-xs text-ink-soft">{hint}</p>
      <div className="flex flex-wrap gap-x-4">
        {codes.map((code) => (
          <Checkbox
            key={code}
            checked={chosen.includes(code)}
            onChange={(wanted) => onChange(wanted ? [...chosen, code] : chosen.filter((each) => each !== code))}
            label={regionName(all, code)}
          />
        ))}
      </div>
    </fieldset>
  )
}

export type TypedLanguage = { language: string; level: string }

export function LanguageRows({ rows, onChange }: { rows: readonly TypedLanguage[]; onChange: (rows: TypedLanguage[]) => void }) {
  const { t, write } = useText()
  return (
    <RowList
      legend={t('employment.languages')}
      add={t('employment.add_language')}
      rows={rows}
      empty={{ language: '', level: 'B1' }}
      most={6}
      onChange={onChange}
    >
      {(row, set) => (
        <>
          <Field
            label={t('employment.language')}
            hint={/^[a-z]{2,3}$/.test(row.language) ? write.language(row.language) : t('employment.language_hint')}
            className="w-40"
            required
          >
            <TextInput value={row.language} onChange={(value) => set({ language: value.trim().toLowerCase() })} maxLength={12} />
          </Field>
          <Field label={t('employment.level')} className="w-24" required>
            <Select
              value={row.level}
              onChange={(level) => set({ level })}
              options={LanguageLevel.options.map((level) => ({ value: level, label: level }))}
            />
          </Field>
        </>
      )}
    </RowList>
  )
}

export type TypedSkill = { code: string; level: string }

export function SkillRows({
  rows,
  onChange,
  legend,
}: {
  rows: readonly TypedSkill[]
  onChange: (rows: TypedSkill[]) => void
  legend: string
}) {
  const { t } = useText()
  return (
    <RowList legend={legend} add={t('employment.add_skill')} rows={rows} empty={{ code: '', level: '3' }} most={12} onChange={onChange}>
      {(row, set) => (
        <>
          <Field label={t('employment.skill')} className="w-56" required>
            <Select
              value={row.code}
              onChange={(code) => set({ code })}
              placeholder={t('ui.choose')}
              options={SkillCode.options.map((code) => ({ value: code, label: t(`employment.skill.${code}`) }))}
            />
          </Field>
          <Field label={t('employment.level')} className="w-24" required>
            <Select
              value={row.level}
              onChange={(level) => set({ level })}
              options={['1', '2', '3', '4', '5'].map((level) => ({ value: level, label: level }))}
            />
          </Field>
        </>
      )}
    </RowList>
  )
}

export function LicenceChoice({ chosen, onChange }: { chosen: readonly string[]; onChange: (codes: string[]) => void }) {
  const { t } = useText()
  return (
    <fieldset>
      <legend className="text-sm font-medium">{t('employment.licences')}</legend>
      <div className="flex flex-wrap gap-x-4">
        {Licence.options.map((code) => (
          <Checkbox
            key={code}
            checked={chosen.includes(code)}
            onChange={(wanted) => onChange(wanted ? [...chosen, code] : chosen.filter((each) => each !== code))}
            label={t(`employment.licence.${code}`)}
          />
        ))}
      </div>
    </fieldset>
  )
}

export function educationOptions({ t }: Text): Option[] {
  return Array.from({ length: 9 }, (_, level) => ({ value: String(level), label: t(`employment.education.${level}`) }))
}

export function skillsIn(rows: readonly TypedSkill[]) {
  return rows.map(({ code, level }) => ({ code, level: Number(level) }))
}
