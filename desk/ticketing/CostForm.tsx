/** One amount that a journey cost: what it was, how much, who bears it. Fares and taxes come from the tickets by themselves. */
import type { CaseId } from '#domain/cases/words.ts'
import { type MovementId, Payer } from '#domain/movements/words.ts'
import { addCost } from '#domain/ticketing/ticket-contract.ts'
import { TypedNature } from '#domain/ticketing/ticket-words.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { readTypedAmount } from '#desk/kit/typed-amount.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { RateFields } from './RateFields.tsx'
import { deviceToday, rateMicroIn } from './typed.ts'

type Props = {
  of: { caseId: CaseId } | { movementId: MovementId }
  /** In which this office adds up; another one needs its rate. */
  reportCurrency: string
  onDone: () => void
}

export function CostForm({ of, reportCurrency, onDone }: Props) {
  const { t } = useText()
  const labels = {
    nature: t('ticketing.nature'),
    payer: t('ticketing.payer'),
    amountMinor: t('ticketing.amount'),
    currency: t('ticketing.currency'),
    projectCode: t('ticketing.project'),
    note: t('ticketing.note'),
    rateMicro: t('ticketing.rate'),
    rateSource: t('ticketing.rate_source'),
    rateOn: t('ticketing.rate_on'),
  }
  const form = useForm({
    contract: addCost,
    draft: `ticketing.cost/${'caseId' in of ? of.caseId : of.movementId}`,
    initial: {
      nature: '',
      payer: '',
      amountMinor: '',
      currency: reportCurrency,
      projectCode: '',
      note: '',
      rateMicro: '',
      rateSource: '',
      rateOn: deviceToday(),
    },
    input: (values) => {
      const currency = values.currency.trim().toUpperCase()
      const same = currency === reportCurrency
      return {
        ...of,
        id: newId(),
        nature: values.nature,
        payer: values.payer,
        currency,
        amountMinor: values.amountMinor.trim() === '' ? undefined : readTypedAmount(values.amountMinor, currency),
        projectCode: values.projectCode,
        note: values.note,
        ...(same ? {} : { rateMicro: rateMicroIn(values.rateMicro), rateSource: values.rateSource, rateOn: values.rateOn }),
      }
    },
    onDone: () => {
      tell(t('ticketing.cost_added'))
      onDone()
    },
  })
  const currency = form.values.currency.trim().toUpperCase()
  return (
    <CommandForm form={form} submit={t('ticketing.add_cost')} labels={labels} reason={useWhyNot('ticketing.book')}>
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          form={form}
          name="nature"
          label={labels.nature}
          hint={form.values.nature === 'REFUND' ? t('ticketing.refund_counts_back') : undefined}
          options={TypedNature.options.map((value) => ({ value, label: t(`ticketing.nature.${value}`) }))}
        />
        <SelectField
          form={form}
          name="payer"
          label={labels.payer}
          options={Payer.options.map((value) => ({ value, label: t(`movements.payer.${value}`) }))}
        />
        <TextField form={form} name="amountMinor" label={labels.amountMinor} />
        <TextField form={form} name="currency" label={labels.currency} maxLength={3} />
        <TextField form={form} name="projectCode" label={labels.projectCode} hint={t('ticketing.project_hint')} maxLength={4} />
      </div>
      {currency.length === 3 && currency !== reportCurrency && (
        <RateFields form={form} currency={currency} reportCurrency={reportCurrency} />
      )}
      <TextField form={form} name="note" label={labels.note} hint={t('ticketing.note_hint')} maxLength={300} />
    </CommandForm>
  )
}
