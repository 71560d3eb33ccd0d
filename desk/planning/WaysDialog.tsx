/** Every way a family could travel in this plan, by keyboard or touch: put it there, take it off, settle it, or rule it out. */
import { useState } from 'react'
import * as planning from '#domain/planning/contract.ts'
import * as runs from '#domain/planning/run-contract.ts'
import type { OutputOf } from '#domain/kit/contract.ts'
import type { OfferId, Run } from '#domain/planning/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { useAsk, useCommand } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import type { Flights } from './flights.ts'
import type { Wanted } from './RunPage.tsx'
import { legsText } from './shared.tsx'

type WaysProps = { run: Run; wanted: Wanted; flights: Flights; onClose: () => void }
type Ways = OutputOf<typeof runs.listWays>['items']

export function WaysDialog(props: WaysProps) {
  const { t } = useText()
  const { run, wanted, onClose } = props
  const ways = useAsk(runs.listWays, { runId: run.id, caseId: wanted.one.caseId })
  return (
    <Dialog open onClose={onClose} title={t('planning.ways_of', { ref: wanted.one.caseRef })}>
      <AskedPart of={ways}>{({ items }) => <Choice {...props} ways={items} />}</AskedPart>
    </Dialog>
  )
}

function Choice({ run, wanted: { one, flightId }, flights, ways, onClose }: WaysProps & { ways: Ways }) {
  const text = useText()
  const { t, write } = text
  const shown = flightId === undefined ? ways : ways.filter(({ legs }) => legs.includes(flightId))
  const isFree = (way: Ways[number]) => !way.closed && way.limits.length === 0
  const first = shown.find((way) => isFree(way) && way.legs.join() !== one.legs.join()) ?? shown.find(isFree)
  const [chosen, setChosen] = useState(flightId === undefined ? one.legs.join() : (first?.legs.join() ?? ''))
  const placing = useCommand(runs.placeCase)
  const deciding = useCommand(planning.decide)
  const legs = chosen === '' ? [] : chosen.split(',')
  const failure = placing.failure ?? deciding.failure
  const place = async (where: readonly string[]) => {
    const sent = await placing.send({ runId: run.id, caseId: one.caseId, legs: [...where] })
    if (!sent.ok) return
    tell(t(where.length === 0 ? 'planning.taken_off' : 'planning.placed'))
    onClose()
  }
  const decide = async (kind: 'PIN' | 'FORBID' | 'FREE') => {
    const sent = await deciding.send({ caseId: one.caseId, kind, legs: legs as OfferId[] })
    if (!sent.ok) return
    tell(t(`planning.decided.${kind}`))
    onClose()
  }
  const noChoice = legs.length === 0 ? t('planning.choose_first') : undefined
  const says = (way: Ways[number]) =>
    [
      way.closed ? t('refusal.way_is_closed') : undefined,
      ...way.limits.map((limit) => t(`planning.limit.${limit}`)),
      t('planning.seats_cost', { cost: write.money({ minor: way.costMinor, currency: run.currency }) }),
    ]
      .filter((words) => words !== undefined)
      .join(' · ')
  return (
    <div className="flex flex-col gap-3">
      {failure !== undefined && (
        <Notice mood="bad" live>
          {failureText(text, failure)}
        </Notice>
      )}
      {shown.length === 0 ? (
        <p>{t(flightId === undefined ? 'planning.no_ways' : 'planning.no_ways_here')}</p>
      ) : (
        <RadioGroup
          legend={t('planning.ways')}
          value={chosen}
          onChange={setChosen}
          options={shown.map((way) => ({
            value: way.legs.join(),
            label: `${legsText(text, way.legs, flights)}${way.legs.join() === one.legs.join() ? ` ${t('planning.now')}` : ''}`,
            hint: says(way),
            disabled: !isFree(way) && way.legs.join() !== one.legs.join(),
          }))}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          look="main"
          icon="check"
          busy={placing.isSending}
          reason={noChoice ?? (chosen === one.legs.join() ? t('planning.is_there') : undefined)}
          onClick={() => void place(legs)}
        >
          {t('planning.place_here')}
        </Button>
        {one.legs.length > 0 && (
          <Button icon="close" onClick={() => void place([])}>
            {t('planning.take_off')}
          </Button>
        )}
        {run.kind === 'PLAN' && (
          <>
            <Button icon="lock" reason={noChoice} onClick={() => void decide('PIN')}>
              {t('planning.pin')}
            </Button>
            <Button icon="stop" reason={noChoice} onClick={() => void decide('FORBID')}>
              {t('planning.forbid')}
            </Button>
            <Button icon="refresh" reason={noChoice} onClick={() => void decide('FREE')}>
              {t('planning.free')}
            </Button>
          </>
        )}
      </div>
      {run.kind === 'PLAN' && <p className="text-sm text-ink-soft">{t('planning.decisions_hint')}</p>}
    </div>
  )
}
