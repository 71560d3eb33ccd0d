/** What other rooms may show of a journey: a flight, a local time with its place, a connection in words and colour, how a clearance stands. */
import type { ComponentType } from 'react'
import type { Permission } from '#domain/access/roles.ts'
import { clockAt, dayAt, type Instant } from '#domain/kit/day.ts'
import type { ClearanceStatus, GuardBlock } from '#domain/movements/clearance-words.ts'
import type { Connection, ConnectionColour, Leg, Movement, MovementStatus } from '#domain/movements/words.ts'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { Code } from '#ui/PersonName.tsx'
import { type Text, useText } from '#ui/TextProvider.tsx'

/** A part of the page of a movement that another room brings. Which rooms do is said once, in desk/movement-panels.ts. */
export type MovementPanelProps = { readonly movement: Movement }
export type MovementPanel = { readonly name: string; readonly permission: Permission; readonly Panel: ComponentType<MovementPanelProps> }

/** `AF911 ADD – CDG`, letters apart and in their own direction. */
export function FlightLabel({ leg }: { leg: Pick<Leg, 'number' | 'fromPlace' | 'toPlace'> }) {
  return (
    <span className="whitespace-nowrap">
      <Code>{leg.number}</Code> <Code>{`${leg.fromPlace} – ${leg.toPlace}`}</Code>
    </span>
  )
}

/** Day and clock on the wall of the airport; a later or earlier estimate stands beside, and the timetable is struck through. */
export function LocalTime({ at, zone, expected }: { at: Instant; zone: string; expected?: Instant | null }) {
  const { t, write } = useText()
  const moved = expected !== undefined && expected !== null && expected !== at
  const shown = (instant: Instant) => `${write.day(dayAt(instant, zone))} ${clockAt(instant, zone)}`
  if (!moved)
    return (
      <time dateTime={at} className="whitespace-nowrap tabular-nums">
        {shown(at)}
      </time>
    )
  return (
    <span className="whitespace-nowrap tabular-nums">
      <span className="sr-only">{t('movements.timetable')}</span>
      <s className="text-ink-faint">
        <time dateTime={at}>{clockAt(at, zone)}</time>
      </s>{' '}
      <span className="sr-only">{t('movements.expected')}</span>
      <time dateTime={expected} className="font-medium">
        {dayAt(expected, zone) === dayAt(at, zone) ? clockAt(expected, zone) : shown(expected)}
      </time>
    </span>
  )
}

const colours: Record<ConnectionColour, Mood> = { GREEN: 'good', AMBER: 'warn', RED: 'bad' }

/** Never the colour alone: a sign, the word, and the minutes it rests on. */
export function ConnectionBadge({ connection }: { connection: Pick<Connection, 'colour' | 'minutes' | 'neededMinutes'> }) {
  const { t } = useText()
  const { colour, minutes, neededMinutes } = connection
  return (
    <Badge mood={colours[colour]}>
      {t('movements.connection_of', { colour: t(`movements.colour.${colour}`), minutes, needed: neededMinutes })}
    </Badge>
  )
}

const movementMoods: Record<MovementStatus, Mood> = {
  PLANNED: 'neutral',
  BOOKED: 'note',
  MANIFESTED: 'good',
  DEPARTED: 'note',
  ARRIVED: 'good',
  CANCELLED: 'bad',
}

export function MovementBadge({ status }: { status: MovementStatus }) {
  const { t } = useText()
  return <Badge mood={movementMoods[status]}>{t(`status.movements.${status}`)}</Badge>
}

const clearanceMoods: Record<ClearanceStatus, Mood> = {
  NOT_REQUIRED: 'neutral',
  TO_REQUEST: 'neutral',
  REQUESTED: 'note',
  PENDING_INFO: 'warn',
  CLEARED: 'good',
  CONDITIONAL: 'warn',
  REFUSED: 'bad',
  EXPIRED: 'bad',
  REVOKED: 'bad',
}

export function ClearanceBadge({ status }: { status: ClearanceStatus }) {
  const { t } = useText()
  return <Badge mood={clearanceMoods[status]}>{t(`movements.clearance_status.${status}`)}</Badge>
}

/** What a guard says, as a sentence: who, what, until when. `nameOf` may know the person. */
export function blockText({ t, write }: Text, block: GuardBlock, nameOf: (personId: string) => string | undefined): string {
  const who = block.personId === undefined ? undefined : nameOf(block.personId)
  const says = t(`movements.block.${block.word}`, {
    kind: block.kind === undefined ? '' : t(`movements.kind.${block.kind}`),
    until: block.until === undefined ? '' : write.day(block.until),
  })
  return who === undefined ? says : t('movements.of_whom', { who: `\u2068${who}\u2069`, says })
}
