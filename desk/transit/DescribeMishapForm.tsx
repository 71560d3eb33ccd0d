/** What is learned of a mishap while it is worked on: why, how late; for a bag, the carrier's report and the day of receipt. */
import * as contracts from '#domain/transit/mishap-contract.ts'
import { BagHarm, type Mishap } from '#domain/transit/mishap-words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { thisInstant } from './queries.ts'

export function DescribeMishapForm({ mishap, onDone }: { mishap: Mishap; onDone: () => void }) {
  const { t } = useText()
  const isBag = mishap.code === 'BAGGAGE_LOSS'
  const isOver = mishap.closedAt !== null
  const labels = {
    cause: t('transit.cause'),
    delayMinutes: t('transit.delay_minutes'),
    lesson: t('transit.lesson'),
    report: t('transit.bag_report'),
    harm: t('transit.bag_harm'),
    receivedOn: t('transit.bag_received'),
  }
  const form = useForm({
    contract: contracts.describeMishap,
    draft: `transit.describe/${mishap.id}`,
    initial: {
      cause: mishap.cause ?? '',
      delayMinutes: mishap.delayMinutes === null ? '' : String(mishap.delayMinutes),
      lesson: mishap.lesson ?? '',
      report: mishap.bag.report ?? '',
      harm: mishap.bag.harm ?? '',
      receivedOn: mishap.bag.receivedOn ?? '',
    },
    input: (values) => ({
      mishapId: mishap.id,
      doneAt: thisInstant(),
      cause: values.cause.trim(),
      lesson: values.lesson.trim(),
      delayMinutes: values.delayMinutes.trim() === '' ? undefined : Number(values.delayMinutes),
      ...(isBag ? { report: values.report.trim(), harm: values.harm, receivedOn: values.receivedOn } : {}),
    }),
    onDone: (sent) => {
      tell(t(sent.queued ? 'ui.queued' : 'ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={labels} reason={useWhyNot('transit.work')}>
      {isBag && (
        <>
          <TextField form={form} name="report" label={labels.report} hint={t('transit.bag_report_hint')} maxLength={20} />
          <SelectField
            form={form}
            name="harm"
            label={labels.harm}
            options={BagHarm.options.map((value) => ({ value, label: t(`transit.bag_harm.${value}`) }))}
          />
          <DateField form={form} name="receivedOn" label={labels.receivedOn} hint={t('transit.bag_received_hint')} />
        </>
      )}
      {!isOver && (
        <>
          <TextField form={form} name="delayMinutes" type="number" label={labels.delayMinutes} hint={t('transit.delay_hint')} />
          <TextField form={form} name="cause" lines={2} label={labels.cause} hint={t('transit.cause_hint')} />
          <TextField form={form} name="lesson" lines={3} label={labels.lesson} hint={t('transit.lesson_hint')} />
        </>
      )}
    </CommandForm>
  )
}
