/** The way of a convoy: where it leaves, rests and arrives. */
import { useState } from 'react'
import { clockAt, dayAt, type Instant } from '#domain/kit/day.ts'
import type { TransportFile } from '#domain/transports/contract.ts'
import * as convoys from '#domain/transports/convoy-contract.ts'
import { StopKind } from '#domain/transports/convoy-words.ts'
import { LocalTime } from '#desk/movements/shared.tsx'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { RowList } from '#desk/kit/RowList.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'

export function RoutePanel({ file }: { file: TransportFile }) {
  const { t, write } = useText()
  const [writing, setWriting] = useState(false)
  const mayNot = useWhyNot('transports.write')
  return (
    <Panel
      title={t('transports.route')}
      flush={file.stops.length > 0}
      actions={
        <Button icon="edit" reason={mayNot} onClick={() => setWriting(true)}>
          {t('transports.set_route')}
        </Button>
      }
    >
      <Table
        caption={t('transports.route')}
        rows={file.stops}
        rowKey={(it) => String(it.seq)}
        empty={<p className="text-sm text-ink-soft">{t('transports.gap.route_missing')}</p>}
        columns={[
          { key: 'place', title: t('transports.place'), heads: true, cell: (it) => <bdi>{it.place}</bdi> },
          { key: 'kind', title: t('transports.stop'), cell: (it) => t(`transports.stop.${it.kind}`) },
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
          { key: 'km', title: t('transports.km'), numeric: true, cell: (it) => it.km !== null && write.number(it.km) },
        ]}
      />
      <Dialog open={writing} onClose={() => setWriting(false)} title={t('transports.set_route')}>
        <RouteForm file={file} onDone={() => setWriting(false)} />
      </Dialog>
    </Panel>
  )
}

type TypedStop = { kind: string; place: string; zone: string; arrivesLocal: string; departsLocal: string; km: string }

function RouteForm({ file, onDone }: { file: TransportFile; onDone: () => void }) {
  const { t } = useText()
  // A convoy mostly stays where its movement begins: that is the zone of a new stop.
  const zone = (file.movement.legs.at(-1)?.toZone ?? '') as string
  const empty: TypedStop = { kind: 'REST', place: '', zone, arrivesLocal: '', departsLocal: '', km: '' }
  const local = (at: Instant | null, of: string): string => (at === null ? '' : `${dayAt(at, of)}T${clockAt(at, of)}`)
  const there = file.stops.map((stop): TypedStop => ({
    ...stop,
    arrivesLocal: local(stop.arrivesAt, stop.zone),
    departsLocal: local(stop.departsAt, stop.zone),
    km: stop.km === null ? '' : String(stop.km),
  }))
  const labels = { stops: t('transports.route') }
  const form = useForm({
    contract: convoys.setRoute,
    draft: `transports.route/${file.transport.id}`,
    initial: {
      stops:
        there.length > 0
          ? there
          : [
              { ...empty, kind: 'DEPARTURE' },
              { ...empty, kind: 'ARRIVAL' },
            ],
    },
    input: ({ stops }) => ({
      transportId: file.transport.id,
      stops: stops.map(({ kind, place, zone: of, arrivesLocal, departsLocal, km }) => ({
        kind,
        place,
        zone: of.trim(),
        arrivesLocal: arrivesLocal === '' ? null : arrivesLocal,
        departsLocal: departsLocal === '' ? null : departsLocal,
        km: km === '' ? null : Number(km),
      })),
    }),
    onDone,
  })
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={labels}>
      <RowList
        legend={labels.stops}
        add={t('transports.add_stop')}
        rows={form.values.stops}
        empty={empty}
        most={40}
        onChange={(rows) => form.set('stops', rows)}
      >
        {(row, set) => (
          <>
            <Field label={t('transports.stop')} className="w-36" required>
              <Select
                value={row.kind}
                onChange={(kind) => set({ kind })}
                options={StopKind.options.map((value) => ({ value, label: t(`transports.stop.${value}`) }))}
              />
            </Field>
            <Field label={t('transports.place')} className="w-52" required>
              <TextInput value={row.place} onChange={(place) => set({ place })} maxLength={160} />
            </Field>
            <Field label={t('transports.zone')} hint={t('transports.zone_hint')} className="w-44" required>
              <TextInput value={row.zone} onChange={(of) => set({ zone: of })} maxLength={40} />
            </Field>
            <Field label={t('movements.column.arrives')} className="w-52">
              <TextInput type="datetime-local" value={row.arrivesLocal} onChange={(arrivesLocal) => set({ arrivesLocal })} />
            </Field>
            <Field label={t('movements.column.departs')} className="w-52">
              <TextInput type="datetime-local" value={row.departsLocal} onChange={(departsLocal) => set({ departsLocal })} />
            </Field>
            <Field label={t('transports.km')} className="w-24">
              <TextInput type="number" value={row.km} onChange={(km) => set({ km })} />
            </Field>
          </>
        )}
      </RowList>
    </CommandForm>
  )
}
