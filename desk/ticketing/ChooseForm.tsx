/** Takes a quote: the sum in the office's currency, at a rate with its source; above the ceiling of the day a second person is asked. */
import * as contract from '#domain/ticketing/quote-contract.ts'
import type { ComparedQuote, TicketRequestFile } from '#domain/ticketing/contract.ts'
import { convert } from '#domain/ticketing/money-rules.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Notice } from '#ui/Notice.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { RateFields } from './RateFields.tsx'
import { Price } from './shared.tsx'
import { deviceToday, rateMicroIn } from './typed.ts'

export function ChooseForm({ file, quote, onDone }: { file: TicketRequestFile; quote: ComparedQuote; onDone: () => void }) {
  const { t, write } = useText()
  const { terms } = file
  const reportCurrency = terms?.reportCurrency ?? quote.currency
  const same = quote.currency === reportCurrency
  const standing = file.quotes.filter(({ withdrawnAt }) => withdrawnAt === null).length
  const alone = terms !== null && standing < terms.quotesMin
  const labels = {
    justification: t('ticketing.justification'),
    rateMicro: t('ticketing.rate'),
    rateSource: t('ticketing.rate_source'),
    rateOn: t('ticketing.rate_on'),
  }
  const form = useForm({
    contract: contract.chooseQuote,
    initial: { justification: '', rateMicro: '', rateSource: '', rateOn: same ? '' : deviceToday() },
    input: (values) => ({
      requestId: file.request.id,
      quoteId: quote.id,
      justification: values.justification,
      ...(same ? {} : { rateMicro: rateMicroIn(values.rateMicro), rateSource: values.rateSource, rateOn: values.rateOn }),
    }),
    onDone: (sent) => {
      tell(t(!sent.queued && sent.value.request.status === 'PROPOSED' ? 'ticketing.second_person_asked' : 'ticketing.quote_taken'))
      onDone()
    },
  })
  const rate = same ? 1_000_000 : rateMicroIn(form.values.rateMicro)
  const minor = rate === undefined || Number.isNaN(rate) ? undefined : convert(quote.totalMinor, quote.currency, reportCurrency, rate)
  const over = terms !== null && minor !== undefined && minor > terms.approvalCeilingMinor
  return (
    <CommandForm
      form={form}
      submit={t(over ? 'ticketing.ask_second_person' : 'ticketing.choose_quote')}
      labels={labels}
      reason={useWhyNot('ticketing.book')}
    >
      <p className="flex flex-wrap items-baseline gap-2">
        <Code>{quote.carrier}</Code>
        <Price minor={quote.totalMinor} currency={quote.currency} />
        {!same && minor !== undefined && (
          <span className="text-ink-soft">
            = <Price minor={minor} currency={reportCurrency} />
          </span>
        )}
      </p>
      {!same && <RateFields form={form} currency={quote.currency} reportCurrency={reportCurrency} />}
      {over && terms !== null && (
        <Notice mood="warn">
          {t('ticketing.over_ceiling', { ceiling: write.money({ minor: terms.approvalCeilingMinor, currency: reportCurrency }) })}
        </Notice>
      )}
      {alone && (
        <TextField
          form={form}
          name="justification"
          label={labels.justification}
          hint={t('ticketing.justification_hint', { needed: terms.quotesMin })}
          lines={3}
          maxLength={500}
          required
        />
      )}
    </CommandForm>
  )
}
