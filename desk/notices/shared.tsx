/** What a notice says, laid out to be read at a glance, and where an answer stands: used by the sender and by who was told. */
import type { Instant } from '#domain/kit/day.ts'
import { isOverdue } from '#domain/notices/rules.ts'
import type { NoticeChange, NoticeContent, NoticeKind, Recipient } from '#domain/notices/words.ts'
import { ConnectionBadge, FlightLabel, LocalTime } from '#desk/movements/shared.tsx'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'

const moodOfKind: Record<NoticeKind, Mood> = { NEW: 'note', UPDATE: 'warn', CANCEL: 'bad', DEPARTED: 'good' }

export function KindBadge({ kind }: { kind: NoticeKind }) {
  const { t } = useText()
  return <Badge mood={moodOfKind[kind]}>{t(`notices.kind.${kind}`)}</Badge>
}

export function NoticeFacts({ content }: { content: NoticeContent }) {
  const { t, write } = useText()
  const { pax } = content
  const needs = content.needs.map(({ code, count }) => `${count} ${code}`)
  return (
    <DescriptionList
      facts={[
        { term: t('notices.print.programme'), value: t(`movements.type.${content.movementType}`) },
        { term: t('notices.field.cases'), value: <Codes all={content.caseRefs} /> },
        {
          term: t('notices.who_travels'),
          value: <bdi dir="ltr">{`${pax.adults} ADT ${pax.children} CHD ${pax.infants} INF = ${pax.total}`}</bdi>,
        },
        {
          term: t('notices.print.itinerary'),
          value: (
            <ul className="flex flex-col gap-1">
              {content.legs.map((leg) => (
                <li key={leg.seq} className="flex flex-wrap items-center gap-x-3">
                  <FlightLabel leg={leg} />
                  <LocalTime at={leg.departsAt} zone={leg.fromZone} />
                  <span aria-hidden="true">→</span>
                  <LocalTime at={leg.arrivesAt} zone={leg.toZone} />
                </li>
              ))}
            </ul>
          ),
        },
        {
          term: t('notices.print.connections'),
          value: content.transits.length > 0 && (
            <ul className="flex flex-col gap-1">
              {content.transits.map((point) => (
                <li key={point.place} className="flex flex-wrap items-center gap-2">
                  <Code>{point.place}</Code>
                  <ConnectionBadge connection={point} />
                </li>
              ))}
            </ul>
          ),
        },
        { term: t('notices.field.needs'), value: needs.length > 0 && <bdi dir="ltr">{needs.join(', ')}</bdi> },
        {
          term: t('notices.field.languages'),
          value: write.list(content.languages.map(({ code, count }) => `${write.language(code)} (${count})`)),
        },
        {
          term: t('notices.field.papers'),
          value: write.list(
            content.papers.map(
              ({ code, count }) => `${count} × ${code === 'NONE' ? t('notices.print.no_paper') : t(`movements.document.${code}`)}`,
            ),
          ),
        },
        {
          term: t('notices.field.escorts'),
          value: write.list(content.escorts.map(({ code, count }) => `${count} × ${t(`movements.escort.${code}`)}`)),
        },
        { term: t('notices.field.bags'), value: t('notices.print.bags', { pieces: content.bagsPieces, kg: content.bagsKg }) },
        {
          term: t('notices.field.receivers'),
          value: write.list(
            content.receivers.map(({ party, confirmedOn }) =>
              confirmedOn === null
                ? t('notices.print.unconfirmed', { party })
                : t('notices.print.confirmed', { party, day: write.day(confirmedOn as never) }),
            ),
          ),
        },
        { term: t('notices.remarks'), value: content.remarks && <span className="whitespace-pre-line">{content.remarks}</span> },
      ]}
    />
  )
}

function Codes({ all }: { all: readonly string[] }) {
  return (
    <span className="flex flex-wrap gap-x-3">
      {all.map((each) => (
        <Code key={each}>{each}</Code>
      ))}
    </span>
  )
}

/** What a version changed, before and after side by side. */
export function Changes({ diff, version }: { diff: readonly NoticeChange[]; version: number }) {
  const { t } = useText()
  if (diff.length === 0) return null
  const nameOf = (field: string): string => {
    const [kind, which] = field.split(' ')
    return which === undefined ? t(`notices.field.${field}`) : t(`notices.field.${kind}`, { which })
  }
  return (
    <section>
      <h3 className="text-sm font-medium">{t('notices.changes', { version })}</h3>
      <ul className="mt-1 flex flex-col gap-1 text-sm">
        {diff.map(({ field, before, after }) => (
          <li key={field}>
            <span className="font-medium">{nameOf(field)}</span>
            {' : '}
            <del className="text-ink-soft">
              <bdi>{before || '—'}</bdi>
            </del>{' '}
            <span aria-hidden="true">→</span>{' '}
            <ins className="no-underline">
              <bdi>{after || '—'}</bdi>
            </ins>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Where the answer of one who was told stands: a sign, a word, and the moment behind it. */
export function AnswerState({
  recipient,
  acknowledgeBy,
  isNewest,
}: {
  recipient: Pick<Recipient, 'acknowledgedAt' | 'acknowledgedHow'>
  acknowledgeBy: Instant
  isNewest: boolean
}) {
  const { t, write } = useText()
  if (recipient.acknowledgedAt !== null) {
    const when = write.instant(recipient.acknowledgedAt)
    return (
      <Badge mood="good">
        {recipient.acknowledgedHow === null
          ? t('notices.acknowledged', { when })
          : t('notices.acknowledged_how', { when, how: recipient.acknowledgedHow })}
      </Badge>
    )
  }
  if (!isNewest) return <Badge>{t('notices.past')}</Badge>
  const when = write.instant(acknowledgeBy)
  const isLate = isOverdue(recipient, acknowledgeBy, new Date().toISOString() as Instant)
  return <Badge mood={isLate ? 'bad' : 'note'}>{t(isLate ? 'notices.late' : 'notices.waits', { when })}</Badge>
}
