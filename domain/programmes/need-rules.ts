/**
 * What a case needs before it travels: what its programme asks for, what its movement type asks for at its destination on that day, how
 * long a paper must last after the arrival, and how long a clearance lives (domain.md 1.3, 1.4). The most specific row in force wins.
 */
import { addDays, addMonths, type Day } from '#domain/kit/day.ts'
import type { DocumentMargin, MovementTypeSheet, ValidityWindow, Whom } from './movement-type-words.ts'
import type { ClearanceKind, Programme } from './words.ts'

export type NeededClearance = {
  kind: ClearanceKind
  whom: Whom
  /** Of the programme; a window of the office where it says none. */
  validityDays: number | undefined
  askedBy: 'PROGRAMME' | 'TYPE'
  source: string
  toBeChecked: boolean
}

/** The programme first, each kind once: where both ask for a kind, the programme says of whom and for how long. */
export function neededClearances(
  programme: Pick<Programme, 'requiredClearances'>,
  sheet: Pick<MovementTypeSheet, 'clearances'>,
  destination: string | null,
  on: Day,
): NeededClearance[] {
  const own = programme.requiredClearances.map(({ kind, perMember, validityDays, source }): NeededClearance => ({
    kind,
    whom: perMember ? 'EACH' : 'CASE',
    validityDays,
    askedBy: 'PROGRAMME',
    source,
    toBeChecked: false,
  }))
  const ofType = new Map<ClearanceKind, MovementTypeSheet['clearances'][number]>()
  for (const row of sheet.clearances.filter((each) => isInForce(each, on) && coversPlace(each, destination))) {
    const before = ofType.get(row.kind)
    if (before === undefined || (before.destinations === undefined && row.destinations !== undefined)) ofType.set(row.kind, row)
  }
  const added = [...ofType.values()]
    .filter(({ kind }) => !own.some((each) => each.kind === kind))
    .map(({ kind, whom, source, toBeChecked }): NeededClearance => ({
      kind,
      whom,
      validityDays: undefined,
      askedBy: 'TYPE',
      source,
      toBeChecked,
    }))
  return [...own, ...added]
}

/** The days a travel document must outlast the arrival, for a destination on a day. Undefined where the sheet has no row in force. */
export function marginOf(
  sheet: Pick<MovementTypeSheet, 'documentMargins'>,
  destination: string | null,
  on: Day,
): DocumentMargin | undefined {
  const rows = sheet.documentMargins.filter((row) => isInForce(row, on) && coversPlace(row, destination))
  return rows.find(({ destinations }) => destinations !== undefined) ?? rows[0]
}

/** How long a clearance of this kind lives. A row that names the destination beats one that names the type, and both a general one. */
export function validityWindowOf(
  windows: readonly ValidityWindow[],
  asked: { kind: ClearanceKind; destination: string | null; movementType: string; on: Day },
): ValidityWindow | undefined {
  const fits = windows.filter(
    (window) =>
      window.kind === asked.kind &&
      isInForce(window, asked.on) &&
      coversPlace(window, asked.destination) &&
      (window.movementTypes === undefined || window.movementTypes.some((type) => type === asked.movementType)),
  )
  const weight = (window: ValidityWindow): number =>
    (window.destinations === undefined ? 0 : 2) + (window.movementTypes === undefined ? 0 : 1)
  return fits.toSorted((a, b) => weight(b) - weight(a))[0]
}

/** The last day on which something cleared on a day still holds. */
export function endOf(window: Pick<ValidityWindow, 'months' | 'days'>, from: Day): Day {
  return window.months === undefined ? addDays(from, window.days ?? 0) : addMonths(from, window.months)
}

function isInForce(row: { validFrom: Day; validTo?: Day | undefined }, on: Day): boolean {
  return row.validFrom <= on && (row.validTo === undefined || on <= row.validTo)
}

function coversPlace(row: { destinations?: readonly string[] | undefined }, destination: string | null): boolean {
  return row.destinations === undefined || (destination !== null && row.destinations.includes(destination))
}
