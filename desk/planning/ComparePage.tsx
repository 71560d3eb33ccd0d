/** Two plans side by side: who travels otherwise, and what it is worth and costs. */
import * as runs from '#domain/planning/run-contract.ts'
import type { Run, RunId } from '#domain/planning/words.ts'
import { CaseRef } from '#desk/cases/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { useParam } from '#desk/kit/TextLink.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { gapText, legsText, RunLink } from './shared.tsx'

export function ComparePage() {
  const text = useText()
  const { t } = text
  const runId = useParam('runId') as RunId
  const found = useAsk(runs.compareRuns, { runId, otherId: useParam('otherId') as RunId })
  return (
    <Page title={t('planning.comparison')} back={{ to: '/planning/runs/$runId', params: { runId }, label: t('planning.to_run') }}>
      <AskedPart of={found}>
        {({ run, other, items, flights }) => {
          const byId = new Map(flights.map((flight) => [flight.id as string, flight]))
          const legs = (ids: readonly string[]) => (ids.length === 0 ? t('planning.stays') : legsText(text, ids, byId))
          return (
            <>
              <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
                <Side run={other} title={t('planning.before')} />
                <Side run={run} title={t('planning.after')} />
              </div>
              <Panel title={t('planning.who_moves', { count: items.length })} flush>
                <Table
                  caption={t('planning.who_moves', { count: items.length })}
                  rows={items}
                  rowKey={(one) => one.caseId}
                  empty={<EmptyState icon="check" title={t('planning.nobody_moves')} />}
                  columns={[
                    {
                      key: 'case',
                      title: t('planning.case'),
                      heads: true,
                      cell: (one) => (
                        <>
                          <CaseRef caseId={one.caseId} publicRef={one.caseRef} /> {one.leadName !== null && <bdi>{one.leadName}</bdi>}
                        </>
                      ),
                    },
                    { key: 'before', title: t('planning.before'), cell: (one) => legs(one.before) },
                    { key: 'after', title: t('planning.after'), cell: (one) => legs(one.after) },
                  ]}
                />
              </Panel>
            </>
          )
        }}
      </AskedPart>
    </Page>
  )
}

function Side({ run, title }: { run: Run; title: string }) {
  const text = useText()
  const { t, write } = text
  return (
    <Panel title={title}>
      <p>
        <RunLink run={run} />
      </p>
      <p className="font-medium">{t('planning.result', { placed: run.placed, of: run.cases, persons: run.personsPlaced })}</p>
      <p className="text-sm text-ink-soft">
        {t('planning.costs', { cost: write.money({ minor: run.costMinor, currency: run.currency }) })}{' '}
        {run.value !== null && t('planning.value_of', { value: write.number(Math.round(run.value)) })} {gapText(text, run.gap)}
      </p>
    </Panel>
  )
}
