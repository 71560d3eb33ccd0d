/** The fields of one leg of a planned journey. */
import type { LegMode, PlaceKind } from '#domain/movements/words.ts'
import type { FieldProblem } from '#desk/kit/api.ts'
import { problemText } from '#desk/kit/failure-words.ts'
import { Button } from '#ui/Button.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { Field } from '#ui/Field.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { kindsOf, PlaceField, usePlaces } from './PlaceField.tsx'

export type TypedLeg = {
  mode: LegMode
  carrier: string
  number: string
  fromKind: PlaceKind
  fromPlace: string
  fromTerminal: string
  departsOn: string
  departsTime: string
  toKind: PlaceKind
  toPlace: string
  toTerminal: string
  arrivesOn: string
  arrivesTime: string
  bagsRechecked: boolean
  borderEntry: boolean
}

export const emptyLeg: TypedLeg = {
  mode: 'AIR',
  carrier: '',
  number: '',
  fromKind: 'AIRPORT',
  fromPlace: '',
  fromTerminal: '',
  departsOn: '',
  departsTime: '',
  toKind: 'AIRPORT',
  toPlace: '',
  toTerminal: '',
  arrivesOn: '',
  arrivesTime: '',
  bagsRechecked: false,
  borderEntry: false,
}

type LegFieldsProps = {
  leg: TypedLeg
  number: number
  problems: readonly FieldProblem[]
  onChange: (leg: TypedLeg) => void
  onRemove: (() => void) | undefined
}

export function LegFields({ leg, number, problems, onChange, onRemove }: LegFieldsProps) {
  const text = useText()
  const { t } = text
  const set = (change: Partial<TypedLeg>) => onChange({ ...leg, ...change })
  const told = (...fields: string[]) =>
    problems.filter(({ path }) => fields.includes(path.split('.')[2] ?? '')).map((problem) => problemText(text, problem))
  const departsOn = (day: string) =>
    set({ departsOn: day, ...(leg.arrivesOn === '' || leg.arrivesOn === leg.departsOn ? { arrivesOn: day } : {}) })
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 flex w-full items-center justify-between font-semibold">{t('movements.leg_no', { number })}</legend>
      <div className="grid items-end gap-3 sm:grid-cols-3">
        <Field label={t('movements.mode')} required>
          <Select
            value={leg.mode}
            onChange={(mode) => onChange(withMode(leg, mode as LegMode))}
            options={(['AIR', 'RAIL', 'ROAD', 'SEA'] as const).map((mode) => ({ value: mode, label: t(`movements.mode.${mode}`) }))}
          />
        </Field>
        <Field
          label={leg.mode === 'AIR' ? t('movements.flight_number') : t('movements.service_number')}
          hint={leg.mode === 'AIR' ? t('movements.flight_hint') : undefined}
          problems={told('number')}
          required
        >
          <TextInput value={leg.number} onChange={(value) => set({ number: value })} maxLength={12} />
        </Field>
        {leg.mode !== 'AIR' && (
          <Field label={t('movements.carrier')} problems={told('carrier')}>
            <TextInput value={leg.carrier} onChange={(carrier) => set({ carrier })} maxLength={60} />
          </Field>
        )}
      </div>
      <End leg={leg} end="from" told={told} set={set} setDay={departsOn} />
      <End leg={leg} end="to" told={told} set={set} setDay={(arrivesOn) => set({ arrivesOn })} />
      {number > 1 && (
        <div className="flex flex-col">
          <Checkbox
            checked={leg.bagsRechecked}
            onChange={(bagsRechecked) => set({ bagsRechecked })}
            label={t('movements.bags_rechecked')}
          />
          <Checkbox checked={leg.borderEntry} onChange={(borderEntry) => set({ borderEntry })} label={t('movements.border_entry')} />
        </div>
      )}
      {onRemove !== undefined && (
        <div>
          <Button look="quiet" icon="close" onClick={onRemove}>
            {t('movements.remove_leg', { number })}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

type EndProps = {
  leg: TypedLeg
  end: 'from' | 'to'
  told: (...fields: string[]) => string[]
  set: (change: Partial<TypedLeg>) => void
  setDay: (day: string) => void
}

/** What was chosen for another mode and does not fit this one is chosen again; where nothing was, the likeliest kind is offered. */
function withMode(leg: TypedLeg, mode: LegMode): TypedLeg {
  const fits = (kind: PlaceKind, code: string): boolean => code !== '' && kindsOf[mode].includes(kind)
  return {
    ...leg,
    mode,
    ...(fits(leg.fromKind, leg.fromPlace) ? {} : { fromKind: kindsOf[mode][0]!, fromPlace: '', fromTerminal: '' }),
    ...(fits(leg.toKind, leg.toPlace) ? {} : { toKind: kindsOf[mode][0]!, toPlace: '', toTerminal: '' }),
  }
}

/** Where and when a leg begins or ends: place, terminal or station, day and clock there. */
function End({ leg, end, told, set, setDay }: EndProps) {
  const { t } = useText()
  const leaves = end === 'from'
  const atAirport = leg[`${end}Kind`] === 'AIRPORT'
  const stops = usePlaces().find(({ code }) => code === leg[`${end}Place`])?.stops ?? []
  return (
    <div className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[repeat(auto-fit,minmax(8.5rem,1fr))]">
      <PlaceField
        label={t(
          leaves
            ? atAirport
              ? 'movements.from_airport'
              : 'movements.from_place'
            : atAirport
              ? 'movements.to_airport'
              : 'movements.to_place',
        )}
        kinds={kindsOf[leg.mode]}
        kind={leg[`${end}Kind`]}
        code={leg[`${end}Place`]}
        problems={told(`${end}Place`)}
        onChange={({ kind, code }) => set({ [`${end}Kind`]: kind, [`${end}Place`]: code, [`${end}Terminal`]: '' })}
      />
      {atAirport && (
        <Field label={t('movements.column.terminal')} problems={told(`${end}Terminal`)}>
          <TextInput value={leg[`${end}Terminal`]} onChange={(value) => set({ [`${end}Terminal`]: value })} maxLength={6} />
        </Field>
      )}
      {stops.length > 0 && (
        <Field label={t('movements.stop')} problems={told(`${end}Terminal`)}>
          <Select
            value={leg[`${end}Terminal`]}
            placeholder={t('movements.stop_unknown')}
            onChange={(value) => set({ [`${end}Terminal`]: value })}
            options={stops.map((stop) => ({ value: stop.code, label: stop.name }))}
          />
        </Field>
      )}
      <Field
        label={t(leaves ? 'movements.departs_on' : 'movements.arrives_on')}
        problems={told(leaves ? 'departsLocal' : 'arrivesLocal')}
        required
      >
        <DateInput value={leaves ? leg.departsOn : leg.arrivesOn} onChange={setDay} />
      </Field>
      <Field label={t('movements.local_clock')} hint={t('movements.local_clock_hint')} required>
        <TextInput
          type="time"
          value={leaves ? leg.departsTime : leg.arrivesTime}
          onChange={(value) => set(leaves ? { departsTime: value } : { arrivesTime: value })}
        />
      </Field>
    </div>
  )
}
