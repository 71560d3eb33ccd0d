/** The form was sent to the carrier, or the carrier answered. */
import * as medifs from '#domain/movements/medif-contract.ts'
import { answerMedif } from '#domain/movements/medif-rules.ts'
import { CarrierDecision, type Medif } from '#domain/movements/medif-words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

/** What is typed is judged by the same rule; whether a day has come yet is left to the server's calendar. */
const anyDay = '9999-12-31' as Parameters<typeof answerMedif>[2]

export function MedifAnswerForm({ medif, onDone }: { medif: Medif; onDone: () => void }) {
  const { t } = useText()
  const labels = {
    submittedOn: t('movements.submitted_on'),
    decision: t('movements.carrier_decision'),
    decidedOn: t('movements.decided_on'),
    carrierRef: t('movements.carrier_ref'),
  }
  const form = useForm({
    contract: medifs.answerMedif,
    initial: {
      submittedOn: (medif.submittedOn ?? '') as string,
      decision: (medif.decision ?? '') as string,
      decidedOn: (medif.decidedOn ?? '') as string,
      carrierRef: medif.carrierRef ?? '',
    },
    input: (values) => ({ ...values, medifId: medif.id }),
    check: (input) => answerMedif(medif, input as Parameters<typeof answerMedif>[1], anyDay),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={labels} reason={useWhyNot('movements.book')}>
      <div className="grid gap-3 sm:grid-cols-2">
        <DateField form={form} name="submittedOn" label={labels.submittedOn} />
        <SelectField
          form={form}
          name="decision"
          label={labels.decision}
          placeholder={t('movements.no_decision')}
          options={CarrierDecision.options.map((each) => ({ value: each, label: t(`movements.carrier_decision.${each}`) }))}
        />
        <DateField form={form} name="decidedOn" label={labels.decidedOn} />
        <TextField form={form} name="carrierRef" label={labels.carrierRef} maxLength={60} />
      </div>
    </CommandForm>
  )
}
