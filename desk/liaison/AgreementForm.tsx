/** What a carrier agreed to for our passengers: bags, terms, days, and where it is written. */
import * as liaison from '#domain/liaison/contract.ts'
import { checkAgreement } from '#domain/liaison/rules.ts'
import type { Organisation } from '#domain/liaison/words.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function AgreementForm({ organisation, onDone }: { organisation: Organisation; onDone: () => void }) {
  const { t } = useText()
  const labels = {
    baggagePieces: t('liaison.baggage_pieces'),
    baggageKg: t('liaison.baggage_kg'),
    tariffTerms: t('liaison.terms'),
    validFrom: t('liaison.from'),
    validTo: t('liaison.to'),
    source: t('liaison.source'),
  }
  const form = useForm({
    contract: liaison.recordAgreement,
    draft: `liaison.agreement/${organisation.id}`,
    initial: { baggagePieces: '2', baggageKg: '23', tariffTerms: '', validFrom: '', validTo: '', source: '' },
    input: (values) => ({
      ...values,
      id: newId(),
      organisationId: organisation.id,
      baggagePieces: values.baggagePieces === '' ? undefined : Number(values.baggagePieces),
      baggageKg: values.baggageKg === '' ? undefined : Number(values.baggageKg),
    }),
    check: (input) => checkAgreement(organisation, liaison.recordAgreement.input.parse(input)),
    onDone: () => {
      tell(t('liaison.agreement_recorded'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('liaison.new_agreement')} labels={labels} reason={useWhyNot('liaison.write')}>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <TextField form={form} name="baggagePieces" type="number" label={labels.baggagePieces} />
        <TextField form={form} name="baggageKg" type="number" label={labels.baggageKg} />
        <DateField form={form} name="validFrom" label={labels.validFrom} />
        <DateField form={form} name="validTo" label={labels.validTo} hint={t('liaison.to_hint')} />
      </div>
      <TextField form={form} name="tariffTerms" label={labels.tariffTerms} lines={4} maxLength={1000} />
      <TextField form={form} name="source" label={labels.source} hint={t('liaison.source_hint')} maxLength={300} />
    </CommandForm>
  )
}
