/** The families of a plan: those who stay first, because they are the work that is left. */
import { useState } from 'react'
import type { Run, RunCase } from '#domain/planning/words.ts'
import type { Pages } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Select } from '#ui/Select.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { CaseCard } from './CaseCard.tsx'
import type { Flights } from './flights.ts'
import type { Wanted } from './RunPage.tsx'

type RunCasesProps = {
  run: Run
  cases: readonly RunCase[]
  flights: Flights
  pages: Pages<RunCase>
  onWant: (wanted: Wanted) => void
  onDrag: (one: RunCase | undefined) => void
}

const shows = ['ALL', 'STAYS', 'TRAVELS', 'MOVES', 'REFUSED'] as const
type Shows = (typeof shows)[number]

export function RunCases({ run, cases, flights, pages, onWant, onDrag }: RunCasesProps) {
  const { t } = useText()
  const [shown, setShown] = useState<Shows>('ALL')
  const choices = shows.filter((one) => run.kind === 'WHAT_IF' || one !== 'MOVES')
  const items = cases.filter((one) => isShown(one, shown)).toSorted((a, b) => pressure(a, run) - pressure(b, run))
  return (
    <Panel
      title={t('planning.families')}
      flush
      actions={
        <Select
          aria-label={t('planning.show')}
          value={shown}
          onChange={(value) => setShown(value as Shows)}
          options={choices.map((value) => ({
            value,
            label: t(`planning.show.${value}`, { count: cases.filter((one) => isShown(one, value)).length }),
          }))}
        />
      }
    >
      <ul className="divide-y divide-line">
        {items.map((one) => (
          <li key={one.caseId}>
            <CaseCard run={run} one={one} flights={flights} onWant={() => onWant({ one })} onDrag={onDrag} />
          </li>
        ))}
      </ul>
      {items.length === 0 && <p className="px-4 py-6 text-center text-ink-soft">{t('planning.nobody_here')}</p>}
      {pages.hasMore && (
        <div className="flex justify-center border-t border-line p-2">
          <Button look="quiet" icon="down" busy={pages.isLoadingMore} onClick={pages.more}>
            {t('ui.more')}
          </Button>
        </div>
      )}
    </Panel>
  )
}

function isShown(one: RunCase, shown: Shows): boolean {
  if (shown === 'STAYS') return one.legs.length === 0
  if (shown === 'TRAVELS') return one.legs.length > 0
  if (shown === 'MOVES') return one.hit || one.legs.join() !== one.before.join()
  if (shown === 'REFUSED') return one.refusal !== null && one.bookedOn === null
  return true
}

/** Who stays, then whom a guard refused, then who would move, then the others in their order. */
function pressure(one: RunCase, run: Run): number {
  if (one.bookedOn !== null) return 4
  if (one.legs.length === 0) return 0
  if (one.refusal !== null) return 1
  return run.kind === 'WHAT_IF' && one.legs.join() !== one.before.join() ? 2 : 3
}
