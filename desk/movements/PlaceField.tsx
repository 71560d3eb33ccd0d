/** Where a leg begins or ends: an airport by its three letters, or a port, a station, a town or a border point chosen by name. */
import * as borders from '#domain/movements/border-contract.ts'
import type { LegMode, PlaceKind } from '#domain/movements/words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { Field } from '#ui/Field.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'

/** What people leave from by each mode, the likeliest first. */
export const kindsOf: Record<LegMode, readonly PlaceKind[]> = {
  AIR: ['AIRPORT'],
  SEA: ['PORT'],
  RAIL: ['STATION', 'AIRPORT'],
  ROAD: ['TOWN', 'BORDER', 'PORT', 'STATION', 'AIRPORT'],
}

type PlaceFieldProps = {
  label: string
  kinds: readonly PlaceKind[]
  kind: PlaceKind
  code: string
  problems: readonly string[]
  onChange: (place: { kind: PlaceKind; code: string }) => void
}

export function PlaceField({ label, kinds, kind, code, problems, onChange }: PlaceFieldProps) {
  const { t } = useText()
  const places = usePlaces()
  const options = places
    .filter((place) => kind === 'TOWN' || place.kinds.includes(kind))
    .map((place) => ({ value: place.code, label: place.label }))
  return (
    <>
      {kinds.length > 1 && (
        <Field label={t('movements.place_kind')} required>
          <Select
            value={kind}
            onChange={(next) => onChange({ kind: next as PlaceKind, code: '' })}
            options={kinds.map((each) => ({ value: each, label: t(`movements.place_kind.${each}`) }))}
          />
        </Field>
      )}
      {kind === 'AIRPORT' ? (
        <Field label={label} hint={t('movements.airport_hint')} problems={problems} required>
          <TextInput value={code} onChange={(typed) => onChange({ kind, code: typed })} maxLength={3} />
        </Field>
      ) : (
        <Field label={label} problems={problems} required>
          <Select value={code} placeholder={t('ui.choose')} onChange={(chosen) => onChange({ kind, code: chosen })} options={options} />
        </Field>
      )}
    </>
  )
}

/** Every place that is no airport, by its name in the reader's language. */
export function usePlaces() {
  const { language } = useText()
  const listed = useAsk(borders.listPlaces, {})
  const name = language === 'fr' ? 'fr' : 'en'
  return (listed.value?.items ?? [])
    .map((place) => ({ ...place, name: place.names[name], label: `${place.names[name]} (${place.code})` }))
    .toSorted((a, b) => a.name.localeCompare(b.name, name))
}
