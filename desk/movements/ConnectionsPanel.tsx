/** The time between two flights against the time these people need, and a supervisor's word where it is tight (domain.md 1.11). */
import { useState } from 'react'
import * as movements from '#domain/movements/contract.ts'
import type { Connection, Movement } from '#domain/movements/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { ConnectionBadge } from './shared.tsx'

export function ConnectionsPanel({ movement }: { movement: Movement }) {
  const { t } = useText()
  const [asked, setAsked] = useState<Connection>()
  return (
    <Panel title={t('movements.connections')}>
      <ul className="flex flex-col gap-3">
        {movement.connections.map((connection) => (
          <ConnectionItem key={connection.fromSeq} connection={connection} onApprove={() => setAsked(connection)} />
        ))}
      </ul>
      <Dialog open={asked !== undefined} onClose={() => setAsked(undefined)} title={t('movements.approve_connection')}>
        {asked !== undefined && <ApproveConnectionForm movement={movement} connection={asked} onDone={() => setAsked(undefined)} />}
      </Dialog>
    </Panel>
  )
}

function ConnectionItem({ connection, onApprove }: { connection: Connection; onApprove: () => void }) {
  const { t, write } = useText()
  const whyNot = useWhyNot('cases.supervise')
  const parts = [
    t('movements.least', { minutes: connection.minimumMinutes }),
    ...connection.buffers.map(({ reason, minutes }) => t('movements.more_for', { minutes, reason: t(`movements.buffer.${reason}`) })),
  ]
  const place = connection.airport === connection.toAirport ? connection.airport : `${connection.airport} – ${connection.toAirport}`
  return (
    <li className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-2">
        <Code>{place}</Code>
        <ConnectionBadge connection={connection} />
        {connection.overnight && <Badge mood="warn">{t('movements.overnight')}</Badge>}
        {connection.colour === 'AMBER' && connection.approvedAt === null && (
          <Button icon="check" reason={whyNot} onClick={onApprove}>
            {t('movements.approve_connection')}
          </Button>
        )}
      </div>
      <p className="text-sm text-ink-soft">{parts.join(' + ')}</p>
      {connection.colour === 'RED' && <p className="text-sm text-bad">{t('movements.red_why')}</p>}
      {connection.colour === 'AMBER' && connection.approvedAt === null && (
        <p className="text-sm text-ink-soft">{t('movements.amber_why')}</p>
      )}
      {connection.colour === 'AMBER' && connection.approvedAt !== null && (
        <p className="text-sm text-ink-soft">{t('movements.approved_on', { when: write.instant(connection.approvedAt) })}</p>
      )}
    </li>
  )
}

function ApproveConnectionForm({ movement, connection, onDone }: { movement: Movement; connection: Connection; onDone: () => void }) {
  const { t } = useText()
  const labels = { reason: t('movements.approve_reason') }
  const form = useForm({
    contract: movements.approveConnection,
    initial: { reason: '' },
    input: ({ reason }) => ({ movementId: movement.id, fromSeq: connection.fromSeq, reason }),
    onDone: () => {
      tell(t('movements.approved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('movements.approve_connection')} labels={labels} reason={useWhyNot('cases.supervise')}>
      <p>
        <ConnectionBadge connection={connection} />
      </p>
      <TextField form={form} name="reason" lines={3} label={labels.reason} hint={t('movements.approve_hint')} maxLength={400} />
    </CommandForm>
  )
}
