/** One bill of a mishap: hotel, meals, transport. May wait in the queue, as everything that is typed at the counter. */
import { CostNature } from '#domain/transit/claim-words.ts'
import * as contracts from '#domain/transit/mishap-contract.ts'
import type { MishapId } from '#domain/transit/mishap-words.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, RadioField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { readTypedAmount } from '#desk/kit/typed-amount.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { deviceToday } from './queries.ts'

export function MishapCostForm({ mishapId, onDone }: { mishapId: MishapId; onDone: () => void }) {
  const { t } = useText()
  const labels = {
    nature: t('transit.cost_nature'),
    minor: t('transit.amount'),
    currency: t('transit.currency'),
    paidBy: t('transit.paid_by'),
    spentOn: t('transit.spent_on'),
    note: t('transit.remark'),
  }
  const form = useForm({
    contract: contracts.addMishapCost,
    draft: `transit.cost/${mishapId}`,
    initial: { nature: '', minor: '', currency: 'EUR', paidBy: 'OFFICE', spentOn: deviceToday() as string, note: '' },
    input: (values) => {
      const currency = values.currency.trim().toUpperCase()
      return {
        id: newId(),
        mishapId,
        nature: values.nature,
        minor: values.minor.trim() === '' ? undefined : readTypedAmount(values.minor, currency as never),
        currency,
        paidBy: values.paidBy,
        spentOn: values.spentOn,
        note: values.note.trim(),
      }
    },
    onDone: (sent) => {
      tell(t(sent.queued ? 'ui.queued' : 'ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('transit.add_cost')} labels={labels} reason={useWhyNot('transit.work')}>
      <SelectField
        form={form}
        name="nature"
        label={labels.nature}
        options={CostNature.options.map((value) => ({ value, label: t(`transit.cost.${value}`) }))}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField form={form} name="minor" label={labels.minor} />
        <TextField form={form} name="currency" label={labels.currency} maxLength={3} />
      </div>
      <RadioField
        form={form}
        name="paidBy"
        label={labels.paidBy}
        inline
        options={(['OFFICE', 'CARRIER'] as const).map((value) => ({ value, label: t(`transit.paid_by.${value}`) }))}
      />
      <DateField form={form} name="spentOn" label={labels.spentOn} />
      <TextField form={form} name="note" label={labels.note} hint={t('transit.cost_note_hint')} maxLength={200} />
    </CommandForm>
  )
}
