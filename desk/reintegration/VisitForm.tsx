/** Writes what came of a visit, also with no network: what was seen, or that nobody answered. */
import * as visiting from '#domain/reintegration/visit-contract.ts'
import { attemptsMax, recordVisit } from '#domain/reintegration/visit-rules.ts'
import { type Plan, type Visit, VisitMode, VisitOutcome, WishToStay } from '#domain/reintegration/words.ts'
import type { Day } from '#domain/kit/day.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, RadioField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { deviceNow, deviceToday } from './queries.ts'

type Props = { visit: Pick<Visit, 'id' | 'status' | 'attempts' | 'month'>; plan: Pick<Plan, 'status' | 'returnOn'>; onDone: () => void }

export function VisitForm({ visit, plan, onDone }: Props) {
  const { t } = useText()
  const labels = useVisitLabels()
  const form = useForm({
    contract: visiting.recordVisit,
    draft: `reintegration.visit/${visit.id}`,
    initial: {
      outcome: 'DONE',
      visitedOn: deviceToday(),
      mode: '',
      activityRunning: '',
      jobsSelf: '0',
      jobsFamily: '0',
      jobsCommunity: '0',
      wishToStay: '',
      note: '',
    },
    input: (values) => ({
      visitId: visit.id,
      outcome: values.outcome,
      visitedOn: values.visitedOn,
      mode: values.mode,
      note: values.note,
      ...(values.outcome === 'DONE'
        ? {
            activityRunning: values.activityRunning === '' ? undefined : values.activityRunning === 'yes',
            jobsSelf: Number(values.jobsSelf),
            jobsFamily: Number(values.jobsFamily),
            jobsCommunity: Number(values.jobsCommunity),
            wishToStay: values.wishToStay,
          }
        : {}),
    }),
    check: (input) =>
      recordVisit(
        plan,
        visit,
        {
          outcome: input.outcome,
          visitedOn: input.visitedOn as Day,
          mode: input.mode ?? null,
          activityRunning: input.activityRunning ?? null,
          jobs:
            input.jobsSelf === undefined
              ? null
              : { self: input.jobsSelf, family: input.jobsFamily ?? 0, community: input.jobsCommunity ?? 0 },
          wishToStay: input.wishToStay ?? null,
        },
        deviceNow(),
      ),
    onDone: (sent) => {
      tell(t(sent.queued ? 'ui.queued' : 'ui.saved'))
      onDone()
    },
  })
  const done = form.values.outcome === 'DONE'
  const yesNo = [
    { value: 'yes', label: t('ui.yes') },
    { value: 'no', label: t('ui.no') },
  ]
  return (
    <CommandForm form={form} submit={t('reintegration.record_visit')} labels={labels} reason={useWhyNot('reintegration.write')}>
      <RadioField
        form={form}
        name="outcome"
        label={labels.outcome}
        options={VisitOutcome.options.map((value) => ({ value, label: t(`reintegration.outcome.${value}`) }))}
      />
      {form.values.outcome === 'NO_ANSWER' && (
        <p className="text-sm text-ink-soft">{t('reintegration.attempt_of', { attempt: visit.attempts + 1, of: attemptsMax })}</p>
      )}
      <DateField
        form={form}
        name="visitedOn"
        label={labels.visitedOn}
        max={deviceToday()}
        {...(plan.returnOn === null ? {} : { min: plan.returnOn })}
      />
      <SelectField
        form={form}
        name="mode"
        label={labels.mode}
        options={VisitMode.options.map((value) => ({ value, label: t(`reintegration.visit_mode.${value}`) }))}
        required={done}
      />
      {done && (
        <>
          <RadioField form={form} name="activityRunning" label={labels.activityRunning} options={yesNo} inline />
          <fieldset className="grid grid-cols-1 gap-3 sm:grid-cols-3">
            <legend className="mb-1 text-sm font-medium">{t('reintegration.jobs_today')}</legend>
            <TextField form={form} name="jobsSelf" type="number" label={labels.jobsSelf} required />
            <TextField form={form} name="jobsFamily" type="number" label={labels.jobsFamily} required />
            <TextField form={form} name="jobsCommunity" type="number" label={labels.jobsCommunity} required />
          </fieldset>
          <RadioField
            form={form}
            name="wishToStay"
            label={labels.wishToStay}
            options={WishToStay.options.map((value) => ({ value, label: t(`reintegration.wish.${value}`) }))}
            inline
          />
        </>
      )}
      <TextField form={form} name="note" label={labels.note} hint={t('reintegration.note_hint')} lines={3} maxLength={2000} />
    </CommandForm>
  )
}

export function useVisitLabels() {
  const { t } = useText()
  return {
    outcome: t('reintegration.outcome'),
    visitedOn: t('reintegration.visited_on'),
    mode: t('reintegration.visit_mode'),
    activityRunning: t('reintegration.activity_running'),
    jobsSelf: t('reintegration.jobs_self'),
    jobsFamily: t('reintegration.jobs_family'),
    jobsCommunity: t('reintegration.jobs_community'),
    wishToStay: t('reintegration.wish'),
    note: t('reintegration.note'),
  }
}
