/** Permits to fly over and to land, and slots: each with where it stands and its number. */
import { useState } from 'react'
import * as charters from '#domain/transports/charter-contract.ts'
import { type Permit, PermitKind, PermitState } from '#domain/transports/charter-words.ts'
import type { TransportFile } from '#domain/transports/contract.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { RemoveButton } from './RemoveButton.tsx'

const moods: Record<Permit['state'], Mood> = { TO_REQUEST: 'neutral', REQUESTED: 'note', GRANTED: 'good', REFUSED: 'bad' }

export function PermitsPanel({ file }: { file: TransportFile }) {
  const { t, write } = useText()
  const [writing, setWriting] = useState<Permit | 'new'>()
  const mayNot = useWhyNot('transports.write')
  return (
    <Panel
      title={t('transports.permits')}
      flush={file.permits.length > 0}
      actions={
        <Button icon="add" reason={mayNot} onClick={() => setWriting('new')}>
          {t('transports.add_permit')}
        </Button>
      }
    >
      <Table
        caption={t('transports.permits')}
        rows={file.permits}
        rowKey={(it) => it.id}
        empty={<p className="text-sm text-ink-soft">{t('transports.no_permit')}</p>}
        columns={[
          {
            key: 'kind',
            title: t('transports.permit'),
            heads: true,
            cell: (it) => (
              <>
                {t(`transports.permit.${it.kind}`)} <Code>{it.place}</Code>
              </>
            ),
          },
          {
            key: 'state',
            title: t('transports.status'),
            cell: (it) => <Badge mood={moods[it.state]}>{t(`transports.permit_state.${it.state}`)}</Badge>,
          },
          { key: 'reference', title: t('transports.reference'), cell: (it) => it.reference !== null && <Code>{it.reference}</Code> },
          { key: 'until', title: t('transports.valid_until'), cell: (it) => it.validUntil !== null && write.day(it.validUntil) },
          {
            key: 'do',
            title: t('transports.actions'),
            screenOnly: true,
            cell: (it) => (
              <span className="flex gap-1">
                <Button look="quiet" icon="edit" iconOnly reason={mayNot} onClick={() => setWriting(it)}>
                  {t('transports.change')}
                </Button>
                <RemoveButton contract={charters.removePermit} input={{ transportId: file.transport.id, permitId: it.id }} />
              </span>
            ),
          },
        ]}
      />
      <Dialog open={writing !== undefined} onClose={() => setWriting(undefined)} title={t('transports.permit')}>
        {writing !== undefined && (
          <PermitForm file={file} permit={writing === 'new' ? null : writing} onDone={() => setWriting(undefined)} />
        )}
      </Dialog>
    </Panel>
  )
}

function PermitForm({ file, permit, onDone }: { file: TransportFile; permit: Permit | null; onDone: () => void }) {
  const { t } = useText()
  const labels = {
    kind: t('transports.permit'),
    place: t('transports.place'),
    state: t('transports.status'),
    reference: t('transports.reference'),
    validFrom: t('transports.valid_from'),
    validUntil: t('transports.valid_until'),
  }
  const form = useForm({
    contract: charters.recordPermit,
    initial: {
      kind: (permit?.kind ?? '') as string,
      place: permit?.place ?? '',
      state: (permit?.state ?? 'TO_REQUEST') as string,
      reference: permit?.reference ?? '',
      validFrom: (permit?.validFrom ?? '') as string,
      validUntil: (permit?.validUntil ?? '') as string,
    },
    input: (values) => ({ ...values, transportId: file.transport.id, id: permit?.id ?? newId() }),
    onDone,
  })
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={labels}>
      <SelectField
        form={form}
        name="kind"
        label={labels.kind}
        options={PermitKind.options.map((value) => ({ value, label: t(`transports.permit.${value}`) }))}
      />
      <TextField form={form} name="place" label={labels.place} hint={t('transports.permit_place_hint')} maxLength={60} />
      <SelectField
        form={form}
        name="state"
        label={labels.state}
        options={PermitState.options.map((value) => ({ value, label: t(`transports.permit_state.${value}`) }))}
      />
      <TextField form={form} name="reference" label={labels.reference} maxLength={60} />
      <div className="grid grid-cols-2 gap-4">
        <DateField form={form} name="validFrom" label={labels.validFrom} />
        <DateField form={form} name="validUntil" label={labels.validUntil} />
      </div>
    </CommandForm>
  )
}
