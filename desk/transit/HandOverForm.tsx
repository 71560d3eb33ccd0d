/** Who receives the people, and how many. Of the paper they show only its kind is kept: there is no field for a number. */
import type { BoardGroup } from '#domain/transit/board-words.ts'
import * as transit from '#domain/transit/contract.ts'
import { personsAway } from '#domain/transit/mishap-rules.ts'
import { recordHandOver } from '#domain/transit/rules.ts'
import { ReceiverIdKind, type TransitTask } from '#domain/transit/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { RadioField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useSelf } from '#desk/kit/session.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { CountStepper } from './CountStepper.tsx'
import { mishapOf } from './HeadCountForm.tsx'
import { MissingFields } from './MissingFields.tsx'
import { noteAnswer, seen, thisInstant } from './queries.ts'

export function HandOverForm({
  group,
  task,
  scan,
  onDone,
}: {
  group: BoardGroup
  task: TransitTask
  scan?: string | undefined
  onDone: () => void
}) {
  const { t } = useText()
  const self = useSelf()
  const away = personsAway(group.mishaps)
  const isAssociation = task.kind === 'HANDOVER_NGO'
  const labels = {
    counted: t('transit.handed'),
    receiverName: t('transit.receiver_name'),
    receiverOrganisation: t('transit.receiver_organisation'),
    receiverIdKind: t('transit.receiver_id'),
    mishap: t('transit.what_happened'),
  }
  const form = useForm({
    contract: transit.recordHandOver,
    draft: `transit.hand_over/${task.id}`,
    initial: {
      counted: String(task.expected),
      receiverName: '',
      receiverOrganisation: isAssociation ? (group.handoverParty ?? '') : '',
      receiverIdKind: '',
      code: '',
      note: '',
    },
    input: (values) => ({
      ...seen(task),
      counted: Number(values.counted),
      receiverName: values.receiverName,
      receiverOrganisation: values.receiverOrganisation.trim(),
      receiverIdKind: values.receiverIdKind,
      mishap: mishapOf(values, task.expected),
      scan,
    }),
    check: (input) => recordHandOver(self, task, transit.recordHandOver.input.parse(input), away, thisInstant()),
    onDone: (sent) => {
      if (!sent.queued) noteAnswer(sent.value)
      tell(t(sent.queued ? 'ui.queued' : 'ui.saved'))
      onDone()
    },
  })
  const counted = Number(form.values.counted)
  return (
    <CommandForm
      form={form}
      submit={<span className="text-lg">{t('transit.record_hand_over', { count: counted })}</span>}
      labels={labels}
      reason={useWhyNot('transit.work')}
    >
      <CountStepper label={labels.counted} value={counted} most={task.expected} onChange={(value) => form.set('counted', String(value))} />
      {counted < task.expected && <MissingFields form={form} missing={task.expected - counted} known={away} />}
      <TextField form={form} name="receiverName" label={labels.receiverName} maxLength={120} />
      <TextField form={form} name="receiverOrganisation" label={labels.receiverOrganisation} required={isAssociation} maxLength={120} />
      <RadioField
        form={form}
        name="receiverIdKind"
        label={labels.receiverIdKind}
        options={ReceiverIdKind.options.map((kind) => ({ value: kind, label: t(`status.transit.paper.${kind}`) }))}
      />
      <p className="text-sm text-ink-soft">{t('transit.no_number')}</p>
    </CommandForm>
  )
}
