/** Asks for a plan: over which days, with how much patience, for whom. */
import { useNavigate } from '@tanstack/react-router'
import { isHorizon } from '#domain/planning/rules.ts'
import * as runs from '#domain/planning/run-contract.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { SelectField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useSelf } from '#desk/kit/session.ts'
import type { Day } from '#domain/kit/day.ts'
import { DateInput } from '#ui/DateInput.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { type Horizon, useOfficeDay } from './office-day.ts'

type StartRunProps = { horizon: Horizon; onHorizon: (horizon: Horizon) => void; left: ReadonlySet<string>; ready: readonly string[] }

const patience = [5, 20, 60, 180]

export function StartRunForm({ horizon, onHorizon, left, ready }: StartRunProps) {
  const { t } = useText()
  const go = useNavigate()
  const self = useSelf()
  const today = useOfficeDay()
  const notAllowed = useWhyNot('planning.write')
  const labels = { fromOn: t('planning.from_on'), untilOn: t('planning.until_on'), seconds: t('planning.patience') }
  const form = useForm({
    contract: runs.startRun,
    initial: { seconds: '20' },
    input: ({ seconds }) => ({
      office: self.office.id,
      ...horizon,
      seconds: Number(seconds),
      // Everybody who is ready, also those further down than this page has read, unless somebody was taken out.
      caseIds: left.size === 0 ? undefined : ready.filter((caseId) => !left.has(caseId)),
    }),
    onDone: (sent) => {
      if (!sent.queued) void go({ to: '/planning/runs/$runId', params: { runId: sent.value.id } } as never)
    },
  })
  const nobody = ready.every((caseId) => left.has(caseId)) ? t('refusal.nobody_to_plan') : undefined
  const noDays = isHorizon(horizon.fromOn, horizon.untilOn, today) ? undefined : t('refusal.horizon_not_usable')
  return (
    <Panel>
      <CommandForm form={form} submit={t('planning.plan')} labels={labels} reason={notAllowed ?? noDays ?? nobody}>
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-3">
          <Field label={labels.fromOn} required>
            <DateInput value={horizon.fromOn} onChange={(fromOn) => fromOn !== '' && onHorizon({ ...horizon, fromOn: fromOn as Day })} />
          </Field>
          <Field label={labels.untilOn} required>
            <DateInput
              value={horizon.untilOn}
              onChange={(untilOn) => untilOn !== '' && onHorizon({ ...horizon, untilOn: untilOn as Day })}
            />
          </Field>
          <SelectField
            form={form}
            name="seconds"
            label={labels.seconds}
            required
            options={patience.map((seconds) => ({ value: String(seconds), label: t('planning.seconds_of', { count: seconds }) }))}
          />
        </div>
      </CommandForm>
    </Panel>
  )
}
