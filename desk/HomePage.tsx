/** Where a day begins: what waits for me, and the doors of my rooms. Rooms add their cards to `homeCards`. */
import { Link } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Icon } from '#ui/Icon.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { homeCards } from './home-cards.ts'
import { useOffline } from './kit/network.ts'
import { Page } from './kit/Page.tsx'
import { useQueue } from './kit/queue.ts'
import { may, useDesk } from './kit/session.ts'
import { ButtonLink } from './kit/TextLink.tsx'
import { navigation } from './navigation.ts'

export function HomePage() {
  const { t, write } = useText()
  const { self, former } = useDesk()
  const { offline } = useOffline()
  const { waiting, tray } = useQueue()
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: self.office.timeZone })
  const rooms = navigation.filter((entry) => entry.to !== '/' && (entry.permission === undefined || may(self, entry.permission)))
  const cards = homeCards.filter((card) => may(self, card.permission))
  return (
    <Page title={t('room.home')} heading={t('desk.hello', { day: write.day(today, 'weekday') })} lead={self.office.name}>
      {tray.length > 0 && (
        <Notice
          mood="bad"
          title={t('desk.tray_title', { count: tray.length })}
          actions={<ButtonLink to="/queue">{t('desk.look')}</ButtonLink>}
        >
          {t('desk.tray_why')}
        </Notice>
      )}
      {waiting.length > 0 && (
        <Notice
          mood="warn"
          title={t('desk.queue_waiting', { count: waiting.length })}
          actions={<ButtonLink to="/queue">{t('desk.look')}</ButtonLink>}
        >
          {t(offline ? 'desk.queue_waits_network' : 'desk.queue_sending')}
        </Notice>
      )}
      {former > 0 && (
        <Notice mood="warn" title={t('desk.former_title')} actions={<ButtonLink to="/queue">{t('desk.look')}</ButtonLink>}>
          {t('desk.former_why')}
        </Notice>
      )}
      {cards.length > 0 && (
        <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
          {cards.map(({ Card, name }) => (
            <Suspense key={name} fallback={<Skeleton />}>
              <Card />
            </Suspense>
          ))}
        </div>
      )}
      <nav aria-label={t('desk.my_rooms')}>
        <h2 className="mb-2 text-base font-semibold">{t('desk.my_rooms')}</h2>
        <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {rooms.map((entry) => (
            <li key={entry.to}>
              <Link
                to={entry.to}
                className="flex h-full gap-3 rounded-md border border-line bg-panel p-4 text-ink no-underline shadow-panel hover:border-brand hover:bg-brand-soft"
              >
                <Icon name={entry.icon} className="size-6 text-brand" />
                <span>
                  <span className="block font-semibold">{t(entry.name)}</span>
                  <span className="block text-sm text-ink-soft">{t(`${entry.name}.what`)}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </Page>
  )
}
