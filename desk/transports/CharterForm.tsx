/** A charter: the aircraft, its papers, what was agreed, and what it costs. Written as a whole; what is not known yet stays empty. */
import type { Currency } from '#domain/kit/money.ts'
import type { MovementId } from '#domain/movements/words.ts'
import * as charters from '#domain/transports/charter-contract.ts'
import { checkCharter } from '#domain/transports/charter-rules.ts'
import type { Charter } from '#domain/transports/charter-words.ts'
import type { TransportFile } from '#domain/transports/contract.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { labelsOf, type PlainField, PlainFields } from '#desk/kit/PlainFields.tsx'
import { RowList } from '#desk/kit/RowList.tsx'
import { readTypedAmount, writeTypedAmount } from '#desk/kit/typed-amount.ts'
import { Field } from '#ui/Field.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export type TransportFormProps = { movementId: MovementId; file: TransportFile | null; onDone: (transportId: string) => void }

type Typed = ReturnType<typeof valuesOf>
const amounts = ['priceMinor', 'positioningMinor', 'handlingMinor', 'permitsMinor'] as const

export function CharterForm({ movementId, file, onDone }: TransportFormProps) {
  const { t } = useText()
  const fields = useFields()
  const contract = file === null ? charters.planCharter : charters.changeCharter
  const form = useForm({
    contract: contract as typeof charters.planCharter,
    draft: `transports.charter/${file?.transport.id ?? movementId}`,
    initial: valuesOf(file?.transport.operator ?? '', file?.charter ?? null),
    input: ({ seats, freezeHours, bagsKgMax, ...values }) => ({
      ...values,
      ...(file === null ? { id: newId(), movementId } : { transportId: file.transport.id, seenAt: file.transport.updatedAt }),
      seats: seats === '' ? undefined : Number(seats),
      freezeHours: freezeHours === '' ? undefined : Number(freezeHours),
      bagsKgMax: bagsKgMax === '' ? undefined : Number(bagsKgMax),
      agents: values.agents.map((agent) => ({ ...agent, phone: agent.phone.trim() === '' ? null : agent.phone })),
      currency: values.priceMinor.trim() === '' ? undefined : values.currency,
      ...Object.fromEntries(
        amounts.map((name) => [name, values[name].trim() === '' ? undefined : readTypedAmount(values[name], values.currency as Currency)]),
      ),
    }),
    check: (input) => checkCharter(contract.input.parse(input) as never),
    onDone: (sent) => {
      tell(t('ui.saved'))
      if (!sent.queued) onDone(sent.value.transport.id)
    },
  })
  return (
    <CommandForm
      form={form}
      submit={t(file === null ? 'transports.plan_charter' : 'ui.save')}
      labels={labelsOf(fields.aircraft, fields.terms, fields.plan, fields.cost)}
      reason={useWhyNot('transports.write')}
    >
      <PlainFields form={form} fields={fields.aircraft} />
      <h2 className="text-base font-semibold">{t('transports.what_is_planned')}</h2>
      <PlainFields form={form} fields={fields.plan} />
      <RowList
        legend={t('transports.agents')}
        add={t('transports.add_agent')}
        rows={form.values.agents}
        empty={{ place: '', name: '', phone: '' }}
        most={12}
        onChange={(rows) => form.set('agents', rows)}
      >
        {(row, set) => (
          <>
            <Field label={t('transports.airport')} className="w-20" required>
              <TextInput value={row.place} onChange={(place) => set({ place: place.toUpperCase() })} maxLength={3} />
            </Field>
            <Field label={t('transports.agent')} className="w-56" required>
              <TextInput value={row.name} onChange={(name) => set({ name })} maxLength={160} />
            </Field>
            <Field label={t('transports.phone')} className="w-40">
              <TextInput value={row.phone} onChange={(phone) => set({ phone })} type="tel" maxLength={40} />
            </Field>
          </>
        )}
      </RowList>
      <h2 className="text-base font-semibold">{t('transports.what_it_costs')}</h2>
      <PlainFields form={form} fields={fields.cost} />
      <PlainFields form={form} fields={fields.terms} />
    </CommandForm>
  )
}

function useFields() {
  const { t } = useText()
  const aircraft: PlainField<Typed>[] = [
    { name: 'operator', label: t('transports.operator'), required: true },
    { name: 'broker', label: t('transports.broker') },
    { name: 'aircraftType', label: t('transports.aircraft_type') },
    { name: 'registration', label: t('transports.registration') },
    { name: 'seats', label: t('transports.seats'), kind: 'number', required: true },
    { name: 'bagsKgMax', label: t('transports.bags_kg_max'), kind: 'number' },
    { name: 'aocNumber', label: t('transports.aoc_number') },
    { name: 'aocValidUntil', label: t('transports.aoc_until'), kind: 'date' },
    { name: 'insurer', label: t('transports.insurer') },
    { name: 'insuranceRef', label: t('transports.insurance_ref') },
    { name: 'insuredUntil', label: t('transports.insured_until'), kind: 'date' },
    { name: 'generalDeclarationRef', label: t('transports.general_declaration') },
    { name: 'freezeHours', label: t('transports.freeze_hours'), kind: 'number', hint: t('transports.freeze_hint') },
  ]
  const plan: PlainField<Typed>[] = [
    { name: 'fuel', label: t('transports.fuel'), wide: true },
    { name: 'positioning', label: t('transports.positioning'), wide: true },
    { name: 'catering', label: t('transports.catering'), wide: true },
    { name: 'medicalTeam', label: t('transports.medical_team'), wide: true },
    { name: 'security', label: t('transports.security'), wide: true },
    { name: 'healthRules', label: t('transports.health_rules'), wide: true },
    { name: 'busPlan', label: t('transports.bus_plan'), wide: true },
    { name: 'receptionPlan', label: t('transports.reception_plan'), wide: true },
  ]
  const cost: PlainField<Typed>[] = [
    { name: 'priceMinor', label: t('transports.price') },
    { name: 'currency', label: t('transports.currency') },
    { name: 'positioningMinor', label: t('transports.positioning_cost') },
    { name: 'handlingMinor', label: t('transports.handling_cost') },
    { name: 'permitsMinor', label: t('transports.permits_cost') },
  ]
  const terms: PlainField<Typed>[] = [{ name: 'cancellationTerms', label: t('transports.cancellation_terms'), wide: true }]
  return { aircraft, plan, cost, terms }
}

function valuesOf(operator: string, charter: Charter | null) {
  const currency = charter?.currency ?? ('USD' as Currency)
  const amount = (minor: number | null | undefined): string => (minor == null || minor === 0 ? '' : writeTypedAmount(minor, currency))
  return {
    operator,
    broker: charter?.broker ?? '',
    aircraftType: charter?.aircraftType ?? '',
    registration: charter?.registration ?? '',
    seats: charter === null ? '' : String(charter.seats),
    bagsKgMax: charter?.bagsKgMax == null ? '' : String(charter.bagsKgMax),
    aocNumber: charter?.aocNumber ?? '',
    aocValidUntil: (charter?.aocValidUntil ?? '') as string,
    insurer: charter?.insurer ?? '',
    insuranceRef: charter?.insuranceRef ?? '',
    insuredUntil: (charter?.insuredUntil ?? '') as string,
    generalDeclarationRef: charter?.generalDeclarationRef ?? '',
    freezeHours: String(charter?.freezeHours ?? 24),
    fuel: charter?.fuel ?? '',
    positioning: charter?.positioning ?? '',
    catering: charter?.catering ?? '',
    medicalTeam: charter?.medicalTeam ?? '',
    security: charter?.security ?? '',
    healthRules: charter?.healthRules ?? '',
    busPlan: charter?.busPlan ?? '',
    receptionPlan: charter?.receptionPlan ?? '',
    agents: (charter?.agents ?? []).map(({ place, name, phone }) => ({ place: place as string, name, phone: phone ?? '' })),
    cancellationTerms: charter?.cancellationTerms ?? '',
    priceMinor: amount(charter?.priceMinor),
    currency: currency as string,
    positioningMinor: amount(charter?.positioningMinor),
    handlingMinor: amount(charter?.handlingMinor),
    permitsMinor: amount(charter?.permitsMinor),
  }
}
