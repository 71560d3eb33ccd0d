/** How much a case presses, and where else it may go. */
import * as planning from '#domain/planning/contract.ts'
import { type Candidate, Priority } from '#domain/planning/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { RadioField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function WishForm({ one, onDone }: { one: Candidate; onDone: () => void }) {
  const { t } = useText()
  const labels = { priority: t('planning.priority'), alsoTo: t('planning.also_to') }
  const form = useForm({
    contract: planning.setWish,
    initial: { priority: one.priority as string, alsoTo: one.destinations.slice(1).join(' ') },
    input: ({ priority, alsoTo }) => ({
      caseId: one.caseId,
      priority,
      alsoTo: alsoTo
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter((code) => code !== ''),
    }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={labels} reason={useWhyNot('planning.write')}>
      <RadioField
        form={form}
        name="priority"
        label={labels.priority}
        options={Priority.options.map((value) => ({
          value,
          label: t(`planning.priority.${value}`),
          hint: t(`planning.priority_why.${value}`),
        }))}
      />
      <TextField form={form} name="alsoTo" label={labels.alsoTo} hint={t('planning.also_to_hint')} maxLength={30} />
    </CommandForm>
  )
}
