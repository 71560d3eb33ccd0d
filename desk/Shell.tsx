/** The frame around every page: rooms at the side (below on a phone), the search and the state of the queue on top. */
import { Link, Outlet } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { classes } from '#ui/class-names.ts'
import { Icon } from '#ui/Icon.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { may, useSelf } from './kit/session.ts'
import { navigation, type NavigationEntry } from './navigation.ts'
import { reloadToNewVersion, useNewVersion } from './newer-version.ts'
import { QueueState } from './QueueState.tsx'
import { SearchBox } from './SearchBox.tsx'

export function Shell() {
  const { t } = useText()
  const self = useSelf()
  const rooms = navigation.filter((entry) => entry.permission === undefined || may(self, entry.permission))
  return (
    <div className="grid min-h-dvh grid-cols-1 grid-rows-[auto_1fr_auto] md:grid-cols-[13.5rem_minmax(0,1fr)] md:grid-rows-[auto_1fr] print:block">
      <a
        href="#page"
        className="sr-only z-50 rounded-sm bg-panel p-2 focus:not-sr-only focus:fixed focus:start-2 focus:top-2"
        onClick={skipToPage}
      >
        {t('desk.skip')}
      </a>
      <header className="sticky top-0 z-20 flex items-center gap-2 border-b border-line bg-panel px-3 py-1.5 md:col-span-2 md:px-4 print:hidden">
        <Link to="/" className="flex min-h-(--control) shrink-0 items-center gap-2 font-semibold text-ink no-underline md:w-48">
          <img src="/desk/icon.svg" alt="" className="size-7 rounded-sm" />
          <span className="max-sm:sr-only">{t('desk.name')}</span>
        </Link>
        <SearchBox />
        <div className="ms-auto flex items-center gap-1">
          <QueueState />
          <AccountMenu />
        </div>
      </header>
      <nav
        aria-label={t('desk.rooms')}
        className="sticky top-14 hidden max-h-[calc(100dvh-3.5rem)] self-start overflow-y-auto p-2 md:block print:hidden"
      >
        <ul className="flex flex-col gap-0.5">
          {rooms.map((entry) => (
            <li key={entry.to}>
              <RailLink entry={entry} />
            </li>
          ))}
        </ul>
      </nav>
      <main id="page" tabIndex={-1} className="min-w-0 border-line pb-4 outline-none md:border-s print:border-0">
        <NewVersionBar />
        <Outlet />
      </main>
      <BottomBar rooms={rooms} />
    </div>
  )
}

function RailLink({ entry }: { entry: NavigationEntry }) {
  const { t } = useText()
  return (
    <Link
      to={entry.to}
      activeOptions={{ exact: entry.to === '/' }}
      activeProps={{ className: 'bg-brand-soft font-semibold text-brand-strong', 'aria-current': 'page' }}
      inactiveProps={{ className: 'text-ink-soft hover:bg-sunken hover:text-ink' }}
      className="flex min-h-(--control) items-center gap-2.5 rounded-md px-2.5 text-sm no-underline"
    >
      <Icon name={entry.icon} />
      {t(entry.name)}
    </Link>
  )
}

/** On a phone: the first four rooms under the thumb, the others one touch away. */
function BottomBar({ rooms }: { rooms: readonly NavigationEntry[] }) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  const shown = rooms.length > 5 ? rooms.slice(0, 4) : rooms
  const others = rooms.slice(shown.length)
  return (
    <nav aria-label={t('desk.rooms')} className="sticky bottom-0 z-20 border-t border-line bg-panel md:hidden print:hidden">
      {open && (
        <ul id="other-rooms" className="grid grid-cols-2 gap-1 border-b border-line p-2">
          {others.map((entry) => (
            <li key={entry.to} onClick={() => setOpen(false)}>
              <RailLink entry={entry} />
            </li>
          ))}
        </ul>
      )}
      <ul className="flex justify-around pb-[env(safe-area-inset-bottom)]">
        {shown.map((entry) => (
          <li key={entry.to} className="min-w-0 flex-1" onClick={() => setOpen(false)}>
            <Link
              to={entry.to}
              activeOptions={{ exact: entry.to === '/' }}
              activeProps={{ className: 'text-brand font-semibold', 'aria-current': 'page' }}
              inactiveProps={{ className: 'text-ink-soft' }}
              className={thumbLook}
            >
              <Icon name={entry.icon} />
              <span className="max-w-full truncate">{t(entry.name)}</span>
            </Link>
          </li>
        ))}
        {others.length > 0 && (
          <li className="min-w-0 flex-1">
            <button
              type="button"
              aria-expanded={open}
              aria-controls="other-rooms"
              onClick={() => setOpen(!open)}
              className={classes(thumbLook, 'cursor-pointer text-ink-soft')}
            >
              <Icon name={open ? 'close' : 'menu'} />
              {t('desk.other_rooms')}
            </button>
          </li>
        )}
      </ul>
    </nav>
  )
}

const thumbLook = 'flex min-h-14 w-full flex-col items-center justify-center gap-0.5 px-0.5 text-xs no-underline'

function NewVersionBar() {
  const { t } = useText()
  if (!useNewVersion()) return null
  return (
    <div
      role="status"
      className="flex flex-wrap items-center justify-between gap-2 border-b border-line bg-note-soft px-3 py-1.5 text-sm md:px-6 print:hidden"
    >
      {t('desk.new_version')}
      <Button icon="refresh" onClick={reloadToNewVersion}>
        {t('desk.reload')}
      </Button>
    </div>
  )
}

/** The router owns the address, so the skip link moves the focus itself. */
function skipToPage(event: { preventDefault(): void }): void {
  event.preventDefault()
  document.getElementById('page')?.focus()
}
