/** Several lines of text, growing with what is written. */
import type { ComponentProps } from 'react'
import { classes } from './class-names.ts'
import { controlLook, useFieldLink } from './Field.tsx'

export type TextAreaProps = Omit<ComponentProps<'textarea'>, 'value' | 'onChange'> & { value: string; onChange: (value: string) => void }

export function TextArea({ value, onChange, className, rows = 3, ...rest }: TextAreaProps) {
  return (
    <textarea
      dir="auto"
      {...useFieldLink()}
      {...rest}
      rows={rows}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={classes(controlLook, 'field-sizing-content py-2', className)}
    />
  )
}
