/** What may come next of a referral: the person's answer, the employer's, the first day of work. */
import { useState } from 'react'
import * as employment from '#domain/employment/contract.ts'
import { isLiving, referralSteps } from '#domain/employment/rules.ts'
import type { Referral, ReferralStatus } from '#domain/employment/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { useForm } from '#desk/kit/form.ts'
import { DateField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function ReferralSteps({ referral }: { referral: Pick<Referral, 'id' | 'status'> }) {
  const text = useText()
  const { t } = text
  const moving = useCommand(employment.moveReferral)
  const reason = useWhyNot('employment.write')
  const [asking, setAsking] = useState<ReferralStatus>()
  // A day, or why it came to nothing, is asked for; a step on the way is not.
  const asks = (to: ReferralStatus) => to === 'HIRED' || !isLiving(to)
  return (
    <div className="flex flex-wrap gap-2">
      {moving.failure !== undefined && (
        <Notice mood="bad" live>
          {failureText(text, moving.failure)}
        </Notice>
      )}
      {referralSteps[referral.status].map((to) => (
        <Button
          key={to}
          reason={reason}
          busy={moving.isSending}
          onClick={() => (asks(to) ? setAsking(to) : void moving.send({ referralId: referral.id, to }))}
        >
          {t(`employment.referral_to.${to}`)}
        </Button>
      ))}
      {asking !== undefined && (
        <Dialog open onClose={() => setAsking(undefined)} title={t(`employment.referral_to.${asking}`)}>
          <EndForm referralId={referral.id} to={asking} onDone={() => setAsking(undefined)} />
        </Dialog>
      )}
    </div>
  )
}

function EndForm({ referralId, to, onDone }: { referralId: Referral['id']; to: ReferralStatus; onDone: () => void }) {
  const { t } = useText()
  const labels = { startedOn: t('employment.started_on'), endReason: t('employment.end_reason') }
  const form = useForm({
    contract: employment.moveReferral,
    initial: { startedOn: '', endReason: '' },
    input: ({ startedOn, endReason }) => ({ referralId, to, startedOn, endReason: endReason.trim() }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t(`employment.referral_to.${to}`)} labels={labels} reason={useWhyNot('employment.write')}>
      {to === 'HIRED' ? (
        <DateField form={form} name="startedOn" label={labels.startedOn} required />
      ) : (
        <TextField form={form} name="endReason" label={labels.endReason} hint={t('employment.end_reason_hint')} lines={2} maxLength={500} />
      )}
    </CommandForm>
  )
}
