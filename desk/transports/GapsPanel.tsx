/** Go or no go: everything that is missing, what stops first, and the decision with who may take it and why not yet. */
import { useState } from 'react'
import * as transports from '#domain/transports/contract.ts'
import type { TransportFile } from '#domain/transports/contract.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { useForm } from '#desk/kit/form.ts'
import { TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { gapText, sorted, TransportBadge } from './shared.tsx'

export function GapsPanel({ file }: { file: TransportFile }) {
  const text = useText()
  const { t, write } = text
  const [asking, setAsking] = useState<'NO_GO' | 'CANCEL'>()
  const deciding = useCommand(transports.decide)
  const { transport, gaps } = file
  const stops = gaps.filter(({ level }) => level === 'STOP').length
  const mayNot = useWhyNot('transports.write') ?? (transport.status === 'CANCELLED' ? t('refusal.transport_cancelled') : undefined)
  return (
    <Panel title={t('transports.go_or_no_go')}>
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <TransportBadge status={transport.status} />
          {transport.decidedAt !== null && <span className="text-sm text-ink-soft">{write.instant(transport.decidedAt)}</span>}
        </div>
        {transport.reason !== null && <p className="text-sm">{transport.reason}</p>}
        <p className="font-medium">{t(stops === 0 ? 'transports.nothing_stops' : 'transports.stops', { count: stops })}</p>
        {gaps.length > 0 && (
          <ul className="flex flex-col gap-1.5">
            {sorted(gaps).map((gap, at) => (
              <li key={at} className="flex gap-2">
                <Icon
                  name={gap.level === 'STOP' ? 'stop' : 'warning'}
                  className={gap.level === 'STOP' ? 'mt-0.5 text-bad' : 'mt-0.5 text-warn'}
                />
                <span>
                  <span className="sr-only">{t(`transports.level.${gap.level}`)} : </span>
                  {gapText(text, gap)}
                </span>
              </li>
            ))}
          </ul>
        )}
        {deciding.failure !== undefined && (
          <Notice mood="bad" live>
            {failureText(text, deciding.failure)}
          </Notice>
        )}
        <div className="flex flex-wrap gap-2">
          <Button
            look="main"
            icon="check"
            busy={deciding.isSending}
            reason={mayNot ?? (stops > 0 ? t('refusal.not_ready_to_go', { count: stops }) : undefined)}
            onClick={() => void deciding.send({ transportId: transport.id, status: 'GO' })}
          >
            {t('transports.go')}
          </Button>
          <Button icon="stop" reason={mayNot} onClick={() => setAsking('NO_GO')}>
            {t('transports.no_go')}
          </Button>
          <Button look="quiet" reason={mayNot} onClick={() => setAsking('CANCEL')}>
            {t('transports.give_up')}
          </Button>
        </div>
      </div>
      <Dialog
        open={asking !== undefined}
        onClose={() => setAsking(undefined)}
        title={t(asking === 'CANCEL' ? 'transports.give_up' : 'transports.no_go')}
      >
        {asking !== undefined && <ReasonForm file={file} as={asking} onDone={() => setAsking(undefined)} />}
      </Dialog>
    </Panel>
  )
}

function ReasonForm({ file, as, onDone }: { file: TransportFile; as: 'NO_GO' | 'CANCEL'; onDone: () => void }) {
  const { t } = useText()
  const labels = { reason: t('transports.reason') }
  const contract = as === 'CANCEL' ? transports.cancelTransport : transports.decide
  const form = useForm({
    contract: contract as typeof transports.cancelTransport,
    initial: { reason: '' },
    input: ({ reason }) => ({ transportId: file.transport.id, reason: reason.trim(), ...(as === 'CANCEL' ? {} : { status: 'NO_GO' }) }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t(as === 'CANCEL' ? 'transports.give_up' : 'transports.no_go')} labels={labels}>
      <TextField form={form} name="reason" label={labels.reason} lines={2} maxLength={400} required />
    </CommandForm>
  )
}
