/** Puts a vacancy before somebody. What keeps the two apart is the button's reason; a low score asks for one first. */
import { useState } from 'react'
import * as employment from '#domain/employment/contract.ts'
import type { Match } from '#domain/employment/match-words.ts'
import { isOpenOn, standsInTheWay } from '#domain/employment/rules.ts'
import type { Referral, Vacancy } from '#domain/employment/words.ts'
import { dayAt, instantFromMs } from '#domain/kit/day.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useSelf } from '#desk/kit/session.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

type ProposeButtonProps = {
  match: Match
  vacancy: Vacancy
  /** Below this score a reason is asked for. */
  least: number
  before: readonly Pick<Referral, 'status'>[]
}

export function ProposeButton({ match, vacancy, least, before }: ProposeButtonProps) {
  const { t } = useText()
  const self = useSelf()
  const [asking, setAsking] = useState(false)
  const notAllowed = useWhyNot('employment.write')
  const today = dayAt(instantFromMs(Date.now()), self.office.timeZone)
  const stops = () => {
    if (notAllowed !== undefined) return notAllowed
    if (!isOpenOn(vacancy, today)) return t('refusal.vacancy_not_open')
    if (before.some(({ status }) => standsInTheWay(status))) return t('refusal.already_proposed')
    const [apart] = match.excludedBy
    return apart === undefined ? undefined : t(`employment.apart.${apart}`)
  }
  return (
    <>
      <Button icon="next" reason={stops()} onClick={() => setAsking(true)}>
        {t('employment.propose')}
      </Button>
      <Dialog open={asking} onClose={() => setAsking(false)} title={t('employment.propose')}>
        <ProposeForm match={match} least={least} onDone={() => setAsking(false)} />
      </Dialog>
    </>
  )
}

function ProposeForm({ match, least, onDone }: { match: Match; least: number; onDone: () => void }) {
  const { t, write } = useText()
  const isLow = match.score < least
  const labels = { reason: t('employment.low_score_reason') }
  const form = useForm({
    contract: employment.propose,
    initial: { reason: '' },
    input: ({ reason }) => ({ candidateId: match.candidateId, vacancyId: match.vacancyId, reason: reason.trim() }),
    onDone: () => {
      tell(t('employment.proposed'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('employment.propose')} labels={labels} reason={useWhyNot('employment.write')}>
      <p>{t('employment.propose_what', { score: write.number(match.score, 2) })}</p>
      {isLow && (
        <TextField
          form={form}
          name="reason"
          label={labels.reason}
          hint={t('employment.low_score_hint', { least: write.number(least, 2) })}
          required
        />
      )}
    </CommandForm>
  )
}
