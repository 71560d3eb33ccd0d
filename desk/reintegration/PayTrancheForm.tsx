/** Records that a tranche was paid or delivered: how, with which receipt; for what is bought, from whom and with how many offers. */
import * as reintegration from '#domain/reintegration/contract.ts'
import type { PlanFile } from '#domain/reintegration/contract.ts'
import { canPay, quotesNeeded } from '#domain/reintegration/rules.ts'
import { PaymentMode, type Plan, type Tranche } from '#domain/reintegration/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { Amount } from './shared.tsx'

export function PayTrancheForm({
  file,
  plan,
  tranche,
  ofLine,
  onDone,
}: {
  file: PlanFile
  plan: Plan
  tranche: Tranche
  ofLine: readonly Tranche[]
  onDone: () => void
}) {
  const { t } = useText()
  const labels = {
    mode: t('reintegration.mode'),
    receipt: t('reintegration.receipt'),
    supplier: t('reintegration.supplier'),
    invoice: t('reintegration.invoice'),
    quotes: t('reintegration.quotes'),
    quotesWaiver: t('reintegration.quotes_waiver'),
  }
  const form = useForm({
    contract: reintegration.payTranche,
    draft: `reintegration.payment/${tranche.id}`,
    initial: { mode: '', receipt: '', supplier: '', invoice: '', quotes: '', quotesWaiver: '' },
    input: (values) => ({
      trancheId: tranche.id,
      mode: values.mode,
      receipt: values.receipt,
      ...(isBought(values.mode)
        ? {
            supplier: values.supplier,
            invoice: values.invoice,
            quotes: values.quotes === '' ? undefined : Number(values.quotes),
            quotesWaiver: values.quotesWaiver,
          }
        : {}),
    }),
    check: (input) =>
      canPay(plan, tranche, ofLine, file.visits, file.onHold, {
        mode: input.mode,
        quotes: input.quotes ?? 0,
        quotesWaiver: input.quotesWaiver ?? null,
      }),
    onDone: () => {
      tell(t('reintegration.tranche_paid'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('reintegration.pay')} labels={labels} reason={useWhyNot('reintegration.write')}>
      <p>
        {t('reintegration.tranche_of', { seq: tranche.seq, of: ofLine.length })} ·{' '}
        <strong>
          <Amount minor={tranche.amountMinor} currency={plan.currency} />
        </strong>
      </p>
      <SelectField
        form={form}
        name="mode"
        label={labels.mode}
        options={PaymentMode.options.map((value) => ({ value, label: t(`reintegration.mode.${value}`) }))}
      />
      {isBought(form.values.mode) && (
        <>
          <TextField form={form} name="supplier" label={labels.supplier} maxLength={200} />
          <TextField form={form} name="invoice" label={labels.invoice} hint={t('reintegration.invoice_hint')} maxLength={100} />
          <TextField
            form={form}
            name="quotes"
            type="number"
            label={labels.quotes}
            hint={t('reintegration.quotes_hint', { needed: quotesNeeded })}
          />
          <TextField form={form} name="quotesWaiver" label={labels.quotesWaiver} lines={2} maxLength={500} />
        </>
      )}
      <TextField form={form} name="receipt" label={labels.receipt} hint={t('reintegration.receipt_hint')} maxLength={100} />
    </CommandForm>
  )
}

function isBought(mode: string): boolean {
  return mode === 'IN_KIND' || mode === 'VOUCHER'
}
