/** What waits on this device and why, and what needs a person: each command with what was typed beside what the server said. */
import { useEffect, useState } from 'react'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { DescriptionList, type Fact } from '#ui/DescriptionList.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { useOffline } from './kit/network.ts'
import type { Waiting } from './kit/outbox.ts'
import { Page } from './kit/Page.tsx'
import { useQueue } from './kit/queue.ts'
import { exportQueue } from './kit/queue-export.ts'
import { sendNow } from './kit/sender.ts'
import { useDesk } from './kit/session.ts'
import { isLasting } from './kit/storage.ts'
import { AttentionPanel } from './AttentionPanel.tsx'
import { FormerVaults } from './FormerVaults.tsx'
import { commandFacts, useStory } from './stories.ts'

export function QueuePage() {
  const { t } = useText()
  const { self, former } = useDesk()
  const { waiting, tray, read } = useQueue()
  const { offline } = useOffline()
  const actions = waiting.length + tray.length > 0 && (
    <Button icon="download" onClick={() => exportQueue(self.email, waiting, tray)}>
      {t('desk.queue_export')}
    </Button>
  )
  return (
    <Page title={t('desk.queue_title')} actions={actions}>
      {!isLasting() && <Notice mood="warn">{t('desk.not_lasting')}</Notice>}
      {former > 0 && <FormerVaults />}
      {tray.length > 0 && (
        <section aria-label={t('desk.tray_heading')} className="flex flex-col gap-3">
          <h2 className="text-lg font-semibold">{t('desk.tray_heading')}</h2>
          <p className="text-sm text-ink-soft">{t('desk.tray_why')}</p>
          {tray.map((item) => (
            <AttentionPanel key={item.id} item={item} />
          ))}
        </section>
      )}
      <Panel
        title={t('desk.queue_heading')}
        flush
        actions={
          waiting.length > 0 && (
            <Button icon="refresh" onClick={() => void sendNow()}>
              {t('desk.queue_send_now')}
            </Button>
          )
        }
      >
        {waiting.length > 0 && (
          <div className="p-4 pb-0">
            <Notice mood={offline ? 'warn' : 'note'}>{t(whyItWaits(waiting[0]!, offline))}</Notice>
          </div>
        )}
        {read && waiting.length === 0 && (
          <EmptyState icon="check" title={t('desk.queue_empty')}>
            {t('desk.queue_empty_why')}
          </EmptyState>
        )}
        <ol className="divide-y divide-line">
          {waiting.map((command) => (
            <WaitingItem key={command.id} command={command} />
          ))}
        </ol>
      </Panel>
    </Page>
  )
}

function WaitingItem({ command }: { command: Waiting }) {
  const text = useText()
  const { t, write } = text
  const story = useStory(command.call.name)
  const [facts, setFacts] = useState<readonly Fact[]>([])
  useEffect(() => setFacts(commandFacts(story, command.input, text)), [story, command.input, text])
  return (
    <li className="flex flex-col gap-2 p-4">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{t(`command.${command.call.name}`)}</span>
        <span className="text-sm text-ink-soft">{t('desk.made_at', { when: write.instant(command.madeAt) })}</span>
        {command.tries > 0 && <Badge mood="warn">{t('desk.tries', { count: command.tries })}</Badge>}
      </p>
      <DescriptionList facts={facts} />
    </li>
  )
}

function whyItWaits(first: Waiting, offline: boolean): string {
  if (offline || first.hindrance === 'offline') return 'desk.queue_waits_network'
  if (first.hindrance === 'our_mistake') return 'desk.queue_waits_server'
  return first.hindrance === 'busy' ? 'desk.queue_waits_busy' : 'desk.queue_sending'
}
