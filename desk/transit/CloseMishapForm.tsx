/** How a mishap ended, in words: a list may have open lines, the story may not. */
import * as transit from '#domain/transit/contract.ts'
import { closeMishap } from '#domain/transit/mishap-rules.ts'
import type { Mishap } from '#domain/transit/mishap-words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useSelf } from '#desk/kit/session.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { thisInstant } from './queries.ts'

export function CloseMishapForm({ mishap, onDone }: { mishap: Mishap; onDone: () => void }) {
  const { t } = useText()
  const self = useSelf()
  const labels = {
    closingNote: t('transit.closing_note'),
    cause: t('transit.cause'),
    delayMinutes: t('transit.delay_minutes'),
    lesson: t('transit.lesson'),
  }
  const form = useForm({
    contract: transit.closeMishap,
    draft: `transit.close_mishap/${mishap.id}`,
    initial: {
      closingNote: '',
      cause: mishap.cause ?? '',
      delayMinutes: mishap.delayMinutes === null ? '' : String(mishap.delayMinutes),
      lesson: mishap.lesson ?? '',
    },
    input: (values) => ({
      mishapId: mishap.id,
      closingNote: values.closingNote,
      doneAt: thisInstant(),
      cause: values.cause.trim(),
      delayMinutes: values.delayMinutes.trim() === '' ? undefined : Number(values.delayMinutes),
      lesson: values.lesson.trim(),
    }),
    check: (input, values) => closeMishap(self, mishap, values.closingNote.trim(), thisInstant(), thisInstant()),
    onDone: (sent) => {
      tell(t(sent.queued ? 'ui.queued' : 'ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('transit.close_mishap')} labels={labels} reason={useWhyNot('transit.supervise')}>
      <TextField form={form} name="closingNote" lines={4} label={labels.closingNote} hint={t('transit.closing_note_hint')} />
      <TextField form={form} name="cause" lines={2} label={labels.cause} hint={t('transit.cause_hint')} />
      <TextField form={form} name="delayMinutes" type="number" label={labels.delayMinutes} hint={t('transit.delay_hint')} />
      <TextField form={form} name="lesson" lines={3} label={labels.lesson} hint={t('transit.lesson_hint')} />
    </CommandForm>
  )
}
