/** What screens show of planning: a flight and how full it is, what a family needs, its days as a bar, and what would let it travel. */
import { clockAt, dayAt, daysBetween, type Day } from '#domain/kit/day.ts'
import type { CaseWindow, Needs, Priority, Run, RunFlight, RunStatus, Unblock } from '#domain/planning/words.ts'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { countryText } from '#desk/movements/shared.tsx'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { classes } from '#ui/class-names.ts'
import { Code } from '#ui/PersonName.tsx'
import { type Text, useText } from '#ui/TextProvider.tsx'

type Flown = Pick<RunFlight, 'numbers' | 'fromPlace' | 'fromZone' | 'departsAt' | 'toPlace' | 'toZone' | 'arrivesAt'>

/** `XX200 ADD – CDG 03/05/2027 01:20`: enough for a sentence. */
export function flightText({ write }: Text, flight: Flown): string {
  const day = write.day(dayAt(flight.departsAt, flight.fromZone))
  return leftToRight(
    `${flight.numbers.join('·')} ${flight.fromPlace} – ${flight.toPlace} ${day} ${clockAt(flight.departsAt, flight.fromZone)}`,
  )
}

export function legsText(text: Text, legs: readonly string[], flights: ReadonlyMap<string, Flown>): string {
  return leftToRight(legs.map((leg) => (flights.has(leg) ? flightText(text, flights.get(leg)!) : leg.slice(0, 8))).join(' → '))
}

/** Codes, days and clocks keep their order in a sentence of any direction. */
function leftToRight(words: string): string {
  return `\u2066${words}\u2069`
}

/** Number and places, then the local day and clock of both ends. */
export function FlightName({ flight }: { flight: Flown }) {
  const { t, write } = useText()
  const departs = dayAt(flight.departsAt, flight.fromZone)
  const arrives = dayAt(flight.arrivesAt, flight.toZone)
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <span className="font-semibold whitespace-nowrap">
        <Code>{flight.numbers.join(' · ')}</Code>
      </span>
      <span className="whitespace-nowrap">
        <Code>{`${flight.fromPlace} – ${flight.toPlace}`}</Code>
      </span>
      <span className="text-sm text-ink-soft tabular-nums">
        {write.day(departs)} {clockAt(flight.departsAt, flight.fromZone)} – {clockAt(flight.arrivesAt, flight.toZone)}
        {arrives > departs && ` ${t('planning.days_later', { days: daysBetween(departs, arrives) })}`}
      </span>
    </span>
  )
}

export function NeedsBadges({ needs, priority }: { needs: Needs; priority: Priority }) {
  const { t } = useText()
  return (
    <span className="inline-flex flex-wrap gap-1">
      {priority !== 'NORMAL' && <Badge mood={priority === 'VITAL' ? 'bad' : 'warn'}>{t(`planning.priority.${priority}`)}</Badge>}
      {needs.wheelchairs > 0 && <Badge>{t('planning.wheelchairs_of', { count: needs.wheelchairs })}</Badge>}
      {needs.stretchers > 0 && <Badge>{t('planning.stretchers_of', { count: needs.stretchers })}</Badge>}
      {needs.childAlone ? (
        <Badge mood="warn">{t('planning.child_alone')}</Badge>
      ) : (
        needs.needsEscort && <Badge>{t('planning.needs_escort')}</Badge>
      )}
    </span>
  )
}

/** The days of a family against those of the plan. The words beside it say the same: the bar is for the eye that compares. */
export function WindowBar({ window, from, until }: { window: CaseWindow; from: Day; until: Day }) {
  const { t, write } = useText()
  const days = Math.max(1, daysBetween(from, until) + 1)
  const at = (day: Day | null, open: number, more: number): number =>
    day === null ? open : Math.min(days, Math.max(0, daysBetween(from, day) + more))
  const start = at(window.start, 0, 0)
  const end = at(window.end, days, 1)
  const says =
    window.end === null
      ? t('planning.window_open')
      : t('planning.window_until', {
          day: write.day(window.end),
          by: window.endsBy === null ? '' : window.endsBy === 'REQUEST' ? t('planning.by_request') : t(`movements.kind.${window.endsBy}`),
        })
  return (
    <span className="flex min-w-0 items-center gap-2 text-sm text-ink-soft">
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${days} 10`}
        preserveAspectRatio="none"
        className="h-2.5 w-24 shrink-0 rounded-sm rtl:-scale-x-100"
      >
        <rect width={days} height="10" className="fill-sunken" />
        <rect x={start} width={Math.max(0.3, end - start)} height="10" className="fill-brand" />
      </svg>
      <span className="min-w-0">{says}</span>
    </span>
  )
}

/** How full a flight is: the number first, the bar beside it. */
export function FillBar({ taken, of, label }: { taken: number; of: number; label: string }) {
  const { t } = useText()
  const share = of === 0 ? 0 : Math.min(1, taken / of)
  return (
    <span className="inline-flex items-center gap-2 text-sm">
      <svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none" className="h-2.5 w-20 shrink-0 rounded-sm rtl:-scale-x-100">
        <rect width="100" height="10" className="fill-sunken" />
        <rect width={share * 100} height="10" className={classes(share >= 1 ? 'fill-warn' : 'fill-good')} />
      </svg>
      <span className="whitespace-nowrap tabular-nums">{t('planning.taken_of', { taken, of, what: label })}</span>
    </span>
  )
}

const moods: Record<RunStatus, Mood> = { WAITING: 'neutral', RUNNING: 'note', DONE: 'good', STOPPED: 'warn', FAILED: 'bad', LOST: 'bad' }

export function RunBadge({ status }: { status: RunStatus }) {
  const { t } = useText()
  return <Badge mood={moods[status]}>{t(`status.planning.${status}`)}</Badge>
}

export function RunLink({ run }: { run: Pick<Run, 'id' | 'kind' | 'startedAt'> }) {
  const { t, write } = useText()
  return (
    <TextLink to="/planning/runs/$runId" params={{ runId: run.id }}>
      {t(`planning.kind.${run.kind}`)} {write.instant(run.startedAt)}
    </TextLink>
  )
}

/** "Within 0.4 % of the best possible": the gap in words that need no mathematics. */
export function gapText({ t, write }: Text, gap: number | null): string {
  if (gap === null) return t('planning.gap_unknown')
  if (gap < 0.0005) return t('planning.gap_none')
  return t('planning.gap_within', { gap: `${write.number(gap * 100, gap < 0.01 ? 2 : 1)}` })
}

export function unblockText(text: Text, need: Unblock, flights: ReadonlyMap<string, Flown>): string {
  const { t, write } = text
  const flight = need.flight === undefined ? undefined : flights.get(need.flight)
  return t(`planning.unblock.${need.word}`, {
    count: need.count ?? 0,
    flight: flight === undefined ? '' : flightText(text, flight),
    airport: need.airport ?? '',
    to: need.toAirport ?? '',
    at: need.at === undefined ? '' : write.instant(need.at),
    on: need.on === undefined ? '' : write.day(need.on),
    until: need.until === undefined ? '' : write.day(need.until),
    clearance: need.clearance === undefined ? '' : t(`movements.kind.${need.clearance}`),
    says:
      need.guard === undefined
        ? ''
        : t(`movements.block.${need.guard}`, {
            kind: need.clearance === undefined ? '' : t(`movements.kind.${need.clearance}`),
            until: need.until === undefined ? '' : write.day(need.until),
            country: need.country === undefined ? '' : countryText(text, need.country),
          }),
  })
}
