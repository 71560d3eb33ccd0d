/** A rate of exchange with where it was read and the day it stands for: it is frozen with what it is used for. */
import type { Form } from '#desk/kit/form.ts'
import { DateField, TextField } from '#desk/kit/FormFields.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { deviceToday } from './typed.ts'

type Values = { rateMicro: string; rateSource: string; rateOn: string }

export function RateFields<All extends Values>({
  form,
  currency,
  reportCurrency,
}: {
  form: Form<All>
  currency: string
  reportCurrency: string
}) {
  const { t } = useText()
  const own = form as unknown as Form<Values>
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <TextField
        form={own}
        name="rateMicro"
        label={t('ticketing.rate')}
        hint={t('ticketing.rate_hint', { currency, reportCurrency })}
        required
      />
      <TextField form={own} name="rateSource" label={t('ticketing.rate_source')} hint={t('ticketing.rate_source_hint')} required />
      <DateField form={own} name="rateOn" label={t('ticketing.rate_on')} max={deviceToday()} required />
    </div>
  )
}
