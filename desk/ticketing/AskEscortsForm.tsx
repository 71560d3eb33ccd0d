/** Seats for those who go along: their name as on their passport, and when they come back. */
import * as contract from '#domain/ticketing/contract.ts'
import { TicketEscortKind, type TicketRequest } from '#domain/ticketing/words.ts'
import { askForEscorts } from '#domain/ticketing/rules.ts'
import { Payer } from '#domain/movements/words.ts'
import type { Day } from '#domain/kit/day.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function AskEscortsForm({ request, onDone }: { request: TicketRequest; onDone: () => void }) {
  const { t } = useText()
  const labels = {
    escorts: t('ticketing.escort'),
    payer: t('ticketing.payer'),
    returnEarliestOn: t('ticketing.return_earliest'),
    returnLatestOn: t('ticketing.return_latest'),
  }
  const form = useForm({
    contract: contract.requestEscortSeats,
    draft: `ticketing.escorts/${request.id}`,
    initial: { surname: '', givenNames: '', sex: '', escortKind: '', payer: '', returnEarliestOn: '', returnLatestOn: '' },
    input: (values) => ({
      id: newId(),
      requestId: request.id,
      escorts: [{ surname: values.surname, givenNames: values.givenNames, sex: values.sex, escortKind: values.escortKind }],
      payer: values.payer,
      returnEarliestOn: values.returnEarliestOn,
      returnLatestOn: values.returnLatestOn,
    }),
    check: (input) =>
      askForEscorts(request, { returnEarliestOn: input.returnEarliestOn as Day, returnLatestOn: input.returnLatestOn as Day }),
    onDone: () => {
      tell(t('ticketing.escorts_asked'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('ticketing.ask_escorts')} labels={labels} reason={useWhyNot('ticketing.book')}>
      <p className="text-sm text-ink-soft">{t('ticketing.ask_escorts_why')}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField form={form} name="surname" label={t('ticketing.surname')} hint={t('ticketing.name_hint')} maxLength={60} required />
        <TextField form={form} name="givenNames" label={t('ticketing.given_names')} maxLength={60} required />
        <SelectField
          form={form}
          name="sex"
          label={t('ticketing.sex')}
          options={['F', 'M', 'X'].map((value) => ({ value, label: t(`people.sex.${value}`) }))}
          required
        />
        <SelectField
          form={form}
          name="escortKind"
          label={labels.escorts}
          options={TicketEscortKind.options.map((value) => ({ value, label: t(`movements.escort.${value}`) }))}
          required
        />
        <SelectField
          form={form}
          name="payer"
          label={labels.payer}
          options={Payer.options.map((value) => ({ value, label: t(`movements.payer.${value}`) }))}
        />
        <span />
        <DateField form={form} name="returnEarliestOn" label={labels.returnEarliestOn} />
        <DateField form={form} name="returnLatestOn" label={labels.returnLatestOn} />
      </div>
    </CommandForm>
  )
}
