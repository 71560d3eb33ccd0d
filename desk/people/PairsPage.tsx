/** The work list of files that may be one person: one pair at a time, side by side, answered from the keyboard alone. */
import { useEffect, useState } from 'react'
import * as merges from '#domain/people/merge-contract.ts'
import * as pairs from '#domain/people/pair-contract.ts'
import type { PairLine, PairSaying } from '#domain/people/pair-words.ts'
import { AskedPart, PagesPart } from '#desk/kit/AskedPart.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk, useCommand, usePages } from '#desk/kit/queries.ts'
import { ButtonLink } from '#desk/kit/TextLink.tsx'
import { Button } from '#ui/Button.tsx'
import { classes } from '#ui/class-names.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { EvidenceBars, SideBySide } from './Evidence.tsx'
import { MergeForm } from './MergeForm.tsx'
import { nameOf, PersonName } from './shared.tsx'

export function PairsPage() {
  const { t } = useText()
  const waiting = usePages(pairs.listPairs, { limit: 50 })
  const looking = useCommand(pairs.findPairs)
  const whyNot = useWhyNot('people.write')
  const text = useText()
  const look = async () => {
    const sent = await looking.send({})
    if (!sent.ok) tell(failureText(text, sent), 'bad')
    else if (!sent.queued) tell(t('register.looked', { compared: sent.value.compared, found: sent.value.found }), 'good')
  }
  return (
    <Page
      title={t('register.pairs')}
      lead={t('register.pairs_what')}
      back={{ to: '/people', label: t('people.people') }}
      actions={
        <>
          <ButtonLink to="/people/merges">{t('register.merges')}</ButtonLink>
          <Button icon="refresh" busy={looking.isSending} reason={whyNot} onClick={() => void look()}>
            {t('register.look')}
          </Button>
        </>
      }
    >
      <PagesPart of={waiting}>
        {(items) =>
          items.length === 0 ? (
            <Panel>
              <EmptyState icon="check" title={t('register.no_pairs')}>
                {t('register.no_pairs_why')}
              </EmptyState>
            </Panel>
          ) : (
            <PairDesk items={items} hasMore={waiting.hasMore} onMore={waiting.more} />
          )
        }
      </PagesPart>
    </Page>
  )
}

function PairDesk({ items, hasMore, onMore }: { items: readonly PairLine[]; hasMore: boolean; onMore: () => void }) {
  const text = useText()
  const { t, write } = text
  const [at, setAt] = useState(0)
  const [merging, setMerging] = useState(false)
  const [last, setLast] = useState<PairLine>()
  const decide = useCommand(pairs.decidePair)
  const whyNot = useWhyNot('people.write')
  const current = items[Math.min(at, items.length - 1)]!
  const compared = useAsk(merges.comparePersons, { personId: current.aId, otherId: current.bId })
  const bar = compared.value?.bar ?? null

  const say = async (pair: PairLine, decision: PairSaying) => {
    const sent = await decide.send({ pairId: pair.id, decision })
    if (!sent.ok) return tell(failureText(text, sent), 'bad')
    setLast(decision === 'REOPENED' ? undefined : pair)
    tell(t(`register.said.${decision}`), 'good')
  }
  const same = () => (bar === null ? setMerging(true) : void say(current, 'SAME'))
  const move = (by: number) => {
    setAt((was) => Math.max(0, Math.min(items.length - 1, was + by)))
    if (at + by >= items.length - 5 && hasMore) onMore()
  }
  useKeys(!merging && whyNot === undefined && !decide.isSending, {
    s: same,
    n: () => void say(current, 'NOT_SAME'),
    l: () => void say(current, 'LATER'),
    u: () => last !== undefined && void say(last, 'REOPENED'),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
  })
  return (
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-[18rem_1fr]">
      <Panel title={t('register.waiting')} flush className="max-lg:hidden">
        <ol className="max-h-[70dvh] overflow-y-auto">
          {items.map((pair, place) => (
            <li key={pair.id}>
              <button
                type="button"
                aria-current={pair === current}
                onClick={() => setAt(place)}
                className={classes(
                  'flex w-full flex-col items-start border-b border-line px-3 py-2 text-start hover:bg-sunken',
                  pair === current && 'bg-brand-soft',
                )}
              >
                <PersonName person={pair.a} />
                <PersonName person={pair.b} />
                <span className="text-xs text-ink-soft">{t('people.likely_score', { score: write.percent(pair.score / 100) })}</span>
              </button>
            </li>
          ))}
        </ol>
      </Panel>
      <Panel
        title={t('register.pair_of', { place: Math.min(at, items.length - 1) + 1, count: `${items.length}${hasMore ? '+' : ''}` })}
        actions={
          <>
            <Button icon="back" iconOnly onClick={() => move(-1)}>
              {t('register.previous')}
            </Button>
            <Button icon="next" iconOnly onClick={() => move(1)}>
              {t('register.next')}
            </Button>
          </>
        }
      >
        <AskedPart of={compared} lines={10}>
          {(comparison) => (
            <div className="flex flex-col gap-4">
              <EvidenceBars evidence={comparison.evidence} score={comparison.score} />
              <SideBySide comparison={comparison} />
              <div className="flex flex-wrap gap-2 border-t border-line pt-3">
                <Button look="main" icon="check" reason={whyNot} aria-keyshortcuts="s" onClick={same}>
                  {t('register.say.SAME')}
                </Button>
                <Button icon="close" reason={whyNot} aria-keyshortcuts="n" onClick={() => void say(current, 'NOT_SAME')}>
                  {t('register.say.NOT_SAME')}
                </Button>
                <Button icon="clock" reason={whyNot} aria-keyshortcuts="l" onClick={() => void say(current, 'LATER')}>
                  {t('register.say.LATER')}
                </Button>
                {last !== undefined && (
                  <Button look="quiet" icon="refresh" reason={whyNot} aria-keyshortcuts="u" onClick={() => void say(last, 'REOPENED')}>
                    {t('register.take_back', { name: nameOf(last.a) })}
                  </Button>
                )}
              </div>
              <p className="text-xs text-ink-soft max-lg:hidden">{t('register.keys')}</p>
              <Dialog open={merging} onClose={() => setMerging(false)} title={t('register.merge')}>
                <MergeForm key={current.id} comparison={comparison} onDone={() => setMerging(false)} />
              </Dialog>
            </div>
          )}
        </AskedPart>
      </Panel>
    </div>
  )
}

/** Keys of the page, as long as nobody is typing or holding another key down. */
function useKeys(on: boolean, keys: Record<string, () => void>): void {
  useEffect(() => {
    if (!on) return
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (event.target instanceof Element && event.target.closest('input, select, textarea, [role="dialog"]') !== null) return
      const does = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (does === undefined) return
      event.preventDefault()
      does()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  })
}
