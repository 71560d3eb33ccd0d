/** A link inside the desk: `<TextLink to="/people/$personId" params={{ personId }}>`. */
import { Link, useParams as useRouterParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type ButtonLook, buttonLook } from '#ui/Button.tsx'
import { classes } from '#ui/class-names.ts'
import { Icon, type IconName } from '#ui/Icon.tsx'

export type TextLinkProps = {
  to: string
  params?: Record<string, string>
  search?: Record<string, string | undefined>
  className?: string
  children: ReactNode
}

export function TextLink({ className, children, ...where }: TextLinkProps) {
  return (
    <Link {...where} className={classes('text-brand underline underline-offset-2 hover:text-brand-strong', className)}>
      {children}
    </Link>
  )
}

/** A link that looks like a button, because what it leads to is the thing to do. */
export function ButtonLink({
  look = 'plain',
  icon,
  className,
  children,
  ...where
}: TextLinkProps & { look?: ButtonLook; icon?: IconName }) {
  return (
    <Link {...where} className={classes(buttonLook(look), 'print:hidden', className)}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </Link>
  )
}

/** A parameter of this page's address, such as `personId` of `/people/$personId`. */
export function useParam(name: string): string {
  const params: Record<string, string | undefined> = useRouterParams({ strict: false })
  const value = params[name]
  if (value === undefined) throw new Error(`this page's address has no ${name}`)
  return value
}
