/** Everything that stands in a form's way, at its top, focused when it appears. Each line that belongs to a field leads there. */
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react'
import { Icon } from './Icon.tsx'

export type FormError = {
  readonly message: string
  readonly detail?: string | undefined
  /** The field it belongs to, as its Field is named. */ readonly field?: string | undefined
}

export function FormErrors({
  title,
  errors,
  attempt,
}: {
  title: string
  errors: readonly FormError[]
  /** Counts the tries, so that a second refusal is read out again. */ attempt: number
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (attempt > 0 && errors.length > 0) box.current?.focus()
  }, [attempt, errors.length])
  if (errors.length === 0) return null
  return (
    <div ref={box} tabIndex={-1} role="alert" className="rounded-md border-s-4 border-bad bg-bad-soft px-3 py-2.5">
      <p className="flex items-center gap-2 font-medium">
        <Icon name="stop" className="text-bad" />
        {title}
      </p>
      <ul className="mt-1 list-disc ps-9 text-sm">
        {errors.map((error) => (
          <li key={error.message}>
            {error.field === undefined ? error.message : <GoToField field={error.field}>{error.message}</GoToField>}
            {error.detail !== undefined && <span className="block text-ink-soft">{error.detail}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}

function GoToField({ field, children }: { field: string; children: ReactNode }) {
  const go = (event: MouseEvent<HTMLElement>) => {
    const control = event.currentTarget.closest('form')?.querySelector(`[data-field="${CSS.escape(field)}"] :is(input, select, textarea)`)
    if (control instanceof HTMLElement) control.focus()
  }
  return (
    <button type="button" onClick={go} className="min-h-6 cursor-pointer text-start underline underline-offset-2">
      {children}
    </button>
  )
}
