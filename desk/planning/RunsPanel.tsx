/** The runs made so far, the newest first. */
import * as runs from '#domain/planning/run-contract.ts'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { usePages } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { gapText, RunBadge, RunLink } from './shared.tsx'

export function RunsPanel() {
  const text = useText()
  const { t } = text
  const made = usePages(runs.listRuns, { limit: 20 })
  return (
    <Panel title={t('planning.runs')} flush>
      <PagesPart of={made}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon="calendar" title={t('planning.no_runs')}>
              {t('planning.no_runs_why')}
            </EmptyState>
          ) : (
            <ul className="divide-y divide-line">
              {items.map((run) => (
                <li key={run.id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 py-2">
                  <span className="flex flex-col">
                    <RunLink run={run} />
                    <span className="text-sm text-ink-soft">
                      {t('planning.placed_of', { placed: run.placed, of: run.cases })}
                      {run.gap !== null && ` · ${gapText(text, run.gap)}`}
                      {run.startedByName !== null && (
                        <>
                          {' · '}
                          <bdi>{run.startedByName}</bdi>
                        </>
                      )}
                    </span>
                  </span>
                  <RunBadge status={run.status} />
                </li>
              ))}
            </ul>
          )
        }
      </PagesPart>
      {made.hasMore && (
        <div className="flex justify-center border-t border-line p-2">
          <Button look="quiet" icon="down" busy={made.isLoadingMore} onClick={made.more}>
            {t('ui.more')}
          </Button>
        </div>
      )}
    </Panel>
  )
}
