/** One group: who they are, where they go, every task on the way through the airport, and what went wrong. */
import { type ComponentType, useState } from 'react'
import { inOrder } from '#domain/transit/plan-rules.ts'
import { lastStep } from '#domain/transit/rules.ts'
import type { Flight } from '#domain/transit/words.ts'
import { FailurePart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { ButtonLink, useParam } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { AssignForm } from './AssignForm.tsx'
import { useCare } from './care.ts'
import { CarePanel } from './CarePanel.tsx'
import { MishapForm } from './MishapForm.tsx'
import { MishapPanel } from './MishapPanel.tsx'
import { useAirport, useDay, useGroup } from './queries.ts'
import { ConnectionBadge, type GroupExtraProps, HeadCount, RequestBadges } from './shared.tsx'
import { TaskDialog } from './TaskDialog.tsx'
import { TaskItem } from './TaskItem.tsx'

type Doing = { what: 'task' | 'assign' | 'mishap'; task: string }

/** `Extra`: what another room shows of the group between its tasks and who they are. */
export function GroupPage({ Extra }: { Extra?: ComponentType<GroupExtraProps> }) {
  const { t, write } = useText()
  const { airport } = useAirport()
  const day = useDay()
  const { asked, board, shift, waiting, group } = useGroup(airport, day, useParam('groupId'))
  const care = useCare(airport, day)
  const [doing, setDoing] = useState<Doing>()
  const back = { to: '/transit', label: t('transit.board') }
  if (group === undefined)
    return (
      <Page title={t('transit.group')} back={back}>
        {asked.failure !== undefined ? (
          <FailurePart failure={asked.failure} retry={asked.refresh} />
        ) : board === undefined ? (
          <Skeleton lines={6} />
        ) : (
          <EmptyState title={t('transit.group_not_here')}>{t('transit.group_not_here_why')}</EmptyState>
        )}
      </Page>
    )

  const team = shift?.team ?? []
  const task = group.tasks.find((one) => one.id === doing?.task)
  return (
    <Page
      title={t('transit.group')}
      heading={<bdi>{group.leadName}</bdi>}
      back={back}
      lead={
        <>
          <Code>{group.caseRef}</Code>
          <Badge mood={group.cancelledAt === null ? 'neutral' : 'bad'}>
            {group.cancelledAt === null ? t(`status.transit.passage.${group.passage}`) : t('transit.left_the_list')}
          </Badge>
          {waiting.has(group.id) && (
            <Badge mood="warn" icon="queue">
              {t('transit.waits')}
            </Badge>
          )}
        </>
      }
      actions={
        group.tasks.some((one) => lastStep[one.kind] === 'HAND_OVER') && (
          <ButtonLink to="/transit/groups/$groupId/slip" params={{ groupId: group.id }} search={{ airport, day }} icon="print">
            {t('transit.slip')}
          </ButtonLink>
        )
      }
    >
      {group.cancelledAt !== null && <Notice mood="warn">{t('transit.left_the_list_why')}</Notice>}
      {group.mishaps.map((mishap) => (
        <MishapPanel key={mishap.id} mishap={mishap} task={group.tasks.find((one) => one.id === mishap.taskId)} zone={group.zone} />
      ))}
      <Panel title={t('transit.tasks')} flush>
        <ol className="divide-y divide-line">
          {inOrder(group.tasks).map((one) => (
            <TaskItem
              key={one.id}
              task={one}
              zone={group.zone}
              team={team}
              onDo={() => setDoing({ what: 'task', task: one.id })}
              onAssign={() => setDoing({ what: 'assign', task: one.id })}
              onMishap={() => setDoing({ what: 'mishap', task: one.id })}
            />
          ))}
        </ol>
      </Panel>
      <CarePanel group={group} care={care} />
      {Extra !== undefined && <Extra group={group} />}
      <Panel title={t('transit.who')}>
        <DescriptionList
          facts={[
            { term: t('transit.persons'), value: <HeadCount group={group} /> },
            { term: t('transit.languages'), value: write.list(group.languages.map((code) => write.language(code))) },
            {
              term: t('transit.requests'),
              value: group.ssr.length > 0 && (
                <span className="flex flex-wrap gap-1">
                  <RequestBadges codes={group.ssr} />
                </span>
              ),
            },
            { term: t('transit.comes_with'), value: group.inbound && <FlightLine flight={group.inbound} at="to" zone={group.zone} /> },
            { term: t('transit.leaves_with'), value: group.outbound && <FlightLine flight={group.outbound} at="from" zone={group.zone} /> },
            { term: t('transit.connection'), value: group.connection && <ConnectionBadge connection={group.connection} /> },
            { term: t('transit.received_by'), value: group.handoverParty && <bdi>{group.handoverParty}</bdi> },
            { term: t('transit.travel_before'), value: group.travelBefore && write.day(group.travelBefore, 'long') },
          ]}
        />
      </Panel>
      {task !== undefined && doing?.what === 'task' && (
        <TaskDialog key={task.id} group={group} task={task} team={team} onClose={() => setDoing(undefined)} />
      )}
      {task !== undefined && doing?.what === 'assign' && (
        <Dialog open onClose={() => setDoing(undefined)} title={t('transit.assign')}>
          <AssignForm task={task} team={team} onDone={() => setDoing(undefined)} />
        </Dialog>
      )}
      {task !== undefined && doing?.what === 'mishap' && (
        <Dialog open onClose={() => setDoing(undefined)} title={t('transit.report_mishap')}>
          <MishapForm key={task.id} group={group} task={task} onDone={() => setDoing(undefined)} />
        </Dialog>
      )}
    </Page>
  )
}

function FlightLine({ flight, at, zone }: { flight: Flight; at: 'from' | 'to'; zone: string }) {
  const { t, write } = useText()
  const hour = at === 'to' ? (flight.expectedArrivesAt ?? flight.arrivesAt) : (flight.expectedDepartsAt ?? flight.departsAt)
  const terminal = at === 'to' ? flight.toTerminal : flight.fromTerminal
  return (
    <span className="flex flex-wrap gap-x-2">
      <span className="font-semibold tabular-nums">{write.clock(hour, zone)}</span>
      <Code>{flight.number}</Code>
      <span>{at === 'to' ? t('transit.from_place', { place: flight.from }) : t('transit.to_place', { place: flight.to })}</span>
      {terminal !== null && <span>{t('transit.terminal', { terminal })}</span>}
    </span>
  )
}
