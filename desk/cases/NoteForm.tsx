/** Adds a note. It can never be changed afterwards, and the form says so before anything is written. */
import { useState } from 'react'
import * as work from '#domain/cases/work-contract.ts'
import type { CaseId } from '#domain/cases/words.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function NoteForm({ caseId, onDone }: { caseId: CaseId; onDone: () => void }) {
  const { t } = useText()
  const [id] = useState(newId)
  const labels = { text: t('cases.note_text') }
  const form = useForm({
    contract: work.addNote,
    draft: `cases.note/${caseId}`,
    initial: { text: '' },
    input: (values) => ({ ...values, caseId, id }),
    onDone: (sent) => {
      tell(t(sent.queued ? 'ui.queued' : 'cases.note_added'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('cases.add_note')} labels={labels} reason={useWhyNot('cases.write')}>
      <TextField form={form} name="text" label={labels.text} hint={t('cases.note_hint')} lines={6} maxLength={4000} />
    </CommandForm>
  )
}
