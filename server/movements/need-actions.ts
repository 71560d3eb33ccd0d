/** What a case needs today: its programme together with the sheet of its movement type, in the versions it was opened with. */
import { adultAge } from '#domain/cases/family-rules.ts'
import type { Case } from '#domain/cases/words.ts'
import { ageOn, type Day } from '#domain/kit/day.ts'
import type { ClearanceKind } from '#domain/movements/clearance-words.ts'
import type { RequiredClearance } from '#domain/movements/guard-rules.ts'
import type { PersonId } from '#domain/people/words.ts'
import { marginOf, type NeededClearance, neededClearances, validityWindowOf } from '#domain/programmes/need-rules.ts'
import type { ValidityWindow } from '#domain/programmes/movement-type-words.ts'
import { listValidityWindows } from '#packs/clearances/validity-windows.ts'
import type { Work } from '#server/kit/transaction.ts'
import { getProgramme } from '#server/programmes/actions.ts'
import { getMovementType } from '#server/programmes/movement-type-actions.ts'

type OfCase = Pick<Case, 'programmeCode' | 'programmeVersion' | 'movementType' | 'movementTypeVersion' | 'destinationCountry'>

/** A case that was opened before sheets had versions keeps to what its programme asks for. */
export async function needsOf(work: Work, found: OfCase, on: Day): Promise<NeededClearance[]> {
  const programme = await getProgramme(work, found.programmeCode, found.programmeVersion)
  if (!programme.ok) throw new Error('a case without its programme')
  if (found.movementTypeVersion === null) return neededClearances(programme.value, { clearances: [] }, null, on)
  return neededClearances(programme.value, await sheetOf(work, found), found.destinationCountry, on)
}

type Traveller = { personId: PersonId; bornOn: Day | null }

/** The same as the guards ask for it. Of a child alone only where the case says that one travels so; an unknown age counts as under age. */
export function requiredOf(
  needs: readonly NeededClearance[],
  found: Pick<Case, 'unaccompaniedMinor'>,
  travelling: readonly Traveller[],
  today: Day,
): RequiredClearance[] {
  const minors = found.unaccompaniedMinor
    ? travelling.filter(({ bornOn }) => bornOn === null || ageOn(bornOn, today) < adultAge).map(({ personId }) => personId)
    : []
  return needs.flatMap(({ kind, whom }): RequiredClearance[] => {
    if (whom !== 'MINOR_ALONE') return [{ kind, perMember: whom === 'EACH' }]
    return minors.length === 0 ? [] : [{ kind, perMember: true, only: minors }]
  })
}

/** How many days a paper must outlast the arrival, by the day of the arrival. */
export async function marginsOf(work: Work, found: OfCase): Promise<(arrivesOn: Day) => number> {
  const sheet = await sheetOf(work, found)
  return (arrivesOn) => {
    const row = marginOf(sheet, found.destinationCountry, arrivesOn)
    if (row === undefined) throw new Error(`${sheet.code} version ${sheet.version} has no document margin in force on ${arrivesOn}.`)
    return row.days
  }
}

/** How long a clearance of this case lives when its paper does not say; `programmeDays` is the programme's own figure, which comes first. */
export async function lifeOf(
  work: Work,
  found: OfCase,
  kind: ClearanceKind,
  on: Day,
): Promise<{ programmeDays: number | undefined; window: ValidityWindow | undefined }> {
  const needs = await needsOf(work, found, on)
  const asked = { kind, destination: found.destinationCountry, movementType: found.movementType, on }
  return { programmeDays: needs.find((each) => each.kind === kind)?.validityDays, window: validityWindowOf(listValidityWindows(), asked) }
}

async function sheetOf(work: Work, found: OfCase) {
  const sheet = await getMovementType(work, found.movementType, found.movementTypeVersion ?? 1)
  if (!sheet.ok) throw new Error(`The movement type ${found.movementType} has no sheet: packs/movement-types was not published.`)
  return sheet.value
}
