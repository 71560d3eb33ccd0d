/** Writes down what a carrier offers: price for each age band, until when, the flights in the clocks of their airports, the conditions. */
import type { AgeBand } from '#domain/movements/words.ts'
import * as contract from '#domain/ticketing/quote-contract.ts'
import type { TicketRequestFile } from '#domain/ticketing/contract.ts'
import { Tariff } from '#domain/ticketing/words.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { CheckField, DateField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { readTypedAmount } from '#desk/kit/typed-amount.ts'
import { Field } from '#ui/Field.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { codesIn, momentHere, numberIn } from './typed.ts'

type Fares = Partial<Record<AgeBand, { base: string; taxes: string }>>

export function QuoteForm({ file, onDone }: { file: TicketRequestFile; onDone: () => void }) {
  const { t } = useText()
  const { request } = file
  const bands = [...new Set(file.passengers.map(({ ptc }) => ptc))].toSorted()
  const labels = useLabels()
  const form = useForm({
    contract: contract.addQuote,
    draft: `ticketing.quote/${request.id}`,
    initial: {
      carrier: '',
      fareBasis: '',
      tariff: 'MIGRANT',
      currency: (file.terms?.reportCurrency ?? 'EUR') as string,
      fares: {} as Fares,
      validOn: '',
      validAt: '18:00',
      refundable: false,
      changeFeeMinor: '',
      flights: '',
      via: '',
      departsOn: '',
      departsAt: '',
      arrivesOn: '',
      arrivesAt: '',
      returnsOn: '',
      returnsAt: '',
      shortestConnectionMin: '',
      bagsPieces: '2',
      bagsKg: '46',
    },
    input: (values) => ({
      id: newId(),
      requestId: request.id,
      carrier: values.carrier,
      fareBasis: values.fareBasis,
      tariff: values.tariff,
      currency: values.currency.trim().toUpperCase(),
      fares: bands.map((ptc) => ({
        ptc,
        baseMinor: readTypedAmount(values.fares[ptc]?.base ?? '', values.currency),
        taxesMinor: readTypedAmount(values.fares[ptc]?.taxes || '0', values.currency),
      })),
      validUntil: momentHere(values.validOn, values.validAt),
      refundable: values.refundable,
      changeFeeMinor: values.changeFeeMinor.trim() === '' ? undefined : readTypedAmount(values.changeFeeMinor, values.currency),
      flights: codesIn(values.flights),
      via: codesIn(values.via),
      departsLocal: local(values.departsOn, values.departsAt),
      arrivesLocal: local(values.arrivesOn, values.arrivesAt),
      returnDepartsLocal: local(values.returnsOn, values.returnsAt),
      shortestConnectionMin: numberIn(values.shortestConnectionMin),
      bagsPieces: numberIn(values.bagsPieces),
      bagsKg: numberIn(values.bagsKg),
    }),
    onDone: () => {
      tell(t('ticketing.quote_added'))
      onDone()
    },
  })
  const { fares, currency } = form.values
  const setFare = (ptc: AgeBand, part: 'base' | 'taxes', value: string) =>
    form.set('fares', { ...fares, [ptc]: { base: '', taxes: '', ...fares[ptc], [part]: value } })
  return (
    <CommandForm form={form} submit={t('ticketing.add_quote')} labels={labels} reason={useWhyNot('ticketing.book')}>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField form={form} name="carrier" label={labels.carrier} hint={t('ticketing.carrier_hint')} maxLength={2} />
        <TextField form={form} name="fareBasis" label={labels.fareBasis} maxLength={15} />
        <SelectField
          form={form}
          name="tariff"
          label={labels.tariff}
          options={Tariff.options.map((value) => ({ value, label: t(`ticketing.tariff.${value}`) }))}
        />
        <TextField form={form} name="currency" label={labels.currency} maxLength={3} />
      </div>
      <fieldset className="flex flex-col gap-3">
        <legend className="text-sm font-medium">{labels.fares}</legend>
        {bands.map((ptc) => (
          <div key={ptc} className="grid gap-3 sm:grid-cols-2">
            <Field label={t('ticketing.base_of', { band: t(`movements.age_band.${ptc}`), currency })} required>
              <TextInput value={fares[ptc]?.base ?? ''} onChange={(value) => setFare(ptc, 'base', value)} inputMode="decimal" />
            </Field>
            <Field label={t('ticketing.taxes_of', { band: t(`movements.age_band.${ptc}`), currency })}>
              <TextInput value={fares[ptc]?.taxes ?? ''} onChange={(value) => setFare(ptc, 'taxes', value)} inputMode="decimal" />
            </Field>
          </div>
        ))}
      </fieldset>
      <div className="grid gap-3 sm:grid-cols-2">
        <DateField form={form} name="validOn" label={labels.validUntil} required />
        <TextField form={form} name="validAt" type="time" label={t('movements.your_clock')} required />
        <TextField form={form} name="flights" label={labels.flights} hint={t('ticketing.flights_hint')} />
        <TextField form={form} name="via" label={labels.via} hint={t('ticketing.via_hint')} />
        <DateField form={form} name="departsOn" label={t('ticketing.departs_from', { place: request.fromPlace })} required />
        <TextField form={form} name="departsAt" type="time" label={t('ticketing.clock_of', { place: request.fromPlace })} required />
        <DateField form={form} name="arrivesOn" label={t('ticketing.arrives_at', { place: request.toPlace })} required />
        <TextField form={form} name="arrivesAt" type="time" label={t('ticketing.clock_of', { place: request.toPlace })} required />
        {!request.oneWay && (
          <>
            <DateField form={form} name="returnsOn" label={t('ticketing.departs_from', { place: request.toPlace })} required />
            <TextField form={form} name="returnsAt" type="time" label={t('ticketing.clock_of', { place: request.toPlace })} required />
          </>
        )}
        <TextField form={form} name="shortestConnectionMin" type="number" label={labels.shortestConnectionMin} />
        <TextField form={form} name="changeFeeMinor" label={labels.changeFeeMinor} hint={t('ticketing.change_fee_hint')} />
        <TextField form={form} name="bagsPieces" type="number" label={labels.bagsPieces} />
        <TextField form={form} name="bagsKg" type="number" label={labels.bagsKg} />
      </div>
      <CheckField form={form} name="refundable" label={labels.refundable} />
    </CommandForm>
  )
}

/** As a clock on the wall shows it; nothing while something is missing. */
function local(on: string, at: string): string | undefined {
  return on === '' || at === '' ? undefined : `${on}T${at}`
}

function useLabels() {
  const { t } = useText()
  return {
    carrier: t('ticketing.carrier'),
    fareBasis: t('ticketing.fare_basis'),
    tariff: t('ticketing.tariff'),
    currency: t('ticketing.currency'),
    fares: t('ticketing.fares'),
    validUntil: t('ticketing.valid_until'),
    flights: t('ticketing.flights'),
    via: t('ticketing.via'),
    departsLocal: t('ticketing.departs'),
    arrivesLocal: t('ticketing.arrives'),
    returnDepartsLocal: t('ticketing.returns'),
    shortestConnectionMin: t('ticketing.shortest_connection'),
    changeFeeMinor: t('ticketing.change_fee'),
    bagsPieces: t('movements.bags_pieces'),
    bagsKg: t('movements.bags_kg'),
    refundable: t('ticketing.refundable'),
  }
}
