/** Who receives the people, and how many. Of the paper they show only its kind is kept: there is no field for a number. */
import { useState } from 'react'
import type { BoardGroup } from '#domain/transit/board-words.ts'
import * as transit from '#domain/transit/contract.ts'
import { personsAway } from '#domain/transit/mishap-rules.ts'
import { proveReceiver, receivesHere, wordsToAsk } from '#domain/transit/care-rules.ts'
import { recordHandOver } from '#domain/transit/rules.ts'
import { ReceiverIdKind, type TransitTask } from '#domain/transit/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { useOffline } from '#desk/kit/network.ts'
import { RadioField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useSelf } from '#desk/kit/session.ts'
import { Checkbox } from '#ui/Checkbox.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { useCare } from './care.ts'
import { CountStepper } from './CountStepper.tsx'
import { mishapOf } from './HeadCountForm.tsx'
import { MissingFields } from './MissingFields.tsx'
import { noteAnswer, seen, thisInstant, useDay } from './queries.ts'
import { InsteadOfTheWord, ReceiverWord } from './ReceiverWord.tsx'

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
  const receiver = useReceiver(group, task)
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
      receiverProof: receiver.proof,
    }),
    check: (input) => {
      const proven = proveReceiver(receiver.proof, receiver.right)
      return proven.ok ? recordHandOver(self, task, transit.recordHandOver.input.parse(input), away, thisInstant()) : proven
    },
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
      {receiver.children.map((child) => (
        <ReceiverWord
          key={child.personId}
          child={child}
          isRight={receiver.isRight(child.personId)}
          onRight={() => receiver.noteRight(child.personId)}
        />
      ))}
      {receiver.isUnknown && <InsteadOfTheWord />}
      {receiver.mayGoWithout && <Checkbox checked={receiver.without} onChange={receiver.setWithout} label={t('transit.word_without')} />}
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

/** The children whose receiver is asked for a word here, and what this phone may say of it. Nothing of it is kept. */
function useReceiver(group: BoardGroup, task: TransitTask) {
  const { offline } = useOffline()
  const care = useCare(group.airport, useDay())
  const [rightOf, setRightOf] = useState<ReadonlySet<string>>(new Set())
  const [without, setWithout] = useState(false)
  const isHere = receivesHere(group, task)
  const words = wordsToAsk(group, task, care?.items ?? [])
  // A phone that has not heard of the file of a child must not take its silence for "no word".
  const isUnknown = isHere && care === undefined && group.unaccompaniedMinor
  const right = isUnknown ? [false] : words.map((one) => rightOf.has(one.personId))
  const mayGoWithout = isUnknown || (offline && right.includes(false))
  const known = right.length > 0 && !right.includes(false)
  return {
    children: isHere ? (care?.items ?? []).filter((one) => one.groupId === group.id && one.receiver !== null) : [],
    isUnknown,
    right,
    mayGoWithout,
    without,
    setWithout,
    proof: known ? ('CODE_WORD' as const) : mayGoWithout && without ? ('WITHOUT_WORD' as const) : undefined,
    isRight: (person: string) => rightOf.has(person),
    noteRight: (person: string) => setRightOf((before) => new Set([...before, person])),
  }
}
