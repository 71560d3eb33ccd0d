/**
 * One page of the desk: its heading (which takes the focus when one arrives), its title in the browser (a kind of page, never a
 * person's name: it ends up in histories and shared screens), its actions and its way back.
 */
import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from '#ui/Icon.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { TextLink } from './TextLink.tsx'

export type PageProps = {
  /** For the browser's title: no personal data, whatever the heading says. */
  title: string
  /** What stands at the top of the page; the title when not given. */
  heading?: ReactNode
  /** A line under the heading: badges, a reference. */
  lead?: ReactNode
  actions?: ReactNode
  back?: { to: string; params?: Record<string, string>; search?: Record<string, string | undefined>; label: string }
  children: ReactNode
}

let firstPage = true

export function Page({ title, heading, lead, actions, back, children }: PageProps) {
  const { t } = useText()
  const top = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${t('desk.name')}`
  }, [title, t])
  useEffect(() => {
    // The first page of a visit leaves the focus where the browser put it, so that the skip link is the first stop.
    if (!firstPage) top.current?.focus({ preventScroll: true })
    firstPage = false
  }, [])
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-4 px-3 py-4 md:px-6">
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          {back !== undefined && (
            <TextLink
              to={back.to}
              {...(back.params === undefined ? {} : { params: back.params })}
              {...(back.search === undefined ? {} : { search: back.search })}
              className="inline-flex min-h-6 items-center gap-1 text-sm print:hidden"
            >
              <Icon name="back" className="size-4" />
              {back.label}
            </TextLink>
          )}
          <h1 ref={top} tabIndex={-1} className="text-xl font-semibold break-words outline-none">
            {heading ?? title}
          </h1>
          {lead !== undefined && <div className="mt-1 flex flex-wrap items-center gap-2 text-sm text-ink-soft">{lead}</div>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  )
}
