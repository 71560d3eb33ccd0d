/** Asks for seats on what the family wishes: who pays for whom, bags, and what the carrier must know. Names and ages come from the files. */
import { useState } from 'react'
import type { Case } from '#domain/cases/words.ts'
import * as cases from '#domain/cases/contract.ts'
import { Payer, type TravelRequest } from '#domain/movements/words.ts'
import * as contract from '#domain/ticketing/contract.ts'
import { newId } from '#desk/kit/api.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { CheckField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { PersonName } from '#desk/people/shared.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { Field } from '#ui/Field.tsx'
import { Select } from '#ui/Select.tsx'
import { Code } from '#ui/PersonName.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { codesIn, numberIn } from './typed.ts'

type Props = { of: Case; wish: TravelRequest; onDone: () => void }
type Story = cases.CaseStory

export function AskTicketsForm(props: Props) {
  const story = useAsk(cases.getCase, { caseId: props.of.id })
  return <AskedPart of={story}>{(found) => <Asking {...props} members={found.members.filter(({ travelling }) => travelling)} />}</AskedPart>
}

type Seat = { flies: boolean; payer: string; pieces: string; kg: string }

function Asking({ of, wish, members, onDone }: Props & { members: Story['members'] }) {
  const { t, write } = useText()
  const [more, setMore] = useState(false)
  const labels = {
    passengers: t('ticketing.passengers'),
    projectCode: t('ticketing.project'),
    wbs: t('ticketing.wbs'),
    donor: t('ticketing.donor'),
    transitPreferred: t('ticketing.transit_preferred'),
    transitForbidden: t('ticketing.transit_forbidden'),
    avoidDays: t('ticketing.avoid_days'),
    daylightArrival: t('ticketing.daylight'),
    minConnectionMin: t('ticketing.min_connection'),
    minConnectionReason: t('ticketing.min_connection_reason'),
    medifRef: t('ticketing.medif'),
  }
  const form = useForm({
    contract: contract.requestTickets,
    draft: `ticketing.ask/${wish.id}`,
    initial: {
      seats: Object.fromEntries(
        members.map(({ personId }) => [personId, { flies: true, payer: wish.payer as string, pieces: '2', kg: '46' }]),
      ) as Record<string, Seat>,
      projectCode: of.projectCode ?? '',
      wbs: '',
      donor: '',
      transitPreferred: '',
      transitForbidden: '',
      avoidDays: [] as number[],
      daylightArrival: false,
      minConnectionMin: '',
      minConnectionReason: '',
      medifRef: '',
    },
    input: ({ seats, ...values }) => ({
      ...values,
      id: newId(),
      caseId: of.id,
      travelRequestId: wish.id,
      passengers: members
        .filter(({ personId }) => seats[personId]?.flies === true)
        .map(({ personId }) => ({
          personId,
          payer: seats[personId]!.payer,
          bagsPieces: numberIn(seats[personId]!.pieces),
          bagsKg: numberIn(seats[personId]!.kg),
        })),
      transitPreferred: codesIn(values.transitPreferred),
      transitForbidden: codesIn(values.transitForbidden),
      minConnectionMin: numberIn(values.minConnectionMin),
    }),
    onDone: () => {
      tell(t('ticketing.asked_done'))
      onDone()
    },
  })
  const { seats, avoidDays } = form.values
  const setSeat = (personId: string, change: Partial<Seat>) =>
    form.set('seats', { ...seats, [personId]: { ...seats[personId]!, ...change } })
  return (
    <CommandForm form={form} submit={t('ticketing.ask')} labels={labels} reason={useWhyNot('ticketing.book')}>
      <p className="flex flex-wrap items-center gap-2">
        <Code>{`${wish.fromPlace} – ${wish.toPlace}`}</Code>
        {t('movements.between', { from: write.day(wish.earliestOn), to: write.day(wish.latestOn) })}
      </p>
      <ul className="flex flex-col divide-y divide-line">
        {members.map(({ personId, person }) => (
          <li key={personId} className="flex flex-col gap-2 py-2">
            <Checkbox
              checked={seats[personId]!.flies}
              onChange={(flies) => setSeat(personId, { flies })}
              label={<PersonName person={person} />}
            />
            {seats[personId]!.flies && (
              <div className="grid grid-cols-3 gap-2">
                <Field label={t('ticketing.payer')} required>
                  <Select
                    value={seats[personId]!.payer}
                    onChange={(payer) => setSeat(personId, { payer })}
                    options={Payer.options.map((value) => ({ value, label: t(`movements.payer.${value}`) }))}
                  />
                </Field>
                <Field label={t('movements.bags_pieces')}>
                  <TextInput value={seats[personId]!.pieces} onChange={(pieces) => setSeat(personId, { pieces })} inputMode="numeric" />
                </Field>
                <Field label={t('movements.bags_kg')}>
                  <TextInput value={seats[personId]!.kg} onChange={(kg) => setSeat(personId, { kg })} inputMode="numeric" />
                </Field>
              </div>
            )}
          </li>
        ))}
      </ul>
      <TextField form={form} name="projectCode" label={labels.projectCode} hint={t('ticketing.project_hint')} maxLength={4} />
      <Checkbox checked={more} onChange={setMore} label={t('ticketing.more_wishes')} />
      {more && (
        <>
          <div className="grid gap-3 sm:grid-cols-2">
            <TextField form={form} name="wbs" label={labels.wbs} maxLength={40} />
            <TextField form={form} name="donor" label={labels.donor} maxLength={80} />
            <TextField form={form} name="transitPreferred" label={labels.transitPreferred} hint={t('ticketing.via_hint')} />
            <TextField form={form} name="transitForbidden" label={labels.transitForbidden} hint={t('ticketing.via_hint')} />
            <TextField form={form} name="minConnectionMin" type="number" label={labels.minConnectionMin} />
            <TextField
              form={form}
              name="minConnectionReason"
              label={labels.minConnectionReason}
              maxLength={300}
              required={form.values.minConnectionMin !== ''}
            />
            <TextField form={form} name="medifRef" label={labels.medifRef} hint={t('ticketing.medif_hint')} maxLength={40} />
          </div>
          <fieldset className="flex flex-wrap gap-x-4">
            <legend className="text-sm font-medium">{labels.avoidDays}</legend>
            {[1, 2, 3, 4, 5, 6, 7].map((day) => (
              <Checkbox
                key={day}
                checked={avoidDays.includes(day)}
                onChange={(on) => form.set('avoidDays', on ? [...avoidDays, day] : avoidDays.filter((each) => each !== day))}
                label={t(`ticketing.weekday.${day}`)}
              />
            ))}
          </fieldset>
          <CheckField form={form} name="daylightArrival" label={labels.daylightArrival} />
        </>
      )}
    </CommandForm>
  )
}
