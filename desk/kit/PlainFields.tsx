/** Many fields of a plain kind, two beside each other: for forms that ask for a whole sheet of particulars. */
import type { Form, FormValues } from './form.ts'
import { DateField, TextField } from './FormFields.tsx'

/** `wide`: over the whole width, because somebody writes sentences there. */
export type PlainField<Values> = {
  readonly name: keyof Values & string
  readonly label: string
  readonly kind?: 'text' | 'number' | 'date' | 'tel'
  readonly hint?: string
  readonly wide?: boolean
  readonly required?: boolean
}

export function PlainFields<Values extends FormValues>({ form, fields }: { form: Form<Values>; fields: readonly PlainField<Values>[] }) {
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
      {fields.map(({ name, label, kind = 'text', hint, wide = false, required }) => {
        const frame = {
          form,
          name: name as never,
          label,
          ...(hint === undefined ? {} : { hint }),
          ...(required === undefined ? {} : { required }),
          ...(wide ? { className: 'sm:col-span-2' } : {}),
        }
        if (kind === 'date') return <DateField key={name} {...frame} />
        return <TextField key={name} {...frame} type={kind} lines={wide ? 2 : 1} />
      })}
    </div>
  )
}

/** Labels for the summary of what is wrong. */
export function labelsOf(...groups: readonly (readonly { name: string; label: string }[])[]): Record<string, string> {
  return Object.fromEntries(groups.flat().map(({ name, label }) => [name, label]))
}
