/** Asks the medical role for the form that a carrier wants: of whom, for which carrier and day, and never why. */
import type { CaseId } from '#domain/cases/words.ts'
import * as medifs from '#domain/movements/medif-contract.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import type { Option } from '#ui/Select.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function MedifAskForm({ caseId, members, onDone }: { caseId: CaseId; members: readonly Option[]; onDone: () => void }) {
  const { t } = useText()
  const labels = { personId: t('movements.column.person'), carrier: t('movements.airline'), travelsOn: t('movements.travels_on') }
  const form = useForm({
    contract: medifs.askMedif,
    initial: { personId: '', carrier: '', travelsOn: '' },
    input: (values) => ({ ...values, caseId, id: newId() }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('movements.ask_medif')} labels={labels} reason={useWhyNot('movements.book')}>
      <p className="text-sm text-ink-soft">{t('movements.medif_never_why')}</p>
      <SelectField form={form} name="personId" label={labels.personId} options={members} />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField form={form} name="carrier" label={labels.carrier} hint={t('movements.airline_hint')} maxLength={2} />
        <DateField form={form} name="travelsOn" label={labels.travelsOn} />
      </div>
    </CommandForm>
  )
}
