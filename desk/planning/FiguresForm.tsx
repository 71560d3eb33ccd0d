/** New figures from a day on. Hubs are typed one a line, as the team writes them on its board. */
import * as planning from '#domain/planning/contract.ts'
import type { PlanningSettings } from '#domain/planning/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { DateField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useSelf } from '#desk/kit/session.ts'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { useOfficeDay } from './office-day.ts'

const priceNames = [
  'person',
  'lateDay',
  'costWeight',
  'charterSeat',
  'scheduledSeat',
  'overnight',
  'otherDestination',
  'escort',
  'change',
] as const

export function FiguresForm({ settings, onDone }: { settings: PlanningSettings; onDone: () => void }) {
  const { t } = useText()
  const self = useSelf()
  const today = useOfficeDay()
  const labels = {
    validFrom: t('planning.valid_from'),
    hubs: t('planning.hubs'),
    escortPoolPerDay: t('planning.escorts_per_day'),
    prices: t('planning.prices'),
    source: t('planning.source'),
  }
  const form = useForm({
    contract: planning.setSettings,
    initial: {
      validFrom: today as string,
      hubs: settings.hubs.map((hub) => `${hub.airport} ${hub.minimumConnection} ${hub.teamPer3h}`).join('\n'),
      escortPoolPerDay: String(settings.escortPoolPerDay),
      source: '',
      ...Object.fromEntries(priceNames.map((name) => [name, String(settings.prices[name])])),
    } as { validFrom: string; hubs: string; escortPoolPerDay: string; source: string } & Record<(typeof priceNames)[number], string>,
    input: (values) => ({
      office: self.office.id,
      validFrom: values.validFrom,
      hubs: values.hubs
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => {
          const [airport = '', least, team] = line.trim().split(/\s+/)
          return { airport: airport.toUpperCase(), minimumConnection: Number(least), teamPer3h: Number(team) }
        }),
      escortPoolPerDay: Number(values.escortPoolPerDay),
      currency: settings.currency,
      prices: Object.fromEntries(priceNames.map((name) => [name, Number(values[name].replace(',', '.'))])),
      source: values.source,
    }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={labels} reason={useWhyNot('planning.write')}>
      <DateField form={form} name="validFrom" label={labels.validFrom} min={today} />
      <TextField form={form} name="hubs" label={labels.hubs} hint={t('planning.hubs_hint')} lines={4} />
      <TextField form={form} name="escortPoolPerDay" type="number" label={labels.escortPoolPerDay} />
      <fieldset className="grid grid-cols-1 items-end gap-3 sm:grid-cols-2">
        <legend className="mb-1 text-sm font-medium">{labels.prices}</legend>
        {priceNames.map((name) => (
          <TextField key={name} form={form} name={name} label={t(`planning.price_of.${name}`)} required />
        ))}
      </fieldset>
      <TextField form={form} name="source" label={labels.source} hint={t('planning.source_hint')} maxLength={300} />
    </CommandForm>
  )
}
