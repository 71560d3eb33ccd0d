/** An original changes hands: the office takes it, gives it back, or somebody else takes it. The receipt is printed afterwards, with its number. */
import * as contracts from '#domain/people/original-contract.ts'
import { handOriginal } from '#domain/people/original-rules.ts'
import { OriginalHolder, type OriginalOfDocument } from '#domain/people/original-words.ts'
import type { Person } from '#domain/people/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, RadioField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useSelf } from '#desk/kit/session.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { nameOf } from './shared.tsx'
import { thisDay, thisInstant } from './this-day.ts'

export type Direction = 'TAKE' | 'GIVE_BACK' | 'HAND_ON'

const holderOf = { TAKE: 'OFFICE', GIVE_BACK: 'PERSON', HAND_ON: '' } as const
/** Who may take it besides the office and the person. */
const others = OriginalHolder.options.filter((holder) => holder !== 'PERSON' && holder !== 'OFFICE')

type HandOriginalFormProps = { original: OriginalOfDocument; person: Person; direction: Direction; onDone: () => void }

export function HandOriginalForm({ original, person, direction, onDone }: HandOriginalFormProps) {
  const { t } = useText()
  const self = useSelf()
  const { document, standing, steps } = original
  const isFirst = steps.length === 0
  const holders = (from: readonly OriginalHolder[]) =>
    from.map((holder) => ({ value: holder, label: t(`people.originals.holder.${holder}`) }))
  const labels = {
    fromHolder: t('people.originals.from_holder'),
    fromName: t('people.originals.handed_by'),
    toHolder: t('people.originals.to_holder'),
    toName: t('people.originals.taken_by'),
    toFunction: t('people.originals.function'),
    doneOn: t('people.originals.on'),
  }
  const nameIn = (holder: string): string => (holder === 'PERSON' ? nameOf(person) : holder === 'OFFICE' ? self.name : '')
  const form = useForm({
    contract: contracts.handOriginal,
    initial: {
      fromHolder: standing.holder as string,
      fromName: standing.holder === 'PERSON' || standing.holder === 'OFFICE' ? nameIn(standing.holder) : (standing.holderName ?? ''),
      toHolder: holderOf[direction] as string,
      toName: nameIn(holderOf[direction]),
      toFunction: '',
      doneOn: thisDay() as string,
    },
    input: ({ fromHolder, ...values }) => ({
      documentId: document.id,
      seenStep: standing.step,
      ...(isFirst ? { fromHolder } : {}),
      ...values,
    }),
    check: (input) =>
      handOriginal(steps, contracts.handOriginal.input.parse(input), 'REC', { actor: self, today: thisDay(), now: thisInstant() }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  const isOutside = ['AIRLINE', 'AUTHORITY', 'CONSULATE'].includes(form.values.toHolder)
  return (
    <CommandForm form={form} submit={t(submitOf[direction])} labels={labels}>
      {isFirst && direction === 'TAKE' && (
        <SelectField
          form={form}
          name="fromHolder"
          label={labels.fromHolder}
          options={holders(OriginalHolder.options.filter((holder) => holder !== 'OFFICE'))}
        />
      )}
      <TextField form={form} name="fromName" label={labels.fromName} maxLength={120} />
      {direction === 'HAND_ON' && <RadioField form={form} name="toHolder" label={labels.toHolder} options={holders(others)} />}
      <TextField form={form} name="toName" label={labels.toName} maxLength={120} />
      {direction === 'HAND_ON' && (
        <TextField form={form} name="toFunction" label={labels.toFunction} required={isOutside} maxLength={120} />
      )}
      <DateField form={form} name="doneOn" label={labels.doneOn} max={thisDay()} />
    </CommandForm>
  )
}

const submitOf = {
  TAKE: 'people.originals.take',
  GIVE_BACK: 'people.originals.give_back',
  HAND_ON: 'people.originals.hand_on',
} as const
