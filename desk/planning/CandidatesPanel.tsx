/** Cases that wait for seats: their needs, their days against the horizon, how much they press, and who stays out of the next run. */
import { useEffect, useState } from 'react'
import * as planning from '#domain/planning/contract.ts'
import type { Candidate } from '#domain/planning/words.ts'
import { CaseRef } from '#desk/cases/shared.tsx'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { usePages } from '#desk/kit/queries.ts'
import { useSelf } from '#desk/kit/session.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import type { Horizon } from './office-day.ts'
import { NeedsBadges, WindowBar } from './shared.tsx'
import { WishForm } from './WishForm.tsx'

type CandidatesProps = {
  horizon: Horizon
  left: ReadonlySet<string>
  onLeft: (left: ReadonlySet<string>) => void
  onReady: (caseIds: readonly string[]) => void
}

export function CandidatesPanel({ horizon, left, onLeft, onReady }: CandidatesProps) {
  const { t } = useText()
  const self = useSelf()
  const waiting = usePages(planning.listCandidates, { office: self.office.id, limit: 200 })
  const plannable = waiting.items.filter(({ notPlannable }) => notPlannable === null).map(({ caseId }) => caseId)
  const key = plannable.join()
  // The form above must know who could be planned; it changes only when the list does.
  useEffect(() => onReady(plannable), [key])
  const toggle = (caseId: string, stays: boolean) => {
    const next = new Set(left)
    if (stays) next.delete(caseId)
    else next.add(caseId)
    onLeft(next)
  }
  return (
    <Panel title={t('planning.candidates')} flush>
      <PagesPart of={waiting}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon="cases" title={t('planning.nobody_waits')}>
              {t('planning.nobody_waits_why')}
            </EmptyState>
          ) : (
            <>
              <p className="border-b border-line px-4 py-2 text-sm text-ink-soft">
                {t('planning.in_the_run', { count: plannable.filter((caseId) => !left.has(caseId)).length, of: items.length })}
              </p>
              <ul className="divide-y divide-line">
                {items.map((one) => (
                  <li key={one.caseId} className="px-4 py-2">
                    <CandidateLine
                      one={one}
                      horizon={horizon}
                      isIn={!left.has(one.caseId)}
                      onChange={(stays) => toggle(one.caseId, stays)}
                    />
                  </li>
                ))}
              </ul>
              {waiting.hasMore && (
                <div className="flex justify-center border-t border-line p-2">
                  <Button look="quiet" icon="down" busy={waiting.isLoadingMore} onClick={waiting.more}>
                    {t('ui.more')}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </PagesPart>
    </Panel>
  )
}

type LineProps = { one: Candidate; horizon: Horizon; isIn: boolean; onChange: (isIn: boolean) => void }

function CandidateLine({ one, horizon, isIn, onChange }: LineProps) {
  const { t } = useText()
  const notAllowed = useWhyNot('planning.write')
  const [wishing, setWishing] = useState(false)
  const pin = one.decisions.some(({ kind }) => kind === 'PIN')
  const name = (
    <>
      <Code>{one.caseRef}</Code> {one.leadName !== null && <bdi>{one.leadName}</bdi>}
    </>
  )
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center justify-between gap-x-2">
        {one.notPlannable === null ? (
          <Checkbox checked={isIn} onChange={onChange} label={name} />
        ) : (
          <span className="flex flex-wrap items-center gap-2 py-1.5">
            <CaseRef caseId={one.caseId} publicRef={one.caseRef} /> {one.leadName !== null && <bdi>{one.leadName}</bdi>}
            <Badge mood="warn">{t(`planning.not_plannable.${one.notPlannable}`)}</Badge>
          </span>
        )}
        <Button look="quiet" icon="edit" reason={notAllowed} onClick={() => setWishing(true)}>
          {t(`planning.priority.${one.priority}`)}
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 ps-7">
        <span className="text-sm text-ink-soft">
          {t('planning.persons_of', { count: one.needs.persons })}
          {one.fromPlace !== null && (
            <>
              {' · '}
              <Code>{`${one.fromPlace} – ${one.destinations.join(', ')}`}</Code>
            </>
          )}
        </span>
        <NeedsBadges needs={one.needs} priority="NORMAL" />
        {pin && <Badge mood="note">{t('planning.pinned')}</Badge>}
        <WindowBar window={one.window} from={horizon.fromOn} until={horizon.untilOn} />
      </div>
      <Dialog open={wishing} onClose={() => setWishing(false)} title={t('planning.wish_of', { ref: one.caseRef })}>
        <WishForm one={one} onDone={() => setWishing(false)} />
      </Dialog>
    </div>
  )
}
