/** What may be done with the whole case: the steps decided by a person, a hold, closing, re-opening, and withdrawal, always one click away. */
import { useState } from 'react'
import * as cases from '#domain/cases/contract.ts'
import type { CaseStory } from '#domain/cases/contract.ts'
import { canMove, isActive } from '#domain/cases/rules.ts'
import type { CaseStatus } from '#domain/cases/words.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { HoldForm } from './HoldForm.tsx'
import { ReopenForm } from './ReopenForm.tsx'
import { StepForm } from './StepForm.tsx'
import { WithdrawForm } from './WithdrawForm.tsx'

type Asking = 'hold' | 'step' | 'withdraw' | 'reopen'

/** Steps that need no reason: one click. */
const plainSteps: readonly CaseStatus[] = ['REGISTERED', 'IN_CLEARANCE']

export function CaseActions({ story }: { story: CaseStory }) {
  const { t } = useText()
  const { case: it, byHand } = story
  const [asking, setAsking] = useState<Asking>()
  const mayWrite = useWhyNot('cases.write')
  const maySupervise = useWhyNot('cases.supervise')
  const ended = isActive(it.status) ? undefined : t('cases.already_ended')
  const next = plainSteps.find((status) => byHand.includes(status))
  const done = () => setAsking(undefined)
  return (
    <>
      {next !== undefined && <StepButton caseId={it.id} to={next} reason={mayWrite} />}
      {isActive(it.status) && (
        <>
          <Button icon="flag" reason={mayWrite} onClick={() => setAsking('hold')}>
            {t('cases.place_hold')}
          </Button>
          <Button icon="edit" reason={mayWrite} onClick={() => setAsking('step')}>
            {t('cases.other_steps')}
          </Button>
          <CloseButton story={story} reason={mayWrite} />
        </>
      )}
      {!isActive(it.status) && (
        <Button icon="refresh" reason={maySupervise} onClick={() => setAsking('reopen')}>
          {t('cases.reopen')}
        </Button>
      )}
      <Button look="danger" icon="stop" reason={mayWrite ?? ended} onClick={() => setAsking('withdraw')}>
        {t('cases.withdraw')}
      </Button>
      <Dialog open={asking === 'hold'} onClose={done} title={t('cases.place_hold')}>
        <HoldForm caseId={it.id} onDone={done} />
      </Dialog>
      <Dialog open={asking === 'step'} onClose={done} title={t('cases.other_steps')}>
        <StepForm story={story} onDone={done} />
      </Dialog>
      <Dialog open={asking === 'withdraw'} onClose={done} title={t('cases.withdraw_title')}>
        <WithdrawForm caseId={it.id} onDone={done} />
      </Dialog>
      <Dialog open={asking === 'reopen'} onClose={done} title={t('cases.reopen_title')}>
        <ReopenForm caseId={it.id} onDone={done} />
      </Dialog>
    </>
  )
}

function StepButton({ caseId, to, reason }: { caseId: CaseStory['case']['id']; to: CaseStatus; reason: string | undefined }) {
  const text = useText()
  const { t } = text
  const moving = useCommand(cases.advanceCase)
  const step = async () => {
    const sent = await moving.send({ caseId, to: to as 'REGISTERED' })
    tell(sent.ok ? t('cases.moved') : failureText(text, sent), sent.ok ? 'good' : 'bad')
  }
  return (
    <Button look="main" icon="check" busy={moving.isSending} reason={reason} onClick={() => void step()}>
      {t(`cases.step.${to}`)}
    </Button>
  )
}

function CloseButton({ story: { case: it, tasks }, reason }: { story: CaseStory; reason: string | undefined }) {
  const text = useText()
  const { t } = text
  const closing = useCommand(cases.closeCase)
  const open = tasks.filter((task) => task.state === 'OPEN').length
  const close = async () => {
    const sent = await closing.send({ caseId: it.id })
    tell(sent.ok ? t('cases.closed') : failureText(text, sent), sent.ok ? 'good' : 'bad')
  }
  const notNow = canMove(it.status, 'CLOSED') ? (open > 0 ? t('refusal.tasks_open', { count: open }) : undefined) : t('cases.not_from_here')
  return (
    <Button icon="lock" busy={closing.isSending} reason={reason ?? notNow} onClick={() => void close()}>
      {t('cases.close')}
    </Button>
  )
}
