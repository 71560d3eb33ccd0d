/** Network and queue in one place of the top bar: nothing to say when all is sent. */
import { Link } from '@tanstack/react-router'
import { Icon } from '#ui/Icon.tsx'
import { classes } from '#ui/class-names.ts'
import { useText } from '#ui/TextProvider.tsx'
import { useOffline } from './kit/network.ts'
import { useQueue } from './kit/queue.ts'

export function QueueState() {
  const { t } = useText()
  const { offline } = useOffline()
  const { waiting, tray } = useQueue()
  const words = [
    offline && t('desk.offline'),
    waiting.length > 0 && t('desk.queue_waiting', { count: waiting.length }),
    tray.length > 0 && t('desk.queue_attention', { count: tray.length }),
  ].filter((word) => word !== false)
  const mood =
    tray.length > 0 ? 'bg-bad-soft text-bad' : offline || waiting.length > 0 ? 'bg-warn-soft text-warn' : 'text-ink-soft hover:bg-sunken'
  return (
    <>
      <Link
        to="/queue"
        className={classes(
          'flex min-h-(--control) min-w-(--control) items-center justify-center gap-1.5 rounded-md px-2 text-sm no-underline',
          mood,
        )}
      >
        <Icon name={offline ? 'offline' : tray.length > 0 ? 'warning' : 'queue'} />
        <span className="max-lg:sr-only">{words.length === 0 ? t('desk.queue_empty_short') : words.join(' · ')}</span>
        {waiting.length + tray.length > 0 && (
          <span aria-hidden="true" className="font-semibold tabular-nums lg:hidden">
            {waiting.length + tray.length}
          </span>
        )}
      </Link>
      <span role="status" className="sr-only">
        {offline ? t('desk.offline') : ''}
      </span>
    </>
  )
}
