/** What the list of people, and a search in it, is narrowed to: office, programme, nationality, sex and age. */
import type { ComponentType } from 'react'
import type { InputOf } from '#domain/kit/contract.ts'
import type * as people from '#domain/people/contract.ts'
import { Sex } from '#domain/people/words.ts'
import type { FilterShelf } from '#desk/kit/saved-filters.ts'
import { useSelf } from '#desk/kit/session.ts'
import { Field } from '#ui/Field.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { nationalityOptions } from './nationality.ts'

export const noFilter = { office: '', programme: '', nationality: '', sex: '', ageFrom: '', ageUntil: '' }
type PersonShelf = FilterShelf<typeof noFilter>

export type AskedFilters = Pick<InputOf<typeof people.search>, 'office' | 'programme' | 'nationality' | 'sex' | 'ageFrom' | 'ageUntil'>

/** As the contracts take them; what is half typed does not filter yet. */
export function filtersOf({ office, programme, nationality, sex, ageFrom, ageUntil }: typeof noFilter): AskedFilters {
  const known = Sex.safeParse(sex)
  return {
    ...(office === '' ? {} : { office: Number(office) }),
    ...(programme === '' ? {} : { programme }),
    ...(nationality === '' ? {} : { nationality }),
    ...(known.success ? { sex: known.data } : {}),
    ...(isAge(ageFrom) ? { ageFrom: Number(ageFrom) } : {}),
    ...(isAge(ageUntil) ? { ageUntil: Number(ageUntil) } : {}),
  }
}

function isAge(typed: string): boolean {
  return /^\d{1,3}$/.test(typed.trim()) && Number(typed) <= 130
}

/** A choice that another room brings. */
export type ChoiceField = ComponentType<{ readonly value: string; readonly onChange: (value: string) => void }>

export function PersonFilters({ shelf, ProgrammeField }: { shelf: PersonShelf; ProgrammeField: ChoiceField | undefined }) {
  const text = useText()
  const { t } = text
  const { offices } = useSelf()
  const age = (name: 'ageFrom' | 'ageUntil', label: string) => (
    <Field label={label} required className="w-24">
      <TextInput
        inputMode="numeric"
        maxLength={3}
        value={shelf.filters[name]}
        onChange={(value) => shelf.set(name, value.replace(/\D/g, ''))}
      />
    </Field>
  )
  return (
    <>
      {offices.length > 1 && (
        <Field label={t('people.office')} required>
          <Select
            value={shelf.filters.office}
            onChange={(value) => shelf.set('office', value)}
            placeholder={t('ui.all')}
            options={offices.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        </Field>
      )}
      <Field label={t('people.nationality')} required className="w-full sm:w-56">
        <Select
          value={shelf.filters.nationality}
          onChange={(value) => shelf.set('nationality', value)}
          placeholder={t('ui.all')}
          options={nationalityOptions(text)}
        />
      </Field>
      <Field label={t('people.sex')} required>
        <Select
          value={shelf.filters.sex}
          onChange={(value) => shelf.set('sex', value)}
          placeholder={t('ui.all')}
          options={Sex.options.map((sex) => ({ value: sex, label: t(`people.sex.${sex}`) }))}
        />
      </Field>
      {age('ageFrom', t('people.age_from'))}
      {age('ageUntil', t('people.age_until'))}
      {ProgrammeField !== undefined && (
        <ProgrammeField value={shelf.filters.programme} onChange={(value) => shelf.set('programme', value)} />
      )}
    </>
  )
}
