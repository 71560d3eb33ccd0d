/** The planner’s table: who waits for seats, what is on offer, and the runs made of them. */
import { useState } from 'react'
import { addDays } from '#domain/kit/day.ts'
import { Page } from '#desk/kit/Page.tsx'
import { ButtonLink } from '#desk/kit/TextLink.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { CandidatesPanel } from './CandidatesPanel.tsx'
import { OfferPanel } from './OfferPanel.tsx'
import { RunsPanel } from './RunsPanel.tsx'
import { StartRunForm } from './StartRunForm.tsx'
import { useOfficeDay } from './office-day.ts'

export function PlanningPage() {
  const { t } = useText()
  const today = useOfficeDay()
  const [horizon, setHorizon] = useState({ fromOn: today, untilOn: addDays(today, 29) })
  /** Left out of the next run; everybody is in it until somebody takes them out. */
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [ready, setReady] = useState<readonly string[]>([])
  return (
    <Page
      title={t('planning.planning')}
      actions={
        <>
          <ButtonLink to="/planning/flights" icon="movements">
            {t('planning.flights_on_offer')}
          </ButtonLink>
          <ButtonLink to="/planning/figures" icon="edit">
            {t('planning.figures')}
          </ButtonLink>
        </>
      }
    >
      <StartRunForm horizon={horizon} onHorizon={setHorizon} left={left} ready={ready} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <CandidatesPanel horizon={horizon} left={left} onLeft={setLeft} onReady={setReady} />
        <div className="flex min-w-0 flex-col gap-4">
          <OfferPanel horizon={horizon} />
          <RunsPanel />
        </div>
      </div>
    </Page>
  )
}
