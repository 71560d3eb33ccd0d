/** The board of a day at an airport, made for one hand in the sun: flights, the groups they bring, and what to do next for each. */
import { useNavigate } from '@tanstack/react-router'
import { type ComponentType, useState } from 'react'
import { groupsOnBoard, hourOf } from '#domain/transit/board-rules.ts'
import type { BoardFlight, BoardGroup, TeamMember } from '#domain/transit/board-words.ts'
import type { TransitTask } from '#domain/transit/words.ts'
import { FailurePart } from '#desk/kit/AskedPart.tsx'
import { useOffline } from '#desk/kit/network.ts'
import { Page } from '#desk/kit/Page.tsx'
import { ButtonLink, TextLink } from '#desk/kit/TextLink.tsx'
import { toggleSun, useTheme } from '#desk/kit/theme.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { classes } from '#ui/class-names.ts'
import { DateInput } from '#ui/DateInput.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Select } from '#ui/Select.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { useCare } from './care.ts'
import { GroupCard } from './GroupCard.tsx'
import type { BoardExtraProps } from './shared.tsx'
import { tomorrowOf, useAirport, useBoard, useDay } from './queries.ts'
import { ShortageNotice } from './ShortageNotice.tsx'
import { TaskDialog } from './TaskDialog.tsx'

/** `Extra`: what another room says of the airport above the flights. */
export function BoardPage({ Extra }: { Extra?: ComponentType<BoardExtraProps> }) {
  const { t, write } = useText()
  const { airport, airports } = useAirport()
  const day = useDay()
  const { asked, board, waiting, shift } = useBoard(airport, day)
  // Asked for here so that it lies on the phone before the network goes.
  useCare(airport, day)
  const { offline } = useOffline()
  const [doing, setDoing] = useState<{ group: string; task: string }>()
  const go = useNavigate()
  const show = (search: { airport?: string; day?: string }) =>
    void go({ to: '/transit', search: { airport, ...(day === undefined ? {} : { day }), ...search } as never })

  const groups = board === undefined ? [] : groupsOnBoard(board)
  const group = groups.find((one) => one.id === doing?.group)
  const task = group?.tasks.find((one) => one.id === doing?.task)
  return (
    <Page
      title={t('transit.board')}
      heading={
        <>
          {t('transit.board_of')} <Code>{airport}</Code>
        </>
      }
      lead={
        board !== undefined && (
          <>
            <span className="text-base font-medium text-ink">{write.day(board.day, 'weekday')}</span>
            <Badge mood={offline ? 'warn' : 'neutral'} icon={offline ? 'offline' : 'clock'}>
              {t(offline ? 'transit.taken_at_offline' : 'transit.taken_at', { time: write.clock(board.takenAt, board.zone) })}
            </Badge>
          </>
        )
      }
      actions={<Papers search={{ airport, day }} className="max-md:hidden" />}
    >
      <div className="flex flex-wrap items-start gap-2">
        {shift !== undefined && (
          <nav aria-label={t('transit.day')} className="flex gap-1">
            <ButtonLink to="/transit" search={{ airport }} look={day === undefined ? 'main' : 'plain'}>
              {t('transit.today')}
            </ButtonLink>
            <ButtonLink to="/transit" search={{ airport, day: tomorrowOf(shift) }} look={day === tomorrowOf(shift) ? 'main' : 'plain'}>
              {t('transit.tomorrow')}
            </ButtonLink>
          </nav>
        )}
        <SunButton />
        <details className="min-w-0 print:hidden">
          <summary className="inline-flex min-h-(--control) cursor-pointer items-center text-sm text-brand underline">
            {t('transit.elsewhere')}
          </summary>
          <div className="mt-1 flex flex-wrap gap-3">
            {airports.length > 1 && (
              <Field label={t('transit.airport')} required className="w-28">
                <Select
                  value={airport}
                  onChange={(next) => show({ airport: next })}
                  options={airports.map((code) => ({ value: code, label: code }))}
                />
              </Field>
            )}
            <Field label={t('transit.day')} required className="w-40">
              <DateInput value={board?.day ?? day ?? ''} onChange={(next) => next !== '' && show({ day: next })} />
            </Field>
          </div>
        </details>
      </div>

      {board !== undefined && <ShortageNotice board={board} />}
      <OpenMishaps groups={groups} search={{ airport, day }} />
      {Extra !== undefined && <Extra airport={airport} />}
      {board === undefined &&
        (asked.failure === undefined ? <Skeleton lines={8} /> : <FailurePart failure={asked.failure} retry={asked.refresh} />)}
      {board !== undefined && board.flights.length === 0 && (
        <EmptyState icon="transit" title={t('transit.nobody_today')}>
          {t('transit.nobody_today_why')}
        </EmptyState>
      )}
      {board?.flights.map((flight) => (
        <FlightPart
          key={`${flight.flight.number} ${hourOf(flight)}`}
          flight={flight}
          zone={board.zone}
          team={shift?.team ?? []}
          waiting={waiting}
          search={{ airport, day }}
          onDo={(of, what) => setDoing({ group: of.id, task: what.id })}
        />
      ))}
      <Papers search={{ airport, day }} className="md:hidden" />
      {/* Within reach of the thumb, above whatever is read. */}
      <div className="sticky bottom-20 z-10 flex justify-end md:bottom-4 print:hidden">
        <ButtonLink to="/transit/scan" search={{ airport }} look="main" icon="search" className="min-h-14 px-5 shadow-float">
          <span className="text-lg">{t('transit.scan')}</span>
        </ButtonLink>
      </div>
      {group !== undefined && task !== undefined && (
        <TaskDialog key={task.id} group={group} task={task} team={shift?.team ?? []} onClose={() => setDoing(undefined)} />
      )}
    </Page>
  )
}

/** Dark letters on white, larger: kept on this device. */
function SunButton() {
  const { t } = useText()
  const isOn = useTheme() === 'sun'
  return (
    <Button icon="sun" aria-pressed={isOn} look={isOn ? 'main' : 'plain'} onClick={toggleSun}>
      {t('transit.sun')}
    </Button>
  )
}

/** What is read at the desk and not at the gate; on a phone it stands below the flights. */
function Papers({ search, className }: { search: Record<string, string | undefined>; className: string }) {
  const { t } = useText()
  return (
    <nav aria-label={t('transit.papers')} className={classes('flex flex-wrap gap-2', className)}>
      <ButtonLink to="/transit/sheet" search={search} icon="print">
        {t('transit.sheet')}
      </ButtonLink>
      <ButtonLink to="/transit/notes" search={search} icon="file">
        {t('transit.shift_notes')}
      </ButtonLink>
      <ButtonLink to="/transit/roster" search={search} icon="calendar">
        {t('transit.roster')}
      </ButtonLink>
      <ButtonLink to="/transit/flights" search={search} icon="movements">
        {t('transit.flight_news')}
      </ButtonLink>
      <ButtonLink to="/transit/figures" search={search} icon="statistics">
        {t('transit.figures')}
      </ButtonLink>
    </nav>
  )
}

type FlightPartProps = {
  flight: BoardFlight
  zone: string
  team: readonly TeamMember[]
  waiting: ReadonlySet<string>
  search: Record<string, string | undefined>
  onDo: (group: BoardGroup, task: TransitTask) => void
}

function FlightPart({ flight: listed, zone, team, waiting, search, onDo }: FlightPartProps) {
  const { t, write } = useText()
  const { flight, comesIn, groups } = listed
  const planned = comesIn ? flight.arrivesAt : flight.departsAt
  const newest = hourOf(listed)
  const terminal = comesIn ? flight.toTerminal : flight.fromTerminal
  return (
    <section
      aria-label={t('transit.flight_named', { flight: flight.number, time: write.clock(newest, zone) })}
      className="flex flex-col gap-2"
    >
      <h2 className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b-2 border-line-strong pb-1">
        <span className="text-2xl font-bold tabular-nums">{write.clock(newest, zone)}</span>
        {newest !== planned && <s className="text-lg text-ink-soft tabular-nums">{write.clock(planned, zone)}</s>}
        <span className="text-lg font-semibold">
          <Code>{flight.number}</Code>
        </span>
        <span className="text-base">
          {comesIn ? t('transit.from_place', { place: flight.from }) : t('transit.to_place', { place: flight.to })}
        </span>
        {terminal !== null && <span className="text-base">{t('transit.terminal', { terminal })}</span>}
        {(flight.status === 'CANCELLED' || flight.status === 'DELAYED') && (
          <Badge mood={flight.status === 'CANCELLED' ? 'bad' : 'warn'}>{t(`transit.flight.${flight.status}`)}</Badge>
        )}
      </h2>
      <ul className="grid grid-cols-1 gap-3 lg:grid-cols-2">
        {groups.map((group) => (
          <li key={group.id}>
            <GroupCard group={group} team={team} isWaiting={waiting.has(group.id)} search={search} onDo={(task) => onDo(group, task)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What must not be scrolled past. */
function OpenMishaps({ groups, search }: { groups: readonly BoardGroup[]; search: Record<string, string | undefined> }) {
  const { t } = useText()
  const troubled = groups.filter((group) => group.mishaps.some((mishap) => mishap.closedAt === null))
  if (troubled.length === 0) return null
  return (
    <Notice mood="bad" title={t('transit.mishaps_open', { count: troubled.length })}>
      <ul className="flex flex-wrap gap-x-4">
        {troubled.map((group) => (
          <li key={group.id}>
            <TextLink
              to="/transit/groups/$groupId"
              params={{ groupId: group.id }}
              search={search}
              className="inline-flex min-h-(--control) items-center text-base"
            >
              <bdi>{group.leadName}</bdi>
            </TextLink>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
