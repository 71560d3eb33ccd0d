/**
 * The parties that a movement type asks for and its programme does not always have: exactly those, each with what must be said of it.
 * What is typed becomes the parties of a command; whether they do is judged by the rule of programmes, here and on the server.
 */
import { countryCodes } from '#domain/kit/country.ts'
import type { NamedOrganisations } from '#domain/programmes/party-rules.ts'
import { wantedOf } from '#domain/programmes/party-rules.ts'
import type { DemandedParty, PartyOption } from '#domain/programmes/movement-type-words.ts'
import type { PartyDraft, PartyKind } from '#domain/programmes/party-words.ts'
import { type ChosenOrganisation, OrganisationPicker } from '#desk/liaison/shared.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { Field } from '#ui/Field.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { type Text, useText } from '#ui/TextProvider.tsx'
import { countryText } from './shared.tsx'

export type TypedParty = {
  kind: PartyKind | ''
  state: string
  organisation: ChosenOrganisation | undefined
  reference: string
  reason: string
  lastResort: string
}
/** By demand, as `wantedOf` names it. */
export type TypedParties = Readonly<Record<string, TypedParty>>

export const noParty: TypedParty = { kind: '', state: '', organisation: undefined, reference: '', reason: '', lastResort: '' }

/** What is sent of what was typed; of a demand that nobody answered, nothing. */
export function partiesIn(demands: readonly DemandedParty[], typed: TypedParties): PartyDraft[] {
  return demands.flatMap((demand): PartyDraft[] => {
    const party = typedOf(demand, typed)
    const option = demand.oneOf.find(({ kind }) => kind === party.kind)
    return option === undefined ? [] : [draftOf(option, party)]
  })
}

export function draftOf(option: PartyOption, party: TypedParty): PartyDraft {
  const said = (text: string) => (text.trim() === '' ? undefined : text.trim())
  return withoutGaps({
    kind: option.kind,
    organisationId: option.by === 'ORGANISATION' ? party.organisation?.id : undefined,
    state: option.by === 'STATE' ? said(party.state) : undefined,
    reference: said(party.reference),
    reason: option.demands.includes('REASON') ? said(party.reason) : undefined,
    lastResort: option.demands.includes('LAST_RESORT') ? said(party.lastResort) : undefined,
  })
}

function withoutGaps(party: { [Name in keyof PartyDraft]: unknown }): PartyDraft {
  return Object.fromEntries(Object.entries(party).filter(([, value]) => value !== undefined)) as PartyDraft
}

/** The organisations that were chosen, as the rule wants to know them. */
export function organisationsIn(typed: TypedParties): NamedOrganisations {
  return new Map(Object.values(typed).flatMap(({ organisation }) => (organisation === undefined ? [] : [[organisation.id, organisation]])))
}

type PartyFieldsProps = {
  demands: readonly DemandedParty[]
  typed: TypedParties
  onChange: (typed: TypedParties) => void
}

export function PartyFields({ demands, typed, onChange }: PartyFieldsProps) {
  const { t } = useText()
  if (demands.length === 0) return null
  return (
    <fieldset className="flex flex-col gap-4 rounded-md border border-line p-3" data-field="parties">
      <legend className="px-1 text-sm font-semibold">{t('party.which')}</legend>
      <p className="text-sm text-ink-soft">{t('party.which_hint')}</p>
      {demands.map((demand) => {
        const wanted = wantedOf(demand)
        return (
          <OneDemand
            key={wanted}
            demand={demand}
            party={typedOf(demand, typed)}
            onChange={(party) => onChange({ ...typed, [wanted]: party })}
          />
        )
      })}
    </fieldset>
  )
}

type OneProps = { demand: DemandedParty; party: TypedParty; onChange: (party: TypedParty) => void }

function OneDemand({ demand, party, onChange }: OneProps) {
  const { t } = useText()
  const [only] = demand.oneOf
  if (demand.oneOf.length === 1 && only!.by === 'NOBODY' && only!.demands.length === 0)
    return (
      <Checkbox
        checked={party.kind === only!.kind}
        onChange={(given) => onChange({ ...party, kind: given ? only!.kind : '' })}
        label={t(`party.kind.${only!.kind}`)}
        hint={t('party.own_request')}
      />
    )
  const option = demand.oneOf.find(({ kind }) => kind === party.kind)
  return (
    <div className="flex flex-col gap-3">
      {demand.oneOf.length > 1 && (
        <RadioGroup
          legend={t('party.one_of')}
          value={party.kind}
          onChange={(kind) => onChange({ ...noParty, kind: kind as PartyKind })}
          options={demand.oneOf.map(({ kind }) => ({ value: kind, label: t(`party.kind.${kind}`) }))}
        />
      )}
      {option !== undefined && <OptionFields option={option} party={party} onChange={onChange} />}
    </div>
  )
}

/** What must be said of one party, and no more. */
export function OptionFields({
  option,
  party,
  onChange,
}: {
  option: PartyOption
  party: TypedParty
  onChange: (party: TypedParty) => void
}) {
  const text = useText()
  const { t } = text
  const label = t(`party.kind.${option.kind}`)
  const set = (change: Partial<TypedParty>) => onChange({ ...party, kind: option.kind, ...change })
  return (
    <div className="flex flex-col gap-3">
      {option.by === 'STATE' && (
        <Field label={label} required>
          <Select value={party.state} onChange={(state) => set({ state })} placeholder={t('ui.choose')} options={statesOf(text, option)} />
        </Field>
      )}
      {option.by === 'ORGANISATION' && (
        <OrganisationPicker
          label={label}
          kinds={option.organisationKinds ?? []}
          chosen={party.organisation}
          onChoose={(organisation) => set({ organisation })}
        />
      )}
      {option.by === 'NOBODY' && <p className="text-sm font-medium">{label}</p>}
      {(option.demands.includes('REFERENCE') || option.by === 'ORGANISATION') && (
        <Field label={t('party.reference')} required={option.demands.includes('REFERENCE')}>
          <TextInput value={party.reference} onChange={(reference) => set({ reference })} maxLength={80} autoComplete="off" />
        </Field>
      )}
      {option.demands.includes('REASON') && (
        <Field label={t(option.by === 'STATE' ? 'party.reason_legal' : 'party.reason')} required>
          <TextArea value={party.reason} onChange={(reason) => set({ reason })} rows={2} maxLength={500} />
        </Field>
      )}
      {option.demands.includes('LAST_RESORT') && (
        <Field label={t('party.last_resort')} required>
          <TextArea value={party.lastResort} onChange={(lastResort) => set({ lastResort })} rows={2} maxLength={500} />
        </Field>
      )}
    </div>
  )
}

/** Where only one kind can answer, it is that one from the first moment, but for a word that somebody must give on purpose. */
function typedOf(demand: DemandedParty, typed: TypedParties): TypedParty {
  const party = typed[wantedOf(demand)]
  if (party !== undefined) return party
  const [only] = demand.oneOf
  return demand.oneOf.length === 1 && only!.by !== 'NOBODY'
    ? { ...noParty, kind: only!.kind }
    : { ...noParty, kind: oneWithDemands(demand) }
}

function oneWithDemands({ oneOf }: DemandedParty): PartyKind | '' {
  const [only] = oneOf
  return oneOf.length === 1 && only!.demands.length > 0 ? only!.kind : ''
}

function statesOf(text: Text, option: PartyOption) {
  const byName = new Intl.Collator(text.language).compare
  return (option.states ?? countryCodes)
    .map((code) => ({ value: code, label: countryText(text, code) }))
    .toSorted((a, b) => byName(a.label, b.label))
}
