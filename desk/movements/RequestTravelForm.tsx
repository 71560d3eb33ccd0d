/** Where a family goes, between which days, who pays, and what help is wanted on the way (domain.md 1.7). */
import type { CaseId } from '#domain/cases/words.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import { Payer, type PlaceKind } from '#domain/movements/words.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { problemText } from '#desk/kit/failure-words.ts'
import { DateField, SelectField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Checkbox } from '#ui/Checkbox.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { PlaceField } from './PlaceField.tsx'

const anyKind: readonly PlaceKind[] = ['AIRPORT', 'PORT', 'STATION', 'BORDER', 'TOWN']
const services = ['AIRPORT_RECEPTION', 'TRANSIT_ASSISTANCE', 'ESCORT', 'LODGING', 'ONWARD_TRANSPORT', 'EXTRA_BAGGAGE']

export function RequestTravelForm({ caseId, onDone }: { caseId: CaseId; onDone: () => void }) {
  const text = useText()
  const { t } = text
  const labels = {
    fromPlace: t('movements.from_place'),
    toPlace: t('movements.to_place'),
    earliestOn: t('movements.earliest_on'),
    latestOn: t('movements.latest_on'),
    payer: t('movements.who_pays'),
    services: t('movements.services'),
  }
  const form = useForm({
    contract: clearances.requestTravel,
    draft: `movements.request/places/${caseId}`,
    initial: {
      fromKind: 'AIRPORT' as PlaceKind,
      toKind: 'AIRPORT' as PlaceKind,
      fromPlace: '',
      toPlace: '',
      earliestOn: '',
      latestOn: '',
      payer: '',
      services: [] as string[],
    },
    input: ({ fromKind: _from, toKind: _to, ...values }) => ({
      ...values,
      caseId,
      id: newId(),
      fromPlace: values.fromPlace.trim().toUpperCase(),
      toPlace: values.toPlace.trim().toUpperCase(),
    }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  const wanted = form.values.services
  const told = (name: string) => form.problems.filter(({ path }) => path === name).map((problem) => problemText(text, problem))
  return (
    <CommandForm form={form} submit={t('movements.request_travel')} labels={labels} reason={useWhyNot('movements.book')}>
      <div className="grid gap-3 sm:grid-cols-2">
        <PlaceField
          label={labels.fromPlace}
          kinds={anyKind}
          kind={form.values.fromKind}
          code={form.values.fromPlace}
          problems={told('fromPlace')}
          onChange={({ kind, code }) => {
            form.set('fromKind', kind)
            form.set('fromPlace', code)
          }}
        />
        <PlaceField
          label={labels.toPlace}
          kinds={anyKind}
          kind={form.values.toKind}
          code={form.values.toPlace}
          problems={told('toPlace')}
          onChange={({ kind, code }) => {
            form.set('toKind', kind)
            form.set('toPlace', code)
          }}
        />
        <DateField form={form} name="earliestOn" label={labels.earliestOn} />
        <DateField form={form} name="latestOn" label={labels.latestOn} />
        <SelectField
          form={form}
          name="payer"
          label={labels.payer}
          options={Payer.options.map((payer) => ({ value: payer, label: t(`movements.payer.${payer}`) }))}
        />
      </div>
      <fieldset className="flex flex-col">
        <legend className="text-sm font-medium">{labels.services}</legend>
        {services.map((service) => (
          <Checkbox
            key={service}
            checked={wanted.includes(service)}
            onChange={(checked) => form.set('services', checked ? [...wanted, service] : wanted.filter((each) => each !== service))}
            label={t(`movements.service.${service}`)}
          />
        ))}
      </fieldset>
    </CommandForm>
  )
}
