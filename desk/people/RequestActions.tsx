/** What is done with a request about one's own record: answered with its reason, given more time once, or carried out as an erasure. */
import { useState } from 'react'
import type { Day } from '#domain/kit/day.ts'
import * as records from '#domain/people/record-contract.ts'
import { extend } from '#domain/people/request-rules.ts'
import { AnswerWhy, ExtendedWhy, type RecordRequest, RequestState } from '#domain/people/request-words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { SelectField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { ErasurePart } from './ErasurePart.tsx'

const today = (): Day => new Date().toISOString().slice(0, 10) as Day

export function RequestActions({ request }: { request: RecordRequest }) {
  const { t } = useText()
  const [doing, setDoing] = useState<'answer' | 'extend' | 'erase'>()
  const whyNot = useWhyNot('people.write')
  const longer = extend(request, today())
  const close = () => setDoing(undefined)
  const title = doing === 'extend' ? t('register.extend') : doing === 'erase' ? t('register.erasure') : t('register.answer')
  return (
    <span className="flex flex-wrap gap-2">
      {request.kind === 'ERASURE' && <Button onClick={() => setDoing('erase')}>{t('register.erasure')}</Button>}
      <Button onClick={() => setDoing('answer')}>{t('register.answer')}</Button>
      <Button look="quiet" reason={whyNot ?? (longer.ok ? undefined : t(`refusal.${longer.refusal}`))} onClick={() => setDoing('extend')}>
        {t('register.extend')}
      </Button>
      <Dialog open={doing !== undefined} onClose={close} title={title}>
        {doing === 'answer' && <AnswerForm request={request} onDone={close} />}
        {doing === 'extend' && <ExtendForm request={request} onDone={close} />}
        {doing === 'erase' && <ErasurePart request={request} />}
      </Dialog>
    </span>
  )
}

export function RequestFacts({ request }: { request: RecordRequest }) {
  const { t, write } = useText()
  const late = request.state === 'OPEN' && request.dueOn < today()
  return (
    <span>
      {t(`register.request_kind.${request.kind}`)} · {t('register.asked_on', { day: write.day(request.askedOn) })}{' '}
      {request.state === 'OPEN' ? (
        <Badge mood={late ? 'bad' : 'note'}>{t(late ? 'register.overdue' : 'register.due_on', { day: write.day(request.dueOn) })}</Badge>
      ) : (
        <Badge mood={request.state === 'REFUSED' ? 'warn' : 'good'}>{t(`status.request.${request.state}`)}</Badge>
      )}
      {request.answerWhy !== null && request.answerWhy !== 'DONE' && (
        <span className="text-sm text-ink-soft"> {t(`register.answer_why.${request.answerWhy}`)}</span>
      )}
      {request.state === 'OPEN' && request.extendedWhy !== null && (
        <span className="text-sm text-ink-soft"> {t('register.extended', { why: t(`register.extended_why.${request.extendedWhy}`) })}</span>
      )}
    </span>
  )
}

type FormProps = { request: RecordRequest; onDone: () => void }

function useSaved(onDone: () => void): () => void {
  const { t } = useText()
  return () => {
    tell(t('ui.saved'))
    onDone()
  }
}

function AnswerForm({ request, onDone }: FormProps) {
  const { t } = useText()
  const labels = { state: t('register.answer'), why: t('register.why') }
  const isErasure = request.kind === 'ERASURE'
  const states = RequestState.options.filter((state) => state !== 'OPEN' && !(isErasure && state === 'GRANTED'))
  const form = useForm({
    contract: records.answerRequest,
    initial: isErasure ? { state: 'REFUSED', why: 'LEGAL_DUTY_TO_KEEP' } : { state: 'GRANTED', why: 'DONE' },
    input: (values) => ({ ...values, requestId: request.id }),
    onDone: useSaved(onDone),
  })
  return (
    <CommandForm form={form} submit={t('register.answer')} labels={labels} reason={useWhyNot('people.write')}>
      <RequestFacts request={request} />
      {request.detail !== null && <p>{request.detail}</p>}
      {isErasure && <p className="text-sm text-ink-soft">{t('register.erasure_grants')}</p>}
      <SelectField
        form={form}
        name="state"
        label={labels.state}
        options={states.map((each) => ({ value: each, label: t(`status.request.${each}`) }))}
      />
      <SelectField
        form={form}
        name="why"
        label={labels.why}
        options={AnswerWhy.options.map((each) => ({ value: each, label: t(`register.answer_why.${each}`) }))}
      />
    </CommandForm>
  )
}

function ExtendForm({ request, onDone }: FormProps) {
  const { t, write } = useText()
  const labels = { why: t('register.why') }
  const longer = extend(request, today())
  const form = useForm({
    contract: records.extendRequest,
    initial: { why: '' },
    input: (values) => ({ ...values, requestId: request.id }),
    onDone: useSaved(onDone),
  })
  return (
    <CommandForm form={form} submit={t('register.extend')} labels={labels} reason={useWhyNot('people.write')}>
      <RequestFacts request={request} />
      {longer.ok && <p>{t('register.extend_what', { day: write.day(longer.value.dueOn) })}</p>}
      <SelectField
        form={form}
        name="why"
        label={labels.why}
        options={ExtendedWhy.options.map((each) => ({ value: each, label: t(`register.extended_why.${each}`) }))}
      />
    </CommandForm>
  )
}
