/** What may be done with a mission: brief, change, report, give up. Each asks what it must know first. */
import { useState } from 'react'
import * as escorts from '#domain/escorts/contract.ts'
import type { MissionFile } from '#domain/escorts/contract.ts'
import { dayAt, instantFromMs } from '#domain/kit/day.ts'
import * as movements from '#domain/movements/contract.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { useSelf } from '#desk/kit/session.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { MissionForm } from './MissionForm.tsx'

const steps = ['brief', 'change', 'report', 'cancel'] as const
type Step = (typeof steps)[number]

export function MissionSteps({ file }: { file: MissionFile }) {
  const { t } = useText()
  const [doing, setDoing] = useState<Step>()
  const mayNot = useWhyNot('escorts.write')
  const { mission, state } = file
  const closed =
    mission.cancelledAt !== null ? t('refusal.mission_cancelled') : mission.reportedAt !== null ? t('refusal.mission_reported') : undefined
  const over = state === 'REPORT_DUE' || state === 'REPORT_LATE'
  const reasons: Record<Step, string | undefined> = {
    brief: mayNot ?? closed,
    change: mayNot ?? closed,
    report: mayNot ?? closed ?? (over ? undefined : t('refusal.mission_not_over')),
    cancel: mayNot ?? closed,
  }
  return (
    <>
      {steps.map((step) => (
        <Button key={step} look={step === 'report' && over ? 'main' : 'plain'} reason={reasons[step]} onClick={() => setDoing(step)}>
          {t(`escorts.do.${step}`)}
        </Button>
      ))}
      <Dialog open={doing !== undefined} onClose={() => setDoing(undefined)} title={doing === undefined ? '' : t(`escorts.do.${doing}`)}>
        {doing === 'brief' && <BriefForm file={file} onDone={() => setDoing(undefined)} />}
        {doing === 'change' && <ChangeForm file={file} onDone={() => setDoing(undefined)} />}
        {doing === 'report' && <ReportForm file={file} onDone={() => setDoing(undefined)} />}
        {doing === 'cancel' && <CancelForm file={file} onDone={() => setDoing(undefined)} />}
      </Dialog>
    </>
  )
}

type StepProps = { file: MissionFile; onDone: () => void }

function BriefForm({ file: { mission }, onDone }: StepProps) {
  const { t } = useText()
  const self = useSelf()
  const labels = { on: t('escorts.briefed_on') }
  const form = useForm({
    contract: escorts.briefMission,
    initial: { on: (mission.briefedOn ?? dayAt(instantFromMs(Date.now()), self.office.timeZone)) as string },
    input: ({ on }) => ({ missionId: mission.id, on }),
    onDone: () => done(t, onDone),
  })
  return (
    <CommandForm form={form} submit={t('escorts.do.brief')} labels={labels}>
      <DateField form={form} name="on" label={labels.on} />
    </CommandForm>
  )
}

function ChangeForm({ file, onDone }: StepProps) {
  const found = useAsk(movements.getMovement, { movementId: file.mission.movementId })
  return (
    <AskedPart of={found}>
      {({ id, legs }) => (
        <MissionForm movementId={id} legs={legs} people={[...file.inCharge, ...file.others]} mission={file.mission} onDone={onDone} />
      )}
    </AskedPart>
  )
}

function ReportForm({ file: { mission }, onDone }: StepProps) {
  const { t } = useText()
  const labels = { report: t('escorts.report'), incidents: t('escorts.incidents') }
  const form = useForm({
    contract: escorts.reportMission,
    draft: `escorts.report/${mission.id}`,
    initial: { report: '', incidents: '0' },
    input: ({ report, incidents }) => ({ missionId: mission.id, report: report.trim(), incidents: Number(incidents) }),
    onDone: () => done(t, onDone),
  })
  return (
    <CommandForm form={form} submit={t('escorts.do.report')} labels={labels}>
      <TextField form={form} name="report" label={labels.report} hint={t('escorts.report_hint')} lines={8} maxLength={8000} />
      <TextField form={form} name="incidents" type="number" label={labels.incidents} className="max-w-32" />
    </CommandForm>
  )
}

function CancelForm({ file: { mission }, onDone }: StepProps) {
  const { t } = useText()
  const labels = { reason: t('escorts.cancelled_reason') }
  const form = useForm({
    contract: escorts.cancelMission,
    initial: { reason: '' },
    input: ({ reason }) => ({ missionId: mission.id, reason: reason.trim() }),
    onDone: () => done(t, onDone),
  })
  return (
    <CommandForm form={form} submit={t('escorts.do.cancel')} labels={labels}>
      <TextField form={form} name="reason" label={labels.reason} lines={2} maxLength={400} />
    </CommandForm>
  )
}

function done(t: (key: string) => string, onDone: () => void): void {
  tell(t('ui.saved'))
  onDone()
}
