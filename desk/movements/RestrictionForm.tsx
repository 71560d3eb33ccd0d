/** What must be seen to on the way; read and written by medical and protection staff alone, and asked for only when opened. */
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

export function RestrictionForm({ clearance, onDone }: { clearance: Clearance; onDone: () => void }) {
  const found = useAsk(clearances.readRestriction, { clearanceId: clearance.id })
  return (
    <AskedPart of={found}>
      {({ restriction }) => <Writing clearance={clearance} restriction={restriction ?? ''} onDone={onDone} />}
    </AskedPart>
  )
}

function Writing({ clearance, restriction, onDone }: { clearance: Clearance; restriction: string; onDone: () => void }) {
  const { t } = useText()
  const labels = { restriction: t('movements.restriction') }
  const form = useForm({
    contract: clearances.recordRestriction,
    initial: { restriction },
    // An emptied text takes the restriction away: it must be sent, where the kit leaves empty text out.
    input: (values) => ({ clearanceId: clearance.id, restriction: values.restriction === '' ? ' ' : values.restriction }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={labels} reason={useWhyNot('movements.detail')}>
      <TextField
        form={form}
        name="restriction"
        lines={4}
        label={labels.restriction}
        hint={t('movements.restriction_hint')}
        required={false}
        maxLength={500}
      />
    </CommandForm>
  )
}
