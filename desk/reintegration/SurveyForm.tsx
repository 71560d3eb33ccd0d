/**
 * The questions of the survey: one at a time on a phone, one dimension at a time at a desk. Every answer is kept, sealed, as it is
 * given; any question may be passed over. It is scored by the server, and here by the same rule when there is no network.
 */
import { type ReactNode, useState } from 'react'
import type { Day } from '#domain/kit/day.ts'
import type { PersonId } from '#domain/people/words.ts'
import { questionKeys } from '#domain/programmes/instrument-rules.ts'
import type { Answers, Instrument, Item } from '#domain/programmes/instrument-words.ts'
import * as visiting from '#domain/reintegration/visit-contract.ts'
import type { VisitLine } from '#domain/reintegration/visit-contract.ts'
import { scoreSurvey, type SurveyScore } from '#domain/reintegration/visit-rules.ts'
import type { Plan } from '#domain/reintegration/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { type Form, useForm } from '#desk/kit/form.ts'
import { DateField, SelectField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { ButtonLink } from '#desk/kit/TextLink.tsx'
import { useNames } from '#desk/projects/shared.tsx'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Progress } from '#ui/Progress.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { deviceNow, deviceToday } from './queries.ts'
import { Question } from './Question.tsx'
import { Scores } from './SurveysPanel.tsx'
import { usePhone } from './use-phone.ts'

type Props = { plan: Plan; caseId: string; personId: PersonId; visits: readonly VisitLine[]; instrument: Instrument }

export function SurveyForm({ plan, caseId, personId, visits, instrument }: Props) {
  const { t } = useText()
  const steps = useSteps(instrument)
  const mayWrite = useWhyNot('reintegration.write')
  const [at, setAt] = useState(0)
  const [scored, setScored] = useState<{ score: SurveyScore; queued: boolean }>()
  const labels = { answeredOn: t('reintegration.answered_on'), visitId: t('reintegration.at_visit'), answers: t('reintegration.answers') }
  const score = (answers: Answers, answeredOn: string) =>
    scoreSurvey(plan, [personId], instrument, { personId, answeredOn: answeredOn as Day, wave: null, answers }, deviceNow())
  const form = useForm({
    contract: visiting.recordSurvey,
    draft: `reintegration.survey/${plan.id}/${personId}`,
    initial: { answeredOn: deviceToday(), visitId: '', answers: {} as Answers },
    input: (values) => ({
      planId: plan.id,
      personId,
      visitId: values.visitId,
      instrumentCode: instrument.code,
      // The version that was read out, though another is published before this is sent.
      instrumentVersion: instrument.version,
      answeredOn: values.answeredOn,
      answers: values.answers,
    }),
    check: (input) => score(input.answers, input.answeredOn),
    onDone: (sent, values) => {
      if (!sent.queued) return setScored({ score: sent.value, queued: false })
      const here = score(values.answers, values.answeredOn)
      if (here.ok) setScored({ score: here.value, queued: true })
    },
  })
  if (scored !== undefined) return <Scored {...scored} instrument={instrument} caseId={caseId} />

  const { answers } = form.values
  // Before the first question comes who and when, after the last one a word on what was answered.
  const end = steps.length + 1
  const step = Math.min(at, end)
  const answer = (key: string, value: string | string[] | undefined) => {
    const { [key]: _, ...others } = answers
    form.set('answers', value === undefined ? others : { ...others, [key]: value })
  }
  const walk = <Walk step={step} end={end} onGo={setAt} />
  if (step < end)
    return (
      <Asked step={step} end={end} items={steps[step - 1] ?? []} instrument={instrument} answers={answers} onAnswer={answer} form={form}>
        {walk}
      </Asked>
    )
  return (
    <CommandForm form={form} submit={t('reintegration.finish_survey')} labels={labels} reason={mayWrite} actions={walk}>
      <Progress label={t('reintegration.after_questions')} done={step} of={end} />
      <p className="max-w-prose">
        {t('reintegration.answers_of', { count: Object.keys(answers).length, of: questionKeys(instrument).length })}
      </p>
      <DateField
        form={form}
        name="answeredOn"
        label={labels.answeredOn}
        max={deviceToday()}
        {...(plan.returnOn === null ? {} : { min: plan.returnOn })}
      />
      <SelectField
        form={form}
        name="visitId"
        label={labels.visitId}
        placeholder={t('reintegration.no_visit')}
        options={visits.map((visit) => ({ value: visit.id, label: t('reintegration.visit_of_month', { month: visit.month }) }))}
      />
    </CommandForm>
  )
}

type AskedProps = {
  step: number
  end: number
  items: readonly Item[]
  instrument: Instrument
  answers: Answers
  onAnswer: (key: string, value: string | string[] | undefined) => void
  form: Pick<Form, 'draftFrom' | 'reset'>
  children: ReactNode
}

/** One step: the introduction to be read out, or questions. */
function Asked({ step, end, items, instrument, answers, onAnswer, form, children }: AskedProps) {
  const { t, write } = useText()
  const named = useNames()
  const first = items[0]
  return (
    <div className="flex flex-col gap-4">
      {form.draftFrom !== undefined && (
        <Notice
          actions={
            <Button look="quiet" onClick={form.reset}>
              {t('ui.draft_forget')}
            </Button>
          }
        >
          {t('ui.draft_from', { when: write.instant(new Date(form.draftFrom).toISOString()) })}
        </Notice>
      )}
      <Progress
        label={first === undefined ? t('reintegration.before_questions') : named(dimensionOf(instrument, first))}
        done={step}
        of={end}
      />
      {first === undefined && <p className="max-w-prose">{named(instrument.introduction)}</p>}
      {items.map((item) => (
        <Question key={item.code} item={item} instrument={instrument} answers={answers} onAnswer={onAnswer} />
      ))}
      <div className="flex flex-wrap items-center gap-2">{children}</div>
    </div>
  )
}

/** Somebody may stop at any question: then it goes straight to the end. */
function Walk({ step, end, onGo }: { step: number; end: number; onGo: (step: number) => void }) {
  const { t } = useText()
  const go = (to: number) => {
    onGo(to)
    window.scrollTo({ top: 0 })
  }
  return (
    <>
      <Button icon="back" reason={step === 0 ? t('reintegration.survey_at_start') : undefined} onClick={() => go(step - 1)}>
        {t('reintegration.previous')}
      </Button>
      {step < end && (
        <Button look="main" icon="next" onClick={() => go(step + 1)}>
          {t('reintegration.next')}
        </Button>
      )}
      {step > 0 && step < end && (
        <Button look="quiet" onClick={() => go(end)}>
          {t('reintegration.stop_here')}
        </Button>
      )}
    </>
  )
}

function Scored({ score, queued, instrument, caseId }: { score: SurveyScore; queued: boolean; instrument: Instrument; caseId: string }) {
  const { t } = useText()
  return (
    <div className="flex flex-col gap-4">
      <Notice mood={queued ? 'warn' : 'good'} live title={t(queued ? 'ui.queued' : 'reintegration.survey_recorded')} />
      <Scores instrument={instrument} dimensions={score.dimensions} composite={score.composite} />
      <div>
        <ButtonLink to="/reintegration/cases/$caseId" params={{ caseId }} look="main">
          {t('reintegration.back_to_plan')}
        </ButtonLink>
      </div>
    </div>
  )
}

/** The questions as they are asked: alone on a phone, by dimension where there is room. */
function useSteps(instrument: Instrument): Item[][] {
  const phone = usePhone()
  if (phone) return instrument.items.map((item) => [item])
  return instrument.dimensions
    .map((dimension) => instrument.items.filter((item) => item.dimension === dimension.code))
    .filter((items) => items.length > 0)
}

function dimensionOf(instrument: Instrument, item: Item) {
  return instrument.dimensions.find((dimension) => dimension.code === item.dimension)!.names
}
