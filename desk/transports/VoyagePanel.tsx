/** Where the ship calls and when, and what the sea is like. */
import { useState } from 'react'
import { clockAt, dayAt, type Instant } from '#domain/kit/day.ts'
import type { TransportFile } from '#domain/transports/contract.ts'
import * as vessels from '#domain/transports/vessel-contract.ts'
import { CallPurpose } from '#domain/transports/vessel-words.ts'
import { LocalTime } from '#desk/movements/shared.tsx'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { RowList } from '#desk/kit/RowList.tsx'
import { useSelf } from '#desk/kit/session.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'

export function VoyagePanel({ file }: { file: TransportFile }) {
  const { t, write } = useText()
  const [writing, setWriting] = useState<'calls' | 'sea'>()
  const mayNot = useWhyNot('transports.write')
  return (
    <>
      <Panel
        title={t('transports.calls')}
        flush={file.calls.length > 0}
        actions={
          <Button icon="edit" reason={mayNot} onClick={() => setWriting('calls')}>
            {t('transports.set_calls')}
          </Button>
        }
      >
        <Table
          caption={t('transports.calls')}
          rows={file.calls}
          rowKey={(it) => String(it.seq)}
          empty={<p className="text-sm text-ink-soft">{t('transports.no_call')}</p>}
          columns={[
            { key: 'port', title: t('transports.port'), heads: true, cell: (it) => <Code>{it.locode}</Code> },
            { key: 'purpose', title: t('transports.purpose'), cell: (it) => t(`transports.purpose.${it.purpose}`) },
            {
              key: 'arrives',
              title: t('movements.column.arrives'),
              cell: (it) => it.arrivesAt !== null && <LocalTime at={it.arrivesAt} zone={it.zone} />,
            },
            {
              key: 'departs',
              title: t('movements.column.departs'),
              cell: (it) => it.departsAt !== null && <LocalTime at={it.departsAt} zone={it.zone} />,
            },
          ]}
        />
      </Panel>
      <Panel
        title={t('transports.sea')}
        flush={file.seaReports.length > 0}
        actions={
          <Button icon="add" reason={mayNot} onClick={() => setWriting('sea')}>
            {t('transports.report_sea')}
          </Button>
        }
      >
        <Table
          caption={t('transports.sea')}
          rows={file.seaReports}
          rowKey={(it) => it.id}
          empty={<p className="text-sm text-ink-soft">{t('transports.no_sea_report')}</p>}
          columns={[
            { key: 'when', title: t('transports.observed_at'), heads: true, cell: (it) => write.instant(it.observedAt) },
            {
              key: 'state',
              title: t('transports.sea_state'),
              cell: (it) => (
                <Badge mood={file.vessel !== null && it.seaState > file.vessel.seaStateMax ? 'bad' : 'good'}>
                  {write.number(it.seaState)}
                </Badge>
              ),
            },
            {
              key: 'waves',
              title: t('transports.waves'),
              cell: (it) => it.waveCm !== null && t('transports.waves_of', { metres: write.number(it.waveCm / 100, 1) }),
            },
            { key: 'source', title: t('transports.source'), cell: (it) => <bdi>{it.source}</bdi> },
          ]}
        />
      </Panel>
      <Dialog open={writing === 'calls'} onClose={() => setWriting(undefined)} title={t('transports.set_calls')}>
        <CallsForm file={file} onDone={() => setWriting(undefined)} />
      </Dialog>
      <Dialog open={writing === 'sea'} onClose={() => setWriting(undefined)} title={t('transports.report_sea')}>
        <SeaForm file={file} onDone={() => setWriting(undefined)} />
      </Dialog>
    </>
  )
}

type FormProps = { file: TransportFile; onDone: () => void }
type TypedCall = { locode: string; zone: string; arrivesLocal: string; departsLocal: string; purpose: string }
const emptyCall: TypedCall = { locode: '', zone: '', arrivesLocal: '', departsLocal: '', purpose: 'CALL' }

function CallsForm({ file, onDone }: FormProps) {
  const { t } = useText()
  const local = (at: Instant | null, zone: string): string => (at === null ? '' : `${dayAt(at, zone)}T${clockAt(at, zone)}`)
  const there = file.calls.map((call): TypedCall => ({
    ...call,
    arrivesLocal: local(call.arrivesAt, call.zone),
    departsLocal: local(call.departsAt, call.zone),
  }))
  const begin: TypedCall[] = [
    { ...emptyCall, purpose: 'EMBARK' },
    { ...emptyCall, purpose: 'DISEMBARK' },
  ]
  const labels = { calls: t('transports.calls') }
  const form = useForm({
    contract: vessels.setCalls,
    draft: `transports.calls/${file.transport.id}`,
    initial: { calls: there.length > 0 ? there : begin },
    input: ({ calls }) => ({
      transportId: file.transport.id,
      calls: calls.map(({ locode, zone, arrivesLocal, departsLocal, purpose }) => ({
        locode,
        zone: zone.trim(),
        purpose,
        arrivesLocal: arrivesLocal === '' ? null : arrivesLocal,
        departsLocal: departsLocal === '' ? null : departsLocal,
      })),
    }),
    onDone,
  })
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={labels}>
      <p className="text-sm text-ink-soft">{t('transports.calls_what')}</p>
      <RowList
        legend={labels.calls}
        add={t('transports.add_call')}
        rows={form.values.calls}
        empty={emptyCall}
        most={20}
        onChange={(rows) => form.set('calls', rows)}
      >
        {(row, set) => (
          <>
            <Field label={t('transports.port')} hint={t('transports.locode_hint')} className="w-28" required>
              <TextInput value={row.locode} onChange={(locode) => set({ locode: locode.toUpperCase() })} maxLength={5} />
            </Field>
            <Field label={t('transports.zone')} hint={t('transports.zone_hint')} className="w-44" required>
              <TextInput value={row.zone} onChange={(zone) => set({ zone })} maxLength={40} />
            </Field>
            <Field label={t('transports.purpose')} className="w-40" required>
              <Select
                value={row.purpose}
                onChange={(purpose) => set({ purpose })}
                options={CallPurpose.options.map((value) => ({ value, label: t(`transports.purpose.${value}`) }))}
              />
            </Field>
            <Field label={t('movements.column.arrives')} className="w-52">
              <TextInput type="datetime-local" value={row.arrivesLocal} onChange={(arrivesLocal) => set({ arrivesLocal })} />
            </Field>
            <Field label={t('movements.column.departs')} className="w-52">
              <TextInput type="datetime-local" value={row.departsLocal} onChange={(departsLocal) => set({ departsLocal })} />
            </Field>
          </>
        )}
      </RowList>
    </CommandForm>
  )
}

/** Typed on this device: the hour of the office, where the report was heard. */
function SeaForm({ file, onDone }: FormProps) {
  const { t } = useText()
  const self = useSelf()
  const labels = { seaState: t('transports.sea_state'), waveCm: t('transports.wave_cm'), source: t('transports.source') }
  const form = useForm({
    contract: vessels.reportSea,
    initial: { seaState: '', waveCm: '', source: '' },
    input: ({ seaState, waveCm, source }) => ({
      transportId: file.transport.id,
      observedAt: new Date().toISOString(),
      seaState: seaState === '' ? undefined : Number(seaState),
      waveCm: waveCm === '' ? undefined : Number(waveCm),
      source: source.trim(),
    }),
    onDone,
  })
  return (
    <CommandForm form={form} submit={t('transports.report_sea')} labels={labels}>
      <p className="text-sm text-ink-soft">{t('transports.sea_what', { office: self.office.name })}</p>
      <TextField form={form} name="seaState" type="number" label={labels.seaState} hint={t('transports.sea_state_hint')} />
      <TextField form={form} name="waveCm" type="number" label={labels.waveCm} />
      <TextField form={form} name="source" label={labels.source} maxLength={160} />
    </CommandForm>
  )
}
