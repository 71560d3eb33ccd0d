/** The devices that I signed in from, and for whoever looks after accounts those of the office: when each was last seen, and that one is lost. */
import { useState } from 'react'
import * as devices from '#domain/access/device-contract.ts'
import type { Device } from '#domain/access/words.ts'
import { AskedPart, PagesPart } from '#desk/kit/AskedPart.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { Page } from '#desk/kit/Page.tsx'
import { useAsk, useCommand, usePages } from '#desk/kit/queries.ts'
import { may, useSelf } from '#desk/kit/session.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { PersonName } from '#ui/PersonName.tsx'
import { type Column, Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function DevicesPage() {
  const { t } = useText()
  const self = useSelf()
  return (
    <Page title={t('access.devices')}>
      <p className="max-w-prose text-sm text-ink-soft">{t('access.devices_what')}</p>
      <OwnDevices />
      {may(self, 'access.admin') && <OfficeDevices />}
    </Page>
  )
}

function OwnDevices() {
  const { t } = useText()
  const own = useAsk(devices.listOwnDevices, {})
  const columns = useColumns('own', own.refresh)
  return (
    <Panel title={t('access.my_devices')} flush>
      <AskedPart of={own} lines={3}>
        {({ items }) => (
          <Table
            caption={t('access.my_devices')}
            rows={items}
            rowKey={(device) => device.id}
            empty={<EmptyState title={t('access.no_devices')} />}
            columns={columns}
          />
        )}
      </AskedPart>
    </Panel>
  )
}

function OfficeDevices() {
  const { t } = useText()
  const pages = usePages(devices.listDevices, {})
  const columns = useColumns('office', pages.refresh)
  return (
    <Panel title={t('access.office_devices')} flush>
      <PagesPart of={pages}>
        {(items) => (
          <Table
            caption={t('access.office_devices')}
            rows={items}
            rowKey={(device) => device.id}
            hasMore={pages.hasMore}
            onMore={pages.more}
            loadingMore={pages.isLoadingMore}
            empty={<EmptyState title={t('access.no_devices')} />}
            columns={columns}
          />
        )}
      </PagesPart>
    </Panel>
  )
}

function useColumns(whose: 'own' | 'office', onChanged: () => void): Column<Device>[] {
  const { t, write } = useText()
  const name: Column<Device> = { key: 'name', title: t('access.device'), heads: true, cell: (device) => <bdi>{device.name}</bdi> }
  const account: Column<Device> = { key: 'account', title: t('access.name'), cell: (device) => <PersonName name={device.accountName} /> }
  return [
    name,
    ...(whose === 'office' ? [account] : []),
    { key: 'first', title: t('access.first_seen'), cell: (device) => write.instant(device.firstSeenAt) },
    { key: 'seen', title: t('access.last_seen'), cell: (device) => write.instant(device.seenAt) },
    { key: 'state', title: t('access.status'), cell: (device) => <Standing device={device} /> },
    {
      key: 'do',
      title: t('access.actions'),
      screenOnly: true,
      cell: (device) => <LostButton device={device} whose={whose} onChanged={onChanged} />,
    },
  ]
}

function Standing({ device }: { device: Device }) {
  const { t, write } = useText()
  if (device.lostAt === null) return <Badge mood="good">{t('access.device_in_use')}</Badge>
  return (
    <Badge mood={device.wipedAt === null ? 'bad' : 'warn'}>
      {device.wipedAt === null
        ? t('access.device_lost_since', { when: write.instant(device.lostAt) })
        : t('access.device_wiped_at', { when: write.instant(device.wipedAt) })}
    </Badge>
  )
}

function LostButton({ device, whose, onChanged }: { device: Device; whose: 'own' | 'office'; onChanged: () => void }) {
  const text = useText()
  const { t } = text
  const [asking, setAsking] = useState(false)
  const own = useCommand(devices.markOwnDeviceLost)
  const office = useCommand(devices.markDeviceLost)
  if (device.lostAt !== null) return null
  const mark = async () => {
    const sent = await (whose === 'own' ? own : office).send({ deviceId: device.id })
    setAsking(false)
    if (!sent.ok) return tell(failureText(text, sent), 'bad')
    tell(t('access.device_marked'))
    onChanged()
  }
  return (
    <>
      <Button look="quiet" icon="warning" onClick={() => setAsking(true)}>
        {t('access.mark_lost')}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('access.mark_lost_title')}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('access.mark_lost_not')}</Button>
            <Button look="danger" busy={own.isSending || office.isSending} onClick={() => void mark()}>
              {t('access.mark_lost')}
            </Button>
          </>
        }
      >
        {t('access.mark_lost_why')}
      </Dialog>
    </>
  )
}
