/** How a clearance stands now: its outcome and its days. What a doctor or an authority wrote never comes here. */
import * as clearances from '#domain/movements/clearance-contract.ts'
import { type Clearance, ClearanceStatus } from '#domain/movements/clearance-words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

/** What somebody writes down; that a day has passed is told by the calendar. */
const byHand = ClearanceStatus.options.filter((status) => status !== 'EXPIRED')

export function ClearanceForm({ clearance, onDone }: { clearance: Clearance; onDone: () => void }) {
  const { t } = useText()
  const labels = {
    status: t('movements.status'),
    requestedOn: t('movements.requested_on'),
    validFrom: t('movements.valid_from'),
    validUntil: t('movements.valid_until'),
    issuer: t('movements.issuer'),
    reference: t('movements.reference'),
  }
  const form = useForm({
    contract: clearances.recordClearance,
    draft: `movements.clearance/${clearance.id}`,
    initial: {
      status: (clearance.status === 'EXPIRED' ? '' : clearance.status) as string,
      requestedOn: (clearance.requestedOn ?? '') as string,
      validFrom: (clearance.validFrom ?? '') as string,
      validUntil: (clearance.status === 'EXPIRED' ? '' : (clearance.validUntil ?? '')) as string,
      issuer: clearance.issuer ?? '',
      reference: clearance.reference ?? '',
    },
    input: (values) => ({ ...values, clearanceId: clearance.id }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('movements.record_clearance')} labels={labels} reason={useWhyNot('movements.clear')}>
      <p className="text-sm text-ink-soft">{t('movements.outcome_only')}</p>
      <SelectField
        form={form}
        name="status"
        label={labels.status}
        options={byHand.map((status) => ({ value: status, label: t(`movements.clearance_status.${status}`) }))}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <DateField form={form} name="requestedOn" label={labels.requestedOn} />
        <TextField form={form} name="issuer" label={labels.issuer} maxLength={160} />
        <DateField form={form} name="validFrom" label={labels.validFrom} />
        <DateField form={form} name="validUntil" label={labels.validUntil} hint={t('movements.valid_hint')} />
        <TextField form={form} name="reference" label={labels.reference} maxLength={80} />
      </div>
    </CommandForm>
  )
}
