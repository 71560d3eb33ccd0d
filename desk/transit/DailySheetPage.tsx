/** The day on paper, for when there is neither network nor battery: the columns of domain.md appendix E and no other; no name, no birth date, no paper's number. */
import { hourOf, nextTask } from '#domain/transit/board-rules.ts'
import type { Board, BoardFlight, BoardGroup, TeamMember } from '#domain/transit/board-words.ts'
import { FailurePart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import type { Translate } from '#ui/languages/icu.ts'
import { Code } from '#ui/PersonName.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useText } from '#ui/TextProvider.tsx'
import './daily-sheet.css'
import type { ComponentType } from 'react'
import { useAirport, useBoard, useDay } from './queries.ts'
import type { SheetExtraProps } from './shared.tsx'

/** `Extra`: what another room adds beside the button that prints. */
export function DailySheetPage({ Extra }: { Extra?: ComponentType<SheetExtraProps> }) {
  const { t, write } = useText()
  const { airport } = useAirport()
  const { asked, board, shift } = useBoard(airport, useDay())
  return (
    <div className="daily-sheet">
      <Page
        title={t('transit.sheet')}
        heading={board === undefined ? undefined : t('transit.sheet_of', { airport, day: write.day(board.day, 'weekday') })}
        lead={board !== undefined && t('transit.taken_at', { time: write.clock(board.takenAt, board.zone) })}
        back={{ to: '/transit', label: t('transit.board') }}
        actions={
          <>
            {Extra !== undefined && board !== undefined && <Extra airport={board.airport} day={board.day} />}
            <Button look="main" icon="print" onClick={() => window.print()}>
              {t('transit.print')}
            </Button>
          </>
        }
      >
        {board === undefined &&
          (asked.failure === undefined ? <Skeleton lines={8} /> : <FailurePart failure={asked.failure} retry={asked.refresh} />)}
        {board !== undefined && board.flights.length === 0 && (
          <EmptyState title={t('transit.nobody_today')}>{t('transit.nobody_today_why')}</EmptyState>
        )}
        {board !== undefined && board.flights.length > 0 && <SheetTable board={board} team={shift?.team ?? []} />}
      </Page>
    </div>
  )
}

const columns = [
  'hour',
  'flight',
  'terminal',
  'from',
  'pax',
  'language',
  'ssr',
  'onward',
  'connection',
  'tasks',
  'agent',
  'remarks',
] as const

function SheetTable({ board, team }: { board: Board; team: readonly TeamMember[] }) {
  const { t } = useText()
  return (
    <div className="overflow-x-auto print:overflow-visible" role="region" aria-label={t('transit.sheet')} tabIndex={0}>
      <table className="w-full border-collapse text-base">
        <caption className="sr-only">{t('transit.sheet')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`transit.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.flights.flatMap((flight) =>
            flight.groups.map((group) => <SheetLine key={group.id} flight={flight} group={group} zone={board.zone} team={team} />),
          )}
        </tbody>
      </table>
    </div>
  )
}

function SheetLine({
  flight: listed,
  group,
  zone,
  team,
}: {
  flight: BoardFlight
  group: BoardGroup
  zone: string
  team: readonly TeamMember[]
}) {
  const { t, write } = useText()
  const { flight, comesIn } = listed
  const agent = team.find((member) => member.id === nextTask(group)?.assignee)
  const { outbound, connection } = group
  return (
    <tr>
      <td className="tabular-nums">{write.clock(hourOf(listed), zone)}</td>
      <th scope="row">
        <Code>{flight.number}</Code>
      </th>
      <td>{(comesIn ? flight.toTerminal : flight.fromTerminal) ?? ''}</td>
      <td>{comesIn ? flight.from : ''}</td>
      <td className="whitespace-nowrap">
        {group.headCount}
        <br />
        {`${group.adults}/${group.children}/${group.infants}`}
      </td>
      <td>{group.languages.map((code) => write.language(code)).join(', ')}</td>
      <td>{group.ssr.join(' ')}</td>
      <td>
        {outbound !== null && (
          <>
            <Code>{outbound.number}</Code> {write.clock(outbound.expectedDepartsAt ?? outbound.departsAt, zone)}
          </>
        )}
      </td>
      <td>{connection !== null && `${t(`transit.colour.${connection.colour}`)} ${connection.minutes}/${connection.neededMinutes}`}</td>
      <td className="min-w-40">
        {group.tasks
          .filter((task) => task.state !== 'CANCELLED')
          .map((task) => (
            <span key={task.id} className="me-2 inline-block whitespace-nowrap">
              {`${task.state === 'DONE' ? '☑' : '☐'} ${t(`transit.short.${task.kind}`)}`}
            </span>
          ))}
      </td>
      <td>{agent !== undefined && <bdi>{agent.name}</bdi>}</td>
      <td>
        <Code>{group.caseRef}</Code> {remarksOf(group, t).join(' · ')}
      </td>
    </tr>
  )
}

function remarksOf(group: BoardGroup, t: Translate): string[] {
  const mishaps = group.mishaps.map((mishap) =>
    mishap.code === null ? t('transit.mishap_restricted') : t(`status.transit.mishap.${mishap.code}`),
  )
  return [...(group.handoverParty === null ? [] : [group.handoverParty]), ...mishaps]
}
