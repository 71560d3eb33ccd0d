/** One of two to five, all in sight. */
import { type ReactNode, useId } from 'react'
import type { Option } from './Select.tsx'

export type RadioGroupProps = {
  legend: ReactNode
  value: string
  onChange: (value: string) => void
  options: readonly (Option & { hint?: string })[]
  /** Beside each other where there is room. */
  inline?: boolean
}

export function RadioGroup({ legend, value, onChange, options, inline = false }: RadioGroupProps) {
  const name = useId()
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      <div className={inline ? 'flex flex-wrap gap-x-5' : 'flex flex-col'}>
        {options.map((option) => (
          <label key={option.value} className="flex min-h-(--control) cursor-pointer items-start gap-2 py-1.5">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
              className="mt-0.5 size-5 shrink-0 cursor-pointer accent-brand"
            />
            <span>
              {option.label}
              {option.hint !== undefined && <span className="block text-xs text-ink-soft">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
