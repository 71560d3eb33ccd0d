/** Puts a family on a journey: choose the case that waits, see what keeps it from these flights, complete seats, book. */
import { useState } from 'react'
import type { CaseId } from '#domain/cases/words.ts'
import type { OutputOf } from '#domain/kit/contract.ts'
import * as movements from '#domain/movements/contract.ts'
import { escortMeets } from '#domain/movements/clearance-rules.ts'
import { EscortKind, type MovementId, type Ssr } from '#domain/movements/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { nameOf, PersonName } from '#desk/people/shared.tsx'
import { Button } from '#ui/Button.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { Field } from '#ui/Field.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { ReadyCases } from './ReadyCases.tsx'
import { blockText } from './shared.tsx'
import { SsrFields } from './SsrFields.tsx'

export function BookCaseForm({ movementId, onDone }: { movementId: MovementId; onDone: () => void }) {
  const [caseId, setCaseId] = useState<CaseId>()
  return caseId === undefined ? (
    <ReadyCases onChoose={setCaseId} />
  ) : (
    <Booking key={caseId} movementId={movementId} caseId={caseId} onBack={() => setCaseId(undefined)} onDone={onDone} />
  )
}

type Checked = OutputOf<typeof movements.checkBooking>
type BookingProps = { movementId: MovementId; caseId: CaseId; onBack: () => void; onDone: () => void }

function Booking(props: BookingProps) {
  const checked = useAsk(movements.checkBooking, { movementId: props.movementId, caseId: props.caseId })
  return <AskedPart of={checked}>{(it) => <Seats checked={it} {...props} />}</AskedPart>
}

type TypedSeat = {
  personId: string
  name: string
  travels: boolean
  ticketNo: string
  seat: string
  ssr: Ssr[]
  infantWith: string
  escortKind: string
}

function Seats({ checked, movementId, caseId, onBack, onDone }: BookingProps & { checked: Checked }) {
  const text = useText()
  const { t } = text
  const whyNot = useWhyNot('movements.book')
  const members = checked.members.filter(({ onBoard }) => !onBoard)
  const labels = { bookingRef: t('movements.booking_ref'), passengers: t('movements.passengers') }
  const form = useForm({
    contract: movements.bookCase,
    initial: {
      bookingRef: '',
      passengers: members.map((one): TypedSeat => ({
        personId: one.personId,
        name: nameOf(one),
        travels: true,
        ticketNo: '',
        seat: '',
        ssr: one.ssr,
        infantWith: one.infantWith ?? '',
        escortKind: '',
      })),
    },
    input: ({ bookingRef, passengers }) => ({
      movementId,
      caseId,
      bookingRef,
      passengers: passengers
        .filter(({ travels }) => travels)
        .map(({ personId, ticketNo, seat, ssr, infantWith, escortKind }) => ({
          personId,
          ticketNo: ticketNo.trim() || undefined,
          seat: seat.trim() || undefined,
          infantWith: infantWith || undefined,
          escortKind: escortKind || undefined,
          ssr: ssr.map((each) => (each.text?.trim() ? each : { code: each.code })),
        })),
    }),
    onDone: () => {
      tell(t('movements.booked'))
      onDone()
    },
  })
  const { passengers } = form.values
  const set = (at: number, change: Partial<TypedSeat>) =>
    form.set(
      'passengers',
      passengers.map((each, index) => (index === at ? { ...each, ...change } : each)),
    )
  // What a doctor demands is mended on this form: an escort that is named, or somebody who stays.
  const blocks = checked.blocks.filter((block) => {
    const typed = passengers.find(({ personId }) => personId === block.personId)
    if (block.escort === undefined || typed === undefined) return true
    return typed.travels && !escortMeets(block.escort, (typed.escortKind || null) as EscortKind | null)
  })
  const stays = passengers.some(({ travels }) => !travels) && !checked.splitApproved
  return (
    <CommandForm
      form={form}
      submit={t('movements.book')}
      labels={labels}
      reason={whyNot ?? (blocks.length > 0 ? t('movements.blocked_short', { count: blocks.length }) : undefined)}
      actions={
        <Button look="quiet" icon="back" onClick={onBack}>
          {t('movements.other_case')}
        </Button>
      }
    >
      <p>
        <Code>{checked.caseRef}</Code>
      </p>
      {blocks.length > 0 && (
        <Notice mood="bad" title={t('movements.blocked', { count: blocks.length })}>
          <ul className="list-disc ps-4">
            {blocks.map((block) => (
              <li key={`${block.word} ${block.personId} ${block.kind}`}>
                {blockText(
                  text,
                  block,
                  (personId) =>
                    checked.members.find((one) => one.personId === personId) &&
                    nameOf(checked.members.find((one) => one.personId === personId)!),
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {checked.warnings.length > 0 && (
        <Notice mood="warn" title={t('movements.look_again')}>
          <ul className="list-disc ps-4">
            {checked.warnings.map((warning) => (
              <li key={`${warning.word} ${warning.country}`}>{blockText(text, warning, () => undefined)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <TextField
        form={form}
        name="bookingRef"
        label={labels.bookingRef}
        hint={t('movements.booking_hint')}
        maxLength={6}
        className="max-w-xs"
      />
      {stays && (
        <Notice mood="warn">{t('refusal.family_split_unapproved', { left: passengers.filter(({ travels }) => !travels).length })}</Notice>
      )}
      <ul className="flex flex-col gap-3">
        {members.map((one, at) => {
          const typed = passengers[at]!
          return (
            <li key={one.personId} className="rounded-md border border-line p-3">
              <Checkbox
                checked={typed.travels}
                onChange={(travels) => set(at, { travels })}
                label={<PersonName person={one} />}
                hint={t(`movements.age_band.${one.ageBand}`)}
              />
              {typed.travels && (
                <div className="mt-2 flex flex-col gap-3">
                  <div className="grid gap-3 sm:grid-cols-2">
                    <Field label={t('movements.column.ticketNo')}>
                      <TextInput value={typed.ticketNo} onChange={(ticketNo) => set(at, { ticketNo })} maxLength={14} />
                    </Field>
                    <Field label={t('movements.column.seat')}>
                      <TextInput value={typed.seat} onChange={(seat) => set(at, { seat })} maxLength={4} />
                    </Field>
                  </div>
                  {one.ageBand === 'INF' && (
                    <Field label={t('movements.lap')} required>
                      <Select
                        value={typed.infantWith}
                        onChange={(infantWith) => set(at, { infantWith })}
                        placeholder={t('ui.choose')}
                        options={members.filter(({ mayHold }) => mayHold).map((adult) => ({ value: adult.personId, label: nameOf(adult) }))}
                      />
                    </Field>
                  )}
                  {checked.blocks.some(({ escort, personId }) => escort !== undefined && personId === one.personId) && (
                    <Field label={t('movements.column.escortKind')} required className="max-w-md">
                      <Select
                        value={typed.escortKind}
                        onChange={(escortKind) => set(at, { escortKind })}
                        placeholder={t('movements.nobody')}
                        options={EscortKind.options.map((kind) => ({ value: kind, label: t(`movements.escort.${kind}`) }))}
                      />
                    </Field>
                  )}
                  <SsrFields ssr={typed.ssr} onChange={(ssr) => set(at, { ssr })} />
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </CommandForm>
  )
}
