/** The vehicles, their checks, and who sits where: each family in one of them. */
import { useState } from 'react'
import type { TransportFile } from '#domain/transports/contract.ts'
import * as convoys from '#domain/transports/convoy-contract.ts'
import { type Vehicle, VehicleKind } from '#domain/transports/convoy-words.ts'
import { PersonName } from '#desk/people/shared.tsx'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { useForm } from '#desk/kit/form.ts'
import { DateField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { RemoveButton } from './RemoveButton.tsx'

export function VehiclesPanel({ file }: { file: TransportFile }) {
  const { t, write } = useText()
  const [writing, setWriting] = useState<Vehicle | 'new'>()
  const mayNot = useWhyNot('transports.write')
  const inIt = (vehicle: Vehicle): number => file.seats.filter(({ vehicleId }) => vehicleId === vehicle.id).length
  return (
    <>
      <Panel
        title={t('transports.vehicles')}
        flush={file.vehicles.length > 0}
        actions={
          <Button icon="add" reason={mayNot} onClick={() => setWriting('new')}>
            {t('transports.add_vehicle')}
          </Button>
        }
      >
        <Table
          caption={t('transports.vehicles')}
          rows={file.vehicles}
          rowKey={(it) => it.id}
          empty={<p className="text-sm text-ink-soft">{t('transports.no_vehicle')}</p>}
          columns={[
            { key: 'plate', title: t('transports.plate'), heads: true, cell: (it) => <Code>{it.plate}</Code> },
            { key: 'kind', title: t('transports.kind'), cell: (it) => t(`transports.vehicle.${it.kind}`) },
            {
              key: 'seats',
              title: t('transports.seats_taken'),
              cell: (it) => t('transports.places_of', { needed: inIt(it), places: it.seats }),
            },
            {
              key: 'condition',
              title: t('transports.condition'),
              cell: (it) =>
                it.condition === null ? (
                  <Badge mood="warn">{t('transports.unchecked')}</Badge>
                ) : (
                  <span className="inline-flex flex-wrap items-center gap-1">
                    <Badge mood={it.condition === 'FIT' ? 'good' : 'bad'}>{t(`transports.condition.${it.condition}`)}</Badge>
                    {it.checkedOn !== null && write.day(it.checkedOn)}
                  </span>
                ),
            },
            {
              key: 'do',
              title: t('transports.actions'),
              screenOnly: true,
              cell: (it) => (
                <span className="flex gap-1">
                  <Button look="quiet" icon="edit" iconOnly reason={mayNot} onClick={() => setWriting(it)}>
                    {t('transports.change')}
                  </Button>
                  <RemoveButton contract={convoys.removeVehicle} input={{ transportId: file.transport.id, vehicleId: it.id }} />
                </span>
              ),
            },
          ]}
        />
      </Panel>
      <SeatsPanel file={file} />
      <Dialog open={writing !== undefined} onClose={() => setWriting(undefined)} title={t('transports.vehicle')}>
        {writing !== undefined && (
          <VehicleForm file={file} vehicle={writing === 'new' ? null : writing} onDone={() => setWriting(undefined)} />
        )}
      </Dialog>
    </>
  )
}

function SeatsPanel({ file }: { file: TransportFile }) {
  const text = useText()
  const { t } = text
  const seating = useCommand(convoys.seatFamilies)
  const moving = useCommand(convoys.seatFamily)
  const mayNot = useWhyNot('transports.write')
  const failure = seating.failure ?? moving.failure
  const transportId = file.transport.id
  const vehicleOf = (family: TransportFile['families'][number]): string => {
    const used = new Set(
      family.persons.flatMap(({ passengerId }) => file.seats.find((seat) => seat.passengerId === passengerId)?.vehicleId ?? []),
    )
    return used.size === 1 ? [...used][0]! : ''
  }
  const choices = file.vehicles.filter(({ seats }) => seats > 0).map(({ id, plate }) => ({ value: id as string, label: plate }))
  return (
    <Panel
      title={t('transports.who_sits_where')}
      flush={file.families.length > 0}
      actions={
        <Button
          icon="people"
          busy={seating.isSending}
          reason={mayNot ?? (choices.length === 0 ? t('transports.no_vehicle') : undefined)}
          onClick={() => void seating.send({ transportId })}
        >
          {t('transports.seat_everybody')}
        </Button>
      }
    >
      {failure !== undefined && (
        <Notice mood="bad" live>
          {failureText(text, failure)}
        </Notice>
      )}
      <Table
        caption={t('transports.who_sits_where')}
        rows={file.families}
        rowKey={(it) => it.caseId}
        empty={<p className="text-sm text-ink-soft">{t('transports.gap.nobody_on_board')}</p>}
        columns={[
          { key: 'case', title: t('transports.case'), heads: true, cell: (it) => <Code>{it.caseRef}</Code> },
          { key: 'who', title: t('transports.family'), cell: (it) => it.persons[0] !== undefined && <PersonName person={it.persons[0]} /> },
          { key: 'persons', title: t('transports.persons'), numeric: true, cell: (it) => it.persons.length },
          {
            key: 'vehicle',
            title: t('transports.vehicle'),
            cell: (it) =>
              mayNot === undefined ? (
                <Select
                  aria-label={t('transports.vehicle_of', { case: it.caseRef })}
                  className="min-w-36"
                  value={vehicleOf(it)}
                  placeholder={t('transports.unseated')}
                  options={choices}
                  onChange={(vehicleId) =>
                    vehicleId !== '' && void moving.send({ transportId, caseId: it.caseId as never, vehicleId: vehicleId as never })
                  }
                />
              ) : (
                (choices.find(({ value }) => value === vehicleOf(it))?.label ?? t('transports.unseated'))
              ),
          },
        ]}
      />
    </Panel>
  )
}

function VehicleForm({ file, vehicle, onDone }: { file: TransportFile; vehicle: Vehicle | null; onDone: () => void }) {
  const { t } = useText()
  const labels = {
    kind: t('transports.kind'),
    plate: t('transports.plate'),
    seats: t('transports.seats_for_passengers'),
    condition: t('transports.condition'),
    checkedOn: t('transports.checked_on'),
    checkNote: t('transports.note'),
  }
  const form = useForm({
    contract: convoys.recordVehicle,
    initial: {
      kind: (vehicle?.kind ?? '') as string,
      plate: vehicle?.plate ?? '',
      seats: vehicle === null ? '' : String(vehicle.seats),
      condition: (vehicle?.condition ?? '') as string,
      checkedOn: (vehicle?.checkedOn ?? '') as string,
      checkNote: vehicle?.checkNote ?? '',
    },
    input: ({ seats, ...values }) => ({
      ...values,
      transportId: file.transport.id,
      id: vehicle?.id ?? newId(),
      seats: seats === '' ? undefined : Number(seats),
    }),
    onDone,
  })
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={labels}>
      <SelectField
        form={form}
        name="kind"
        label={labels.kind}
        options={VehicleKind.options.map((value) => ({ value, label: t(`transports.vehicle.${value}`) }))}
      />
      <div className="grid grid-cols-2 gap-4">
        <TextField form={form} name="plate" label={labels.plate} maxLength={20} />
        <TextField form={form} name="seats" type="number" label={labels.seats} />
        <SelectField
          form={form}
          name="condition"
          label={labels.condition}
          placeholder={t('transports.unchecked')}
          options={(['FIT', 'DEFECT'] as const).map((value) => ({ value, label: t(`transports.condition.${value}`) }))}
        />
        <DateField form={form} name="checkedOn" label={labels.checkedOn} />
      </div>
      <TextField form={form} name="checkNote" label={labels.checkNote} lines={2} maxLength={400} />
    </CommandForm>
  )
}
