/** The cases that wait for seats, the most urgent first, to choose one of. */
import type { CaseId } from '#domain/cases/words.ts'
import * as movements from '#domain/movements/contract.ts'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { usePages } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'

export function ReadyCases({ onChoose }: { onChoose: (caseId: CaseId) => void }) {
  const { t, write } = useText()
  const ready = usePages(movements.listReady, {})
  return (
    <PagesPart of={ready}>
      {(items) =>
        items.length === 0 ? (
          <EmptyState icon="cases" title={t('movements.nobody_ready')}>
            {t('movements.nobody_ready_why')}
          </EmptyState>
        ) : (
          <>
            <p className="mb-2 text-sm text-ink-soft">{t('movements.choose_case')}</p>
            <ul aria-label={t('movements.choose_case')} className="divide-y divide-line rounded-md border border-line">
              {items.map((it) => (
                <li key={it.caseId}>
                  <button
                    type="button"
                    onClick={() => onChoose(it.caseId)}
                    className="flex min-h-11 w-full flex-col items-start px-3 py-1.5 text-start hover:bg-sunken"
                  >
                    <span>
                      <Code>{it.caseRef}</Code> {it.leadName !== null && <bdi>{it.leadName}</bdi>}
                    </span>
                    <span className="text-sm text-ink-soft">
                      {[
                        t('movements.persons', { count: it.persons }),
                        it.destinationCity,
                        it.criticalOn === null ? undefined : t('movements.travel_before', { day: write.day(it.criticalOn) }),
                        it.latestOn === null ? undefined : t('movements.wished_until', { day: write.day(it.latestOn) }),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            {ready.hasMore && (
              <Button look="quiet" icon="down" busy={ready.isLoadingMore} onClick={ready.more}>
                {t('ui.more')}
              </Button>
            )}
          </>
        )
      }
    </PagesPart>
  )
}
