/** For the medical role alone: which medicines under control are carried, and what the receiving doctor must know. */
import { useState } from 'react'
import type { MissionFile } from '#domain/escorts/contract.ts'
import * as medical from '#domain/escorts/medical-contract.ts'
import { nameOf, PersonName } from '#desk/people/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { RowList } from '#desk/kit/RowList.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function MedicalPanel({ file }: { file: MissionFile }) {
  const { t, write } = useText()
  const [writing, setWriting] = useState<'drugs' | 'note'>()
  const found = useAsk(medical.readMedical, { missionId: file.mission.id })
  const personOf = (passengerId: string) => file.inCharge.find(({ id }) => id === passengerId)
  return (
    <Panel
      title={t('escorts.medical')}
      actions={
        <>
          <Button onClick={() => setWriting('drugs')}>{t('escorts.declare_drugs')}</Button>
          <Button onClick={() => setWriting('note')}>{t('escorts.write_note')}</Button>
        </>
      }
    >
      <AskedPart of={found}>
        {({ declarations, notes }) => (
          <div className="flex flex-col gap-4">
            <section>
              <h3 className="text-sm font-semibold">{t('escorts.drugs')}</h3>
              {declarations[0] === undefined ? (
                <p className="text-sm text-ink-soft">{t('escorts.not_declared')}</p>
              ) : declarations[0].medicines.length === 0 ? (
                <p>{t('escorts.carries_none', { when: write.instant(declarations[0].declaredAt) })}</p>
              ) : (
                <ul className="list-disc ps-5">
                  {declarations[0].medicines.map(({ name, quantity }, at) => (
                    <li key={at}>
                      <bdi>{name}</bdi> · <bdi>{quantity}</bdi>
                    </li>
                  ))}
                </ul>
              )}
              {declarations[0]?.reference != null && (
                <p className="text-sm text-ink-soft">
                  <bdi>{[declarations[0].authority, declarations[0].reference].filter(Boolean).join(' · ')}</bdi>
                </p>
              )}
            </section>
            <section>
              <h3 className="text-sm font-semibold">{t('escorts.notes')}</h3>
              {notes.length === 0 && <p className="text-sm text-ink-soft">{t('escorts.no_note')}</p>}
              {notes.map((note) => (
                <article key={note.id} className="mt-2 border-s-2 border-line ps-3">
                  <p className="text-sm text-ink-soft">
                    {personOf(note.passengerId) !== undefined && <PersonName person={personOf(note.passengerId)!} />} ·{' '}
                    {write.instant(note.writtenAt)} · <bdi>{note.receivingDoctor}</bdi>, <bdi>{note.receivingPlace}</bdi>
                  </p>
                  <p className="whitespace-pre-line">{note.note}</p>
                </article>
              ))}
            </section>
          </div>
        )}
      </AskedPart>
      <Dialog open={writing === 'drugs'} onClose={() => setWriting(undefined)} title={t('escorts.declare_drugs')}>
        <DrugsForm file={file} onDone={() => setWriting(undefined)} />
      </Dialog>
      <Dialog open={writing === 'note'} onClose={() => setWriting(undefined)} title={t('escorts.write_note')}>
        <NoteForm file={file} onDone={() => setWriting(undefined)} />
      </Dialog>
    </Panel>
  )
}

type FormProps = { file: MissionFile; onDone: () => void }

function DrugsForm({ file, onDone }: FormProps) {
  const { t } = useText()
  const labels = { medicines: t('escorts.drugs'), authority: t('escorts.authority'), reference: t('escorts.permit') }
  const form = useForm({
    contract: medical.declareDrugs,
    initial: { medicines: [] as { name: string; quantity: string }[], authority: '', reference: '' },
    input: (values) => ({ ...values, missionId: file.mission.id }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('escorts.declare_drugs')} labels={labels}>
      <p className="text-sm">{t('escorts.drugs_what')}</p>
      <RowList
        legend={labels.medicines}
        add={t('escorts.add_medicine')}
        rows={form.values.medicines}
        empty={{ name: '', quantity: '' }}
        most={40}
        onChange={(rows) => form.set('medicines', rows)}
      >
        {(row, set) => (
          <>
            <Field label={t('escorts.medicine')} className="w-56" required>
              <TextInput value={row.name} onChange={(name) => set({ name })} maxLength={120} />
            </Field>
            <Field label={t('escorts.quantity')} className="w-32" required>
              <TextInput value={row.quantity} onChange={(quantity) => set({ quantity })} maxLength={60} />
            </Field>
          </>
        )}
      </RowList>
      <TextField form={form} name="authority" label={labels.authority} maxLength={160} />
      <TextField form={form} name="reference" label={labels.reference} maxLength={80} />
    </CommandForm>
  )
}

function NoteForm({ file, onDone }: FormProps) {
  const { t } = useText()
  const labels = {
    passengerId: t('escorts.whom'),
    receivingDoctor: t('escorts.receiving_doctor'),
    receivingPlace: t('escorts.receiving_place'),
    note: t('escorts.note'),
  }
  const form = useForm({
    contract: medical.writeHandOverNote,
    draft: `escorts.note/${file.mission.id}`,
    initial: { passengerId: '', receivingDoctor: '', receivingPlace: '', note: '' },
    input: (values) => ({ ...values, missionId: file.mission.id }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('escorts.write_note')} labels={labels}>
      <SelectField
        form={form}
        name="passengerId"
        label={labels.passengerId}
        options={file.inCharge.map((one) => ({ value: one.id as string, label: nameOf(one) }))}
      />
      <TextField form={form} name="receivingDoctor" label={labels.receivingDoctor} maxLength={160} />
      <TextField form={form} name="receivingPlace" label={labels.receivingPlace} maxLength={200} />
      <TextField form={form} name="note" label={labels.note} lines={8} maxLength={8000} />
    </CommandForm>
  )
}
