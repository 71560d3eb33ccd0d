/** One block of seats, with the times on the walls of its airports. */
import * as planning from '#domain/planning/contract.ts'
import type { Currency } from '#domain/kit/money.ts'
import { OfferKind, OfferUse } from '#domain/planning/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, RadioField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { useSelf } from '#desk/kit/session.ts'
import { readTypedAmount } from '#desk/kit/typed-amount.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

const empty = {
  kind: 'SCHEDULED',
  use: 'CONNECTION',
  number: '',
  fromPlace: '',
  departsOn: '',
  departsTime: '',
  toPlace: '',
  arrivesOn: '',
  arrivesTime: '',
  seats: '',
  wheelchairs: '0',
  stretchers: '0',
  minimumLoad: '0',
  fixedCostMinor: '',
  seatPriceMinor: '',
}

export function OfferForm({ onDone }: { onDone: () => void }) {
  const { t } = useText()
  const self = useSelf()
  const currency = useAsk(planning.getSettings, { office: self.office.id }).value?.settings.currency ?? 'EUR'
  const labels = useLabels()
  const amount = (typed: string) => (typed.trim() === '' ? undefined : readTypedAmount(typed, currency as Currency))
  const form = useForm({
    contract: planning.offerFlight,
    draft: 'planning.offer',
    initial: empty,
    input: ({ departsOn, departsTime, arrivesOn, arrivesTime, ...typed }) => ({
      ...typed,
      office: self.office.id,
      use: typed.kind === 'CHARTER' ? 'DIRECT' : typed.use,
      fromPlace: typed.fromPlace.trim().toUpperCase(),
      toPlace: typed.toPlace.trim().toUpperCase(),
      departsLocal: `${departsOn}T${departsTime}`,
      arrivesLocal: `${arrivesOn === '' ? departsOn : arrivesOn}T${arrivesTime}`,
      seats: Number(typed.seats),
      wheelchairs: Number(typed.wheelchairs),
      stretchers: Number(typed.stretchers),
      minimumLoad: typed.kind === 'CHARTER' ? Number(typed.minimumLoad) : 0,
      fixedCostMinor: typed.kind === 'CHARTER' ? amount(typed.fixedCostMinor) : undefined,
      seatPriceMinor: amount(typed.seatPriceMinor),
      currency,
    }),
    onDone: () => {
      tell(t('planning.offered'))
      onDone()
    },
  })
  const isCharter = form.values.kind === 'CHARTER'
  return (
    <CommandForm form={form} submit={t('planning.offer_flight')} labels={labels} reason={useWhyNot('planning.write')}>
      <RadioField
        form={form}
        name="kind"
        label={labels.kind}
        inline
        options={OfferKind.options.map((value) => ({ value, label: t(`planning.offer_kind.${value}`) }))}
      />
      {!isCharter && (
        <RadioField
          form={form}
          name="use"
          label={labels.use}
          options={OfferUse.options.map((value) => ({
            value,
            label: t(`planning.offer_use.${value}`),
            hint: t(`planning.offer_use_why.${value}`),
          }))}
        />
      )}
      <TextField form={form} name="number" label={labels.number} maxLength={8} className="max-w-xs" />
      <div className="grid grid-cols-1 items-end gap-3 sm:grid-cols-3">
        <TextField form={form} name="fromPlace" label={labels.fromPlace} hint={t('planning.airport_hint')} maxLength={3} />
        <DateField form={form} name="departsOn" label={labels.departsLocal} required />
        <TextField form={form} name="departsTime" type="time" label={t('planning.local_clock')} required />
        <TextField form={form} name="toPlace" label={labels.toPlace} hint={t('planning.airport_hint')} maxLength={3} />
        <DateField form={form} name="arrivesOn" label={labels.arrivesLocal} required />
        <TextField form={form} name="arrivesTime" type="time" label={t('planning.local_clock')} required />
      </div>
      <div className="grid grid-cols-1 items-end gap-3 sm:grid-cols-3">
        <TextField form={form} name="seats" type="number" label={labels.seats} />
        <TextField form={form} name="wheelchairs" type="number" label={labels.wheelchairs} required />
        <TextField form={form} name="stretchers" type="number" label={labels.stretchers} required />
        <TextField form={form} name="seatPriceMinor" label={t('planning.seat_price', { currency })} />
        {isCharter && <TextField form={form} name="fixedCostMinor" label={t('planning.fixed_cost', { currency })} />}
        {isCharter && <TextField form={form} name="minimumLoad" type="number" label={labels.minimumLoad} required />}
      </div>
    </CommandForm>
  )
}

function useLabels() {
  const { t } = useText()
  return {
    kind: t('planning.what_kind'),
    use: t('planning.for_whom'),
    number: t('planning.number'),
    fromPlace: t('planning.from_airport'),
    departsLocal: t('planning.departs_on'),
    toPlace: t('planning.to_airport'),
    arrivesLocal: t('planning.arrives_on'),
    seats: t('planning.column.seats'),
    wheelchairs: t('planning.column.wheelchairs'),
    stretchers: t('planning.column.stretchers'),
    minimumLoad: t('planning.minimum_load'),
    fixedCostMinor: t('planning.price'),
    seatPriceMinor: t('planning.price'),
  }
}
