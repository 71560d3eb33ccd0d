/** A language somebody reads or was read to in, by its name. */
import type { Form } from '#desk/kit/form.ts'
import { SelectField } from '#desk/kit/FormFields.tsx'
import { useText } from '#ui/TextProvider.tsx'

/** Those of the families of the sources first; any other is written by its code in the file of the person. */
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
]

export function LanguageField<Values extends Record<string, unknown>, Name extends keyof Values & string>({
  form,
  name,
  label,
}: {
  form: Form<Values>
  name: Name
  label: string
}) {
  const { write } = useText()
  const own = form as unknown as Form<Record<string, string>>
  const options = languages.map((value) => ({ value, label: write.language(value) })).toSorted((a, b) => a.label.localeCompare(b.label))
  return <SelectField form={own} name={name} label={label} options={options} />
}
