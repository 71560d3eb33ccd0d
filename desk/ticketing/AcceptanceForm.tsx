/** The written yes of a self-payer to the price they were told: who, how, in which language, when. */
import type { TicketRequestFile } from '#domain/ticketing/contract.ts'
import { recordAcceptance } from '#domain/ticketing/payer-contract.ts'
import { AcceptedHow, type Offer } from '#domain/ticketing/payer-words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { LanguageField } from '#desk/kit/LanguageField.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { Price } from './shared.tsx'
import { deviceToday } from './typed.ts'

export function AcceptanceForm({ file, offer, onDone }: { file: TicketRequestFile; offer: Offer; onDone: () => void }) {
  const { t } = useText()
  const labels = {
    acceptedName: t('ticketing.who_accepts'),
    acceptedHow: t('ticketing.how'),
    acceptedLanguage: t('ticketing.language'),
    acceptedOn: t('ticketing.on'),
  }
  const form = useForm({
    contract: recordAcceptance,
    draft: `ticketing.acceptance/${offer.id}`,
    initial: { acceptedName: '', acceptedHow: '', acceptedLanguage: '', acceptedOn: deviceToday() },
    input: (values) => ({ ...values, requestId: file.request.id, totalMinor: offer.totalMinor }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('ticketing.record_acceptance')} labels={labels} reason={useWhyNot('ticketing.book')}>
      {offer.totalMinor !== null && offer.currency !== null && (
        <p>
          {t('ticketing.price_accepted')}{' '}
          <strong>
            <Price minor={offer.totalMinor} currency={offer.currency} />
          </strong>
        </p>
      )}
      <TextField form={form} name="acceptedName" label={labels.acceptedName} maxLength={160} />
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          form={form}
          name="acceptedHow"
          label={labels.acceptedHow}
          options={AcceptedHow.options.map((value) => ({ value, label: t(`ticketing.accepted_how.${value}`) }))}
        />
        <LanguageField form={form} name="acceptedLanguage" label={labels.acceptedLanguage} />
        <DateField form={form} name="acceptedOn" label={labels.acceptedOn} max={deviceToday()} />
      </div>
    </CommandForm>
  )
}
