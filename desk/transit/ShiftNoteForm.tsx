/** The note that a shift leaves to the next; it may wait in the queue like everything else. */
import type { Day } from '#domain/kit/day.ts'
import type { AirportCode } from '#domain/kit/place.ts'
import * as transit from '#domain/transit/contract.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { thisInstant } from './queries.ts'

export function ShiftNoteForm({ airport, on }: { airport: AirportCode; on: Day }) {
  const { t } = useText()
  const labels = { text: t('transit.note_text') }
  const form = useForm({
    contract: transit.writeShiftNote,
    draft: `transit.shift_note/${airport}`,
    initial: { text: '' },
    input: (values) => ({ id: newId(), airport, on, text: values.text, doneAt: thisInstant() }),
    onDone: (sent) => {
      tell(t(sent.queued ? 'ui.queued' : 'ui.saved'))
      form.reset()
    },
  })
  return (
    <CommandForm form={form} submit={t('transit.leave_note')} labels={labels} reason={useWhyNot('transit.work')}>
      <TextField form={form} name="text" lines={5} label={labels.text} hint={t('transit.note_text_hint')} />
    </CommandForm>
  )
}
