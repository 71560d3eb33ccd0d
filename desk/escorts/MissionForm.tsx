/** A mission: which escort, as what, on which legs, with whom in their charge, the way home and the daily allowance. */
import * as escorts from '#domain/escorts/contract.ts'
import type { InCharge } from '#domain/escorts/contract.ts'
import { EscortKind, type Mission, ReturnTicket } from '#domain/escorts/words.ts'
import type { Currency } from '#domain/kit/money.ts'
import { clockAt, dayAt } from '#domain/kit/day.ts'
import type { Leg, MovementId } from '#domain/movements/words.ts'
import { FlightLabel } from '#desk/movements/shared.tsx'
import { nameOf, PersonName } from '#desk/people/shared.tsx'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { RowList } from '#desk/kit/RowList.tsx'
import { readTypedAmount, writeTypedAmount } from '#desk/kit/typed-amount.ts'
import { Checkbox } from '#ui/Checkbox.tsx'
import { Field } from '#ui/Field.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

type MissionFormProps = {
  movementId: MovementId
  legs: readonly Pick<Leg, 'seq' | 'number' | 'fromPlace' | 'toPlace'>[]
  people: readonly Pick<InCharge, 'id' | 'familyName' | 'givenNames' | 'nativeName' | 'caseRef'>[]
  mission: Mission | null
  onDone: () => void
}

export function MissionForm({ movementId, legs, people, mission, onDone }: MissionFormProps) {
  const { t } = useText()
  const register = useAsk(escorts.listEscorts, { limit: 200 })
  const contract = mission === null ? escorts.planMission : escorts.changeMission
  const labels = {
    escortId: t('escorts.escort'),
    kind: t('escorts.kind'),
    legs: t('escorts.legs'),
    returnLegs: t('escorts.way_home'),
    returnTicket: t('escorts.return_ticket'),
    guardianContact: t('escorts.guardian_contact'),
    perDiemMinor: t('escorts.per_diem'),
    currency: t('escorts.currency'),
  }
  const form = useForm({
    contract: contract as typeof escorts.planMission,
    initial: valuesOf(mission, legs),
    input: ({ perDiemMinor, escortId, ...values }) => ({
      ...values,
      ...(mission === null ? { id: newId(), movementId, escortId } : { missionId: mission.id, seenAt: mission.updatedAt }),
      perDiemMinor: perDiemMinor.trim() === '' ? null : readTypedAmount(perDiemMinor, values.currency as Currency),
      currency: perDiemMinor.trim() === '' ? null : values.currency,
    }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  const { values } = form
  const toggle = <Value,>(all: readonly Value[], value: Value, on: boolean): Value[] =>
    on ? [...all, value] : all.filter((one) => one !== value)
  const listed = register.value?.items ?? []
  return (
    <CommandForm
      form={form}
      submit={t(mission === null ? 'escorts.plan_mission' : 'ui.save')}
      labels={labels}
      reason={useWhyNot('escorts.write')}
    >
      {mission === null && (
        <SelectField
          form={form}
          name="escortId"
          label={labels.escortId}
          required
          options={listed
            .filter(({ kinds }) => values.kind === '' || kinds.includes(values.kind as EscortKind))
            .map((one) => ({ value: one.id as string, label: nameOf(one), disabled: one.resting }))}
        />
      )}
      <SelectField
        form={form}
        name="kind"
        label={labels.kind}
        options={EscortKind.options.map((value) => ({ value, label: t(`movements.escort.${value}`) }))}
      />
      <fieldset>
        <legend className="text-sm font-medium">{labels.legs}</legend>
        {legs.map((leg) => (
          <Checkbox
            key={leg.seq}
            checked={values.legs.includes(leg.seq)}
            onChange={(on) => form.set('legs', toggle(values.legs, leg.seq, on))}
            label={<FlightLabel leg={leg as Leg} />}
          />
        ))}
      </fieldset>
      {people.length > 0 && (
        <fieldset className="max-h-64 overflow-y-auto">
          <legend className="text-sm font-medium">{t('escorts.whom')}</legend>
          {people.map((one) => (
            <Checkbox
              key={one.id}
              checked={values.passengerIds.includes(one.id)}
              onChange={(on) => form.set('passengerIds', toggle(values.passengerIds, one.id as string, on))}
              label={<PersonName person={one} />}
              hint={one.caseRef}
            />
          ))}
        </fieldset>
      )}
      {values.kind === 'CHILD' && (
        <TextField form={form} name="guardianContact" label={labels.guardianContact} hint={t('escorts.guardian_hint')} required />
      )}
      <SelectField
        form={form}
        name="returnTicket"
        label={labels.returnTicket}
        options={ReturnTicket.options.map((value) => ({ value, label: t(`escorts.ticket.${value}`) }))}
      />
      <ReturnRows legend={labels.returnLegs} rows={values.returnLegs} onChange={(rows) => form.set('returnLegs', rows)} />
      {values.kind !== 'FAMILY' && (
        <div className="grid grid-cols-2 gap-4">
          <TextField form={form} name="perDiemMinor" label={labels.perDiemMinor} hint={t('escorts.per_diem_hint')} />
          <TextField form={form} name="currency" label={labels.currency} maxLength={3} />
        </div>
      )}
    </CommandForm>
  )
}

type TypedReturn = { number: string; fromPlace: string; departsLocal: string; toPlace: string; arrivesLocal: string }
const emptyReturn: TypedReturn = { number: '', fromPlace: '', departsLocal: '', toPlace: '', arrivesLocal: '' }

function ReturnRows({ legend, rows, onChange }: { legend: string; rows: readonly TypedReturn[]; onChange: (rows: TypedReturn[]) => void }) {
  const { t } = useText()
  return (
    <RowList legend={legend} add={t('escorts.add_return')} rows={rows} empty={emptyReturn} most={6} onChange={onChange}>
      {(row, set) => (
        <>
          <Field label={t('movements.flight_number')} className="w-28" required>
            <TextInput value={row.number} onChange={(number) => set({ number })} maxLength={12} />
          </Field>
          <Field label={t('movements.column.from')} className="w-20" required>
            <TextInput value={row.fromPlace} onChange={(from) => set({ fromPlace: from.toUpperCase() })} maxLength={3} />
          </Field>
          <Field label={t('movements.column.departs')} className="w-52" required>
            <TextInput type="datetime-local" value={row.departsLocal} onChange={(departsLocal) => set({ departsLocal })} />
          </Field>
          <Field label={t('movements.column.to')} className="w-20" required>
            <TextInput value={row.toPlace} onChange={(to) => set({ toPlace: to.toUpperCase() })} maxLength={3} />
          </Field>
          <Field label={t('movements.column.arrives')} className="w-52" required>
            <TextInput type="datetime-local" value={row.arrivesLocal} onChange={(arrivesLocal) => set({ arrivesLocal })} />
          </Field>
        </>
      )}
    </RowList>
  )
}

function valuesOf(mission: Mission | null, legs: readonly Pick<Leg, 'seq'>[]) {
  const local = (at: Mission['startsAt'], zone: string): string => `${dayAt(at, zone)}T${clockAt(at, zone)}`
  return {
    escortId: (mission?.escortId ?? '') as string,
    kind: (mission?.kind ?? '') as string,
    legs: [...(mission?.legs ?? legs.map(({ seq }) => seq))],
    passengerIds: [...(mission?.passengerIds ?? [])] as string[],
    returnTicket: (mission?.returnTicket ?? 'WANTED') as string,
    returnLegs: (mission?.returnLegs ?? []).map((leg): TypedReturn => ({
      number: leg.number,
      fromPlace: leg.fromPlace,
      departsLocal: local(leg.departsAt, leg.fromZone),
      toPlace: leg.toPlace,
      arrivesLocal: local(leg.arrivesAt, leg.toZone),
    })),
    guardianContact: mission?.guardianContact ?? '',
    perDiemMinor: mission?.perDiem == null ? '' : writeTypedAmount(mission.perDiem.minorPerDay, mission.perDiem.currency),
    currency: (mission?.perDiem?.currency ?? 'EUR') as string,
  }
}
