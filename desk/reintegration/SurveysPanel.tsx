/** The surveys of one plan: the scores of their day by dimension, as bars with numbers and in words. */
import * as programmes from '#domain/programmes/contract.ts'
import { bandOf } from '#domain/programmes/instrument-rules.ts'
import type { Instrument } from '#domain/programmes/instrument-words.ts'
import type { PlanFile } from '#domain/reintegration/contract.ts'
import type { Plan, Survey } from '#domain/reintegration/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { ButtonLink } from '#desk/kit/TextLink.tsx'
import { useNames } from '#desk/projects/shared.tsx'
import { Badge } from '#ui/Badge.tsx'
import { BarChart } from '#ui/BarChart.tsx'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { PersonName } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { useFamily } from './queries.ts'

export function SurveysPanel({ file, plan }: { file: PlanFile; plan: Plan }) {
  const { t } = useText()
  const mayWrite = useWhyNot('reintegration.write')
  const reason = mayWrite ?? (plan.returnOn === null ? t('refusal.plan_without_return_day') : undefined)
  const begin =
    reason === undefined ? (
      <ButtonLink to="/reintegration/cases/$caseId/survey" params={{ caseId: file.caseId }} icon="add">
        {t('reintegration.begin_survey')}
      </ButtonLink>
    ) : (
      <Button icon="add" reason={reason}>
        {t('reintegration.begin_survey')}
      </Button>
    )
  return (
    <Panel title={t('reintegration.surveys')} actions={begin}>
      {file.surveys.length === 0 ? (
        <EmptyState title={t('reintegration.no_surveys')}>{t('reintegration.no_surveys_why')}</EmptyState>
      ) : (
        <ul className="grid grid-cols-1 gap-5 lg:grid-cols-2">
          {file.surveys.toReversed().map((survey) => (
            <li key={survey.id}>
              <ScoredSurvey survey={survey} caseId={file.caseId} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** Always read with the version of the instrument it was answered in. */
function ScoredSurvey({ survey, caseId }: { survey: Survey; caseId: string }) {
  const { t, write } = useText()
  const instrument = useAsk(programmes.getInstrument, { code: survey.instrumentCode, version: survey.instrumentVersion }, { keep: true })
  const family = useFamily(caseId)
  const person = family.value?.members.find((member) => member.personId === survey.personId)?.person
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <Badge>{t(`reintegration.wave.${survey.wave}`)}</Badge>
        <span>{write.day(survey.answeredOn)}</span>
        {person !== undefined && <PersonName name={`${person.familyName} ${person.givenNames}`} original={person.nativeName} />}
        <span className="text-ink-soft">{t('reintegration.instrument_version', { version: survey.instrumentVersion })}</span>
      </p>
      <AskedPart of={instrument}>
        {(found) => <Scores instrument={found} dimensions={survey.dimensions} composite={survey.composite} />}
      </AskedPart>
    </div>
  )
}

export function Scores({
  instrument,
  dimensions,
  composite,
}: {
  instrument: Instrument
  dimensions: Survey['dimensions']
  composite: number | null
}) {
  const { t, write } = useText()
  const named = useNames()
  const nameOf = (code: string) => {
    const dimension = instrument.dimensions.find((each) => each.code === code)
    return dimension === undefined ? code : named(dimension.names)
  }
  const wordOf = (score: number | null) => {
    const band = score === null ? undefined : bandOf(instrument, score)
    return band === undefined ? t('reintegration.too_little') : named(band.names)
  }
  const scored = dimensions.flatMap((dimension) =>
    dimension.score === null ? [] : [{ label: nameOf(dimension.code), value: dimension.score }],
  )
  return (
    <>
      {scored.length > 0 && (
        <BarChart
          title={t('reintegration.scores')}
          labelTitle={t('reintegration.dimension')}
          valueTitle={t('reintegration.score')}
          bars={[...scored, ...(composite === null ? [] : [{ label: t('reintegration.composite'), value: composite }])]}
          write={(value) => write.number(value, 2)}
        />
      )}
      <dl className="flex flex-col gap-0.5 text-sm">
        {[
          ...dimensions.map((dimension) => ({ name: nameOf(dimension.code), score: dimension.score })),
          { name: t('reintegration.composite'), score: composite },
        ].map(({ name, score }) => (
          <div key={name} className="flex flex-wrap gap-x-2">
            <dt className="text-ink-soft">{name}</dt>
            <dd>{wordOf(score)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
