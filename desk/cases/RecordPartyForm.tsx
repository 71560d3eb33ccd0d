/** Adds a party to a case or writes one anew; what stood there before is kept with its days. The same rule as the server's is asked first. */
import type { CaseStory } from '#domain/cases/contract.ts'
import * as parties from '#domain/cases/party-contract.ts'
import { refuse } from '#domain/kit/result.ts'
import * as types from '#domain/programmes/movement-type-contract.ts'
import type { MovementTypeSheet } from '#domain/programmes/movement-type-words.ts'
import type { MovementType } from '#domain/programmes/movement-types.ts'
import { checkParty, keepsStatesApart, optionOf } from '#domain/programmes/party-rules.ts'
import type { PartyKind } from '#domain/programmes/party-words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { draftOf, noParty, OptionFields, organisationsIn, type TypedParty } from './PartyFields.tsx'

export function RecordPartyForm({ story, onDone }: { story: CaseStory; onDone: () => void }) {
  const { movementType, movementTypeVersion } = story.case
  const found = useAsk(types.getMovementType, { code: movementType as MovementType, version: movementTypeVersion ?? 1 })
  return <AskedPart of={found}>{({ sheet }) => <Writing story={story} sheet={sheet} onDone={onDone} />}</AskedPart>
}

function Writing({ story, sheet, onDone }: { story: CaseStory; sheet: MovementTypeSheet; onDone: () => void }) {
  const { t } = useText()
  const options = sheet.parties.flatMap(({ oneOf }) => oneOf)
  const form = useForm({
    contract: parties.recordParty,
    initial: { party: (options.length === 1 ? { ...noParty, kind: options[0]!.kind } : noParty) as TypedParty },
    input: ({ party }) => {
      const option = party.kind === '' ? undefined : optionOf(sheet, party.kind)
      return { caseId: story.case.id, ...(option === undefined ? {} : draftOf(option, party)) }
    },
    check: (_input, { party }) => {
      const option = party.kind === '' ? undefined : optionOf(sheet, party.kind)
      if (option === undefined) return refuse('party_not_of_type', { type: sheet.code })
      const draft = draftOf(option, party)
      const others = story.parties.map(({ kind, state }) => ({ kind, ...(state === null ? {} : { state }) }))
      if (!keepsStatesApart(sheet, others, draft)) return refuse('parties_same_state')
      return checkParty(sheet, draft, organisationsIn({ [draft.kind]: party }))
    },
    onDone: () => {
      tell(t('party.recorded'))
      onDone()
    },
  })
  const { party } = form.values
  const option = party.kind === '' ? undefined : optionOf(sheet, party.kind)
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={{ kind: t('party.kind') }} reason={useWhyNot('cases.write')}>
      {options.length > 1 && (
        <RadioGroup
          legend={t('party.kind')}
          value={party.kind}
          onChange={(kind) => form.set('party', { ...noParty, kind: kind as PartyKind })}
          options={options.map(({ kind }) => ({ value: kind, label: t(`party.kind.${kind}`) }))}
        />
      )}
      {option !== undefined && <OptionFields option={option} party={party} onChange={(typed) => form.set('party', typed)} />}
    </CommandForm>
  )
}
