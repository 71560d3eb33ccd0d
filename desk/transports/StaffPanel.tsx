/** Crew, drivers and teams on board: only what a list or a check asks for. They are not in the register of people. */
import { useState } from 'react'
import * as transports from '#domain/transports/contract.ts'
import type { TransportFile } from '#domain/transports/contract.ts'
import type { Duty, Staff } from '#domain/transports/words.ts'
import * as vessels from '#domain/transports/vessel-contract.ts'
import { StaffDocument } from '#domain/transports/words.ts'
import { PersonName } from '#desk/people/shared.tsx'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { DownloadButton } from '#desk/kit/DownloadButton.tsx'
import { useForm } from '#desk/kit/form.ts'
import { SelectField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { labelsOf, type PlainField, PlainFields } from '#desk/kit/PlainFields.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { RemoveButton } from './RemoveButton.tsx'

const duties: Record<TransportFile['transport']['kind'], readonly Duty[]> = {
  CHARTER: ['PILOT', 'CABIN', 'MEDICAL', 'SECURITY'],
  VESSEL: ['MASTER', 'SEAFARER', 'MEDICAL', 'SECURITY'],
  CONVOY: ['DRIVER', 'MEDICAL', 'SECURITY'],
}

export function StaffPanel({ file }: { file: TransportFile }) {
  const { t, write } = useText()
  const [writing, setWriting] = useState<Staff | 'new'>()
  const mayNot = useWhyNot('transports.write')
  const isConvoy = file.convoy !== null
  const plateOf = (vehicleId: string | null): string => file.vehicles.find(({ id }) => id === vehicleId)?.plate ?? ''
  return (
    <Panel
      title={t(isConvoy ? 'transports.drivers' : 'transports.crew')}
      flush={file.staff.length > 0}
      actions={
        <>
          {file.charter !== null && (
            <DownloadButton contract={vessels.paxlst} input={{ transportId: file.transport.id, of: 'CREW' }}>
              {t('transports.paxlst_crew')}
            </DownloadButton>
          )}
          <Button icon="add" reason={mayNot} onClick={() => setWriting('new')}>
            {t('transports.add_staff')}
          </Button>
        </>
      }
    >
      <Table
        caption={t(isConvoy ? 'transports.drivers' : 'transports.crew')}
        rows={file.staff}
        rowKey={(it) => it.id}
        empty={<p className="text-sm text-ink-soft">{t('transports.no_staff')}</p>}
        columns={[
          { key: 'name', title: t('transports.name'), heads: true, cell: (it) => <PersonName person={it} /> },
          {
            key: 'duty',
            title: t('transports.duty'),
            cell: (it) => (
              <>
                {t(`transports.duty.${it.duty}`)}
                <bdi className="block text-sm text-ink-soft">{it.rank}</bdi>
              </>
            ),
          },
          isConvoy
            ? {
                key: 'vehicle',
                title: t('transports.vehicle'),
                cell: (it: Staff) => it.vehicleId !== null && <Code>{plateOf(it.vehicleId)}</Code>,
              }
            : {
                key: 'doc',
                title: t('transports.doc_number'),
                cell: (it: Staff) =>
                  it.docNumber === null ? (
                    <Badge mood="warn">{t('transports.no_document')}</Badge>
                  ) : (
                    <>
                      <Code>{it.docNumber}</Code>
                      {it.docExpiresOn !== null && (
                        <span className="block text-sm text-ink-soft">{t('transports.until', { day: write.day(it.docExpiresOn) })}</span>
                      )}
                    </>
                  ),
              },
          ...(isConvoy
            ? [
                {
                  key: 'licence',
                  title: t('transports.licence_until'),
                  cell: (it: Staff) => it.licenceUntil !== null && write.day(it.licenceUntil),
                },
              ]
            : []),
          {
            key: 'do',
            title: t('transports.actions'),
            screenOnly: true,
            cell: (it) => (
              <span className="flex gap-1">
                <Button look="quiet" icon="edit" iconOnly reason={mayNot} onClick={() => setWriting(it)}>
                  {t('transports.change')}
                </Button>
                <RemoveButton contract={transports.removeStaff} input={{ transportId: file.transport.id, staffId: it.id }} />
              </span>
            ),
          },
        ]}
      />
      <Dialog open={writing !== undefined} onClose={() => setWriting(undefined)} title={t('transports.add_staff')}>
        {writing !== undefined && <StaffForm file={file} staff={writing === 'new' ? null : writing} onDone={() => setWriting(undefined)} />}
      </Dialog>
    </Panel>
  )
}

type Typed = ReturnType<typeof valuesOf>

function StaffForm({ file, staff, onDone }: { file: TransportFile; staff: Staff | null; onDone: () => void }) {
  const { t } = useText()
  const isConvoy = file.convoy !== null
  const fields: PlainField<Typed>[] = [
    { name: 'rank', label: t('transports.rank'), required: true },
    { name: 'nationality', label: t('transports.nationality'), hint: t('transports.country_hint'), required: true },
    { name: 'familyName', label: t('transports.family_name'), required: true },
    { name: 'givenNames', label: t('transports.given_names') },
    { name: 'bornOn', label: t('transports.born_on'), kind: 'date' },
    { name: 'bornAt', label: t('transports.born_at') },
    { name: 'docNumber', label: t('transports.doc_number') },
    { name: 'docIssuer', label: t('transports.doc_issuer'), hint: t('transports.country_hint') },
    { name: 'docExpiresOn', label: t('transports.doc_until'), kind: 'date' },
    { name: 'licenceNumber', label: t('transports.licence_number') },
    { name: 'licenceUntil', label: t('transports.licence_until'), kind: 'date' },
  ]
  const form = useForm({
    contract: transports.recordStaff,
    initial: valuesOf(staff),
    input: (values) => ({
      ...values,
      transportId: file.transport.id,
      id: staff?.id ?? newId(),
      nationality: values.nationality.trim().toUpperCase(),
      docIssuer: values.docIssuer.trim().toUpperCase(),
    }),
    onDone,
  })
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={labelsOf(fields)}>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <SelectField
          form={form}
          name="duty"
          label={t('transports.duty')}
          options={duties[file.transport.kind].map((value) => ({ value, label: t(`transports.duty.${value}`) }))}
        />
        <SelectField
          form={form}
          name="sex"
          label={t('transports.sex')}
          options={(['F', 'M', 'X'] as const).map((value) => ({ value, label: t(`people.sex.${value}`) }))}
        />
        {isConvoy && (
          <SelectField
            form={form}
            name="vehicleId"
            label={t('transports.vehicle')}
            options={file.vehicles.map(({ id, plate }) => ({ value: id as string, label: plate }))}
          />
        )}
        <SelectField
          form={form}
          name="docType"
          label={t('transports.doc_type')}
          placeholder={t('transports.none_of_them')}
          options={StaffDocument.options.map((value) => ({ value, label: t(`transports.document.${value}`) }))}
        />
      </div>
      <PlainFields form={form} fields={fields} />
    </CommandForm>
  )
}

function valuesOf(staff: Staff | null) {
  return {
    duty: (staff?.duty ?? '') as string,
    sex: (staff?.sex ?? '') as string,
    vehicleId: (staff?.vehicleId ?? '') as string,
    rank: staff?.rank ?? '',
    nationality: (staff?.nationality ?? '') as string,
    familyName: staff?.familyName ?? '',
    givenNames: staff?.givenNames ?? '',
    bornOn: (staff?.bornOn ?? '') as string,
    bornAt: staff?.bornAt ?? '',
    docType: (staff?.docType ?? '') as string,
    docNumber: staff?.docNumber ?? '',
    docIssuer: (staff?.docIssuer ?? '') as string,
    docExpiresOn: (staff?.docExpiresOn ?? '') as string,
    licenceNumber: staff?.licenceNumber ?? '',
    licenceUntil: (staff?.licenceUntil ?? '') as string,
  }
}
