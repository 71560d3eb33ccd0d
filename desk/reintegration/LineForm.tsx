/** Adds a piece of help to a plan, or changes one: what, for how much, and the work it should bring. What is left is told while typing. */
import type { AidForm } from '#domain/programmes/words.ts'
import * as reintegration from '#domain/reintegration/contract.ts'
import type { PlanFile } from '#domain/reintegration/contract.ts'
import { canHoldLine, cutLine, usualPattern } from '#domain/reintegration/rules.ts'
import type { Line, Plan } from '#domain/reintegration/words.ts'
import { accept } from '#domain/kit/result.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { type Form, useForm } from '#desk/kit/form.ts'
import { SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { readTypedAmount, writeTypedAmount } from '#desk/kit/typed-amount.ts'

type Values = { form: string; description: string; amountMinor: string; jobsSelf: string; jobsFamily: string; jobsCommunity: string }
type Props = { file: PlanFile; plan: Plan; onDone: () => void }

export function AddLineForm({ file, plan, onDone }: Props) {
  const { t } = useText()
  const labels = useLabels()
  const form = useForm({
    contract: reintegration.addLine,
    draft: `reintegration.line/${plan.id}`,
    initial: { form: '', description: '', amountMinor: '', jobsSelf: '0', jobsFamily: '0', jobsCommunity: '0' },
    input: (values: Values) => ({
      planId: plan.id,
      form: values.form,
      description: values.description,
      amountMinor: typed(values.amountMinor, plan),
      ...jobsOf(values),
    }),
    check: (input) => {
      const held = canHoldLine(plan, file.lines, input, file.programme)
      return held.ok ? cutLine(input.amountMinor, usualPattern(file.programme, input.form)) : held
    },
    onDone: () => {
      tell(t('reintegration.line_added'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('reintegration.add_line')} labels={labels} reason={useWhyNot('reintegration.write')}>
      <LineFields form={form} file={file} plan={plan} besides={file.lines} />
    </CommandForm>
  )
}

export function ChangeLineForm({ file, plan, line, onDone }: Props & { line: Line }) {
  const { t } = useText()
  const labels = useLabels()
  const besides = file.lines.filter((other) => other.id !== line.id)
  const form = useForm({
    contract: reintegration.changeLine,
    draft: `reintegration.line/${plan.id}/${line.id}`,
    initial: {
      form: line.form as string,
      description: line.description,
      amountMinor: writeTypedAmount(line.amountMinor, plan.currency),
      jobsSelf: String(line.jobs.self),
      jobsFamily: String(line.jobs.family),
      jobsCommunity: String(line.jobs.community),
    },
    input: (values: Values) => ({
      lineId: line.id,
      form: values.form,
      description: values.description,
      amountMinor: typed(values.amountMinor, plan),
      ...jobsOf(values),
    }),
    check: ({ form: kind, amountMinor }) =>
      kind === undefined || amountMinor === undefined
        ? accept(null)
        : canHoldLine(plan, besides, { form: kind, amountMinor }, file.programme),
    onDone: () => {
      tell(t('reintegration.line_changed'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={labels} reason={useWhyNot('reintegration.write')}>
      <LineFields form={form} file={file} plan={plan} besides={besides} />
    </CommandForm>
  )
}

function LineFields({ form, file, plan, besides }: { form: Form<Values>; file: PlanFile; plan: Plan; besides: readonly Line[] }) {
  const { t, write } = useText()
  const labels = useLabels()
  const kind = form.values.form as AidForm | ''
  const standing = besides.filter((line) => line.cancelledAt === null)
  const left = plan.ceilingMinor - total(standing)
  const ownCeiling = kind === '' ? undefined : plan.formCeilings[kind]
  const leftOfForm = ownCeiling === undefined ? left : Math.min(left, ownCeiling - total(standing.filter((line) => line.form === kind)))
  const options = [...file.programme.forms, ...file.programme.services].map((value) => ({ value, label: t(`reintegration.form.${value}`) }))
  const amountMinor = readTypedAmount(form.values.amountMinor, plan.currency)
  const parts = kind === '' || Number.isNaN(amountMinor) ? undefined : cutLine(amountMinor, usualPattern(file.programme, kind))
  return (
    <>
      <SelectField form={form} name="form" label={labels.form} options={options} required />
      <TextField
        form={form}
        name="description"
        label={labels.description}
        hint={t('reintegration.description_hint')}
        lines={2}
        maxLength={500}
        required
      />
      <TextField
        form={form}
        name="amountMinor"
        label={labels.amountMinor}
        hint={t('reintegration.amount_hint', { left: write.money({ minor: leftOfForm, currency: plan.currency }) })}
        required
      />
      {parts?.ok === true && parts.value.length > 1 && (
        <p className="text-sm text-ink-soft">
          {t('reintegration.cut_into', { parts: write.list(parts.value.map((minor) => write.money({ minor, currency: plan.currency }))) })}
        </p>
      )}
      <fieldset className="grid grid-cols-1 gap-3 sm:grid-cols-3">
        <legend className="mb-1 text-sm font-medium">{t('reintegration.jobs_expected')}</legend>
        <TextField form={form} name="jobsSelf" type="number" label={labels.jobsSelf} />
        <TextField form={form} name="jobsFamily" type="number" label={labels.jobsFamily} />
        <TextField form={form} name="jobsCommunity" type="number" label={labels.jobsCommunity} />
      </fieldset>
    </>
  )
}

function useLabels() {
  const { t } = useText()
  return {
    form: t('reintegration.form'),
    description: t('reintegration.description'),
    amountMinor: t('reintegration.amount'),
    jobsSelf: t('reintegration.jobs_self'),
    jobsFamily: t('reintegration.jobs_family'),
    jobsCommunity: t('reintegration.jobs_community'),
  }
}

/** Nothing typed is missing; what is no amount stays wrong until it is mended. */
function typed(amount: string, plan: Plan): number | undefined {
  return amount.trim() === '' ? undefined : readTypedAmount(amount, plan.currency)
}

function jobsOf({ jobsSelf, jobsFamily, jobsCommunity }: Values) {
  return { jobsSelf: Number(jobsSelf), jobsFamily: Number(jobsFamily), jobsCommunity: Number(jobsCommunity) }
}

function total(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.amountMinor, 0)
}
