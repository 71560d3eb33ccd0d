/** The survey with one person: who answers and when, then the questions, then the scores. */
import { useState } from 'react'
import * as programmes from '#domain/programmes/contract.ts'
import type { Instrument } from '#domain/programmes/instrument-words.ts'
import type { CaseStory } from '#domain/cases/contract.ts'
import type { PlanFile } from '#domain/reintegration/contract.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { ButtonLink, useParam } from '#desk/kit/TextLink.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Select } from '#ui/Select.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { useFamily, usePlanFile } from './queries.ts'
import { SurveyForm } from './SurveyForm.tsx'

const instrumentCode = 'SUSTAINABILITY_SURVEY'

export function SurveyPage() {
  const { t } = useText()
  const caseId = useParam('caseId')
  const file = usePlanFile(caseId)
  const family = useFamily(caseId)
  const instrument = useAsk(programmes.getInstrument, { code: instrumentCode }, { keep: true })
  return (
    <Page
      title={t('reintegration.survey')}
      back={{ to: '/reintegration/cases/$caseId', params: { caseId }, label: t('reintegration.plan') }}
    >
      <AskedPart of={file}>
        {(plan) => (
          <AskedPart of={instrument}>
            {(questions) => <AskedPart of={family}>{(story) => <Begin file={plan} story={story} instrument={questions} />}</AskedPart>}
          </AskedPart>
        )}
      </AskedPart>
    </Page>
  )
}

function Begin({ file, story, instrument }: { file: PlanFile; story: CaseStory; instrument: Instrument }) {
  const { t } = useText()
  const { members } = story
  const [chosen, setChosen] = useState(members.length === 1 ? members[0]!.personId : '')
  const { plan } = file
  if (plan === null || plan.returnOn === null) return <NoPlan caseId={file.caseId} />
  const member = members.find((each) => each.personId === chosen)
  return (
    <Panel>
      <div className="flex flex-col gap-4">
        <Field label={t('reintegration.who_answers')} required>
          <Select
            value={chosen}
            onChange={(value) => setChosen(value as typeof chosen)}
            placeholder={t('ui.choose')}
            options={members.map((each) => ({ value: each.personId, label: `${each.person.familyName} ${each.person.givenNames}` }))}
          />
        </Field>
        {member !== undefined && (
          <SurveyForm
            key={member.personId}
            plan={plan}
            caseId={file.caseId}
            personId={member.personId}
            visits={file.visits}
            instrument={instrument}
          />
        )}
      </div>
    </Panel>
  )
}

function NoPlan({ caseId }: { caseId: string }) {
  const { t } = useText()
  return (
    <EmptyState
      title={t('refusal.plan_without_return_day')}
      actions={
        <ButtonLink to="/reintegration/cases/$caseId" params={{ caseId }}>
          {t('reintegration.plan')}
        </ButtonLink>
      }
    />
  )
}
