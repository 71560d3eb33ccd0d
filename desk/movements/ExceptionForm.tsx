/** What a supervisor takes on themself before a family is booked: that it travels apart, or that somebody goes to the country they fled. */
import { useState } from 'react'
import type { CaseId } from '#domain/cases/words.ts'
import type { OutputOf } from '#domain/kit/contract.ts'
import * as borders from '#domain/movements/border-contract.ts'
import * as movements from '#domain/movements/contract.ts'
import type { MovementId } from '#domain/movements/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { nameOf } from '#desk/people/shared.tsx'
import { Code } from '#ui/PersonName.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { ReadyCases } from './ReadyCases.tsx'

type Kind = 'SPLIT' | 'ORIGIN'
type ChosenProps = { movementId: MovementId; caseId: CaseId; onDone: () => void }

export function ExceptionForm({ movementId, onDone }: { movementId: MovementId; onDone: () => void }) {
  const [caseId, setCaseId] = useState<CaseId>()
  return caseId === undefined ? <ReadyCases onChoose={setCaseId} /> : <Chosen movementId={movementId} caseId={caseId} onDone={onDone} />
}

function Chosen(props: ChosenProps) {
  const { t } = useText()
  const { movementId, caseId } = props
  const checked = useAsk(movements.checkBooking, { movementId, caseId })
  const [kind, setKind] = useState<Kind>('SPLIT')
  return (
    <AskedPart of={checked}>
      {(it) => (
        <div className="flex flex-col gap-4">
          <p>
            <Code>{it.caseRef}</Code>
          </p>
          <RadioGroup
            legend={t('movements.exception_kind')}
            value={kind}
            onChange={(value) => setKind(value as Kind)}
            options={(['SPLIT', 'ORIGIN'] as const).map((each) => ({
              value: each,
              label: t(`movements.exception_kind.${each}`),
              hint: t(`movements.exception_hint.${each}`),
            }))}
          />
          {kind === 'SPLIT' ? <SplitForm {...props} /> : <OriginForm {...props} members={it.members} />}
        </div>
      )}
    </AskedPart>
  )
}

function SplitForm({ movementId, caseId, onDone }: ChosenProps) {
  const { t } = useText()
  const labels = { reason: t('movements.exception_reason') }
  const form = useForm({
    contract: movements.approveSplit,
    initial: { reason: '' },
    input: ({ reason }) => ({ movementId, caseId, reason }),
    onDone: () => {
      tell(t('movements.exception_accepted'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('movements.exception')} labels={labels} reason={useWhyNot('cases.supervise')}>
      <TextField form={form} name="reason" lines={3} label={labels.reason} maxLength={400} />
    </CommandForm>
  )
}

type Members = OutputOf<typeof movements.checkBooking>['members']

function OriginForm({ movementId, caseId, members, onDone }: ChosenProps & { members: Members }) {
  const { t } = useText()
  const labels = { personId: t('movements.column.person'), reason: t('movements.exception_reason'), legalNote: t('movements.legal_note') }
  const form = useForm({
    contract: borders.approveOrigin,
    initial: { personId: '', reason: '', legalNote: '' },
    input: (values) => ({ ...values, movementId, caseId }),
    onDone: () => {
      tell(t('movements.exception_accepted'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('movements.exception')} labels={labels} reason={useWhyNot('cases.supervise')}>
      <SelectField
        form={form}
        name="personId"
        label={labels.personId}
        options={members.map((one) => ({ value: one.personId, label: nameOf(one) }))}
      />
      <TextField form={form} name="reason" lines={2} label={labels.reason} maxLength={400} />
      <TextField form={form} name="legalNote" lines={4} label={labels.legalNote} hint={t('movements.legal_note_hint')} maxLength={2000} />
    </CommandForm>
  )
}
