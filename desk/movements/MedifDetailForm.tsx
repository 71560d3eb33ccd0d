/** The doctor's part of the form: read and written by the medical role alone, and asked for only when opened. */
import type { OutputOf } from '#domain/kit/contract.ts'
import { SpecialNeed } from '#domain/cases/words.ts'
import * as medifs from '#domain/movements/medif-contract.ts'
import { FitOutcome, type Medif, MedifEscort } from '#domain/movements/medif-words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { CheckField, DateField, RadioField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { Checkbox } from '#ui/Checkbox.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function MedifDetailForm({ medif, onDone }: { medif: Medif; onDone: () => void }) {
  const found = useAsk(medifs.readMedifDetail, { medifId: medif.id })
  return <AskedPart of={found}>{(it) => <Writing found={it} onDone={onDone} />}</AskedPart>
}

/** The help a doctor may ask the carrier for; a minor's care and a cradle are not theirs to decide. */
const medicalNeeds = SpecialNeed.options.filter((need) => need !== 'UMNR' && need !== 'BSCT')

function Writing({ found: { medif, detail }, onDone }: { found: OutputOf<typeof medifs.readMedifDetail>; onDone: () => void }) {
  const { t } = useText()
  const labels = useLabels()
  const form = useForm({
    contract: medifs.writeMedif,
    initial: {
      outcome: (medif.outcome ?? '') as string,
      escort: (medif.escort ?? '') as string,
      needs: medif.needs.length === 0 ? (['MEDA'] as string[]) : (medif.needs as string[]),
      diagnosis: detail?.diagnosis ?? '',
      prognosis: (detail?.prognosis ?? '') as string,
      contagious: detail?.contagious ?? false,
      vitals: detail?.vitals ?? '',
      medication: detail?.medication ?? '',
      oxygenLpm: detail?.oxygenLpm == null ? '' : String(detail.oxygenLpm),
      oxygenContinuous: detail?.oxygenContinuous ?? false,
      sitsUpright: detail?.sitsUpright ?? true,
      usesToilet: detail?.usesToilet ?? true,
      bladderBowel: detail?.bladderBowel ?? '',
      ambulance: detail?.ambulance ?? '',
      hospital: detail?.hospital ?? '',
      dueOn: (detail?.dueOn ?? '') as string,
      multiple: detail?.multiple ?? false,
      doctorName: detail?.doctorName ?? '',
      doctorLicence: detail?.doctorLicence ?? '',
      doctorPhone: detail?.doctorPhone ?? '',
      signedOn: (detail?.signedOn ?? '') as string,
    },
    input: ({ oxygenLpm, ...values }) => ({
      ...values,
      medifId: medif.id,
      ...(oxygenLpm.trim() === '' ? {} : { oxygenLpm: Number(oxygenLpm) }),
    }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  const { needs } = form.values
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={labels} reason={useWhyNot('movements.medical')}>
      <fieldset className="flex flex-col gap-3 rounded-md border border-line p-3">
        <legend className="px-1 font-semibold">{t('movements.medif_shown')}</legend>
        <p className="text-sm text-ink-soft">{t('movements.medif_shown_why')}</p>
        <RadioField
          form={form}
          name="outcome"
          label={labels.outcome}
          inline
          options={FitOutcome.options.map((each) => ({ value: each, label: t(`movements.fit_outcome.${each}`) }))}
        />
        <SelectField
          form={form}
          name="escort"
          label={labels.escort}
          options={MedifEscort.options.map((each) => ({ value: each, label: t(`movements.medif_escort.${each}`) }))}
        />
        <fieldset>
          <legend className="text-sm font-medium">{labels.needs}</legend>
          <div className="grid sm:grid-cols-2">
            {medicalNeeds.map((need) => (
              <Checkbox
                key={need}
                checked={needs.includes(need)}
                onChange={(on) => form.set('needs', on ? [...needs, need] : needs.filter((each) => each !== need))}
                label={`${need} — ${t(`movements.ssr.${need}`)}`}
              />
            ))}
          </div>
        </fieldset>
      </fieldset>
      <fieldset className="flex flex-col gap-3 rounded-md border border-line p-3">
        <legend className="px-1 font-semibold">{t('movements.medif_sealed')}</legend>
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField form={form} name="diagnosis" label={labels.diagnosis} hint={t('movements.diagnosis_hint')} maxLength={6} />
          <SelectField
            form={form}
            name="prognosis"
            label={labels.prognosis}
            options={(['GOOD', 'GUARDED'] as const).map((each) => ({ value: each, label: t(`movements.prognosis.${each}`) }))}
          />
          <TextField form={form} name="oxygenLpm" type="number" label={labels.oxygenLpm} />
          <TextField form={form} name="vitals" label={labels.vitals} maxLength={200} />
          <TextField form={form} name="medication" label={labels.medication} maxLength={400} />
          <TextField form={form} name="bladderBowel" label={labels.bladderBowel} maxLength={200} />
          <TextField form={form} name="ambulance" label={labels.ambulance} maxLength={200} />
          <TextField form={form} name="hospital" label={labels.hospital} maxLength={200} />
          <DateField form={form} name="dueOn" label={labels.dueOn} />
        </div>
        <div className="grid sm:grid-cols-2">
          <CheckField form={form} name="contagious" label={labels.contagious} />
          <CheckField form={form} name="oxygenContinuous" label={labels.oxygenContinuous} />
          <CheckField form={form} name="sitsUpright" label={labels.sitsUpright} />
          <CheckField form={form} name="usesToilet" label={labels.usesToilet} />
          <CheckField form={form} name="multiple" label={labels.multiple} />
        </div>
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField form={form} name="doctorName" label={labels.doctorName} maxLength={160} />
          <TextField form={form} name="doctorLicence" label={labels.doctorLicence} maxLength={60} />
          <TextField form={form} name="doctorPhone" type="tel" label={labels.doctorPhone} maxLength={40} />
          <DateField form={form} name="signedOn" label={labels.signedOn} />
        </div>
      </fieldset>
    </CommandForm>
  )
}

const fields = [
  'outcome',
  'escort',
  'needs',
  'diagnosis',
  'prognosis',
  'contagious',
  'vitals',
  'medication',
  'oxygenLpm',
  'oxygenContinuous',
  'sitsUpright',
  'usesToilet',
  'bladderBowel',
  'ambulance',
  'hospital',
  'dueOn',
  'multiple',
  'doctorName',
  'doctorLicence',
  'doctorPhone',
  'signedOn',
] as const

function useLabels(): Record<(typeof fields)[number], string> {
  const { t } = useText()
  return Object.fromEntries(fields.map((field) => [field, t(`movements.medif.${field}`)])) as Record<(typeof fields)[number], string>
}
