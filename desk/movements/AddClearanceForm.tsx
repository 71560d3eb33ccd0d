/** Asks for a clearance beyond what the programme asks for, of one person or of the whole case. */
import type * as cases from '#domain/cases/contract.ts'
import type { CaseId } from '#domain/cases/words.ts'
import type { OutputOf } from '#domain/kit/contract.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import { ClearanceKind } from '#domain/movements/clearance-words.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { SelectField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { nameOf } from '#desk/people/shared.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

type Member = OutputOf<typeof cases.getCase>['members'][number]

export function AddClearanceForm({ caseId, members, onDone }: { caseId: CaseId; members: readonly Member[]; onDone: () => void }) {
  const { t } = useText()
  const labels = { kind: t('movements.kind'), personId: t('movements.column.person') }
  const form = useForm({
    contract: clearances.addClearance,
    initial: { kind: '', personId: '' },
    input: (values) => ({ ...values, caseId, id: newId() }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('movements.add_clearance')} labels={labels} reason={useWhyNot('movements.clear')}>
      <SelectField
        form={form}
        name="kind"
        label={labels.kind}
        options={ClearanceKind.options.map((kind) => ({ value: kind, label: t(`movements.kind.${kind}`) }))}
      />
      <SelectField
        form={form}
        name="personId"
        label={labels.personId}
        placeholder={t('movements.whole_case')}
        options={members.map(({ personId, person }) => ({ value: personId, label: nameOf(person) }))}
      />
    </CommandForm>
  )
}
