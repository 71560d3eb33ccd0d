/** Writes down by its reference what lets a member pass a border. */
import type { CaseId } from '#domain/cases/words.ts'
import * as borders from '#domain/movements/border-contract.ts'
import { TravelRightKind } from '#domain/movements/border-words.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, RadioField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import type { Option } from '#ui/Select.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { countryOptions } from './shared.tsx'

export function RightForm({ caseId, members, onDone }: { caseId: CaseId; members: readonly Option[]; onDone: () => void }) {
  const text = useText()
  const { t } = text
  const labels = {
    personId: t('movements.column.person'),
    kind: t('movements.right_kind'),
    country: t('movements.right_country'),
    reference: t('movements.reference'),
    validFrom: t('movements.valid_from'),
    validUntil: t('movements.valid_until'),
  }
  const form = useForm({
    contract: borders.recordTravelRight,
    initial: { personId: '', kind: 'TRANSIT_VISA' as string, country: '', reference: '', validFrom: '', validUntil: '' },
    input: (values) => ({ ...values, caseId, id: newId() }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('movements.record_right')} labels={labels} reason={useWhyNot('movements.clear')}>
      <RadioField
        form={form}
        name="kind"
        label={labels.kind}
        options={TravelRightKind.options.map((kind) => ({ value: kind, label: t(`movements.right_kind.${kind}`) }))}
      />
      <SelectField form={form} name="personId" label={labels.personId} options={members} />
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField form={form} name="country" label={labels.country} options={countryOptions(text)} />
        <TextField form={form} name="reference" label={labels.reference} maxLength={80} />
        <DateField form={form} name="validFrom" label={labels.validFrom} />
        <DateField form={form} name="validUntil" label={labels.validUntil} />
      </div>
    </CommandForm>
  )
}
