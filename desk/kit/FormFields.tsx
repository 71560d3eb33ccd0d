/** Fields tied to a form by name: `<TextField form={form} name="note" label={t('…')} />`. */
import type { ReactNode } from 'react'
import { Checkbox } from '#ui/Checkbox.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { Field } from '#ui/Field.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { type Option, Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { problemText } from './failure-words.ts'
import type { Form, FormValues } from './form.ts'

type NamesOf<Values, Type> = { [Name in keyof Values]: Values[Name] extends Type ? Name : never }[keyof Values] & string
type Tied<Values extends FormValues, Type> = {
  form: Form<Values>
  name: NamesOf<Values, Type>
  label: ReactNode
  hint?: ReactNode
  /** Where the contract cannot tell (a field that only this screen demands). */
  required?: boolean
  className?: string
}

export function TextField<Values extends FormValues>(
  props: Tied<Values, string> & {
    type?: 'text' | 'email' | 'tel' | 'number' | 'time'
    lines?: number
    autoComplete?: string
    placeholder?: string
    maxLength?: number
  },
) {
  const { type = 'text', lines = 1, autoComplete = 'off', placeholder, maxLength } = props
  const { value, set, frame } = useTied<Values, string>(props)
  return (
    <Field {...frame}>
      {lines > 1 ? (
        <TextArea value={value} onChange={set} rows={lines} maxLength={maxLength} />
      ) : (
        <TextInput value={value} onChange={set} type={type} autoComplete={autoComplete} placeholder={placeholder} maxLength={maxLength} />
      )}
    </Field>
  )
}

export function SelectField<Values extends FormValues>(props: Tied<Values, string> & { options: readonly Option[]; placeholder?: string }) {
  const { t } = useText()
  const { value, set, frame } = useTied<Values, string>(props)
  return (
    <Field {...frame}>
      <Select value={value} onChange={set} options={props.options} placeholder={props.placeholder ?? t('ui.choose')} />
    </Field>
  )
}

export function DateField<Values extends FormValues>(props: Tied<Values, string> & { min?: string; max?: string }) {
  const { value, set, frame } = useTied<Values, string>(props)
  const limits = { ...(props.min === undefined ? {} : { min: props.min }), ...(props.max === undefined ? {} : { max: props.max }) }
  return (
    <Field {...frame}>
      <DateInput value={value} onChange={set} {...limits} />
    </Field>
  )
}

export function CheckField<Values extends FormValues>(props: Tied<Values, boolean>) {
  const { value, set } = useTied<Values, boolean>(props)
  return <Checkbox checked={value} onChange={set} label={props.label} hint={props.hint} />
}

export function RadioField<Values extends FormValues>(
  props: Tied<Values, string> & { options: readonly (Option & { hint?: string })[]; inline?: boolean },
) {
  const { value, set } = useTied<Values, string>(props)
  return <RadioGroup legend={props.label} value={value} onChange={set} options={props.options} inline={props.inline ?? false} />
}

function useTied<Values extends FormValues, Type>({ form, name, label, hint, required, className }: Tied<Values, Type>) {
  const text = useText()
  const problems = form.problems.filter((problem) => problem.path.split('.')[0] === name).map((problem) => problemText(text, problem))
  return {
    value: form.values[name] as Type,
    set: (value: Type) => form.set(name, value as Values[typeof name]),
    frame: {
      name,
      label,
      problems: [...new Set(problems)],
      required: required ?? form.isRequired(name),
      ...(hint === undefined ? {} : { hint }),
      ...(className === undefined ? {} : { className }),
    },
  }
}
