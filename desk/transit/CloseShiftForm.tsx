/** The end of a shift and the note it leaves to the next, in one: there is no end without the note. May wait in the queue. */
import type { DeskShift, ShiftNoteId } from '#domain/transit/board-words.ts'
import * as roster from '#domain/transit/shift-contract.ts'
import { closeShift } from '#domain/transit/shift-rules.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useSelf } from '#desk/kit/session.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { thisInstant } from './queries.ts'

export function CloseShiftForm({ shift, onDone }: { shift: DeskShift; onDone: () => void }) {
  const { t } = useText()
  const self = useSelf()
  const labels = { text: t('transit.note_text') }
  const form = useForm({
    contract: roster.closeShift,
    draft: `transit.close_shift/${shift.id}`,
    initial: { text: '' },
    input: (values) => ({ shiftId: shift.id, noteId: newId(), text: values.text, doneAt: thisInstant() }),
    check: () => closeShift(self, shift, newId() as ShiftNoteId, thisInstant(), thisInstant()),
    onDone: (sent) => {
      tell(t(sent.queued ? 'ui.queued' : 'ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('transit.close_shift')} labels={labels} reason={useWhyNot('transit.work')}>
      <TextField form={form} name="text" lines={5} label={labels.text} hint={t('transit.note_text_hint')} />
    </CommandForm>
  )
}
