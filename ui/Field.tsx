/** A label, its hint, its problems and one control, tied together for eye, keyboard and screen reader. */
import { createContext, type ReactNode, useContext, useId } from 'react'
import { classes } from './class-names.ts'
import { Icon } from './Icon.tsx'
import { useText } from './TextProvider.tsx'

type FieldLink = { id: string; describedBy: string | undefined; invalid: boolean; required: boolean }
const FieldContext = createContext<FieldLink | undefined>(undefined)

export type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  /** In the reader's words; the first is read out with the field. */
  problems?: readonly string[] | undefined
  required?: boolean
  /** So that the summary of problems can lead here. */
  name?: string
  className?: string
  children: ReactNode
}

export function Field({ label, hint, problems = [], required = false, name, className, children }: FieldProps) {
  const { t } = useText()
  const id = useId()
  const invalid = problems.length > 0
  const describedBy = [hint !== undefined && `${id}-hint`, invalid && `${id}-problems`].filter(Boolean).join(' ') || undefined
  return (
    <FieldContext value={{ id, describedBy, invalid, required }}>
      <div className={classes('flex min-w-0 flex-col gap-1', className)} data-field={name}>
        <label htmlFor={id} className="text-sm font-medium">
          {label}
          {!required && <span className="ms-1 font-normal text-ink-faint">{t('ui.optional')}</span>}
        </label>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="text-xs text-ink-soft">
            {hint}
          </p>
        )}
        {children}
        {invalid && (
          <ul id={`${id}-problems`} className="text-sm text-bad">
            {problems.map((problem) => (
              <li key={problem} className="flex gap-1">
                <Icon name="warning" className="mt-0.5 size-4" />
                {problem}
              </li>
            ))}
          </ul>
        )}
      </div>
    </FieldContext>
  )
}

/** What a control inside a Field must carry; outside one it needs its own `aria-label`. */
export function useFieldLink() {
  const link = useContext(FieldContext)
  if (link === undefined) return {}
  return {
    id: link.id,
    'aria-describedby': link.describedBy,
    'aria-invalid': link.invalid || undefined,
    'aria-required': link.required || undefined,
  }
}

export const controlLook = classes(
  'min-h-(--control) w-full min-w-0 rounded-md border border-line-strong bg-panel px-2.5 py-1 text-base text-ink',
  'placeholder:text-ink-faint [&[readonly]]:bg-sunken disabled:bg-sunken disabled:text-ink-faint aria-invalid:border-bad aria-invalid:ring-1 aria-invalid:ring-bad',
)
