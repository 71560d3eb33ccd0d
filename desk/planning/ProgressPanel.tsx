/** How far a run is and how good its plan, in plain words first and in figures for those who want them. */
import * as runs from '#domain/planning/run-contract.ts'
import type { Run } from '#domain/planning/words.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Progress } from '#ui/Progress.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { isComputing } from './queries.ts'
import { gapText } from './shared.tsx'

export function ProgressPanel({ run }: { run: Run }) {
  const text = useText()
  const { t, write } = text
  const stopping = useCommand(runs.stopRun)
  const notAllowed = useWhyNot('planning.write')
  if (run.status === 'FAILED' || run.status === 'LOST')
    return (
      <Notice mood="bad" title={t(`status.planning.${run.status}`)}>
        {t(`planning.run_why.${run.status}`)}
      </Notice>
    )
  const whole = (value: number | null) => (value === null ? null : write.number(Math.round(value)))
  const figures = (
    <details className="text-sm">
      <summary className="min-h-(--control) cursor-pointer py-2 text-ink-soft">{t('planning.figures_of_run')}</summary>
      <DescriptionList
        facts={[
          { term: t('planning.value'), value: whole(run.value) },
          { term: t('planning.bound'), value: whole(run.bound) },
          {
            term: t('planning.computed_in'),
            value: run.seconds === null ? null : t('planning.seconds_of', { count: Math.round(run.seconds) }),
          },
          { term: t('planning.seed'), value: run.seed },
          { term: t('planning.input_hash'), value: <Code>{run.inputHash.slice(0, 12)}</Code> },
        ]}
      />
    </details>
  )
  if (isComputing(run))
    return (
      <Panel>
        <div className="flex flex-col gap-3">
          <Progress
            label={t(run.value === null ? 'planning.reading' : 'planning.searching')}
            done={Math.min(run.secondsMax, Math.round(run.seconds ?? 0))}
            of={run.secondsMax}
          />
          <p role="status">{run.value === null ? t('planning.no_plan_yet') : gapText(text, run.gap)}</p>
          {figures}
          <div>
            <Button icon="stop" busy={stopping.isSending} reason={notAllowed} onClick={() => void stopping.send({ runId: run.id })}>
              {t('planning.stop')}
            </Button>
          </div>
          {stopping.failure !== undefined && <Notice mood="bad">{failureText(text, stopping.failure)}</Notice>}
        </div>
      </Panel>
    )
  return (
    <Panel>
      <p className="text-lg font-semibold">
        {t(run.kind === 'PLAN' ? 'planning.result' : 'planning.result_what_if', {
          placed: run.placed,
          of: run.cases,
          persons: run.personsPlaced,
        })}
      </p>
      <p className="text-ink-soft">
        {gapText(text, run.gap)} {t('planning.costs', { cost: write.money({ minor: run.costMinor, currency: run.currency }) })}
      </p>
      {figures}
    </Panel>
  )
}
