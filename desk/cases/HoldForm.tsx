/** Stops a case, with a reason of the list; words only where the list does not say enough. */
import { useState } from 'react'
import * as work from '#domain/cases/work-contract.ts'
import { type CaseId, HoldReason } from '#domain/cases/words.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function HoldForm({ caseId, onDone }: { caseId: CaseId; onDone: () => void }) {
  const { t } = useText()
  const [id] = useState(newId)
  const labels = { reason: t('cases.hold_reason'), note: t('cases.hold_note') }
  const form = useForm({
    contract: work.placeHold,
    draft: `cases.hold/${caseId}`,
    initial: { reason: '', note: '' },
    input: (values) => ({ ...values, caseId, id }),
    onDone: (sent) => {
      tell(t(sent.queued ? 'ui.queued' : 'cases.hold_placed'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('cases.place_hold')} labels={labels} reason={useWhyNot('cases.write')}>
      <p className="text-sm text-ink-soft">{t('cases.hold_what')}</p>
      <SelectField
        form={form}
        name="reason"
        label={labels.reason}
        options={HoldReason.options.map((reason) => ({ value: reason, label: t(`cases.hold_reason.${reason}`) }))}
      />
      <TextField form={form} name="note" label={labels.note} hint={t('cases.why_hint')} lines={3} maxLength={1000} />
    </CommandForm>
  )
}
