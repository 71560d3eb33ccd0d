/** The coming days at the airport and who works when: persons, needs, connections, and each three hours against the team on shift. */
import { useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import type { Day } from '#domain/kit/day.ts'
import type { Board, DayAhead, DeskShift, TeamMember } from '#domain/transit/board-words.ts'
import * as roster from '#domain/transit/shift-contract.ts'
import { cancelShift, shortages } from '#domain/transit/shift-rules.ts'
import { AskedPart, FailurePart } from '#desk/kit/AskedPart.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk, useCommand } from '#desk/kit/queries.ts'
import { ButtonLink } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { CloseShiftForm } from './CloseShiftForm.tsx'
import { LoadStrip } from './LoadStrip.tsx'
import { PlanShiftForm } from './PlanShiftForm.tsx'
import { thisInstant, useAirport, useBoard, useDay } from './queries.ts'

const daysShown = 7

export function RosterPage() {
  const { t } = useText()
  const { airport } = useAirport()
  const { asked, board, shift } = useBoard(airport, useDay())
  const days = useAsk(roster.listDays, { airport, days: daysShown })
  const refresh = () => {
    asked.refresh()
    days.refresh()
  }
  return (
    <Page
      title={t('transit.roster')}
      heading={
        <>
          {t('transit.roster')} · <Code>{airport}</Code>
        </>
      }
      back={{ to: '/transit', label: t('transit.board') }}
    >
      {board === undefined ? (
        asked.failure === undefined ? (
          <Skeleton lines={4} />
        ) : (
          <FailurePart failure={asked.failure} retry={asked.refresh} />
        )
      ) : (
        <ShiftsPanel board={board} team={shift?.team ?? []} onChanged={refresh} />
      )}
      <AskedPart of={days} lines={8}>
        {(found) => (
          <>
            {found.days.map((day) => (
              <DayPanel key={day.day} day={day} airport={airport} zone={board?.zone ?? 'UTC'} isShown={day.day === board?.day} />
            ))}
            <p className="text-sm text-ink-soft">
              {board !== undefined && t('transit.load_means', { each: board.terms.loadPerAgent })}{' '}
              {board?.terms.toBeChecked === true && <Badge mood="warn">{t('transit.to_be_checked')}</Badge>}
            </p>
          </>
        )}
      </AskedPart>
    </Page>
  )
}

function DayPanel({ day, airport, zone, isShown }: { day: DayAhead; airport: string; zone: string; isShown: boolean }) {
  const { t, write } = useText()
  const go = useNavigate()
  const short = shortages(day.buckets, thisInstant())
  const links = (
    <>
      {!isShown && (
        <Button onClick={() => void go({ to: '/transit/roster', search: { airport, day: day.day } as never })}>
          {t('transit.its_shifts')}
        </Button>
      )}
      <ButtonLink to="/transit" search={{ airport, day: day.day }}>
        {t('transit.board')}
      </ButtonLink>
    </>
  )
  if (day.groups === 0)
    return (
      <section className="flex flex-wrap items-center justify-between gap-2 rounded-md border border-line bg-panel px-4 py-2">
        <h2 className="text-base font-semibold">{write.day(day.day, 'weekday')}</h2>
        <span className="flex-1 text-ink-soft">{t('transit.nobody_today')}</span>
        <span className="flex flex-wrap gap-2">{links}</span>
      </section>
    )
  return (
    <Panel
      title={
        <span className="flex flex-wrap items-center gap-2">
          {write.day(day.day, 'weekday')}
          {short.length > 0 && <Badge mood="bad">{t('transit.spans_short', { count: short.length })}</Badge>}
        </span>
      }
      actions={links}
    >
      <div className="flex flex-col gap-3">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-base">
          <span>{t('transit.persons_today', { persons: day.persons, groups: day.groups })}</span>
          {day.wheelchairs > 0 && <Badge mood="note">{t('transit.wheelchairs', { count: day.wheelchairs })}</Badge>}
          {day.stretchers > 0 && <Badge mood="note">{t('transit.stretchers', { count: day.stretchers })}</Badge>}
          {day.red > 0 && <Badge mood="bad">{t('transit.connections_red', { count: day.red })}</Badge>}
          {day.amber > 0 && <Badge mood="warn">{t('transit.connections_amber', { count: day.amber })}</Badge>}
          {day.green > 0 && <Badge mood="good">{t('transit.connections_green', { count: day.green })}</Badge>}
          {day.languages.length > 0 && <span>{write.list(day.languages.map((code) => write.language(code)))}</span>}
        </p>
        <LoadStrip buckets={day.buckets} zone={zone} />
      </div>
    </Panel>
  )
}

function ShiftsPanel({ board, team, onChanged }: { board: Board; team: readonly TeamMember[]; onChanged: () => void }) {
  const { t, write } = useText()
  const [planning, setPlanning] = useState(false)
  const [closing, setClosing] = useState<DeskShift>()
  const whyNot = useWhyNot('transit.supervise')
  const nameOf = (id: string) => team.find((member) => member.id === id)?.name
  const done = () => {
    setPlanning(false)
    setClosing(undefined)
    onChanged()
  }
  return (
    <Panel
      title={t('transit.shifts_of', { day: write.day(board.day, 'weekday') })}
      flush
      actions={
        <Button look="main" icon="add" reason={whyNot} onClick={() => setPlanning(true)}>
          {t('transit.plan_shift')}
        </Button>
      }
    >
      <Table
        caption={t('transit.shifts_of', { day: write.day(board.day, 'weekday') })}
        rows={board.shifts}
        rowKey={(one) => one.id}
        empty={<p className="p-4 text-sm text-ink-soft">{t('transit.no_shift')}</p>}
        columns={[
          {
            key: 'hours',
            title: t('transit.hours'),
            heads: true,
            cell: (one) => (
              <bdi dir="ltr">
                {write.clock(one.startsAt, board.zone)} – {write.clock(one.endsAt, board.zone)}
              </bdi>
            ),
          },
          {
            key: 'agents',
            title: t('transit.agents'),
            cell: (one) => <bdi>{write.list(one.agents.map((id) => nameOf(id) ?? t('transit.not_in_team')))}</bdi>,
          },
          {
            key: 'state',
            title: t('transit.shift_state'),
            cell: (one) =>
              one.closedAt === null ? (
                <Badge mood={one.endsAt <= thisInstant() ? 'warn' : 'neutral'}>
                  {t(one.endsAt <= thisInstant() ? 'transit.note_owed' : 'transit.shift_open')}
                </Badge>
              ) : (
                <Badge mood="good">{t('transit.shift_closed_at', { time: write.clock(one.closedAt, board.zone) })}</Badge>
              ),
          },
          {
            key: 'do',
            title: t('access.actions'),
            screenOnly: true,
            cell: (one) => <ShiftActions shift={one} onClose={() => setClosing(one)} onChanged={onChanged} />,
          },
        ]}
      />
      <Dialog open={planning} onClose={() => setPlanning(false)} title={t('transit.plan_shift')}>
        <PlanShiftForm airport={board.airport} on={board.day as Day} team={team} onDone={done} />
      </Dialog>
      <Dialog open={closing !== undefined} onClose={() => setClosing(undefined)} title={t('transit.close_shift')}>
        {closing !== undefined && <CloseShiftForm shift={closing} onDone={done} />}
      </Dialog>
    </Panel>
  )
}

function ShiftActions({ shift, onClose, onChanged }: { shift: DeskShift; onClose: () => void; onChanged: () => void }) {
  const text = useText()
  const { t } = text
  const cancelling = useCommand(roster.cancelShift)
  const mayWork = useWhyNot('transit.work')
  const maySupervise = useWhyNot('transit.supervise')
  if (shift.closedAt !== null) return null
  const cancel = async () => {
    const sent = await cancelling.send({ shiftId: shift.id })
    if (!sent.ok) return tell(failureText(text, sent), 'bad')
    onChanged()
  }
  return cancelShift(shift, thisInstant()).ok ? (
    <Button look="quiet" icon="close" reason={maySupervise} busy={cancelling.isSending} onClick={() => void cancel()}>
      {t('transit.cancel_shift')}
    </Button>
  ) : (
    <Button icon="check" reason={mayWork} onClick={onClose}>
      {t('transit.close_shift')}
    </Button>
  )
}
