/** A language somebody reads or was read to in, by its name. */
import { useText } from '#ui/TextProvider.tsx'
import type { Form } from './form.ts'
import { SelectField } from './FormFields.tsx'

/** Those that an office meets; any other is written by its code in the file of the person. */
const languages = [
  'fr',
  'en',
  'ar',
  'fa',
  'prs',
  'ps',
  'ti',
  'am',
  'so',
  'ckb',
  'ku',
  'tr',
  'uk',
  'ru',
  'es',
  'pt',
  'ln',
  'sw',
  'bn',
  'ur',
  'ta',
  'zh',
  'pa',
  'sq',
  'ka',
  'hy',
  'bm',
  'ff',
  'wo',
]

/** `first`: those of the person, above all others. */
export function LanguageField<Values extends Record<string, unknown>, Name extends keyof Values & string>({
  form,
  name,
  label,
  first = [],
}: {
  form: Form<Values>
  name: Name
  label: string
  first?: readonly string[]
}) {
  const { write } = useText()
  const own = form as unknown as Form<Record<string, string>>
  const optionOf = (value: string) => ({ value, label: write.language(value) })
  const others = languages.filter((code) => !first.includes(code)).map(optionOf)
  const options = [...first.map(optionOf), ...others.toSorted((a, b) => a.label.localeCompare(b.label))]
  return <SelectField form={own} name={name} label={label} options={options} />
}
