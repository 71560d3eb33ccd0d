/** The outcome of a fitness check, written by medical staff: what the journey demands, which others see, and why, which they never do. */
import { SpecialNeed } from '#domain/cases/words.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import { type Clearance, FitOutcome } from '#domain/movements/clearance-words.ts'
import { EscortKind } from '#domain/movements/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, RadioField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { Checkbox } from '#ui/Checkbox.tsx'
import { Notice } from '#ui/Notice.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

type FormProps = { clearance: Clearance; onDone: () => void }

export function FitnessForm(props: FormProps) {
  const found = useAsk(clearances.readMedical, { clearanceId: props.clearance.id })
  return <AskedPart of={found}>{({ detail }) => <Writing detail={detail ?? ''} {...props} />}</AskedPart>
}

function Writing({ clearance, detail, onDone }: FormProps & { detail: string }) {
  const { t } = useText()
  const labels = {
    outcome: t('movements.fitness_outcome'),
    escort: t('movements.fitness_escort'),
    ssr: t('movements.fitness_ssr'),
    validFrom: t('movements.valid_from'),
    validUntil: t('movements.valid_until'),
    issuer: t('movements.issuer'),
    detail: t('movements.medical_detail'),
  }
  const form = useForm({
    contract: clearances.recordFitness,
    initial: {
      outcome: (clearance.fitness?.outcome ?? '') as string,
      escort: (clearance.fitness?.escort ?? '') as string,
      ssr: (clearance.fitness?.ssr ?? []) as readonly SpecialNeed[],
      validFrom: '',
      validUntil: '',
      issuer: clearance.issuer ?? '',
      detail,
    },
    input: (values) => {
      const conditions = values.outcome === 'FIT_WITH_CONDITIONS'
      return {
        ...values,
        clearanceId: clearance.id,
        escort: conditions && values.escort !== '' ? values.escort : null,
        ssr: conditions ? values.ssr : [],
        // An emptied text takes the detail away: it must be sent, where the kit leaves empty text out.
        detail: values.detail === '' ? ' ' : values.detail,
      }
    },
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  const { outcome, ssr } = form.values
  return (
    <CommandForm form={form} submit={t('movements.record_fitness')} labels={labels} reason={useWhyNot('movements.medical')}>
      <Notice>{t('movements.fitness_seen')}</Notice>
      <RadioField
        form={form}
        name="outcome"
        label={labels.outcome}
        options={FitOutcome.options.map((value) => ({ value, label: t(`movements.fit.${value}`) }))}
      />
      {outcome === 'FIT_WITH_CONDITIONS' && (
        <>
          <SelectField
            form={form}
            name="escort"
            label={labels.escort}
            required={false}
            placeholder={t('movements.fitness_nobody')}
            options={EscortKind.options.map((kind) => ({ value: kind, label: t(`movements.escort.${kind}`) }))}
          />
          <fieldset>
            <legend className="text-sm font-medium">{labels.ssr}</legend>
            <div className="grid grid-cols-1 gap-x-4 sm:grid-cols-2">
              {SpecialNeed.options.map((code) => (
                <Checkbox
                  key={code}
                  checked={ssr.includes(code)}
                  onChange={(wanted) => form.set('ssr', wanted ? [...ssr, code] : ssr.filter((each) => each !== code))}
                  label={`${code} — ${t(`movements.ssr.${code}`)}`}
                />
              ))}
            </div>
          </fieldset>
        </>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <DateField form={form} name="validFrom" label={labels.validFrom} />
        <DateField form={form} name="validUntil" label={labels.validUntil} hint={t('movements.valid_hint')} />
      </div>
      <TextField form={form} name="issuer" label={labels.issuer} maxLength={160} />
      <TextField
        form={form}
        name="detail"
        lines={4}
        label={labels.detail}
        hint={t('movements.medical_detail_hint')}
        required={false}
        maxLength={2000}
      />
    </CommandForm>
  )
}
