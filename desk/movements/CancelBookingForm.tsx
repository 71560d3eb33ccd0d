/** Gives the seats of a family back, and says why. */
import type { CaseId } from '#domain/cases/words.ts'
import * as movements from '#domain/movements/contract.ts'
import type { Movement } from '#domain/movements/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { RadioField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Notice } from '#ui/Notice.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function CancelBookingForm({ movement, caseId, onDone }: { movement: Movement; caseId: CaseId; onDone: () => void }) {
  const { t } = useText()
  const reasons = movements.cancelBooking.input.shape.reason.options
  const form = useForm({
    contract: movements.cancelBooking,
    initial: { reason: '' },
    input: ({ reason }) => ({ movementId: movement.id, caseId, reason }),
    onDone: (sent) => {
      tell(sent.queued ? t('ui.queued') : t('movements.given_back', { count: sent.value.cancelled }))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('movements.give_back')} labels={{ reason: t('movements.why') }} reason={useWhyNot('movements.book')}>
      {movement.manifest !== null && (
        <Notice mood="warn">{t('movements.give_back_listed', { version: movement.manifest.version + 1 })}</Notice>
      )}
      <RadioField
        form={form}
        name="reason"
        label={t('movements.why')}
        options={reasons.map((reason) => ({ value: reason, label: t(`movements.cancel_reason.${reason}`) }))}
      />
    </CommandForm>
  )
}
