/** A convoy: how it is called and reached, how it is followed. Vehicles, drivers and the way are written on its page. */
import * as convoys from '#domain/transports/convoy-contract.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { labelsOf, type PlainField, PlainFields } from '#desk/kit/PlainFields.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import type { TransportFormProps } from './CharterForm.tsx'

export function ConvoyForm({ movementId, file, onDone }: TransportFormProps) {
  const { t } = useText()
  const convoy = file?.convoy ?? null
  const initial = {
    operator: file?.transport.operator ?? '',
    callName: convoy?.callName ?? '',
    radio: convoy?.radio ?? '',
    phone: convoy?.phone ?? '',
    tracking: convoy?.tracking ?? '',
    wayStation: convoy?.wayStation ?? '',
  }
  const fields: PlainField<typeof initial>[] = [
    { name: 'operator', label: t('transports.operator'), required: true },
    { name: 'callName', label: t('transports.call_name'), required: true },
    { name: 'radio', label: t('transports.radio') },
    { name: 'phone', label: t('transports.phone'), kind: 'tel' },
    { name: 'tracking', label: t('transports.tracking') },
    { name: 'wayStation', label: t('transports.way_station') },
  ]
  const contract = file === null ? convoys.planConvoy : convoys.changeConvoy
  const form = useForm({
    contract: contract as typeof convoys.planConvoy,
    initial,
    input: (values) => ({
      ...values,
      ...(file === null ? { id: newId(), movementId } : { transportId: file.transport.id, seenAt: file.transport.updatedAt }),
    }),
    onDone: (sent) => {
      tell(t('ui.saved'))
      if (!sent.queued) onDone(sent.value.transport.id)
    },
  })
  return (
    <CommandForm
      form={form}
      submit={t(file === null ? 'transports.plan_convoy' : 'ui.save')}
      labels={labelsOf(fields)}
      reason={useWhyNot('transports.write')}
    >
      <PlainFields form={form} fields={fields} />
    </CommandForm>
  )
}
