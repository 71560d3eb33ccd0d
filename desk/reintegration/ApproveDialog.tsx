/** The steps of a plan that a person takes on purpose: propose, approve by a second person, send back, close, set aside. */
import { type ReactNode, useState } from 'react'
import * as reintegration from '#domain/reintegration/contract.ts'
import type { PlanFile } from '#domain/reintegration/contract.ts'
import { canApprove, canCancelPlan, canClose, canPropose, canSendBack } from '#domain/reintegration/rules.ts'
import type { Plan } from '#domain/reintegration/words.ts'
import type { Day } from '#domain/kit/day.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { useForm } from '#desk/kit/form.ts'
import { DateField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { useSelf } from '#desk/kit/session.ts'
import { Button, type ButtonLook } from '#ui/Button.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { deviceNow, deviceToday } from './queries.ts'
import { Amount, useRefusal } from './shared.tsx'

type Props = { file: PlanFile; plan: Plan }

/** The buttons that fit where the plan stands; what may not be done yet says why. */
export function PlanSteps({ file, plan }: Props) {
  const { t } = useText()
  const why = useRefusal()
  const { accountId } = useSelf()
  const mayWrite = useWhyNot('reintegration.write')
  const mayApprove = useWhyNot('reintegration.approve')
  // The day is asked for in the dialog, so the button only waits for what the dialog cannot mend.
  const approvable = canApprove(
    { accountId },
    plan,
    { status: file.caseStatus, onHold: file.onHold },
    { totalMinor: plan.committedMinor, returnOn: plan.returnOn ?? (deviceToday() as Day) },
    deviceNow(),
  )
  if (plan.status === 'CLOSED' || plan.status === 'CANCELLED') return null
  return (
    <>
      {plan.status === 'DRAFT' && (
        <Step look="main" name={t('reintegration.propose')} reason={mayWrite ?? why(canPropose(plan, file.lines))}>
          {(close) => <ProposeForm plan={plan} onDone={close} />}
        </Step>
      )}
      {plan.status === 'PROPOSED' && (
        <Step look="main" name={t('reintegration.approve')} reason={mayApprove ?? why(approvable)}>
          {(close) => <ApproveForm file={file} plan={plan} onDone={close} />}
        </Step>
      )}
      {plan.status !== 'DRAFT' && (
        <Step name={t('reintegration.send_back')} reason={mayApprove ?? why(canSendBack(plan))}>
          {(close) => <SendBackForm plan={plan} onDone={close} />}
        </Step>
      )}
      {plan.status === 'APPROVED' && (
        <Step name={t('reintegration.close_plan')} reason={mayWrite ?? why(canClose(plan, file.visits))}>
          {(close) => (
            <Confirm
              contract={reintegration.closePlan}
              plan={plan}
              verb={t('reintegration.close_plan')}
              done={t('reintegration.plan_closed')}
              onDone={close}
              why={t('reintegration.close_why')}
            />
          )}
        </Step>
      )}
      <Step look="quiet" name={t('reintegration.cancel_plan')} reason={mayWrite ?? why(canCancelPlan(plan))}>
        {(close) => (
          <Confirm
            contract={reintegration.cancelPlan}
            plan={plan}
            verb={t('reintegration.cancel_plan')}
            done={t('reintegration.plan_cancelled')}
            onDone={close}
            why={t('reintegration.cancel_why')}
          />
        )}
      </Step>
    </>
  )
}

function Step({
  name,
  look = 'plain',
  reason,
  children,
}: {
  name: string
  look?: ButtonLook
  reason: string | undefined
  children: (close: () => void) => ReactNode
}) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look={look} reason={reason} onClick={() => setOpen(true)}>
        {name}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={name}>
        {children(() => setOpen(false))}
      </Dialog>
    </>
  )
}

function ProposeForm({ plan, onDone }: { plan: Plan; onDone: () => void }) {
  const { t } = useText()
  const labels = { returnOn: t('reintegration.return_on') }
  const form = useForm({
    contract: reintegration.proposePlan,
    initial: { returnOn: plan.returnOn ?? '' },
    input: (values) => ({ planId: plan.id, returnOn: values.returnOn }),
    onDone: () => {
      tell(t('reintegration.plan_proposed'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('reintegration.propose')} labels={labels}>
      <p>{t('reintegration.propose_why')}</p>
      <DateField form={form} name="returnOn" label={labels.returnOn} hint={t('reintegration.return_on_hint')} max={deviceToday()} />
    </CommandForm>
  )
}

export function ApproveForm({ file, plan, onDone }: Props & { onDone: () => void }) {
  const { t, write } = useText()
  const { accountId } = useSelf()
  const labels = { returnOn: t('reintegration.return_on') }
  const form = useForm({
    contract: reintegration.approvePlan,
    initial: { returnOn: plan.returnOn ?? '' },
    // The sum that is on this screen: whoever changed the plan meanwhile is found out.
    input: (values) => ({ planId: plan.id, totalMinor: plan.committedMinor, returnOn: values.returnOn }),
    check: (input) =>
      canApprove(
        { accountId },
        plan,
        { status: file.caseStatus, onHold: file.onHold },
        { totalMinor: input.totalMinor, returnOn: (input.returnOn as Day | undefined) ?? null },
        deviceNow(),
      ),
    onDone: () => {
      tell(t('reintegration.plan_approved'))
      onDone()
    },
  })
  const lines = file.lines.filter((line) => line.cancelledAt === null)
  return (
    <CommandForm form={form} submit={t('reintegration.approve')} labels={labels} reason={useWhyNot('reintegration.approve')}>
      <p>{plan.goal}</p>
      <DescriptionList
        facts={[
          ...lines.map((line) => ({
            term: t(`reintegration.form.${line.form}`),
            value: <Amount minor={line.amountMinor} currency={plan.currency} />,
          })),
          {
            term: t('reintegration.total'),
            value: (
              <strong>
                <Amount minor={plan.committedMinor} currency={plan.currency} />
              </strong>
            ),
          },
          { term: t('reintegration.ceiling'), value: <Amount minor={plan.ceilingMinor} currency={plan.currency} /> },
        ]}
      />
      <DateField
        form={form}
        name="returnOn"
        label={labels.returnOn}
        hint={t('reintegration.visits_from', { months: write.list(file.programme.followUpMonths.map(String)) })}
        max={deviceToday()}
        required
      />
    </CommandForm>
  )
}

function SendBackForm({ plan, onDone }: { plan: Plan; onDone: () => void }) {
  const { t } = useText()
  const labels = { reason: t('reintegration.reason') }
  const form = useForm({
    contract: reintegration.sendBack,
    draft: `reintegration.send-back/${plan.id}`,
    initial: { reason: '' },
    input: (values) => ({ planId: plan.id, reason: values.reason }),
    onDone: () => {
      tell(t('reintegration.plan_sent_back'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('reintegration.send_back')} labels={labels}>
      <TextField form={form} name="reason" lines={3} label={labels.reason} hint={t('reintegration.reason_hint')} maxLength={500} />
    </CommandForm>
  )
}

type Confirmed = {
  contract: typeof reintegration.closePlan | typeof reintegration.cancelPlan
  plan: Plan
  verb: string
  why: string
  done: string
  onDone: () => void
}

function Confirm({ contract, plan, verb, why, done, onDone }: Confirmed) {
  const text = useText()
  const command = useCommand(contract)
  const confirm = async () => {
    const sent = await command.send({ planId: plan.id })
    tell(sent.ok ? done : failureText(text, sent), sent.ok ? 'good' : 'bad')
    if (sent.ok) onDone()
  }
  return (
    <div className="flex flex-col gap-4">
      <p>{why}</p>
      <div className="flex flex-wrap gap-2">
        <Button look="danger" busy={command.isSending} onClick={() => void confirm()}>
          {verb}
        </Button>
        <Button onClick={onDone}>{text.t('ui.cancel')}</Button>
      </div>
    </div>
  )
}
