/** The legs of a journey with the times on the walls of their places; the latest news is written down here. */
import { useState } from 'react'
import type { Leg, LegStatus, Movement } from '#domain/movements/words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { classes } from '#ui/class-names.ts'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { LegTimesForm } from './LegTimesForm.tsx'
import { usePlaces } from './PlaceField.tsx'
import { LocalTime } from './shared.tsx'

const moods: Record<LegStatus, Mood> = { SCHEDULED: 'good', DELAYED: 'warn', DEPARTED: 'note', ARRIVED: 'good', CANCELLED: 'bad' }

export function LegsPanel({ movement }: { movement: Movement }) {
  const { t } = useText()
  const whyNot = useWhyNot('movements.book')
  const [news, setNews] = useState<Leg>()
  return (
    <Panel title={t('movements.legs')} flush>
      <Table
        caption={t('movements.legs')}
        rows={movement.legs}
        rowKey={(leg) => leg.id}
        columns={[
          {
            key: 'flight',
            title: t('movements.column.flight'),
            heads: true,
            cell: (leg) => (
              <>
                <Code>{leg.number}</Code>
                {leg.mode !== 'AIR' && <span className="block font-normal text-ink-soft">{t(`movements.mode.${leg.mode}`)}</span>}
              </>
            ),
          },
          { key: 'from', title: t('movements.column.from'), cell: (leg) => <Place place={leg.fromPlace} terminal={leg.fromTerminal} /> },
          {
            key: 'departs',
            title: t('movements.column.departs'),
            cell: (leg) => <LocalTime at={leg.departsAt} zone={leg.fromZone} expected={leg.expectedDepartsAt} />,
          },
          { key: 'to', title: t('movements.column.to'), cell: (leg) => <Place place={leg.toPlace} terminal={leg.toTerminal} /> },
          {
            key: 'arrives',
            title: t('movements.column.arrives'),
            cell: (leg) => <LocalTime at={leg.arrivesAt} zone={leg.toZone} expected={leg.expectedArrivesAt} />,
          },
          {
            key: 'status',
            title: t('movements.status'),
            cell: (leg) => <Badge mood={moods[leg.status]}>{t(`movements.leg_status.${leg.status}`)}</Badge>,
          },
          {
            key: 'do',
            title: t('movements.actions'),
            cell: (leg) => (
              <Button
                look="quiet"
                icon="clock"
                reason={whyNot ?? (movement.status === 'CANCELLED' ? t('refusal.movement_closed') : undefined)}
                onClick={() => setNews(leg)}
              >
                {t('movements.record_times')}
              </Button>
            ),
          },
        ]}
      />
      <p className="border-t border-line px-4 py-2 text-xs text-ink-soft">{t('movements.local_times')}</p>
      <Dialog
        open={news !== undefined}
        onClose={() => setNews(undefined)}
        title={news === undefined ? '' : t('movements.times_of', { flight: news.number })}
      >
        {news !== undefined && <LegTimesForm leg={news} onDone={() => setNews(undefined)} />}
      </Dialog>
    </Panel>
  )
}

/** An airport by its code; any other place by its name too, and by what its station or quay is called. */
function Place({ place, terminal }: { place: string; terminal: string | null }) {
  const { t } = useText()
  const known = usePlaces().find(({ code }) => code === place)
  const stop = known?.stops.find(({ code }) => code === terminal)?.name
  return (
    <span className="whitespace-nowrap">
      {known !== undefined && <bdi>{known.name}</bdi>} <Code>{place}</Code>{' '}
      {terminal !== null && (
        <span className={classes('text-ink-soft', known !== undefined && 'block')}>{stop ?? t('movements.terminal', { terminal })}</span>
      )}
    </span>
  )
}
