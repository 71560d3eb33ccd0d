/** The few components of the airport desk that other rooms may show: a connection's colour in words, who is in a group, what they need. */
import type { ConnectionColour } from '#domain/movements/words.ts'
import type { TransitGroup } from '#domain/transit/words.ts'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { useText } from '#ui/TextProvider.tsx'

const moods: Record<ConnectionColour, Mood> = { GREEN: 'good', AMBER: 'warn', RED: 'bad' }

/** Never the colour alone: a sign, the word, and the minutes it rests on. */
export function ConnectionBadge({ connection }: { connection: NonNullable<TransitGroup['connection']> }) {
  const { t } = useText()
  return (
    <Badge mood={moods[connection.colour]}>
      {t('transit.connection_of', {
        colour: t(`transit.colour.${connection.colour}`),
        minutes: connection.minutes,
        needed: connection.neededMinutes,
      })}
    </Badge>
  )
}

/** `5 : 2 A · 2 E · 1 B`, as on the daily sheet (domain.md appendix E). */
export function HeadCount({ group }: { group: Pick<TransitGroup, 'headCount' | 'adults' | 'children' | 'infants'> }) {
  const { t } = useText()
  return <>{t('transit.heads', { total: group.headCount, adults: group.adults, children: group.children, infants: group.infants })}</>
}

/** The codes of special requests, each with what it means. */
export function RequestBadges({ codes }: { codes: readonly string[] }) {
  const { t, has } = useText()
  return codes.map((code) => (
    <Badge key={code} mood="note">
      {has(`transit.ssr.${code}`) ? `${code} · ${t(`transit.ssr.${code}`)}` : code}
    </Badge>
  ))
}

/** What a part that another room adds is given: to the board, to the page of a group, to the daily sheet and to a hand-over slip. */
export type BoardExtraProps = { readonly airport: TransitGroup['airport'] }
export type GroupExtraProps = { readonly group: TransitGroup }
export type SheetExtraProps = { readonly airport: TransitGroup['airport']; readonly day: TransitGroup['servesOn'] }
export type SlipExtraProps = { readonly groupId: TransitGroup['id'] }
