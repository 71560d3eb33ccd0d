/**
 * A button. An action somebody may not do stays where it is, and says why: `reason` makes it answer to keyboard and screen reader
 * but not act (aria-disabled, never `disabled`, which would take it out of reach).
 */
import { type ComponentProps, type ReactNode, type SyntheticEvent, useId, useState } from 'react'
import { classes } from './class-names.ts'
import { Icon, type IconName } from './Icon.tsx'

export type ButtonLook = 'main' | 'plain' | 'quiet' | 'danger'

export type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & {
  look?: ButtonLook
  icon?: IconName
  /** Why it cannot be done now; undefined when it can. */
  reason?: string | undefined
  /** Something is under way: the button waits and says so. */
  busy?: boolean
  /** Only the sign is shown; `children` is its name for those who cannot see it. */
  iconOnly?: boolean
  children: ReactNode
}

export function Button({
  look = 'plain',
  icon,
  reason,
  busy = false,
  iconOnly = false,
  children,
  className,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const reasonId = useId()
  const [side, setSide] = useState<'start' | 'end'>('start')
  const blocked = reason !== undefined
  return (
    <span
      className="group relative inline-flex max-w-full print:hidden"
      {...(blocked
        ? {
            onPointerEnter: (event: SyntheticEvent) => setSide(roomierSide(event)),
            onFocus: (event: SyntheticEvent) => setSide(roomierSide(event)),
          }
        : {})}
    >
      <button
        {...rest}
        type={type}
        aria-disabled={blocked || busy || undefined}
        aria-describedby={blocked ? reasonId : rest['aria-describedby']}
        aria-busy={busy || undefined}
        onClick={blocked || busy ? (event) => event.preventDefault() : onClick}
        className={classes(buttonLook(look, iconOnly), className)}
      >
        {busy ? (
          <span
            aria-hidden="true"
            className="size-4 shrink-0 animate-spin rounded-full border-2 border-current border-e-transparent motion-reduce:animate-none"
          />
        ) : (
          icon !== undefined && <Icon name={icon} />
        )}
        <span className={iconOnly ? 'sr-only' : 'min-w-0 truncate'}>{children}</span>
      </button>
      {blocked && (
        <span
          id={reasonId}
          role="tooltip"
          className={classes(
            'pointer-events-none absolute top-full z-30 mt-1 hidden w-max max-w-[min(18rem,calc(100vw-2rem))] rounded-sm bg-ink px-2 py-1 text-start text-xs whitespace-normal text-panel shadow-float',
            'group-focus-within:block group-hover:block',
            side === 'start' ? 'start-0' : 'end-0',
          )}
        >
          {reason}
        </span>
      )}
    </span>
  )
}

/** The reason opens towards the middle of the window, so that it never makes the page wider. */
function roomierSide({ currentTarget }: SyntheticEvent): 'start' | 'end' {
  const { left, right } = currentTarget.getBoundingClientRect()
  const isLeftHalf = (left + right) / 2 < window.innerWidth / 2
  return isLeftHalf === (document.documentElement.dir !== 'rtl') ? 'start' : 'end'
}

/** The same look for a link that leads to an action's page. */
export function buttonLook(look: ButtonLook, iconOnly = false): string {
  return classes(
    'inline-flex min-h-(--control) max-w-full cursor-pointer items-center justify-center gap-2 rounded-md border text-sm font-medium no-underline select-none',
    'aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-ink-faint aria-disabled:hover:bg-sunken',
    iconOnly ? 'min-w-(--control) px-1' : 'px-3',
    looks[look],
  )
}

const looks: Record<ButtonLook, string> = {
  main: 'border-brand bg-brand text-on-brand hover:bg-brand-strong',
  plain: 'border-line-strong bg-panel text-ink hover:bg-sunken',
  quiet: 'border-transparent bg-transparent text-brand hover:bg-brand-soft',
  danger: 'border-bad bg-panel text-bad hover:bg-bad-soft',
}
