/** What medical staff must know of a medical line; asked for only when opened, and for nobody else. */
import * as clearances from '#domain/movements/clearance-contract.ts'
import type { Clearance } from '#domain/movements/clearance-words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function MedicalForm({ clearance, onDone }: { clearance: Clearance; onDone: () => void }) {
  const found = useAsk(clearances.readMedical, { clearanceId: clearance.id })
  return <AskedPart of={found}>{({ detail }) => <Writing clearance={clearance} detail={detail ?? ''} onDone={onDone} />}</AskedPart>
}

function Writing({ clearance, detail, onDone }: { clearance: Clearance; detail: string; onDone: () => void }) {
  const { t } = useText()
  const labels = { detail: t('movements.medical_detail') }
  const form = useForm({
    contract: clearances.recordMedical,
    initial: { detail },
    // An emptied text takes the detail away: it must be sent, where the kit leaves empty text out.
    input: (values) => ({ clearanceId: clearance.id, detail: values.detail === '' ? ' ' : values.detail }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={labels} reason={useWhyNot('movements.medical')}>
      <TextField
        form={form}
        name="detail"
        lines={5}
        label={labels.detail}
        hint={t('movements.medical_detail_hint')}
        required={false}
        maxLength={2000}
      />
    </CommandForm>
  )
}
