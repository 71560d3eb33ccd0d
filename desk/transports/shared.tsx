/** What other rooms may show of a transport: its kind, where its decision stands, and what it still lacks in a sentence. */
import { gapWords, type Gap, type TransportStatus } from '#domain/transports/words.ts'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { type Text, useText } from '#ui/TextProvider.tsx'

const moods: Record<TransportStatus, Mood> = { PLANNED: 'neutral', GO: 'good', NO_GO: 'bad', CANCELLED: 'neutral' }

export function TransportBadge({ status }: { status: TransportStatus }) {
  const { t } = useText()
  return <Badge mood={moods[status]}>{t(`status.transports.${status}`)}</Badge>
}

/** Codes become words, and days are written as the reader writes them. */
export function gapText({ t, write }: Text, gap: Gap): string {
  const { item, kind, until, ...rest } = gap.details
  return t(`transports.gap.${gap.word}`, {
    ...rest,
    ...(item === undefined ? {} : { item: t(`transports.check.${item}`) }),
    ...(kind === undefined ? {} : { kind: t(`transports.permit.${kind}`) }),
    ...(until === undefined ? {} : { until: write.day(String(until)) }),
  })
}

/** In the order in which the rules speak of them: what stops first. */
export function sorted(gaps: readonly Gap[]): Gap[] {
  const order = ({ level, word }: Gap): number => (level === 'STOP' ? 0 : 1000) + gapWords.indexOf(word)
  return gaps.toSorted((a, b) => order(a) - order(b))
}
