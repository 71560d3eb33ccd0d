/** An open mishap: its clock, its list to tick, and the way to what followed. */
import * as transit from '#domain/transit/contract.ts'
import { mishapKinds } from '#domain/transit/mishap-rules.ts'
import type { Mishap } from '#domain/transit/mishap-words.ts'
import type { TransitTask } from '#domain/transit/words.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { ButtonLink } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { MishapButtons } from './MishapButtons.tsx'
import { thisInstant } from './queries.ts'

/** `task`: where it was seen, when it was reported from a task. */
export function MishapPanel({ mishap, task, zone }: { mishap: Mishap; task: TransitTask | undefined; zone: string }) {
  const text = useText()
  const { t, write } = text
  const ticking = useCommand(transit.tickMishapStep)
  const workReason = useWhyNot('transit.work')
  const failure = ticking.failure
  const late = mishap.acknowledgeBy !== null && mishap.acknowledgedAt === null && mishap.acknowledgeBy < thisInstant()
  return (
    <Panel
      className="border-2 border-bad"
      title={
        <span className="flex flex-wrap items-center gap-2">
          {mishap.code === null ? t('transit.mishap_restricted') : t(`status.transit.mishap.${mishap.code}`)}
          <Badge mood={mishap.severity >= 3 ? 'bad' : 'warn'}>{t(`transit.severity.${mishap.severity}`)}</Badge>
          {mishap.closedAt !== null && <Badge mood="good">{t('transit.closed')}</Badge>}
        </span>
      }
      actions={
        <>
          <ButtonLink to="/transit/mishaps/$mishapId" params={{ mishapId: mishap.id }} icon="file">
            {t('transit.follow_up')}
          </ButtonLink>
          <MishapButtons mishap={mishap} />
        </>
      }
    >
      <div className="flex flex-col gap-2 text-base">
        {failure !== undefined && (
          <Notice mood="bad" live>
            {failureText(text, failure)}
          </Notice>
        )}
        {task !== undefined && <p>{t('transit.seen_at_task', { task: t(`status.transit.task.${task.kind}`) })}</p>}
        <p>{t('transit.mishap_opened', { time: write.clock(mishap.openedAt, zone), count: mishap.persons })}</p>
        {mishap.acknowledgedAt !== null && <p>{t('transit.acknowledged_at', { time: write.clock(mishap.acknowledgedAt, zone) })}</p>}
        {mishap.acknowledgedAt === null && mishap.acknowledgeBy !== null && (
          <p>
            <Badge mood={late ? 'bad' : 'warn'} icon="clock">
              {t(late ? 'transit.acknowledge_late' : 'transit.acknowledge_by', { time: write.clock(mishap.acknowledgeBy, zone) })}
            </Badge>
          </p>
        )}
        {mishap.code !== null && (
          <p className="text-ink-soft">
            {t('transit.tell_them', { who: mishapKinds[mishap.code].notify.map((who) => t(`transit.notified.${who}`)).join(', ') })}
          </p>
        )}
        {mishap.note !== null && (
          <p className="whitespace-pre-line">
            <bdi>{mishap.note}</bdi>
          </p>
        )}
        {mishap.checklist.map((line) => (
          <Checkbox
            key={line.step}
            checked={line.doneAt !== null}
            disabled={line.doneAt !== null || workReason !== undefined || mishap.closedAt !== null}
            onChange={() => void ticking.send({ mishapId: mishap.id, step: line.step, doneAt: thisInstant() })}
            label={t(`transit.step.${line.step}`)}
            hint={lineHint(line, t, write, zone)}
          />
        ))}
        {mishap.closingNote !== null && (
          <p className="whitespace-pre-line">
            <bdi>{mishap.closingNote}</bdi>
          </p>
        )}
      </div>
    </Panel>
  )
}

function lineHint(
  line: Mishap['checklist'][number],
  t: ReturnType<typeof useText>['t'],
  write: ReturnType<typeof useText>['write'],
  zone: string,
): string | undefined {
  if (line.doneAt !== null) return t('transit.done_at', { time: write.clock(line.doneAt, zone) })
  return line.by === null ? undefined : t('transit.before_day', { day: write.day(line.by, 'long') })
}
