/** One of a few. The system's own list: it works with a thumb, a keyboard, a screen reader and no memory to spare. */
import type { ComponentProps } from 'react'
import { classes } from './class-names.ts'
import { controlLook, useFieldLink } from './Field.tsx'

export type Option = { readonly value: string; readonly label: string; readonly disabled?: boolean }
export type SelectProps = Omit<ComponentProps<'select'>, 'value' | 'onChange' | 'children'> & {
  value: string
  onChange: (value: string) => void
  options: readonly Option[]
  /** What stands there while nothing is chosen (value ''). Without it the first option is chosen. */
  placeholder?: string
}

export function Select({ value, onChange, options, placeholder, className, ...rest }: SelectProps) {
  return (
    <select
      {...useFieldLink()}
      {...rest}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={classes(controlLook, 'pe-8', className)}
    >
      {placeholder !== undefined && <option value="">{placeholder}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
