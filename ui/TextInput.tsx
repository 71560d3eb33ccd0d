/** One line of text. The value is always a string; empty is ''. */
import type { ComponentProps } from 'react'
import { classes } from './class-names.ts'
import { controlLook, useFieldLink } from './Field.tsx'

export type TextInputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange'> & { value: string; onChange: (value: string) => void }

export function TextInput({ value, onChange, className, type = 'text', ...rest }: TextInputProps) {
  return (
    <input
      dir={type === 'text' || type === 'search' ? 'auto' : undefined}
      autoComplete="off"
      {...useFieldLink()}
      {...rest}
      type={type}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={classes(controlLook, className)}
    />
  )
}
