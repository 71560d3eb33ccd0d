/** One group on the board: who, how many, where next, and one big button for what comes next. */
import { nextTask } from '#domain/transit/board-rules.ts'
import type { BoardGroup, TeamMember } from '#domain/transit/board-words.ts'
import type { TransitTask } from '#domain/transit/words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { classes } from '#ui/class-names.ts'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { ConnectionBadge, HeadCount, RequestBadges } from './shared.tsx'
import { actionIcon, actionName } from './TaskDialog.tsx'

export type GroupCardProps = {
  group: BoardGroup
  team: readonly TeamMember[]
  isWaiting: boolean
  search: Record<string, string | undefined>
  onDo: (task: TransitTask) => void
}

export function GroupCard({ group, team, isWaiting, search, onDo }: GroupCardProps) {
  const { t, write } = useText()
  const reason = useWhyNot('transit.work')
  const next = nextTask(group)
  const done = group.tasks.filter((task) => task.state === 'DONE').length
  const open = group.mishaps.filter((mishap) => mishap.closedAt === null)
  const assignee = team.find((member) => member.id === next?.assignee)
  return (
    <article
      className={classes(
        'flex h-full flex-col gap-2 rounded-md border-2 bg-panel p-3 shadow-panel',
        open.length > 0 ? 'border-bad' : 'border-line-strong',
      )}
    >
      <h3 className="text-lg font-bold">
        <TextLink
          to="/transit/groups/$groupId"
          params={{ groupId: group.id }}
          search={search}
          className="inline-flex min-h-(--control) items-center text-ink"
        >
          <bdi className={group.cancelledAt === null ? undefined : 'line-through'}>{group.leadName}</bdi>
        </TextLink>
      </h3>
      <p className="text-lg">
        <HeadCount group={group} />
        {group.languages.length > 0 && <span> · {write.list(group.languages.map((code) => write.language(code)))}</span>}
      </p>
      <p className="flex flex-wrap items-center gap-1.5 text-base">
        {group.cancelledAt !== null && <Badge mood="bad">{t('transit.left_the_list')}</Badge>}
        {group.unaccompaniedMinor && <Badge mood="warn">{t('transit.unaccompanied_minor')}</Badge>}
        <RequestBadges codes={group.ssr} />
        {open.map((mishap) => (
          <Badge key={mishap.id} mood="bad">
            {mishap.code === null ? t('transit.mishap_restricted') : t(`status.transit.mishap.${mishap.code}`)}
          </Badge>
        ))}
      </p>
      {group.outbound !== null && (
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-base">
          <span className="font-semibold tabular-nums">
            {write.clock(group.outbound.expectedDepartsAt ?? group.outbound.departsAt, group.zone)}
          </span>
          <Code>{group.outbound.number}</Code>
          <span>{t('transit.to_place', { place: group.outbound.to })}</span>
          {group.outbound.fromTerminal !== null && <span>{t('transit.terminal', { terminal: group.outbound.fromTerminal })}</span>}
          {group.connection !== null && <ConnectionBadge connection={group.connection} />}
        </p>
      )}
      <p className="flex flex-wrap items-center gap-1.5 text-base">
        <span>{t('transit.done_of', { done, count: group.tasks.filter((task) => task.state !== 'CANCELLED').length })}</span>
        {next !== undefined && next.dueAt !== null && (
          <span className="font-semibold">{t('transit.due_at', { time: write.clock(next.dueAt, group.zone) })}</span>
        )}
        {assignee !== undefined && (
          <Badge icon="person">
            <bdi>{assignee.name}</bdi>
          </Badge>
        )}
        {isWaiting && (
          <Badge mood="warn" icon="queue">
            {t('transit.waits')}
          </Badge>
        )}
      </p>
      <div className="mt-auto pt-1 [&>span]:flex">
        {next === undefined ? (
          group.cancelledAt === null && <Badge mood="good">{t('transit.all_done')}</Badge>
        ) : (
          <Button look="main" icon={actionIcon(next)} reason={reason} onClick={() => onDo(next)} className="min-h-14 w-full">
            <span className="text-lg">{actionName(next, t)}</span>
          </Button>
        )}
      </div>
    </article>
  )
}
