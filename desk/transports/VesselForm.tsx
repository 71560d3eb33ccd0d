/** A vessel: its name and number, what it can carry and save, and how rough a sea it may meet. Written as a whole. */
import * as vessels from '#domain/transports/vessel-contract.ts'
import { checkVessel } from '#domain/transports/vessel-rules.ts'
import type { Vessel } from '#domain/transports/vessel-words.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { labelsOf, type PlainField, PlainFields } from '#desk/kit/PlainFields.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import type { TransportFormProps } from './CharterForm.tsx'

type Typed = ReturnType<typeof valuesOf>
const numbers = ['passengerPlaces', 'lifeSavingCapacity', 'seaStateMax', 'womenPlaces', 'familyPlaces', 'minorPlaces'] as const

export function VesselForm({ movementId, file, onDone }: TransportFormProps) {
  const { t } = useText()
  const fields: PlainField<Typed>[] = [
    { name: 'operator', label: t('transports.operator'), required: true },
    { name: 'name', label: t('transports.ship_name'), required: true },
    { name: 'imoNumber', label: t('transports.imo_number'), hint: t('transports.imo_hint'), required: true },
    { name: 'callSign', label: t('transports.call_sign') },
    { name: 'flag', label: t('transports.flag'), hint: t('transports.country_hint'), required: true },
    { name: 'voyageNumber', label: t('transports.voyage_number'), required: true },
    { name: 'passengerPlaces', label: t('transports.passenger_places'), kind: 'number', required: true },
    {
      name: 'lifeSavingCapacity',
      label: t('transports.life_saving'),
      kind: 'number',
      hint: t('transports.life_saving_hint'),
      required: true,
    },
    { name: 'seaStateMax', label: t('transports.sea_state_max'), kind: 'number', hint: t('transports.sea_state_hint'), required: true },
    { name: 'healthDeclarationRef', label: t('transports.health_declaration') },
    { name: 'womenPlaces', label: t('transports.women_places'), kind: 'number' },
    { name: 'familyPlaces', label: t('transports.family_places'), kind: 'number' },
    { name: 'minorPlaces', label: t('transports.minor_places'), kind: 'number' },
  ]
  const contract = file === null ? vessels.planVessel : vessels.changeVessel
  const form = useForm({
    contract: contract as typeof vessels.planVessel,
    draft: `transports.vessel/${file?.transport.id ?? movementId}`,
    initial: valuesOf(file?.transport.operator ?? '', file?.vessel ?? null),
    input: (values) => ({
      ...values,
      ...(file === null ? { id: newId(), movementId } : { transportId: file.transport.id, seenAt: file.transport.updatedAt }),
      flag: values.flag.trim().toUpperCase(),
      ...Object.fromEntries(numbers.map((name) => [name, values[name] === '' ? undefined : Number(values[name])])),
    }),
    check: (input) => checkVessel(contract.input.parse(input) as never, file?.persons ?? 0),
    onDone: (sent) => {
      tell(t('ui.saved'))
      if (!sent.queued) onDone(sent.value.transport.id)
    },
  })
  return (
    <CommandForm
      form={form}
      submit={t(file === null ? 'transports.plan_vessel' : 'ui.save')}
      labels={labelsOf(fields)}
      reason={useWhyNot('transports.write')}
    >
      <PlainFields form={form} fields={fields} />
    </CommandForm>
  )
}

function valuesOf(operator: string, vessel: Vessel | null) {
  return {
    operator,
    name: vessel?.name ?? '',
    imoNumber: vessel?.imoNumber ?? '',
    callSign: vessel?.callSign ?? '',
    flag: (vessel?.flag ?? '') as string,
    voyageNumber: vessel?.voyageNumber ?? '',
    passengerPlaces: vessel === null ? '' : String(vessel.passengerPlaces),
    lifeSavingCapacity: vessel === null ? '' : String(vessel.lifeSavingCapacity),
    seaStateMax: vessel === null ? '' : String(vessel.seaStateMax),
    womenPlaces: String(vessel?.womenPlaces ?? 0),
    familyPlaces: String(vessel?.familyPlaces ?? 0),
    minorPlaces: String(vessel?.minorPlaces ?? 0),
    healthDeclarationRef: vessel?.healthDeclarationRef ?? '',
  }
}
