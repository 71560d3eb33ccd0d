/** Opens a case: programme, destination, and the principal applicant when known. The programme's own rule is asked before sending. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import * as cases from '#domain/cases/contract.ts'
import { chooseDestination } from '#domain/cases/destination-rules.ts'
import { countryCodes } from '#domain/kit/country.ts'
import { accept } from '#domain/kit/result.ts'
import { openDemands, settleParties, standingPartiesOf } from '#domain/programmes/party-rules.ts'
import type { MovementTypeSheet } from '#domain/programmes/movement-type-words.ts'
import type { StandingParty } from '#domain/programmes/party-words.ts'
import * as types from '#domain/programmes/movement-type-contract.ts'
import { dayAt, instantFromMs } from '#domain/kit/day.ts'
import type { PersonLine } from '#domain/people/words.ts'
import * as programmes from '#domain/programmes/contract.ts'
import type { Programme } from '#domain/programmes/words.ts'
import { PersonPicker } from '#desk/people/shared.tsx'
import { newId } from '#desk/kit/api.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { CheckField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { useSelf } from '#desk/kit/session.ts'
import { type Text, useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { organisationsIn, partiesIn, PartyFields, type TypedParties } from './PartyFields.tsx'
import { countryText, nameIn, partyText } from './shared.tsx'

export function OpenCaseForm({ onDone }: { onDone: () => void }) {
  const known = useAsk(programmes.listProgrammes, { limit: 200 }, { keep: true })
  const sheets = useAsk(types.listMovementTypes, {}, { keep: true })
  return (
    <AskedPart of={known}>
      {({ items }) => (
        <AskedPart of={sheets}>
          {({ items: all, standing }) => <CaseFields programmes={items} sheets={all} standing={standing} onDone={onDone} />}
        </AskedPart>
      )}
    </AskedPart>
  )
}

type FieldsProps = {
  programmes: readonly Programme[]
  sheets: readonly MovementTypeSheet[]
  standing: readonly StandingParty[]
  onDone: () => void
}

function CaseFields({ programmes: known, sheets, standing, onDone }: FieldsProps) {
  const text = useText()
  const { t } = text
  const self = useSelf()
  const go = useNavigate()
  const [principal, setPrincipal] = useState<PersonLine>()
  const labels = {
    programmeCode: t('cases.programme'),
    destinationCountry: t('cases.country'),
    destinationSubregion: t('cases.subregion'),
    destinationCity: t('cases.city'),
    receivingParty: t('cases.receiving_party'),
    externalRef: t('cases.external_ref'),
    members: t('cases.principal'),
    parties: t('party.parties'),
  }
  const [id] = useState(newId)
  const termsOf = (values: { programmeCode: string; destinationCountry: string }) => {
    const programme = known.find((each) => each.code === values.programmeCode)
    const sheet = sheets.find((each) => each.code === programme?.movementType)
    const goesTo = programme?.direction === 'TO_FRANCE' ? 'FRA' : values.destinationCountry || null
    const today = dayAt(instantFromMs(Date.now()), self.office.timeZone)
    const usual = programme === undefined ? [] : standingPartiesOf(standing, programme.code, goesTo, today)
    return { programme, sheet, usual, demands: sheet === undefined ? [] : openDemands(sheet, usual) }
  }
  const form = useForm({
    contract: cases.openCase,
    draft: 'cases.open',
    initial: {
      programmeCode: '',
      destinationCountry: '',
      destinationSubregion: '',
      destinationCity: '',
      receivingParty: '',
      externalRef: '',
      unaccompaniedMinor: false,
      parties: {} as TypedParties,
    },
    input: (values) => ({
      ...values,
      id,
      office: self.office.id,
      parties: partiesIn(termsOf(values).demands, values.parties),
      members: principal === undefined ? [] : [{ personId: principal.id, role: 'PA' }],
    }),
    check: (input, values) => {
      const { programme, sheet, usual, demands } = termsOf(values)
      if (programme === undefined || sheet === undefined) return accept(null)
      const destination = chooseDestination(programme, input.destinationCountry, input.destinationSubregion)
      return destination.ok ? settleParties(sheet, partiesIn(demands, values.parties), usual, organisationsIn(values.parties)) : destination
    },
    onDone: (sent) => {
      tell(t(sent.queued ? 'ui.queued' : 'cases.opened'))
      onDone()
      if (!sent.queued) void go({ to: '/cases/$caseId', params: { caseId: id } })
    },
  })
  const { programme, sheet, usual, demands } = termsOf(form.values)
  // Before the destination is known, what follows from it is not asked for.
  const isPlaced = programme?.direction === 'TO_FRANCE' || form.values.destinationCountry !== ''
  const regions = programme?.countries.find((each) => each.iso3 === form.values.destinationCountry)?.subregions
  return (
    <CommandForm form={form} submit={t('cases.open_case')} labels={labels} reason={useWhyNot('cases.write')}>
      <SelectField
        form={form}
        name="programmeCode"
        label={labels.programmeCode}
        options={known.map((each) => ({ value: each.code, label: nameIn(text, each.names) }))}
      />
      {programme?.direction !== 'TO_FRANCE' && (
        <SelectField
          form={form}
          name="destinationCountry"
          label={labels.destinationCountry}
          required
          options={countryOptions(text, programme)}
        />
      )}
      {regions !== undefined && (
        <SelectField
          form={form}
          name="destinationSubregion"
          label={labels.destinationSubregion}
          required
          options={[
            ...regions.map((region) => ({ value: region.code, label: nameIn(text, region.names) })),
            // Chosen, it is refused with the regions that are covered.
            { value: 'OTHER', label: t('cases.other_region') },
          ]}
        />
      )}
      {sheet !== undefined && isPlaced && (
        <>
          {usual
            .filter(({ kind }) => sheet.parties.some(({ oneOf }) => oneOf.some((option) => option.kind === kind)))
            .map((party) => (
              <p key={party.kind} className="text-sm text-ink-soft">
                {t('party.by_programme', { party: partyText(text, party) })}
              </p>
            ))}
          <PartyFields demands={demands} typed={form.values.parties} onChange={(parties) => form.set('parties', parties)} />
        </>
      )}
      <TextField form={form} name="destinationCity" label={labels.destinationCity} />
      <TextField form={form} name="receivingParty" label={labels.receivingParty} />
      <TextField form={form} name="externalRef" label={labels.externalRef} />
      <PersonPicker label={labels.members} chosen={principal} onChoose={setPrincipal} />
      <CheckField form={form} name="unaccompaniedMinor" label={t('cases.unaccompanied')} />
    </CommandForm>
  )
}

/** Those that the programme names come first. The others stay in the list, so that the rule can say why one is not covered. */
function countryOptions(text: Text, programme: Programme | undefined) {
  const byName = new Intl.Collator(text.language).compare
  const option = (code: string) => ({ value: code, label: countryText(text, code) })
  const named = (programme?.countries ?? []).map((each) => option(each.iso3)).toSorted((a, b) => byName(a.label, b.label))
  const others = countryCodes.filter((code) => !named.some((each) => each.value === code)).map(option)
  return [...named, ...others.toSorted((a, b) => byName(a.label, b.label))]
}
