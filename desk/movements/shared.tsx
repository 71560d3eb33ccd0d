/** What other rooms may show of a journey: a flight, a local time with its place, a connection in words and colour, how a clearance stands; and what a panel on its page is given. */
import { clockAt, dayAt, type Instant } from '#domain/kit/day.ts'
import type { ClearanceStatus, GuardBlock } from '#domain/movements/clearance-words.ts'
import { countryCodes, regionOf } from '#domain/people/nationality-words.ts'
import type { Connection, ConnectionColour, Leg, Movement, MovementStatus } from '#domain/movements/words.ts'
import type { ComponentType } from 'react'
import type { Permission } from '#domain/access/roles.ts'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { Code } from '#ui/PersonName.tsx'
import type { Option } from '#ui/Select.tsx'
import { type Text, useText } from '#ui/TextProvider.tsx'

/** A part of the movement page that another room brings. Which rooms do is said once, in desk/movement-panels.ts. */
export type MovementPanelProps = { readonly movement: Movement }
export type MovementPanel = {
  readonly name: string
  readonly permission: Permission
  readonly Panel: ComponentType<MovementPanelProps>
}

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
export function blockText(text: Text, block: GuardBlock, nameOf: (personId: string) => string | undefined): string {
  const { t, write } = text
  const who = block.personId === undefined ? undefined : nameOf(block.personId)
  const says = t(`movements.block.${block.word}`, {
    kind: block.kind === undefined ? '' : t(`movements.kind.${block.kind}`),
    until: block.until === undefined ? '' : write.day(block.until),
    country: block.country === undefined ? '' : countryText(text, block.country),
    needed: block.needed === undefined ? '' : write.day(block.needed),
    escort: block.escort ?? '',
    ssr: block.ssr?.join(', ') ?? '',
  })
  return who === undefined ? says : t('movements.of_whom', { who: `\u2068${who}\u2069`, says })
}

/** A country as the reader's language calls it. */
export function countryText({ write }: Pick<Text, 'write'>, code: string): string {
  const region = regionOf(code)
  return region === undefined ? code : write.country(region)
}

export function countryOptions(text: Text): Option[] {
  const byName = new Intl.Collator(text.language).compare
  return countryCodes.map((code) => ({ value: code, label: countryText(text, code) })).toSorted((a, b) => byName(a.label, b.label))
}
